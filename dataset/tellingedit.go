package dataset

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// The edits of a told version. Each returns another telling and, where steps move, the index among all steps of the one
// that the edit is about; what makes no sense changes nothing.

// with returns the telling with chapter i as edit leaves it.
func (t Telling) with(i int, edit func(c *ToldChapter)) Telling {
	t.Chapters = slices.Clone(t.Chapters)
	c := &t.Chapters[i]
	c.Steps = slices.Clone(c.Steps)
	edit(c)
	return t
}

// InsertStep puts a step after the one at an index of all steps, into its chapter; after -1 it comes first. Out of range
// it comes last. A telling without chapters gets one, with the id and title given.
func (t Telling) InsertStep(after int, s ToldStep, id, title string) (Telling, int) {
	if len(t.Chapters) == 0 {
		t, _ = t.InsertChapter(0, id, title)
	}
	chapter, place, ok := t.Find(after)
	switch {
	case after < 0:
		chapter, place = 0, -1
	case !ok:
		chapter = len(t.Chapters) - 1
		place = len(t.Chapters[chapter].Steps) - 1
	}
	return t.PutStep(chapter, place+1, s)
}

// PutStep puts a step at a place of a chapter, both held to what there is.
func (t Telling) PutStep(chapter, place int, s ToldStep) (Telling, int) {
	if len(t.Chapters) == 0 {
		return t, -1
	}
	chapter = min(max(chapter, 0), len(t.Chapters)-1)
	place = min(max(place, 0), len(t.Chapters[chapter].Steps))
	t = t.with(chapter, func(c *ToldChapter) { c.Steps = slices.Insert(c.Steps, place, s) })
	return t, t.Index(chapter, place)
}

// DeleteStep takes the step away; the index is that of the step which then stands there, or the last.
func (t Telling) DeleteStep(step int) (Telling, int) {
	chapter, place, ok := t.Find(step)
	if !ok {
		return t, step
	}
	t = t.with(chapter, func(c *ToldChapter) { c.Steps = slices.Delete(c.Steps, place, place+1) })
	return t, min(step, t.Len()-1)
}

// MoveStep moves the step one place up (by -1) or down (by 1); at the edge of a chapter into the next that way.
func (t Telling) MoveStep(step, by int) (Telling, int) {
	chapter, place, ok := t.Find(step)
	if !ok {
		return t, step
	}
	place += by
	switch {
	case place < 0 && chapter == 0, place >= len(t.Chapters[chapter].Steps) && chapter == len(t.Chapters)-1:
		return t, step
	case place < 0:
		chapter--
		place = len(t.Chapters[chapter].Steps)
	case place >= len(t.Chapters[chapter].Steps):
		chapter++
		place = 0
	}
	return t.PlaceStep(step, chapter, place)
}

// PlaceStep moves the step to a place of a chapter, counted without the step itself.
func (t Telling) PlaceStep(step, chapter, place int) (Telling, int) {
	s, ok := t.Step(step)
	if !ok || chapter < 0 || chapter >= len(t.Chapters) {
		return t, step
	}
	without, _ := t.DeleteStep(step)
	return without.PutStep(chapter, place, s)
}

// EditStep returns the telling with the step as edit leaves it. edit must not write to slices and maps that it was given.
func (t Telling) EditStep(step int, edit func(s *ToldStep)) Telling {
	chapter, place, ok := t.Find(step)
	if !ok {
		return t
	}
	return t.with(chapter, func(c *ToldChapter) { edit(&c.Steps[place]) })
}

// SetText sets one of the step's texts in a language, own being the story's own; "" leaves it to the event.
func (t Telling) SetText(step int, which ToldText, lang, own, text string) Telling {
	return t.EditStep(step, func(s *ToldStep) {
		w := s.wording(which)
		*w = w.With(lang, own, CleanText(text, which))
	})
}

// InsertChapter puts an empty chapter at an index, held to what there is; its id is made different from the others'.
func (t Telling) InsertChapter(at int, id, title string) (Telling, int) {
	at = min(max(at, 0), len(t.Chapters))
	c := ToldChapter{ID: t.freeID(id), Title: Wording{Text: CleanText(title, StepTitle)}}
	t.Chapters = slices.Insert(slices.Clone(t.Chapters), at, c)
	return t, at
}

// freeID returns an id for a chapter that none has, as near to the one asked for as can be.
func (t Telling) freeID(id string) string {
	id = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			return unicode.ToLower(r)
		case r == ' ' || strings.ContainsRune("-_.", r):
			return '-'
		}
		return -1
	}, id)
	id = strings.Trim(id, "-")
	for len(id) > 60 {
		id = id[:strings.LastIndexFunc(id, func(rune) bool { return true })]
	}
	if !wellFormedID(id) || id == "" {
		id = "chapter"
	}
	base := id
	taken := func(c ToldChapter) bool { return c.ID == id }
	for n := 2; slices.ContainsFunc(t.Chapters, taken); n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// RenameChapter sets a chapter's title in a language; the story's own title cannot be taken away.
func (t Telling) RenameChapter(chapter int, lang, own, title string) Telling {
	title = CleanText(title, StepTitle)
	if chapter < 0 || chapter >= len(t.Chapters) || title == "" && lang == own {
		return t
	}
	return t.with(chapter, func(c *ToldChapter) { c.Title = c.Title.With(lang, own, title) })
}

// MoveChapter moves a chapter with its steps by places; ok is false when it stays.
func (t Telling) MoveChapter(chapter, by int) (Telling, int) {
	to := min(max(chapter+by, 0), len(t.Chapters)-1)
	if chapter < 0 || chapter >= len(t.Chapters) || to == chapter {
		return t, chapter
	}
	c := t.Chapters[chapter]
	list := slices.Delete(slices.Clone(t.Chapters), chapter, chapter+1)
	t.Chapters = slices.Insert(list, to, c)
	return t, to
}

// DeleteChapter takes a chapter and its steps away.
func (t Telling) DeleteChapter(chapter int) Telling {
	if chapter < 0 || chapter >= len(t.Chapters) {
		return t
	}
	t.Chapters = slices.Delete(slices.Clone(t.Chapters), chapter, chapter+1)
	return t
}
