package typeset_test

import (
	"testing"

	"thawline/app/scene"
)

func TestProgram(t *testing.T) {
	f := load(t)
	for face, want := range map[scene.Face]string{scene.Sans: "Inter-Regular", scene.SansBold: "Inter-SemiBold", scene.SerifItal: "ThawlineSerif-Italic"} {
		run := f.Shape("Minsk", face, false, false)
		p, err := f.Program(run.Glyphs[0].Font)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.PostScript(); got != want || len(p.Data) == 0 || p.UnitsPerEm == 0 {
			t.Errorf("face %d: %s of %d bytes, want %s", face, got, len(p.Data), want)
		}
		var sum float32
		for _, g := range run.Glyphs {
			sum += f.Advance(g.Font, g.ID)
		}
		if diff := sum - run.Advance; diff > .05 || diff < -.05 {
			t.Errorf("face %d: advances sum to %v, the run is %v", face, sum, run.Advance)
		}
	}
	if _, err := f.Program(200); err == nil {
		t.Error("font 200 was found")
	}
	if f.Advance(200, 1) != 0 {
		t.Error("a glyph of font 200 moves the pen")
	}
}
