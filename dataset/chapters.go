package dataset

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"thawline/dataset/edtf"
)

// Chapter is a part of a story's told version: what a presenter tells in one go.
type Chapter struct {
	ID, Title string
	First     int // index into Steps of its first step
	Count     int // number of its steps
}

// Step is one picture of the told version.
type Step struct {
	Chapter     int // index into Chapters
	Title, Text string
	Date        edtf.Date // the date shown; the event's unless the step names one
	Event       int       // index into Events, -1 for none
	Camera      StepCamera
	Layers      []string // of StepLayers; empty for all
	Chart       string   // a chart's id, drawn in the map's place; "" for the map
	Notes       string   // for the presenter alone
}

// StepCamera is where a step looks. The zero StepCamera is the story's first frame, fitted.
type StepCamera struct {
	Frame  string    // a frame's id, "" for the first
	Center orb.Point // degrees; meaningful when Zoom > 0
	Zoom   float64   // 1 shows the fitted frame; 0 fits it
}

// StepLayers are the layers of the map that a step may name.
var StepLayers = []string{"base", "places", "routes", "events", "labels", "legend"}

// The limits of a told version.
const (
	maxChapters = 100
	maxSteps    = 500
	minStepZoom = 0.5
	maxStepZoom = 64
)

var (
	chapterKeys = []string{"id", "title", "steps"}
	stepKeys    = []string{"title", "text", "date", "event", "camera", "layers", "chart", "notes"}
	cameraKeys  = []string{"frame", "center", "zoom"}
)

// teller turns a told version as it is written into chapters and steps, and says what is wrong with it.
type teller struct {
	story    *Story
	event    func(id string) int    // index into the story's events, -1 for none
	proposal func(id string) string // what an event's id that is not known may have meant
	unread   bool                   // the events could not be read: what refers to them is not reported
	frames   []string               // ids
	charts   []string               // what a chart may be called
	fail     func(toldFault)        // told of every fault
}

// toldFault is one thing that is wrong with a told version.
type toldFault struct {
	chapter, step                int // step counts all steps; -1 for a chapter's own
	key, value, proposal, reason string
}

// tell returns chapters and steps, those that are wrong too.
func (t *teller) tell(told Telling) (chapters []Chapter, steps []Step) {
	var ids []string
	if len(told.Chapters) > maxChapters {
		t.fail(toldFault{0, -1, "chapters", "", fmt.Sprintf("write at most %d", maxChapters), "too many chapters for one story"})
		return nil, nil
	}
	for i := range told.Chapters {
		c := &told.Chapters[i]
		fail := func(key, value, proposal, reason string) { t.fail(toldFault{i, -1, key, value, proposal, reason}) }
		if c.ID == "" && !slices.Contains(c.unread, "id") {
			fail("id", "", `write id = "..."`, "is missing")
		}
		if c.Title.Text == "" && !slices.Contains(c.unread, "title") {
			fail("title", "", `write title = "..."`, "is missing")
		}
		if c.ID != "" && !wellFormedID(c.ID) {
			fail("id", c.ID, "use letters, digits, - _ and .", quote(c.ID)+" is not an id")
		}
		if c.ID != "" && slices.Contains(ids, c.ID) {
			fail("id", c.ID, "give it another id", quote(c.ID)+" is there twice")
		}
		ids = append(ids, c.ID)
		chapter := Chapter{ID: c.ID, Title: c.Title.Text, First: len(steps), Count: len(c.Steps)}
		if len(steps)+len(c.Steps) > maxSteps {
			fail("steps", "", fmt.Sprintf("write at most %d", maxSteps), "too many steps for one story")
			return chapters, steps
		}
		for j := range c.Steps {
			steps = append(steps, t.step(&c.Steps[j], i, len(steps)))
		}
		chapters = append(chapters, chapter)
	}
	return chapters, steps
}

// step returns one step; what it leaves out its event gives.
func (t *teller) step(w *ToldStep, chapter, n int) Step {
	fail := func(key, value, proposal, reason string) { t.fail(toldFault{chapter, n, key, value, proposal, reason}) }
	s := Step{Chapter: chapter, Event: -1, Title: w.Title.Text, Text: w.Text.Text, Notes: w.Notes.Text, Layers: w.Layers, Camera: w.Camera, Chart: w.Chart}
	if id := w.Event; id != "" {
		i := t.event(id)
		switch {
		case i >= 0:
			s.Event = i
			e := &t.story.Events[i]
			s.Date = e.Date
			if s.Title == "" {
				s.Title = e.Title
			}
			if s.Text == "" {
				s.Text = e.Summary
			}
		case !t.unread:
			fail("event", id, t.proposal(id), "no event "+quote(id))
		}
	}
	switch text := w.Date; {
	case text != "":
		d, err := edtf.Parse(text)
		if err != nil {
			e := err.(*edtf.Error)
			fail("date", text, e.Proposal, quote(text)+": "+e.Reason)
		} else if d.Start.Open || d.Start.Unknown {
			fail("date", text, "write a date that begins, such as 2022-02-01", "a step stands at a date")
		} else {
			s.Date = d
		}
	case w.Event == "" && !slices.Contains(w.unread, "date"):
		fail("date", "", `write date = "2022-02-01", or event = "..."`, "a step needs a date or an event")
	}
	if s.Title == "" && s.Event < 0 && !slices.Contains(w.unread, "title") {
		fail("title", "", `write title = "..."`, "is missing")
	}
	if c := &s.Camera; c.Frame != "" && !slices.Contains(t.frames, c.Frame) {
		fail("camera", c.Frame, "write "+nearestOrAll(c.Frame, t.frames), "no frame "+quote(c.Frame))
		c.Frame = ""
	}
	if reason, proposal := zoomFault(s.Camera.Zoom); s.Camera.Zoom != 0 && reason != "" {
		fail("camera", fmt.Sprint(s.Camera.Zoom), proposal, reason)
		s.Camera.Zoom = 0
	}
	if reason, proposal := centreFault(s.Camera.Center); s.Camera.Zoom > 0 && reason != "" {
		fail("camera", fmt.Sprint(s.Camera.Center), proposal, reason)
		s.Camera.Zoom = 0
	}
	for _, name := range w.Layers {
		if !slices.Contains(StepLayers, name) {
			fail("layers", name, "write "+nearestOrAll(name, StepLayers), quote(name)+" is not a layer")
		}
	}
	if s.Chart != "" && !slices.Contains(t.charts, s.Chart) {
		fail("chart", s.Chart, "write "+nearestOrAll(s.Chart, t.charts), quote(s.Chart)+" is not a chart of this story")
		s.Chart = ""
	}
	return s
}

