package dataset

import (
	"fmt"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// telling reads the told version as it is written. What cannot be read is reported; what it means is looked at by a teller.
func (f *tomlFile) telling() Telling {
	list, ok := f.tables("chapters", f.top(), maxChapters)
	if !ok {
		return Telling{}
	}
	var told Telling
	n := 0
	for i, values := range list {
		t := tomlTable{f, "chapters", i, values}
		t.known(chapterKeys)
		c := ToldChapter{extra: t.extra(chapterKeys, "title")}
		read := t.reader(&c.unread)
		read("id", func() { c.ID = t.text("id") })
		read("title", func() { c.Title = t.wording("title", true) })
		steps, _ := f.tables("steps", t, maxSteps)
		for _, values := range steps {
			c.Steps = append(c.Steps, tomlTable{f, "chapters.steps", n, values}.told())
			n++
		}
		told.Chapters = append(told.Chapters, c)
	}
	return told
}

// told reads one step.
func (t tomlTable) told() ToldStep {
	t.known(stepKeys)
	s := ToldStep{extra: t.extra(stepKeys, "title", "text", "notes")}
	read := t.reader(&s.unread)
	read("title", func() { s.Title = t.wording("title", true) })
	read("text", func() { s.Text = t.wording("text", false) })
	read("notes", func() { s.Notes = t.wording("notes", false) })
	read("event", func() { s.Event = t.text("event") })
	read("date", func() { s.Date = t.text("date") })
	read("camera", func() { s.Camera = t.camera() })
	read("layers", func() { s.Layers = t.texts("layers") })
	read("chart", func() { s.Chart = t.text("chart") })
	if len(s.Layers) == 0 {
		s.Layers = nil
	}
	return s
}

// reader returns what calls get and notes the key when that reports something.
func (t tomlTable) reader(unread *[]string) func(key string, get func()) {
	return func(key string, get func()) {
		before := len(t.f.out.list) + t.f.out.more
		get()
		if len(t.f.out.list)+t.f.out.more > before {
			*unread = append(*unread, key)
		}
	}
}

// extra returns the values of the keys that mean nothing here, nil for none; texts are the keys that may carry languages.
func (t tomlTable) extra(keys []string, texts ...string) map[string]any {
	var out map[string]any
	for key, value := range t.values {
		name, _, translated := strings.Cut(key, "@")
		if slices.Contains(keys, key) || translated && slices.Contains(texts, name) {
			continue
		}
		if out == nil {
			out = map[string]any{}
		}
		out[key] = value
	}
	return out
}

// wording returns a text in all its languages.
func (t tomlTable) wording(key string, oneLine bool) Wording {
	get := t.text
	if oneLine {
		get = t.line
	}
	w := Wording{Text: get(key)}
	for _, there := range sortedKeys(t.values) {
		if name, lang, ok := strings.Cut(there, "@"); ok && name == key {
			if text := get(there); text != "" {
				if w.In == nil {
					w.In = map[string]string{}
				}
				w.In[lang] = text
			}
		}
	}
	return w
}

// camera reads camera = { frame, center, zoom }.
func (t tomlTable) camera() StepCamera {
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
	if n := in.numbers("zoom", 1); n != nil {
		c.Zoom = n[0]
		if reason, proposal := zoomFault(c.Zoom); reason != "" {
			t.fail("camera", fmt.Sprint(n[0]), proposal, reason)
			c.Zoom = 0
		}
	}
	at := in.numbers("center", 2)
	if at == nil {
		if values["center"] == nil && c.Zoom > 0 {
			t.fail("camera", "", "write center = [longitude, latitude]", "a zoom needs a center")
		}
		c.Zoom = 0
		return c
	}
	reason, proposal := centreFault(orb.Point{at[0], at[1]})
	switch {
	case reason != "":
		t.fail("camera", fmt.Sprint(at), proposal, reason)
		c.Zoom = 0
	case values["zoom"] == nil:
		c.Center, c.Zoom = orb.Point{at[0], at[1]}, 1
	case c.Zoom > 0:
		c.Center = orb.Point{at[0], at[1]}
	}
	return c
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
