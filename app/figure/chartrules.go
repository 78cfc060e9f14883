package figure

import (
	"cmp"
	"slices"
	"strings"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/dataset"
)

// eventRule is an event that a thin rule stands for.
type eventRule struct {
	event    int
	x        float32
	priority int
}

// rulesIn returns the events that have a rule in a chart of the series.
func (p *plot) rulesIn(s *dataset.Series) []eventRule {
	rows := p.barRows(s)
	if len(rows) == 0 {
		return nil
	}
	return p.ruleEvents(newTimeScale(rows[0].span.From, rows[len(rows)-1].span.To, 0, 1))
}

// ruleEvents returns the events of the first lane of the timeline, sanctions and their relief, within the scale: those
// that speak of the story's product first, then those of high standing, then by time.
func (p *plot) ruleEvents(time timeScale) []eventRule {
	story := p.in.Story
	keep := p.filter()
	var list []eventRule
	for i := range story.Events {
		e := &story.Events[i]
		if p.pal.Category(e.Category).Lane != 1 || !keep(i) {
			continue
		}
		t := e.Date.Start.Span.From
		if t < time.from || t >= time.to {
			continue
		}
		rule := eventRule{event: i, x: time.x(t)}
		if product := story.Product; product != "" && strings.Contains(strings.ToLower(e.Short+" "+e.Title), strings.ToLower(product)) {
			rule.priority += 2
		}
		if e.InArticle == "yes" {
			rule.priority += 3
		}
		if len(e.Routes) > 0 {
			rule.priority++
		}
		list = append(list, rule)
	}
	slices.SortStableFunc(list, func(a, b eventRule) int { return cmp.Compare(b.priority, a.priority) })
	return list
}

// ruleLabel is where the words of a rule stand: the left end of the text, and its tier counted from the top.
type ruleLabel struct {
	text    string
	x, wide float32
	tier    int
	left    bool // of its rule
}

// ruleTiers is the room above the plot in which rules are labelled.
type ruleTiers struct {
	y0, line, top float32 // from the first tier's top, a line each, to where the plot begins
	n             int
	x0, x1        float32 // no label stands outside
	air           float32 // between a rule and its label
	now           []scene.Rect
}

// box is the place of a label, with more air at its far end than beside its rule.
func (r *ruleTiers) box(l ruleLabel) scene.Rect {
	y := r.y0 + float32(l.tier)*r.line
	before, after := .2*r.air, 1.2*r.air
	if l.left {
		before, after = after, before
	}
	return scene.Rect{X0: l.x - before, Y0: y + 1, X1: l.x + l.wide + after, Y1: y + r.line - 1}
}

// rule is the strip of a rule that begins at a tier.
func (r *ruleTiers) rule(x float32, tier int) scene.Rect {
	return scene.Rect{X0: x - 2.5, Y0: r.y0 + float32(tier)*r.line + 2, X1: x + 2.5, Y1: r.top}
}

// mostRules is the number of rules up to which every way of parting them is tried.
const mostRules = 24

// place labels as many rules as it can, the weightiest at least: no label stands on another, and no rule runs through
// one. Labels at the left of their rules climb towards a summit and those at its right come down from it, so it is tried
// where the summits are best: rules before the first cut and from the second one on are labelled at their left. The second
// cut is one of the wide gaps. Labels are by the index of their rule; one without text has found no room.
func (r *ruleTiers) place(rules []eventRule, texts [][2]ruleLabel) []ruleLabel {
	order := make([]int, len(rules))
	all := 0
	for i := range order {
		order[i] = i
		all += ruleWeight(rules[i], 0)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rules[a].x, rules[b].x) })
	best, most := r.try(rules, texts, order, 0, len(order))
	if len(rules) > mostRules {
		return best
	}
	for second := len(order); second >= 0; second-- {
		if 0 < second && second < len(order) && rules[order[second]].x-rules[order[second-1]].x < 2*r.line {
			continue
		}
		for first := 0; first <= second && most < all; first++ {
			if placed, weight := r.try(rules, texts, order, first, second); weight > most {
				best, most = placed, weight
			}
		}
	}
	return best
}

// ruleWeight is what the label of a rule counts; brief is 1 for one without its date.
func ruleWeight(r eventRule, brief int) int { return 100 + 10*r.priority - 5*brief }

