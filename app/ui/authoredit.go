package ui

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/author"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// turn undoes or does again.
func (p *authorPanel) turn(way func(*author.Editor) bool) {
	if p.script == nil {
		return
	}
	before := p.script.edit.Telling()
	if way(p.script.edit) {
		p.retell(before)
		p.update(true)
	}
}

// edit makes a telling the one that holds, and shows what is chosen now.
func (p *authorPanel) edit(told dataset.Telling, at author.Place) bool {
	if err := p.rewrite(told, at, ""); err != nil {
		p.banner.fail(p.words.T("author.refused", "error", p.reason(err)))
		return false
	}
	p.update(true)
	return true
}

// typed takes what is typed in an area. A text that is the event's, or the story's own in another language, is left to
// them; one that cannot be taken is marked, and what was there before holds.
func (p *authorPanel) typed(which dataset.ToldText, text string) {
	if p.script == nil {
		return
	}
	at, told := p.at(), p.script.edit.Telling()
	lang, own := p.langs()
	text = dataset.CleanText(text, which)
	var err error
	switch {
	case at.Step < 0:
		if text == "" && lang == own {
			p.refuse(p.words.T("author.needstitle.chapter"))
			return
		}
		err = p.rewrite(told.RenameChapter(at.Chapter, lang, own, text), at, fmt.Sprintf("chapter %d %s", at.Chapter, lang))
	default:
		if text == p.leftTo(at.Step, which) {
			text = ""
		}
		err = p.rewrite(told.SetText(at.Step, which, lang, own, text), at, fmt.Sprintf("text %d %d %s", which, at.Step, lang))
	}
	if err != nil {
		p.refuse(p.reason(err))
		return
	}
	p.refuse("")
}

// refuse says why what was typed as a title is not taken; "" when it is.
func (p *authorPanel) refuse(reason string) {
	if p.wrong != reason {
		p.wrong = reason
		p.areas[0].Note(reason)
		p.captions[0].Redraw(true)
	}
}

// leftTo returns the text that a step has in the language shown when it says nothing itself.
func (p *authorPanel) leftTo(step int, which dataset.ToldText) string {
	story := p.store.Story()
	lang, own := p.langs()
	s, _ := p.script.edit.Telling().Step(step)
	if lang != own && s.Wording(which).Text != "" {
		return s.Wording(which).Text
	}
	if i := story.EventIndex(s.Event); i >= 0 {
		switch which {
		case dataset.StepTitle:
			return dataset.CleanText(story.Events[i].Title, which)
		case dataset.StepText:
			return dataset.CleanText(story.Events[i].Summary, which)
		}
	}
	return ""
}

// left shows the text that holds when the focus leaves an area.
func (p *authorPanel) left(which dataset.ToldText) {
	if p.script == nil || !p.on {
		return
	}
	p.areas[which].Set(p.texts(p.at())[which])
	if which == dataset.StepTitle {
		p.refuse("")
	}
}

// capture is the step that shows what the window shows.
func (p *authorPanel) capture() dataset.ToldStep {
	chart := ""
	if p.charts.object.Visible() {
		chart = p.charts.id
	}
	return view.Capture(p.store.Story(), p.store.View(), chart)
}

// addView adds what the window shows as a step after the one chosen. Headline and text are the event's; a step at a date
// is called by it.
func (p *authorPanel) addView() {
	if p.script == nil {
		return
	}
	s := p.capture()
	if s.Event == "" {
		s.Title.Text = p.dateTitle(s.Date)
	}
	told, at := p.script.edit.Telling(), p.at()
	var step int
	if at.Step < 0 && at.Chapter >= 0 {
		told, step = told.PutStep(at.Chapter, 0, s)
	} else {
		title := p.words.T("author.newchapter")
		told, step = told.InsertStep(at.Step, s, title, title)
	}
	chapter, _, _ := told.Find(step)
	p.edit(told, author.Place{Chapter: chapter, Step: step})
}

// dateTitle is a headline for a step without an event, in the story's own language.
func (p *authorPanel) dateTitle(date string) string {
	d, err := edtf.Parse(date)
	if err != nil {
		return date
	}
	return d.Label(edtf.In(p.store.Story().Own().Lang()))
}

// takeView makes the step chosen show what the window shows; its texts stay, and those of its event are the new one's.
func (p *authorPanel) takeView() {
	at := p.at()
	if p.script == nil || at.Step < 0 {
		return
	}
	now := p.capture()
	title := p.store.Story().Own().Steps[at.Step].Title
	p.edit(p.script.edit.Telling().EditStep(at.Step, func(s *dataset.ToldStep) {
		s.Event, s.Date, s.Camera, s.Layers, s.Chart = now.Event, now.Date, now.Camera, now.Layers, now.Chart
		if s.Event == "" && s.Title.Text == "" {
			s.Title.Text = title
		}
	}), at)
}

