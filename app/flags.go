package app

import (
	"errors"
	"fmt"
	"math"
	"runtime/debug"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"thawline/app/ui"
	"thawline/dataset/edtf"
)

// flags is what the window's command line says.
type flags struct {
	start ui.Start
	trace string
}

// parse reads the window's command line: at most one story, and flags as "--name value" or "--name=value".
func parse(args []string) (flags, error) {
	var f flags
	for i := 0; i < len(args); i++ {
		name, value, joined := strings.Cut(args[i], "=")
		if !strings.HasPrefix(name, "-") {
			if f.start.Path != "" {
				return f, fmt.Errorf("%q: one story at a time; %q is given already", args[i], f.start.Path)
			}
			if args[i] == "" {
				return f, errors.New("the story's path is empty")
			}
			f.start.Path = args[i]
			continue
		}
		if name == "--present" {
			if joined {
				return f, errors.New("--present takes no value")
			}
			f.start.Present = true
			continue
		}
		if !known[name] {
			return f, fmt.Errorf("%q: no such flag; the window takes --at --event --present --theme --lang --size --trace", name)
		}
		if !joined {
			if i++; i == len(args) {
				return f, fmt.Errorf("%s: a value is missing", name)
			}
			value = args[i]
		}
		if err := f.set(name, value); err != nil {
			return f, err
		}
	}
	return f, nil
}

var known = map[string]bool{"--at": true, "--event": true, "--theme": true, "--lang": true, "--size": true, "--trace": true}

func (f *flags) set(name, value string) error {
	if value == "" {
		return fmt.Errorf("%s: the value is empty", name)
	}
	switch name {
	case "--at":
		d, err := edtf.Parse(value)
		if err != nil {
			return fmt.Errorf("--at: %w", err)
		}
		from := d.Span().From
		if from == edtf.Beginning {
			return fmt.Errorf("--at %q: a date with a beginning is needed, such as 2022-02-01", value)
		}
		f.start.At = &from
	case "--event":
		f.start.Event = value
	case "--theme":
		if value != "light" && value != "dark" && value != "system" {
			return fmt.Errorf("--theme %q: there are light, dark, system", value)
		}
		f.start.Theme = value
	case "--lang":
		f.start.Lang = value
	case "--size":
		size, err := parseSize(value)
		if err != nil {
			return err
		}
		f.start.Size = size
	case "--trace":
		f.trace = value
	}
	return nil
}

// parseSize reads a window's size in points, "1440x900".
func parseSize(text string) (fyne.Size, error) {
	w, h, ok := strings.Cut(strings.ToLower(text), "x")
	width, errW := strconv.ParseFloat(w, 32)
	height, errH := strconv.ParseFloat(h, 32)
	if !ok || errW != nil || errH != nil || math.IsNaN(width) || math.IsNaN(height) {
		return fyne.Size{}, fmt.Errorf("--size %q: write it as 1440x900", text)
	}
	if width < 640 || height < 400 || width > 8000 || height > 8000 {
		return fyne.Size{}, fmt.Errorf("--size %q: a window is 640x400 to 8000x8000", text)
	}
	return fyne.NewSize(float32(width), float32(height)), nil
}

// version is the module's version as it was built, or the app's own.
func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "0.1.0"
}
