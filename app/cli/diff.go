package cli

import (
	"fmt"
	"strings"

	"thawline/dataset"
)

func diffCommand() command {
	return command{name: "diff", least: 2, most: 3, flags: []flag{{"--json", ""}}, run: diff}
}

func diff(env *Env, o options) error {
	from, err := date(env, o.args[0])
	if err != nil {
		return err
	}
	to, err := date(env, o.args[1])
	if err != nil {
		return err
	}
	if from > to {
		return misuse(env.Words.T("cli.error.order", "from", from, "to", to))
	}
	s, err := openStory(env, o.args, 2)
	if err != nil {
		return err
	}
	ch := s.Diff(from, to)
	if o.has("--json") {
		return printJSON(env, diffJSON(s, &ch))
	}
	w, t := env.Stdout, env.Words.T
	fmt.Fprintf(w, "%s – %s  %s\n", from, to, s.Title)
	for _, i := range ch.Events {
		fmt.Fprintf(w, "%s  %s  %s  (%s)\n", t("cli.diff.event"), label(env, s.Events[i].Date), s.Events[i].Title, s.Events[i].ID)
	}
	for _, group := range []struct {
		key  string
		list []dataset.RouteChange
	}{{"cli.diff.opened", ch.Opened}, {"cli.diff.closed", ch.Closed}, {"cli.diff.planned", ch.Planned}} {
		for _, c := range group.list {
			fmt.Fprintf(w, "%s  %s  %s  (%s)  %s\n", t(group.key), label(env, c.Date), s.Routes[c.Route].Name, s.Routes[c.Route].ID, because(env, s, c))
		}
	}
	for _, c := range ch.Crossings {
		crossing := &s.Crossings[c.Crossing]
		fmt.Fprintln(w, t("cli.diff.crossing", "name", crossing.Name, "before", stateName(env, crossing, c.Before, t("cli.diff.none")), "after", stateName(env, crossing, c.After, t("cli.diff.none"))))
	}
	for _, c := range ch.Series {
		fmt.Fprintln(w, t("cli.diff.series", "title", s.Series[c.Series].Title, "before", seriesFacts(env, s, c.From), "after", seriesFacts(env, s, c.To)))
	}
	if len(ch.Events)+len(ch.Opened)+len(ch.Closed)+len(ch.Planned)+len(ch.Crossings)+len(ch.Series) == 0 {
		fmt.Fprintln(w, t("cli.diff.nothing"))
	}
	return nil
}

// because names the event and the sources of a change.
func because(env *Env, s *dataset.Story, c dataset.RouteChange) string {
	sources := strings.Join(sourceIDs(s, c.Sources), ", ")
	if c.Event < 0 {
		return env.Words.T("cli.diff.sources", "sources", sources)
	}
	return env.Words.T("cli.diff.because", "event", s.Events[c.Event].Title, "sources", sources)
}

func stateName(env *Env, c *dataset.Crossing, i int, none string) string {
	return named(env, "details.crossing.", stateWord(c, i, none))
}

func stateWord(c *dataset.Crossing, i int, none string) string {
	if i < 0 {
		return none
	}
	return c.States[i].State
}

func diffJSON(s *dataset.Story, ch *dataset.Changes) object {
	routes := func(list []dataset.RouteChange) []object {
		out := []object{}
		for _, c := range list {
			o := object{"id": s.Routes[c.Route].ID, "date": c.Date.Text, "event": nil, "sources": sourceIDs(s, c.Sources)}
			if c.Event >= 0 {
				o["event"] = s.Events[c.Event].ID
			}
			out = append(out, o)
		}
		return out
	}
	crossings := []object{}
	for _, c := range ch.Crossings {
		crossing := &s.Crossings[c.Crossing]
		crossings = append(crossings, object{"id": crossing.ID, "from": textOrNull(stateWord(crossing, c.Before, "")), "to": textOrNull(stateWord(crossing, c.After, ""))})
	}
	series := object{}
	for _, c := range ch.Series {
		series[s.Series[c.Series].ID] = object{"from": numberOrNull(c.From.Number, c.From.Known), "to": numberOrNull(c.To.Number, c.To.Known)}
	}
	return object{
		"from": ch.From.String(), "to": ch.To.String(), "events": eventIDs(s, ch.Events), "series": series, "crossings": crossings,
		"routes": object{"opened": routes(ch.Opened), "closed": routes(ch.Closed), "planned": routes(ch.Planned)},
	}
}
