package dataset_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"thawline/dataset"
)

// A story that names neither span nor frames gets them from its events and places.
func TestDefaults(t *testing.T) {
	for _, c := range []struct {
		name, places string
		frames       string
	}{
		{"one place", "a,A,53.9,27.5\n", "region conic, world equalearth"},
		{"a region", "a,A,53.9,27.5\nb,B,55.7,21.1\n", "region conic, world equalearth"},
		{"in the south", "a,A,-33,151\nb,B,-37,145\n", "region conic, world equalearth"},
		{"at the equator", "a,A,1,103\nb,B,-6,107\n", "region mercator, world equalearth"},
		{"at the pole", "a,A,89,0\n", "world equalearth"},
		{"over the globe", "a,A,53.9,27.5\nb,B,38.9,-77\n", "world equalearth"},
		{"at the antimeridian", "a,A,-17,179.9\nb,B,-18,178\n", "region mercator, world equalearth"},
		{"at its ends", "a,A,-90,-180\nb,B,90,180\n", "world equalearth"},
	} {
		s, err := dataset.Load(folder(map[string]string{
			"story.toml": "id = \"x\"\ntitle = \"X\"\n",
			"places.csv": "id,name,lat,lon\n" + c.places,
			"events.csv": "id,date,title\ne2,2021-03/..,Two\ne1,2019-12~,One\ne3,../2020,Three\n",
		}))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if got := s.Span.From.String() + " " + s.Span.To.String(); got != "2019-01-01 2022-01-01" {
			t.Errorf("%s: span %s", c.name, got)
		}
		var frames []string
		for _, f := range s.Frames {
			frames = append(frames, f.ID+" "+f.Projection)
			for _, n := range []float64{f.Bounds.Min[0], f.Bounds.Min[1], f.Bounds.Max[0], f.Bounds.Max[1]} {
				if math.IsNaN(n) || math.Abs(n) > 180 {
					t.Errorf("%s: bounds %v", c.name, f.Bounds)
				}
			}
			if f.Projection == "conic" && math.Abs(f.Parallels[0]+f.Parallels[1]) < 1 {
				t.Errorf("%s: parallels %v", c.name, f.Parallels)
			}
			for _, p := range s.Places {
				if f.ID == "region" && !f.Bounds.Contains(p.Point) {
					t.Errorf("%s: %v lies outside %v", c.name, p.Point, f.Bounds)
				}
			}
		}
		if got := strings.Join(frames, ", "); got != c.frames {
			t.Errorf("%s: frames %s, want %s", c.name, got, c.frames)
		}
	}
	s := small(t, nil)
	if b := s.Bounds(); fmt.Sprint(b.Min, b.Max) != "[21.1 53.9] [27.5 55.7]" {
		t.Errorf("bounds %v", b)
	}
	if b := (&dataset.Story{}).Bounds(); b.Min[0] != -180 || b.Max[1] != 90 {
		t.Errorf("bounds of nothing: %v", b)
	}
}

func TestOnlyOpenDates(t *testing.T) {
	s := small(t, map[string]string{"story.toml": "id = \"x\"\ntitle = \"X\"\n", "events.csv": "id,date,title\ne1,Y-13800000000,One\ne2,Y100000000000/..,Two\n"})
	if s.Span.Length() == 0 || s.At(s.Span.From).Ringed != 0 {
		t.Errorf("span %v", s.Span)
	}
}

func TestTomlFaults(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"empty", "", "story.toml:1:1: id: is missing"},
		{"deep", "id = " + strings.Repeat("[", 100) + strings.Repeat("]", 100), "too many or too deep"},
		{"many", "id = [" + strings.Repeat("[],", 5000) + "]", "too many or too deep"},
		{"large", "#" + strings.Repeat("x", 2<<20), "the file is too large"},
		{"number for text", "id = 3\ntitle = \"X\"\n", `story.toml:1:1: id: is not a text; write it in quotes: id = "..."`},
		{"bad id", "id = \"a b\"\ntitle = \"X\"\n", `story.toml:1:1: id: "a b" is not an id`},
		{"control", "id = \"x\"\ntitle = \"\\u001b[31m\"\n", "story.toml:2:1: title: control character U+001B"},
		{"focus", "id = \"x\"\ntitle = \"X\"\nfocus = \"Belarus\"", `story.toml:3:1: focus: "Belarus" is not a country code`},
		{"frames", "id = \"x\"\ntitle = \"X\"\nframes = 3", "story.toml:3:1: frames: is not a list of frames"},
		{"no bounds", "id = \"x\"\ntitle = \"X\"\n  [[frames]]\n  id = \"a\"\n  projection = \"mercator\"\n", "story.toml:3:3: frames.bounds: is missing"},
		{
			"second frame", "id = \"x\"\ntitle = \"X\"\n[[frames]]\nid = \"a\"\nprojection = \"mercator\"\nbounds = [0, 0, 1, 1]\n[[frames]]\nid = \"a\"\nprojection = \"orthographic\"\nbounds = [0, 0, 1, 1]\n",
			`story.toml:8:1: frames.id: "a" is there twice`,
		},
		{"not UTF-8", "id = \"\xff\"", "story.toml:1:6: invalid UTF-8"},
		{"twice", "id = \"x\"\nid = \"y\"", "story.toml:2:"},
		{"long value", "id = \"x\"\ntitle = \"X\"\nfocus = \"" + strings.Repeat("é", 500) + "\"", "…\" is not a country code"},
	} {
		files := folder(sound)
		changed := *files["story.toml"]
		changed.Data = []byte(c.data)
		files["story.toml"] = &changed
		if _, err := dataset.Load(files); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %.300v, want %q", c.name, err, c.want)
		}
	}
}
