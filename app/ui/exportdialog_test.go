package ui

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"thawline/app/export"
	"thawline/app/export/order"
	"thawline/app/view"
)

// saving opens the export dialog on an empty folder.
func saving(t *testing.T, change func(*Options)) (*bench, *exportDialog, string) {
	t.Helper()
	b := open(t, change)
	b.openExport(true)
	folder := t.TempDir()
	b.exports.place.folder.SetText(folder)
	return b, b.exports, folder
}

func TestExportByKeyboard(t *testing.T) {
	b, d, folder := saving(t, nil)
	if b.canvas.Focused() != fyne.Focusable(d.controls.kind) {
		t.Fatalf("the focus is on %T", b.canvas.Focused())
	}
	b.press(fyne.KeyRight, fyne.KeyRight, fyne.KeyLeft) // slide, map, timeline, map
	if d.order.Kind != order.Map || !strings.Contains(d.place.name.Text, "-map") {
		t.Fatalf("the arrows choose %q, named %q", d.order.Kind, d.place.name.Text)
	}
	b.canvas.FocusNext()
	b.press(fyne.KeyEnd, fyne.KeyLeft) // A4
	if d.order.Preset != "a4" || d.controls.size.width.Text != "3508" {
		t.Fatalf("preset %q, width %q", d.order.Preset, d.controls.size.width.Text)
	}
	b.press(fyne.KeyReturn)
	if got := <-b.saved; got != "picture map 3508x2480 light" {
		t.Errorf("saved %q", got)
	}
	path := filepath.Join(folder, b.store.Story().ID+"-2022-02-01-map.png")
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
	if b.overlays.top() || b.banner.text != "Saved "+path || b.last().Message != "Saved "+path {
		t.Errorf("the window says %q", b.banner.text)
	}
}

