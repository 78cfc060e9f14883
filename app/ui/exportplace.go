package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/export"
	"thawline/app/export/order"
	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// exportPlace is where the picture goes: a name, whose ending the format gives, and a folder.
type exportPlace struct {
	d            *exportDialog
	name, folder *widgets.Field
	frames       [2]*widgets.Frame
	choose       *widgets.Button
	labels       [2]*widgets.Label // before name and folder
	ending       *widgets.Label
	object       *fyne.Container

	proposed string // the name that was proposed last: while it stands, a better one takes its place
	filling  bool
	agreed   string // the path whose replacing was agreed to
	looking  bool   // the disk is being asked
}

func newExportPlace(d *exportDialog) *exportPlace {
	p := &exportPlace{d: d}
	w := d.w
	leave := func() { w.overlays.close() }
	p.name = widgets.NewField(w.env, p.typed(func(o *order.Order) *string { return &o.Name }), leave, d.saveNow)
	p.folder = widgets.NewField(w.env, p.typed(func(o *order.Order) *string { return &o.Folder }), leave, d.saveNow)
	p.choose = widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, d.t("choose"), func() {
		w.pickFolder(d.order.Folder, func(dir string) {
			p.folder.SetText(dir)
			w.env.Focus(p.name)
		})
	})
	label := func(text func() string, face scene.Face) *widgets.Label {
		return widgets.NewLabel(w.env, func(width, h float32) *scene.Scene {
			pal, fonts := w.palette(), w.kit.Fonts
			return &scene.Scene{W: width, H: h, Background: pal.Panel, Layers: []scene.Layer{{Name: "label", Items: []scene.Item{
				&scene.Text{Y: h/2 + 4.5, String: fonts.Fit(text(), face, 12, width), Face: face, Size: 12, Color: pal.Ink2},
			}}}}
		})
	}
	p.labels[0] = label(p.nameLabel, scene.SansBold)
	p.labels[1] = label(func() string { return d.t("into") }, scene.SansBold)
	p.ending = label(func() string {
		if d.order.WritesFolder() {
			return "/"
		}
		return d.order.Ending()
	}, scene.Sans)
	p.frames = [2]*widgets.Frame{widgets.NewFrame(w.env, p.name), widgets.NewFrame(w.env, p.folder)}
	p.object = container.New(p, p.labels[0], p.frames[0], p.ending, p.labels[1], p.frames[1], p.choose)
	p.filling = true
	p.folder.SetText(d.order.Folder)
	p.filling = false
	return p
}

// nameLabel says what the name is of.
func (p *exportPlace) nameLabel() string {
	if p.d.order.WritesFolder() {
		return p.d.t("name.folder")
	}
	return p.d.t("name")
}

// typed takes what is typed into a part of the order.
func (p *exportPlace) typed(of func(o *order.Order) *string) func(text string) {
	return func(text string) {
		if p.filling {
			return
		}
		*of(&p.d.order) = text
		p.agreed, p.d.told = "", ""
		p.d.tell()
	}
}

// propose fills in a name of the story, the date and the kind, unless one has been typed.
func (p *exportPlace) propose() {
	o := &p.d.order
	if o.Name != "" && o.Name != p.proposed {
		return
	}
	w := p.d.w
	parts := []string{isoDay(w.store.View().At), o.Kind}
	switch o.Kind {
	case order.Deck, order.Page:
		parts = []string{o.Kind}
	case order.Animation:
		parts = []string{o.Kind, o.Of}
	case order.Chart:
		parts = append(parts, o.Chart)
	case order.Compare:
		parts = []string{isoDay(w.store.View().Compare), parts[0]}
	}
	if o.Lang != w.store.Story().Own().Lang() {
		parts = append(parts, o.Lang)
	}
	p.proposed = export.Name(w.store.Story(), parts...)
	o.Name = p.proposed
}

// update shows the name.
func (p *exportPlace) update() {
	p.filling = true
	if p.name.Text != p.d.order.Name {
		p.name.SetText(p.d.order.Name)
	}
	p.filling = false
	p.object.Layout.Layout(p.object.Objects, p.object.Size())
	p.labels[0].Redraw()
	p.ending.Redraw()
}

