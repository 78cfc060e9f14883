package cli

import (
	"io"
	"path/filepath"
	"slices"
	"strings"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/dataset"
)

// exportChart is the chart asked for: --chart names one of the story's, and only a chart takes it.
func exportChart(env *Env, o options, story *dataset.Story, kind string) (string, error) {
	if kind != "chart" {
		if o.has("--chart") {
			return "", misuse(env.Words.T("cli.error.nochart", "kind", kind))
		}
		return "", nil
	}
	ids := export.ChartIDs(story)
	id := o.value("--chart")
	if !slices.Contains(ids, id) {
		return "", misuse(env.Words.T("cli.error.chart", "id", shown(id), "ids", strings.Join(ids, ", ")) + perhaps(env, dataset.Nearest(id, ids)))
	}
	return id, nil
}

// exportsTable reports whether a chart's figures are asked for as a table.
func exportsTable(o options) bool {
	if o.has("--format") {
		return o.value("--format") == "csv"
	}
	return strings.EqualFold(filepath.Ext(o.value("-o")), ".csv")
}

// exportTable writes the figures of a chart as CSV. Whatever changes only a picture is refused: the table is whole.
func exportTable(env *Env, o options) error {
	for _, f := range exportCommand().flags {
		if o.has(f.name) && !slices.Contains([]string{"-o", "--chart", "--format", "--lang"}, f.name) {
			return misuse(env.Words.T("cli.error.tableflag", "name", f.name))
		}
	}
	path := o.value("-o")
	if !o.has("-o") {
		return misuse(env.Words.T("cli.error.output"))
	}
	if !strings.EqualFold(filepath.Ext(path), ".csv") {
		return misuse(env.Words.T("cli.error.ending", "path", shown(path), "ending", ".csv"))
	}
	messages, err := exportWords(env, o)
	if err != nil {
		return err
	}
	story, err := openStory(env, o.args, 1)
	if err != nil {
		return err
	}
	id, err := exportChart(env, o, story, o.args[0])
	if err != nil {
		return err
	}
	header, rows := figure.ChartTable(story.In(messages.Lang()), messages, id)
	return export.WriteFile(path, func(w io.Writer) error {
		return export.WriteCSV(w, append([][]string{header}, rows...))
	})
}
