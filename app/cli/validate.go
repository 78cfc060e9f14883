package cli

import (
	"errors"
	"fmt"

	"thawline/dataset"
)

func validateCommand() command {
	return command{name: "validate", least: 0, most: 1, flags: []flag{{"--json", ""}}, run: validate}
}

func validate(env *Env, o options) error {
	s, err := openStory(env, o.args, 0)
	var problems dataset.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	if o.has("--json") {
		list := []object{}
		for _, p := range problems {
			list = append(list, object{"file": p.File, "line": p.Line, "column": p.Column, "value": p.Value, "reason": p.Reason, "proposal": p.Proposal})
		}
		if err := printJSON(env, object{"problems": list}); err != nil {
			return err
		}
	} else {
		for _, p := range problems {
			fmt.Fprintln(env.Stdout, p)
		}
		if len(problems) == 0 {
			fmt.Fprintln(env.Stdout, env.Words.T("cli.validate.clean", "title", s.Title, "events", len(s.Events), "sources", len(s.Sources)))
		}
	}
	if len(problems) > 0 {
		return errShown
	}
	return nil
}
