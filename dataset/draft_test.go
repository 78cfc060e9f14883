package dataset_test

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"thawline/assets"
	"thawline/dataset"
)

// onDisk writes the sound story with a told version into a folder.
func onDisk(t testing.TB) (dir, text string) {
	t.Helper()
	text, load := storyOf(t, told)
	if _, err := load(text); err != nil {
		t.Fatal(err)
	}
	dir = t.TempDir()
	for name, data := range sound {
		if name == "events.csv" {
			data = "id,date,title,summary,title@be,summary@be\ne1,2021-05-01,One,Of one,Адзін,Пра адно\ne2,2021-06,Two,Of two,Два,Пра два\n"
		}
		if name == "story.toml" {
			data = text
		}
		write(t, filepath.Join(dir, name), data)
	}
	return dir, text
}

func write(t testing.TB, name, data string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(data), 0o640); err != nil {
		t.Fatal(err)
	}
}

func read(t testing.TB, names ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(names...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func draft(t testing.TB, dir string) *dataset.Draft {
	t.Helper()
	d, err := dataset.OpenDraft(dir)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func notes(told dataset.Telling, text string) dataset.Telling {
	return told.SetText(1, dataset.StepNotes, "en", "en", text)
}

func TestDraftSavesAndKeepsTheVersionBefore(t *testing.T) {
	dir, first := onDisk(t)
	var versions []string
	for session := range 5 {
		d := draft(t, dir)
		versions = append(versions, read(t, dir, "story.toml"))
		for n := range 3 {
			if err := d.Save(notes(d.Telling(), fmt.Sprintf("session %d, note %d", session, n))); err != nil {
				t.Fatal(err)
			}
		}
		s, err := dataset.Open(dir)
		if err != nil || s.Steps[1].Notes != fmt.Sprintf("session %d, note 2", session) {
			t.Fatalf("session %d: %v", session, err)
		}
	}
	for n, name := range []string{"story.toml.bak", "story.toml.bak.2", "story.toml.bak.3"} {
		if got := read(t, dir, name); got != versions[len(versions)-1-n] {
			t.Errorf("%s holds another version than the one before session %d", name, len(versions)-1-n)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "story.toml.bak.4")); err == nil {
		t.Error("a fourth version is kept")
	}
	if info, err := os.Stat(filepath.Join(dir, "story.toml")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o640 {
		t.Errorf("the file's mode became %v", info.Mode())
	}
	d := draft(t, dir)
	before := read(t, dir, "story.toml")
	if err := d.Save(d.Telling()); err != nil || read(t, dir, "story.toml") != before || read(t, dir, "story.toml.bak") != versions[4] {
		t.Errorf("saving what stands there: %v", err)
	}
	if first != versions[0] {
		t.Error("opening changed the file")
	}
}

func TestDraftLeavesWhatSomebodyElseChanged(t *testing.T) {
	dir, text := onDisk(t)
	d := draft(t, dir)
	mine := notes(d.Telling(), "mine")
	theirs := strings.Replace(text, `title = "Small"`, `title = "Large"`, 1)
	theirs = strings.Replace(theirs, "Before it.", "Theirs.", 1)
	write(t, filepath.Join(dir, "story.toml"), theirs)
	if err := d.Save(mine); !errors.Is(err, dataset.ErrChanged) || read(t, dir, "story.toml") != theirs {
		t.Fatalf("saving over it: %v", err)
	}
	if err := d.SaveMine(mine); err != nil {
		t.Fatal(err)
	}
	s, err := dataset.Open(dir)
	if err != nil || s.Title != "Large" || s.Steps[1].Notes != "mine" || s.Steps[1].Text != "Before it." || read(t, dir, "story.toml.bak") != theirs {
		t.Errorf("keeping mine: %v, %q, %q", err, s.Title, s.Steps[1].Text)
	}
	if err := d.Save(notes(mine, "more")); err != nil {
		t.Errorf("saving on: %v", err)
	}
	if err := os.Remove(filepath.Join(dir, "story.toml")); err != nil {
		t.Fatal(err)
	}
	if err := d.Save(mine); !errors.Is(err, dataset.ErrChanged) {
		t.Errorf("saving where it was removed: %v", err)
	}
	if err := d.SaveMine(mine); err != nil {
		t.Errorf("keeping mine where it was removed: %v", err)
	}
	write(t, filepath.Join(dir, "story.toml"), "no [ story")
	if err := d.SaveMine(mine); err != nil || read(t, dir, "story.toml.bak") != "no [ story" {
		t.Errorf("keeping mine over what is no story: %v", err)
	}
	if _, err := dataset.Open(dir); err != nil {
		t.Error(err)
	}
}

func TestDraftThatCannotBeSaved(t *testing.T) {
	dir, text := onDisk(t)
	d := draft(t, dir)
	// A folder where the version before should go stands for a full disk: tests may run as root, for whom nothing is read-only.
	if err := os.MkdirAll(filepath.Join(dir, "story.toml.bak.3", "x"), 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "story.toml.bak.2"), "older")
	if err := d.Save(notes(d.Telling(), "new")); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("saving: %v", err)
	}
	if read(t, dir, "story.toml") != text {
		t.Error("the file changed")
	}
	for _, e := range entries(t, dir) {
		if strings.HasSuffix(e, ".tmp") {
			t.Errorf("%s is left", e)
		}
	}
}

func entries(t testing.TB, dir string) (names []string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	return names
}

func TestDraftRemovesWhatACrashLeft(t *testing.T) {
	dir, _ := onDisk(t)
	for name, age := range map[string]time.Duration{".story.toml-123.tmp": time.Hour, ".story.toml-456.tmp": 0, "notes.tmp": time.Hour, ".story.toml-dir.tmp": time.Hour} {
		path := filepath.Join(dir, name)
		if strings.Contains(name, "dir") {
			if err := os.Mkdir(path, 0o755); err != nil {
				t.Fatal(err)
			}
		} else {
			write(t, path, "half")
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	draft(t, dir)
	got := strings.Join(entries(t, dir), " ")
	if strings.Contains(got, "123") || !strings.Contains(got, "456") || !strings.Contains(got, "notes.tmp") || !strings.Contains(got, "dir.tmp") {
		t.Errorf("left: %s; want the new one, the folder and the stranger", got)
	}
}

func TestDraftRefusesWhatItCannotWrite(t *testing.T) {
	dir, text := onDisk(t)
	text, _, _ = strings.Cut(text, "[[chapters]]")
	write(t, filepath.Join(dir, "story.toml"), text+"[[chapters]]\nid = \"one\"\ntitle = \"First\"\nsteps = [{event = \"e1\"}, # a comment\n]\n")
	if _, err := dataset.OpenDraft(dir); !errors.Is(err, dataset.ErrTangled) {
		t.Errorf("chapters that cannot be changed: %v", err)
	}
}

func TestDraftRefusesLinks(t *testing.T) {
	dir, text := onDisk(t)
	other := filepath.Join(t.TempDir(), "other.toml")
	write(t, other, text)
	if err := os.Remove(filepath.Join(dir, "story.toml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(other, filepath.Join(dir, "story.toml")); err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.OpenDraft(dir); err == nil {
		t.Error("a link is opened for editing")
	}
	for _, name := range []string{other, filepath.Join(dir, "none")} {
		if _, err := dataset.OpenDraft(name); err == nil {
			t.Errorf("%s is opened for editing", name)
		}
	}
}

// TestDraftKilled kills a program at random moments while it edits and saves: the story always opens, and nothing is lost
// of what the program knew to be saved.
func TestDraftKilled(t *testing.T) {
	if dir := os.Getenv("THAWLINE_TEST_EDIT"); dir != "" {
		editForEver(t, dir)
		return
	}
	const rounds = 50
	dir, _ := onDisk(t)
	r := rand.New(rand.NewPCG(50, 2))
	last := 0
	for round := range rounds {
		c := exec.Command(os.Args[0], "-test.run", "^TestDraftKilled$")
		c.Env = append(os.Environ(), "THAWLINE_TEST_EDIT="+dir, "THAWLINE_TEST_FROM="+strconv.Itoa(last))
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		in := bufio.NewReader(out)
		saved := last
		next := func() bool {
			line, err := in.ReadString('\n')
			if n, wrong := strconv.Atoi(strings.TrimSpace(line)); err == nil && wrong == nil {
				saved = n
			}
			return err == nil
		}
		if !next() {
			t.Fatalf("round %d: nothing was saved", round)
		}
		time.Sleep(time.Duration(r.Int64N(int64(30 * time.Millisecond))))
		_ = c.Process.Kill()
		for next() { // what it said before it was killed
		}
		_ = c.Wait()
		s, err := dataset.Open(dir)
		if err != nil {
			t.Fatalf("round %d: the story does not open: %v", round, err)
		}
		var n int
		if _, err := fmt.Sscanf(s.Steps[1].Notes, "Note %d", &n); err != nil || n < saved {
			t.Fatalf("round %d: the notes are %.40q, but %d was saved", round, s.Steps[1].Notes, saved)
		}
		last = n
	}
	if last < rounds {
		t.Errorf("%d edits in %d rounds", last, rounds)
	}
}

// editForEver is the program that is killed: it counts in the notes of a step and says what is saved.
func editForEver(t *testing.T, dir string) {
	d, err := dataset.OpenDraft(dir)
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(os.Getenv("THAWLINE_TEST_FROM"))
	if err != nil {
		t.Fatal(err)
	}
	told := d.Telling()
	for {
		n++
		told = notes(told, fmt.Sprintf("Note %d\n%s", n, strings.Repeat("and more of it\n", n%400)))
		if err := d.Save(told); err != nil {
			t.Fatal(err)
		}
		fmt.Println(n)
	}
}

func TestCopy(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "story")
	if err := dataset.Copy(assets.Story(), dir); err != nil {
		t.Fatal(err)
	}
	s, err := dataset.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	first, err := dataset.Load(assets.Story())
	if err != nil {
		t.Fatal(err)
	}
	sameTold(t, s, first)
	if len(s.Events) != len(first.Events) || s.In("zh").Title != first.In("zh").Title {
		t.Error("the copy is another story")
	}
	d := draft(t, dir)
	if err := d.Save(d.Telling().SetText(0, dataset.StepTitle, "en", "en", "Changed")); err != nil {
		t.Error(err)
	}
	if err := dataset.Copy(assets.Story(), dir); !errors.Is(err, dataset.ErrNotEmpty) {
		t.Errorf("copying into a folder with something in it: %v", err)
	}
	empty := t.TempDir()
	if err := dataset.Copy(assets.Story(), empty); err != nil {
		t.Errorf("copying into an empty folder: %v", err)
	}
}

func TestCopyThatFailsLeavesNothing(t *testing.T) {
	files := folder(sound)
	files["media/a.png"] = &fstest.MapFile{Data: []byte("x")}
	files["media/link"] = &fstest.MapFile{Data: []byte("/etc/passwd"), Mode: os.ModeSymlink | 0o777}
	made, empty := filepath.Join(t.TempDir(), "new"), t.TempDir()
	for _, dir := range []string{made, empty} {
		if err := dataset.Copy(files, dir); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("a story with a link: %v", err)
		}
	}
	if _, err := os.Stat(made); err == nil {
		t.Error("the folder is left")
	}
	if left := entries(t, empty); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

func TestCopyOfAnArchive(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "out")
	if err := dataset.CopyPacked(pack(t, packed("my story/", entry{name: "my story/media/a.png", data: "x"})...), dir); err != nil {
		t.Fatal(err)
	}
	if _, err := dataset.Open(dir); err != nil || read(t, dir, "media", "a.png") != "x" {
		t.Error(err)
	}
	other := filepath.Join(t.TempDir(), "again")
	if err := dataset.CopyPacked(dir, other); err != nil {
		t.Errorf("a folder: %v", err)
	}
	if err := dataset.CopyPacked(filepath.Join(dir, "events.csv"), filepath.Join(t.TempDir(), "x")); err == nil {
		t.Error("a table is copied as a story")
	}
}
