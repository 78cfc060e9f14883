package figure

import (
	"cmp"
	"math"
	"slices"
	"sort"

	"thawline/app/scene"
	"thawline/dataset/edtf"
)

// rootShare is the height of a column of n where the highest has most: by the square root.
func rootShare(n, most int) float64 { return math.Sqrt(float64(n) / float64(max(1, most))) }

// nowShown reports whether the clock's day is in view.
func (p *timelinePainter) nowShown() bool {
	a := p.l.axis
	return p.nowX >= float64(a.Lanes.X0)-.5 && p.nowX <= float64(a.Lanes.X1)+.5
}

// nowColumn tints the clock's day where days are wide enough to be seen.
func (p *timelinePainter) nowColumn() []scene.Item {
	a := p.l.axis
	day := a.Scale() * edtf.Day
	if day < 5 || a.warp != nil || !p.nowShown() {
		return nil
	}
	tint := p.pal.Now
	tint.A = 36 // 14 %
	return []scene.Item{fillBox(p.nowX-day/2, float64(a.Lanes.Y0)-a.tickH, p.nowX+day/2, float64(a.Lanes.Y1), tint)}
}

// nowLine is the line of the clock and the dashed one of the date compared with.
func (p *timelinePainter) nowLine() []scene.Item {
	a := p.l.axis
	var items []scene.Item
	if p.in.View.HasCompare {
		x := a.NowX(p.in.View.Compare)
		line := straight(x, float64(a.Header.Y0)+a.eraH-1, x, float64(a.Lanes.Y1), 1.2, p.pal.Ink2)
		line.Stroke.Dash = []float32{4, 3}
		items = append(items, line)
	}
	if p.nowShown() {
		items = append(items, straight(p.nowX, float64(a.Header.Y0)+a.eraH-2, p.nowX, float64(a.Lanes.Y1)+3, 1.8, p.pal.Now))
	}
	return items
}

// timeFlag is the date over the now line: where it stands and what it says.
type timeFlag struct {
	x0, x1 float64
	text   string
}

const flagSize, flagPadding = 11.5, 7

// flagAt places the flag over x, held within the lanes; out of view it waits at the edge with an angle mark.
func (p *timelinePainter) flagAt(x float64, t edtf.Instant) timeFlag {
	return p.flagSaying(x, dayOn(t).Short(p.l.dates))
}

func (p *timelinePainter) flagSaying(x float64, text string) timeFlag {
	a := p.l.axis
	left, right := float64(a.Lanes.X0), float64(a.Lanes.X1)
	switch {
	case x < left-.5:
		text = "‹ " + text
	case x > right+.5:
		text += " ›"
	}
	w := float64(p.kit.Fonts.Width(text, scene.SansBold, flagSize, 0, true)) + 2*flagPadding
	x0 := min(max(x-w/2, left), right-w)
	return timeFlag{x0, x0 + w, text}
}

// flags draws the flag of the clock, and a quiet one of the date compared with.
func (p *timelinePainter) flags() []scene.Item {
	a := p.l.axis
	top := float64(a.Header.Y0)
	foot := top + min(18, a.eraH)
	var items []scene.Item
	flags := p.shownFlags()
	for _, other := range flags[1:] {
		items = append(items, p.flag(other, top, foot, true)...)
	}
	return append(items, p.flag(flags[0], top, foot, !p.nowShown())...)
}

// shownFlags are the flag of the clock and, where it has room beside that, the one of the date compared with.
func (p *timelinePainter) shownFlags() []timeFlag {
	now := p.flagAt(p.nowX, p.in.View.At)
	flags := []timeFlag{now}
	if p.in.View.HasCompare {
		if other := p.flagAt(p.l.axis.NowX(p.in.View.Compare), p.in.View.Compare); other.x1 < now.x0-2 || other.x0 > now.x1+2 {
			flags = append(flags, other)
		}
	}
	return flags
}

func (p *timelinePainter) flag(f timeFlag, top, foot float64, quiet bool) []scene.Item {
	box := &scene.Shape{Path: scene.RoundRect(timelineRect(f.x0, top, f.x1, foot), 2), Fill: p.pal.NowFill}
	text := write((f.x0+f.x1)/2, (top+foot)/2+flagSize*.36, f.text, scene.SansBold, flagSize, p.pal.OnNow)
	text.Align, text.Tabular = scene.Centre, true
	if quiet {
		box.Fill, text.Color = p.pal.Raised, p.pal.Ink1
		box.Stroke = scene.Stroke{Color: p.pal.StrongRule, Width: 1}
	}
	return []scene.Item{box, text}
}

// The size of an era's name, the least one on a slide's strip (16 at its scale), and the room about it.
const eraNameSize, leastEraName, eraNamePad = 11.0, 16 / mapScale, 7.0

