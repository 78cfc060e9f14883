package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// preferences is what the window remembers from one time to the next. All of it may be lost at any time.
type preferences struct{ *memory }

// start returns the view a story opens with: as it was left, then as the start asks. An unknown event is an error.
func (p preferences) start(story *dataset.Story, s Start) (view.View, error) {
	v := view.New(story)
	key := "story." + story.ID + "."
	if text := p.String(key + "at"); text != "" {
		if d, err := edtf.Parse(text); err == nil {
			v = view.Reduce(story, v, view.SetAt{At: d.Start.Span.From})
		}
	}
	if id := p.String(key + "event"); id != "" {
		v = view.Reduce(story, v, view.Select{ID: "event:" + id})
	}
	v = view.Reduce(story, v, view.SetFrame{Frame: p.String(key + "frame")})
	if zoom := p.Float(key + "zoom"); zoom > 0 {
		v = view.Reduce(story, v, view.SetCamera{Camera: view.Camera{
			Frame: v.Camera.Frame,
			Lon:   p.Float(key + "lon"), Lat: p.Float(key + "lat"), Zoom: zoom,
		}})
	}
	v = view.Reduce(story, v, view.SetFollow{On: p.Bool("follow")})
	v.Theme = view.Light
	if p.String("theme") == "dark" {
		v.Theme = view.Dark
	}
	if s.Picture != nil {
		v = s.Picture.Restore(story, view.New(story))
		v.Theme = max(v.Theme, view.Light)
	}
	switch s.Theme {
	case "":
	case "light":
		v.Theme = view.Light
	case "dark":
		v.Theme = view.Dark
	case "system":
		v.Theme = view.System
	default:
		return v, fmt.Errorf("theme %q: there are light, dark, system", s.Theme)
	}
	if s.Event != "" {
		if story.EventIndex(s.Event) < 0 {
			return v, fmt.Errorf("event %q: the story has none of that id", s.Event)
		}
		v = view.Reduce(story, v, view.Select{})
		v = view.Reduce(story, v, view.Select{ID: "event:" + s.Event})
	}
	if s.At != nil {
		chosen := v.Event
		v = view.Reduce(story, v, view.SetAt{At: *s.At})
		if s.Event != "" {
			v.Event = chosen
		}
	}
	return v, nil
}

// keepView remembers where a story was left.
func (p preferences) keepView(story *dataset.Story, v view.View) {
	key := "story." + story.ID + "."
	c := v.Camera
	p.Set(key+"at", isoDay(v.At), key+"event", v.Event, key+"frame", c.Frame, key+"zoom", c.Zoom, key+"lon", c.Lon, key+"lat", c.Lat, "follow", v.Follow)
}

// still reports whether motion is switched off: nothing moves by itself.
func (p preferences) still() bool { return p.Bool("still") }

func (p preferences) keepStill(on bool) { p.Set("still", on) }

func (p preferences) keepTheme(t view.Theme) {
	name := "light"
	if t == view.Dark {
		name = "dark"
	}
	p.Set("theme", name)
}

// lang is the language chosen last, English when it is none of those there are.
func (p preferences) lang(known []string) string {
	if lang := p.String("lang"); slices.Contains(known, lang) {
		return lang
	}
	return "en"
}

func (p preferences) keepLang(lang string) { p.Set("lang", lang) }

// size returns the window's size: asked for, remembered, or the design's.
func (p preferences) size(asked fyne.Size) fyne.Size {
	if asked.Width > 0 && asked.Height > 0 {
		return asked
	}
	w, h := p.Float("window.width"), p.Float("window.height")
	if w >= 640 && h >= 400 && w <= 16000 && h <= 16000 {
		return fyne.NewSize(float32(w), float32(h))
	}
	return fyne.NewSize(1440, 900)
}

func (p preferences) keepSize(s fyne.Size) {
	p.Set("window.width", float64(s.Width), "window.height", float64(s.Height))
}

// layout puts the splitters where they were left.
func (p preferences) layout(l *shell) {
	if w := p.Float("split.details"); w >= leastDetails && w < 4000 {
		l.detailsW = float32(w)
	}
	if h := p.Float("split.timeline"); h >= leastTimeline && h < 4000 {
		l.timelineH = float32(h)
	}
	if w := p.Float("split.author"); w >= leastAuthor && w < 4000 {
		l.authorW = float32(w)
	}
	if w := p.Float("split.charts"); w >= leastCharts && w < 4000 {
		l.chartsW = float32(w)
	}
}

func (p preferences) keepLayout(l *shell) {
	p.Set("split.charts", float64(l.chartsW), "split.author", float64(l.authorW),
		"split.details", float64(l.detailsW), "split.timeline", float64(l.timelineH))
}

// recentMost is how many stories are remembered.
const recentMost = 6

func (p preferences) recent() []string { return p.StringList("recent") }

func (p preferences) keepRecent(path string) {
	list := slices.DeleteFunc(slices.Clone(p.recent()), func(other string) bool { return other == path })
	list = append([]string{path}, list...)
	p.Set("recent", list[:min(len(list), recentMost)])
}
