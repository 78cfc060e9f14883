package cli

import (
	"context"
	"errors"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene/typeset"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/geo/basemap"
)

func exportCommand() command {
	return command{name: "export", least: 1, most: 2, run: exportPicture, flags: []flag{
		{"-o", "FILE"},
		{"--at", "DATE"},
		{"--compare", "DATE"},
		{"--event", "ID"},
		{"--step", "N"},
		{"--notes", ""},
		{"--of", "KIND"},
		{"--speed", "N"},
		{"--equal", ""},
		{"--chart", "ID"},
		{"--from", "DATE"},
		{"--to", "DATE"},
		{"--preset", "NAME"},
		{"--size", "WxH"},
		{"--scale", "N"},
		{"--theme", "NAME"},
		{"--frame", "NAME"},
		{"--center", "LON,LAT"},
		{"--zoom", "N"},
		{"--layers", "LIST"},
		{"--filter", "EXPR"},
		{"--lang", "CODE"},
		{"--format", "NAME"},
		{"--transparent", ""},
		{"--text", "KIND"},
		{"--alt", "TEXT"},
	}}
}

// collections are the kinds of export that are more than one picture.
var collections = []string{"deck", "animation", "page"}

// exportKinds returns every kind of export.
func exportKinds() []string {
	return append(slices.Clone(export.Kinds), collections...)
}

// exportPicture writes one picture, or a collection of them. Every flag is checked before anything is drawn or written.
func exportPicture(env *Env, o options) error {
	switch o.args[0] {
	case "deck":
		return exportDeck(env, o)
	case "animation":
		return exportAnimation(env, o)
	case "page":
		return exportPage(env, o)
	}
	if err := refuse(env, o, "--of", "--speed", "--equal"); err != nil {
		return err
	}
	if !slices.Contains(export.Kinds, o.args[0]) {
		return misuse(env.Words.T("cli.error.kind", "kind", shown(o.args[0]), "kinds", strings.Join(exportKinds(), ", ")) +
			perhaps(env, dataset.Nearest(o.args[0], exportKinds())))
	}
	r := export.Request{Kind: o.args[0], Transparent: o.has("--transparent"), AltText: strings.TrimSpace(o.value("--alt"))}
	if r.Kind == "chart" && exportsTable(o) {
		return exportTable(env, o)
	}
	path, err := exportPath(env, o, &r)
	if err != nil {
		return err
	}
	kit, err := exportRequest(env, o, &r)
	if err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	return interrupted(env, export.Write(ctx, kit, r, path))
}

// exportRequest reads into r what all exports have in common, and returns what they are made with.
func exportRequest(env *Env, o options, r *export.Request) (*figure.Kit, error) {
	var err error
	if r.Size, err = exportSize(env, o); err != nil {
		return nil, err
	}
	if r.Palette, err = exportPalette(env, o); err != nil {
		return nil, err
	}
	if r.Words, err = exportWords(env, o); err != nil {
		return nil, err
	}
	if r.Story, err = openStory(env, o.args, 1); err != nil {
		return nil, err
	}
	if r.View, err = exportView(env, o, r.Story, r.Kind); err != nil {
		return nil, err
	}
	if r.Chart, err = exportChart(env, o, r.Story, r.Kind); err != nil {
		return nil, err
	}
	r.View.Lang = r.Words.Lang()
	r.Story = r.Story.In(r.View.Lang)
	return newKit(r.Kind != "map" || r.View.Layers != view.Base)
}

// interruptible returns a context that ends when the user or the system asks the program to.
func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
}

// interrupted says in words that an export was cancelled.
func interrupted(env *Env, err error) error {
	if errors.Is(err, context.Canceled) {
		return errors.New(env.Words.T("cli.error.cancelled"))
	}
	return err
}

