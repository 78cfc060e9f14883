package figure

import (
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// figureRow is a row of the table of figures: one series, or the tonnes of a route that opened or closed.
type figureRow struct {
	Name, Unit string
	Series     int // index into Story.Series, -1 for a route
	Route      int // index into Story.Routes, -1 for a series
	Cells      [2]figureCell
	Missing    bool // the story says itself that there is no data at one of the dates
}

// figureCell is a figure at one of the dates. Value stands without its unit; Mark qualifies it in few words ("estimated",
// "disputed"); Full is value, unit, period and basis as a panel says them.
type figureCell struct {
	Value, Mark, Full string
	Known             bool
	Contrary          string // what another source says of it, as a sentence; "" for nothing
	Sources           []int
}

// figures are the rows of the table: routes with tonnes, then every series whose value differs.
func (c *comparison) figures() []figureRow {
	var rows []figureRow
	told := map[int]bool{}
	for _, list := range [][]dataset.RouteChange{c.changes.Closed, c.changes.Opened} {
		for _, ch := range list {
			if told[ch.Route] || c.row(ch.Route) == nil {
				continue
			}
			told[ch.Route] = true
			row := figureRow{Name: c.story.Routes[ch.Route].Name, Unit: c.prose.words.T("compare.unit.year", "unit", c.unit("Mt")), Series: -1, Route: ch.Route}
			row.Cells = [2]figureCell{c.tonnesCell(c.before.Routes[ch.Route]), c.tonnesCell(c.after.Routes[ch.Route])}
			rows = append(rows, row)
		}
	}
	for _, ch := range c.changes.Series {
		s := &c.story.Series[ch.Series]
		row := figureRow{Name: s.Title, Unit: c.unit(s.Unit), Series: ch.Series, Route: -1}
		row.Cells = [2]figureCell{c.seriesCell(ch.From), c.seriesCell(ch.To)}
		row.Missing = ch.From.Row >= 0 && !ch.From.Known || ch.To.Row >= 0 && !ch.To.Known
		if c.yearly(ch.From) || c.yearly(ch.To) {
			row.Unit = c.prose.words.T("compare.unit.year", "unit", c.unit(s.Unit))
		}
		rows = append(rows, row)
	}
	return rows
}

// unit is the short name of a unit in the catalogue's language; one that it does not know stands as the story has it.
func (c *comparison) unit(name string) string {
	if key := "compare.unit." + name; c.prose.words.Has(key) {
		return c.prose.words.T(key)
	}
	return name
}

// yearly reports whether a value holds for a calendar year.
func (c *comparison) yearly(s dataset.SeriesState) bool {
	series := &c.story.Series[s.Series]
	if series.Kind != "period" || s.Row < 0 {
		return false
	}
	d := &series.Values[s.Row].Date
	return !d.Interval && d.Start.Precision == edtf.Year
}

// tonnesCell is a route's tonnes, or where it stands when it has none.
func (c *comparison) tonnesCell(st dataset.RouteState) figureCell {
	p := c.prose
	if st.Status == dataset.InUse && st.Volume >= 0 {
		v := &c.story.Volumes[st.Volume]
		value, rest := p.flagged(p.number(v.Mt, 1), v.Flag)
		period := ""
		if st.Carried {
			period = p.short(&v.Period)
		}
		figure, basis := p.volume(v)
		return figureCell{Value: value, Mark: commas(period, rest, c.shortBasis(v.Basis)), Full: commas(figure, basis), Known: true, Sources: v.Sources}
	}
	key := [...]string{"compare.status.notyet", "compare.status.planned", "details.figure.none", "details.border.closed"}[st.Status&3]
	return figureCell{Value: p.words.T(key), Full: p.words.T(key)}
}

// seriesCell is the value of a series at a date.
func (c *comparison) seriesCell(s dataset.SeriesState) figureCell {
	p := c.prose
	series := &c.story.Series[s.Series]
	none := p.words.T("details.figure.nodata")
	if !s.Known {
		cell := figureCell{Value: none, Full: none}
		if s.Row >= 0 {
			cell.Sources = series.Values[s.Row].Sources
		}
		return cell
	}
	least := 0
	if series.Unit == "Mt" {
		least = 1
	}
	if s.Row < 0 { // nothing added yet
		return figureCell{Value: p.number(s.Number, least), Full: p.quantity(s.Number, series.Unit), Known: true}
	}
	row := &series.Values[s.Row]
	flag := row.Flag
	if series.Kind == "increment" {
		flag = ""
		for i := range series.Values[:s.Row+1] {
			if series.Values[i].Flag == "floor" {
				flag = "floor"
			}
		}
	}
	value, rest := p.flagged(p.number(s.Number, least), flag)
	date := ""
	if series.Kind == "count" {
		date = p.short(&row.Date)
	}
	cell := figureCell{Value: value, Mark: commas(date, rest, c.shortBasis(row.Basis)), Known: true, Sources: row.Sources}
	if st, ok := p.seriesStatement(s); ok {
		cell.Full = st.Value + ", " + st.Note
	}
	if row.HasContrary {
		cell.Contrary = p.words.T("compare.contrary", "name", series.Title, "period", p.short(&row.Date),
			"value", p.quantity(row.Contrary, series.Unit))
		for _, source := range row.ContrarySources {
			cell.Sources = appendNew(append([]int(nil), cell.Sources...), source)
		}
	}
	return cell
}

// shortBasis marks what is not simply reported.
func (c *comparison) shortBasis(basis string) string {
	if basis == "reported" {
		return ""
	}
	if key := "compare.basis." + basis; c.prose.words.Has(key) {
		return c.prose.words.T(key)
	}
	return c.prose.basis(basis)
}
