package vector

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"strconv"

	"thawline/app/scene"
)

// content writes a page's drawing. The page's coordinates are made the scene's: points, y down.
type content struct {
	bytes.Buffer
	pdf    *PDF
	fill   color.NRGBA
	stroke color.NRGBA
	alpha  int // the opacity set, -1 for none yet
	saved  []paintState
}

// paintState is what q keeps and Q brings back.
type paintState struct {
	fill, stroke color.NRGBA
	alpha        int
}

func (c *content) printf(format string, args ...any) { fmt.Fprintf(&c.Buffer, format, args...) }

func (c *content) begin(s *scene.Scene, unit float64) {
	c.alpha = -1
	c.WriteString("/Figure<</MCID 0>>BDC\nq\n")
	c.printf("%s 0 0 -%[1]s 0 %s cm\n4 M 1 j\n", dec(unit), dec(float64(s.H)*unit))
	c.fill, c.stroke = color.NRGBA{A: 255}, color.NRGBA{A: 255}
	if s.Background.A > 0 && finite(s.W) && finite(s.H) {
		c.setFill(s.Background)
		c.printf("0 0 %s %s re f\n", dec32(s.W), dec32(s.H))
	}
}

// reset makes the paint unknown, so that the next is told whatever it is: a form is drawn after anything.
func (c *content) reset() { c.alpha = unknownAlpha }

// unknownAlpha stands for an opacity, and zero colours for colours, that may be anything.
const unknownAlpha = 256

func (c *content) save() {
	c.WriteString("q\n")
	c.saved = append(c.saved, paintState{c.fill, c.stroke, c.alpha})
}

func (c *content) restore() {
	c.WriteString("Q\n")
	last := c.saved[len(c.saved)-1]
	c.saved = c.saved[:len(c.saved)-1]
	c.fill, c.stroke, c.alpha = last.fill, last.stroke, last.alpha
}

func (c *content) layer(l *scene.Layer) {
	c.save()
	if r := l.Clip; r != (scene.Rect{}) {
		c.printf("%s %s %s %s re W n\n", dec32(r.X0), dec32(r.Y0), dec32(r.X1-r.X0), dec32(r.Y1-r.Y0))
	}
	if l.Offset != (scene.Point{}) {
		c.printf("1 0 0 1 %s %s cm\n", dec32(l.Offset.X), dec32(l.Offset.Y))
	}
	for _, it := range l.Items {
		switch it := it.(type) {
		case *scene.Shape:
			c.shape(it)
		case *scene.Text:
			c.text(it)
		}
	}
	c.restore()
}

func (c *content) shape(s *scene.Shape) {
	if s == nil || s.Path == nil {
		return
	}
	filled := s.Fill.A > 0
	stroked := s.Stroke.Width > 0 && s.Stroke.Color.A > 0 && finite(s.Stroke.Width)
	if !filled && !stroked {
		return
	}
	path := pdfPath(s.Path)
	if len(path) == 0 {
		return
	}
	if s.Inside != nil || len(s.Stroke.Dash) > 0 { // a cut and a dash hold until they are taken back
		c.save()
		defer c.restore()
	}
	if s.Inside != nil {
		inside := pdfPath(s.Inside)
		if len(inside) == 0 {
			return
		}
		c.Write(inside)
		c.WriteString("W n\n")
	}
	if filled {
		c.setFill(s.Fill)
		c.Write(path)
		c.WriteString("f\n")
	}
	if stroked {
		c.setStroke(&s.Stroke)
		c.Write(path)
		c.WriteString("S\n")
	}
}

func (c *content) setAlpha(a uint8) {
	if c.alpha == int(a) || c.alpha < 0 && a == 255 {
		return
	}
	c.alpha = int(a)
	c.pdf.alphas[a] = true
	c.printf("/A%d gs\n", a)
}

func (c *content) setFill(col color.NRGBA) {
	c.setAlpha(col.A)
	col.A = 255
	if c.fill != col {
		c.fill = col
		c.printf("%s rg\n", pdfColor(col))
	}
}

func (c *content) setStrokeColor(col color.NRGBA) {
	c.setAlpha(col.A)
	col.A = 255
	if c.stroke != col {
		c.stroke = col
		c.printf("%s RG\n", pdfColor(col))
	}
}

func (c *content) setStroke(s *scene.Stroke) {
	c.setStrokeColor(s.Color)
	joins := map[scene.Join]int{scene.JoinMiter: 0, scene.JoinRound: 1, scene.JoinBevel: 2}
	caps := map[scene.Cap]int{scene.CapButt: 0, scene.CapRound: 1, scene.CapSquare: 2}
	c.printf("%s w %d j %d J", dec32(s.Width), joins[s.Join], caps[s.Cap])
	if dashes, ok := usableDash(s.Dash); ok {
		c.WriteString(" [")
		for i, d := range dashes {
			if i > 0 {
				c.WriteByte(' ')
			}
			c.WriteString(dec32(d))
		}
		phase := s.Phase
		if !finite(phase) || phase < 0 {
			phase = 0
		}
		c.printf("] %s d", dec32(phase))
	}
	c.WriteByte('\n')
}

// usableDash reports whether a dash can be drawn: lengths of at least 0 that are not all 0.
func usableDash(dashes []float32) ([]float32, bool) {
	var sum float32
	for _, d := range dashes {
		if !finite(d) || d < 0 {
			return nil, false
		}
		sum += d
	}
	return dashes, sum > 0
}

// pdfPath returns a path's operators; points that are not numbers are left out.
func pdfPath(p *scene.Path) []byte {
	var b []byte
	for i := range p.Len() {
		begun := false
		var last scene.Point
		for _, v := range p.Sub(i) {
			if !finite(v.X) || !finite(v.Y) || begun && v == last {
				continue
			}
			b = append(appendDec(append(appendDec(b, float64(v.X)), ' '), float64(v.Y)), ' ')
			if begun {
				b = append(b, "l\n"...)
			} else {
				b = append(b, "m\n"...)
			}
			begun, last = true, v
		}
		if begun && p.Closed {
			b = append(b, "h\n"...)
		}
	}
	return b
}

func pdfColor(c color.NRGBA) string {
	return dec(float64(c.R)/255) + " " + dec(float64(c.G)/255) + " " + dec(float64(c.B)/255)
}

// dec writes a number to three decimals; what is not finite is 0.
func dec(v float64) string { return string(appendDec(nil, v)) }

func dec32(v float32) string { return dec(float64(v)) }

func appendDec(b []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(b, '0')
	}
	v = math.Round(min(max(v, -1e7), 1e7)*1000) / 1000
	if v == 0 {
		v = 0 // no minus zero
	}
	return strconv.AppendFloat(b, v, 'f', -1, 64)
}
