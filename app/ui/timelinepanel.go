package ui

import (
	"fmt"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// speeds are those on offer; 1 is a week a second.
var speeds = []float64{0.1, 0.25, 0.5, 1, 2, 5, 10, 20}

// timelinePanel is the timeline with its header: transport, speed, date, title and the lengths of time.
type timelinePanel struct {
	*session
	timeline *widgets.TimelineView
	play     *widgets.Button
	speed    *widgets.Button
	form     *widgets.Button // menu of lanes, axis, steps, range
	heading  *widgets.SceneView
	overlays *overlays // for the panels it opens; nil opens none
	lengths  []view.Length
	steps    []*widgets.Button
	object   *fyne.Container
	bar      *fyne.Container
	width    float32 // of the header
}

func newTimelinePanel(s *session, pick func(id string, at fyne.Position)) *timelinePanel {
	t := &timelinePanel{session: s}
	t.timeline = widgets.NewTimelineView(s.env, s.kit, s.store, s.input)
	t.timeline.Pick = pick
	t.play = widgets.NewButton(s.env, widgets.Flat, widgets.IconPlay, "", func() {
		s.store.Do(view.Play{On: !s.store.View().Playing})
	})
	t.speed = widgets.NewButton(s.env, widgets.Flat, widgets.NoIcon, "", t.chooseSpeed)
	t.speed.HintSize, t.speed.Tip = 12, s.t("tip.speed")
	t.heading = widgets.NewSceneView(s.env, t.headingScene, func(string) { t.askDate() })
	t.form = t.newForm()
	t.bar = container.NewStack()
	t.object = container.New(under{headerHeight}, t.bar, t.timeline)
	t.build()

	s.store.Observe(view.Clock|view.Selection|view.Range|view.FilterPart|view.Brushing|view.Hovering|view.Language|view.Comparison|view.TimeForm|view.StoryPart,
		func(view.Part) { t.timeline.Redraw() })
	s.store.Observe(view.Clock|view.Selection|view.FilterPart|view.StoryPart, func(view.Part) { t.heading.Redraw(true) })
	s.store.Observe(view.Playback|view.Range|view.TimeForm, func(view.Part) { t.update() })
	s.store.Observe(view.Clock|view.FilterPart|view.TimeForm, func(view.Part) { t.showSpeed() })
	s.store.Observe(view.StoryPart, func(view.Part) { t.build() })
	return t
}

// build makes the header anew, as for another story with other lengths of time.
func (t *timelinePanel) build() {
	s := t.session
	previous := widgets.NewButton(s.env, widgets.Flat, widgets.IconFirst, "", func() { s.store.Do(view.StepUnit{By: -1}) })
	previous.Tip = s.t("tip.previous")
	next := widgets.NewButton(s.env, widgets.Flat, widgets.IconLast, "", func() { s.store.Do(view.StepUnit{By: 1}) })
	next.Tip = s.t("tip.next")
	t.lengths, t.steps = view.Lengths(s.store.Story()), nil
	r := &row{left: []fyne.CanvasObject{previous, t.play, next, t.speed}, middle: t.heading, padding: 12, gap: 2}
	r.right = append(r.right, t.form)
	for _, l := range t.lengths {
		b := widgets.NewButton(s.env, widgets.Tab, widgets.NoIcon, t.lengthName(l), func() { s.store.Do(view.ShowLength{Length: l.Seconds}) })
		t.steps = append(t.steps, b)
		r.right = append(r.right, b)
	}
	r.rightGap, r.end, r.fit = 22, 20, t.fit
	t.bar.Objects = []fyne.CanvasObject{s.bar(s.ground(panelColor, false, true), r)}
	t.bar.Refresh()
	t.update()
}

func (t *timelinePanel) lengthName(l view.Length) string {
	switch {
	case l.Years > 0:
		return t.words.N("window.length.years", l.Years)
	case l.Months > 0:
		return t.words.N("window.length.months", l.Months)
	}
	return t.words.N("window.length.weeks", l.Weeks)
}

// update shows the state of the player and which length of time is shown.
func (t *timelinePanel) update() {
	v := t.store.View()
	if v.Playing {
		t.play.SetIcon(widgets.IconPause, t.t("tip.pause"))
	} else {
		t.play.SetIcon(widgets.IconPlay, t.t("tip.play"))
	}
	t.form.Set(t.formName(), false)
	t.showSpeed()
	length := float64(v.To - v.From)
	for i, l := range t.lengths {
		on := length > float64(l.Seconds)*.97 && length < float64(l.Seconds)*1.03
		t.steps[i].Set(t.lengthName(l), on)
	}
}

// showSpeed shows the speed and, at rest, how long playing to the end will take.
func (t *timelinePanel) showSpeed() {
	v := t.store.View()
	if v.Playing {
		return // what is left would count down under the eyes
	}
	t.speed.Hint = t.t("speed.total", "time", playTime(view.PlayTime(t.store.Story(), v)))
	switch {
	case t.width > 0 && t.width < 800:
		t.speed.Hint = ""
	case t.width == 0 || t.width >= 1000:
		t.speed.Hint = t.speedNote(v.Speed) + " · " + t.speed.Hint
	}
	if name := speedName(v.Speed); t.speed.Text == name {
		t.speed.Refresh()
	} else {
		t.speed.Set(name, false)
	}
}

// fit leaves out what the speed means where the header is narrow, so that there is room for the date.
func (t *timelinePanel) fit(width float32) {
	if width != t.width {
		t.width = width
		t.showSpeed()
	}
}

// playTime writes a length of time as m:ss or h:mm:ss.
func playTime(d time.Duration) string {
	s := int(d.Round(time.Second) / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

func speedName(speed float64) string { return strconv.FormatFloat(speed, 'g', 3, 64) + "×" }

// speedNote says how fast a speed is.
func (t *timelinePanel) speedNote(speed float64) string {
	switch {
	case speed == 1:
		return t.t("speed.week")
	case speed > 1:
		return t.t("speed.weeks", "n", strconv.FormatFloat(speed, 'g', 3, 64))
	}
	return t.t("speed.days", "n", strconv.FormatFloat(speed*7, 'g', 2, 64))
}

// chooseSpeed opens the menu of speeds over the button.
func (t *timelinePanel) chooseSpeed() {
	var items []*fyne.MenuItem
	for _, speed := range speeds {
		it := fyne.NewMenuItem(speedName(speed)+"   "+t.speedNote(speed), func() { t.store.Do(view.SetSpeed{Speed: speed}) })
		it.Checked = t.store.View().Speed == speed
		items = append(items, it)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(t.t("speed.other"), t.askSpeed))
	showMenu(t.app, t.speed, items, true)
}

// showMenu opens a menu under, or above, an object.
func showMenu(a fyne.App, over fyne.CanvasObject, items []*fyne.MenuItem, above bool) {
	c := a.Driver().CanvasForObject(over)
	if c == nil {
		return
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := a.Driver().AbsolutePositionForObject(over)
	if above {
		at.Y -= menu.MinSize().Height
	} else {
		at.Y += over.Size().Height
	}
	menu.ShowAtPosition(at)
	c.Focus(menu)
}

// headingScene is the date in now, and what happened on it.
func (t *timelinePanel) headingScene(w, h float32) *scene.Scene {
	p, fonts := t.palette(), t.kit.Fonts
	story, v := t.store.Story(), t.store.View()
	s := &scene.Scene{W: w, H: h}
	state := story.At(v.At)
	date := t.day(v.At)
	what := t.words.N("window.sofar", len(story.Events), "begun", state.Begun)
	name := ""
	if i := view.Shown(story, v); i >= 0 {
		e := &story.Events[i]
		if e.Date.Start.Span.Contains(v.At) {
			date = e.Date.Label(t.dates)
			name = e.Title
		}
	}
	x := float32(8)
	y := h/2 + 5.5
	date = fonts.Fit(date, scene.SansBold, 16, max(w-x, 10))
	dateW := fonts.Width(date, scene.SansBold, 16, 0, false)
	items := []scene.Item{&scene.Text{ID: "action:date", W: dateW, Title: t.t("tip.date"), X: x, Y: y, String: date, Face: scene.SansBold, Size: 16, Color: p.NowText}}
	if room := w - x - dateW - 12 - 16; room > 60 {
		if name != "" { // the title yields to the count
			what = " · " + what
			if left := room - fonts.Width(what, scene.Sans, 13, 0, false); left > 80 {
				what = fonts.Fit(name, scene.Sans, 13, left) + what
			} else {
				what = name
			}
		}
		items = append(items, &scene.Text{X: x + dateW + 12, Y: y - .5, String: fonts.Fit(what, scene.Sans, 13, room), Size: 13, Color: p.Ink2})
	}
	s.Layers = []scene.Layer{{Name: "heading", Items: items}}
	return s
}

// under lays a bar of a fixed height above the rest.
type under struct{ bar float32 }

// Layout places bar and rest.
func (u under) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	place(objects[0], 0, 0, size.Width, u.bar)
	place(objects[1], 0, u.bar, size.Width, size.Height-u.bar)
}

// MinSize is small: the window gives the size.
func (u under) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(16, u.bar) }
