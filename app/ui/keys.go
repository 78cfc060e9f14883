package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"thawline/app/view"
)

// routeKeys makes the window hear every key: Fyne gives a key to the widget with the focus, and to the canvas only when
// none has it, so that all own widgets hand on what they do not need.
func (w *Window) routeKeys() {
	w.env.Key, w.env.Rune = w.key, w.rune
	w.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) {
		w.key(ev)
	})
	w.canvas.SetOnTypedRune(func(r rune) {
		if !w.rune(r) && !w.overlays.top() && !w.show.on {
			w.timeline.timeline.HandleRune(r)
		}
	})
	shortcut := func(key fyne.KeyName, do func()) {
		w.canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}, func(fyne.Shortcut) {
			if !w.show.on && !w.overlays.top() {
				do()
			}
		})
	}
	shortcut(fyne.KeyF, w.focusSearch)
	shortcut(fyne.KeyE, func() { w.openExport(true) })
	shortcut(fyne.KeyQ, w.close)
	w.copyKeys()
	w.routeAuthorKeys()
}

func (w *Window) focusSearch() { w.env.Focus(w.toolbar.search.Field) }

// key does the window's own keys and reports whether ev was one.
func (w *Window) key(ev *fyne.KeyEvent) bool {
	if w.overlays.top() {
		if ev.Name == fyne.KeyEscape {
			w.overlays.close()
			return true
		}
		return false
	}
	if w.show.on {
		return w.show.key(ev)
	}
	switch ev.Name {
	case fyne.KeyF5:
		w.present(true)
	case fyne.KeyF11:
		w.window.SetFullScreen(!w.window.FullScreen())
	case fyne.KeyF1:
		w.keysDialog()
	case fyne.KeySpace:
		w.timeline.play.OnTap()
	case fyne.KeyEscape:
		return w.escape()
	default:
		// What a panel does not need steps the clock, save on the map, where the same keys move the ground.
		return w.canvas.Focused() != w.world.world && w.timeline.timeline.HandleKey(ev)
	}
	return true
}

// escape undoes the nearest thing: a message, the list, the choice.
func (w *Window) escape() bool {
	switch {
	case w.banner.text != "":
		if w.exporting != nil && w.banner.text == w.exporting.busy {
			w.exporting.cancel()
		} else {
			w.banner.hide()
		}
	case w.details.listing:
		w.leaveSearch()
	case w.compare.on:
		w.compareDates(false)
	case w.author.on:
		w.showAuthor(false)
	case w.window.FullScreen():
		w.window.SetFullScreen(false)
	default:
		v := w.store.View()
		w.store.Do(view.Select{})
		return w.store.View() != v
	}
	return true
}

// rune does the signs that are the window's and reports whether r was one.
func (w *Window) rune(r rune) bool {
	if w.overlays.top() {
		return false
	}
	if w.show.on {
		return w.show.rune(r)
	}
	switch r {
	case '/':
		w.focusSearch()
	case 'g':
		w.timeline.askDate()
	case '?':
		w.keysDialog()
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		w.frame(int(r - '0'))
	case 'c', 'C':
		w.compareDates(!w.compare.on)
	case 'd', 'D':
		w.charts.show(!w.charts.object.Visible())
	case 't', 'T':
		w.showAuthor(!w.author.on)
	case 'a', 'A':
		if !w.author.on {
			return false
		}
		w.author.addView()
	default:
		return false
	}
	return true
}
