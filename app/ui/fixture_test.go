package ui

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/scene/typeset"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/geo/basemap"
)

// parts is what every window of the tests is made from; reading it takes a moment.
var parts = sync.OnceValues(func() (*figure.Kit, error) {
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return nil, err
	}
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		return nil, err
	}
	return &figure.Kit{Atlas: atlas, Fonts: fonts}, nil
})

// bench is a window under test with its trace.
type bench struct {
	*Window
	t     *testing.T
	trace *bytes.Buffer
	saved chan string
}

// open makes a window of 1440 by 900 points on the built-in story.
func open(t *testing.T, change func(*Options)) *bench {
	t.Helper()
	kit, err := parts()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{t: t, trace: &bytes.Buffer{}, saved: make(chan string, 8)}
	o := Options{
		Kit:     kit,
		Words:   func(lang string) (words.Catalogue, error) { return words.Load(assets.Words(), lang) },
		Fonts:   assets.Fonts(),
		Builtin: func() (*dataset.Story, error) { return dataset.Load(assets.Story()) },
		Open:    dataset.OpenWith,
		Export: func(_ context.Context, j export.Job, path string, _ export.Progress) error {
			if strings.Contains(path, "refused") {
				return errors.New("no room there")
			}
			w, h := j.Size.Pixels()
			b.saved <- fmt.Sprintf("%s %s %dx%d %s", j.Make, j.Kind, w, h, j.Palette.Name)
			return os.WriteFile(path, []byte("picture"), 0o600)
		},
		Trace: b.trace,
		Go:    func(work func()) { work() },
		Start: Start{Event: "e-2022-02-01-transit-stop", Theme: "light", Size: fyne.NewSize(1440, 900)},
	}
	if change != nil {
		change(&o)
	}
	w, err := New(test.NewTempApp(t), o)
	if err != nil {
		t.Fatal(err)
	}
	b.Window = w
	w.repeat = func(time.Duration, func()) func() { return func() {} } // the test driver would do it on a goroutine of its own
	w.Show()
	w.window.Resize(fyne.NewSize(1440, 900))
	t.Cleanup(func() { w.playback.stop(); w.window.Close() })
	return b
}

// press types keys at what has the focus, as the driver does.
func (b *bench) press(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		if f := b.canvas.Focused(); f != nil {
			f.TypedKey(ev)
		} else {
			b.canvas.OnTypedKey()(ev)
		}
	}
}

func (b *bench) sign(signs string) {
	for _, r := range signs {
		if f := b.canvas.Focused(); f != nil {
			f.TypedRune(r)
		} else {
			b.canvas.OnTypedRune()(r)
		}
	}
}

func (b *bench) event() string { return b.store.View().Event }

// last is the newest line of the trace.
func (b *bench) last() traceLine {
	b.t.Helper()
	lines := strings.Split(strings.TrimSpace(b.trace.String()), "\n")
	var l traceLine
	if err := json.Unmarshal([]byte(lines[len(lines)-1]), &l); err != nil {
		b.t.Fatal(err)
	}
	return l
}

// until waits for background work; the test driver runs fyne.Do on the goroutine that calls it.
func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if holds() {
			return
		}
	}
	b.t.Fatalf("%s: not seen", what)
}
