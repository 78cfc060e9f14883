package figure

import (
	"fmt"
	"strings"
	"testing"

	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// Every step of the told version fits every size, with its headline whole and, at 1080 lines, no smaller than 28.
func TestSlidesOfEveryStep(t *testing.T) {
	k, in := reading()
	for i := range in.Story.Steps {
		step := &in.Story.Steps[i]
		for _, size := range posterSizes {
			at := in
			at.W, at.H = size[0], size[1]
			at.View = view.AtStep(in.Story, view.Reduce(in.Story, in.View, view.GoStep{Index: i}))
			name := fmt.Sprint(size, " step ", i+1)
			s := &scene.Scene{W: float32(at.W), H: float32(at.H)}
			room := slidePoster(s.W, s.H)
			sh := newSheet(k, at, room)
			sh.tell()
			sh.column()
			sh.foot(true)
			s.Layers = []scene.Layer{{Name: "text", Items: sh.items}}
			checkText(t, name, s, 18.9*room.unit)
			checkRooms(t, name, s, room)
			all := said(s)
			for _, want := range []string{step.Title[:strings.IndexByte(step.Title, ' ')], fmt.Sprintf("%d / %d", i+1, len(in.Story.Steps)), in.Story.Chapters[step.Chapter].Title} {
				if !strings.Contains(all, want) {
					t.Errorf("%s: %q is missing", name, want)
				}
			}
			if size != [2]float64{1920, 1080} {
				continue
			}
			large := 0
			for _, text := range texts(s.Layers[0].Items) {
				if text.Size >= 28 {
					large += len(strings.Fields(text.String))
				}
				if strings.HasSuffix(text.String, "…") {
					t.Errorf("%s: %q is cut", name, text.String)
				}
			}
			if least := len(strings.Fields(step.Title)) + len(strings.Fields(step.Text)); large < least {
				t.Errorf("%s: %d words of 28 points and more, headline and text have %d", name, large, least)
			}
		}
	}
}

// A step with a chart shows it in the map's place, with its sources at the foot.
func TestSlideWithChart(t *testing.T) {
	k, in := reading()
	in.W, in.H = 1920, 1080
	charts := 0
	for i := range in.Story.Steps {
		in.View = view.Reduce(in.Story, in.View, view.GoStep{Index: i})
		s := k.Slide(in)
		chart := s.Layers[0].Name == "chart ground"
		if chart != (in.Story.Steps[i].Chart != "") {
			t.Errorf("step %d: chart %v", i+1, chart)
		}
		if chart {
			charts++
			for _, l := range s.Layers {
				if l.Clip == (scene.Rect{}) {
					continue
				}
				if l.Clip.X0 < 671 || l.Clip.Y1 > 858 {
					t.Errorf("step %d: layer %q reaches out of the room: %+v", i+1, l.Name, l.Clip)
				}
			}
		}
	}
	if charts == 0 {
		t.Error("no step shows a chart")
	}
}

// In every language each step has its headline and text whole and large, and its strip names the era and the date as the
// step does: a month where no day is known.
func TestStepsReadInEveryLanguage(t *testing.T) {
	k, own := reading()
	own.W, own.H = 1920, 1080
	for _, lang := range append([]string{"en"}, otherLanguages...) {
		in := own
		if lang != "en" {
			in = own.in(t, lang)
		}
		for i := range in.Story.Steps {
			step := &in.Story.Steps[i]
			in.View = view.AtStep(in.Story, view.Reduce(in.Story, in.View, view.GoStep{Index: i}))
			name := fmt.Sprint(lang, " step ", i+1)
			sh := newSheet(k, in, slidePoster(1920, 1080))
			sh.tell()
			sh.column()
			large := ""
			for _, text := range texts(sh.items) {
				if text.Size >= 28 {
					large += text.String
				}
			}
			bare := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "")
			for _, want := range []string{typographic(step.Title), typographic(step.Text)} {
				if !strings.Contains(bare.Replace(large), bare.Replace(want)) {
					t.Errorf("%s: %q is not there whole and large, but %q", name, want, large)
				}
			}
			strip := in
			strip.H, strip.W, strip.K = 138, 1792, mapScale
			said := texts(k.TimelineStrip(strip).Layers[2].Items)
			flag := said[len(said)-1].String
			if d := step.Date; d.Start.Precision == edtf.Month && flag != d.Short(timelineDates(in)) {
				t.Errorf("%s of %s: the flag says %q", name, d.Text, flag)
			}
			current := 0
			for _, text := range said[:len(said)-1] {
				if text.Face == scene.SansBold {
					current++
					if text.String != text.Title {
						t.Errorf("%s: the era is cut to %q", name, text.String)
					}
				}
			}
			if inside := in.Story.Span.Contains(in.View.At); inside && current != 1 {
				t.Errorf("%s: %d eras are marked as the one shown", name, current)
			}
		}
	}
}
