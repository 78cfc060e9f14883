package ui

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/export"
	"thawline/app/export/order"
)

// copyKeys are the keys of copying, in the window and in the dialog.
func (w *Window) copyKeys() {
	for key, do := range map[fyne.KeyName]func(){fyne.KeyC: w.copyShown, fyne.KeyA: w.copyShownAlt} {
		w.canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}, func(fyne.Shortcut) {
			if !w.show.on && (w.exports.open() || !w.overlays.top()) {
				do()
			}
		})
	}
}

// copyPicture puts the picture that is shown into the clipboard, as PNG.
func (d *exportDialog) copyPicture() {
	if v, ok := d.look.shown(); ok && d.wrong == nil {
		r := d.job.Request
		r.View = v
		d.told = d.t("copying")
		d.tell()
		d.w.copyImage(r, d.say)
	}
}

// say tells a message in the dialog, or in the window when the dialog is gone.
func (d *exportDialog) say(text string, failure bool) {
	if d.open() {
		d.told = text
		d.tell()
		return
	}
	d.w.banner.show(text, failure, "", nil)
}

// copyImage draws a picture and puts it into the clipboard, in the background.
func (w *Window) copyImage(r export.Request, say func(text string, failure bool)) {
	if w.options.CopyImage == nil {
		say(w.words.T("save.copied.not", "error", w.words.T("save.missing.clipboard")), true)
		return
	}
	w.background(func() error {
		r.Format = "png"
		var out bytes.Buffer
		if err := export.Encode(context.Background(), w.kit, r, &out); err != nil {
			return err
		}
		return w.options.CopyImage(out.Bytes())
	}, func(err error) {
		if err != nil {
			say(w.words.T("save.copied.not", "error", w.spoken(err)), true)
			return
		}
		say(w.words.T("save.copied.picture"), false)
	})
}

// copyAlt puts the text of a picture into the clipboard.
func (w *Window) copyAlt(text string) {
	w.app.Clipboard().SetContent(strings.TrimSpace(text))
	if w.exports.open() {
		w.exports.say(w.words.T("save.copied.text"), false)
		return
	}
	w.banner.show(w.words.T("save.copied.text"), false, "", nil)
}

// copyShown copies the picture of what the window shows, as it was ordered last; of a collection, the slide. In the dialog it
// is the picture that stands there.
func (w *Window) copyShown() {
	if w.exports.open() {
		w.exports.copyPicture()
		return
	}
	if j, ok := w.shownJob(); ok {
		w.banner.show(w.words.T("save.copying"), false, "", nil)
		w.copyImage(j.Request, func(text string, failure bool) { w.banner.show(text, failure, "", nil) })
	}
}

// copyShownAlt copies the text of that picture.
func (w *Window) copyShownAlt() {
	if w.exports.open() {
		w.copyAlt(w.exports.look.alt.Text)
		return
	}
	if j, ok := w.shownJob(); ok {
		w.copyAlt(j.Alt(w.kit))
	}
}

// shownJob is the picture of what the window shows.
func (w *Window) shownJob() (export.Job, bool) {
	o := w.lastOrder()
	if slices.Contains([]string{order.Deck, order.Animation, order.Page}, o.Kind) {
		o = w.rememberedOrder(order.Slide)
	}
	j, wrong := o.Job(w.subject(o.Lang))
	if wrong != nil {
		w.banner.fail(w.words.T("save.wrong."+wrong.Key, wrong.Pairs...))
	}
	return j, wrong == nil
}

// pictureItems are the picture's lines of the story's menu.
func (w *Window) pictureItems() []*fyne.MenuItem {
	if w.options.Export == nil {
		return nil
	}
	return []*fyne.MenuItem{
		fyne.NewMenuItem(w.words.T("save.menu.save"), w.exportDialog),
		fyne.NewMenuItem(w.words.T("save.menu.copy"), w.copyShown),
		fyne.NewMenuItem(w.words.T("save.menu.alt"), w.copyShownAlt),
		fyne.NewMenuItemSeparator(),
	}
}
