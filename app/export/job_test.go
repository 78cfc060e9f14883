package export

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestJobsAreWrittenWholeOrNotAtAll(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.View.Filter = "slide", "category:prisoners"
	r.Size = Size{W: 320, H: 200, Scale: 1}
	for _, c := range []struct {
		name string
		job  Job
	}{
		{"picture", Job{Request: r, Make: Picture}},
		{"deck", Job{Request: r, Make: Deck}},
		{"animation", Job{Request: r, Make: Animation, Form: "gif"}},
		{"page", Job{Request: r, Make: Page}},
		{"frames", Job{Request: r, Make: Animation, Form: "frames"}},
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "x.png")
		last, of := 0, 0
		if err := c.job.Write(context.Background(), kit, path, func(done, all int) { last, of = done, all }); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if last != of || of == 0 {
			t.Errorf("%s: the last progress is %d of %d", c.name, last, of)
		}
		info, err := os.Stat(path)
		if err != nil || info.IsDir() != c.job.Folder() {
			t.Errorf("%s: %v, %v", c.name, info, err)
		}

		// Cancelled after the first of it: nothing is left, not even what is hidden.
		folder = t.TempDir()
		ctx, cancel := context.WithCancel(context.Background())
		err = c.job.Write(ctx, kit, filepath.Join(folder, "x.png"), func(int, int) { cancel() })
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: cancelled with %v", c.name, err)
		}
		if left, _ := os.ReadDir(folder); len(left) != 0 {
			t.Errorf("%s: cancelled, %v is left", c.name, left)
		}
	}
	if err := (Job{Request: r, Make: "poem"}).Write(context.Background(), kit, "x", nil); err == nil {
		t.Error("a poem is made")
	}
}

func TestJobAlt(t *testing.T) {
	_, r := studio(t)
	kit, _ := studio(t)
	r.Kind = "slide"
	for _, c := range []struct {
		make, want string
	}{{Picture, "Slide with map and timeline"}, {Deck, "24 steps"}, {Animation, "92 events"}} {
		if got := (Job{Request: r, Make: c.make, Form: "gif"}).Alt(kit); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q in it", c.make, got, c.want)
		}
	}
	r.AltText = "By hand."
	for _, make := range []string{Picture, Animation} {
		if got := (Job{Request: r, Make: make}).Alt(kit); got != "By hand." {
			t.Errorf("%s: %q", make, got)
		}
	}
}

func TestName(t *testing.T) {
	_, r := studio(t)
	if got := Name(r.Story, "2022-02-01", "slide"); got != r.Story.ID+"-2022-02-01-slide" {
		t.Errorf("Name = %q", got)
	}
}

func TestFaultsAreTyped(t *testing.T) {
	kit, r := studio(t)
	r.Kind, r.Size = "card", Size{W: 300, H: 200, Scale: 1}
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	r.View.Filter = "category:prisoners"
	for _, c := range []struct {
		make, path string
		want       Fault
	}{
		{Picture, folder, IsFolder},
		{Picture, filepath.Join(folder, "none", "x.png"), NoFolder},
		{Deck, file, IsFile},
		{Deck, filepath.Join(folder, "none", "deck"), NoFolder},
	} {
		err := Job{Request: r, Make: c.make}.Write(context.Background(), kit, c.path, nil)
		var fault *TargetError
		if !errors.As(err, &fault) || fault.Fault != c.want || !strings.HasPrefix(err.Error(), c.path) {
			t.Errorf("%s to %s: %v", c.make, c.path, err)
		}
	}
}
