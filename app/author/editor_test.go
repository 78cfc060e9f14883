package author_test

import (
	"errors"
	"strconv"
	"testing"
	"time"

	"thawline/app/author"
	"thawline/assets"
	"thawline/dataset"
)

// told is the built-in story with its told version as it is written.
func told(t testing.TB) (*dataset.Story, dataset.Telling) {
	t.Helper()
	story, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	f, err := assets.Story().Open("story.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	data := make([]byte, 1<<20)
	n, err := f.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	m, err := dataset.ReadManuscript(data[:n])
	if err != nil {
		t.Fatal(err)
	}
	return story, m.Telling()
}

func editor(t testing.TB) *author.Editor {
	t.Helper()
	story, telling := told(t)
	e, err := author.New(story, telling, 3)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

var noon = time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)

// note writes the notes of the step chosen, at a time after noon.
func note(t testing.TB, e *author.Editor, text string, after time.Duration) {
	t.Helper()
	told := e.Telling().SetText(e.At().Step, dataset.StepNotes, "en", "en", text)
	if err := e.Do(told, e.At(), "notes", noon.Add(after)); err != nil {
		t.Fatal(err)
	}
}

func TestTypingIsUndoneTogether(t *testing.T) {
	e := editor(t)
	first := e.Story().Steps[3].Notes
	for i := range 5 {
		note(t, e, "typed "+strconv.Itoa(i), time.Duration(i)*100*time.Millisecond)
	}
	note(t, e, "after a pause", 3*time.Second)
	if got := e.Story().Steps[3].Notes; got != "after a pause" {
		t.Fatalf("the notes are %q", got)
	}
	e.Undo()
	if got := e.Story().Steps[3].Notes; got != "typed 4" {
		t.Errorf("the first undo leaves %q", got)
	}
	e.Undo()
	if got := e.Story().Steps[3].Notes; got != first || e.CanUndo() {
		t.Errorf("the second undo leaves %q", got)
	}
	if e.Undo() {
		t.Error("there is more to undo")
	}
	for e.Redo() {
	}
	if got := e.Story().Steps[3].Notes; got != "after a pause" {
		t.Errorf("doing again leaves %q", got)
	}
}

func TestTypingForLongIsUndoneInPieces(t *testing.T) {
	e := editor(t)
	for i := range 150 {
		note(t, e, "typed "+strconv.Itoa(i), time.Duration(i)*200*time.Millisecond)
	}
	n := 0
	for e.Undo() {
		n++
	}
	if n != 3 {
		t.Errorf("half a minute of typing is undone in %d pieces, want 3", n)
	}
}

func TestAnEditForgetsWhatWasUndone(t *testing.T) {
	e := editor(t)
	note(t, e, "a", 0)
	e.Undo()
	note(t, e, "b", time.Minute)
	if e.CanRedo() {
		t.Error("what was undone can be done again after another edit")
	}
}

func TestUndoChoosesWhatItIsAbout(t *testing.T) {
	e := editor(t)
	told, i := e.Telling().DeleteStep(3)
	if err := e.Do(told, author.Place{Step: i}, "", noon); err != nil {
		t.Fatal(err)
	}
	e.Choose(author.Place{Chapter: 4, Step: -1})
	e.Undo()
	if at := e.At(); at.Step != 3 || at.Chapter != 1 || len(e.Story().Steps) != 24 {
		t.Errorf("after undoing a deletion %+v is chosen of %d", at, len(e.Story().Steps))
	}
}

func TestWhatIsRefusedChangesNothing(t *testing.T) {
	e := editor(t)
	before := e.Story()
	wrong := e.Telling().EditStep(3, func(s *dataset.ToldStep) { s.Event = "none" })
	var fault *dataset.Fault
	if err := e.Do(wrong, e.At(), "", noon); !errors.As(err, &fault) || e.Story() != before || e.CanUndo() {
		t.Errorf("an unknown event: %v", err)
	}
	if err := e.Do(e.Telling(), author.Place{Step: 5}, "", noon); err != nil || e.CanUndo() || e.At().Step != 5 {
		t.Errorf("the same again: %v, can be undone: %v", err, e.CanUndo())
	}
}

func TestEverythingCanBeDeletedAndComesBack(t *testing.T) {
	e := editor(t)
	first := e.Telling()
	for e.Telling().Len() > 0 {
		told, i := e.Telling().DeleteStep(0)
		if err := e.Do(told, author.Place{Step: i}, "", noon); err != nil {
			t.Fatal(err)
		}
	}
	for len(e.Telling().Chapters) > 0 {
		if err := e.Do(e.Telling().DeleteChapter(0), author.Place{Step: -1}, "", noon); err != nil {
			t.Fatal(err)
		}
	}
	if at := e.At(); at.Chapter != -1 || at.Step != -1 {
		t.Errorf("of nothing %+v is chosen", at)
	}
	for e.Undo() {
	}
	if !e.Telling().Same(first) {
		t.Error("undoing everything gives another told version")
	}
}