// try labels rules one after the other, each where it is free, and returns what their labels weigh together. Those before
// first and from second on are labelled at their left where that goes, from the last one back; the others at their right.
func (r *ruleTiers) try(rules []eventRule, texts [][2]ruleLabel, order []int, first, second int) ([]ruleLabel, int) {
	placed := make([]ruleLabel, len(rules))
	weight := 0
	strips, boxes := slices.Clone(r.now), make([]scene.Rect, 0, len(rules))
	put := func(i int, left bool) {
		for brief, l := range texts[i] {
			for l.tier = 0; l.tier < r.n; l.tier++ {
				strip := r.rule(rules[i].x, l.tier)
				if hitsAny(strip, boxes) {
					continue
				}
				for _, l.left = range [2]bool{left, !left} {
					if l.x = rules[i].x + r.air; l.left {
						l.x = rules[i].x - r.air - l.wide
					}
					if l.x < r.x0 || l.x+l.wide > r.x1 {
						continue
					}
					box := r.box(l)
					if hitsAny(box, boxes) || hitsAny(box, strips) {
						continue
					}
					boxes, strips = append(boxes, box), append(strips, strip)
					placed[i] = l
					weight += ruleWeight(rules[i], brief)
					return
				}
			}
		}
	}
	for i := first - 1; i >= 0; i-- {
		put(order[i], true)
	}
	for i := len(order) - 1; i >= second; i-- {
		put(order[i], true)
	}
	for i := first; i < second; i++ {
		put(order[i], false)
	}
	return placed, weight
}

// hitsAny reports whether a box shares a place with one of a list; for lists that are asked many thousand times.
func hitsAny(b scene.Rect, list []scene.Rect) bool {
	for i := range list {
		if o := &list[i]; b.X0 < o.X1 && o.X0 < b.X1 && b.Y0 < o.Y1 && o.Y0 < b.Y1 {
			return true
		}
	}
	return false
}

// ruled reports whether the chart is wide enough for rules: where none can be labelled they are a fence before the line.
func (p *plot) ruled() bool { return p.w-2*p.margin > 24*p.ruleText().Size }

func (p *plot) ruleText() textStyle { return p.style(scene.Sans, 14.5, p.pal.Ink1) }

// eventRules draws a thin rule for each event down to the axis, with its date and name in the tiers between y0 and top
// where there is room for them. A rule is interrupted where a figure of the line stands.
func (p *plot) eventRules(time timeScale, y0, top, bottom float32, tiers int) {
	st := p.ruleText()
	rules := p.ruleEvents(time)
	texts := make([][2]ruleLabel, len(rules))
	for i, r := range rules {
		e := &p.in.Story.Events[r.event]
		for brief, text := range [2]string{e.Date.Short(p.prose.dates) + "  " + e.Short, e.Short} {
			texts[i][brief] = ruleLabel{text: text, wide: p.width(text, st)}
		}
	}
	t := ruleTiers{y0: y0, line: 1.45 * st.Size, top: top, n: tiers, x0: p.margin, x1: p.w - p.margin, air: .42 * st.Size, now: p.nowBar(time)}
	placed := t.place(rules, texts)
	for i, r := range rules {
		e := &p.in.Story.Events[r.event]
		later := p.later(e.Date.Start.Span.From)
		from := top
		if l := placed[i]; l.text != "" {
			from = t.rule(r.x, l.tier).Y0 + 1
			label := p.text(l.x, y0+float32(l.tier)*t.line+1.06*st.Size, l.text, st.in(p.ink(st.Color, later)), scene.Left)
			label.ID = "event:" + e.ID
			p.label(label)
		}
		c := p.pal.Category(e.Category)
		p.ground = append(p.ground, &scene.Shape{
			ID: "event:" + e.ID, Title: e.Date.Label(p.prose.dates) + ": " + sentence(e.Title), Hit: 3,
			Path: p.interrupted(r.x, from, bottom), Stroke: scene.Stroke{Color: p.shade(palette.With(c.Text, .62), later), Width: max(p.k, .9)},
		})
	}
}

// interrupted returns an upright line from y0 down to y1 without the stretches where labels stand.
func (p *plot) interrupted(x, y0, y1 float32) *scene.Path {
	var gaps []scene.Rect
	for _, b := range p.taken {
		if b.X0-2 < x && x < b.X1+2 && b.Y1 > y0 && b.Y0 < y1 {
			gaps = append(gaps, b)
		}
	}
	slices.SortFunc(gaps, func(a, b scene.Rect) int { return cmp.Compare(a.Y0, b.Y0) })
	path := &scene.Path{}
	add := func(a, b float32) {
		if b-a > 1 {
			path.Starts = append(path.Starts, int32(len(path.Points)))
			path.Points = append(path.Points, scene.Point{X: x, Y: a}, scene.Point{X: x, Y: b})
		}
	}
	for _, g := range gaps {
		add(y0, g.Y0)
		y0 = max(y0, g.Y1)
	}
	add(y0, y1)
	return path
}
