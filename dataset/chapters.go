package dataset

import (
	"fmt"
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

// chapterTexts and stepTexts are the keys of chapters and steps that may carry languages.
var (
	chapterTexts = []textColumn{
		{"title", true, func(s *Story, i int, text string) { s.Chapters[i].Title = text }},
	}
	stepTexts = []textColumn{
		{"title", true, func(s *Story, i int, text string) { s.Steps[i].Title = text }},
		{"text", false, func(s *Story, i int, text string) { s.Steps[i].Text = text }},
		{"notes", false, func(s *Story, i int, text string) { s.Steps[i].Notes = text }},
	}
)

// chapters reads the told version, when events and frames have their places.
func (l *loader) chapters() {
	f := l.toml
	if f.broken {
		return
	}
	list, ok := f.tables("chapters", f.top(), maxChapters)
	if !ok {
		return
	}
	var ids []string
	for i, values := range list {
		t := tomlTable{f, "chapters", i, values}
		t.known(chapterKeys)
		c := Chapter{ID: t.need("id"), Title: t.line("title"), First: len(l.story.Steps)}
		if c.ID != "" && !wellFormedID(c.ID) {
			t.fail("id", c.ID, "use letters, digits, - _ and .", quote(c.ID)+" is not an id")
		}
		if c.ID != "" && slices.Contains(ids, c.ID) {
			t.fail("id", c.ID, "give it another id", quote(c.ID)+" is there twice")
		}
		ids = append(ids, c.ID)
		if c.Title == "" {
			t.need("title")
		}
		steps, _ := f.tables("steps", t, maxSteps)
		for _, values := range steps {
			n := len(l.story.Steps)
			if n == maxSteps {
				t.fail("steps", "", fmt.Sprintf("write at most %d", maxSteps), "too many steps for one story")
				return
			}
			l.story.Steps = append(l.story.Steps, l.step(tomlTable{f, "chapters.steps", n, values}, i))
			c.Count++
		}
		l.story.Chapters = append(l.story.Chapters, c)
	}
}

// step reads one step; what it leaves out its event gives.
func (l *loader) step(t tomlTable, chapter int) Step {
	t.known(stepKeys)
	s := Step{Chapter: chapter, Event: -1, Title: t.line("title"), Text: t.text("text"), Notes: t.text("notes")}
	if id := t.text("event"); id != "" {
		i := l.events.at(id)
		switch {
		case i >= 0:
			s.Event = i
			e := &l.story.Events[i]
			s.Date = e.Date
			if s.Title == "" {
				s.Title = e.Title
			}
			if s.Text == "" {
				s.Text = e.Summary
			}
		case !l.events.unread:
			t.fail("event", id, l.events.proposal(id), "no event "+quote(id))
		}
	}
	switch text := t.text("date"); {
	case text != "":
		d, err := edtf.Parse(text)
		if err != nil {
			e := err.(*edtf.Error)
			t.fail("date", text, e.Proposal, quote(text)+": "+e.Reason)
		} else if d.Start.Open || d.Start.Unknown {
			t.fail("date", text, "write a date that begins, such as 2022-02-01", "a step stands at a date")
		} else {
			s.Date = d
		}
	case t.text("event") == "":
		t.fail("date", "", `write date = "2022-02-01", or event = "..."`, "a step needs a date or an event")
	}
	if s.Title == "" && s.Event < 0 {
		t.need("title")
	}
	s.Camera = l.stepCamera(t)
	for _, name := range t.texts("layers") {
		if !slices.Contains(StepLayers, name) {
			t.fail("layers", name, "write "+nearestOrAll(name, StepLayers), quote(name)+" is not a layer")
			continue
		}
		s.Layers = append(s.Layers, name)
	}
	if s.Chart = t.text("chart"); s.Chart != "" {
		if charts := l.charts(); !slices.Contains(charts, s.Chart) {
			t.fail("chart", s.Chart, "write "+nearestOrAll(s.Chart, charts), quote(s.Chart)+" is not a chart of this story")
			s.Chart = ""
		}
	}
	return s
}

// stepCamera reads camera = { frame, center, zoom }.
func (l *loader) stepCamera(t tomlTable) StepCamera {
	v, there := t.values["camera"]
	if !there {
		return StepCamera{}
	}
	values, ok := v.(map[string]any)
	if !ok {
		t.fail("camera", fmt.Sprint(v), `write camera = { frame = "region", center = [28, 54], zoom = 2 }`, "is not a camera")
		return StepCamera{}
	}
	in := tomlTable{t.f, t.list, t.nth, values}
	for _, key := range sortedKeys(values) {
		if !slices.Contains(cameraKeys, key) {
			t.fail("camera", key, "write "+nearestOrAll(key, cameraKeys), quote(key)+" is not known")
		}
	}
	c := StepCamera{Frame: in.text("frame")}
	if c.Frame != "" && !slices.ContainsFunc(l.frames(), func(id string) bool { return id == c.Frame }) {
		t.fail("camera", c.Frame, "write "+nearestOrAll(c.Frame, l.frames()), "no frame "+quote(c.Frame))
		c.Frame = ""
	}
	if n := in.numbers("zoom", 1); n != nil {
		if c.Zoom = n[0]; c.Zoom < minStepZoom || c.Zoom > maxStepZoom {
			t.fail("camera", fmt.Sprint(n[0]), fmt.Sprintf("write %g to %g", minStepZoom, float64(maxStepZoom)), "zoom: out of range")
			c.Zoom = 0
		}
	}
	at := in.numbers("center", 2)
	switch {
	case at == nil && values["center"] == nil && c.Zoom > 0:
		t.fail("camera", "", "write center = [longitude, latitude]", "a zoom needs a center")
		c.Zoom = 0
	case at == nil:
	case at[0] < -180 || at[0] > 180 || at[1] < -90 || at[1] > 90:
		t.fail("camera", fmt.Sprint(at), "write longitude, latitude in degrees", "center: is not a point of the globe")
		c.Zoom = 0
	case c.Zoom == 0 && values["zoom"] == nil:
		c.Center, c.Zoom = orb.Point{at[0], at[1]}, 1
	default:
		c.Center = orb.Point{at[0], at[1]}
	}
	return c
}

// frames returns the ids of the story's frames, those it would be given when it names none.
func (l *loader) frames() []string {
	frames := l.story.Frames
	if len(frames) == 0 {
		frames = l.story.defaultFrames()
	}
	ids := make([]string, len(frames))
	for i := range frames {
		ids[i] = frames[i].ID
	}
	return ids
}

// charts returns what a chart of the story may be called: by a series, by the first word of its id, by a category.
func (l *loader) charts() []string {
	ids := []string{"events", "routes"}
	for i := range l.story.Series {
		word, _, _ := strings.Cut(l.story.Series[i].ID, "-")
		ids = append(ids, l.story.Series[i].ID, word)
	}
	for i := range l.story.Events {
		ids = append(ids, l.story.Events[i].Category)
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

// tables returns a list of tables, such as those of [[chapters]].
func (f *tomlFile) tables(key string, t tomlTable, most int) ([]map[string]any, bool) {
	v, there := t.values[key]
	if !there {
		return nil, false
	}
	list, ok := v.([]map[string]any)
	if items, isList := v.([]any); isList { // written in line: steps = [{...}]
		ok = true
		for _, item := range items {
			values, isTable := item.(map[string]any)
			ok = ok && isTable
			list = append(list, values)
		}
	}
	if !ok || len(list) > most {
		t.fail(key, "", fmt.Sprintf("write each as a table of its own, at most %d", most), "is not a list of "+key)
		return nil, false
	}
	return list, true
}

// known reports keys that are nearly known ones.
func (t tomlTable) known(keys []string) {
	for _, key := range sortedKeys(t.values) {
		name, lang, translated := strings.Cut(key, "@")
		if near := Nearest(name, keys); !slices.Contains(keys, name) && near != "" && len(name) > 3 && t.values[near] == nil {
			if translated {
				near += "@" + lang
			}
			t.fail(key, key, "write "+near, quote(key)+" is not known")
		}
	}
}

// line is a text on one line.
func (t tomlTable) line(key string) string {
	return strings.Join(strings.Fields(t.text(key)), " ")
}

// chapterLanguages reads the texts of chapters and steps in other languages. A step that leaves its texts to its event
// does so in every language.
func (l *loader) chapterLanguages(out *languages) {
	chapters, _ := l.toml.values["chapters"].([]map[string]any)
	step := 0
	for i, values := range chapters {
		if i >= len(l.story.Chapters) {
			return
		}
		l.tableLanguages(tomlTable{l.toml, "chapters", i, values}, chapterTexts, i, out)
		steps, _ := values["steps"].([]map[string]any)
		for _, values := range steps {
			if step >= len(l.story.Steps) {
				return
			}
			l.tableLanguages(tomlTable{l.toml, "chapters.steps", step, values}, stepTexts, step, out)
			step++
		}
	}
}

func (l *loader) tableLanguages(t tomlTable, texts []textColumn, row int, out *languages) {
	for _, key := range sortedKeys(t.values) {
		name, lang, ok := strings.Cut(key, "@")
		i := slices.IndexFunc(texts, func(c textColumn) bool { return c.name == name })
		if !ok || i < 0 {
			continue
		}
		if reason, proposal := l.languageFault(lang, name); reason != "" {
			t.fail(key, lang, proposal, reason)
			continue
		}
		text := t.text(key)
		if texts[i].oneLine {
			text = strings.Join(strings.Fields(text), " ")
		}
		if text != "" {
			out.texts[lang] = append(out.texts[lang], translation{texts[i].set, row, text})
		}
	}
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