// showChosen makes the window show the step chosen: its date and event, camera, layers and chart.
func (p *authorPanel) showChosen() {
	at := p.at()
	if at.Step < 0 || at.Step >= len(p.store.Story().Steps) {
		return
	}
	p.store.Do(view.GoStep{Index: at.Step})
	step := view.AtStep(p.store.Story(), p.store.View())
	p.store.Do(view.ToggleLayers{Layers: p.store.View().Layers ^ step.Layers})
	p.store.Do(view.SetCamera{Camera: step.Camera})
	if chart := p.store.Story().Steps[at.Step].Chart; chart != "" {
		p.charts.showChart(chart)
	} else {
		p.charts.show(false)
	}
	p.update(false)
}

// addChapter adds a chapter after the one chosen and lets its title be typed.
func (p *authorPanel) addChapter() {
	if p.script == nil {
		return
	}
	title := p.words.T("author.newchapter")
	told, i := p.script.edit.Telling().InsertChapter(p.at().Chapter+1, title, title)
	if p.edit(told, author.Place{Chapter: i, Step: -1}) {
		p.env.Focus(p.areas[0].Field)
		p.areas[0].Field.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// move moves the step or chapter chosen up or down.
func (p *authorPanel) move(by int) {
	if p.script == nil {
		return
	}
	told, at := p.script.edit.Telling(), p.at()
	if at.Step < 0 {
		told, i := told.MoveChapter(at.Chapter, by)
		p.edit(told, author.Place{Chapter: i, Step: -1})
		return
	}
	told, i := told.MoveStep(at.Step, by)
	chapter, _, _ := told.Find(i)
	p.edit(told, author.Place{Chapter: chapter, Step: i})
}

// delete takes the step or chapter chosen away; a chapter takes its steps with it.
func (p *authorPanel) delete() {
	if p.script == nil {
		return
	}
	told, at := p.script.edit.Telling(), p.at()
	if at.Step >= 0 {
		told, i := told.DeleteStep(at.Step)
		p.edit(told, author.Place{Step: i})
		return
	}
	told = told.DeleteChapter(at.Chapter)
	p.edit(told, author.Place{Chapter: min(at.Chapter, len(told.Chapters)-1), Step: -1})
}

// drop moves a row of the list to before another.
func (p *authorPanel) drop(row, gap int) {
	if p.script == nil || row >= len(p.places) {
		return
	}
	told, from := p.script.edit.Telling(), p.places[row]
	chapter, place := len(told.Chapters)-1, 0 // the end of the last
	if chapter >= 0 {
		place = len(told.Chapters[chapter].Steps)
	}
	if gap < len(p.places) {
		to := p.places[gap]
		switch {
		case to.Step >= 0:
			chapter, place, _ = told.Find(to.Step)
		case to.Chapter > 0: // before a heading is the end of the chapter above
			chapter = to.Chapter - 1
			place = len(told.Chapters[chapter].Steps)
		default:
			chapter, place = 0, 0
		}
	}
	if from.Step < 0 {
		to := chapter
		if gap < len(p.places) && p.places[gap].Step < 0 {
			to = p.places[gap].Chapter
			if to > from.Chapter {
				to--
			}
		}
		told, i := told.MoveChapter(from.Chapter, to-from.Chapter)
		p.edit(told, author.Place{Chapter: i, Step: -1})
		return
	}
	if c, at, _ := told.Find(from.Step); c == chapter && at < place {
		place-- // counted without the step itself
	}
	told, i := told.PlaceStep(from.Step, chapter, place)
	c, _, _ := told.Find(i)
	p.edit(told, author.Place{Chapter: c, Step: i})
}

// presented returns the step that presenting begins with while the panel is open: the one chosen; else the one given.
func (p *authorPanel) presented(step int) int {
	if at := p.at().Step; p.on && at >= 0 {
		p.Window.show.talk.Free = false
		return at
	}
	return step
}

// back chooses the step at which the slides were left, so that presenting again goes on there.
func (p *authorPanel) back() {
	if !p.on || p.Window.show.talk.Free {
		return
	}
	for row, at := range p.places {
		if at.Step == p.Window.show.position() {
			p.list.Set(p.list.Rows(), row)
			p.choose(row)
		}
	}
	p.env.Focus(p.list)
}

// routeAuthorKeys makes the window hear the combinations of keys of its author's panel.
func (w *Window) routeAuthorKeys() {
	for _, s := range []fyne.Shortcut{
		&fyne.ShortcutUndo{}, &fyne.ShortcutRedo{},
		&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift},
		&desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt},
		&desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt},
		&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault},
	} {
		w.canvas.AddShortcut(s, w.authorKey)
	}
}

// authorKey does what a combination of keys stands for while the panel is open.
func (w *Window) authorKey(s fyne.Shortcut) {
	p := w.author
	if !p.on || w.script == nil || w.show.on || w.overlays.top() {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutUndo:
		p.undo.OnTap()
	case *fyne.ShortcutRedo:
		p.redo.OnTap()
	case *desktop.CustomShortcut:
		switch s.KeyName {
		case fyne.KeyZ:
			p.redo.OnTap()
		case fyne.KeyUp:
			p.move(-1)
		case fyne.KeyDown:
			p.move(1)
		case fyne.KeyReturn:
			p.addView()
		}
	}
}
