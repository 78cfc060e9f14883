package figure

import (
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// ComparedDates returns the two dates that a view compares, the earlier first; both are the clock's without a comparison.
func ComparedDates(v view.View) (earlier, later edtf.Instant) {
	if !v.HasCompare {
		return v.At, v.At
	}
	return min(v.At, v.Compare), max(v.At, v.Compare)
}

// PaneView is the view of one of the two maps of a comparison. What is new in the later map is new since the earlier one;
// neither tells events.
func PaneView(v view.View, later bool) view.View {
	a, b := ComparedDates(v)
	hover := v.Hover
	if later {
		v = paneView(v, b, a)
	} else {
		v = paneView(v, a, a)
	}
	v.Hover = hover
	return v
}

// PaneTitle names the date of one of the two maps, and what happened on it; occasion is "" for nothing.
func (k *Kit) PaneTitle(in Input, later bool) (date, occasion string) {
	if in.Story == nil {
		return "", ""
	}
	c := compared(in)
	st := &c.before
	if later {
		st = &c.after
	}
	occasion, _ = c.occasion(st, in.View)
	return edtf.OnDay(st.At).Label(c.prose.dates), occasion
}

// Differences is the panel that lists what differs between the view's two dates: routes, crossings, figures, and what
// happened meanwhile. Width is in.W; the height is what it takes. It begins below DetailsHead, as Details does, and what
// leads on has an ID as there.
func (k *Kit) Differences(in Input) *scene.Scene {
	out := &scene.Scene{W: float32(in.W)}
	if in.Palette == nil {
		return out
	}
	out.Background = in.Palette.Panel
	if in.Story == nil || in.W <= 2*detailsPadding {
		return out
	}
	l := &differenceList{flow: newFlow(k.Fonts, detailsPadding, DetailsHead+14, out.W-2*detailsPadding), c: compared(in), in: in}
	l.set()
	out.H = l.y + 20
	out.Layers = []scene.Layer{{Name: "differences", Items: l.items}}
	return out
}

// differenceList sets a comparison into a panel.
type differenceList struct {
	*flow
	c  *comparison
	in Input
}

func (l *differenceList) style(face scene.Face, size, line float32) textStyle {
	return textStyle{Face: face, Size: size, Line: line, Color: l.in.Palette.Ink1}
}

func (l *differenceList) set() {
	words := l.c.prose.words
	pal := l.in.Palette
	dates := []string{edtf.OnDay(l.c.before.At).Label(l.c.prose.dates), edtf.OnDay(l.c.after.At).Label(l.c.prose.dates)}
	l.paragraph(words.T("compare.from.to", "from", dates[0], "to", dates[1]), l.style(scene.SansBold, 13, 18).in(pal.NowText))
	l.gap(3)
	l.paragraph(l.c.finding(), l.style(scene.SansBold, 21, 26))
	l.gap(12)
	chapters, figures := l.c.chapters(), l.c.figures()
	if len(chapters)+len(figures)+len(l.c.changes.Events) == 0 {
		key := "compare.nothing"
		if l.c.same() {
			key = "compare.same"
		}
		l.paragraph(words.T(key, "date", dates[1]), l.style(scene.Sans, 14, 20.5))
		return
	}
	for i := range chapters {
		l.heading(chapters[i].Heading)
		for j := range chapters[i].Rows {
			l.row(&chapters[i].Rows[j])
		}
	}
	if len(figures) > 0 {
		l.heading(words.T("compare.figures"))
		for i := range figures {
			l.figure(&figures[i])
		}
	}
	if events := l.c.changes.Events; len(events) > 0 {
		l.heading(words.N("compare.events", len(events)))
		for _, e := range events {
			l.event(e)
		}
	}
}

func (l *differenceList) heading(text string) {
	l.rule(l.in.Palette.Ink1, 2)
	l.gap(6)
	l.paragraph(text, l.style(scene.SansBold, 12, 17))
	l.gap(4)
}

// row sets the sample, the name leading to its route or crossing, the date, and the event that made the change.
func (l *differenceList) row(d *difference) {
	l.gap(2)
	small := l.style(scene.Sans, 12, 17)
	note := l.style(scene.Sans, 11, 15).in(l.in.Palette.Ink2)
	mark := l.column(0, l.w)
	markW := min(l.width(d.Mark, note), l.w*.5)
	l.add(d.Draw(l.x+1, l.y+9, detailsSample, 1)...)
	mark.gap(1)
	mark.text(run{Text: d.Mark, Style: note}, l.x+l.w, scene.Right, l.w*.5)
	mark.gap(16)
	left := l.column(detailsIndent, l.w-detailsIndent-markW-10)
	left.runs(small.bold(), run{Text: d.Name, Style: small.bold(), ID: d.ID})
	l.join(mark, left)
	if d.Event >= 0 {
		e := &l.in.Story.Events[d.Event]
		below := l.column(detailsIndent, l.w-detailsIndent)
		below.runs(note, run{Text: typographic(e.Title), Style: note, ID: "event:" + e.ID})
		l.join(below)
	}
	l.gap(3)
	l.rule(l.in.Palette.Rule, 1)
}

// figure sets a name, and under it the value at each date with unit, period and basis.
func (l *differenceList) figure(row *figureRow) {
	l.gap(2)
	small := l.style(scene.Sans, 12, 17)
	id := ""
	if row.Route >= 0 {
		id = "route:" + l.in.Story.Routes[row.Route].ID
	}
	l.runs(small.bold(), run{Text: row.Name, Style: small.bold(), ID: id})
	dates := [2]edtf.Instant{l.c.before.At, l.c.after.At}
	for j := range row.Cells {
		label := l.style(scene.Sans, 11, 16).in(l.in.Palette.Ink2)
		if j == 1 {
			label = label.in(l.in.Palette.NowText)
		}
		when := l.column(0, 84)
		when.text(run{Text: edtf.OnDay(dates[j]).Short(l.c.prose.dates), Style: label}, when.x, scene.Left, when.w)
		value := l.column(88, l.w-88)
		value.paragraph(row.Cells[j].Full, l.style(scene.Sans, 12, 16))
		l.join(when, value)
	}
	l.gap(3)
	l.rule(l.in.Palette.Rule, 1)
}

// event sets the date and title of what happened meanwhile.
func (l *differenceList) event(i int) {
	e := &l.in.Story.Events[i]
	l.gap(2)
	date := l.style(scene.Sans, 11, 16).in(l.in.Palette.Ink2)
	when := l.column(0, 84)
	when.paragraph(e.Date.Short(l.c.prose.dates), date)
	title := l.column(88, l.w-88)
	st := l.style(scene.Sans, 12, 16)
	title.runs(st, run{Text: typographic(e.Title), Style: st, ID: "event:" + e.ID})
	l.join(when, title)
	l.gap(3)
}