// eraNames writes the eras' names where the flags leave them room: at the band's start, else after a flag.
// In a strip, which has no lanes to name, only the era of the date is bold.
func (p *timelinePainter) eraNames(flags []timeFlag, strip bool) []scene.Item {
	a := p.l.axis
	base := float64(a.Header.Y0) + a.eraH/2 + 4
	const pad = eraNamePad
	var items []scene.Item
	for _, b := range p.eraBands() {
		name := p.in.Story.Eras[b.era].Title
		face, ink := scene.SansBold, p.pal.Ink2
		if current := p.nowX >= b.x0 && p.nowX < b.x1; strip && !current {
			face = scene.Sans
		} else if strip {
			ink = p.pal.Ink1
		}
		size := eraNameSize
		w := textWidth(p.kit.Fonts, name, face, size)
		x, room := roomBeside(flags, b.x0+pad, b.x1-pad, pad, w)
		if strip && w > room && w*leastEraName <= room*eraNameSize {
			size = eraNameSize * room / w
			w = room
		}
		if w > room {
			if room < 60 {
				continue
			}
			name = p.kit.Fonts.Fit(name, face, float32(size), float32(room))
		}
		t := write(x, base, name, face, size, ink)
		t.Title = p.in.Story.Eras[b.era].Title
		items = append(items, t)
	}
	return items
}

// roomBeside returns the first stretch from x0 to x1 that the flags, with pad about them, leave free and that is w wide;
// without one the widest, the first of two alike.
func roomBeside(flags []timeFlag, x0, x1, pad, w float64) (x, room float64) {
	sorted := slices.SortedFunc(slices.Values(flags), func(a, b timeFlag) int { return cmp.Compare(a.x0, b.x0) })
	x, room = x0, math.Inf(-1)
	from := x0
	stretch := func(to float64) {
		if n := to - from; room < w && n > room {
			x, room = from, n
		}
	}
	for _, f := range sorted {
		if f.x1 > x0-pad && f.x0 < x1+pad {
			stretch(f.x0 - pad)
			from = max(from, f.x1+pad)
		}
	}
	stretch(x1)
	return x, room
}

// binStep and binBar are the minimap's columns: how far apart and how wide.
const binStep, binBar = 6, 4.6

// countBins counts the events begun in each column of the minimap.
func (x *timelineIndex) countBins(a TimeAxis) []int {
	width := float64(a.Minimap.X1 - a.Minimap.X0)
	if a.Minimap.Empty() {
		return nil
	}
	counts := make([]int, int(math.Ceil(width/binStep)))
	done := 0
	for i := range counts {
		end := a.MinimapAt(float64(a.Minimap.X0) + float64(i+1)*binStep)
		next := sort.Search(len(x.starts), func(j int) bool { return x.starts[j] >= end })
		if i == len(counts)-1 {
			next = len(x.starts)
		}
		counts[i] = next - done
		done = max(done, next)
	}
	return counts
}

// minimap draws the whole story small: its events counted, the stretch shown as a frame, and now.
func (p *timelinePainter) minimap() []scene.Item {
	a := p.l.axis
	if a.Minimap.Empty() {
		return nil
	}
	left, right := float64(a.Minimap.X0), float64(a.Minimap.X1)
	top, foot := float64(a.Minimap.Y0), float64(a.Minimap.Y1)
	ground := fillBox(left, top, right, foot, p.pal.Ground)
	ground.Stroke = scene.Stroke{Color: p.pal.Rule, Width: 1}
	items := []scene.Item{ground}
	x0, x1 := min(max(a.MinimapX(a.From), left), right-4), min(max(a.MinimapX(a.To), left+4), right)
	items = append(items, fillBox(x0, top, x1, foot, p.pal.Raised))
	most := 1
	for _, n := range p.l.minimap {
		most = max(most, n)
	}
	unit := min(3, (foot-top-4)/float64(most))
	now := a.MinimapX(p.in.View.At.StartOfDay() + edtf.Day/2)
	past, later := &scene.Path{Closed: true}, &scene.Path{Closed: true}
	for i, n := range p.l.minimap {
		if n == 0 {
			continue
		}
		x := left + float64(i)*binStep + (binStep-binBar)/2
		path := past
		if x > now {
			path = later
		}
		h := max(2, unit*float64(n))
		path.Starts = append(path.Starts, int32(len(path.Points)))
		path.Points = append(path.Points, scene.Rectangle(timelineRect(x, foot-1-h, min(x+binBar, right), foot-1)).Points...)
	}
	items = append(items, &scene.Shape{Path: later, Fill: p.pal.StrongRule}, &scene.Shape{Path: past, Fill: p.pal.Ink2})
	frame := &scene.Shape{Path: scene.Rectangle(timelineRect(x0+.8, top, x1-.8, foot)), Stroke: scene.Stroke{Color: p.pal.Ink1, Width: 1.6, Join: scene.JoinMiter}}
	items = append(items, frame)
	for i, x := range [2]float64{x0, x1} {
		items = append(items, &scene.Shape{
			Path: scene.RoundRect(timelineRect(x-2, (top+foot)/2-6, x+2, (top+foot)/2+6), 1), Fill: p.pal.Ink1, Hit: 4,
			ID: [2]string{"minimap:from", "minimap:to"}[i],
		})
	}
	if now >= left && now <= right {
		items = append(items, straight(now, top-2, now, foot+2, 1.8, p.pal.Now))
	}
	return items
}
