package ui

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/author"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset"
)

// authorPanel is where the told version is written: its chapters and steps as a list, and what the one chosen says. It
// stands in the place of the details, over the window's whole height. What is edited is the window's script.
type authorPanel struct {
	*Window
	object *fyne.Container
	on     bool

	undo, redo, shut   *widgets.Button
	head, name         *widgets.SceneView
	list               *widgets.Contents
	places             []author.Place // of the list's rows
	add, chapter       *widgets.Button
	up, down, remove   *widgets.Button
	take, show         *widgets.Button
	thumb              *widgets.Thumb
	facts              *widgets.SceneView
	captions           [3]*widgets.SceneView
	areas              [3]*widgets.TextBox // title, text and notes
	warning            *widgets.SceneView  // why the story cannot be edited, or that somebody else has changed it
	copy, mine, theirs *widgets.Button
	wrong              string       // why what was typed is not taken
	shown              author.Place // whose texts stand in the areas
	look               authorLook
	drawing            func() bool // stops the drawing of the slide that is put off
}

func newAuthorPanel(w *Window) *authorPanel {
	p := &authorPanel{Window: w, shown: author.Place{Chapter: -1, Step: -1}}
	t := func(key string) string { return w.words.T("author." + key) }
	button := func(look widgets.Look, icon widgets.Icon, text, tip string, tap func()) *widgets.Button {
		if text != "" {
			text = t(text)
		}
		b := widgets.NewButton(w.env, look, icon, text, tap)
		if tip != "" {
			b.Tip = t("tip." + tip)
		}
		return b
	}
	p.undo = button(widgets.Flat, widgets.IconUndo, "", "undo", func() { p.turn((*author.Editor).Undo) })
	p.redo = button(widgets.Flat, widgets.IconRedo, "", "redo", func() { p.turn((*author.Editor).Redo) })
	p.shut = button(widgets.Flat, widgets.IconClose, "", "close", func() { w.showAuthor(false) })
	p.add = button(widgets.Solid, widgets.IconPlus, "add", "add", p.addView)
	p.chapter = button(widgets.Outline, widgets.IconPlus, "chapter", "chapter", p.addChapter)
	p.up = button(widgets.Flat, widgets.IconUp, "", "up", func() { p.move(-1) })
	p.down = button(widgets.Flat, widgets.IconDown, "", "down", func() { p.move(1) })
	p.remove = button(widgets.Flat, widgets.IconDelete, "", "delete", p.delete)
	p.take = button(widgets.Outline, widgets.NoIcon, "take", "take", p.takeView)
	p.show = button(widgets.Outline, widgets.NoIcon, "show", "show", p.showChosen)
	p.copy = button(widgets.Solid, widgets.NoIcon, "copy", "", w.copyDialog)
	p.mine = button(widgets.Outline, widgets.NoIcon, "mine", "", w.keepMine)
	p.theirs = button(widgets.Outline, widgets.NoIcon, "theirs", "", w.takeTheirs)
	for _, b := range []*widgets.Button{p.take, p.show, p.chapter, p.mine, p.theirs} {
		b.TextSize = 12
	}
	p.list = widgets.NewContents(w.env)
	p.list.Empty = t("empty")
	p.list.OnChoose = p.choose
	p.list.OnOpen = func(int) { p.showChosen() }
	p.list.OnDelete = func(int) { p.delete() }
	p.list.OnDrop = p.drop
	p.head = widgets.NewSceneView(w.env, p.drawHead, nil)
	p.name = widgets.NewSceneView(w.env, p.drawName, nil)
	p.facts = widgets.NewSceneView(w.env, p.drawFacts, nil)
	p.warning = widgets.NewSceneView(w.env, p.drawWarning, nil)
	p.thumb = widgets.NewThumb(w.env, p.picture)
	p.thumb.OnTap = p.showChosen
	for i, which := range []dataset.ToldText{dataset.StepTitle, dataset.StepText, dataset.StepNotes} {
		a := widgets.NewTextBox(w.env, i > 0, func(text string) { p.typed(which, text) }, func() { w.env.Focus(p.list) })
		a.Field.Undo, a.Field.Redo, a.Left = p.undo.OnTap, p.redo.OnTap, func() { p.left(which) }
		p.areas[i] = a
		p.captions[i] = widgets.NewSceneView(w.env, func(cw, ch float32) *scene.Scene { return p.drawCaption(i, cw, ch) }, nil)
	}
	grounds := w.ground(panelColor, false, false)
	bar := w.ground(panelColor, false, true)
	// The order is that of the Tab key.
	p.object = container.New(&authorLayout{p, grounds, bar}, grounds, bar, p.head, p.undo, p.redo, p.shut, p.warning, p.copy, p.mine, p.theirs,
		p.list, p.add, p.chapter, p.name, p.show, p.take, p.up, p.down, p.remove, p.thumb, p.facts,
		p.captions[0], p.areas[0], p.captions[1], p.areas[1], p.captions[2], p.areas[2])
	p.object.Hide()
	w.store.Observe(view.ToldPart|view.Language, func(view.Part) { p.update(false) })
	w.store.Observe(view.Selection|view.Clock, func(part view.Part) {
		if p.on && !part.Has(view.ToldPart|view.StoryPart) {
			p.list.Set(p.rows())
		}
	})
	w.store.Observe(view.ThemePart, func(view.Part) { p.thumb.Redraw() })
	return p
}

