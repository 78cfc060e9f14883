package figure

import (
	"image/color"

	"thawline/app/scene"
)

// rule draws a line across the column, thick points strong, its top at the flow's height, and moves below it.
func (f *flow) rule(c color.NRGBA, thick float32) {
	f.add(filledBox(f.x, f.y, f.x+f.w, f.y+thick, c))
	f.y += thick
}

// row sets a left cell and a right-aligned one on one line and moves on. The right one is whole as long as it takes at
// most half of the column; the left one is shortened.
func (f *flow) row(left, right run) {
	taken := min(f.width(right.Text, right.Style), f.w/2)
	f.text(left, f.x, scene.Left, max(f.w-taken-8, 1))
	f.text(right, f.x+f.w, scene.Right, f.w/2+1)
	f.y += max(left.Style.leading(), right.Style.leading())
}

// chip is a name in a rounded box that can be picked.
type chip struct{ Text, ID, Title string }

// chips sets names in rounded boxes, as many a line as fit, and moves on. Height is that of a box, points.
func (f *flow) chips(s textStyle, height float32, outline color.NRGBA, list []chip) {
	pad, space := .55*height, .3*height
	x := f.x
	for i, c := range list {
		text := c.Text
		w := f.width(text, s) + 2*pad
		if w > f.w {
			text = f.fonts.Fit(text, s.Face, s.Size, f.w-2*pad)
			w = min(f.w, f.width(text, s)+2*pad)
		}
		if i > 0 && x+w > f.x+f.w {
			x, f.y = f.x, f.y+height+space
		}
		f.add(&scene.Shape{
			ID: c.ID, Title: c.Title, Path: scene.RoundRect(scene.Rect{X0: x + .5, Y0: f.y + .5, X1: x + w - .5, Y1: f.y + height - .5}, height/2),
			Stroke: scene.Stroke{Color: outline, Width: 1},
		})
		mid := textStyle{Face: s.Face, Size: s.Size, Line: height}
		f.add(&scene.Text{
			X: x + w/2, Y: f.baseline(f.y, mid), String: text, Face: s.Face, Size: s.Size,
			Color: s.Color, Align: scene.Centre, W: w - 2*pad,
		})
		x += w + space
	}
	if len(list) > 0 {
		f.y += height
	}
}

// filledBox is a rectangle without an outline.
func filledBox(x0, y0, x1, y1 float32, c color.NRGBA) *scene.Shape {
	return &scene.Shape{Path: scene.Rectangle(scene.Rect{X0: x0, Y0: y0, X1: x1, Y1: y1}), Fill: c}
}
