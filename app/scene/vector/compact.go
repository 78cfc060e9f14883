package vector

import (
	"math"
	"strconv"
	"strings"

	"thawline/app/scene"
)

// unseen is how far a path may stray from the true one where nothing else is asked for, in points.
const unseen = .06

// compact returns a path in SVG's shortest notation: relative, in tenths of a point, without the points whose absence moves
// the line by no more than the tolerance, in points. It is "" for a path of which nothing is left.
func compact(p *scene.Path, tolerance float64) string {
	if !(tolerance > 0) {
		tolerance = unseen
	}
	w := tenths{last: 'z'}
	for i := range p.Len() {
		points := rounded(p.Sub(i))
		if len(points) == 0 {
			continue
		}
		kept := straightened(points, tolerance*10)
		if len(kept) == 1 && len(p.Sub(i)) > 1 || p.Closed && len(kept) < 3 && len(points) > 2 && !outlined(points) {
			continue // smaller than anyone can see
		}
		w.moveTo(kept[0])
		for _, v := range kept[1:] {
			w.lineTo(v)
		}
		if p.Closed {
			w.close()
		}
	}
	return w.String()
}

// outlined reports whether the points, of a shape flattened to a line, still have a length.
func outlined(points [][2]int) bool {
	for _, v := range points[1:] {
		if abs(v[0]-points[0][0])+abs(v[1]-points[0][1]) > 4 {
			return true
		}
	}
	return false
}

// rounded returns points in tenths, each once; what is not a number is left out.
func rounded(points []scene.Point) [][2]int {
	out := make([][2]int, 0, len(points))
	for _, v := range points {
		if !finite(v.X) || !finite(v.Y) {
			continue
		}
		at := [2]int{int(math.Round(float64(v.X) * 10)), int(math.Round(float64(v.Y) * 10))}
		if n := len(out); n > 0 && out[n-1] == at {
			continue
		}
		out = append(out, at)
	}
	return out
}

// straightened leaves out points by the method of Douglas and Peucker (1973); both ends stay. It does not recurse, so that
// a long coast cannot exhaust the stack.
func straightened(points [][2]int, tolerance float64) [][2]int {
	if len(points) < 3 {
		return points
	}
	keep := make([]bool, len(points))
	keep[0], keep[len(points)-1] = true, true
	work := [][2]int{{0, len(points) - 1}}
	for len(work) > 0 {
		from, to := work[len(work)-1][0], work[len(work)-1][1]
		work = work[:len(work)-1]
		farthest, most := -1, tolerance
		for i := from + 1; i < to; i++ {
			if d := distance(points[i], points[from], points[to]); d > most {
				farthest, most = i, d
			}
		}
		if farthest >= 0 {
			keep[farthest] = true
			work = append(work, [2]int{from, farthest}, [2]int{farthest, to})
		}
	}
	out := points[:0:0]
	for i, k := range keep {
		if k {
			out = append(out, points[i])
		}
	}
	return out
}

// distance returns how far p lies from the segment between a and b.
func distance(p, a, b [2]int) float64 {
	px, py := float64(p[0]-a[0]), float64(p[1]-a[1])
	dx, dy := float64(b[0]-a[0]), float64(b[1]-a[1])
	if length := dx*dx + dy*dy; length > 0 {
		t := min(max((px*dx+py*dy)/length, 0), 1)
		px, py = px-t*dx, py-t*dy
	}
	return math.Hypot(px, py)
}

// tenths writes path data from points in tenths.
type tenths struct {
	strings.Builder
	at, start [2]int
	last      byte // the command written last
	decimal   bool // the number written last has a decimal point
	number    bool // a number was written last
}

func (w *tenths) moveTo(v [2]int) {
	w.command('m')
	w.pair(v)
	w.at, w.start, w.last = v, v, 'm'
}

func (w *tenths) lineTo(v [2]int) {
	switch {
	case v[1] == w.at[1]:
		w.command('h')
		w.value(v[0] - w.at[0])
		w.at = v
	case v[0] == w.at[0]:
		w.command('v')
		w.value(v[1] - w.at[1])
		w.at = v
	default:
		if w.last != 'm' { // pairs after a move are lines
			w.command('l')
		}
		w.pair(v)
		w.at = v
	}
}

func (w *tenths) close() {
	w.command('z')
	w.at, w.last = w.start, 'z'
}

func (w *tenths) command(c byte) {
	if c == w.last && c != 'm' && c != 'z' {
		return
	}
	w.WriteByte(c)
	w.last, w.number = c, false
}

func (w *tenths) pair(v [2]int) {
	w.value(v[0] - w.at[0])
	w.value(v[1] - w.at[1])
}

// value writes a number of tenths, parted from the one before only where that is needed.
func (w *tenths) value(v int) {
	text := shortTenths(v)
	if w.number && text[0] != '-' && !(text[0] == '.' && w.decimal) {
		w.WriteByte(' ')
	}
	w.WriteString(text)
	w.number, w.decimal = true, strings.Contains(text, ".")
}

// shortTenths writes tenths without the zero before the point.
func shortTenths(v int) string {
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	whole := ""
	if v >= 10 || v == 0 {
		whole = strconv.Itoa(v / 10)
	}
	if v%10 == 0 {
		return sign + whole
	}
	return sign + whole + "." + strconv.Itoa(v%10)
}

func abs(v int) int { return max(v, -v) }

// tenth rounds to a tenth, hundredth to a hundredth, in the shortest writing; what is not finite is 0.
func tenth(v float32) string {
	if !finite(v) {
		return "0"
	}
	return shortTenths(int(math.Round(float64(v) * 10)))
}

func hundredth(v float32) string {
	if !finite(v) {
		return "0"
	}
	return strconv.FormatFloat(math.Round(float64(v)*100)/100, 'f', -1, 64)
}
