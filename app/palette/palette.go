// Package palette is the look as plain data: colours by role for light, dark and print, the categories' shapes and hues,
// and the sizes of type and strokes. Figures take a *Palette, so that a picture never depends on the desktop's theme.
// Lengths are points at figure scale 1.
package palette

import "image/color"

// Palette holds the colours of one theme by role.
type Palette struct {
	Name string // light, dark, print

	Ground, Panel, Raised                 color.NRGBA // window ground; panel and figure ground; fields
	Ink1, Ink2, Ink3                      color.NRGBA // text, secondary text, hints
	Rule, StrongRule                      color.NRGBA
	Sea, CoastBand, Lake                  color.NRGBA
	Coast, River, Graticule               color.NRGBA
	Land, FocusLand                       color.NRGBA
	FocusTint, FocusOutline               color.NRGBA
	Border, WorldBorder                   color.NRGBA
	CountryName, FocusName, WaterName     color.NRGBA
	Destination                           color.NRGBA // land of a destination country, world frame
	HaloLand, HaloSea                     color.NRGBA
	BorderLine, BorderBand, BorderLabel   color.NRGBA // the story's border
	Now, NowFill, OnNow, NowText, NowLine color.NRGBA // NowLine: a new route
	Eras                                  [2]color.NRGBA
	SelectedRow                           color.NRGBA
	Route, RouteCasing, RouteThin         color.NRGBA
	Closed, ClosedBand, Planned           color.NRGBA
	ReportedBar, DisputedBar              color.NRGBA
	Accent                                color.NRGBA // dark button of the toolbar: ground; OnAccent its text
	OnAccent                              color.NRGBA
	categories                            map[string]Category
}

// Shape is a category's sign.
type Shape uint8

// The signs; each category has its own, so that none is told by hue alone.
const (
	Disc Shape = iota
	Square
	HollowSquare
	Diamond
	Ring
	Triangle
	Bar
	Star
	Cross
)

// Category is how one category of events is drawn.
type Category struct {
	Name               string
	Lane               int // 1 is the top lane of the timeline
	Shape              Shape
	Fill, Casing, Text color.NRGBA
}

// Category returns the drawing of the named category; an unknown name gets a disc in a colour and lane of its own,
// the same for the same name.
func (p *Palette) Category(name string) Category {
	if c, ok := p.categories[name]; ok {
		return c
	}
	return p.foreign(name)
}

func hex(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}

func hexA(v uint32, a float64) color.NRGBA {
	c := hex(v)
	c.A = uint8(a*255 + .5)
	return c
}

// With returns c with its opacity multiplied by a in 0..1.
func With(c color.NRGBA, a float64) color.NRGBA {
	c.A = uint8(float64(c.A)*a + .5)
	return c
}

// foreign draws a category that the palette does not know, as stories of other people have.
func (p *Palette) foreign(name string) Category {
	hues := []string{"trade-route", "diplomacy", "prisoners", "border", "military", "sanctions"}
	shapes := []Shape{Disc, Diamond, Triangle, Square, Star, Cross, Ring, HollowSquare, Bar}
	var h uint32 = 2166136261
	for i := 0; i < len(name); i++ {
		h = (h ^ uint32(name[i])) * 16777619
	}
	c := p.categories[hues[h%uint32(len(hues))]]
	c.Name, c.Lane, c.Shape = name, 0, shapes[(h/7)%uint32(len(shapes))]
	return c
}

// ByName returns the palette named light, dark or print, and whether there is one.
func ByName(name string) (*Palette, bool) {
	switch name {
	case "light":
		return Light(), true
	case "dark":
		return Dark(), true
	case "print":
		return Print(), true
	}
	return nil, false
}
