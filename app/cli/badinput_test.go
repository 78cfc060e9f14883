package cli

import (
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// makings are all kinds of export: what else each needs, and the name of what it writes.
var makings = []struct {
	args []string
	name string
}{
	{[]string{"map"}, "x.png"},
	{[]string{"timeline"}, "x.svg"},
	{[]string{"chart", "--chart", "exports"}, "x.pdf"},
	{[]string{"chart", "--chart", "price"}, "x.csv"},
	{[]string{"card"}, "x.png"},
	{[]string{"slide"}, "x.png"},
	{[]string{"deck"}, "deck"},
	{[]string{"animation"}, "x.gif"},
	{[]string{"animation"}, "x.png"},
	{[]string{"animation"}, "frames"},
	{[]string{"page"}, "x.html"},
}

// everything lists a folder with all that lies in it.
func everything(t *testing.T, folder string) []string {
	t.Helper()
	var list []string
	err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if path != folder {
			list = append(list, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// refused runs an export that must fail with a code, one line on stderr, and nothing in the folder that was not there.
func refused(t *testing.T, folder string, code int, args ...string) {
	t.Helper()
	before := everything(t, folder)
	got, out, said := exported(t, args...)
	if got != code || out != "" || strings.Count(said, "\n") != 1 || !strings.HasSuffix(said, "\n") || len(strings.TrimSpace(said)) < 12 {
		t.Errorf("%v: exit %d, %q, said %q; want exit %d and one line", args, got, out, said, code)
	}
	for _, bad := range []string{"goroutine", "internal fault", "runtime error", "cli.error", "{", ".tmp", "%!"} {
		if strings.Contains(said, bad) {
			t.Errorf("%v: said %q", args, said)
		}
	}
	if after := everything(t, folder); !slices.Equal(before, after) {
		t.Errorf("%v: left %v, before there was %v", args, after, before)
	}
}

func TestEveryExportRefusesWrongUse(t *testing.T) {
	folder, story := t.TempDir(), t.TempDir()
	writeStory(t, story, "id = \"x\"\ntitle = \"X\"\n", "e,2021-03,E\n")
	wrong := [][]string{
		{"--at", "2021-02-30"},
		{"--at", "yesterday"},
		{"--event", "none"},
		{"--event", "../../etc/passwd"},
		{"--chart", "gdp"},
		{"--step", "0"},
		{"--step", "99"},
		{"--step", "x"},
		{"--frame", "mars"},
		{"--center", "200,0"},
		{"--center", "27"},
		{"--zoom", "0"},
		{"--zoom", "NaN"},
		{"--layers", "relief"},
		{"--filter", "colour:red"},
		{"--from", "2025", "--to", "2021"},
		{"--compare", "2021-13"},
		{"--speed", "0"},
		{"--of", "poster"},
		{"--nope"},
		{"--theme"},
	}
	for _, v := range []string{"199x400", "400x199", "8001x300", "8000x8000", "7000x6000", "0x0", "-5x300", "NaNxNaN", "1e3x500", "300", "", "x", "300x300x3", "99999999999999999999x300", "1920×1080"} {
		wrong = append(wrong, []string{"--size", v})
	}
	for _, v := range []string{"NaN", "-1", "0", "1e9", "Inf", "two", "", "0.0001"} {
		wrong = append(wrong, []string{"--scale", v})
	}
	for name, values := range map[string][]string{
		"--preset": {"poster", "", "SLIDE"}, "--theme": {"sepia", ""}, "--format": {"bmp", "", "exe"}, "--lang": {"xx", "../en", ""},
	} {
		for _, v := range values {
			wrong = append(wrong, []string{name, v})
		}
	}
	for _, m := range makings {
		path := filepath.Join(folder, m.name)
		m.args = append(slices.Clone(m.args), story)
		if i := slices.Index(m.args, "--chart"); i >= 0 {
			m.args[i+1] = "events" // the one that every story has
		}
		for _, flags := range wrong {
			refused(t, folder, Misused, append(append(slices.Clone(m.args), flags...), "-o", path)...)
		}
		refused(t, folder, Misused, m.args...)                                 // no target
		refused(t, folder, Misused, append(slices.Clone(m.args), "-o", "")...) // an empty one
		if filepath.Ext(m.name) != "" {
			refused(t, folder, Misused, append(slices.Clone(m.args), "-o", path+".jpg")...)
		}
	}
	refused(t, folder, Misused, "poster", "-o", filepath.Join(folder, "x.png"))
	refused(t, folder, Misused)
}

// A target that cannot be written to is a failure, not wrong use.
func TestEveryExportRefusesWrongPlaces(t *testing.T) {
	folder := t.TempDir()
	closed := filepath.Join(folder, "closed")
	if err := os.Mkdir(closed, 0o555); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		closed = "/proc" // nobody may make a file there
	}
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	story := t.TempDir()
	writeStory(t, story, "id = \"x\"\ntitle = \"X\"\n", "e,2021-03,E\n")
	for _, m := range makings {
		m.args = append(slices.Clone(m.args), story)
		if i := slices.Index(m.args, "--chart"); i >= 0 {
			m.args[i+1] = "events" // the one that every story has
		}
		args := append(slices.Clone(m.args), "--size", "240x200", "-o")
		if m.args[0] == "page" || strings.HasSuffix(m.name, ".csv") {
			args = append(slices.Clone(m.args), "-o")
		}
		refused(t, folder, Failed, append(args, filepath.Join(folder, "none", m.name))...)
		refused(t, folder, Failed, append(args, filepath.Join(closed, m.name))...)
		refused(t, folder, Failed, append(args, filepath.Join(file, m.name))...)
		if filepath.Ext(m.name) == "" {
			refused(t, folder, Failed, append(args, file)...)
			continue
		}
		taken := filepath.Join(folder, m.name)
		if err := os.MkdirAll(taken, 0o755); err != nil {
			t.Fatal(err)
		}
		refused(t, folder, Failed, append(args, taken)...)
	}
}

// On the command line the user's path is the user's, with ../ as any other. A story's words never name a folder.
func TestPathsOfTheUserAndOfTheStory(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	if code, _, said := exported(t, "card", "--size", "240x200", "-o", folder+"/sub/../x.png"); code != Done {
		t.Errorf("exit %d, said %q", code, said)
	}
	if _, err := os.Stat(filepath.Join(folder, "x.png")); err != nil {
		t.Error(err)
	}
	story := t.TempDir()
	writeStory(t, story, "id = \"../../evil\"\ntitle = \"../../evil/title\"\n", "../../../evil,2021,/etc/passwd\n..,2022,..\nC:\\x,2023,\\\\host\\share\n")
	before := everything(t, folder)
	code, _, said := exported(t, "deck", story, "--size", "240x200", "-o", filepath.Join(folder, "deck"))
	if code == Invalid && strings.Contains(said, "id") { // an id that is refused at the door is as well
		return
	}
	if code != Done {
		t.Fatalf("exit %d, said %q", code, said)
	}
	for _, path := range everything(t, folder) {
		inside := strings.HasPrefix(path, filepath.Join(folder, "deck"))
		if !inside && !slices.Contains(before, path) || strings.Count(strings.TrimPrefix(path, folder), "/") > 2 || strings.ContainsAny(filepath.Base(path), "\\:") {
			t.Errorf("a story's words made the file %s", path)
		}
	}
}

// writeStory writes a small story into a folder.
func writeStory(t *testing.T, folder, about, events string) {
	t.Helper()
	for name, content := range map[string]string{
		"story.toml": about, "places.csv": "id,name,lat,lon\na,A,53.9,27.5\n", "events.csv": "id,date,title\n" + events,
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// An export that the user stops while it runs says so in one line and takes what it has written away.
func TestStoppedExportLeavesNothing(t *testing.T) {
	safe := make(chan os.Signal, 8) // a signal that comes too early does not end the test
	signal.Notify(safe, os.Interrupt)
	defer signal.Stop(safe)
	for _, m := range []struct {
		args []string
		name string
	}{
		{[]string{"map", "--size", "7000x5700"}, "x.png"},
		{[]string{"deck"}, "deck"},
		{[]string{"animation"}, "x.gif"},
		{[]string{"animation"}, "x.png"},
		{[]string{"animation"}, "frames"},
	} {
		folder := t.TempDir()
		done := make(chan struct{})
		go func() {
			for {
				select {
				case <-done:
					return
				case <-time.After(time.Millisecond):
				}
				if list, err := os.ReadDir(folder); err == nil && len(list) > 0 {
					if err := syscall.Kill(os.Getpid(), syscall.SIGINT); err != nil {
						t.Error(err)
					}
					return
				}
			}
		}()
		refused(t, folder, Failed, append(slices.Clone(m.args), "-o", filepath.Join(folder, m.name))...)
		close(done)
	}
}
