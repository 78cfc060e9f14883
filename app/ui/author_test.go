package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"thawline/app/view"
	"thawline/assets"
	"thawline/dataset"
)

// studio is a window on a copy of the built-in story in a folder, with the author's panel open; time passes by pass.
type studio struct {
	*bench
	dir string
	due []*func()
}

func newStudio(t *testing.T, change func(*Options)) *studio {
	t.Helper()
	s := &studio{dir: filepath.Join(t.TempDir(), "story")}
	if err := dataset.Copy(assets.Story(), s.dir); err != nil {
		t.Fatal(err)
	}
	s.bench = open(t, func(o *Options) {
		story, err := dataset.Open(s.dir)
		if err != nil {
			t.Fatal(err)
		}
		o.Start.Path, o.Start.Story = s.dir, story
		o.Copy = func(path, folder string) error { return dataset.CopyPacked(path, folder) }
		if change != nil {
			change(o)
		}
	})
	s.later = func(_ time.Duration, do func()) func() bool {
		due := &do
		s.due = append(s.due, due)
		return func() bool { *due = nil; return true }
	}
	s.sign("t")
	if !s.author.on || s.script == nil {
		t.Fatalf("T does not open the steps: %q", s.banner.text)
	}
	return s
}

// pass does what is due.
func (s *studio) pass() {
	due := s.due
	s.due = nil
	for _, do := range due {
		if *do != nil {
			(*do)()
		}
	}
}

// disk is the told version as the file has it.
func (s *studio) disk() *dataset.Story {
	s.t.Helper()
	story, err := dataset.Open(s.dir)
	if err != nil {
		s.t.Fatal(err)
	}
	return story
}

// shortcut presses a key with modifiers, as the driver does; the test driver's canvas knows none.
func (s *studio) shortcut(sc fyne.Shortcut) {
	_, custom := sc.(*desktop.CustomShortcut)
	if f, ok := s.canvas.Focused().(fyne.Shortcutable); ok && !custom {
		f.TypedShortcut(sc)
		return
	}
	s.authorKey(sc)
}

// unclosed is a window that is not closed: the test driver closes each once.
type unclosed struct{ fyne.Window }

func (unclosed) Close() {}

func altKey(key fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierAlt}
}

func titles(story *dataset.Story) (list []string) {
	for i := range story.Steps {
		list = append(list, story.Steps[i].Title)
	}
	return list
}

func TestAViewIsAddedAsAStep(t *testing.T) {
	s := newStudio(t, nil)
	first := titles(s.store.Story())
	s.press(fyne.KeyDown, fyne.KeyDown) // the third step, in the first chapter
	s.store.Do(view.Select{ID: "event:e-2022-02-24-invasion"})
	s.store.Do(view.SetCamera{Camera: view.Camera{Lon: 30, Lat: 52, Zoom: 2}})
	s.sign("a")
	if got := s.author.at(); got.Step != 3 || got.Chapter != 0 || s.author.areas[0].Field.Text == "" {
		t.Fatalf("%+v is chosen, called %q", got, s.author.areas[0].Field.Text)
	}
	s.pass()
	story := s.disk()
	added := story.Steps[3]
	if len(story.Steps) != 25 || added.Event != story.EventIndex("e-2022-02-24-invasion") || added.Title != story.Events[added.Event].Title ||
		added.Text != story.Events[added.Event].Summary || added.Camera.Zoom != 2 || added.Chapter != 0 {
		t.Errorf("the file has the step %+v", added)
	}
	if story.In("zh").Steps[3].Title != story.In("zh").Events[added.Event].Title {
		t.Error("the step is not called as its event in another language")
	}
	s.shortcut(&fyne.ShortcutUndo{})
	s.pass()
	if got := titles(s.disk()); fmt.Sprint(got) != fmt.Sprint(first) {
		t.Errorf("undone the steps are %q", got)
	}
	data, err := os.ReadFile(filepath.Join(s.dir, "story.toml"))
	was, err2 := os.ReadFile(filepath.Join(s.dir, "story.toml.bak"))
	if err != nil || err2 != nil || string(data) != string(was) {
		t.Error("undone the file is another than before")
	}
}

