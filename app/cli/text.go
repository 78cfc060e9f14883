package cli

import (
	"fmt"
	"strings"

	"thawline/app/figure"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

func textCommand() command {
	return command{name: "text", least: 0, most: 1, flags: []flag{{"--at", "DATE"}, {"--event", "ID"}, {"--format", "md|html"}, {"--lang", "CODE"}}, run: text}
}

// text prints the text twin of what is on screen at a date.
func text(env *Env, o options) error {
	format := o.value("--format")
	if format != "" && format != "md" && format != "html" {
		return misuse(env.Words.T("cli.error.format", "value", shown(format)))
	}
	var when edtf.Instant
	var err error
	if o.has("--at") {
		if when, err = date(env, o.value("--at")); err != nil {
			return err
		}
	}
	if o.has("--lang") {
		spoken := *env
		if spoken.Words, err = exportWords(env, o); err != nil {
			return err
		}
		env = &spoken
	}
	s, err := openStory(env, o.args, 0)
	if err != nil {
		return err
	}
	s = s.In(env.Words.Lang())
	event := -1
	if id := o.value("--event"); id != "" {
		if event = s.EventIndex(id); event < 0 {
			return misuse(env.Words.T("cli.error.event", "id", shown(id)) + perhaps(env, dataset.Nearest(id, allEvents(s))))
		}
	}
	switch {
	case o.has("--at"):
	case event >= 0:
		when = s.Events[event].Date.Start.Span.From
	default:
		when = view.New(s).At
	}
	d := twin(env, s, when, event)
	if format == "html" {
		d.html(env.Stdout)
	} else {
		d.markdown(env.Stdout)
	}
	return nil
}

func allEvents(s *dataset.Story) []string {
	out := make([]string, len(s.Events))
	for i := range s.Events {
		out[i] = s.Events[i].ID
	}
	return out
}

// twin builds the document: the ringed event, what changed, what goes on, routes, borders, series and sources.
func twin(env *Env, s *dataset.Story, when edtf.Instant, event int) *document {
	st := s.At(when)
	if event < 0 {
		event = st.Ringed
	}
	t := env.Words.T
	d := &document{lang: s.Lang(), title: s.Title}
	d.heading(1, s.Title)
	if s.Subtitle != "" {
		d.para(s.Subtitle)
	}
	shown := when.String()
	if today := edtf.OnDay(when); !today.IsZero() {
		shown = today.Label(edtf.In(env.Words.Lang()))
	}
	d.para(t("cli.text.asof", "date", shown) + " " + t("cli.at.events", "past", st.Past(), "current", len(st.Current), "ongoing", len(st.Ongoing)))
	cited := &sourceList{s: s}
	if event >= 0 {
		eventText(env, s, d, event, cited)
	}
	if changes := changeLines(env, s, when, cited); len(changes) > 0 {
		d.heading(2, t("cli.text.changes"))
		d.list(changes)
	}
	if len(st.Ongoing) > 0 {
		var lines []string
		for _, i := range st.Ongoing {
			lines = append(lines, label(env, s.Events[i].Date)+": "+s.Events[i].Title)
		}
		d.heading(2, t("cli.text.ongoing"))
		d.list(lines)
	}
	stateTables(env, s, d, &st, cited)
	chartTables(env, s, d)
	if len(cited.order) > 0 {
		d.heading(2, t("cli.text.sources"))
		for n, i := range cited.order {
			src := &s.Sources[i]
			parts := []string{}
			if src.Publisher != "" {
				parts = append(parts, src.Publisher)
			}
			if src.Date != nil {
				parts = append(parts, label(env, *src.Date))
			}
			d.link(n+1, src.Title, src.URL, strings.Join(parts, ", "))
		}
	}
	if len(s.Credits) > 0 || s.Boundary != "" {
		d.para(strings.Join(append(append([]string{}, s.Credits...), nonEmpty(s.Boundary)...), "; "))
	}
	return d
}

// named is a word of the format in the language asked for; in English it stays as the tables write it.
func named(env *Env, prefix, word string) string {
	if lang := env.Words.Lang(); word != "" && lang != "" && lang != "en" && env.Words.Has(prefix+word) {
		return env.Words.T(prefix + word)
	}
	return word
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func eventText(env *Env, s *dataset.Story, d *document, i int, cited *sourceList) {
	t, e := env.Words.T, &s.Events[i]
	d.heading(2, e.Title)
	var facts []string
	add := func(key, value string) {
		if value != "" {
			facts = append(facts, t(key)+": "+value)
		}
	}
	add("cli.text.date", e.Date.Label(edtf.In(env.Words.Lang())))
	if e.Place >= 0 {
		add("cli.text.place", s.Places[e.Place].Name)
	}
	add("cli.text.category", named(env, "details.category.", e.Category))
	add("cli.text.actors", strings.Join(e.Actors, ", "))
	add("cli.text.confidence", named(env, "details.confidence.", e.Confidence))
	add("cli.text.sources", cited.cite(e.Sources))
	if e.Summary != "" {
		d.para(e.Summary)
	}
	d.list(facts)
	if e.Note != "" {
		d.para(t("cli.text.note") + ": " + e.Note)
	}
	for _, c := range e.Claims {
		claim := &s.Claims[c]
		key := "cli.text.claim"
		if claim.Verdict == "wrong" || claim.Verdict == "imprecise" {
			key = "cli.text.correction"
		}
		line := t(key) + " (" + named(env, "cli.verdict.", claim.Verdict) + "): " + claim.Claim
		if claim.Shown != "" {
			line += " — " + claim.Shown
		}
		if claim.Remark != "" {
			line += " (" + claim.Remark + ")"
		}
		d.para(strings.TrimSpace(line + " " + cited.cite(claim.Sources)))
	}
}

// changeLines says what changed on the routes and crossings on the day itself.
func changeLines(env *Env, s *dataset.Story, when edtf.Instant, cited *sourceList) []string {
	ch := s.Diff(when.AddDays(-1), when)
	var out []string
	for _, group := range []struct {
		key  string
		list []dataset.RouteChange
	}{{"cli.diff.opened", ch.Opened}, {"cli.diff.closed", ch.Closed}, {"cli.diff.planned", ch.Planned}} {
		for _, c := range group.list {
			out = append(out, strings.TrimSpace(fmt.Sprintf("%s: %s, %s %s", env.Words.T(group.key), s.Routes[c.Route].Name, label(env, c.Date), cited.cite(c.Sources))))
		}
	}
	for _, c := range ch.Crossings {
		crossing := &s.Crossings[c.Crossing]
		none := env.Words.T("cli.diff.none")
		out = append(out, env.Words.T("cli.diff.crossing", "name", crossing.Name, "before", stateName(env, crossing, c.Before, none), "after", stateName(env, crossing, c.After, none)))
	}
	return out
}

func stateTables(env *Env, s *dataset.Story, d *document, st *dataset.State, cited *sourceList) {
	t := env.Words.T
	var rows [][]string
	for _, status := range []dataset.RouteStatus{dataset.InUse, dataset.Planned, dataset.Closed, dataset.NotYet} {
		for _, r := range st.Routes {
			if r.Status != status {
				continue
			}
			route := &s.Routes[r.Route]
			volume := "–"
			if r.Status == dataset.InUse || r.Volume >= 0 {
				volume = volumeText(env, s, r)
			}
			until := "–" // an end that is still to come is not told
			if status == dataset.Closed {
				until = optional(env, route.Until)
			}
			rows = append(rows, []string{route.Name, t(statusKey(status)), optional(env, route.Since), until, volume, cited.cite(route.Sources)})
		}
	}
	if len(rows) > 0 {
		d.heading(2, t("cli.at.routes"))
		d.table([]string{t("cli.text.route"), t("cli.text.status"), t("cli.text.since"), t("cli.text.until"), t("cli.text.volume"), t("cli.text.sources")}, rows)
	}
	var borders []string
	for _, b := range st.Borders {
		borders = append(borders, borderLine(env, s, b))
	}
	if len(borders) > 0 {
		d.heading(2, t("cli.text.borders"))
		d.list(borders)
	}
	rows = nil
	for _, v := range st.Series {
		series := &s.Series[v.Series]
		rows = append(rows, []string{series.Title, seriesFacts(env, s, v), cited.cite(seriesSources(series, v))})
	}
	if len(rows) > 0 {
		d.heading(2, t("cli.at.series"))
		d.table([]string{t("cli.text.series"), t("cli.text.value"), t("cli.text.sources")}, rows)
	}
}

// chartTables lists the figures of every chart. That of the events is left out: it would tell all of them again.
func chartTables(env *Env, s *dataset.Story, d *document) {
	headed := false
	for _, chart := range figure.Charts(s, env.Words) {
		header, rows := figure.ChartTable(s, env.Words, chart.ID)
		if chart.ID == "events" || len(rows) == 0 {
			continue
		}
		if !headed {
			d.heading(2, env.Words.T("cli.text.charts"))
			headed = true
		}
		d.heading(3, chart.Title)
		d.table(header, rows)
	}
}

func optional(env *Env, d *edtf.Date) string {
	if d == nil {
		return "–"
	}
	return label(env, *d)
}

// sourceList numbers sources in the order they are first cited.
type sourceList struct {
	s     *dataset.Story
	order []int
	seen  map[int]int
}

// cite returns the numbers of the sources, "[1, 2]"; "" for none.
func (l *sourceList) cite(list []int) string {
	if len(list) == 0 {
		return ""
	}
	if l.seen == nil {
		l.seen = map[int]int{}
	}
	var numbers []string
	for _, i := range list {
		if l.seen[i] == 0 {
			l.order = append(l.order, i)
			l.seen[i] = len(l.order)
		}
		numbers = append(numbers, fmt.Sprint(l.seen[i]))
	}
	return "[" + strings.Join(numbers, ", ") + "]"
}