// zoomFault says why a step cannot have that zoom, "" when it can.
func zoomFault(zoom float64) (reason, proposal string) {
	if !(zoom >= minStepZoom && zoom <= maxStepZoom) {
		return "zoom: out of range", fmt.Sprintf("write %g to %g", minStepZoom, float64(maxStepZoom))
	}
	return "", ""
}

// centreFault says why a step cannot look there, "" when it can.
func centreFault(at orb.Point) (reason, proposal string) {
	if !(at[0] >= -180 && at[0] <= 180 && at[1] >= -90 && at[1] <= 90) {
		return "center: is not a point of the globe", "write longitude, latitude in degrees"
	}
	return "", ""
}

// chapters reads the told version, when events and frames have their places.
func (l *loader) chapters() {
	f := l.toml
	if f.broken {
		return
	}
	l.told = f.telling()
	t := teller{
		story: l.story, event: l.events.at, proposal: l.events.proposal, unread: l.events.unread,
		frames: l.story.frameIDs(), charts: l.story.ChartNames(), fail: f.failTold,
	}
	l.story.Chapters, l.story.Steps = t.tell(l.told)
}

// failTold reports a fault of the told version where it stands.
func (f *tomlFile) failTold(fault toldFault) {
	at := tomlTable{f: f, list: "chapters", nth: fault.chapter}
	if fault.step >= 0 {
		at.list, at.nth = "chapters.steps", fault.step
	}
	at.fail(fault.key, fault.value, fault.proposal, fault.reason)
}

// frameIDs returns the ids of the story's frames, those it would be given when it names none.
func (s *Story) frameIDs() []string {
	frames := s.Frames
	if len(frames) == 0 {
		frames = s.defaultFrames()
	}
	ids := make([]string, len(frames))
	for i := range frames {
		ids[i] = frames[i].ID
	}
	return ids
}

// ChartNames returns what a chart of the story may be called: by a series, by the first word of its id, by a category.
func (s *Story) ChartNames() []string {
	ids := []string{"events", "routes"}
	for i := range s.Series {
		word, _, _ := strings.Cut(s.Series[i].ID, "-")
		ids = append(ids, s.Series[i].ID, word)
	}
	if s.index != nil {
		ids = append(ids, s.index.kinds...)
	} else {
		ids = append(ids, s.categories()...)
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// chapterLanguages gathers the texts of chapters and steps in other languages. A step that leaves its texts to its event
// does so in every language.
func (l *loader) chapterLanguages(out *languages) {
	speak := func(w Wording, list string, nth int, name string) {
		for _, lang := range slices.Sorted(maps.Keys(w.In)) {
			if reason, proposal := l.languageFault(lang, name); reason != "" {
				tomlTable{f: l.toml, list: list, nth: nth}.fail(name+"@"+lang, lang, proposal, reason)
			}
		}
	}
	n := 0
	for i, c := range l.told.Chapters {
		speak(c.Title, "chapters", i, "title")
		for _, s := range c.Steps {
			for _, key := range toldTexts {
				speak(*s.wording(key.text), "chapters.steps", n, key.name)
			}
			n++
		}
	}
	if len(l.told.Chapters) == len(l.story.Chapters) {
		out.told = l.told.translations()
	}
}

// toldTexts are the texts of a step by their keys.
var toldTexts = []struct {
	name string
	text ToldText
}{{"title", StepTitle}, {"text", StepText}, {"notes", StepNotes}}

// translations returns the texts in other languages, by language.
func (t Telling) translations() map[string][]translation {
	out := map[string][]translation{}
	add := func(w Wording, row int, set func(s *Story, row int, text string)) {
		for lang, text := range w.In {
			if text != "" {
				out[lang] = append(out[lang], translation{set, row, text})
			}
		}
	}
	n := 0
	for i := range t.Chapters {
		add(t.Chapters[i].Title, i, func(s *Story, i int, text string) { s.Chapters[i].Title = text })
		for _, s := range t.Chapters[i].Steps {
			add(s.Title, n, func(s *Story, i int, text string) { s.Steps[i].Title = text })
			add(s.Text, n, func(s *Story, i int, text string) { s.Steps[i].Text = text })
			add(s.Notes, n, func(s *Story, i int, text string) { s.Steps[i].Notes = text })
			n++
		}
	}
	return out
}

// tellEvents gives steps whose texts the language lacks those of their event in it, so that a slide is in one language.
func (s *Story) tellEvents(own *Story) {
	for i := range s.Steps {
		st, was := &s.Steps[i], &own.Steps[i]
		if st.Event < 0 || st.Title != was.Title || s.Events[st.Event].Title == own.Events[st.Event].Title {
			continue
		}
		st.Title = s.Events[st.Event].Title
		if st.Text == was.Text {
			st.Text = s.Events[st.Event].Summary
		}
	}
}
