package cli

import (
	"fmt"
	"runtime"

	"thawline/dataset"
)

func helpCommand() command {
	return command{name: "help", least: 0, most: 1, run: func(env *Env, o options) error {
		if len(o.args) == 1 {
			return help(env, o.args[0])
		}
		return overview(env)
	}}
}

func versionCommand() command {
	return command{name: "version", run: func(env *Env, _ options) error {
		version := env.Version
		if version == "" {
			version = "unreleased"
		}
		fmt.Fprintf(env.Stdout, "thawline %s (%s %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	}}
}

// usage is the one line that says how a command is written.
func usage(env *Env, name string) string {
	line := "thawline " + name
	if key := "cli." + name + ".usage"; env.Words.Has(key) {
		line += " " + env.Words.T(key)
	}
	return line
}

func overview(env *Env) error {
	w, t := env.Stdout, env.Words.T
	fmt.Fprintln(w, t("cli.help.title"))
	fmt.Fprintln(w)
	fmt.Fprintf(w, "  %-42s %s\n", "thawline [STORY]", t("cli.help.window"))
	for _, c := range commands() {
		u := usage(env, c.name)
		if len(u) > 42 {
			fmt.Fprintf(w, "  %s\n  %42s %s\n", u, "", t("cli."+c.name+".about"))
			continue
		}
		fmt.Fprintf(w, "  %-42s %s\n", u, t("cli."+c.name+".about"))
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, t("cli.help.story"))
	fmt.Fprintln(w, t("cli.help.date"))
	fmt.Fprintln(w, t("cli.help.codes"))
	return nil
}

func help(env *Env, name string) error {
	c, ok := find(name)
	if !ok {
		return misuse(env.Words.T("cli.error.command", "name", shown(name)) + perhaps(env, dataset.Nearest(name, names())))
	}
	w, t := env.Stdout, env.Words.T
	fmt.Fprintln(w, usage(env, c.name))
	fmt.Fprintln(w, t("cli."+c.name+".about"))
	for _, f := range c.flags {
		written := f.name
		if f.value != "" {
			written += " " + f.value
		}
		key := "cli." + c.name + "." + trimDashes(f.name)
		if !env.Words.Has(key) {
			key = "cli.flag." + trimDashes(f.name)
		}
		fmt.Fprintf(w, "  %-24s %s\n", written, t(key))
	}
	return nil
}

func trimDashes(s string) string {
	for len(s) > 0 && s[0] == '-' {
		s = s[1:]
	}
	return s
}