func TestTypingIsSavedAndShown(t *testing.T) {
	s := newStudio(t, nil)
	s.present(true)
	s.present(false)
	s.press(fyne.KeyDown)
	s.env.Focus(s.author.areas[0].Field)
	s.author.areas[0].Field.SetText("")
	if s.author.wrong == "" || s.store.Story().Steps[1].Title == "" {
		t.Error("a step without an event and headline is taken")
	}
	s.author.areas[0].Field.SetText("  A \"new\" headline\x1b ")
	s.env.Focus(s.author.areas[2].Field)
	s.author.areas[2].Field.SetText("One.\nTwo.")
	if s.author.wrong != "" || s.author.areas[0].Field.Text != `A "new" headline` {
		t.Errorf("left, the headline reads %q (%s)", s.author.areas[0].Field.Text, s.author.wrong)
	}
	if got := s.store.Story().Steps[1]; got.Title != `A "new" headline` || got.Notes != "One.\nTwo." {
		t.Errorf("the window has %+v", got)
	}
	if !s.script.saver.State().Pending {
		t.Error("nothing waits to be saved")
	}
	s.pass()
	if got := s.disk().Steps[1]; got.Title != `A "new" headline` || got.Notes != "One.\nTwo." || s.script.saver.State().Pending {
		t.Errorf("the file has %+v", got)
	}
	s.shortcut(&fyne.ShortcutUndo{})
	if got := s.author.areas[2].Field.Text; !strings.HasPrefix(got, "Follow the thick line") {
		t.Errorf("undone, the notes read %q", got)
	}
	s.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyZ, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if got := s.author.areas[2].Field.Text; got != "One.\nTwo." {
		t.Errorf("done again, the notes read %q", got)
	}
}

func TestTextsAreEditedInTheLanguageShown(t *testing.T) {
	s := newStudio(t, func(o *Options) { o.Languages = []string{"en", "be"} })
	s.press(fyne.KeyDown, fyne.KeyDown)
	own := s.store.Story().Steps[2]
	s.speak("be")
	if !s.author.on || s.author.at().Step != 2 {
		t.Fatal("another language closes the steps")
	}
	s.env.Focus(s.author.areas[0].Field)
	s.author.areas[0].Field.SetText("Новы загаловак")
	s.author.areas[1].Field.SetText("")
	s.pass()
	story := s.disk()
	if story.Steps[2].Title != own.Title || story.In("be").Steps[2].Title != "Новы загаловак" || story.In("be").Steps[2].Text != own.Text {
		t.Errorf("the file has %q and %q", story.Steps[2].Title, story.In("be").Steps[2].Title)
	}
	if story.In("zh").Steps[2].Title != s.store.Story().In("zh").Steps[2].Title || story.In("zh").Steps[2].Title == own.Title {
		t.Error("the Chinese headline is lost")
	}
}

func TestStepsAndChaptersAreMoved(t *testing.T) {
	s := newStudio(t, nil)
	first := titles(s.store.Story())
	s.shortcut(altKey(fyne.KeyDown)) // the first step becomes the second
	if got := titles(s.store.Story()); got[0] != first[1] || got[1] != first[0] || s.author.at().Step != 1 {
		t.Errorf("moved down: %q", got[:3])
	}
	s.env.Focus(s.author.areas[2].Field) // from a field too
	s.shortcut(altKey(fyne.KeyUp))
	if got := titles(s.store.Story()); fmt.Sprint(got) != fmt.Sprint(first) {
		t.Errorf("moved up again: %q", got[:3])
	}
	s.author.drop(1, 8) // before the fourth of the second chapter, whose heading is the fifth row
	story := s.store.Story()
	if at := s.author.at(); story.Steps[at.Step].Title != first[0] || at.Chapter != 1 || at.Step != 5 {
		t.Errorf("dropped: %+v, %q", at, story.Steps[at.Step].Title)
	}
	s.author.drop(0, len(s.author.places)) // the first chapter to the end
	if got := s.store.Story().Chapters; got[4].ID != "before" || s.author.at().Chapter != 4 {
		t.Errorf("the chapters are %+v", got)
	}
	s.shortcut(altKey(fyne.KeyUp))
	if got := s.store.Story().Chapters; got[3].ID != "before" {
		t.Errorf("a chapter moved up: %+v", got)
	}
	s.env.Focus(s.author.list)
	s.press(fyne.KeyDelete)
	if got := s.store.Story(); len(got.Chapters) != 4 || len(got.Steps) != 22 {
		t.Errorf("a chapter deleted: %d chapters, %d steps", len(got.Chapters), len(got.Steps))
	}
	test.Tap(s.author.chapter)
	if s.canvas.Focused() != s.author.areas[0].Field {
		t.Errorf("%T has the focus after a chapter was added", s.canvas.Focused())
	}
	s.author.areas[0].Field.SetText("Epilogue")
	s.pass()
	if got := s.disk(); got.Chapters[4].Title != "Epilogue" || got.Chapters[4].Count != 0 {
		t.Errorf("the file has %+v", got.Chapters)
	}
	for s.script.edit.CanUndo() {
		s.shortcut(&fyne.ShortcutUndo{})
	}
	if got := titles(s.store.Story()); fmt.Sprint(got) != fmt.Sprint(first) {
		t.Errorf("all undone: %q", got)
	}
}