// showAuthor opens or closes the panel.
func (w *Window) showAuthor(on bool) {
	p := w.author
	if p.on == on || w.show.on {
		return
	}
	p.on = on
	if on {
		p.begin()
		w.details.showList(false)
		w.details.object.Hide()
		p.object.Show()
	} else {
		if w.script != nil {
			_ = w.script.saver.Flush() // the panel says when it fails, and the window when it is closed
		}
		p.object.Hide()
		w.details.object.Show()
	}
	w.explore.Refresh()
	w.shell.Layout(nil, w.shell.size)
	if on {
		w.env.Focus(p.list)
	} else {
		w.env.Focus(w.timeline.timeline)
	}
	w.trace()
}

// begin opens the script of the story shown, where it can be edited.
func (p *authorPanel) begin() {
	p.shown, p.wrong = author.Place{Chapter: -1, Step: -1}, ""
	if p.editable() {
		if err := p.openScript(); err != nil {
			p.banner.fail(p.words.T("author.unreadable", "error", p.brief(err)))
		}
	}
	p.update(true)
}

// rows returns the list of chapters and steps and which one is chosen.
func (p *authorPanel) rows() (rows []widgets.ContentsRow, chosen int) {
	story, v := p.store.Story(), p.store.View()
	chosen = -1
	if p.script == nil && p.list.Chosen() < 0 {
		chosen = min(len(story.Steps)+len(story.Chapters), 1) - 1
	} else if p.script == nil {
		chosen = p.list.Chosen()
	}
	p.places = p.places[:0]
	for i, c := range story.Chapters {
		rows = append(rows, widgets.ContentsRow{Heading: true, Text: c.Title, Hint: fmt.Sprint(c.Count)})
		p.places = append(p.places, author.Place{Chapter: i, Step: -1})
		for j := c.First; j < c.First+c.Count; j++ {
			s := &story.Steps[j]
			rows = append(rows, widgets.ContentsRow{Number: fmt.Sprint(j + 1), Text: s.Title, Hint: s.Date.Short(p.dates), Shown: v.Told == j+1})
			p.places = append(p.places, author.Place{Chapter: i, Step: j})
		}
	}
	if p.script != nil {
		for i, at := range p.places {
			if at == p.script.edit.At() {
				chosen = i
			}
		}
	}
	return rows, min(chosen, len(rows)-1)
}

// at returns what is chosen: of the script, or of a story that cannot be edited.
func (p *authorPanel) at() author.Place {
	if p.script != nil {
		return p.script.edit.At()
	}
	if i := p.list.Chosen(); i >= 0 && i < len(p.places) {
		return p.places[i]
	}
	return author.Place{Chapter: -1, Step: -1}
}

// authorLook is which parts of the panel are seen.
type authorLook struct{ editing, locked, step, chapter, conflict bool }

