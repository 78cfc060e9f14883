package export

import (
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
)

// Limits of a picture, in pixels.
const (
	MinSide   = 200
	MaxSide   = 8000
	MaxPixels = 40_000_000
)

// Size is the size of a picture: points, pixels a point, and the density written into the file (0 for none).
type Size struct {
	W, H  float64 // points
	Scale float64 // pixels a point
	DPI   float64
}

// Pixels returns the picture's width and height in pixels.
func (s Size) Pixels() (w, h int) {
	return int(math.Round(s.W * s.Scale)), int(math.Round(s.H * s.Scale))
}

// Check returns an error that says what is wrong and what would be right when the size is outside the limits.
func (s Size) Check() error {
	for _, v := range []float64{s.W, s.H, s.Scale} {
		if math.IsNaN(v) || math.IsInf(v, 0) || v <= 0 {
			return fmt.Errorf("size %vx%v at scale %v: width, height and scale must be above 0", s.W, s.H, s.Scale)
		}
	}
	if s.W*s.Scale > 1e6 || s.H*s.Scale > 1e6 { // before the conversion to int can overflow
		return fmt.Errorf("size %.0fx%.0f pixels: a side is %d to %d pixels", s.W*s.Scale, s.H*s.Scale, MinSide, MaxSide)
	}
	w, h := s.Pixels()
	if min(w, h) < MinSide || max(w, h) > MaxSide {
		return fmt.Errorf("size %dx%d pixels: a side is %d to %d pixels", w, h, MinSide, MaxSide)
	}
	if w*h > MaxPixels {
		return fmt.Errorf("size %dx%d pixels: a picture has at most %d million pixels, this has %.1f million", w, h, MaxPixels/1_000_000, float64(w*h)/1e6)
	}
	return nil
}

var presets = map[string]Size{
	"slide":    {W: 1920, H: 1080, Scale: 1},
	"4k":       {W: 1920, H: 1080, Scale: 2},
	"classic":  {W: 1600, H: 1200, Scale: 1},
	"document": {W: 1700, H: 1200, Scale: 1},
	"square":   {W: 2160, H: 2160, Scale: 1},
	"card":     {W: 1200, H: 628, Scale: 1},
	"a4":       {W: 3508, H: 2480, Scale: 1, DPI: 300},
}

// Presets returns the names of the presets, sorted.
func Presets() []string {
	names := make([]string, 0, len(presets))
	for name := range presets {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Preset returns the size of the named preset.
func Preset(name string) (Size, error) {
	size, ok := presets[name]
	if !ok {
		return Size{}, fmt.Errorf("preset %q: there are %s", name, strings.Join(Presets(), ", "))
	}
	return size, nil
}

// ParseSize reads "1920x1080", in points; the scale is 1.
func ParseSize(text string) (Size, error) {
	wrong := fmt.Errorf("size %q: write WIDTHxHEIGHT, such as 1920x1080", text)
	w, h, found := strings.Cut(strings.ToLower(text), "x")
	if !found {
		return Size{}, wrong
	}
	width, err := strconv.Atoi(w)
	if err != nil {
		return Size{}, wrong
	}
	height, err := strconv.Atoi(h)
	if err != nil {
		return Size{}, wrong
	}
	return Size{W: float64(width), H: float64(height), Scale: 1}, nil
}
