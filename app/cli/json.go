package cli

import (
	"encoding/json"
	"fmt"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// object is a JSON object; its keys are printed sorted.
type object map[string]any

func printJSON(env *Env, o object) error {
	e := json.NewEncoder(env.Stdout)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(o); err != nil {
		return fmt.Errorf("%s: %w", env.Words.T("cli.error.write"), err)
	}
	return nil
}

func eventIDs(s *dataset.Story, list []int) []string {
	out := make([]string, 0, len(list))
	for _, i := range list {
		out = append(out, s.Events[i].ID)
	}
	return out
}

func sourceIDs(s *dataset.Story, list []int) []string {
	out := make([]string, 0, len(list))
	for _, i := range list {
		out = append(out, s.Sources[i].ID)
	}
	return out
}

// dateText is the date as given, null for none.
func dateText(d *edtf.Date) any {
	if d == nil {
		return nil
	}
	return d.Text
}

// textOrNull is null for "".
func textOrNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// numberOrNull is null for a value that is not known.
func numberOrNull(n float64, known bool) any {
	if !known {
		return nil
	}
	return n
}
