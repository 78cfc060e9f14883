package widgets

import (
	"image/color"

	"thawline/app/scene"
)

// Icon names one of the interface's signs. They are drawn on a field of 16 points, so that they are sharp at any scale
// and take the palette's ink.
type Icon uint8

// The icons.
const (
	NoIcon Icon = iota
	IconSearch
	IconFilter
	IconLayers
	IconExport
	IconPlay
	IconPause
	IconFirst
	IconLast
	IconDown
	IconLeft
	IconRight
	IconPlus
	IconMinus
	IconFit
	IconTheme
	IconClose
	IconCheck
	IconHelp
	IconGlobe
	IconChart
	IconCompare
	IconUndo
	IconRedo
	IconUp
	IconDelete
	IconSteps
)

// iconItems draws icon in the square of 16 points whose top left is x, y.
func iconItems(icon Icon, x, y float32, ink color.NRGBA) []scene.Item {
	var out []scene.Item
	line := func(width float32, closed bool, xy ...float32) {
		p := &scene.Path{Closed: closed}
		for i := 0; i+1 < len(xy); i += 2 {
			p.Points = append(p.Points, scene.Point{X: x + xy[i], Y: y + xy[i+1]})
		}
		out = append(out, &scene.Shape{Path: p, Stroke: scene.Stroke{Color: ink, Width: width, Cap: scene.CapRound, Join: scene.JoinRound}})
	}
	solid := func(xy ...float32) {
		p := &scene.Path{Closed: true}
		for i := 0; i+1 < len(xy); i += 2 {
			p.Points = append(p.Points, scene.Point{X: x + xy[i], Y: y + xy[i+1]})
		}
		out = append(out, &scene.Shape{Path: p, Fill: ink})
	}
	round := func(width, cx, cy, r float32) {
		out = append(out, &scene.Shape{Path: scene.Circle(x+cx, y+cy, r), Stroke: scene.Stroke{Color: ink, Width: width}})
	}
	const w = 1.5
	switch icon {
	case IconSearch:
		round(w, 6.8, 6.8, 4.3)
		line(w, false, 10, 10, 13.6, 13.6)
	case IconChart:
		solid(2, 8.4, 4.6, 8.4, 4.6, 13.6, 2, 13.6)
		solid(6.7, 2.4, 9.3, 2.4, 9.3, 13.6, 6.7, 13.6)
		solid(11.4, 5.6, 14, 5.6, 14, 13.6, 11.4, 13.6)
	case IconFilter:
		line(w, false, 1.5, 4, 14.5, 4)
		line(w, false, 4, 8, 12, 8)
		line(w, false, 6.5, 12, 9.5, 12)
	case IconLayers:
		line(w, true, 8, 1.8, 14.6, 5.2, 8, 8.6, 1.4, 5.2)
		line(w, false, 1.4, 8.2, 8, 11.6, 14.6, 8.2)
		line(w, false, 1.4, 11.2, 8, 14.6, 14.6, 11.2)
	case IconCompare: // two panes, one of them filled, about a bar
		line(w, false, 6, 3, 1.8, 3, 1.8, 13, 6, 13)
		solid(10, 3, 14.2, 3, 14.2, 13, 10, 13)
		line(w, false, 8, 1.2, 8, 14.8)
	case IconExport:
		line(w, false, 8, 10.2, 8, 2, 4.8, 5.2)
		line(w, false, 8, 2, 11.2, 5.2)
		line(w, false, 2.2, 9.4, 2.2, 13.8, 13.8, 13.8, 13.8, 9.4)
	case IconPlay:
		solid(3.5, 2.2, 14, 8, 3.5, 13.8)
	case IconPause:
		solid(3.6, 2.6, 6.6, 2.6, 6.6, 13.4, 3.6, 13.4)
		solid(9.4, 2.6, 12.4, 2.6, 12.4, 13.4, 9.4, 13.4)
	case IconFirst:
		solid(3, 2.8, 4.8, 2.8, 4.8, 13.2, 3, 13.2)
		solid(13, 2.8, 13, 13.2, 5.2, 8)
	case IconLast:
		solid(11.2, 2.8, 13, 2.8, 13, 13.2, 11.2, 13.2)
		solid(3, 2.8, 10.8, 8, 3, 13.2)
	case IconDown:
		line(w+.1, false, 4, 6.2, 8, 10.2, 12, 6.2)
	case IconLeft:
		line(w+.1, false, 9.8, 4, 5.8, 8, 9.8, 12)
	case IconRight:
		line(w+.1, false, 6.2, 4, 10.2, 8, 6.2, 12)
	case IconPlus:
		line(w+.1, false, 8, 2.8, 8, 13.2)
		line(w+.1, false, 2.8, 8, 13.2, 8)
	case IconMinus:
		line(w+.1, false, 2.8, 8, 13.2, 8)
	case IconFit:
		line(w+.1, false, 2.4, 5.8, 2.4, 2.4, 5.8, 2.4)
		line(w+.1, false, 10.2, 2.4, 13.6, 2.4, 13.6, 5.8)
		line(w+.1, false, 13.6, 10.2, 13.6, 13.6, 10.2, 13.6)
		line(w+.1, false, 5.8, 13.6, 2.4, 13.6, 2.4, 10.2)
	case IconTheme:
		round(w, 8, 8, 5.8)
		out = append(out, &scene.Shape{Path: scene.Sector(x+8, y+8, 0, 5.8, -1.5707964, 1.5707964), Fill: ink})
	case IconClose:
		line(w+.1, false, 4, 4, 12, 12)
		line(w+.1, false, 12, 4, 4, 12)
	case IconCheck:
		line(1.8, false, 3.4, 8.4, 6.6, 11.6, 12.8, 4.6)
	case IconGlobe:
		round(w, 8, 8, 6)
		line(1.2, false, 2.2, 8, 13.8, 8)
		line(1.2, false, 8, 2, 6, 4.6, 5.3, 8, 6, 11.4, 8, 14)
		line(1.2, false, 8, 2, 10, 4.6, 10.7, 8, 10, 11.4, 8, 14)
	case IconUndo, IconRedo:
		arc := []float32{2.6, 6.2, 10, 6.2, 11.6, 6.7, 12.9, 7.9, 13.4, 9.6, 12.9, 11.3, 11.6, 12.5, 10, 13, 6.5, 13}
		head := []float32{5.8, 3, 2.6, 6.2, 5.8, 9.4}
		if icon == IconRedo {
			for i := 0; i < len(arc); i += 2 {
				arc[i] = 16 - arc[i]
			}
			for i := 0; i < len(head); i += 2 {
				head[i] = 16 - head[i]
			}
		}
		line(w, false, arc...)
		line(w, false, head...)
	case IconUp:
		line(w+.1, false, 4, 9.8, 8, 5.8, 12, 9.8)
	case IconDelete:
		line(w, false, 2.6, 4.4, 13.4, 4.4)
		line(w, false, 6, 4.2, 6, 2.2, 10, 2.2, 10, 4.2)
		line(w, false, 3.9, 4.6, 4.6, 13.8, 11.4, 13.8, 12.1, 4.6)
		line(1.2, false, 6.6, 7, 6.8, 11.4)
		line(1.2, false, 9.4, 7, 9.2, 11.4)
	case IconSteps:
		solid(1.8, 2.6, 4.4, 2.6, 4.4, 5.2, 1.8, 5.2)
		solid(1.8, 6.8, 4.4, 6.8, 4.4, 9.4, 1.8, 9.4)
		solid(1.8, 11, 4.4, 11, 4.4, 13.6, 1.8, 13.6)
		line(w, false, 7, 3.9, 14.2, 3.9)
		line(w, false, 7, 8.1, 14.2, 8.1)
		line(w, false, 7, 12.3, 14.2, 12.3)
	case IconHelp:
		round(w, 8, 8, 6)
		line(w, false, 6.2, 6.6, 6.4, 5.6, 7.2, 5, 8.4, 4.9, 9.4, 5.5, 9.7, 6.5, 9.2, 7.4, 8.1, 8.1, 8, 9)
		solid(7.2, 10.4, 8.8, 10.4, 8.8, 12, 7.2, 12)
	}
	return out
}