// newKit opens the base map and, for a picture with text, the fonts that the binary carries.
func newKit(text bool) (*figure.Kit, error) {
	atlas, err := basemap.Decode(assets.Basemap())
	if err != nil {
		return nil, err
	}
	kit := &figure.Kit{Atlas: atlas}
	if text {
		kit.Fonts, err = typeset.New(assets.Fonts())
	}
	return kit, err
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

func exportWords(env *Env, o options) (words.Catalogue, error) {
	lang := "en"
	if o.has("--lang") {
		lang = o.value("--lang")
	}
	if lang == env.Words.Lang() {
		return env.Words, nil
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
	if o.has("--notes") && o.args[0] != "deck" {
		return v, misuse(env.Words.T("cli.error.nouse", "name", "--notes", "kind", o.args[0]))
	}
	if o.has("--step") {
		if err := refuse(env, o, "--event", "--at", "--frame", "--layers"); err != nil {
			return v, err
		}
		if kind != "slide" || isCollection(o.args[0]) {
			return v, misuse(env.Words.T("cli.error.nouse", "name", "--step", "kind", o.args[0]))
		}
		n, err := strconv.Atoi(o.value("--step"))
		if err != nil || n < 1 || n > len(story.Steps) {
			return v, misuse(env.Words.N("cli.error.step", len(story.Steps), "value", shown(o.value("--step"))))
		}
		v = view.Reduce(story, v, view.GoStep{Index: n - 1})
	}
	if o.has("--at") {
		when, err := date(env, o.value("--at"))
		if err != nil {
			return v, err
		}
		v.At = when
	}
	if o.has("--compare") {
		if kind == "card" || kind == "chart" {
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
	if err := exportCamera(env, o, &v); err != nil {
		return v, err
	}
	if o.has("--layers") {
		if !hasLayers(kind) {
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
	return exportRange(env, o, story, v, isCollection(o.args[0]))
}

// exportRange sets the stretch of time that a timeline shows, or that the steps of a collection lie in.
func exportRange(env *Env, o options, story *dataset.Story, v view.View, steps bool) (view.View, error) {
	from, to := v.From, v.To
	for name, at := range map[string]*edtf.Instant{"--from": &from, "--to": &to} {
		if !o.has(name) {
			continue
		}
		d, err := edtf.Parse(o.value(name))
		if err != nil {
			return v, misuse(env.Words.T("cli.error.date", "why", err.Error()))
		}
		if *at = d.Span().From; name == "--to" {
			*at = d.Span().To
		}
		if *at <= edtf.Beginning || *at >= edtf.Forever {
			return v, misuse(env.Words.T("cli.error.opendate", "date", shown(o.value(name))))
		}
		if steps {
			v.Filter = strings.TrimSpace(v.Filter + " " + strings.TrimPrefix(name, "--") + ":" + o.value(name))
		}
	}
	if from >= to {
		return v, misuse(env.Words.T("cli.error.order", "from", from.String(), "to", to.String()))
	}
	if !steps && (o.has("--from") || o.has("--to")) {
		v = view.Reduce(story, v, view.SetRange{From: from, To: to})
	}
	return v, nil
}

// exportCamera moves the camera within the frame, or closer.
func exportCamera(env *Env, o options, v *view.View) error {
	if !o.has("--center") && !o.has("--zoom") {
		return nil
	}
	if !o.has("--center") {
		return misuse(env.Words.T("cli.error.zoomalone"))
	}
	v.Camera.Zoom = 1
	value := o.value("--center")
	lon, lat, two := strings.Cut(value, ",")
	var err1, err2 error
	v.Camera.Lon, err1 = strconv.ParseFloat(strings.TrimSpace(lon), 64)
	v.Camera.Lat, err2 = strconv.ParseFloat(strings.TrimSpace(lat), 64)
	if !two || err1 != nil || err2 != nil || !(math.Abs(v.Camera.Lon) <= 180 && math.Abs(v.Camera.Lat) <= 90) {
		return misuse(env.Words.T("cli.error.center", "value", shown(value)))
	}
	if o.has("--zoom") {
		var err error
		if v.Camera.Zoom, err = strconv.ParseFloat(o.value("--zoom"), 64); err != nil || !(v.Camera.Zoom >= view.MinZoom && v.Camera.Zoom <= view.MaxZoom) {
			return misuse(env.Words.T("cli.error.zoom", "value", shown(o.value("--zoom")), "least", view.MinZoom, "most", view.MaxZoom))
		}
	}
	return nil
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
