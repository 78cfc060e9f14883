package export

import (
	"fmt"
	"html/template"
	"image/color"
	"slices"
	"strings"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/scene/vector"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// pageTime is the timeline: eras, years, and a mark for every event.
type pageTime struct {
	Eras  []pageEra
	Years []pageYear
	Marks []pageMark
	Lanes int
	Signs []pageSign // the categories that occur, in the order of their lanes
}

type pageEra struct {
	Title       string
	Left, Width template.CSS
}

type pageYear struct {
	Label string
	Left  template.CSS
}

// pageMark is an event or a step on the timeline. One that a step tells leads there, another to the list of events.
type pageMark struct {
	Step      int    // 0 for an event that no step tells
	ID        string // of the event, "" for a step at a date
	Label     string
	Left, Top template.CSS
	Sign      template.HTML
}

type pageSign struct {
	Name string
	Sign template.HTML
}

// axis is the stretch of time that the page shows.
type axis struct{ from, to edtf.Instant }

func (a axis) share(t edtf.Instant) float64 {
	return float64(t-a.from) / float64(max(a.to-a.from, 1))
}

// axis returns the story's span, and what lies beyond it of the steps and the events that are kept.
func (b *pageBuilder) axis() axis {
	a := axis{b.r.Story.Span.From, b.r.Story.Span.To}
	if a.from <= edtf.Beginning || a.to >= edtf.Forever || a.from >= a.to {
		a = axis{edtf.Forever, edtf.Beginning}
	}
	grow := func(t edtf.Instant) {
		if t > edtf.Beginning && t < edtf.Forever {
			a.from, a.to = min(a.from, t), max(a.to, t)
		}
	}
	keep := view.Kept(b.r.Story, b.r.View.Filter)
	for i := range b.r.Story.Events {
		if keep(i) {
			grow(b.r.Story.Events[i].Date.Start.Span.From)
		}
	}
	for _, s := range b.steps {
		grow(s.View.At)
	}
	if a.from >= a.to {
		return axis{a.from - edtf.Day, a.from + edtf.Day}
	}
	edge := (a.to - a.from) / 80 // no mark stands on the very edge
	return axis{a.from - edge, a.to + edge}
}

// time lays out the timeline.
func (b *pageBuilder) time() {
	a, out, story := b.axis(), &b.data.Time, b.r.Story
	for i := range story.Eras {
		e := &story.Eras[i]
		span := e.Period.Span()
		if e.Marker() || span.To <= a.from || span.From >= a.to {
			continue
		}
		from, to := max(a.share(span.From), 0), min(a.share(span.To), 1)
		out.Eras = append(out.Eras, pageEra{e.Title, percent(from), percent(to - from)})
	}
	out.Years = years(a)
	lanes := b.lanes()
	out.Lanes = max(len(lanes), 1)
	told := b.tellers()
	dates := edtf.In(b.r.Words.Lang())
	keep := view.Kept(story, b.r.View.Filter)
	for i := range story.Events {
		e := &story.Events[i]
		at := e.Date.Start.Span.From
		if !keep(i) || at <= edtf.Beginning || at >= edtf.Forever {
			continue
		}
		lane := slices.IndexFunc(lanes, func(l []string) bool { return slices.Contains(l, e.Category) })
		out.Marks = append(out.Marks, pageMark{
			Step: told[i], ID: e.ID, Label: e.Date.Label(dates) + ": " + figure.Typographic(e.Title),
			Left: percent(a.share(at)), Top: percent((float64(lane) + .5) / float64(out.Lanes)), Sign: b.sign(e.Category),
		})
	}
	for i := range b.data.Steps {
		b.data.Steps[i].X = percent(a.share(b.steps[i].View.At))
	}
	for _, lane := range lanes {
		for _, category := range lane {
			out.Signs = append(out.Signs, pageSign{figure.CategoryName(b.r.Words, category), b.sign(category)})
		}
	}
}

// lanes returns the categories that occur, by the lane that they share, in the palette's order.
func (b *pageBuilder) lanes() [][]string {
	keep := view.Kept(b.r.Story, b.r.View.Filter)
	var categories []string
	for i := range b.r.Story.Events {
		if c := b.r.Story.Events[i].Category; keep(i) && !slices.Contains(categories, c) {
			categories = append(categories, c)
		}
	}
	number := func(name string) int {
		if n := b.themes[0].Category(name).Lane; n > 0 {
			return n
		}
		return 1000 + slices.Index(categories, name) // a lane of its own, below
	}
	sorted := slices.Clone(categories)
	slices.SortStableFunc(sorted, func(x, y string) int { return number(x) - number(y) })
	var lanes [][]string
	for i, c := range sorted {
		if i > 0 && number(sorted[i-1]) == number(c) {
			lanes[len(lanes)-1] = append(lanes[len(lanes)-1], c)
			continue
		}
		lanes = append(lanes, []string{c})
	}
	return lanes
}

// years labels at most a dozen of the years within the axis.
func years(a axis) []pageYear {
	first, _, _ := a.from.Civil()
	last, _, _ := a.to.Civil()
	step := int64(1)
	for _, s := range []int64{2, 5} {
		if (last-first)/step > 12 {
			step = s
		}
	}
	for (last-first)/step > 12 {
		step *= 10
	}
	var out []pageYear
	for y := first - ((first%step)+step)%step; y <= last && len(out) < 20; y += step {
		if t := edtf.FromCivil(y, 1, 1); t >= a.from && a.share(t) < .97 {
			out = append(out, pageYear{fmt.Sprint(y), percent(a.share(t))})
		}
	}
	return out
}

// sign refers to the sign of a category, which the page draws once.
func (b *pageBuilder) sign(category string) template.HTML {
	n := slices.Index(b.signs, category)
	if n < 0 {
		n = len(b.signs)
		b.signs = append(b.signs, category)
		drawn := make([][]scene.Layer, len(b.themes))
		for i, pal := range b.themes {
			drawn[i] = []scene.Layer{{Items: figure.CategorySign(pal, category, 8, 8, 12)}}
		}
		b.data.Signs = append(b.data.Signs, template.HTML(fmt.Sprintf("<symbol id=\"sign%d\" viewBox=\"0 0 16 16\">%s</symbol>",
			n, b.inline.Layers(vector.InlineOptions{}, drawn...))))
	}
	return template.HTML(fmt.Sprintf("<svg class=\"sign\" fill=\"none\" aria-hidden=\"true\"><use href=\"#sign%d\"/></svg>", n))
}

// colours returns the page's own colours and those of its pictures, by theme.
func (b *pageBuilder) colours() string {
	var out strings.Builder
	fmt.Fprintf(&out, ":root{%s}\n", b.theme(0))
	if b.r.Follow {
		fmt.Fprintf(&out, "@media (prefers-color-scheme:dark){:root{%s}}\n", b.theme(1))
	}
	fmt.Fprintf(&out, "@media print{:root{%s}}\n", b.theme(len(b.themes)-1))
	return out.String()
}

// theme returns the colours of one theme as declarations, and which drawings are not for it.
func (b *pageBuilder) theme(n int) string {
	pal := b.themes[n]
	var out strings.Builder
	for _, c := range []struct {
		name   string
		colour color.NRGBA
	}{
		{"panel", pal.Panel},
		{"raised", pal.Raised},
		{"ink1", pal.Ink1},
		{"ink2", pal.Ink2},
		{"ink3", pal.Ink3},
		{"rule", pal.Rule},
		{"strong", pal.StrongRule},
		{"sea", pal.Sea},
		{"now", pal.Now},
		{"nowfill", pal.NowFill},
		{"onnow", pal.OnNow},
		{"nowtext", pal.NowText},
		{"era0", pal.Eras[0]},
		{"era1", pal.Eras[1]},
	} {
		fmt.Fprintf(&out, "--%s:%s;", c.name, vector.CSSColour(c.colour))
	}
	for i := range b.themes {
		shown := "none"
		if i == n {
			shown = "inline"
		}
		fmt.Fprintf(&out, "--only%d:%s;", i, shown)
	}
	return out.String() + b.inline.Paints(n)
}
