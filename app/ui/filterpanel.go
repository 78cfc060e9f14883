package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// categoryName returns a category's name in words; a story's own is shown as it is written.
func (s *session) categoryName(category string) string {
	if key := "window.category." + category; s.words.Has(key) {
		return s.words.T(key)
	}
	return category
}

// filterPanel makes the panel of filters: categories to switch on and off, and the text of the filter itself.
func (s *session) filterPanel(leave func()) (content fyne.CanvasObject, first fyne.Focusable) {
	const width = 300
	story := s.store.Story()
	rows := container.NewGridWithColumns(2)
	var toggles []*widgets.Button
	var names []string
	for _, category := range story.Categories() {
		b := widgets.NewButton(s.env, widgets.Check, widgets.NoIcon, s.categoryName(category), nil)
		b.Wide = true
		b.Mark = func(x, y float32) []scene.Item {
			return figure.SignItems(s.palette(), category, x+8, y+8, figure.SignList)
		}
		b.OnTap = func() {
			s.store.Do(view.SetFilter{Filter: toggleTerm(s.store.View().Filter, "-category:"+term(category))})
		}
		rows.Add(b)
		toggles, names = append(toggles, b), append(names, category)
	}
	note, noteView := s.prose(func() string { return s.filterNote() }, width)
	field := widgets.NewField(s.env, nil, leave, leave)
	field.SetText(s.store.View().Filter)
	field.SetPlaceHolder(s.t("filter.text"))
	update := func() {
		filter := s.store.View().Filter
		for i, b := range toggles {
			b.Set(b.Text, !hasTerm(filter, "-category:"+term(names[i])))
		}
		if strings.TrimSpace(field.Text) != filter {
			field.SetText(filter)
		}
		noteView.Redraw(true)
	}
	field.OnChanged = func(text string) { s.store.Do(view.SetFilter{Filter: text}) }
	if s.panelClosed != nil { // the one opened before; a popup does not tell when it is gone
		s.panelClosed()
	}
	s.panelClosed = s.store.Observe(view.FilterPart, func(view.Part) { update() })
	update()
	clear := widgets.NewButton(s.env, widgets.Outline, widgets.NoIcon, s.t("filter.clear"), func() { s.store.Do(view.SetFilter{}) })
	help, _ := s.prose(func() string { return s.t("filter.help") }, width)
	return container.NewVBox(s.caption(s.t("filter.title"), width), rows,
		container.New(layout.NewGridWrapLayout(fyne.NewSize(width, 32)), field), note, help,
		container.NewHBox(layout.NewSpacer(), clear)), field
}

// filterNote says how many events are kept, or what is wrong with the filter.
func (s *session) filterNote() string {
	story := s.store.Story()
	keep, err := story.Filter(s.store.View().Filter)
	if err != nil {
		return err.Error()
	}
	n := 0
	for i := range story.Events {
		if keep(i) {
			n++
		}
	}
	return s.words.N("window.filter.kept", n)
}

// term writes a value so that the filter reads it as one.
func term(value string) string {
	if strings.ContainsAny(value, " \t\"") {
		return `"` + strings.ReplaceAll(value, `"`, "") + `"`
	}
	return value
}

// hasTerm reports whether the filter holds the term.
func hasTerm(filter, term string) bool {
	return strings.Contains(" "+filter+" ", " "+term+" ")
}

// toggleTerm puts the term into the filter, or takes it out.
func toggleTerm(filter, term string) string {
	if hasTerm(filter, term) {
		filter = strings.Replace(" "+filter+" ", " "+term+" ", " ", 1)
		return strings.TrimSpace(filter)
	}
	return strings.TrimSpace(filter + " " + term)
}

// layerPanel makes the panel of the map's layers and frames.
func (s *session) layerPanel() fyne.CanvasObject {
	const width = 230
	box := container.NewVBox(s.caption(s.t("layers.title"), width))
	for _, l := range []struct {
		layer view.Layers
		key   string
	}{{view.Base, "base"}, {view.Places, "places"}, {view.Routes, "routes"}, {view.Events, "events"}, {view.Labels, "labels"}, {view.Legend, "legend"}} {
		b := widgets.NewButton(s.env, widgets.Check, widgets.NoIcon, s.t("layer."+l.key), nil)
		b.Wide, b.On = true, s.store.View().Layers.Has(l.layer)
		b.OnTap = func() {
			s.store.Do(view.ToggleLayers{Layers: l.layer})
			b.Set(b.Text, s.store.View().Layers.Has(l.layer))
		}
		box.Add(b)
	}
	frames := s.store.Story().Frames
	if len(frames) > 1 {
		box.Add(s.caption(s.t("frames.title"), width))
		choices := container.NewHBox()
		var buttons []*widgets.Button
		for i, f := range frames {
			b := widgets.NewButton(s.env, widgets.Choice, widgets.NoIcon, s.frameName(f.ID), nil)
			b.On = s.store.View().Camera.Frame == f.ID || s.store.View().Camera.Frame == "" && i == 0
			b.OnTap = func() {
				s.store.Do(view.SetFrame{Frame: f.ID})
				for _, other := range buttons {
					other.Set(other.Text, other == b)
				}
			}
			buttons = append(buttons, b)
			choices.Add(b)
		}
		box.Add(choices)
	}
	check := func(key string, on func() bool, set func(bool)) {
		b := widgets.NewButton(s.env, widgets.Check, widgets.NoIcon, s.t(key), nil)
		b.Wide, b.On = true, on()
		b.OnTap = func() {
			set(!on())
			b.Set(b.Text, on())
		}
		box.Add(b)
	}
	check("frames.follow", func() bool { return s.store.View().Follow }, func(on bool) { s.store.Do(view.SetFollow{On: on}) })
	check("motion", func() bool { return !s.prefs.still() }, func(on bool) { s.prefs.keepStill(!on) })
	return box
}

func (s *session) frameName(id string) string {
	if key := "window.frame." + id; s.words.Has(key) {
		return s.words.T(key)
	}
	return id
}
