package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// detailsPanel is the panel at the right: the event shown, or the list of events while one searches.
type detailsPanel struct {
	*session
	previous, title, next *widgets.Button
	details, list         *widgets.SceneView
	object                *fyne.Container

	listing bool
	search  string
	found   []int
	listed  func(bool) // told when the list opens or closes
}

func newDetailsPanel(s *session, pick func(id string)) *detailsPanel {
	d := &detailsPanel{session: s}
	d.previous = widgets.NewButton(s.env, widgets.Flat, widgets.IconLeft, "", func() { s.store.Do(view.Step{By: -1}) })
	d.next = widgets.NewButton(s.env, widgets.Flat, widgets.NoIcon, "", func() { s.store.Do(view.Step{By: 1}) })
	d.next.Tail = widgets.IconRight
	d.title = widgets.NewButton(s.env, widgets.Flat, widgets.NoIcon, "", func() { d.showList(!d.listing) })
	d.title.Tip = s.t("tip.list")
	d.details = widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		if s.store.View().HasCompare {
			return s.kit.Differences(s.input(float64(w), float64(h)))
		}
		return s.kit.Details(s.input(float64(w), float64(h)))
	}, pick)
	d.details.Skip = figure.DetailsHead
	for _, b := range []*widgets.Button{d.previous, d.title, d.next} {
		b.TextSize, b.Quiet = 12, true
	}
	d.list = widgets.NewSceneView(s.env, func(w, h float32) *scene.Scene {
		return s.kit.EventList(s.input(float64(w), float64(h)), d.found)
	}, func(id string) {
		d.showList(false)
		s.store.Do(view.Select{ID: id})
	})
	d.list.Walk = true
	d.list.Hide()
	bar := container.NewStack(s.ground(panelColor, false, true), container.New(ends{}, d.previous, d.title, d.next))
	d.object = container.New(under{headerHeight}, bar, container.NewStack(s.ground(panelColor, false, false), d.details, d.list))
	s.store.Observe(view.Clock|view.Selection|view.FilterPart|view.Comparison|view.StoryPart|view.Language, func(changed view.Part) {
		d.update(changed)
	})
	d.update(view.Everything)
	return d
}

// update shows the event of the view; a new event begins at the panel's top.
func (d *detailsPanel) update(changed view.Part) {
	story, v := d.store.Story(), d.store.View()
	i := view.Shown(story, v)
	short := func(by int) (string, bool) {
		n := view.Neighbour(story, v, by)
		if n < 0 {
			return "", false
		}
		return shortDay(story.Events[n].Date, d.dates), true
	}
	set := func(b *widgets.Button, by int) {
		text, ok := short(by)
		b.Set(text, false)
		if ok && !d.listing && !v.HasCompare {
			b.Show()
		} else {
			b.Hide()
		}
	}
	set(d.previous, -1)
	set(d.next, 1)
	if changed.Has(view.FilterPart | view.StoryPart) {
		d.find(d.search)
	}
	switch {
	case d.listing:
		d.title.Set(d.words.N("window.found", len(d.found)), true)
	case v.HasCompare:
		d.title.Set(d.t("compare.title"), false)
	case i < 0:
		d.title.Set(d.words.N("window.before", len(story.Events)), false)
	default:
		d.title.Set(d.t("event", "n", i+1, "of", len(story.Events)), false)
	}
	d.object.Objects[0].Refresh()
	d.details.Redraw(changed.Has(view.Selection|view.Clock|view.Comparison|view.StoryPart) && !(v.HasCompare && !changed.Has(view.Clock|view.Comparison|view.StoryPart)))
	if d.listing {
		d.list.Redraw(false)
	}
}

// shortDay writes day and month of a date's start, or as much as is known, without the year that stands elsewhere.
func shortDay(date edtf.Date, words edtf.Words) string {
	if date.Interval && !date.Start.Open && !date.Start.Unknown {
		date = edtf.Date{Start: date.Start, End: date.Start}
	}
	text := date.Short(words)
	if date.Start.Precision != edtf.ToDay {
		return text
	}
	if _, rest, ok := strings.Cut(text, "年"); ok && !strings.Contains(rest, "年") { // in Chinese the year stands first
		return rest
	}
	if date.Interval {
		return text
	}
	if i := strings.LastIndexByte(text, ' '); i > 0 && len(text)-i == 5 {
		return text[:i]
	}
	return text
}

// find lists the events that filter and search keep.
func (d *detailsPanel) find(search string) {
	d.search = search
	story := d.store.Story()
	keep := view.Kept(story, strings.TrimSpace(d.store.View().Filter))
	match := view.Kept(story, search)
	d.found = d.found[:0]
	for i := range story.Events {
		if keep(i) && match(i) {
			d.found = append(d.found, i)
		}
	}
}

// showList opens or closes the list of events.
func (d *detailsPanel) showList(on bool) {
	if d.listing == on {
		return
	}
	d.listing = on
	if on {
		d.find(d.search)
		d.list.Redraw(true)
		d.details.Hide()
		d.list.Show()
	} else {
		d.search = ""
		d.list.Hide()
		d.details.Show()
	}
	d.update(0)
	if d.listed != nil {
		d.listed(on)
	}
}

// chooseFirst chooses the first event that was found.
func (d *detailsPanel) chooseFirst() {
	if !d.listing || len(d.found) == 0 {
		return
	}
	id := d.store.Story().Events[d.found[0]].ID
	d.showList(false)
	d.store.Do(view.Select{ID: "event:" + id})
}

// searchFor shows what matches text; nothing to search for closes the list.
func (d *detailsPanel) searchFor(text string) {
	if strings.TrimSpace(text) == "" {
		d.showList(false)
		return
	}
	d.find(text)
	d.listing = true
	d.details.Hide()
	d.list.Show()
	d.list.Redraw(true)
	d.update(0)
}

// ends lays three objects out: left, centred, right.
type ends struct{}

// Layout places the three.
func (ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l, c, r := objects[0].MinSize(), objects[1].MinSize(), objects[2].MinSize()
	y := func(m fyne.Size) float32 { return (size.Height - m.Height) / 2 }
	place(objects[0], 12, y(l), l.Width, l.Height)
	place(objects[1], (size.Width-c.Width)/2, y(c), c.Width, c.Height)
	place(objects[2], size.Width-12-r.Width, y(r), r.Width, r.Height)
}

// MinSize is small: the window gives the size.
func (ends) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, 16) }
