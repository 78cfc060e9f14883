package ui

import (
	"fyne.io/fyne/v2"

	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// options opens the menu of the timeline's form: lanes, axis, steps, range, loop.
func (t *timelinePanel) options() {
	v := t.store.View()
	choice := func(key string, on bool, a view.Action) *fyne.MenuItem {
		it := fyne.NewMenuItem(t.t("timeline."+key), func() { t.store.Do(a) })
		it.Checked = on
		return it
	}
	group := func(key string, items ...*fyne.MenuItem) *fyne.MenuItem {
		it := fyne.NewMenuItem(t.t("timeline."+key), nil)
		it.ChildMenu = fyne.NewMenu("", items...)
		return it
	}
	var lanes, steps []*fyne.MenuItem
	for i, key := range laneKeys {
		lanes = append(lanes, choice("lanes."+key, v.Lanes == view.Lanes(i), view.SetLanes{Lanes: view.Lanes(i)}))
	}
	lanes = append(lanes, fyne.NewMenuItemSeparator(), choice("lanes.unfold", false, view.FoldNone{}))
	for i, key := range unitKeys {
		steps = append(steps, choice("step."+key, v.Unit == view.Unit(i), view.SetUnit{Unit: view.Unit(i)}))
	}
	_, brushed := v.Brushed()
	clear := choice("range.clear", false, view.Brush{})
	clear.Disabled = !brushed
	mode := func(key string, m view.Mode) *fyne.MenuItem {
		return choice("range."+key, v.Mode == m, view.SetMode{Mode: m})
	}
	showMenu(t.app, t.form, []*fyne.MenuItem{
		group("lanes", lanes...),
		group("axis", choice("axis.time", !v.Equal, view.SetEqual{}), choice("axis.equal", v.Equal, view.SetEqual{On: true})),
		group("step", steps...),
		group("range", mode("still", view.Still), mode("moving", view.Moving), mode("cumulative", view.Cumulative), fyne.NewMenuItemSeparator(), clear),
		fyne.NewMenuItemSeparator(),
		choice("loop", v.Loop, view.SetLoop{On: !v.Loop}),
		fyne.NewMenuItem(t.t("timeline.date"), t.askDate),
	}, true)
}

// The messages of the menu's choices, in the order of their values.
var (
	laneKeys = [...]string{view.ByCategory: "category", view.ByActor: "actor", view.ByPlace: "place", view.OneLane: "none"}
	unitKeys = [...]string{
		view.EventStep: "event", view.DayStep: "day", view.WeekStep: "week", view.MonthStep: "month",
		view.QuarterStep: "quarter", view.YearStep: "year",
	}
)

// mostListed is how many events a menu lists.
const mostListed = 14

// stackMenu offers the events behind one sign or column of the timeline; of very many the first, and a closer look.
func (w *Window) stackMenu(events []int, at fyne.Position) {
	story, v := w.store.Story(), w.store.View()
	shown := view.Shown(story, v)
	var items []*fyne.MenuItem
	for n, i := range events {
		if n == mostListed && len(events) > mostListed+1 {
			break
		}
		e := &story.Events[i]
		it := fyne.NewMenuItem(w.kit.Fonts.Fit(e.Date.Short(w.dates)+"   "+e.Title, 0, 13, 520), func() {
			w.store.Do(view.Select{ID: "event:" + e.ID})
		})
		it.Checked = i == shown
		items = append(items, it)
	}
	if len(events) > len(items) {
		first, last := &story.Events[events[0]], &story.Events[events[len(events)-1]]
		from, to := first.Date.Start.Span.From, last.Date.Start.Span.To
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.words.N("window.timeline.closer", len(events)), func() {
			pad := (to - from) / 20
			w.store.Do(view.SetRange{From: from - pad, To: to + pad})
		}))
	}
	w.menuAt(items, w.app.Driver().AbsolutePositionForObject(w.timeline.timeline).Add(at))
}

// formName is what the button of the timeline's form says.
func (t *timelinePanel) formName() string {
	return t.t("timeline.lanes." + laneKeys[min(t.store.View().Lanes, view.OneLane)])
}

func (t *timelinePanel) newForm() *widgets.Button {
	b := widgets.NewButton(t.env, widgets.Flat, widgets.NoIcon, t.formName(), t.options)
	b.Tail, b.Quiet, b.Tip = widgets.IconDown, true, t.t("tip.form")
	return b
}
