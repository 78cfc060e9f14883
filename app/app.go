// Package app opens the window: it reads the command line's flags for it, loads what the binary carries, and puts the
// rooms together. It is the only room that imports Fyne's driver, which needs cgo and a display.
package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	fyneapp "fyne.io/fyne/v2/app"

	"thawline/app/desktop"
	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/scene/typeset"
	"thawline/app/ui"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/geo/basemap"
)

// The exit codes, the same as the commands'.
const (
	done    = 0
	failed  = 1
	misused = 2
	invalid = 3
)

// id is the app's name to the desktop; its preferences stand under it.
const id = "org.thawline.app"

// Run opens the window with the arguments of the command line and returns the exit code when it is closed. Errors go to
// stderr, a line each.
func Run(args []string, stderr io.Writer) int {
	since := time.Now()
	tell := func(err error) {
		for _, line := range strings.Split(strings.TrimSpace(err.Error()), "\n") {
			fmt.Fprintln(stderr, "thawline:", line)
		}
	}
	flags, err := parse(args)
	if err != nil {
		tell(err)
		return misused
	}
	messages, err := words.Load(assets.Words(), orEnglish(flags.start.Lang))
	if err != nil {
		tell(err)
		return misused
	}
	if code, err := flags.load(); err != nil {
		tell(err)
		return code
	}
	if !display() {
		tell(errors.New(messages.T("window.nodisplay")))
		return failed
	}
	trace, err := openTrace(flags.trace)
	if err != nil {
		tell(err)
		return failed
	}
	if trace != nil {
		defer trace.Close()
	}
	options, err := options(flags, since)
	if err != nil {
		tell(err)
		return failed
	}
	if trace != nil {
		options.Trace = trace
	}
	quietLocale()
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(35) // pictures come and go by the megabyte: a little more work, much less memory
	}
	a := fyneapp.NewWithID(id)
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	w, err := ui.New(a, options)
	if err != nil {
		tell(err)
		return misused
	}
	w.Show()
	a.Run()
	if err := w.Finish(); err != nil {
		tell(err)
		return failed
	}
	return done
}

// options puts together what the window is made from.
func options(f flags, since time.Time) (ui.Options, error) {
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return ui.Options{}, err
	}
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		return ui.Options{}, err
	}
	kit := &figure.Kit{Atlas: atlas, Fonts: fonts}
	return ui.Options{
		Kit:       kit,
		Export:    exporter(kit),
		Reveal:    desktop.Reveal,
		CopyImage: desktop.CopyPNG,
		Languages: languages(),
		Words:     func(lang string) (words.Catalogue, error) { return words.Load(assets.Words(), lang) },
		Fonts:     assets.Fonts(),
		Builtin:   builtin,
		Open:      dataset.OpenWith,
		Copy:      copyStory,
		Rest:      debug.FreeOSMemory, // what drawing took is given back while one reads
		Memory:    memory(),
		Version:   version(),
		Start:     f.start,
		Since:     since,
	}, nil
}

// languages are those of the interface, English first.
func languages() []string {
	codes := words.Languages(assets.Words())
	slices.SortStableFunc(codes, func(a, b string) int {
		switch "en" {
		case a:
			return -1
		case b:
			return 1
		}
		return 0
	})
	return codes
}

// memory is the file in which the window remembers, "" where the system has no place for one.
func memory() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "thawline", "window.json")
}

func builtin() (*dataset.Story, error) { return dataset.Load(assets.Story()) }

// copyStory writes the story at path, "" for the built-in one, into a folder.
func copyStory(path, folder string) error {
	if path == "" {
		return dataset.Copy(assets.Story(), folder)
	}
	return dataset.CopyPacked(path, folder)
}

// load reads the story named on the command line, so that a bad one ends before a window opens, and checks what refers
// to it.
func (f *flags) load() (code int, err error) {
	switch {
	case f.start.Path == "":
		f.start.Story, err = builtin()
	case export.IsPicture(f.start.Path):
		err = f.loadPicture()
	case dataset.IsLong(f.start.Path):
		f.start.Later, f.start.Path = f.start.Path, ""
		f.start.Story, err = builtin()
		return done, err
	default:
		f.start.Story, err = dataset.Open(f.start.Path)
	}
	var problems dataset.Problems
	switch {
	case errors.As(err, &problems):
		return invalid, err
	case err != nil:
		return failed, err
	case f.start.Event != "" && f.start.Story.EventIndex(f.start.Event) < 0:
		return misused, fmt.Errorf("--event %q: the story has no event of that id", f.start.Event)
	}
	return done, nil
}

// loadPicture takes story and view from a picture, which must show the built-in story or one that the window has opened
// before: where a story lies, a picture does not say.
func (f *flags) loadPicture() error {
	path := f.start.Path
	state, err := export.ReadState(path)
	if err != nil {
		return err
	}
	if f.start.Story, err = builtin(); err != nil {
		return err
	}
	f.start.Path = ""
	if f.start.Story.ID != state.Story {
		f.start.Path = ui.KnownStory(memory(), state.Story)
		if f.start.Path != "" {
			f.start.Story, err = dataset.Open(f.start.Path)
		}
	}
	if err != nil || f.start.Story.ID != state.Story {
		return fmt.Errorf("%s: shows the story %.60q; open that first, then drop the picture on its window", path, state.Story)
	}
	f.start.Picture = &state
	if f.start.Lang == "" && slices.Contains(languages(), state.Lang) {
		f.start.Lang = state.Lang
	}
	return nil
}

// openTrace creates the trace file; "" is none.
func openTrace(path string) (*os.File, error) {
	if path == "" {
		return nil, nil
	}
	return os.Create(path)
}

// display reports whether there is a display to open a window on. Without one Fyne's driver panics.
func display() bool {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd":
		return os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
	}
	return true
}

// quietLocale gives Fyne a locale it can read where the environment has none, as on servers; it would complain at each
// start. Interface words do not depend on it.
func quietLocale() {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if v == "C" || v == "POSIX" || strings.HasPrefix(v, "C.") {
				_ = os.Setenv(name, "en_US.UTF-8")
			}
			return
		}
	}
	_ = os.Setenv("LANG", "en_US.UTF-8")
}

func orEnglish(lang string) string {
	if lang == "" {
		return "en"
	}
	return lang
}
