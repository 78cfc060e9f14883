package ui

import (
	"fyne.io/fyne/v2"

	"thawline/app/view"
)

// newCompare makes the panel and keeps the window in step with the view: two dates are compared as long as it has them.
func (w *Window) newCompare() *comparePanel {
	c := newComparePanel(w.session, w.pickCompared, func(err error) { w.banner.fail(w.t("failed.internal", "error", err)) },
		func() { w.compareDates(false) })
	w.store.Observe(view.Comparison|view.StoryPart, func(view.Part) { w.followCompare() })
	return c
}

// pickCompared chooses what was clicked on one of the two maps; the open map lets go of a route chosen.
func (w *Window) pickCompared(id string, over fyne.CanvasObject, at fyne.Position) {
	if id == "" {
		w.pickOnMap(id, at)
		return
	}
	w.pick(id, over, at)
}

// compareDates begins or ends comparing. It begins with the story's first day beside the day shown, or its last beside the
// first.
func (w *Window) compareDates(on bool) {
	story, v := w.store.Story(), w.store.View()
	if !on {
		w.store.Do(view.SetCompare{Off: true})
		return
	}
	if v.HasCompare {
		return
	}
	other := story.Span.From
	if v.At <= other {
		other = story.Span.To - 1
	}
	w.store.Do(view.Play{On: false})
	w.store.Do(view.SetCompare{At: other})
}

// followCompare shows the two maps or the one.
func (w *Window) followCompare() {
	c, on := w.compare, w.store.View().HasCompare
	if c.on == on {
		return
	}
	c.on = on
	w.toolbar.compare.Set(w.toolbar.compare.Text, on)
	if on {
		w.details.showList(false)
		w.world.world.Hide()
		w.world.world.Forget()
		w.world.zoom.Hide()
		c.object.Show()
		w.shell.world = c.object
	} else {
		c.object.Hide()
		c.maps[0].Forget()
		c.maps[1].Forget()
		w.world.world.Show()
		w.world.zoom.Show()
		w.shell.world = w.world.world
	}
	w.shell.Layout(nil, w.shell.size)
	if on {
		c.update()
		c.relay()
		if c.swiping {
			w.env.Focus(c.swipe)
		} else {
			w.env.Focus(c.maps[1])
		}
	} else {
		w.world.world.Redraw()
		w.env.Focus(w.timeline.timeline)
	}
}
