package cli

import (
	"strings"

	"thawline/dataset"
)

// flag is one that a command takes.
type flag struct {
	name  string // with its dashes: --json, -o
	value string // what it takes, for help: DATE; "" for none
}

// options are the flags and arguments as given.
type options struct {
	values map[string]string
	args   []string // without the flags
}

// has reports whether the flag was given.
func (o options) has(name string) bool { _, ok := o.values[name]; return ok }

// value returns the flag's value, "" when it was not given.
func (o options) value(name string) string { return o.values[name] }

// parse reads args by the flags of the command: flags may stand anywhere, "--" ends them.
func parse(env *Env, c command, args []string) (options, error) {
	o := options{values: map[string]string{}}
	for i := 0; i < len(args); i++ {
		a := args[i]
		if a == "--" {
			o.args = append(o.args, args[i+1:]...)
			break
		}
		if len(a) < 2 || a[0] != '-' || a[1] >= '0' && a[1] <= '9' { // a date before year 0 is no flag
			o.args = append(o.args, a)
			continue
		}
		name, value, inline := strings.Cut(a, "=")
		f, known := c.flag(name)
		switch {
		case !known:
			return o, misuse(env.Words.T("cli.error.flag", "name", shown(name), "command", c.name) + perhaps(env, dataset.Nearest(name, c.flagNames())))
		case o.has(name):
			return o, misuse(env.Words.T("cli.error.twice", "name", name))
		case f.value == "" && inline:
			return o, misuse(env.Words.T("cli.error.novalue", "name", name))
		case f.value != "" && !inline:
			if i++; i >= len(args) {
				return o, misuse(env.Words.T("cli.error.value", "name", name, "value", f.value))
			}
			value = args[i]
		}
		if f.value != "" && value == "" {
			return o, misuse(env.Words.T("cli.error.value", "name", name, "value", f.value))
		}
		o.values[name] = value
	}
	return o, checkCount(env, c, o.args)
}

// checkCount holds the number of arguments against what the command takes.
func checkCount(env *Env, c command, args []string) error {
	switch {
	case len(args) < c.least:
		return misuse(env.Words.T("cli.error.few", "usage", usage(env, c.name)))
	case len(args) > c.most:
		return misuse(env.Words.T("cli.error.many", "arg", shown(args[c.most]), "usage", usage(env, c.name)))
	}
	return nil
}

func (c command) flag(name string) (flag, bool) {
	for _, f := range c.flags {
		if f.name == name {
			return f, true
		}
	}
	return flag{}, false
}

func (c command) flagNames() []string {
	var out []string
	for _, f := range c.flags {
		out = append(out, f.name)
	}
	return out
}
