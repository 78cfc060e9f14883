package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/view"
)

// talkKeys is what a presenter's keys do; every other key does nothing while the slides are shown.
var talkKeys = map[fyne.KeyName]view.TalkKey{
	fyne.KeyPageDown: view.TalkNext, fyne.KeyRight: view.TalkNext, fyne.KeySpace: view.TalkNext, fyne.KeyDown: view.TalkDown,
	fyne.KeyPageUp: view.TalkPrevious, fyne.KeyLeft: view.TalkPrevious, fyne.KeyBackspace: view.TalkPrevious, fyne.KeyUp: view.TalkUp,
	fyne.KeyHome: view.TalkFirst, fyne.KeyEnd: view.TalkLast, fyne.KeyReturn: view.TalkEnter, fyne.KeyEnter: view.TalkEnter,
	fyne.KeyEscape: view.TalkLeave, fyne.KeyF5: view.TalkLeave, fyne.KeyF1: view.TalkHelp,
}

// talkSigns is what a presenter's signs do, in lower case.
var talkSigns = map[rune]view.TalkKey{
	'n': view.TalkNext, 'p': view.TalkPrevious, 'b': view.TalkBlack, '.': view.TalkBlack, 'w': view.TalkWhite, ',': view.TalkWhite,
	'o': view.TalkOverview, 'a': view.TalkAuto, 'k': view.TalkPause, 's': view.TalkDesk, '?': view.TalkHelp, 'e': view.TalkFree,
}

// key does the presenter's keys; every key is its own while it is on.
func (p *presenter) key(ev *fyne.KeyEvent) bool {
	if p.ink.typing() && p.typeKey(ev) {
		return true
	}
	if key, ok := talkKeys[ev.Name]; ok {
		p.press(key)
	} else if ev.Name == fyne.KeyF11 {
		p.window.SetFullScreen(!p.window.FullScreen())
	}
	return true
}

// rune does the presenter's signs; every sign is its own while it is on.
func (p *presenter) rune(r rune) bool {
	if p.ink.typing() {
		p.ink.write(r)
		p.retouch()
		return true
	}
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	if r >= '0' && r <= '9' {
		p.press(view.Digit0 + view.TalkKey(r-'0'))
	} else if key, ok := talkSigns[r]; ok {
		p.press(key)
	} else if by := map[rune]time.Duration{'+': time.Minute, '-': -time.Minute}[r]; by != 0 {
		p.times.target = max(p.times.target+by, time.Minute)
		p.redraw()
	} else if !p.deskSign(r) && p.ink.command(r, p.place()) {
		p.sayTool()
		p.retouch()
	}
	return true
}

// deskSign does the signs that are the presenter's own window's, and reports whether r was one.
func (p *presenter) deskSign(r rune) bool {
	switch r {
	case 'r':
		p.saveTimes()
	case 'm':
		p.swap()
	case '[', ']':
		p.sizeNotes(map[rune]int{'[': -1, ']': 1}[r])
	case 'j', 'i':
		p.scrollNotes(map[rune]float32{'j': 1, 'i': -1}[r])
	default:
		return false
	}
	return true
}

// typeKey does the keys of a note that is being typed.
func (p *presenter) typeKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		p.ink.endTyping()
	case fyne.KeyBackspace:
		p.ink.erase()
	case fyne.KeySpace: // comes as a sign too
	default:
		if _, ends := talkKeys[ev.Name]; ends {
			p.ink.endTyping()
			return false
		}
		return true // a letter comes as a sign
	}
	p.retouch()
	return true
}

// helpRows are the keys that the presenter's help lists: signs, and the message that says what they do.
var helpRows = [][2]string{
	{"PgDn  →  ↓  Space  Enter  N", "next"},
	{"PgUp  ←  ↑  Backspace  P", "previous"},
	{"Home  End", "limits"},
	{"0–9  Enter", "goto"},
	{"B  .", "black"},
	{"W  ,", "white"},
	{"O", "overview"},
	{"A", "auto"},
	{"S  M", "desk"},
	{"[  ]  I  J", "size"},
	{"K", "clock"},
	{"+  −", "target"},
	{"R", "times"},
	{"E", "free"},
	{"L", "laser"},
	{"F", "spot"},
	{"D  H  X", "draw"},
	{"U  C", "undo"},
	{"F5  Esc", "leave"},
	{"?", "help"},
}