// arrange shows the parts of the panel that there is a use for.
func (p *authorPanel) arrange(l authorLook) {
	p.look = l
	visible := func(on bool, objects ...fyne.CanvasObject) {
		for _, o := range objects {
			if on {
				o.Show()
			} else {
				o.Hide()
			}
		}
	}
	visible(l.editing, p.undo, p.redo, p.add, p.chapter)
	visible(l.step || l.chapter, p.name, p.up, p.down, p.remove, p.captions[0], p.areas[0])
	visible(l.step, p.show, p.take, p.thumb, p.facts, p.captions[1], p.areas[1], p.captions[2], p.areas[2])
	visible(!l.editing || l.conflict, p.warning)
	visible(l.locked, p.copy)
	visible(l.conflict, p.mine, p.theirs)
	p.warning.Redraw(true)
	p.object.Refresh()
}

// update shows the told version as it is now; anew shows the texts of what is chosen even in a field that has the focus.
// While one types it draws no more than the row and the state.
func (p *authorPanel) update(anew bool) {
	if !p.on {
		return
	}
	p.list.Set(p.rows())
	at, editing := p.at(), p.script != nil
	look := authorLook{
		editing: editing, locked: !editing && !p.editable(), step: editing && at.Step >= 0,
		chapter: editing && at.Step < 0 && at.Chapter >= 0, conflict: editing && p.script.changed(),
	}
	if look != p.look || anew {
		p.arrange(look)
	}
	if editing {
		enable(p.undo, p.script.edit.CanUndo())
		enable(p.redo, p.script.edit.CanRedo())
	}
	fresh := anew || at != p.shown
	p.shown = at
	for i, text := range p.texts(at) {
		if fresh || !p.areas[i].Focused() {
			p.areas[i].Set(text)
		}
	}
	p.head.Redraw(true)
	if !fresh {
		p.drawSoon()
		return
	}
	p.wrong = ""
	p.areas[0].Note("")
	for _, v := range []*widgets.SceneView{p.name, p.facts, p.captions[0]} {
		v.Redraw(true)
	}
	p.thumb.Redraw()
}

// slidePause is how long typing must pause before the small slide is drawn anew.
const slidePause = 250 * time.Millisecond

// drawSoon draws the small slide when typing pauses.
func (p *authorPanel) drawSoon() {
	if p.drawing != nil {
		p.drawing()
	}
	p.drawing = p.later(slidePause, func() { fyne.Do(p.thumb.Redraw) })
}

// enable lets a button be pressed, or not.
func enable(b *widgets.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// texts returns what stands in the areas.
func (p *authorPanel) texts(at author.Place) [3]string {
	story := p.store.Story()
	switch {
	case at.Step >= 0 && at.Step < len(story.Steps):
		s := &story.Steps[at.Step]
		return [3]string{s.Title, s.Text, s.Notes}
	case at.Chapter >= 0 && at.Chapter < len(story.Chapters):
		return [3]string{story.Chapters[at.Chapter].Title}
	}
	return [3]string{}
}

// choose chooses a row of the list.
func (p *authorPanel) choose(row int) {
	if p.script != nil && row < len(p.places) {
		p.script.edit.Choose(p.places[row])
	}
	p.update(true)
}

// picture is the slide of the step chosen.
func (p *authorPanel) picture() func() *scene.Scene {
	at := p.at().Step
	if at < 0 || at >= len(p.store.Story().Steps) {
		return nil
	}
	in := p.Window.show.slideInput(1920, slideHeight, view.Reduce(p.store.Story(), p.store.View(), view.GoStep{Index: at}))
	return func() *scene.Scene { return p.kit.Slide(in) }
}

// langs returns the language of the story shown and the story's own.
func (p *authorPanel) langs() (lang, own string) {
	return p.store.Story().Lang(), p.store.Story().Own().Lang()
}

// reason says in a line what is wrong with a text.
func (p *authorPanel) reason(err error) string {
	if fault, ok := err.(*dataset.Fault); ok {
		if fault.Key == "title" && fault.Step >= 0 {
			return p.words.T("author.needstitle")
		}
		return strings.TrimSpace(fault.Reason + ". " + fault.Proposal)
	}
	return err.Error()
}
