package figure

import (
	"image/color"

	"thawline/app/palette"
	"thawline/app/scene"
)

// hatch draws stripes at 45 degrees over a box: width thick, one each pitch.
func hatch(box scene.Rect, width, pitch float32, c color.NRGBA) *scene.Shape {
	path := &scene.Path{}
	if pitch > 0 && !box.Empty() {
		h := box.H()
		for x := box.X0 - h; x < box.X1+pitch && len(path.Starts) < 4000; x += pitch {
			path.Starts = append(path.Starts, int32(len(path.Points)))
			path.Points = append(path.Points, scene.Point{X: x - width, Y: box.Y1 + width}, scene.Point{X: x + h + width, Y: box.Y0 - width})
		}
	}
	return &scene.Shape{Path: path, Inside: scene.Rectangle(box), Stroke: scene.Stroke{Color: c, Width: width}}
}

// mark is one bar or field to draw: what it stands for and how it is known.
type mark struct {
	box       scene.Rect
	id, title string
	basis     string // "estimated" is hatched
	flag      string // "disputed" is pale
	later     bool
}

// bar draws a bar in the way its figure is known: reported solid, estimated hatched, disputed pale.
func (p *plot) bar(m mark) {
	main := p.shade(p.pal.ReportedBar, m.later)
	line := max(1.8*p.k, 1)
	shape := &scene.Shape{ID: m.id, Title: m.title, Path: scene.Rectangle(m.box), Fill: main, Hit: 2}
	inner := scene.Rectangle(m.box.Inset(line / 2))
	switch {
	case m.flag == "disputed":
		shape.Path, shape.Fill = inner, p.shade(p.pal.DisputedBar, m.later)
		shape.Stroke = scene.Stroke{Color: main, Width: line, Join: scene.JoinMiter}
		p.marks = append(p.marks, shape)
	case m.basis == "estimated":
		shape.Path, shape.Fill = inner, palette.With(p.pal.ReportedBar, .12)
		shape.Stroke = scene.Stroke{Color: main, Width: line, Join: scene.JoinMiter}
		pitch := max(8*p.k, 4.5)
		p.marks = append(p.marks, shape, hatch(m.box.Inset(line), pitch*3/8, pitch, main))
	default:
		p.marks = append(p.marks, shape)
	}
}

// fieldInk is the opacity of the stripes of missing figures: on a dark ground they would be lost in the light one's.
func (p *plot) fieldInk() float64 {
	if p.pal.Name == "dark" {
		return .95
	}
	return .55
}

// noData draws the pale field of a missing figure.
func (p *plot) noData(m mark) {
	fill := p.pal.Eras[0]
	pitch := max(12*p.k, 7)
	p.ground = append(p.ground, &scene.Shape{ID: m.id, Title: m.title, Path: scene.Rectangle(m.box), Fill: fill},
		hatch(m.box, max(1.3*p.k, .9), pitch, palette.With(p.pal.StrongRule, p.fieldInk())))
}

// contrary draws the dotted outline of a figure that contradicts the bar's.
func (p *plot) contrary(box scene.Rect, later bool) {
	c := p.shade(p.pal.Ink2, later)
	width := max(1.6*p.k, 1.1)
	p.marks = append(p.marks, &scene.Shape{
		Path:   scene.Rectangle(box.Inset(width / 2)),
		Stroke: scene.Stroke{Color: c, Width: width, Dash: []float32{width * 1.3, width * 1.7}},
	})
}
