package cli

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"thawline/dataset"
)

func atCommand() command {
	return command{name: "at", least: 1, most: 2, flags: []flag{{"--json", ""}}, run: at}
}

func at(env *Env, o options) error {
	when, err := date(env, o.args[0])
	if err != nil {
		return err
	}
	s, err := openStory(env, o.args, 1)
	if err != nil {
		return err
	}
	st := s.At(when)
	if o.has("--json") {
		return printJSON(env, atJSON(s, &st))
	}
	w, t := env.Stdout, env.Words.T
	fmt.Fprintf(w, "%s  %s\n", when, s.Title)
	fmt.Fprintln(w, t("cli.at.events", "past", st.Past(), "current", len(st.Current), "ongoing", len(st.Ongoing)))
	for _, group := range []struct {
		key  string
		list []int
	}{{"cli.at.current", st.Current}, {"cli.at.ongoing", st.Ongoing}} {
		for _, i := range group.list {
			fmt.Fprintf(w, "  %-9s %s  %s  (%s)\n", t(group.key), label(env, s.Events[i].Date), s.Events[i].Title, s.Events[i].ID)
		}
	}
	if len(st.Routes) > 0 {
		fmt.Fprintln(w, t("cli.at.routes"))
	}
	for _, status := range []dataset.RouteStatus{dataset.InUse, dataset.Planned, dataset.Closed, dataset.NotYet} {
		for _, r := range st.Routes {
			if r.Status == status {
				fmt.Fprintf(w, "  %-9s %s  (%s)  %s\n", t(statusKey(status)), s.Routes[r.Route].Name, s.Routes[r.Route].ID, routeFacts(env, s, r))
			}
		}
	}
	for _, b := range st.Borders {
		fmt.Fprintln(w, borderLine(env, s, b))
	}
	if len(st.Series) > 0 {
		fmt.Fprintln(w, t("cli.at.series"))
	}
	for _, v := range st.Series {
		fmt.Fprintf(w, "  %s: %s  (%s)\n", s.Series[v.Series].Title, seriesFacts(env, s, v), s.Series[v.Series].ID)
	}
	return nil
}

// statusKey is the message of a status, "cli.status.in-use".
func statusKey(status dataset.RouteStatus) string {
	return "cli.status." + strings.ReplaceAll(status.String(), " ", "-")
}

// routeFacts says when and how much: "since Jul 2022, 1 Mt in 2022 (reported, floor)".
func routeFacts(env *Env, s *dataset.Story, r dataset.RouteState) string {
	t, route := env.Words.T, &s.Routes[r.Route]
	var parts []string
	switch {
	case r.Status == dataset.Planned:
		parts = append(parts, t("cli.route.planned", "date", label(env, *route.PlannedFrom)))
	case r.Status == dataset.NotYet && route.Since != nil:
		parts = append(parts, t("cli.route.opens", "date", label(env, *route.Since)))
	case route.Since != nil:
		parts = append(parts, t("cli.route.since", "date", label(env, *route.Since)))
	case r.Status == dataset.NotYet:
		parts = append(parts, t("cli.route.planned", "date", label(env, *route.PlannedFrom)))
	case route.PlannedFrom == nil:
		parts = append(parts, t("cli.route.before"))
	}
	if r.Status == dataset.Closed {
		parts = append(parts, t("cli.route.until", "date", label(env, *route.Until)))
	}
	if r.Status == dataset.InUse || r.Volume >= 0 {
		parts = append(parts, volumeText(env, s, r))
	}
	return strings.Join(parts, ", ")
}

// volumeText is the tonnes with their year and what is known of their worth, or "no figure".
func volumeText(env *Env, s *dataset.Story, r dataset.RouteState) string {
	if r.Volume < 0 {
		return env.Words.T("cli.route.nofigure")
	}
	v := &s.Volumes[r.Volume]
	worth := named(env, "details.basis.", v.Basis)
	if v.Flag != "" {
		worth += ", " + named(env, "details.flag.", v.Flag)
	}
	return env.Words.T("cli.route.volume", "mt", number(v.Mt), "period", label(env, v.Period), "basis", strings.TrimPrefix(worth, ", "))
}

