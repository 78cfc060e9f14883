package cli

import (
	"fmt"
	"strings"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

func infoCommand() command {
	return command{name: "info", least: 0, most: 1, flags: []flag{{"--json", ""}}, run: info}
}

func info(env *Env, o options) error {
	s, err := openStory(env, o.args, 0)
	if err != nil {
		return err
	}
	if o.has("--json") {
		return printJSON(env, infoJSON(s))
	}
	w, t := env.Stdout, env.Words.T
	fmt.Fprintf(w, "%s\n%s\n", s.Title, s.ID)
	if s.Subtitle != "" {
		fmt.Fprintln(w, s.Subtitle)
	}
	rows := [][2]string{
		{t("cli.info.span"), s.Span.From.String() + " – " + s.Span.To.AddDays(-1).String()},
		{t("cli.info.events"), fmt.Sprintf("%d (%s – %s)", len(s.Events), label(env, s.Events[0].Date), label(env, s.Events[len(s.Events)-1].Date))},
		{t("cli.info.places"), fmt.Sprint(len(s.Places))},
		{t("cli.info.routes"), fmt.Sprint(len(s.Routes))},
		{t("cli.info.crossings"), fmt.Sprint(len(s.Crossings))},
		{t("cli.info.volumes"), fmt.Sprint(len(s.Volumes))},
		{t("cli.info.series"), fmt.Sprint(len(s.Series))},
		{t("cli.info.claims"), fmt.Sprint(len(s.Claims))},
		{t("cli.info.sources"), fmt.Sprint(len(s.Sources))},
		{t("cli.info.languages"), strings.Join(s.Languages, ", ")},
	}
	b := s.Bounds()
	rows = append(rows, [2]string{t("cli.info.bbox"), fmt.Sprintf("%g, %g – %g, %g", b.Min[0], b.Min[1], b.Max[0], b.Max[1])})
	counts := categories(s)
	var list []string
	for _, c := range s.Categories() {
		list = append(list, fmt.Sprintf("%s %d", c, counts[c]))
	}
	rows = append(rows, [2]string{t("cli.info.categories"), strings.Join(list, ", ")})
	for _, r := range rows {
		fmt.Fprintf(w, "%-12s %s\n", r[0], r[1])
	}
	return nil
}

func infoJSON(s *dataset.Story) object {
	b := s.Bounds()
	return object{
		"id": s.ID, "title": s.Title, "subtitle": s.Subtitle, "languages": s.Languages,
		"span":  [2]string{s.Span.From.String(), s.Span.To.AddDays(-1).String()},
		"first": s.Events[0].Date.Text, "last": s.Events[len(s.Events)-1].Date.Text,
		"bbox": [4]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]},
		"counts": object{
			"events": len(s.Events), "places": len(s.Places), "routes": len(s.Routes), "sources": len(s.Sources),
			"volumes": len(s.Volumes), "series": len(s.Series), "crossings": len(s.Crossings), "borders": len(s.Borders),
			"eras": len(s.Eras), "claims": len(s.Claims),
		},
		"categories": categories(s),
	}
}

// categories counts the events of each category.
func categories(s *dataset.Story) map[string]int {
	out := map[string]int{}
	for i := range s.Events {
		if c := s.Events[i].Category; c != "" {
			out[c]++
		}
	}
	return out
}

func label(env *Env, d edtf.Date) string { return d.Short(edtf.In(env.Words.Lang())) }
