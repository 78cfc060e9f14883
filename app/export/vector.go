package export

import (
	"bufio"
	"io"

	"thawline/app/figure"
	"thawline/app/scene/vector"
)

// Formats are the formats of one picture.
var Formats = []string{"png", "svg", "pdf"}

// encodeSVG writes the figure as SVG.
func encodeSVG(kit *figure.Kit, r Request, w io.Writer) error {
	s := Scene(kit, r)
	width, height := r.Size.Pixels()
	data, err := vector.SVGDocument(s, kit.Fonts, about(kit, r), vector.SVGOptions{Outlines: r.Outlines, Width: float64(width), Height: float64(height)})
	if err != nil {
		return err
	}
	_, err = w.Write(data)
	return err
}

// encodePDF writes the figure as a PDF of one page.
func encodePDF(kit *figure.Kit, r Request, w io.Writer) error {
	out := bufio.NewWriter(w)
	a := about(kit, r)
	document := vector.NewPDF(out, kit.Fonts, a)
	if err := document.Page(Scene(kit, r), vector.PageOptions{Unit: pageUnit(r.Size), Alt: a.Desc, Link: sourceLink(r.Story)}); err != nil {
		return err
	}
	if err := document.Close(); err != nil {
		return err
	}
	return out.Flush()
}

// pageUnit is the length of a point on paper, in 1/72 inch: one at a scale of 1, or as the density says, so that an A4
// picture is an A4 page.
func pageUnit(s Size) float64 {
	if s.DPI > 0 {
		return s.Scale * 72 / s.DPI
	}
	return s.Scale
}

// density is the number of pixels per inch that a picture says it has: the one that it was asked for, else that which makes
// it as large on paper as its PDF is.
func density(s Size) float64 {
	if s.DPI > 0 {
		return s.DPI
	}
	return s.Scale * 72 / pageUnit(s)
}