// path is what is to be written; the problem is that of the folder.
func (p *exportPlace) path() (string, *order.Problem) {
	folder := strings.TrimSpace(p.d.order.Folder)
	if rest, ok := strings.CutPrefix(folder, "~"); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
		if home, err := os.UserHomeDir(); err == nil {
			folder = filepath.Join(home, rest)
		}
	}
	if !filepath.IsAbs(folder) {
		return "", &order.Problem{Field: order.FolderField, Key: "folder.relative"}
	}
	return filepath.Join(folder, p.d.order.File()), nil
}

// occupant is what stands at a path already.
type occupant struct {
	there bool // a file, or a folder that is not empty
	files int  // in the folder
	err   error
}

// lookAt asks the disk what stands at a path, which is to become a folder or a file.
func lookAt(path string, folder bool) occupant {
	if _, err := os.Stat(filepath.Dir(path)); errors.Is(err, fs.ErrNotExist) {
		return occupant{err: &export.TargetError{Path: path, Fault: export.NoFolder, Name: filepath.Dir(path)}}
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return occupant{}
	case err != nil:
		return occupant{err: err}
	case !folder && info.IsDir():
		return occupant{err: &export.TargetError{Path: path, Fault: export.IsFolder}}
	case folder && !info.IsDir():
		return occupant{err: &export.TargetError{Path: path, Fault: export.IsFile}}
	case !folder:
		return occupant{there: true}
	}
	entries, err := os.ReadDir(path)
	return occupant{there: len(entries) > 0, files: len(entries), err: err}
}

// saveNow saves what was ordered, where that replaces nothing, or replacing was agreed to by saving again.
func (d *exportDialog) saveNow() {
	p := d.place
	if p.looking || !d.open() {
		return
	}
	if wrong := d.problem(); wrong != nil {
		d.lead(wrong.Field)
		return
	}
	path, wrong := p.path()
	if wrong != nil {
		d.told = d.t("wrong."+wrong.Key, wrong.Pairs...)
		d.lead(wrong.Field)
		return
	}
	if d.w.exporting != nil {
		d.told = d.t("onlyone")
		d.tell()
		return
	}
	p.looking = true
	job := d.job
	var at occupant
	d.w.background(func() error {
		at = lookAt(path, job.Folder())
		return at.err
	}, func(err error) {
		p.looking = false
		switch {
		case !d.open():
		case err != nil:
			d.told = d.w.exportFailure(err, path)
			d.lead(order.NameField)
		case at.there && p.agreed != path:
			p.agreed = path
			d.told = d.t("exists", "name", filepath.Base(path))
			if job.Folder() {
				d.told = d.w.words.N("save.holds", at.files, "name", filepath.Base(path))
			}
			d.tell()
		default:
			d.w.rememberOrder(d.order)
			d.w.overlays.close()
			d.w.export(job, path)
		}
	})
}

// lead puts the focus where something is to be put right.
func (d *exportDialog) lead(f order.Field) {
	d.tell()
	switch f {
	case order.SizeField:
		d.w.canvas.Focus(d.controls.size.width)
	case order.NameField:
		d.w.canvas.Focus(d.place.name)
	case order.FolderField:
		d.w.canvas.Focus(d.place.folder)
	}
}

// Layout places name, ending and folder in a line.
func (p *exportPlace) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	fonts := p.d.w.kit.Fonts
	width := func(text string, face scene.Face) float32 { return fonts.Width(text, face, 12, 0, false) }
	const gap, h, ending = 8, 30, 34
	first := width(p.nameLabel(), scene.SansBold) + gap
	into := width(p.d.t("into"), scene.SansBold) + gap
	choose := p.choose.MinSize().Width
	room := max(size.Width-first-ending-into-choose-3*gap, 80)
	name := room * .56
	x := float32(0)
	for _, part := range []struct {
		o      fyne.CanvasObject
		w, gap float32
	}{{p.labels[0], first, 0}, {p.frames[0], name, 4}, {p.ending, ending, gap}, {p.labels[1], into, 0}, {p.frames[1], room - name, gap}, {p.choose, choose, 0}} {
		place(part.o, x, 0, part.w, h)
		x += part.w + part.gap
	}
}

// MinSize is one line.
func (p *exportPlace) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 32) }
