// Package ui is the window: its layout, panels, dialogs and keyboard. It holds no story logic: what is shown is a
// view.View in a store, what is drawn are figures, and everything done becomes a view.Action. It lives on Fyne's
// goroutine and imports no driver, so that it is tested without a display.
package ui

import (
	"context"
	"io"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Options is what a window is made from. Kit, Words, Fonts, Builtin and Open must be set.
type Options struct {
	Kit   *figure.Kit
	Words func(lang string) (words.Catalogue, error)
	// Languages are the codes that Words knows, in the order offered.
	Languages []string
	Fonts     fs.FS

	Builtin func() (*dataset.Story, error)
	// Open reads a story; progress is called with the share that is done, on any goroutine.
	Open func(ctx context.Context, path string, progress func(share float64)) (*dataset.Story, error)
	// Copy writes all files of the story at path, "" for the built-in one, into a folder; nil leaves the dialog for it out.
	Copy func(path, folder string) error
	// Export does a job of the export dialog; nil leaves the dialog out.
	Export func(ctx context.Context, j export.Job, path string, progress export.Progress) error
	// Reveal shows a file in its folder, in the desktop's file manager; nil where there is none.
	Reveal func(path string) error
	// CopyImage puts a PNG into the desktop's clipboard; nil where there is none.
	CopyImage func(png []byte) error

	// Go runs background work; nil gives each a goroutine. Tests run it in place.
	Go func(work func())

	// Rest is called, on a goroutine of its own, when nothing has changed for two seconds; nil does nothing.
	Rest func()

	Memory  string // file of what the window remembers; "" remembers nothing
	Version string
	Start   Start
	Trace   io.Writer        // one JSON line for every change of what is shown; nil for none
	Now     func() time.Time // the presenter's clock; nil is the system's
	Since   time.Time        // start of the process, for the trace's t
}

// Start is how the window opens; zero values leave it as it was left last.
type Start struct {
	Path    string         // story folder or zip, "" for the built-in story
	Story   *dataset.Story // already loaded from Path
	Later   string         // a story that takes long, to be opened when the window is shown
	Picture *export.State  // what a picture named on the command line shows of Story; nil for none
	At      *edtf.Instant
	Event   string
	Present bool
	Theme   string // light, dark, "" for what was chosen last
	Lang    string
	Size    fyne.Size
}
