// Package desktop asks the desktop for what Fyne does not: to show a file in its folder, and to hold a picture in the
// clipboard. It knows nothing of pictures and stories. Every call comes back within a few seconds, with an error where the
// desktop does not answer; none ends the program.
package desktop

import "time"

// patience is how long the desktop may take to answer.
const patience = 5 * time.Second

// Missing says that the desktop lacks something that can be installed.
type Missing struct {
	key  string // of the message that says so
	text string // the same in English
}

// Error says in English what is missing.
func (m *Missing) Error() string { return m.text }

// MessageKey is the key of the message that says the same in the window's language.
func (m *Missing) MessageKey() string { return m.key }

var (
	// ErrNoFileManager says that nothing here opens folders.
	ErrNoFileManager = &Missing{"save.missing.files", "there is no file manager that can be asked, nor xdg-open"}
	// ErrNoClipboard says that the clipboard cannot be reached.
	ErrNoClipboard = &Missing{"save.missing.clipboard", "there is no clipboard here"}
	// ErrNoWlCopy says what a Wayland desktop needs.
	ErrNoWlCopy = &Missing{"save.missing.wlcopy", "under Wayland this needs the program wl-copy (package wl-clipboard)"}
)
