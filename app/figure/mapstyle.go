package figure

import (
	"thawline/app/scene"
)

// The map's lettering, scaled. Sizes are points at scale 1.

func (c *chart) letter(face scene.Face, size float32) textStyle {
	size *= c.k
	if c.k >= leastMapScale {
		size = max(size, leastMapText)
	}
	return textStyle{Face: face, Size: size, Line: 1.24 * size, Color: c.pal.Ink1}
}

// leastMapText is the size, points, below which nothing is written on a map; the map in a poster that is shrunk as a whole, to
// less than leastMapScale, shrinks with it.
const (
	leastMapText  = 10
	leastMapScale = .8
)

func (c *chart) capitalText() textStyle { return c.letter(scene.SansBold, 14) }
func (c *chart) townText() textStyle    { return c.letter(scene.Sans, 11.5).in(c.pal.Ink2) }
func (c *chart) portText() textStyle    { return c.letter(scene.Sans, 11.5) }
func (c *chart) eventText() textStyle   { return c.letter(scene.Sans, 11) }
func (c *chart) endText() textStyle     { return c.letter(scene.SansBold, 11.5) }
func (c *chart) noteText() textStyle    { return c.letter(scene.Sans, 11).in(c.pal.Ink2) }
func (c *chart) creditText() textStyle  { return c.letter(scene.Sans, 10).in(c.pal.Ink2) }

func (c *chart) countText() textStyle {
	s := c.letter(scene.SansBold, 9.5)
	s.Tabular = true
	return s
}

func (c *chart) countryText() textStyle {
	s := c.letter(scene.Sans, 11).in(c.pal.CountryName)
	s.Tracking = 2 * c.k
	return s
}

func (c *chart) focusText() textStyle {
	s := c.letter(scene.SansBold, 13).in(c.pal.FocusName)
	s.Tracking = 4 * c.k
	return s
}

func (c *chart) borderText() textStyle {
	s := c.letter(scene.SansBold, 10.5).in(c.pal.BorderLabel)
	s.Tracking = .9 * c.k
	return s
}
