package dataset_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"thawline/dataset"
)

type entry struct {
	name, data string
	change     func(*zip.FileHeader)
}

func pack(t testing.TB, entries ...entry) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate}
		if e.change != nil {
			e.change(h)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(e.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "story.zip")
	if err := os.WriteFile(name, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func packed(prefix string, more ...entry) []entry {
	var out []entry
	for _, name := range []string{"story.toml", "places.csv", "events.csv", "routes.csv", "sources.csv", "crossings.csv", "volumes.csv", "series_meta.csv", "series.csv", "eras.csv", "factcheck.csv"} {
		out = append(out, entry{name: prefix + name, data: sound[name]})
	}
	return append(out, more...)
}

func TestOpenZip(t *testing.T) {
	for _, prefix := range []string{"", "my story/"} {
		more := []entry{{name: "__MACOSX/story.toml", data: "x"}}
		if prefix != "" {
			more = append(more, entry{name: prefix})
		}
		s, err := dataset.Open(pack(t, packed(prefix, more...)...))
		if err != nil || len(s.Events) != 2 {
			t.Errorf("a story packed as %q: %v", prefix, err)
		}
	}
}

func TestOpenRefusesZips(t *testing.T) {
	for _, c := range []struct {
		name    string
		entries []entry
		want    string
	}{
		{"slip", packed("", entry{name: "../evil.csv", data: "x"}), `entry "../evil.csv" would land outside`},
		{"absolute", packed("", entry{name: "/etc/passwd", data: "x"}), "would land outside"},
		{"backslash", packed("", entry{name: `..\evil.csv`, data: "x"}), "would land outside"},
		{"drive", packed("", entry{name: `C:evil.csv`, data: "x"}), "would land outside"},
		{"encrypted", packed("", entry{name: "media/a.png", data: "x", change: func(h *zip.FileHeader) { h.Flags |= 1 }}), "is encrypted"},
		{"link", packed("", entry{name: "media/a", data: "/etc/passwd", change: func(h *zip.FileHeader) { h.SetMode(os.ModeSymlink | 0o777) }}), "is a link"},
		{"twice", packed("", entry{name: "events.csv", data: "x"}), "is there twice"},
		{"two stories", append(packed("a/"), packed("b/")...), "holds 2 stories"},
		{"bomb", packed("", entry{name: "sources2.csv", data: "x"}, entry{name: "eras2.csv", data: strings.Repeat("\x00", 1<<20)}), ""},
		{"large table", append(packed("")[1:], entry{name: "story.toml", data: strings.Repeat(" ", 40<<20)}), "story.toml:1:1: the file is too large"},
		{"empty", nil, "story.toml:1:1: the file is missing"},
	} {
		_, err := dataset.Open(pack(t, c.entries...))
		if c.want == "" {
			if err != nil {
				t.Errorf("%s: %v, want none: other files are not read", c.name, err)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
	}
	many := make([]entry, 5001)
	for i := range many {
		many[i] = entry{name: "media/" + strings.Repeat("x", i%50) + string(rune('a'+i%26)) + strings.Repeat("y", i/50)}
	}
	if _, err := dataset.Open(pack(t, many...)); err == nil || !strings.Contains(err.Error(), "5001 entries") {
		t.Errorf("too many entries: %v", err)
	}
}

// A header that lies about the size of what it holds must not be believed.
func TestOpenRefusesClaimedBombs(t *testing.T) {
	name := pack(t, packed("")...)
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	i := bytes.LastIndex(data, []byte("PK\x01\x02"))
	copy(data[i+24:], []byte{0xff, 0xff, 0xff, 0xf0}) // uncompressed size in the central directory
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Open(name); err == nil || !strings.Contains(err.Error(), "unpacks to more than") {
		t.Errorf("an entry that claims 4 GB: %v", err)
	}
}

func TestOpenFolder(t *testing.T) {
	dir := t.TempDir()
	for name, data := range sound {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := dataset.Open(dir); err != nil {
		t.Fatal(err)
	}
	outside := filepath.Join(t.TempDir(), "eras.csv")
	if err := os.WriteFile(outside, []byte(sound["eras.csv"]), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(dir, "eras.csv")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "eras.csv")); err != nil {
		t.Fatal(err)
	}
	var problems dataset.Problems
	if _, err := dataset.Open(dir); err == nil || errors.As(err, &problems) {
		t.Errorf("a link out of the folder: %v, want that it cannot be read", err)
	}
}

func TestOpenOther(t *testing.T) {
	file := filepath.Join(t.TempDir(), "x.csv")
	if err := os.WriteFile(file, []byte("id,date\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		file:                           "neither a folder nor a .zip",
		filepath.Join(file, "x"):       "not a directory",
		filepath.Join(file, "..", "y"): "no such file",
		"\x00":                         "invalid argument",
	} {
		if _, err := dataset.Open(name); err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("Open(%q) = %v, want %q", name, err, want)
		}
	}
}

// checkLoad holds what is true of every outcome of Load.
func checkLoad(t *testing.T, s *dataset.Story, err error) {
	t.Helper()
	if (s == nil) == (err == nil) {
		t.Fatalf("story %v with error %v", s, err)
	}
	var problems dataset.Problems
	if errors.As(err, &problems) {
		for _, p := range problems {
			if p.File == "" || p.Line < 1 || p.Column < 1 || p.Reason == "" || strings.ContainsAny(p.String(), "\n\r\x1b") {
				t.Fatalf("problem %+v", p)
			}
		}
	}
	if s != nil {
		for _, at := range []string{"2020", "2021-06-01", "2030", "Y-13800000000"} {
			s.At(day(at))
		}
		s.Diff(day("2021"), day("2022"))
	}
}

func FuzzTable(f *testing.F) {
	for name, data := range sound {
		if name != "story.toml" {
			f.Add(name, data)
			f.Add(name, data+"\"")
		}
	}
	f.Fuzz(func(t *testing.T, name, data string) {
		files := folder(sound)
		file, ok := files[name]
		if !ok {
			return
		}
		changed := *file
		changed.Data = []byte(data)
		files[name] = &changed
		s, err := dataset.Load(files)
		checkLoad(t, s, err)
	})
}

func FuzzToml(f *testing.F) {
	f.Add(sound["story.toml"])
	f.Add("id='a'\ntitle='b'\nframes=[{id='x'}]")
	f.Add("id=[[[[[]]]]]")
	f.Add("[frames]\nid=1979-05-27T07:32:00Z")
	f.Fuzz(func(t *testing.T, data string) {
		files := folder(sound)
		changed := *files["story.toml"]
		changed.Data = []byte(data)
		files["story.toml"] = &changed
		s, err := dataset.Load(files)
		checkLoad(t, s, err)
	})
}

func FuzzZip(f *testing.F) {
	data, err := os.ReadFile(pack(f, packed("a/")...))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Add(data[:100])
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(dir, "story.zip")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := dataset.Open(name)
		checkLoad(t, s, err)
	})
}

func FuzzFilter(f *testing.F) {
	s := story(f)
	for _, e := range []string{"klaipeda", `category:prisoners -actor:Coale`, `"potash transit"`, "from:2025-09 to:2025-12", "-", `"`, "x:y", "place:minsk place:moscow", ":", "-:a"} {
		f.Add(e)
	}
	f.Fuzz(func(t *testing.T, expr string) {
		keep, err := s.Filter(expr)
		if (keep == nil) == (err == nil) {
			t.Fatalf("Filter(%q): %v", expr, err)
		}
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\r") {
				t.Fatalf("error of %q is not one line: %q", expr, err)
			}
			return
		}
		for i := -1; i <= len(s.Events); i++ {
			keep(i)
		}
	})
}
