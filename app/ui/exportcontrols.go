package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/export"
	"thawline/app/export/order"
	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
	"thawline/app/view"
)

// exportControls is the column of choices of the export dialog: what the picture is to be.
type exportControls struct {
	d *exportDialog

	kind, of, speed, preset, format, theme, lang *widgets.Choices
	chart                                        *widgets.Button
	size                                         *sizeFields
	outlines, transparent, notes, follow, always *widgets.Button
	layers                                       map[view.Layers]*widgets.Button

	form   *exportForm
	column *fyne.Container
	scroll *container.Scroll
	object fyne.CanvasObject
}

// exportLayers are the layers that can be left out, in the order offered. Land and waters are always there.
var exportLayers = []view.Layers{view.Places, view.Routes, view.Events, view.Labels, view.Legend}

func newExportControls(d *exportDialog) *exportControls {
	c := &exportControls{d: d, layers: map[view.Layers]*widgets.Button{}, form: &exportForm{}}
	c.kind = c.choices(func(key string) { d.turn(key) })
	c.of = c.choices(func(key string) { d.set(func(o *order.Order) { o.Of = key }) })
	c.speed = c.choices(func(key string) { d.set(func(o *order.Order) { o.Speed = key }) })
	c.preset = c.choices(func(key string) { d.set(func(o *order.Order) { o.Preset = key }) })
	c.format = c.choices(func(key string) { d.set(func(o *order.Order) { o.Format = key }) })
	c.theme = c.choices(func(key string) { d.set(func(o *order.Order) { o.Theme = key }) })
	c.lang = c.choices(func(key string) { d.set(func(o *order.Order) { o.Lang = key }) })
	c.chart = widgets.NewButton(d.w.env, widgets.Outline, widgets.NoIcon, "", c.chartMenu)
	c.chart.Wide, c.chart.Tail = true, widgets.IconDown
	c.size = newSizeFields(d)
	c.outlines = c.check(d.t("outlines"), func(o *order.Order) *bool { return &o.Outlines })
	c.transparent = c.check(d.t("transparent"), func(o *order.Order) *bool { return &o.Transparent })
	c.follow = c.check(d.t("follow"), func(o *order.Order) *bool { return &o.Follow })
	c.notes = c.check(d.t("notes"), func(o *order.Order) *bool { return &o.Notes })

	offers := func(choice order.Choice) func() bool { return func() bool { return d.order.Offers(choice) } }
	animated := offers(order.OfChoice)
	c.row("kind", c.kind, nil)
	c.row("chart", c.chart, offers(order.ChartChoice))
	c.row("of", c.of, animated)
	c.row("speed", c.speed, animated)
	c.row("preset", c.preset, offers(order.SizeChoice))
	c.row("", c.size.object, offers(order.SizeChoice))
	c.row("format", c.format, offers(order.FormatChoice))
	c.row("", c.outlines, offers(order.TextChoice)).checks = true
	c.row("theme", c.theme, nil)
	c.row("", c.follow, offers(order.FollowChoice)).checks = true
	c.row("", c.transparent, offers(order.TransparentChoice)).checks = true
	c.row("lang", c.lang, nil)
	c.row("layers", c.layerChecks(), offers(order.LayersChoice)).checks = true
	c.row("", c.notes, offers(order.NotesChoice)).checks = true
	c.always = widgets.NewButton(d.w.env, widgets.Check, widgets.NoIcon, "", nil)
	c.always.Wide, c.always.TextSize = true, 12.5
	c.always.Disable()
	c.row("always", c.always, nil).checks = true

	c.column = container.New(c.form)
	for _, r := range c.form.rows {
		c.column.Add(r.caption)
		c.column.Add(r.control)
	}
	c.scroll = container.NewVScroll(c.column)
	c.object = c.scroll
	return c
}

// choices is a row of choices whose options update sets.
func (c *exportControls) choices(changed func(key string)) *widgets.Choices {
	row := widgets.NewChoices(c.d.w.env, nil, "", changed)
	row.Enter = c.d.saveNow
	return row
}

// check is a switch of the order.
func (c *exportControls) check(text string, of func(o *order.Order) *bool) *widgets.Button {
	b := widgets.NewButton(c.d.w.env, widgets.Check, widgets.NoIcon, text, nil)
	b.Wide, b.TextSize, b.Enter = true, 12.5, c.d.saveNow
	b.OnTap = func() { c.d.set(func(o *order.Order) { *of(o) = !*of(o) }) }
	return b
}

// layerChecks are the switches of the map's layers, in two columns.
func (c *exportControls) layerChecks() fyne.CanvasObject {
	box := container.New(checkGrid{})
	for _, layer := range exportLayers {
		b := widgets.NewButton(c.d.w.env, widgets.Check, widgets.NoIcon, c.d.w.t("layer."+layer.Names()[0]), nil)
		b.Wide, b.TextSize, b.Enter = true, 12.5, c.d.saveNow
		b.OnTap = func() { c.d.set(func(o *order.Order) { o.Layers ^= layer }) }
		c.layers[layer] = b
		box.Add(b)
	}
	return box
}

