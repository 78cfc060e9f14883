package ui

import (
	"fmt"
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"thawline/app/view"
)

// pickOnMap chooses what was clicked on the map; the open map lets go of the route or place chosen.
func (w *Window) pickOnMap(id string, at fyne.Position) {
	if id == "" {
		if v := w.store.View(); v.Route != "" || v.Place != "" {
			w.store.Do(view.Select{ID: "event:" + v.Event})
		}
		return
	}
	w.pick(id, w.world.world, at)
}

// pick chooses an item of a picture. One sign for several events opens a menu of them.
func (w *Window) pick(id string, over fyne.CanvasObject, at fyne.Position) {
	kind, rest, _ := strings.Cut(id, ":")
	switch kind {
	case "events":
		if over == w.timeline.timeline {
			w.stackMenu(w.timeline.timeline.Stack(id), at)
		} else {
			w.eventsMenu(id, over, at)
		}
	case "action":
		w.act(rest)
	default:
		w.store.Do(view.Select{ID: id})
	}
}

// eventsMenu offers the events that a marker of the map stands for, the newest first.
func (w *Window) eventsMenu(id string, over fyne.CanvasObject, at fyne.Position) {
	story, shown := w.store.Story(), view.Shown(w.store.Story(), w.store.View())
	var items []*fyne.MenuItem
	events := w.kit.MarkerEvents(w.world.world.Input(), id)
	for n := len(events) - 1; n >= 0; n-- {
		e := &story.Events[events[n]]
		it := fyne.NewMenuItem(e.Date.Short(w.dates)+"   "+e.Title, func() { w.store.Do(view.Select{ID: "event:" + e.ID}) })
		it.Checked = events[n] == shown
		items = append(items, it)
	}
	if len(items) == 1 {
		items[0].Action()
		return
	}
	if len(items) > 0 {
		w.menuAt(items, w.app.Driver().AbsolutePositionForObject(over).Add(at))
	}
}

// pickDetail follows a link, a chip or a button of the details.
func (w *Window) pickDetail(id string) {
	kind, rest, _ := strings.Cut(id, ":")
	switch kind {
	case "source":
		w.openSource(rest)
	case "actor":
		w.toolbar.search.Field.SetText("actor:" + term(rest))
	case "action":
		w.act(rest)
	case "category":
		w.toolbar.search.Field.SetText("category:" + term(rest))
	default:
		w.store.Do(view.Select{ID: id})
	}
}

// act does what a figure's own button says.
func (w *Window) act(name string) {
	switch name {
	case "next":
		w.store.Do(view.Step{By: 1})
	case "previous":
		w.store.Do(view.Step{By: -1})
	case "list":
		w.details.showList(true)
	}
}

// openSource opens a source's page in the desktop's browser.
func (w *Window) openSource(id string) {
	i := w.store.Story().SourceIndex(id)
	if i < 0 || w.store.Story().Sources[i].URL == "" {
		return
	}
	u, err := url.Parse(w.store.Story().Sources[i].URL)
	if err == nil && u.Scheme != "http" && u.Scheme != "https" {
		err = fmt.Errorf("%q is no web address", u)
	}
	if err == nil {
		err = w.app.OpenURL(u)
	}
	if err != nil {
		w.banner.fail(w.t("failed.link", "error", err))
	}
}