func TestExportRefusesAsOneTypes(t *testing.T) {
	b, d, folder := saving(t, nil)
	size := d.controls.size
	for _, c := range []struct {
		w, h, scale, says string
	}{
		{"150", "900", "1", "150 pixels is too short"},
		{"9000", "900", "1", "9000 pixels is too long"},
		{"8000", "8000", "1", "64.0 million pixels"},
		{"wide", "900", "1", "“wide” is not a width"},
		{"1600", "900", "x", "“x” is not a scale"},
	} {
		size.width.SetText(c.w)
		size.height.SetText(c.h)
		size.scale.SetText(c.scale)
		if !strings.Contains(d.message(), c.says) || !d.save.Disabled() {
			t.Errorf("%s x %s at %s: says %q, disabled %v", c.w, c.h, c.scale, d.message(), d.save.Disabled())
		}
		if d.order.Preset != order.Custom || d.controls.preset.On != order.Custom {
			t.Errorf("%s: the preset is %q", c.w, d.order.Preset)
		}
		if size.width.Text != c.w || size.height.Text != c.h || size.scale.Text != c.scale {
			t.Errorf("%s x %s at %s: the fields were changed to %s x %s at %s", c.w, c.h, c.scale, size.width.Text, size.height.Text, size.scale.Text)
		}
		d.saveNow()
		if !d.open() {
			t.Fatalf("%s x %s is saved", c.w, c.h)
		}
	}
	size.width.SetText("801")
	size.height.SetText("601")
	size.scale.SetText("1,5")
	if d.message() != "" || d.save.Disabled() || !strings.Contains(d.sizeLine(), "1202 × 902") {
		t.Errorf("says %q; %s", d.message(), d.sizeLine())
	}
	for name, says := range map[string]string{
		"../up": "no / or", `a\b`: "no / or", "": "needs a name", "a?b": "cannot hold ?", ".x": "begin with a dot", "con": "a device", strings.Repeat("x", 300): "too long",
	} {
		d.place.name.SetText(name)
		if !strings.Contains(d.message(), says) || !d.save.Disabled() {
			t.Errorf("name %q: says %q", name, d.message())
		}
		d.saveNow()
	}
	d.place.name.SetText("good")
	d.place.folder.SetText("somewhere")
	d.saveNow()
	if !d.open() || !strings.Contains(d.message(), "whole folder") {
		t.Errorf("a folder that is not whole: %q", d.message())
	}
	d.place.folder.SetText(filepath.Join(folder, "none"))
	d.saveNow()
	if !d.open() || !strings.Contains(d.message(), "no folder "+filepath.Join(folder, "none")) {
		t.Errorf("a folder that is not there: %q", d.message())
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 || len(b.saved) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestExportAsksBeforeItReplaces(t *testing.T) {
	b, d, folder := saving(t, nil)
	d.place.name.SetText("x")
	path := filepath.Join(folder, "x.png")
	if err := os.WriteFile(path, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.saveNow()
	if !d.open() || !strings.Contains(d.message(), "x.png is there already") || d.save.Text != "Replace" {
		t.Fatalf("says %q, the button %q", d.message(), d.save.Text)
	}
	d.place.name.SetText("y") // another name: nothing is agreed to
	d.place.name.SetText("x")
	if d.save.Text != "Save" {
		t.Errorf("the button says %q", d.save.Text)
	}
	d.saveNow()
	if data, _ := os.ReadFile(path); string(data) != "dear" {
		t.Fatal("replaced without asking")
	}
	d.saveNow()
	if got := <-b.saved; !strings.HasPrefix(got, "picture slide") {
		t.Errorf("saved %q", got)
	}

	b.openExport(true)
	d = b.exports
	d.turn(order.Deck)
	d.place.folder.SetText(folder)
	d.place.name.SetText("x.png")
	d.saveNow()
	if !d.open() || !strings.Contains(d.message(), "is a file") {
		t.Errorf("a deck over a file: %q", d.message())
	}
	full := filepath.Join(folder, "full")
	if err := os.MkdirAll(full, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(full, "a"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d.place.name.SetText("full")
	d.saveNow()
	if !d.open() || !strings.Contains(d.message(), "holds 1 file already") {
		t.Errorf("a deck into a folder that is not empty: %q", d.message())
	}
	d.turn(order.Slide)
	d.place.name.SetText("folder")
	if err := os.MkdirAll(filepath.Join(folder, "folder.png"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.saveNow()
	if !d.open() || !strings.Contains(d.message(), "is a folder") {
		t.Errorf("a picture over a folder: %q", d.message())
	}
}

func TestExportShowsWhatCanBeChosen(t *testing.T) {
	b, d, _ := saving(t, nil)
	for _, o := range d.controls.kind.Options {
		if o.Key == order.Compare {
			t.Error("two dates are offered while none are compared")
		}
	}
	seen := func(o fyne.CanvasObject) bool { return o.Visible() }
	for _, c := range []struct {
		kind                                                   string
		chart, of, format, layers, notes, transparent, leafing bool
	}{
		{order.Slide, false, false, true, true, false, true, false},
		{order.Timeline, false, false, true, false, false, true, false},
		{order.Chart, true, false, true, false, false, true, false},
		{order.Card, false, false, true, false, false, true, false},
		{order.Deck, false, false, false, true, true, false, true},
		{order.Animation, false, true, true, true, false, false, true},
	} {
		d.turn(c.kind)
		got := []bool{
			seen(d.controls.chart), seen(d.controls.of), seen(d.controls.format), d.order.Offers(order.LayersChoice),
			seen(d.controls.notes), seen(d.controls.transparent), seen(d.look.on),
		}
		want := []bool{c.chart, c.of, c.format, c.layers, c.notes, c.transparent, c.leafing}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: choice %d is there: %v, want %v", c.kind, i, got[i], want[i])
			}
		}
		if c.leafing {
			b.canvas.Capture()
			if !d.look.picture.Drawn() {
				t.Errorf("%s: the preview is not drawn", c.kind)
			}
		}
		if d.order.Kind != order.Deck && d.look.alt.Text == "" {
			t.Errorf("%s: no text", c.kind)
		}
	}
	if d.look.leaf == 0 || len(d.look.views) != len(b.store.Story().Events) {
		t.Errorf("the animation shows picture %d of %d", d.look.leaf, len(d.look.views))
	}
	before := d.look.leaf
	d.look.on.OnTap()
	if d.look.leaf != before+1 {
		t.Error("leafing does not go on")
	}
}

func TestExportOfTwoDates(t *testing.T) {
	b := open(t, nil)
	b.store.Do(view.SetCompare{At: b.store.View().At + 300*86400})
	b.openExport(true)
	if b.exports.order.Kind != order.Compare || !b.exports.job.View.HasCompare {
		t.Errorf("opens on %q", b.exports.order.Kind)
	}
	if b.exports.look.alt.Text != b.exports.job.Alt(b.kit) || !strings.Contains(b.exports.look.alt.Text, "28 November 2022") {
		t.Errorf("text %q", b.exports.look.alt.Text)
	}
}

func TestExportText(t *testing.T) {
	b, d, _ := saving(t, nil)
	written := d.look.alt.Text
	if written != d.job.Alt(b.kit) || written == "" || !d.look.anew.Disabled() {
		t.Fatalf("text %q", written)
	}
	d.look.alt.SetText("The line is cut.")
	if d.job.AltText != "The line is cut." || d.look.anew.Disabled() {
		t.Errorf("the job says %q", d.job.AltText)
	}
	d.set(func(o *order.Order) { o.Theme = "dark" })
	if d.look.alt.Text != "The line is cut." {
		t.Error("another colour writes the text anew")
	}
	d.look.copyAlt.OnTap()
	if got := b.app.Clipboard().Content(); got != "The line is cut." {
		t.Errorf("copied %q", got)
	}
	d.look.anew.OnTap()
	if d.look.alt.Text != written || d.job.AltText != "" {
		t.Errorf("written anew: %q", d.look.alt.Text)
	}
	d.look.alt.SetText("By hand.")
	d.set(func(o *order.Order) { o.Lang = "pl" })
	if got := d.look.alt.Text; got == "By hand." || got == written || d.job.Story.Lang() != "pl" {
		t.Errorf("in Polish: %q", got)
	}
}

func TestExportRemembers(t *testing.T) {
	memory := filepath.Join(t.TempDir(), "window.json")
	b, d, folder := saving(t, func(o *Options) { o.Memory, o.Languages = memory, []string{"en", "pl"} })
	d.turn(order.Map)
	d.set(func(o *order.Order) { o.Preset, o.Theme, o.Lang, o.Format = "square", "dark", "pl", "svg" })
	d.saveNow()
	<-b.saved
	again := open(t, func(o *Options) { o.Memory, o.Languages = memory, []string{"en", "pl"} })
	again.openExport(true)
	o := again.exports.order
	if o.Kind != order.Map || o.Preset != "square" || o.Theme != "dark" || o.Lang != "pl" || o.Format != "svg" || o.Folder != folder {
		t.Errorf("remembers %+v", o)
	}
	again.exports.turn(order.Slide)
	if o := again.exports.order; o.Preset != "slide" || o.Format != "png" || o.Theme != "dark" {
		t.Errorf("a slide takes over %+v", o)
	}
}

func TestExportTellsHowFarItIsAndCanBeCancelled(t *testing.T) {
	var b *bench
	var shares []float64
	b, d, folder := saving(t, func(o *Options) {
		o.Export = func(ctx context.Context, _ export.Job, path string, progress export.Progress) error {
			return export.WriteFile(path, func(w io.Writer) error {
				for i := 1; i <= 10; i++ {
					if _, err := w.Write([]byte("part")); err != nil {
						return err
					}
					progress(i, 10)
					shares = append(shares, b.banner.done)
					if i == 4 {
						b.banner.action.OnTap()
					}
					if ctx.Err() != nil {
						return ctx.Err()
					}
				}
				return nil
			})
		}
	})
	d.saveNow()
	if len(shares) != 4 || shares[0] != .1 || shares[3] != .4 {
		t.Errorf("the bar stood at %v", shares)
	}
	if b.banner.failure || !strings.HasPrefix(b.banner.text, "Cancelled") {
		t.Errorf("says %q", b.banner.text)
	}
	if left, _ := os.ReadDir(folder); len(left) != 0 {
		t.Errorf("left %v", left)
	}
}

func TestExportFailuresAreClear(t *testing.T) {
	b := open(t, nil)
	path := filepath.Join("/some/where", "x.png")
	for _, c := range []struct {
		err  error
		says string
	}{
		{&os.PathError{Op: "write", Path: "/tmp/.x", Err: syscall.ENOSPC}, "no room left on the disk for x.png"},
		{&os.PathError{Op: "open", Path: "/tmp/.x", Err: syscall.EACCES}, "may not write to /some/where"},
		{syscall.EROFS, "/some/where can only be read"},
		{syscall.ENAMETOOLONG, "too long"},
		{&export.TargetError{Path: path, Fault: export.IsFolder}, "x.png is a folder"},
		{&export.TargetError{Path: path, Fault: export.NoFolder, Name: "/some"}, "no folder /some"},
		{errors.New("ink"), "ink"},
	} {
		b.exported(export.Job{}, path, c.err)
		if !b.banner.failure || !strings.Contains(b.banner.text, c.says) || strings.Contains(b.banner.text, "\n") {
			t.Errorf("%v: says %q, want %q", c.err, b.banner.text, c.says)
		}
	}
}

func TestExportIsShownInItsFolder(t *testing.T) {
	shown := ""
	b := open(t, func(o *Options) {
		o.Reveal = func(path string) error {
			shown = path
			if strings.Contains(path, "locked") {
				return errors.New("no file manager")
			}
			return nil
		}
	})
	b.exported(export.Job{}, "/x/y.png", nil)
	if b.banner.action.Text != "Show in folder" {
		t.Fatalf("the button says %q", b.banner.action.Text)
	}
	b.banner.action.OnTap()
	if shown != "/x/y.png" || b.banner.failure {
		t.Errorf("shown %q", shown)
	}
	b.exported(export.Job{}, "/locked/y.png", nil)
	b.banner.action.OnTap()
	if !b.banner.failure || !strings.Contains(b.banner.text, "no file manager") {
		t.Errorf("says %q", b.banner.text)
	}
}

func TestCopyPictureAndText(t *testing.T) {
	var copied []byte
	b := open(t, func(o *Options) {
		o.CopyImage = func(png []byte) error {
			copied = png
			return nil
		}
	})
	b.copyShown()
	if !strings.HasPrefix(string(copied), "\x89PNG") || b.banner.text != "The picture is in the clipboard." {
		t.Errorf("%d bytes, says %q", len(copied), b.banner.text)
	}
	b.copyShownAlt()
	if got := b.app.Clipboard().Content(); !strings.HasPrefix(got, "Slide") {
		t.Errorf("copied %q", got)
	}
	copied = nil
	b.openExport(false)
	b.exports.turn(order.Deck)
	b.copyShown()
	if copied == nil || b.exports.message() != "The picture is in the clipboard." {
		t.Errorf("in the dialog: %d bytes, says %q", len(copied), b.exports.message())
	}

	bare := open(t, nil)
	bare.copyShown()
	if !bare.banner.failure || !strings.Contains(bare.banner.text, "no clipboard") {
		t.Errorf("without a clipboard: %q", bare.banner.text)
	}
}

func TestClosingTheWindowEndsTheExportFirst(t *testing.T) {
	b := open(t, nil)
	cancelled, closed := false, 0
	b.Window.exporting = &exporting{cancel: func() { cancelled = true }}
	if !b.endExport(func() { closed++ }) || !cancelled || closed != 0 {
		t.Error("the export is not waited for")
	}
	if b.endExport(func() {}) {
		t.Error("asked again, it waits again")
	}
	b.Window.exporting.then()
	b.Window.exporting = nil
	if closed != 1 {
		t.Error("the window does not close")
	}
}

// At the least window everything has its place, and Tab reaches every control in sight.
func TestExportDialogFits(t *testing.T) {
	for _, lang := range []string{"en", "ru"} {
		b := open(t, func(o *Options) { o.Start.Lang, o.Languages = lang, []string{"en", "zh", "ru", "be", "pl"} })
		for _, size := range []fyne.Size{fyne.NewSize(800, 480), fyne.NewSize(1280, 720), fyne.NewSize(1920, 1080)} {
			b.window.Resize(size)
			b.openExport(true)
			d := b.exports
			d.turn(order.Animation)
			at := b.app.Driver().AbsolutePositionForObject(d.save)
			if at.X+d.save.Size().Width > size.Width || at.Y+d.save.Size().Height > size.Height {
				t.Errorf("%s %v: Save ends at %v + %v", lang, size, at, d.save.Size())
			}
			first := b.canvas.Focused()
			for n := 0; ; n++ {
				b.canvas.FocusNext()
				f := b.canvas.Focused()
				if f == first || n > 60 {
					if n < 15 || n > 60 {
						t.Errorf("%s %v: %d stops of the Tab key", lang, size, n)
					}
					break
				}
				o, ok := f.(fyne.CanvasObject)
				if !ok || !d.controls.holds(o) {
					continue
				}
				top := b.app.Driver().AbsolutePositionForObject(o).Y - b.app.Driver().AbsolutePositionForObject(d.controls.scroll).Y
				if top < -1 || top > d.controls.scroll.Size().Height {
					t.Errorf("%s %v: %T has the focus out of sight, at %v of %v", lang, size, o, top, d.controls.scroll.Size().Height)
				}
			}
			b.press(fyne.KeyEscape)
			if b.overlays.top() {
				t.Errorf("%s %v: Escape does not close", lang, size)
			}
		}
	}
}

func TestExportDialogFollowsTheWindow(t *testing.T) {
	b, d, _ := saving(t, nil)
	for _, size := range []fyne.Size{fyne.NewSize(900, 600), fyne.NewSize(1600, 1000)} {
		b.window.Resize(size)
		at := b.app.Driver().AbsolutePositionForObject(d.save)
		if at.X+d.save.Size().Width > size.Width-20 || at.Y+d.save.Size().Height > size.Height-20 || at.X < size.Width/2 {
			t.Errorf("%v: Save stands at %v", size, at)
		}
	}
}

func TestExportByMouse(t *testing.T) {
	b, d, _ := saving(t, nil)
	boxes := d.controls.kind.Size()
	test.TapAt(d.controls.kind, fyne.NewPos(60, boxes.Height/4)) // the second of the first row
	if d.order.Kind != order.Map {
		t.Errorf("a click chooses %q", d.order.Kind)
	}
	test.Tap(d.controls.transparent)
	if !d.job.Transparent {
		t.Error("a click does not switch")
	}
	for layer, button := range d.controls.layers {
		test.Tap(button)
		if d.job.View.Layers.Has(layer) {
			t.Errorf("layer %v is still there", layer.Names())
		}
	}
	if d.job.View.Layers != view.Base || !strings.Contains(d.controls.always.Text, "in the file") {
		t.Errorf("layers %v, always %q", d.job.View.Layers.Names(), d.controls.always.Text)
	}
	test.Tap(d.save)
	if got := <-b.saved; got != "picture map 1920x1080 light" {
		t.Errorf("saved %q", got)
	}
}