// row adds a line of the form; shown says whether it is there now, nil always.
func (c *exportControls) row(key string, control fyne.CanvasObject, shown func() bool) *exportRow {
	text := ""
	if key != "" {
		text = c.d.t(key)
	}
	caption := widgets.NewLabel(c.d.w.env, func(w, h float32) *scene.Scene {
		p, fonts := c.d.w.palette(), c.d.w.kit.Fonts
		return &scene.Scene{W: w, H: h, Background: p.Panel, Layers: []scene.Layer{{Name: "caption", Items: []scene.Item{
			&scene.Text{Y: 18, String: fonts.Fit(text, scene.SansBold, 12, w), Face: scene.SansBold, Size: 12, Color: p.Ink2},
		}}}}
	})
	r := &exportRow{caption: caption, control: control, shown: shown, goesOn: text == ""}
	c.form.rows = append(c.form.rows, r)
	return r
}

// update shows the order.
func (c *exportControls) update() {
	d, o := c.d, c.d.order
	compares := d.w.store.View().HasCompare
	c.kind.Set(c.options("kind.", order.Kinds, func(key string) bool { return key != order.Compare || compares }), o.Kind)
	c.of.Set(c.options("kind.", export.AnimationKinds, nil), o.Of)
	c.speed.Set(c.options("speed.", order.Speeds, nil), o.Speed)
	c.preset.Set(c.options("preset.", order.Presets, nil), o.Preset)
	c.format.Set(c.options("format.", o.Formats(), nil), o.Format)
	c.theme.Set(c.options("theme.", order.Themes, nil), o.Theme)
	var langs []widgets.Option
	for _, code := range d.w.options.Languages {
		langs = append(langs, widgets.Option{Key: code, Text: languageName(code)})
	}
	c.lang.Set(langs, o.Lang)
	c.chart.Set(c.chartTitle(o.Chart), false)
	c.size.update()
	c.outlines.Set(c.outlines.Text, o.Outlines)
	c.transparent.Set(c.transparent.Text, o.Transparent)
	c.follow.Set(c.follow.Text, o.Follow)
	c.notes.Set(c.notes.Text, o.Notes)
	for layer, b := range c.layers {
		b.Set(b.Text, o.Layers.Has(layer))
	}
	always := "always.line"
	if o.Kind == order.Map && o.Layers == view.Base { // the one picture without words
		always = "always.file"
	}
	c.always.Set(d.t(always), true)
	turned := false
	for _, r := range c.form.rows {
		turned = r.turn() || turned
	}
	if turned {
		c.column.Refresh()
		c.scroll.Refresh()
	}
}

// options are keys with their messages; keep leaves some of them out, nil none.
func (c *exportControls) options(prefix string, keys []string, keep func(key string) bool) []widgets.Option {
	var list []widgets.Option
	for _, key := range keys {
		if keep == nil || keep(key) {
			list = append(list, widgets.Option{Key: key, Text: c.d.t(prefix + key)})
		}
	}
	return list
}

func (c *exportControls) charts() []figure.ChartInfo {
	return figure.Charts(c.d.w.store.Story(), c.d.w.words)
}

func (c *exportControls) chartTitle(id string) string {
	for _, info := range c.charts() {
		if info.ID == id {
			return info.Title
		}
	}
	return id
}

// chartMenu offers the story's charts.
func (c *exportControls) chartMenu() {
	var items []*fyne.MenuItem
	for _, info := range c.charts() {
		it := fyne.NewMenuItem(info.Title, func() { c.d.set(func(o *order.Order) { o.Chart = info.ID }) })
		it.Checked = info.ID == c.d.order.Chart
		items = append(items, it)
	}
	showMenu(c.d.w.app, c.chart, items, false)
}

// reveal scrolls the column so that a control of it is seen.
func (c *exportControls) reveal(o fyne.CanvasObject) {
	top := c.d.w.app.Driver().AbsolutePositionForObject(o).Y - c.d.w.app.Driver().AbsolutePositionForObject(c.column).Y
	height := o.Size().Height
	if top < 0 || top > c.column.Size().Height || !c.holds(o) {
		return
	}
	const edge = 8
	y := c.scroll.Offset.Y
	y = min(y, max(top-edge, 0))
	y = max(y, top+height+edge-c.scroll.Size().Height)
	if y != c.scroll.Offset.Y {
		c.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}

// holds reports whether an object stands in the column.
func (c *exportControls) holds(o fyne.CanvasObject) bool {
	var in func(list []fyne.CanvasObject) bool
	in = func(list []fyne.CanvasObject) bool {
		for _, other := range list {
			if box, ok := other.(*fyne.Container); other == o || ok && in(box.Objects) {
				return true
			}
		}
		return false
	}
	return in(c.column.Objects)
}
