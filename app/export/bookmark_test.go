package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"thawline/app/palette"
	"thawline/app/view"
)

func TestPictureIsABookmark(t *testing.T) {
	kit, r := studio(t)
	do := func(a view.Action) { r.View = view.Reduce(r.Story, r.View, a) }
	do(view.Select{ID: "event:e-2025-12-13-potash-relief"})
	do(view.SetFrame{Frame: "europe"})
	do(view.SetCamera{Camera: view.Camera{Frame: "europe", Lon: 27.5, Lat: 53.9, Zoom: 3}})
	do(view.SetFilter{Filter: "category:prisoners"})
	do(view.ToggleLayers{Layers: view.Labels})
	do(view.Select{ID: "route:r-klaipeda-rail"})
	do(view.SetTheme{Theme: view.Dark})
	r.Palette = palette.Dark()
	r.Kind, r.Size = "map", Size{W: 400, H: 300, Scale: 1}
	path := filepath.Join(t.TempDir(), "x.png")
	if err := Write(context.Background(), kit, r, path); err != nil {
		t.Fatal(err)
	}
	if !IsPicture(path) {
		t.Error("the picture is not known as one")
	}
	s, err := ReadState(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Restore(r.Story, view.New(r.Story)); got != r.View || s.Story != r.Story.ID {
		t.Errorf("restored\n%+v, want\n%+v", got, r.View)
	}
}

func TestNoBookmark(t *testing.T) {
	folder := t.TempDir()
	plain := filepath.Join(folder, "plain.png")
	if err := os.WriteFile(plain, []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x00IEND\xaeB`\x82"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ReadState(plain); !errors.Is(err, ErrNoState) || strings.Contains(err.Error(), "\n") {
		t.Errorf("a picture without state: %v", err)
	}
	if _, err := ReadState(filepath.Join(folder, "none.png")); err == nil {
		t.Error("a file that is not there has a state")
	}
	if IsPicture(folder) || IsPicture(filepath.Join(folder, "none")) {
		t.Error("a folder is a picture")
	}
}

func TestHostileStatesChangeNothing(t *testing.T) {
	_, r := studio(t)
	for _, text := range []string{
		"", "null", "[]", "{}", `{"story":"x"}`, `{"story":1,"at":2}`, `{"story":"x","at":"2022","camera":{"Zoom":1e999}}`,
		strings.Repeat("[", 5000), `{"story":"x","at":"2022","camera":` + strings.Repeat(`{"a":`, 4000),
	} {
		if s, err := ParseState(text); !errors.Is(err, ErrNoState) {
			t.Errorf("ParseState(%.40q) = %+v, %v", text, s, err)
		}
	}
	v := view.New(r.Story)
	s := State{
		Story: "x", At: "99999999999-01-01", Event: "none", Camera: view.Camera{Frame: "mars", Lon: 1e300, Lat: 400, Zoom: 1e300}, Layers: []string{"relief"},
		From: "..", To: "y", Filter: "from:never", Lang: "xx", Theme: "sepia", Compare: "x", Route: "none", Place: "none",
	}
	if got := s.Restore(r.Story, v); got != v {
		t.Errorf("restored %+v, want %+v", got, v)
	}
}

func FuzzState(f *testing.F) {
	_, r := studio(f)
	f.Add(`{"story":"x","at":"2022-02-01","event":"e-2022-02-01-transit-stop","camera":{"Frame":"europe","Lon":27,"Lat":53,"Zoom":2},"layers":["base"],"from":"2021","to":"2023","filter":"minsk","compare":"2021"}`)
	f.Add(`{"story":"x","at":"-9999","camera":{"Zoom":-1},"from":"9999","to":"-9999"}`)
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseState(text)
		if err != nil {
			return
		}
		v := s.Restore(r.Story, view.New(r.Story))
		ext := view.Extent(r.Story)
		if v.At < ext.From || v.At >= ext.To || v.From >= v.To || v.Camera.Zoom > view.MaxZoom || v.Camera != v.Camera {
			t.Errorf("%q gives %+v", text, v)
		}
	})
}