func number(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

func borderLine(env *Env, s *dataset.Story, b dataset.BorderState) string {
	keys := [...]string{"cli.border.unknown", "cli.border.open", "cli.border.partly", "cli.border.closed"}
	return env.Words.T("cli.border.line", "border", s.Borders[b.Border].ID, "status", env.Words.T(keys[b.Status]),
		"open", b.Open, "restricted", b.Restricted, "closed", b.Closed)
}

// seriesFacts is the value with its unit, date and worth, or "no data".
func seriesFacts(env *Env, s *dataset.Story, v dataset.SeriesState) string {
	series := &s.Series[v.Series]
	if !v.Known {
		return env.Words.T("cli.series.nodata")
	}
	text := number(v.Number) + " " + series.Unit
	if unit := named(env, "details.unit.", series.Unit); unit != series.Unit {
		text = env.Words.T("details.unit."+series.Unit, "value", number(v.Number))
	}
	if v.Row < 0 {
		return text
	}
	row := &series.Values[v.Row]
	var notes []string
	if series.Kind == "increment" {
		notes = append(notes, env.Words.T("cli.series.total", "date", label(env, row.Date)))
	} else {
		notes = append(notes, label(env, row.Date))
	}
	for _, note := range []string{named(env, "details.basis.", row.Basis), named(env, "details.flag.", row.Flag)} {
		if note != "" {
			notes = append(notes, note)
		}
	}
	if row.HasContrary && series.Kind != "increment" {
		notes = append(notes, env.Words.T("cli.series.contrary", "value", number(row.Contrary)))
	}
	return text + ", " + strings.Join(notes, ", ")
}

func atJSON(s *dataset.Story, st *dataset.State) object {
	routes := []object{}
	for _, r := range st.Routes {
		routes = append(routes, routeJSON(s, r))
	}
	series := object{}
	for _, v := range st.Series {
		series[s.Series[v.Series].ID] = seriesJSON(s, v)
	}
	borders := []object{}
	for _, b := range st.Borders {
		status := [...]string{"unknown", "open", "partly closed", "closed"}[b.Status]
		borders = append(borders, object{"id": s.Borders[b.Border].ID, "status": status, "open": b.Open, "restricted": b.Restricted, "closed": b.Closed})
	}
	events := object{"past": st.Past(), "current": eventIDs(s, st.Current), "ongoing": eventIDs(s, st.Ongoing), "ringed": nil}
	if st.Ringed >= 0 {
		events["ringed"] = s.Events[st.Ringed].ID
	}
	o := object{"date": st.At.String(), "events": events, "routes": routes, "series": series, "borders": borders, "era": nil}
	if st.Era >= 0 {
		o["era"] = s.Eras[st.Era].ID
	}
	return o
}

func routeJSON(s *dataset.Story, r dataset.RouteState) object {
	route := &s.Routes[r.Route]
	o := object{
		"id": route.ID, "name": route.Name, "mode": route.Mode, "status": r.Status.String(), "since": dateText(route.Since),
		"until": dateText(route.Until), "volume_mt": nil, "volume_period": nil, "basis": nil, "flag": nil,
		"sources": sourceIDs(s, route.Sources), "volume_sources": []string{},
	}
	if r.Volume >= 0 {
		v := &s.Volumes[r.Volume]
		o["volume_mt"], o["volume_period"], o["basis"], o["flag"] = v.Mt, v.Period.Text, textOrNull(v.Basis), textOrNull(v.Flag)
		o["volume_sources"] = sourceIDs(s, v.Sources)
	}
	return o
}

func seriesJSON(s *dataset.Story, v dataset.SeriesState) object {
	series := &s.Series[v.Series]
	o := object{"value": numberOrNull(v.Number, v.Known), "unit": textOrNull(series.Unit), "date": nil, "basis": nil, "flag": nil, "sources": []string{}}
	if v.Row < 0 {
		return o
	}
	row := &series.Values[v.Row]
	o["date"], o["basis"], o["flag"] = row.Date.Text, textOrNull(row.Basis), textOrNull(row.Flag)
	o["sources"] = sourceIDs(s, seriesSources(series, v))
	if row.HasContrary && series.Kind != "increment" {
		o["contrary"] = row.Contrary
	}
	return o
}

// seriesSources are those of the row, or of every row that a total is made of.
func seriesSources(series *dataset.Series, v dataset.SeriesState) []int {
	switch {
	case v.Row < 0:
		return nil
	case series.Kind != "increment":
		return series.Values[v.Row].Sources
	}
	var out []int
	for i := range v.Row + 1 {
		for _, id := range series.Values[i].Sources {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}
