package export

import (
	"bytes"
	"context"
	"errors"
	"image"
	stdgif "image/gif"
	stdpng "image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// film returns a request for a short animation: the events of the autumn of 2025.
func film(t *testing.T) (string, Request, func(ctx context.Context, r Request, path, format string, p Progress) error) {
	t.Helper()
	kit, r := studio(t)
	r.Kind, r.Size = "slide", Size{W: 640, H: 360, Scale: 1}
	r.View.Filter = "from:2025-09 to:2025-10"
	return t.TempDir(), r, func(ctx context.Context, r Request, path, format string, p Progress) error {
		return WriteAnimation(ctx, kit, r, path, format, p)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestAnimationHoldsWhatThePlayerHolds reads both kinds of animation back: as many frames as events, each held as the
// player's plan says, the same in a second run, and nothing else left in the folder.
func TestAnimationHoldsWhatThePlayerHolds(t *testing.T) {
	folder, r, write := film(t)
	plan := Frames(r)
	if len(plan) < 5 {
		t.Fatalf("only %d events", len(plan))
	}
	var told []int
	path := filepath.Join(folder, "a.gif")
	if err := write(context.Background(), r, path, "gif", func(done, of int) { told = append(told, done*1000/of) }); err != nil {
		t.Fatal(err)
	}
	if len(told) == 0 || told[len(told)-1] != 1000 {
		t.Errorf("progress %v, want it to end at all", told)
	}
	first := read(t, path)
	g, err := stdgif.DecodeAll(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != len(plan) || g.LoopCount != 0 {
		t.Errorf("%d frames, repeated %d times; want %d for ever", len(g.Image), g.LoopCount, len(plan))
	}
	for i, hundredths := range g.Delay {
		if want := plan[i].For.Seconds() * 100; float64(hundredths) < want-2 || float64(hundredths) > want+2 {
			t.Errorf("frame %d is held %d hundredths, the player's plan has %.1f", i, hundredths, want)
		}
	}
	if !bytes.Contains(first, []byte(r.Story.Title)) {
		t.Error("the comment does not name the story")
	}
	if err := write(context.Background(), r, path, "gif", nil); err != nil || !bytes.Equal(first, read(t, path)) {
		t.Errorf("a second run gives other bytes (%v)", err)
	}

	path = filepath.Join(folder, "a.png")
	if err := write(context.Background(), r, path, "apng", nil); err != nil {
		t.Fatal(err)
	}
	data := read(t, path)
	still, err := stdpng.Decode(bytes.NewReader(data))
	if err != nil || still.Bounds() != image.Rect(0, 0, 640, 360) {
		t.Fatalf("a viewer without APNG shows %v, %v", still, err)
	}
	if n := bytes.Count(data, []byte("fcTL")); n != len(plan) {
		t.Errorf("%d frames, want %d", n, len(plan))
	}
	if !bytes.Contains(data, []byte("thawline-state")) || !bytes.Contains(data, []byte("Description")) {
		t.Error("the APNG does not say what it shows")
	}
	if left, _ := os.ReadDir(folder); len(left) != 2 {
		t.Errorf("the folder holds %v", left)
	}
}

// TestFramesAreListedWithTheirTimes checks the folder that a film is made from.
func TestFramesAreListedWithTheirTimes(t *testing.T) {
	folder, r, write := film(t)
	path := filepath.Join(folder, "frames")
	if err := write(context.Background(), r, path, "frames", nil); err != nil {
		t.Fatal(err)
	}
	list := string(read(t, filepath.Join(path, "frames.txt")))
	plan := Frames(r)
	if n := strings.Count(list, "duration "); n != len(plan) || !strings.HasPrefix(list, "# ffmpeg ") {
		t.Errorf("%d durations, want %d, after the line for ffmpeg:\n%s", n, len(plan), list)
	}
	files, _ := os.ReadDir(path)
	if len(files) != len(plan)+1 {
		t.Errorf("%d files, want %d pictures and their list", len(files), len(plan))
	}
	r.Size.W = 641
	if err := write(context.Background(), r, path, "frames", nil); err == nil || !strings.Contains(err.Error(), "642x360") {
		t.Errorf("odd sides gave %v, want even ones proposed", err)
	}
}

// TestCancelledAnimationLeavesNothing cancels in the middle, in each format.
func TestCancelledAnimationLeavesNothing(t *testing.T) {
	folder, r, write := film(t)
	for _, format := range AnimationFormats {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		err := write(ctx, r, filepath.Join(folder, "a."+format), format, func(done, of int) {
			if done == of/2 {
				cancel()
			}
		})
		cancel()
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v, want that it was cancelled", format, err)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAnimationRefuses(t *testing.T) {
	folder, r, write := film(t)
	for name, change := range map[string]func(r *Request) string{
		"gif, apng, frames": func(*Request) string { return "mp4" },
		"slide, map":        func(r *Request) string { r.Kind = "chart"; r.Chart = "prisoners"; return "gif" },
		"no event":          func(r *Request) string { r.View.Filter = "from:2099"; return "gif" },
		"pixels":            func(r *Request) string { r.Size.W = 9e9; return "gif" },
	} {
		r := r
		format := change(&r)
		if err := write(context.Background(), r, filepath.Join(folder, "x"), format, nil); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%v, want an error that says %q", err, name)
		}
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}
