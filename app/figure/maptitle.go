package figure

import (
	"math"
	"strconv"
	"strings"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// dates is how the catalogue's language writes dates on a map.
func (c *chart) dates() edtf.Words { return edtf.In(c.in.Words.Lang()) }

// tonnes writes a figure with as many decimals as it has, one at least and three at most.
func tonnes(mt float64) string {
	for decimals := 1; decimals < 3; decimals++ {
		p := math.Pow10(decimals)
		if math.Abs(math.Round(mt*p)-mt*p) < 1e-6 {
			return strconv.FormatFloat(mt, 'f', decimals, 64)
		}
	}
	return strconv.FormatFloat(mt, 'f', 3, 64)
}

// number writes a number made with the English marks with those of the catalogue's language.
func (c *chart) number(english string) string {
	w := c.in.Words
	if !w.Has("details.number.point") {
		return english
	}
	return strings.NewReplacer(".", w.T("details.number.point"), ",", w.T("details.number.group")).Replace(english)
}

// volumeText says a figure with its period and basis: "11.0 Mt in 2021, estimated".
func (c *chart) volumeText(v *dataset.Volume) string {
	words := c.in.Words
	key := "map.volume"
	if v.Flag != "" && words.Has(key+"."+v.Flag) {
		key += "." + v.Flag
	}
	basis := v.Basis
	if words.Has("map.basis." + basis) {
		basis = words.T("map.basis." + basis)
	}
	text := words.T(key, "mt", c.number(tonnes(v.Mt)), "period", v.Period.Short(c.dates()), "basis", basis)
	return strings.TrimSuffix(strings.TrimSpace(text), ",")
}

// routeTitle is what is said of a route when it is pointed at: name, dates, status, volume with basis.
func (c *chart) routeTitle(w *way) string {
	return c.title(titleKey{w.route, w.volume, int(w.state.Status)}, func() string { return c.tellRoute(w) })
}

func (c *chart) tellRoute(w *way) string {
	words, dates := c.in.Words, c.dates().Governed()
	parts := []string{w.route.Name}
	switch w.state.Status {
	case dataset.Planned:
		if w.route.PlannedFrom != nil {
			parts = append(parts, words.T("map.route.planned", "date", w.route.PlannedFrom.Label(dates)))
		}
	case dataset.Closed:
		if w.route.Until != nil {
			parts = append(parts, words.T("map.route.closed", "date", w.route.Until.Label(dates)))
		}
	default:
		if w.route.Since != nil {
			parts = append(parts, words.T("map.route.open", "date", w.route.Since.Label(dates)))
		} else {
			parts = append(parts, words.T("map.route.before"))
		}
	}
	if w.volume != nil {
		parts = append(parts, c.volumeText(w.volume))
	} else if w.state.Status == dataset.InUse {
		parts = append(parts, words.T("map.route.nofigure"))
	}
	if source := c.firstSource(w); source != "" {
		parts = append(parts, words.T("map.source", "source", source))
	}
	return sentences(parts...)
}

// firstSource is the source of the figure that is told, else the route's own first one.
func (c *chart) firstSource(w *way) string {
	list := w.route.Sources
	if w.volume != nil && len(w.volume.Sources) > 0 {
		list = w.volume.Sources
	}
	if len(list) == 0 || list[0] < 0 || list[0] >= len(c.story.Sources) {
		return ""
	}
	return c.sourceName(&c.story.Sources[list[0]])
}

// sentences joins parts, each ended by a full stop and begun by a capital.
func sentences(parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		p = strings.TrimSpace(p)
		if p == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(capitalised(p))
		if !strings.HasSuffix(p, ".") && !strings.HasSuffix(p, "。") {
			b.WriteString(fullStop(p))
		}
	}
	return b.String()
}

// capitalised returns s with its first letter in upper case.
func capitalised(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}

// eventTitle is what is said of an event when it is pointed at.
func (c *chart) eventTitle(e *dataset.Event) string {
	return c.title(titleKey{of: e}, func() string { return sentences(e.Date.Label(c.dates())+": "+e.Title, e.Summary) })
}

// placeTitle is what is said of a place.
func (c *chart) placeTitle(p *dataset.Place) string {
	return c.title(titleKey{of: p}, func() string { return sentences(p.Name, p.Note) })
}

// kilometres writes a distance as far as it is worth: to 100 km from 1000 on, to 10 below.
func kilometres(km float64) string {
	step := 10.0
	if km >= 1000 {
		step = 100
	}
	n := int(math.Round(km/step) * step)
	if n >= 1000 {
		return strconv.Itoa(n/1000) + "," + strconv.Itoa(1000 + n%1000)[1:]
	}
	return strconv.Itoa(n)
}
