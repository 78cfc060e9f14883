package house

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says which rooms of the project a room may import; a room stands for the packages below it unless they have
// a line of their own. Arrows run down only.
var allowed = map[string][]string{
	"thawline":                          {"app", "app/cli", "app/words", "app/export", "assets"},
	"thawline/app":                      {"app/desktop", "app/ui", "app/ui/widgets", "app/ui/apptheme", "app/export", "app/figure", "app/palette", "app/scene/typeset", "app/view", "app/words", "assets", "dataset", "dataset/edtf", "geo/basemap"},
	"thawline/app/desktop":              {},
	"thawline/app/e2e":                  {},
	"thawline/app/ui":                   {"app/author", "app/ui/widgets", "app/ui/apptheme", "app/export", "app/export/order", "app/figure", "app/palette", "app/scene", "app/scene/raster", "app/scene/typeset", "app/view", "app/words", "assets", "dataset", "dataset/edtf", "geo"},
	"thawline/app/author":               {"dataset"},
	"thawline/app/ui/widgets":           {"app/ui/apptheme", "app/figure", "app/palette", "app/scene", "app/scene/raster", "app/scene/typeset", "app/view", "app/words", "assets", "dataset", "dataset/edtf", "geo"},
	"thawline/app/ui/apptheme":          {"app/palette", "assets"},
	"thawline/app/cli":                  {"app/export", "app/figure", "app/palette", "app/scene/typeset", "app/view", "app/words", "assets", "dataset", "dataset/edtf", "geo", "geo/basemap"},
	"thawline/app/export":               {"app/export/gif", "app/export/png", "app/figure", "app/palette", "app/scene", "app/scene/raster", "app/scene/vector", "app/scene/typeset", "app/view", "app/words", "dataset", "dataset/edtf"},
	"thawline/app/export/gif":           {},
	"thawline/app/export/order":         {"app/export", "app/palette", "app/view", "app/words", "dataset"},
	"thawline/app/export/png":           {},
	"thawline/app/export/peermap":       {"app/export/png", "app/scene", "app/scene/raster", "assets", "geo", "geo/basemap"},
	"thawline/app/figure":               {"app/palette", "app/scene", "app/scene/typeset", "app/view", "app/words", "dataset", "dataset/edtf", "geo", "geo/label", "geo/basemap"},
	"thawline/app/house":                {},
	"thawline/app/palette":              {},
	"thawline/app/scene":                {},
	"thawline/app/scene/raster":         {"app/scene", "app/scene/typeset"},
	"thawline/app/scene/vector":         {"app/scene", "app/scene/typeset", "app/scene/typeset/subset"},
	"thawline/app/scene/typeset":        {"app/scene"},
	"thawline/app/scene/typeset/subset": {},
	"thawline/app/view":                 {"dataset", "dataset/edtf"},
	"thawline/app/words":                {},
	"thawline/assets":                   {},
	"thawline/assets/gen":               {"app/palette", "app/scene", "app/scene/raster", "app/scene/typeset", "assets", "geo", "geo/basemap"},
	"thawline/dataset":                  {"dataset/edtf"},
	"thawline/dataset/edtf":             {},
	"thawline/dataset/seeded":           {"dataset/seeded"},
	"thawline/geo":                      {},
	"thawline/geo/basemap":              {"geo"},
	"thawline/geo/label":                {"geo"},
}

// fyneRooms are the only rooms that import Fyne, displayRooms the only ones that import the part of it needing a display.
var (
	fyneRooms    = []string{"thawline/app", "thawline/app/ui", "thawline/app/ui/widgets", "thawline/app/ui/apptheme"}
	displayRooms = []string{"thawline/app"}
	gotaRooms    = []string{"thawline/dataset"}
)

type goPackage struct {
	ImportPath string
	Doc        string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	list := exec.Command("go", "list", "-e", "-json=ImportPath,Doc,Imports", "thawline/...")
	out, err := list.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := list.Start(); err != nil {
		t.Fatal(err)
	}
	var all []goPackage
	for decoder := json.NewDecoder(out); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if err := list.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(all) < 10 {
		t.Fatalf("go list found %d packages, want the whole house", len(all))
	}
	return all
}

// room returns the longest entry of allowed that holds the package, "" for none.
func room(path string) string {
	for path != "" {
		if _, ok := allowed[path]; ok && (path != "thawline" && path != "thawline/app") {
			return path
		}
		i := strings.LastIndexByte(path, '/')
		if i < 0 {
			break
		}
		path = path[:i]
	}
	return ""
}

func TestArrows(t *testing.T) {
	for _, p := range packages(t) {
		home := room(p.ImportPath)
		if p.ImportPath == "thawline" || p.ImportPath == "thawline/app" {
			home = p.ImportPath
		}
		if home == "" {
			t.Errorf("%s is in no room: give it a line in the plan", p.ImportPath)
			continue
		}
		for _, path := range p.Imports {
			switch {
			case path == "thawline" || strings.HasPrefix(path, "thawline/"):
				if !slices.Contains(allowed[home], strings.TrimPrefix(path, "thawline/")) {
					t.Errorf("%s imports %s: not an arrow of the plan", p.ImportPath, path)
				}
			case path == "fyne.io/fyne/v2/app":
				if !slices.Contains(displayRooms, home) {
					t.Errorf("%s imports %s: it needs a display and cgo", p.ImportPath, path)
				}
			case strings.HasPrefix(path, "fyne.io/"):
				if !slices.Contains(fyneRooms, home) {
					t.Errorf("%s imports %s: this room is pure", p.ImportPath, path)
				}
			case strings.HasPrefix(path, "github.com/go-gota/"):
				if !slices.Contains(gotaRooms, home) {
					t.Errorf("%s imports %s: gota stays behind dataset", p.ImportPath, path)
				}
			}
			if path == "net" || strings.HasPrefix(path, "net/") && path != "net/url" {
				t.Errorf("%s imports %s: nothing is fetched from a network", p.ImportPath, path)
			}
		}
	}
}

func TestEachPackageSaysWhatItIsFor(t *testing.T) {
	for _, p := range packages(t) {
		if p.Doc == "" {
			t.Errorf("%s has no package comment", p.ImportPath)
		}
	}
}