func TestEveryPlaceOfTheListTakesADrop(t *testing.T) {
	s := newStudio(t, nil)
	for row := range s.author.places {
		for gap := range len(s.author.places) + 1 {
			before := s.store.Story()
			s.author.drop(row, gap)
			after := s.store.Story()
			if len(after.Steps) != len(before.Steps) || len(after.Chapters) != len(before.Chapters) {
				t.Fatalf("row %d to %d: %d steps in %d chapters", row, gap, len(after.Steps), len(after.Chapters))
			}
			if s.script.edit.CanUndo() {
				s.shortcut(&fyne.ShortcutUndo{})
			}
		}
	}
}

func TestAStepIsShownAndTakesTheView(t *testing.T) {
	s := newStudio(t, nil)
	for row, at := range s.author.places {
		if at.Step < 0 {
			continue
		}
		s.author.list.Set(s.author.list.Rows(), row)
		s.author.choose(row)
		s.author.showChosen()
		if got := s.store.View().Told; got != at.Step+1 {
			t.Fatalf("step %d is shown as %d", at.Step+1, got)
		}
		s.author.takeView()
		s.pass()
	}
	if s.script.edit.CanUndo() {
		t.Errorf("taking what a step shows changed it")
	}
	s.store.Do(view.SetCamera{Camera: view.Camera{Lon: 20, Lat: 50, Zoom: 3}})
	last := s.author.at().Step
	s.author.takeView()
	s.pass()
	if got := s.disk().Steps[last].Camera; got.Zoom != 3 || got.Center != [2]float64{20, 50} {
		t.Errorf("the camera taken is %+v", got)
	}
}

func TestEditingRedrawsNoMap(t *testing.T) {
	s := newStudio(t, nil)
	s.canvas.Capture()
	before := s.world.world.BaseDraws()
	for i := range 5 {
		s.author.areas[2].Field.SetText(fmt.Sprint("note ", i))
		s.press(fyne.KeyRight)
		s.canvas.Capture()
	}
	if after := s.world.world.BaseDraws(); after != before {
		t.Errorf("five edits drew the base map %d times", after-before)
	}
}

