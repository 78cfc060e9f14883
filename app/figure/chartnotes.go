package figure

import (
	"strings"

	"thawline/dataset"
)

// notes returns the caveats that the data carries, one sentence or two each, the weightiest first.
func (p *plot) notes() []string {
	story, t := p.in.Story, p.in.Words.T
	var list []string
	add := func(s string) {
		if s = sentence(capital(typographic(s))); s != "" {
			list = append(list, s)
		}
	}
	switch p.spec.kind {
	case chartBars, chartSteps:
		s := &story.Series[p.spec.main]
		list = append(list, p.flagNotes(s, false)...)
		add(s.Note)
		if p.spec.kind == chartSteps && p.ruled() && len(p.rulesIn(s)) > 0 {
			add(t("chart.note.rules"))
		}
		for _, i := range p.spec.beside {
			list = append(list, p.flagNotes(&story.Series[i], true)...)
			add(story.Series[i].Note)
		}
	case chartCounts:
		for _, i := range []int{p.spec.sum, p.spec.seen} {
			if i >= 0 {
				add(story.Series[i].Note)
			}
		}
		if early := p.earlierCounts(); len(early) > 0 {
			add(p.in.Words.N("chart.note.earlier", len(early), "from", p.prose.short(&early[0].Date)))
		}
		for _, i := range []int{p.spec.sum, p.spec.seen} {
			if i >= 0 {
				list = append(list, p.flagNotes(&story.Series[i], true)...)
			}
		}
	case chartVolumes:
		add(t("chart.note.routes"))
		years, _ := volumeRows(story)
		var estimated, floor []string
		for _, i := range years {
			v := &story.Volumes[i]
			name := commas(p.prose.volumeName(v), p.prose.short(&v.Period))
			if v.Basis == "estimated" {
				estimated = append(estimated, name)
			}
			if v.Flag == "floor" {
				floor = append(floor, name)
			}
		}
		if len(estimated) > 0 {
			add(t("chart.note.estimated", "list", strings.Join(estimated, "; ")))
		}
		if len(floor) > 0 {
			add(t("chart.note.floor", "list", strings.Join(floor, "; ")))
		}
		add(t("chart.note.hollow"))
	case chartEvents:
		b := p.eventBins()
		add(t("chart.note.events." + b.unit))
		if b.outside > 0 {
			add(p.in.Words.N("chart.note.outside", b.outside))
		}
		if b.vague > 0 {
			add(p.in.Words.N("chart.note.vague", b.vague))
		}
	}
	return list
}

// flagNotes says of each flag which rows have it; of a series that is not the chart's first, with its title.
func (p *plot) flagNotes(s *dataset.Series, named bool) []string {
	var list []string
	var missing, estimated, part []*dataset.Value
	flags := map[string][]*dataset.Value{}
	for i := range s.Values {
		v := &s.Values[i]
		switch {
		case !v.Known:
			missing = append(missing, v)
		case v.HasContrary:
			text := p.in.Words.T("chart.note.contrary", "period", p.prose.short(&v.Date), "flag", p.prose.flag(orDisputed(v.Flag)),
				"value", p.prose.quantity(v.Contrary, s.Unit), "sources", p.prose.publishers(v.ContrarySources))
			list = append(list, sentence(capital(text)))
		case v.Flag != "":
			flags[v.Flag] = append(flags[v.Flag], v)
		}
		if v.Known && v.Basis == "estimated" {
			estimated = append(estimated, v)
		}
	}
	if s.Kind != "increment" && s.Kind != "count" {
		for _, r := range p.barRows(s) {
			if r.part() {
				part = append(part, r.value)
			}
		}
	}
	add := func(key string, rows []*dataset.Value) {
		if len(rows) == 0 || len(rows) > 12 {
			return
		}
		text := p.in.Words.N("chart.note."+key, len(rows), "list", p.prose.periods(rows))
		if named {
			text = p.in.Words.T("chart.note.of", "title", s.Title, "text", text)
		}
		list = append(list, sentence(capital(text)))
	}
	for _, flag := range []string{"disputed", "floor", "approximate", "second-hand", "planned"} {
		add(flag, flags[flag])
	}
	if !named {
		add("derived", estimated)
		add("part", part)
		add("missing", missing)
	}
	return list
}

func orDisputed(flag string) string {
	if flag == "" {
		return "disputed"
	}
	return flag
}

// sourceRows returns the sources of everything that the chart draws, in the order of their weight.
func (p *plot) sourceRows() []int {
	story := p.in.Story
	var list []int
	series := func(i int) {
		if i < 0 {
			return
		}
		for j := range story.Series[i].Values {
			list = append(list, story.Series[i].Values[j].Sources...)
		}
	}
	switch p.spec.kind {
	case chartBars, chartSteps:
		series(p.spec.main)
		for _, i := range p.spec.beside {
			series(i)
		}
	case chartCounts:
		series(p.spec.seen)
		series(p.spec.sum)
	case chartVolumes:
		years, others := volumeRows(story)
		for _, i := range append(years, others...) {
			list = append(list, story.Volumes[i].Sources...)
		}
	case chartEvents:
		keep := p.filter()
		for i := range story.Events {
			if keep(i) {
				list = append(list, story.Events[i].Sources...)
			}
		}
	}
	return list
}

// ChartSources returns the sources of everything that a chart shows, as indexes, each once; nil for an unknown id.
func ChartSources(story *dataset.Story, id string) []int {
	spec, ok := chartSpecOf(story, id)
	if !ok {
		return nil
	}
	p := &plot{in: Input{Story: story}, spec: spec}
	var list []int
	seen := map[int]bool{}
	for _, i := range p.sourceRows() {
		if i >= 0 && i < len(story.Sources) && !seen[i] {
			seen[i] = true
			list = append(list, i)
		}
	}
	return list
}

// sourceLine names who published the figures, as many as fit and how many more there are.
func (p *plot) sourceLine(fits func(string) bool) string {
	names := p.prose.publisherList(p.sourceRows())
	w := p.in.Words
	if p.spec.kind == chartEvents { // too many to name
		return w.T("chart.sources.story", "n", p.prose.number(float64(len(names)), 0))
	}
	line := ""
	for n := len(names); n > 0; n-- {
		list := strings.Join(names[:n], "; ")
		if n < len(names) {
			list = w.N("chart.sources.more", len(names)-n, "list", list)
		}
		line = w.T("chart.sources", "list", list)
		if fits(line) {
			break
		}
	}
	return line
}
