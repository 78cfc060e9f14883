package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/geo/basemap"
)

func exportCommand() command {
	return command{name: "export", least: 1, most: 2, run: exportPicture, flags: []flag{
		{"-o", "FILE"},
		{"--at", "DATE"},
		{"--compare", "DATE"},
		{"--event", "ID"},
		{"--preset", "NAME"},
		{"--size", "WxH"},
		{"--scale", "N"},
		{"--theme", "NAME"},
		{"--frame", "NAME"},
		{"--layers", "LIST"},
		{"--filter", "EXPR"},
		{"--lang", "CODE"},
		{"--format", "NAME"},
		{"--transparent", ""},
		{"--text", "KIND"},
		{"--alt", "TEXT"},
	}}
}

// exportPicture writes one picture. Every flag is checked before anything is drawn or written.
func exportPicture(env *Env, o options) error {
	if !slices.Contains(export.Kinds, o.args[0]) {
		return misuse(env.Words.T("cli.error.kind", "kind", shown(o.args[0]), "kinds", strings.Join(export.Kinds, ", ")) +
			perhaps(env, dataset.Nearest(o.args[0], export.Kinds)))
	}
	r := export.Request{Kind: o.args[0], Transparent: o.has("--transparent")}
	var err error
	if r.Size, err = exportSize(env, o); err != nil {
		return err
	}
	if r.Palette, err = exportPalette(env, o); err != nil {
		return err
	}
	if r.Words, err = exportWords(o); err != nil {
		return err
	}
	path, err := exportPath(env, o, &r)
	if err != nil {
		return err
	}
	r.AltText = strings.TrimSpace(o.value("--alt"))
	if r.Story, err = openStory(env, o.args, 1); err != nil {
		return err
	}
	if r.View, err = exportView(env, o, r.Story, r.Kind); err != nil {
		return err
	}
	r.View.Lang = r.Words.Lang()
	r.Story = r.Story.In(r.View.Lang)
	kit, err := newKit()
	if err != nil {
		return err
	}
	return export.Write(context.Background(), kit, r, path)
}

// newKit reads the base map and the fonts that the binary carries.
func newKit() (*figure.Kit, error) {
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return nil, err
	}
	fonts, err := typeset.New(assets.Fonts())
	if err != nil {
		return nil, err
	}
	return &figure.Kit{Atlas: atlas, Fonts: fonts}, nil
}

// exportSize is the size asked for: a preset or points, at a scale; the slide's when none is named.
func exportSize(env *Env, o options) (export.Size, error) {
	if o.has("--preset") && o.has("--size") {
		return export.Size{}, misuse(env.Words.T("cli.error.presetandsize"))
	}
	name := "slide"
	if o.has("--preset") {
		name = o.value("--preset")
	}
	size, err := export.Preset(name)
	if o.has("--size") {
		size, err = export.ParseSize(o.value("--size"))
	}
	if err != nil {
		return size, misuse(err.Error())
	}
	if o.has("--scale") {
		if size.Scale, err = strconv.ParseFloat(o.value("--scale"), 64); err != nil {
			return size, misuse(env.Words.T("cli.error.number", "name", "--scale", "value", shown(o.value("--scale"))))
		}
	}
	if err := size.Check(); err != nil {
		return size, misuse(err.Error())
	}
	return size, nil
}

func exportPalette(env *Env, o options) (*palette.Palette, error) {
	if !o.has("--theme") {
		return palette.Light(), nil
	}
	p, ok := palette.ByName(o.value("--theme"))
	if !ok {
		return nil, misuse(env.Words.T("cli.error.theme", "theme", shown(o.value("--theme"))))
	}
	return p, nil
}

func exportWords(o options) (words.Catalogue, error) {
	lang := "en"
	if o.has("--lang") {
		lang = o.value("--lang")
	}
	w, err := words.Load(assets.Words(), lang)
	if err != nil {
		return w, misuse(err.Error())
	}
	return w, nil
}

// exportPath is the file to write; its ending names the format unless --format does, and must agree with it, so that no
// file lies about what it is.
func exportPath(env *Env, o options, r *export.Request) (string, error) {
	path := o.value("-o")
	if !o.has("-o") {
		return "", misuse(env.Words.T("cli.error.output"))
	}
	r.Format = "png"
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if o.has("--format") {
		r.Format = o.value("--format")
	} else if slices.Contains(export.Formats, ending) {
		r.Format = ending
	}
	if !slices.Contains(export.Formats, r.Format) {
		return "", misuse(env.Words.T("cli.error.picture", "value", shown(r.Format), "formats", strings.Join(export.Formats, ", ")))
	}
	if ending != r.Format {
		return "", misuse(env.Words.T("cli.error.ending", "path", shown(path), "ending", "."+r.Format))
	}
	switch text := o.value("--text"); {
	case text == "outlines":
		r.Outlines = true
	case o.has("--text") && text != "text":
		return "", misuse(env.Words.T("cli.error.textkind", "value", shown(text)))
	}
	if o.has("--text") && r.Format != "svg" {
		return "", misuse(env.Words.T("cli.error.onlysvg"))
	}
	return path, nil
}

// exportView is what the picture shows: the story's last day, unless a date or an event is named.
func exportView(env *Env, o options, story *dataset.Story, kind string) (view.View, error) {
	v := view.Reduce(story, view.New(story), view.GoEnd{})
	if o.has("--event") {
		id := o.value("--event")
		if story.EventIndex(id) < 0 {
			return v, misuse(env.Words.T("cli.error.event", "id", shown(id)) + perhaps(env, nearestEvent(story, id)))
		}
		v = view.Reduce(story, v, view.Select{ID: "event:" + id})
	}
	if o.has("--at") {
		when, err := date(env, o.value("--at"))
		if err != nil {
			return v, err
		}
		v.At = when
	}
	if o.has("--compare") {
		if kind == "card" {
			return v, misuse(env.Words.T("cli.error.compare", "kind", kind))
		}
		when, err := date(env, o.value("--compare"))
		if err != nil {
			return v, err
		}
		v.Compare, v.HasCompare = when, true
	}
	if o.has("--frame") {
		if err := checkFrame(env, story, o.value("--frame")); err != nil {
			return v, err
		}
		v.Camera = view.Camera{Frame: o.value("--frame")}
	}
	if o.has("--layers") {
		if kind != "map" && kind != "slide" {
			return v, misuse(env.Words.T("cli.error.layers", "kind", kind))
		}
		layers, err := view.ParseLayers(o.value("--layers"))
		if err != nil {
			return v, misuse(err.Error())
		}
		v.Layers = layers
	}
	if o.has("--filter") {
		if _, err := story.Filter(o.value("--filter")); err != nil {
			return v, misuse(err.Error())
		}
		v.Filter = o.value("--filter")
	}
	return v, nil
}

func checkFrame(env *Env, story *dataset.Story, id string) error {
	var ids []string
	for _, f := range story.Frames {
		if f.ID == id {
			return nil
		}
		ids = append(ids, f.ID)
	}
	return misuse(env.Words.T("cli.error.frame", "frame", shown(id), "frames", strings.Join(ids, ", ")))
}

func nearestEvent(story *dataset.Story, id string) string {
	ids := make([]string, len(story.Events))
	for i := range story.Events {
		ids[i] = story.Events[i].ID
	}
	return dataset.Nearest(id, ids)
}
