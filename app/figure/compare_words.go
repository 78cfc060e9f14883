package figure

import (
	"thawline/app/view"
	"thawline/dataset"
)

// finding is the headline: what changed between the dates, counted.
func (c *comparison) finding() string {
	if c.same() {
		return c.prose.words.T("compare.finding.same")
	}
	count := c.prose.count
	if max(len(c.changes.Closed), len(c.changes.Opened), len(c.changes.Planned)) > 9 {
		count = func(n int) string { return c.prose.number(float64(n), 0) } // figures and words are not mixed
	}
	var parts []string
	for _, one := range []struct {
		key string
		n   int
	}{{"closed", len(c.changes.Closed)}, {"opened", len(c.changes.Opened)}, {"planned", len(c.changes.Planned)}} {
		if one.n == 0 {
			continue
		}
		key := "compare.finding."
		if len(parts) > 0 {
			key += "also."
		}
		parts = append(parts, c.prose.words.N(key+one.key, one.n, "count", count(one.n)))
	}
	if len(parts) == 0 {
		for _, one := range []struct {
			key string
			n   int
		}{{"crossings", len(c.changes.Crossings)}, {"figures", len(c.changes.Series)}, {"events", len(c.changes.Events)}} {
			if one.n > 0 {
				parts = append(parts, c.prose.words.N("compare.finding."+one.key, one.n, "count", c.prose.count(one.n)))
				break
			}
		}
	}
	if len(parts) == 0 {
		parts = []string{c.prose.words.T("compare.finding.nothing")}
	}
	return capital(joinBy(parts, comma))
}

// occasion is the title of what happened on a date: the selected event where the date lies in it, else the first that began
// then, with the number of others and, for want of room, without; "" for none.
func (c *comparison) occasion(st *dataset.State, v view.View) (text, short string) {
	if i := c.story.EventIndex(v.Event); i >= 0 && c.story.Events[i].Date.Start.Span.Contains(st.At) {
		short = typographic(c.story.Events[i].Title)
		return short, short
	}
	if len(st.Current) == 0 {
		return "", ""
	}
	short = typographic(c.story.Events[st.Current[0]].Title)
	if others := len(st.Current) - 1; others > 0 {
		return c.prose.words.N("details.status.more", others, "title", short), short
	}
	return short, short
}

// notes are the caveats that go with what is shown, the weightiest first, each a sentence.
func (c *comparison) notes(figures []figureRow) []string {
	words := c.prose.words
	var out []string
	if len(c.story.Routes) > 0 {
		out = append(out, words.T("compare.note.schematic"))
		if !c.wide() {
			out = append(out, words.T("compare.note.nowidth"))
		}
	}
	for _, row := range figures {
		for _, cell := range row.Cells {
			if cell.Contrary != "" {
				out = append(out, cell.Contrary)
			}
		}
	}
	if len(figures) > 0 {
		out = append(out, words.T("compare.note.reported"))
	}
	for _, list := range [][]dataset.RouteChange{c.changes.Closed, c.changes.Opened, c.changes.Planned} {
		if hasUncertain(list) {
			out = append(out, words.T("compare.note.about"))
			break
		}
	}
	for _, row := range figures {
		if row.Series < 0 || !row.Missing {
			continue
		}
		if note := c.story.Series[row.Series].Note; note != "" {
			out = append(out, sentence(row.Name+": "+note))
		}
	}
	if n := len(c.changes.Events); n > 0 {
		out = append(out, words.N("compare.note.events", n))
	}
	return out
}

// wide reports whether some route in use at one of the dates has tonnes, so that its line has a width that means something.
func (c *comparison) wide() bool {
	for i := range c.story.Routes {
		if c.row(i) != nil {
			return true
		}
	}
	return false
}

func hasUncertain(list []dataset.RouteChange) bool {
	for i := range list {
		if d := &list[i].Date; d.Start.Uncertain || d.Start.Approximate {
			return true
		}
	}
	return false
}

// sources of everything the rows and figures tell, in that order, each once.
func (c *comparison) sources(chapters []chapter, figures []figureRow) []int {
	var out []int
	for _, one := range chapters {
		for i := range one.Rows {
			for _, s := range one.Rows[i].Sources {
				out = appendNew(out, s)
			}
		}
	}
	for i := range figures {
		for j := range figures[i].Cells {
			for _, s := range figures[i].Cells[j].Sources {
				out = appendNew(out, s)
			}
		}
	}
	return out
}

// ComparedLine says in one line what a comparison shows: the dates and what changed, counted.
func ComparedLine(in Input) string {
	if in.Story == nil {
		return ""
	}
	c := compared(in)
	p := c.prose
	return p.words.T("compare.line", "from", p.long(day(c.before.At)), "to", p.long(day(c.after.At)), "what", c.finding())
}

// ComparedSources returns the sources of everything that differs between the view's two dates, as indexes into
// Story.Sources, in the order in which the differences are told.
func ComparedSources(in Input) []int {
	if in.Story == nil {
		return nil
	}
	c := compared(in)
	return c.sources(c.chapters(), c.figures())
}
