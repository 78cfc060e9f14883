package cli

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"thawline/app/export"
	"thawline/app/view"
)

// exportAnimation writes the story as the player shows it.
func exportAnimation(env *Env, o options) error {
	if err := refuse(env, o, "--at", "--event", "--compare", "--text", "--transparent"); err != nil {
		return err
	}
	path, format, err := animationPath(env, o)
	if err != nil {
		return err
	}
	r := export.Request{Kind: "slide", AltText: strings.TrimSpace(o.value("--alt"))}
	if o.has("--of") {
		r.Kind = o.value("--of")
	}
	if !slices.Contains(export.AnimationKinds, r.Kind) {
		return misuse(env.Words.T("cli.error.of", "value", shown(r.Kind), "kinds", strings.Join(export.AnimationKinds, ", ")))
	}
	kit, err := exportRequest(env, o, &r)
	if err != nil {
		return err
	}
	r.View.Equal = o.has("--equal")
	if o.has("--speed") {
		speed, err := strconv.ParseFloat(o.value("--speed"), 64)
		if err != nil || !(speed >= view.MinSpeed && speed <= view.MaxSpeed) {
			return misuse(env.Words.T("cli.error.speed", "value", shown(o.value("--speed")), "least", view.MinSpeed, "most", view.MaxSpeed))
		}
		r.View.Speed = speed
	}
	if len(export.Frames(r)) == 0 {
		if r.View.Filter != "" {
			return misuse(env.Words.T("cli.error.nosteps", "filter", shown(r.View.Filter)))
		}
		return misuse(env.Words.T("cli.error.noevents"))
	}
	ctx, stop := interruptible()
	defer stop()
	progress, done := showProgress(env)
	err = export.WriteAnimation(ctx, kit, r, path, format, progress)
	done()
	if err == nil && format == "frames" {
		fmt.Fprintln(env.Stdout, env.Words.T("cli.export.film", "path", path, "command", export.FilmCommand("film.mp4")))
	}
	return interrupted(env, err)
}

// animationPath returns where the animation goes and how it is written: its ending says, unless --format does; both must
// agree. A path without an ending is a folder.
func animationPath(env *Env, o options) (path, format string, err error) {
	path = o.value("-o")
	if !o.has("-o") {
		return "", "", misuse(env.Words.T("cli.error.animationpath"))
	}
	ending := strings.ToLower(filepath.Ext(path))
	meant := map[string]string{".gif": "gif", ".apng": "apng", ".png": "apng", "": "frames"}[ending]
	format = meant
	if o.has("--format") {
		format = o.value("--format")
	}
	if !slices.Contains(export.AnimationFormats, format) {
		return "", "", misuse(env.Words.T("cli.error.animationformat", "value", shown(or(format, ending))))
	}
	if meant != format && (format != "frames" || meant != "") {
		return "", "", misuse(env.Words.T("cli.error.ending", "path", shown(path), "ending", map[string]string{"gif": ".gif", "apng": ".png"}[format]))
	}
	return path, format, nil
}

// or returns the first of two texts that is not empty.
func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
