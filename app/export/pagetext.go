package export

import (
	"html/template"
	"slices"
	"strconv"
	"strings"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// pageData is what the template is filled with. What is not of a type of template is escaped there.
type pageData struct {
	Lang, Scheme, Policy string
	Style                template.CSS
	Head, Script         template.JS
	Bases, Signs         []template.HTML
	Shared               template.HTML // what several pictures have in common

	Title, Subtitle, Authors, Licence, About string
	Boundary, Schematic, MapCredit           string
	Counts, EventCount                       string // how much there is
	Credits                                  []string
	Named                                    bool // the chapters have names
	Chapters                                 []pageChapter
	Steps                                    []pageStep
	Time                                     pageTime
	Events                                   []pageEvent
	Sources                                  []pageSource
	words                                    func(key string, pairs ...any) string
}

// T returns a message of the page, by its key without the page's own prefix.
func (d *pageData) T(key string, pairs ...any) string { return d.words("page."+key, pairs...) }

// pageChapter is a chapter with its steps, as numbers from 1.
type pageChapter struct {
	Title string
	Steps []*pageStep
}

// pageStep is one step.
type pageStep struct {
	N          int
	Date, Day  string // in words; the day it begins, for machines, "" for none
	Title, Alt string
	Text       []string
	Pictures   []template.HTML
	Facts      []pageFact
	Sources    []pageCitation
	Others     []pageCitation // of many sources those that are shown when asked for
	Table      *pageTable
	X          template.CSS // where it stands on the timeline
}

type pageFact struct {
	Sample      template.HTML
	Name, Below string
	Sources     []pageCitation
}

// pageTable holds the figures of a chart.
type pageTable struct {
	Title  string
	Header []string
	Rows   [][]string
}

// pageCitation leads to a source: to its address where that is one of the web, and to its place in the list.
type pageCitation struct {
	Number     int
	Name, Link string
}

// pageSource is a source in the list, with the steps that cite it.
type pageSource struct {
	Number                                int
	Publisher, Date, Title, Address, Link string
	Steps                                 []int
}

// pageEvent is an event in the list of all.
type pageEvent struct {
	ID, Date, Day, Title, Category string
	Sign                           template.HTML
	Step                           int // that tells it; 0 for none
	Sources                        []pageCitation
}

// tell fills in all that is said.
func (b *pageBuilder) tell() {
	story, d := b.r.Story, &b.data
	d.words = b.r.Words.T
	d.Lang, d.Scheme = or(story.Lang(), b.r.Words.Lang()), b.scheme()
	d.Title, d.Subtitle = figure.Typographic(story.Title), figure.Typographic(story.Subtitle)
	d.Authors, d.Licence = strings.Join(story.Authors, ", "), story.Licence
	d.Credits, d.Boundary = story.Credits, story.Boundary
	d.About = b.r.AltText
	if d.About == "" {
		d.About = d.T("about", "title", story.Title, "steps", len(b.steps))
	}
	cited := &citations{b: b, numbers: map[int]int{}, steps: map[int][]int{}}
	for i := range b.steps {
		b.tellStep(i, cited)
	}
	b.chapters()
	b.time()
	b.events(cited)
	for _, i := range citedSources(b.r, b.steps) {
		cited.number(i)
	}
	d.Sources = cited.list()
	d.Counts = strings.Join([]string{
		b.r.Words.N("page.counts.steps", len(d.Steps)), b.r.Words.N("page.counts.events", len(d.Events)), b.r.Words.N("page.counts.sources", len(d.Sources)),
	}, " · ")
	d.EventCount = b.r.Words.N("page.events", len(d.Events))
	d.Named = len(d.Chapters) > 1
	if len(story.Routes) > 0 {
		d.Schematic = b.r.Words.T("slide.schematic")
	}
	d.MapCredit = figure.MapCredit(story)
}

// scheme is what the page tells the browser of its colours.
func (b *pageBuilder) scheme() string {
	switch {
	case b.r.Follow:
		return "light dark"
	case b.r.Palette.Name == "dark":
		return "dark"
	}
	return "light"
}

// tellStep fills in what is said at a step.
func (b *pageBuilder) tellStep(i int, cited *citations) {
	story, step, out := b.r.Story, b.steps[i], &b.data.Steps[i]
	dates := edtf.In(b.r.Words.Lang())
	text := ""
	var date edtf.Date
	if step.Told != nil {
		date, text = step.Told.Date, step.Told.Text
	} else {
		date, text = story.Events[step.Event].Date, story.Events[step.Event].Summary
	}
	out.N, out.Title, out.Date, out.Day = i+1, figure.Typographic(step.title(story)), date.Label(dates), machineDay(date)
	for _, p := range strings.Split(text, "\n") {
		if p = strings.TrimSpace(p); p != "" {
			out.Text = append(out.Text, figure.Typographic(p))
		}
	}
	cited.step = i + 1
	in := b.input(i, pageCuts[0])
	if id := b.chart(i); id != "" {
		out.Alt = b.kit.ChartAlt(in, id)
		out.Table = b.table(id)
	} else {
		out.Alt = b.kit.StatusLine(in)
		b.facts(in, out, cited)
	}
	out.Sources = cited.cite(step.sources(story))
	const shown = 8
	if len(out.Sources) > shown+2 {
		out.Sources, out.Others = out.Sources[:shown], out.Sources[shown:]
	}
	cited.step = 0
}

// facts fills in what a slide of the step states beside its text.
func (b *pageBuilder) facts(in figure.Input, out *pageStep, cited *citations) {
	byTheme := make([][]figure.Fact, len(b.themes))
	for t, pal := range b.themes {
		in.Palette = pal
		byTheme[t] = b.kit.Facts(in)
	}
	const w, h, k = 52, 26, 1.25
	for n, f := range byTheme[0] {
		sample := b.sample(func(pal *palette.Palette) []scene.Item {
			return byTheme[slices.Index(b.themes, pal)][n].Sample(1, h/2, w-2, k)
		}, w, h)
		out.Facts = append(out.Facts, pageFact{sample, f.Name, f.Below, cited.cite(f.Sources)})
	}
}

// table returns the figures of a chart.
func (b *pageBuilder) table(id string) *pageTable {
	header, rows := figure.ChartTable(b.r.Story, b.r.Words, id)
	t := &pageTable{Header: header, Rows: rows}
	for _, c := range figure.Charts(b.r.Story, b.r.Words) {
		if c.ID == id {
			t.Title = c.Title
		}
	}
	return t
}

// chapters groups the steps; a story that has not been told has one chapter without a name.
func (b *pageBuilder) chapters() {
	last := -1
	for i := range b.data.Steps {
		title, chapter := "", 0
		if told := b.steps[i].Told; told != nil {
			chapter, title = told.Chapter, b.r.Story.Chapters[told.Chapter].Title
		}
		if chapter != last {
			b.data.Chapters = append(b.data.Chapters, pageChapter{Title: figure.Typographic(title)})
			last = chapter
		}
		c := &b.data.Chapters[len(b.data.Chapters)-1]
		c.Steps = append(c.Steps, &b.data.Steps[i])
	}
}

// events lists the events that the filter keeps.
func (b *pageBuilder) events(cited *citations) {
	story := b.r.Story
	keep := view.Kept(story, b.r.View.Filter)
	told := b.tellers()
	for i := range story.Events {
		if !keep(i) {
			continue
		}
		e := &story.Events[i]
		b.data.Events = append(b.data.Events, pageEvent{
			ID: e.ID, Date: e.Date.Label(edtf.In(b.r.Words.Lang())), Day: machineDay(e.Date), Title: figure.Typographic(e.Title),
			Category: figure.CategoryName(b.r.Words, e.Category), Sign: b.sign(e.Category), Step: told[i], Sources: cited.cite(e.Sources),
		})
	}
}

// tellers returns the step, from 1, that first tells each event.
func (b *pageBuilder) tellers() map[int]int {
	told := map[int]int{}
	for i, s := range b.steps {
		if s.Event >= 0 && told[s.Event] == 0 {
			told[s.Event] = i + 1
		}
	}
	return told
}

// machineDay returns the day that a date begins on as HTML's time element wants it, "" where it wants none.
func machineDay(d edtf.Date) string {
	if d.Start.Open || d.Start.Unknown || d.Start.Span.From <= edtf.FromCivil(1, 1, 1) || d.Start.Span.From >= edtf.FromCivil(10000, 1, 1) {
		return ""
	}
	day := d.Start.Span.From.String()
	switch d.Start.Precision {
	case edtf.ToDay:
		return day
	case edtf.Month:
		return day[:7]
	case edtf.Year:
		return day[:4]
	}
	return ""
}

// citations numbers sources in the order they are first cited.
type citations struct {
	b       *pageBuilder
	order   []int
	numbers map[int]int
	steps   map[int][]int
	step    int // that cites at the moment, 0 for none
}

func (c *citations) number(source int) int {
	if c.numbers[source] == 0 {
		c.order = append(c.order, source)
		c.numbers[source] = len(c.order)
	}
	if c.step > 0 && !slices.Contains(c.steps[source], c.step) {
		c.steps[source] = append(c.steps[source], c.step)
	}
	return c.numbers[source]
}

func (c *citations) cite(sources []int) []pageCitation {
	var out []pageCitation
	for _, i := range sources {
		if i < 0 || i >= len(c.b.r.Story.Sources) {
			continue
		}
		n := c.number(i)
		if slices.ContainsFunc(out, func(p pageCitation) bool { return p.Number == n }) {
			continue
		}
		out = append(out, pageCitation{n, figure.SourceName(c.b.r.Story, c.b.r.Words, i), webAddress(c.b.r.Story.Sources[i].URL)})
	}
	return out
}

func (c *citations) list() []pageSource {
	var out []pageSource
	for n, i := range c.order {
		s := &c.b.r.Story.Sources[i]
		one := pageSource{
			Number: n + 1, Publisher: s.Publisher, Title: figure.Typographic(s.Title), Address: s.URL, Link: webAddress(s.URL), Steps: c.steps[i],
		}
		if s.Date != nil {
			one.Date = s.Date.Label(edtf.In(c.b.r.Words.Lang()))
		}
		if one.Publisher == "" {
			one.Publisher, one.Title = one.Title, ""
		}
		out = append(out, one)
	}
	return out
}

// or returns the first of two texts that is not empty.
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// percent writes a share of the timeline as CSS does.
func percent(share float64) template.CSS {
	return template.CSS(strconv.FormatFloat(min(max(share, 0), 1)*100, 'f', 2, 64) + "%")
}