func TestWhatSomebodyElseWroteIsAskedAbout(t *testing.T) {
	s := newStudio(t, nil)
	path := filepath.Join(s.dir, "story.toml")
	change := func(from, to string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(strings.Replace(string(data), from, to, 1)), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	change("licence = \"CC BY 4.0\"", "licence = \"CC0\"")
	s.author.areas[2].Field.SetText("mine")
	s.pass()
	if !s.script.changed() || !s.author.mine.Visible() || s.disk().Steps[0].Notes == "mine" {
		t.Fatal("what somebody else wrote is overwritten")
	}
	test.Tap(s.author.mine)
	if got := s.disk(); got.Steps[0].Notes != "mine" || got.Licence != "CC0" || s.script.changed() || s.author.mine.Visible() {
		t.Errorf("keeping mine leaves %q under %s", got.Steps[0].Notes, got.Licence)
	}
	change("\"CC0\"", "\"CC BY 4.0\"")
	s.author.areas[2].Field.SetText("mine again")
	s.pass()
	test.Tap(s.author.theirs)
	if got := s.store.Story(); got.Steps[0].Notes != "mine" || got.Licence != "CC BY 4.0" || !s.author.on || s.script == nil || s.script.changed() {
		t.Errorf("taking theirs leaves %q under %s", got.Steps[0].Notes, got.Licence)
	}
}

func TestWhatCannotBeSavedIsToldAndKeepsTheWindowOpen(t *testing.T) {
	s := newStudio(t, nil)
	if err := os.Mkdir(filepath.Join(s.dir, "story.toml.bak"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"story.toml.bak.2", "story.toml.bak.3"} { // there is no room for the version before
		if err := os.MkdirAll(filepath.Join(s.dir, name, "x"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	s.author.areas[2].Field.SetText("typed")
	s.pass()
	if s.script.saver.State().Err == nil {
		t.Fatal("it is saved")
	}
	s.close()
	if s.banner.text == "" || !s.leaving || s.script == nil {
		t.Errorf("closing says %q", s.banner.text)
	}
	s.Window.open("") // another story is not opened over it either
	if s.path != s.dir {
		t.Error("another story is opened")
	}
	for _, name := range []string{"story.toml.bak", "story.toml.bak.2", "story.toml.bak.3"} {
		if err := os.RemoveAll(filepath.Join(s.dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	s.pass()
	if s.script.saver.State().Err != nil || s.disk().Steps[0].Notes != "typed" {
		t.Errorf("with room again: %v", s.script.saver.State().Err)
	}
}

func TestTheLastChangeIsSavedWhenTheWindowGoes(t *testing.T) {
	for name, leave := range map[string]func(s *studio){
		"closing":       func(s *studio) { s.window = unclosed{s.window}; s.close() },
		"ending":        func(s *studio) { _ = s.Finish() },
		"another story": func(s *studio) { s.Window.open("") },
		"the panel":     func(s *studio) { s.showAuthor(false) },
	} {
		s := newStudio(t, nil)
		s.author.areas[2].Field.SetText("the last words")
		leave(s)
		if got := s.disk().Steps[0].Notes; got != "the last words" {
			t.Errorf("%s: the file has %q", name, got)
		}
	}
}

func TestTheBuiltinStoryIsCopiedToBeEdited(t *testing.T) {
	b := open(t, func(o *Options) {
		o.Copy = func(path, folder string) error {
			if path != "" {
				return errors.New("not the built-in one")
			}
			return dataset.Copy(assets.Story(), folder)
		}
	})
	b.sign("t")
	if !b.author.on || b.script != nil || !b.author.copy.Visible() || b.author.add.Visible() || len(b.author.list.Rows()) != 29 {
		t.Fatalf("the built-in story's steps: script %v, %d rows", b.script, len(b.author.list.Rows()))
	}
	b.author.addView() // what cannot be edited is not
	b.press(fyne.KeyDelete, fyne.KeyDown)
	b.author.showChosen()
	if len(b.store.Story().Steps) != 24 || b.store.View().Told == 0 {
		t.Errorf("%d steps, step %d is shown", len(b.store.Story().Steps), b.store.View().Told)
	}
	dir := filepath.Join(t.TempDir(), "mine")
	test.Tap(b.author.copy)
	field := b.canvas.Focused().(interface {
		SetText(string)
		TypedKey(*fyne.KeyEvent)
	})
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "x"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	field.SetText(full)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.path != "" || !b.overlays.top() {
		t.Fatal("a folder with something in it is taken")
	}
	field.SetText(dir)
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if b.path != dir || b.overlays.top() || !b.author.on || b.script == nil || !b.author.add.Visible() {
		t.Errorf("copied, the story at %q is shown; script %v", b.path, b.script)
	}
}

func TestPresentingBeginsAtTheStepChosenAndComesBack(t *testing.T) {
	s := newStudio(t, nil)
	s.press(fyne.KeyDown, fyne.KeyDown)
	s.present(true)
	if got := s.show.position(); got != 2 {
		t.Errorf("presenting begins at %d, want 2", got)
	}
	s.press(fyne.KeyPageDown, fyne.KeyEscape)
	if got := s.author.at().Step; got != 3 || s.canvas.Focused() != s.author.list {
		t.Errorf("back, step %d is chosen", got)
	}
	s.press(fyne.KeyF5)
	if got := s.show.position(); got != 3 || !s.show.on {
		t.Errorf("F5 goes on at %d, want 3", got)
	}
	s.press(fyne.KeyEscape, fyne.KeyEscape)
	if s.author.on || !s.details.object.Visible() {
		t.Error("Escape does not close the steps")
	}
}
