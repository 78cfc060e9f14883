package ui

import (
	"fyne.io/fyne/v2"

	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// toolbar is the bar above: story, search, filter, layers, compare, charts, export, theme, present.
type toolbar struct {
	*session
	story, filter, layers, compare, charts, export, theme, present *widgets.Button
	search                                                         *widgets.SearchField
	object                                                         fyne.CanvasObject
}

// toolbarDeeds is what the toolbar's buttons do.
type toolbarDeeds struct {
	story, filter, layers, compare, charts, export, theme, present func()
	search                                                         func(text string)
	leave, enter, down                                             func()
}

func newToolbar(s *session, do toolbarDeeds) *toolbar {
	t := &toolbar{session: s}
	button := func(look widgets.Look, icon widgets.Icon, key string, tap func()) *widgets.Button {
		b := widgets.NewButton(s.env, look, icon, s.t("toolbar."+key), tap)
		b.Tip = s.words.T("window.tip." + key)
		return b
	}
	t.story = widgets.NewButton(s.env, widgets.Heading, widgets.NoIcon, "", do.story)
	t.story.Tail, t.story.Most = widgets.IconDown, 420
	t.story.Tip = s.t("tip.story")
	t.filter = button(widgets.Flat, widgets.IconFilter, "filter", do.filter)
	t.layers = button(widgets.Flat, widgets.IconLayers, "layers", do.layers)
	t.compare = button(widgets.Flat, widgets.IconCompare, "compare", do.compare)
	t.charts = button(widgets.Flat, widgets.IconChart, "charts", do.charts)
	t.export = button(widgets.Flat, widgets.IconExport, "export", do.export)
	t.theme = widgets.NewButton(s.env, widgets.Flat, widgets.IconTheme, "", do.theme)
	t.theme.Tip = s.t("tip.theme")
	t.present = button(widgets.Solid, widgets.IconPlay, "present", do.present)
	t.present.Hint = "F5"
	t.search = widgets.NewSearchField(s.env, do.search, do.leave, do.enter, do.down)

	t.object = s.bar(s.ground(panelColor, false, true), &row{
		left:    []fyne.CanvasObject{t.story},
		middle:  t.search,
		most:    330,
		right:   []fyne.CanvasObject{t.filter, t.layers, t.compare, t.charts, s.separator(), t.export, t.theme, t.present},
		padding: 8, end: 16, gap: 8, fit: t.fit,
	})
	s.store.Observe(view.StoryPart|view.FilterPart, func(view.Part) { t.update() })
	t.update()
	return t
}

// fit leaves Compare, Charts and Layers their signs alone where the bar is narrow, so that there is room to search.
func (t *toolbar) fit(width float32) {
	label := func(b *widgets.Button, key string, from float32) {
		text := ""
		if width >= from {
			text = t.t("toolbar." + key)
		}
		if text != b.Text {
			b.Set(text, b.On)
		}
	}
	label(t.compare, "compare", 1260)
	label(t.charts, "charts", 1260)
	label(t.layers, "layers", 1100)
}

func (t *toolbar) update() {
	t.story.Set(t.store.Story().Title, false)
	t.search.SetHint(t.words.N("window.search.hint", len(t.store.Story().Events)), t.words.N("window.search.short", len(t.store.Story().Events)), t.t("search"))
	label := t.t("toolbar.filter")
	if t.store.View().Filter != "" {
		label = t.t("toolbar.filtered")
	}
	t.filter.Set(label, t.store.View().Filter != "")
}
