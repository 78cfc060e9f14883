package dataset

import (
	"maps"
	"slices"
	"strings"
)

// toldWriter writes chapters and steps: those that were read as they were written, save what has changed.
type toldWriter struct {
	b       strings.Builder
	newline string
	last    *toldSource // where what was written last was read; nil for what is new
	begun   bool
}

// part leaves a line empty between two chapters or steps that did not follow each other where they were read.
func (w *toldWriter) part(next *toldSource) {
	var neighbour bool
	if w.begun {
		neighbour = w.last != nil && next != nil && w.last.next == next
	} else {
		neighbour = next != nil && next.first
	}
	if neighbour {
		w.line()
	} else {
		w.gap()
	}
	w.last, w.begun = next, true
}

// keyed is a key of a chapter or step with the value it had where it was read and the value it has now, "" for none.
type keyed struct{ key, was, now string }

// line ends the line that was begun.
func (w *toldWriter) line() {
	if s := w.b.String(); s != "" && !strings.HasSuffix(s, "\n") && s != "\ufeff" {
		w.b.WriteString(w.newline)
	}
}

// gap leaves a line empty.
func (w *toldWriter) gap() {
	w.line()
	if s := w.b.String(); s != "" && s != "\ufeff" && !strings.HasSuffix(s, "\n\n") && !strings.HasSuffix(s, "\n\r\n") {
		w.b.WriteString(w.newline)
	}
}

func (w *toldWriter) chapter(c *ToldChapter) {
	var was ToldChapter
	if c.source != nil {
		was = c.source.chapter
	}
	keys := []keyed{{"id", w.text(was.ID), w.text(c.ID)}}
	w.write("[[chapters]]", c.source, append(keys, w.wording("title", was.Title, c.Title)...))
}

func (w *toldWriter) step(s *ToldStep) {
	var was ToldStep
	if s.source != nil {
		was = s.source.step
	}
	layers := func(list []string) string {
		if len(list) == 0 {
			return ""
		}
		return tomlList(list)
	}
	keys := []keyed{{"event", w.text(was.Event), w.text(s.Event)}, {"date", w.text(was.Date), w.text(s.Date)}}
	keys = append(keys, w.wording("title", was.Title, s.Title)...)
	keys = append(keys, w.wording("text", was.Text, s.Text)...)
	keys = append(keys, keyed{"camera", tomlCamera(was.Camera), tomlCamera(s.Camera)},
		keyed{"layers", layers(was.Layers), layers(s.Layers)}, keyed{"chart", w.text(was.Chart), w.text(s.Chart)})
	w.write("[[chapters.steps]]", s.source, append(keys, w.wording("notes", was.Notes, s.Notes)...))
}

// text is the value of a text, "" for none.
func (w *toldWriter) text(s string) string {
	if s == "" {
		return ""
	}
	return tomlText(s, w.newline)
}

func (w *toldWriter) wording(key string, was, now Wording) []keyed {
	out := []keyed{{key, w.text(was.Text), w.text(now.Text)}}
	langs := maps.Clone(was.In)
	if langs == nil {
		langs = map[string]string{}
	}
	maps.Copy(langs, now.In)
	for _, lang := range slices.Sorted(maps.Keys(langs)) {
		out = append(out, keyed{key + "@" + lang, w.text(was.In[lang]), w.text(now.In[lang])})
	}
	return out
}

// write writes one chapter or step.
func (w *toldWriter) write(head string, source *toldSource, keys []keyed) {
	w.part(source)
	if source == nil {
		w.b.WriteString(head + w.newline)
		for _, k := range keys {
			if k.now != "" {
				w.b.WriteString(tomlKey(k.key) + " = " + k.now + w.newline)
			}
		}
		return
	}
	w.b.WriteString(source.lead)
	for _, text := range w.changed(source.parts, keys) {
		w.line()
		w.b.WriteString(text)
	}
}

// changed returns the pieces of a source with the values that are new, without those that are gone, and with those that
// were not there before, each after the key it follows in the order of keys.
func (w *toldWriter) changed(parts []tomlPart, keys []keyed) []string {
	rank := map[string]int{}
	for i, k := range keys {
		rank[k.key] = i
	}
	var out []string
	after := make([]int, 0, len(parts)) // the key that each piece of the main table ends with; -1 for its head
	placed := map[string]bool{}
	main := true
	last := 0 // pieces of the main table up to its last key
	for i := range parts {
		p := &parts[i]
		text := p.raw
		key := ""
		if len(p.path) > 0 && i > 0 {
			key = p.path[0]
		}
		n, known := rank[key]
		if p.kind == tomlTableHead || p.kind == tomlListHead {
			main = main && i == 0
		}
		if key == "steps" && p.kind == tomlEntry {
			continue // they are written each on its own
		}
		if known && keys[n].was != keys[n].now {
			if len(p.path) > 1 || p.kind != tomlEntry || keys[n].now == "" {
				continue // gone, or written anew in one value
			}
			text = p.withValue(keys[n].now)
		}
		if known && p.kind == tomlEntry {
			placed[key] = true
		}
		out = append(out, text)
		if main {
			switch {
			case i == 0:
				after = append(after, -1)
			case known:
				after = append(after, n)
			default:
				after = append(after, after[len(after)-1])
			}
			if p.kind != tomlBlank && p.kind != tomlComment {
				last = len(out)
			}
		}
	}
	for n, k := range keys {
		if k.now == "" || placed[k.key] {
			continue
		}
		at := 1
		for i := range after[:last] {
			if after[i] <= n && after[i] >= after[at-1] {
				at = i + 1
			}
		}
		out = slices.Insert(out, at, tomlKey(k.key)+" = "+k.now+w.newline)
		after = slices.Insert(after, at, n)
		last++
	}
	return out
}
