package figure

import (
	"image/color"
	"regexp"
	"strings"

	"thawline/dataset"
)

// corrections sets what the fact check says of the event, wrong claims first, and the event's own note.
func (p *panel) corrections(e *dataset.Event) {
	told := false // what the article has on the event
	for _, i := range e.Claims {
		c := &p.in.Story.Claims[i]
		lead := p.prose.lead(e, c)
		if lead == "" {
			continue
		}
		told = true
		p.callout(p.pal.Now, p.pal.NowText, lead, p.prose.claimBody(c), c.Sources)
	}
	if e.Note != "" {
		lead := p.prose.words.T("details.lead.note")
		if e.InArticle == "no" && !told {
			lead = p.prose.words.T("details.lead.omitted")
		}
		p.callout(p.pal.StrongRule, p.pal.Ink1, lead, typographic(sentence(e.Note)), nil)
	} else if e.InArticle == "no" && !told {
		p.callout(p.pal.StrongRule, p.pal.Ink1, p.prose.words.T("details.lead.omitted"), "", nil)
	}
}

// lead is the word that a claim is shown with; "" for one that needs no word: confirmed and told by the article.
func (p prose) lead(e *dataset.Event, c *dataset.Claim) string {
	switch {
	case c.Verdict == "wrong":
		return p.words.T("details.lead.correction")
	case c.Verdict == "imprecise":
		return p.words.T("details.lead.imprecise")
	case c.Verdict == "unclear":
		return p.words.T("details.lead.unclear")
	case e.InArticle == "no" && c.Remark != "":
		return p.words.T("details.lead.omitted")
	}
	return ""
}

// claimBody says what the article has and what holds; of a confirmed claim only what is to be added.
func (p prose) claimBody(c *dataset.Claim) string {
	body := typographic(sentence(capital(p.shown(c.Shown))))
	if c.Verdict == "confirmed" {
		return body
	}
	claim := typographic(strings.TrimRight(c.Claim, ".。"))
	if c.Remark != "" {
		claim += " (" + typographic(c.Remark) + ")"
	}
	said := p.words.T("details.claim", "claim", claim)
	return said + gap(said) + body
}

var inBrackets = regexp.MustCompile(`\s*\(([a-z0-9][a-z0-9-]*)\)`)

// shown is the reader's text of a claim, without the ids of sources that stand in brackets.
func (p prose) shown(text string) string {
	return inBrackets.ReplaceAllStringFunc(text, func(found string) string {
		if id := strings.Trim(found, " ()"); p.story.SourceIndex(id) >= 0 {
			return ""
		}
		return found
	})
}

// callout sets a paragraph beside a bar, its lead bold, the numbers of its sources behind it.
func (p *panel) callout(bar, ink color.NRGBA, lead, body string, sources []int) {
	s := p.small()
	inner := p.column(14, p.w-14)
	inner.gap(1)
	runs := []run{{Text: lead + gap(lead), Style: s.bold().in(ink)}, {Text: body, Style: s}}
	if len(sources) > 0 {
		id, title := p.sourceLink(sources)
		runs = append(runs, run{Text: " " + p.cited.mark(sources), Style: markStyle(s.in(p.pal.Ink2)), ID: id, Title: title, Raise: 3.5})
	}
	inner.runs(s, runs...)
	inner.gap(1)
	p.add(filledBox(p.x, p.y, p.x+2.5, inner.y, bar))
	p.join(inner)
	p.gap(9)
}
