package ui

import (
	"strconv"
	"strings"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/dataset"
)

// one is a scene of one layer.
func one(w, h float32, items ...scene.Item) *scene.Scene {
	return &scene.Scene{W: w, H: h, Layers: []scene.Layer{{Name: "author", Items: items}}}
}

// drawHead names the panel and says, quietly, whether what was written is saved.
func (p *authorPanel) drawHead(w, h float32) *scene.Scene {
	pal, fonts := p.palette(), p.kit.Fonts
	title := p.words.T("author.title")
	items := []scene.Item{&scene.Text{Y: h/2 + 5, String: title, Face: scene.SansBold, Size: 13, Color: pal.Ink1}}
	note, ink := "", pal.Ink3
	if p.script != nil {
		switch state := p.script.saver.State(); {
		case p.script.changed():
		case state.Err != nil:
			note, ink = p.words.T("author.failed", "error", state.Err), pal.NowText
		case state.Pending:
			note = p.words.T("author.saving")
		case p.script.saved:
			note = p.words.T("author.saved")
		}
	}
	x := fonts.Width(title, scene.SansBold, 13, 0, false) + 12
	items = append(items, &scene.Text{X: x, Y: h/2 + 5, String: fonts.Fit(note, scene.Sans, 12, max(w-x, 10)), Size: 12, Color: ink, Title: note})
	return one(w, h, items...)
}

// drawName says which step or chapter is chosen.
func (p *authorPanel) drawName(w, h float32) *scene.Scene {
	at, story := p.at(), p.store.Story()
	text := p.words.T("author.chapter.n", "n", at.Chapter+1, "total", len(story.Chapters))
	if at.Step >= 0 {
		text = p.words.T("author.step.n", "n", at.Step+1, "total", len(story.Steps))
	}
	return one(w, h, &scene.Text{Y: h/2 + 5, String: p.kit.Fonts.Fit(text, scene.SansBold, 12.5, w), Face: scene.SansBold, Size: 12.5, Color: p.palette().Ink1})
}

// drawCaption names an area; the first says why what stands there is not taken.
func (p *authorPanel) drawCaption(i int, w, h float32) *scene.Scene {
	key := []string{"headline", "text", "notes"}[i]
	if i == 0 && p.at().Step < 0 {
		key = "chaptertitle"
	}
	text, ink := p.words.T("author."+key), p.palette().Ink2
	if i == 0 && p.wrong != "" {
		text, ink = p.wrong, p.palette().NowText
	}
	return one(w, h, &scene.Text{Y: h - 5, String: p.kit.Fonts.Fit(text, scene.Sans, 11.5, w), Size: 11.5, Color: ink})
}

// drawFacts says what the step chosen shows.
func (p *authorPanel) drawFacts(w, h float32) *scene.Scene {
	at, story := p.at().Step, p.store.Story()
	if at < 0 || at >= len(story.Steps) {
		return one(w, h)
	}
	pal, fonts := p.palette(), p.kit.Fonts
	s := &story.Steps[at]
	items := []scene.Item{&scene.Text{Y: 12, String: fonts.Fit(s.Date.Label(p.dates), scene.SansBold, 12, w), Face: scene.SansBold, Size: 12, Color: pal.Ink1}}
	y := float32(12)
	line := func(text string) {
		if y += 16; y < h && text != "" {
			items = append(items, &scene.Text{Y: y, String: fonts.Fit(text, scene.Sans, 11.5, w), Size: 11.5, Color: pal.Ink2, Title: text})
		}
	}
	if s.Event >= 0 {
		lines := fonts.Wrap(story.Events[s.Event].Title, scene.Sans, 11.5, w)
		for i, l := range lines[:min(len(lines), 2)] {
			if i == 1 && len(lines) > 2 {
				l = fonts.Fit(strings.Join(lines[1:], " "), scene.Sans, 11.5, w)
			}
			line(l)
		}
	} else {
		line(p.words.T("author.fact.noevent"))
	}
	line(p.mapFact(s))
	if len(s.Layers) > 0 && s.Chart == "" {
		names := make([]string, len(s.Layers))
		for i, l := range s.Layers {
			names[i] = p.t("layer." + l)
		}
		line(strings.Join(names, " · "))
	}
	return one(w, h, items...)
}

// mapFact says what stands in the step's picture.
func (p *authorPanel) mapFact(s *dataset.Step) string {
	if s.Chart != "" {
		for _, info := range figure.Charts(p.store.Story(), p.words) {
			if info.ID == s.Chart {
				return p.words.T("author.fact.chart", "title", info.Title)
			}
		}
		return p.words.T("author.fact.chart", "title", s.Chart)
	}
	frame := s.Camera.Frame
	if frames := p.store.Story().Frames; frame == "" && len(frames) > 0 {
		frame = frames[0].ID
	}
	if s.Camera.Zoom > 0 {
		return p.words.T("author.fact.zoom", "frame", p.frameName(frame), "zoom", strconv.FormatFloat(s.Camera.Zoom, 'g', 2, 64))
	}
	return p.words.T("author.fact.map", "frame", p.frameName(frame))
}

// drawWarning says why the story cannot be edited here, or that somebody else has changed the file.
func (p *authorPanel) drawWarning(w, h float32) *scene.Scene {
	pal := p.palette()
	key := "locked.builtin"
	switch {
	case p.script != nil:
		key = "changed"
	case p.editable():
		key = "locked"
	case p.path != "":
		key = "locked.zip"
	}
	items := []scene.Item{
		&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: w, Y1: h}), Fill: pal.Ground},
		&scene.Shape{Path: scene.Rectangle(scene.Rect{Y0: h - 1, X1: w, Y1: h}), Fill: pal.Rule},
	}
	if p.script != nil {
		items = []scene.Item{
			&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: w, Y1: h}), Fill: pal.SelectedRow},
			&scene.Shape{Path: scene.Rectangle(scene.Rect{X1: 3, Y1: h}), Fill: pal.Now},
		}
	}
	for i, l := range p.kit.Fonts.Wrap(p.words.T("author."+key), scene.Sans, 12.5, w-28) {
		items = append(items, &scene.Text{X: 16, Y: 22 + float32(i)*17, String: l, Size: 12.5, Color: pal.Ink1})
	}
	return one(w, h, items...)
}

// warningLines is how many lines the warning has at a width.
func (p *authorPanel) warningLines(w float32) float32 {
	key := "changed"
	if p.script == nil {
		key = "locked.builtin"
		if p.path != "" {
			key = "locked.zip"
		}
	}
	return float32(len(p.kit.Fonts.Wrap(p.words.T("author."+key), scene.Sans, 12.5, w-28)))
}
