package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"thawline/app/export"
)

// exportDeck writes a deck into a folder.
func exportDeck(env *Env, o options) error {
	if err := refuse(env, o, "--at", "--event", "--text", "--alt", "--transparent", "--of", "--speed", "--equal"); err != nil {
		return err
	}
	if o.has("--format") && o.value("--format") != "png" {
		return misuse(env.Words.T("cli.error.deckformat", "value", shown(o.value("--format"))))
	}
	if !o.has("-o") {
		return misuse(env.Words.T("cli.error.folder"))
	}
	r := export.Request{Kind: "slide", Notes: o.has("--notes")}
	kit, err := exportRequest(env, o, &r)
	if err != nil {
		return err
	}
	if err := someSteps(env, r); err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	progress, done := showProgress(env)
	defer done()
	return interrupted(env, export.WriteDeck(ctx, kit, r, o.value("-o"), progress))
}

// exportPage writes the story as a page.
func exportPage(env *Env, o options) error {
	if err := refuse(env, o, "--at", "--event", "--compare", "--text", "--transparent", "--of", "--speed", "--equal", "--size", "--preset", "--scale"); err != nil {
		return err
	}
	if !o.has("-o") {
		return misuse(env.Words.T("cli.error.pagepath"))
	}
	if o.has("--format") && o.value("--format") != "html" {
		return misuse(env.Words.T("cli.error.pageformat", "value", shown(o.value("--format"))))
	}
	if ending := strings.ToLower(filepath.Ext(o.value("-o"))); ending != ".html" && ending != ".htm" {
		return misuse(env.Words.T("cli.error.ending", "path", shown(o.value("-o")), "ending", ".html"))
	}
	r := export.Request{Kind: "slide", AltText: strings.TrimSpace(o.value("--alt")), Follow: !o.has("--theme")}
	kit, err := exportRequest(env, o, &r)
	if err != nil {
		return err
	}
	steps := export.PageSteps(r)
	switch {
	case len(steps) == 0:
		return someSteps(env, r)
	case len(steps) > export.MaxPageSteps:
		return misuse(env.Words.T("cli.error.pagesteps", "n", len(steps), "most", export.MaxPageSteps))
	case steps[0].Told != nil: // each of its steps has a camera and layers of its own
		if err := refuse(env, o, "--frame", "--center", "--zoom", "--layers"); err != nil {
			return err
		}
	}
	ctx, stop := interruptible()
	defer stop()
	progress, done := showProgress(env)
	defer done()
	return interrupted(env, export.WritePage(ctx, kit, r, o.value("-o"), progress))
}

// refuse returns an error when a flag is there that the kind of export has no use for.
func refuse(env *Env, o options, flags ...string) error {
	for _, name := range flags {
		if o.has(name) {
			return misuse(env.Words.T("cli.error.nouse", "name", name, "kind", o.args[0]))
		}
	}
	return nil
}

// someSteps refuses a collection without a picture.
func someSteps(env *Env, r export.Request) error {
	if len(export.Steps(r.Story, r.View)) > 0 {
		return nil
	}
	if r.View.Filter != "" {
		return misuse(env.Words.T("cli.error.nosteps", "filter", shown(r.View.Filter)))
	}
	return misuse(env.Words.T("cli.error.noevents"))
}

// showProgress returns what counts the pictures on a terminal, and what clears the line at the end; in a pipe it stays quiet.
func showProgress(env *Env) (export.Progress, func()) {
	if !env.Terminal {
		return nil, func() {}
	}
	return func(done, of int) {
			fmt.Fprintf(env.Stderr, "\r%s ", env.Words.T("cli.export.progress", "done", done, "of", of))
		},
		func() { fmt.Fprintf(env.Stderr, "\r%s\r", strings.Repeat(" ", 60)) }
}

// isCollection reports whether a kind of export is more than one picture.
func isCollection(kind string) bool { return slices.Contains(collections, kind) }

// hasLayers reports whether the layers of the map can be chosen for a kind.
func hasLayers(kind string) bool {
	return slices.Contains([]string{"map", "slide", "animation", "page"}, kind)
}
