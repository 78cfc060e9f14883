package ui

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"sync/atomic"
	"syscall"

	"fyne.io/fyne/v2"

	"thawline/app/export"
)

// exporting is an export that goes on.
type exporting struct {
	busy   string // what the banner says meanwhile
	cancel context.CancelFunc
	then   func() // what waits for its end, nil for nothing
}

// export does a job in the background, tells how far it is, lets it be cancelled, and tells how it went.
func (w *Window) export(j export.Job, path string) {
	if w.exporting != nil {
		w.banner.fail(w.words.T("save.onlyone"))
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	busy := w.words.T("save.busy", "name", filepath.Base(path))
	run := &exporting{busy: busy, cancel: cancel}
	w.exporting = run
	w.banner.show(busy, false, w.t("cancel"), cancel)
	var percent atomic.Int64
	progress := func(done, of int) {
		share := int64(done) * 100 / int64(max(of, 1))
		if percent.Swap(share) == share {
			return
		}
		fyne.Do(func() {
			if w.exporting == run && w.banner.text == busy {
				w.banner.progress(float64(share) / 100)
			}
		})
	}
	w.background(func() error { return w.options.Export(ctx, j, path, progress) }, func(err error) {
		cancel()
		w.exporting = nil
		w.exported(j, path, err)
		if run.then != nil {
			run.then()
		}
	})
}

// exported tells how an export went.
func (w *Window) exported(j export.Job, path string, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		w.banner.show(w.words.T("save.cancelled"), false, "", nil)
	case err != nil:
		w.banner.fail(w.t("failed.export", "error", w.exportFailure(err, path)))
	case w.options.Reveal == nil:
		w.banner.show(w.t("export.done", "path", path), false, w.t("export.copy"), func() { w.app.Clipboard().SetContent(path) })
	default:
		w.banner.show(w.t("export.done", "path", path), false, w.words.T("save.reveal"), func() { w.reveal(path) })
	}
}

// reveal shows a file in its folder, in the desktop's file manager.
func (w *Window) reveal(path string) {
	w.background(func() error { return w.options.Reveal(path) }, func(err error) {
		if err != nil {
			w.banner.fail(w.words.T("save.failed.reveal", "error", w.spoken(err)))
		}
	})
}

// spoken is an error in the window's language where that has a message for it.
func (w *Window) spoken(err error) string {
	var known interface {
		error
		MessageKey() string
	}
	if errors.As(err, &known) && w.words.Has(known.MessageKey()) {
		return w.words.T(known.MessageKey())
	}
	return err.Error()
}

// exportFailure says in a line of the window's language why something could not be written.
func (w *Window) exportFailure(err error, path string) string {
	say := func(key string) string {
		return w.words.T("save.failed."+key, "name", filepath.Base(path), "folder", filepath.Dir(path))
	}
	var target *export.TargetError
	switch {
	case errors.As(err, &target):
		key := map[export.Fault]string{export.IsFolder: "isfolder", export.IsFile: "isfile", export.NoFolder: "nofolder", export.InTheWay: "intheway"}[target.Fault]
		return w.words.T("save.failed."+key, "name", filepath.Base(path), "folder", target.Name)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return say("space")
	case errors.Is(err, syscall.EROFS):
		return say("readonly")
	case errors.Is(err, fs.ErrPermission):
		return say("permission")
	case errors.Is(err, syscall.ENAMETOOLONG):
		return say("long")
	}
	return err.Error()
}

// endExport cancels an export that goes on and has then done at its end; it reports whether there was one.
func (w *Window) endExport(then func()) bool {
	run := w.exporting
	if run == nil || run.then != nil {
		return false
	}
	run.then = then
	run.cancel()
	return true
}
