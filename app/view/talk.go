package view

// Talk is how a talk is given: everything a presenter's keys change but the step itself, which is the View's. Small and
// comparable; the zero Talk is one that has not begun. All windows of a talk show the same one.
type Talk struct {
	On       bool  // the slides are shown
	Free     bool  // the steps are all events instead of the told version
	Cover    Cover // hides the slide
	Overview bool  // all steps as a grid
	Cursor   int   // the step chosen in the overview, from 0
	Auto     bool  // goes on by itself
	Paused   bool  // the presenter's clock stands
	Help     bool  // the keys are listed
	Desk     bool  // the presenter's own view is open
	Number   int   // typed so far, 0 for none
}

// Cover is what hides the slide.
type Cover uint8

// The covers.
const (
	NoCover Cover = iota
	Black
	White
)

// TalkKey is one thing a presenter does, by key, clicker or button.
type TalkKey uint8

// The keys of a talk. Digit0 to Digit9 follow each other.
const (
	TalkNext TalkKey = iota
	TalkPrevious
	TalkFirst
	TalkLast
	TalkEnter // goes to the number typed, else to the next
	TalkBlack
	TalkWhite
	TalkOverview
	TalkAuto
	TalkPause
	TalkDesk
	TalkHelp
	TalkFree
	TalkLeave
	TalkUp // in the overview: a row up, else previous
	TalkDown
	Digit0
	Digit9 = Digit0 + 9
)

// OverviewColumns is the number of slides in a row of the overview.
const OverviewColumns = 5

// maxNumber is the greatest number that can be typed.
const maxNumber = 9999

// Press returns the talk after a key and the step to be shown, from 0, of which there are steps. Every key is safe at
// every moment; only TalkLeave ends the talk, and it always does.
func (t Talk) Press(key TalkKey, step, steps int) (Talk, int) {
	if key == TalkLeave {
		return Talk{Free: t.Free, Paused: t.Paused}, step
	}
	if key >= Digit0 && key <= Digit9 {
		if n := t.Number*10 + int(key-Digit0); n <= maxNumber {
			t.Number = n
		}
		return t, step
	}
	number := t.Number
	t.Number = 0
	last := max(steps-1, 0)
	if t.Help { // the list of keys goes away with any of them
		t.Help = false
		return t, step
	}
	if t.Overview {
		return t.inOverview(key, number, step, last)
	}
	switch key {
	case TalkNext, TalkDown, TalkPrevious, TalkUp, TalkEnter:
		if t.Cover != NoCover && number == 0 {
			t.Cover = NoCover // the first press only brings the slide back
			return t, step
		}
		t.Cover = NoCover
		switch {
		case key == TalkEnter && number > 0:
			step = number - 1
		case key == TalkPrevious || key == TalkUp:
			step--
			t.Auto = false
		default:
			step++
		}
	case TalkFirst:
		step, t.Cover = 0, NoCover
	case TalkLast:
		step, t.Cover = last, NoCover
	case TalkBlack:
		t.Cover = toggled(t.Cover, Black)
	case TalkWhite:
		t.Cover = toggled(t.Cover, White)
	case TalkOverview:
		t.Overview, t.Cursor, t.Cover, t.Auto = true, step, NoCover, false
	case TalkAuto:
		t.Auto, t.Cover = !t.Auto, NoCover
	case TalkPause:
		t.Paused = !t.Paused
	case TalkDesk:
		t.Desk = !t.Desk
	case TalkHelp:
		t.Help = true
	}
	return t, min(max(step, 0), last)
}

// inOverview moves the choice about the grid and takes it.
func (t Talk) inOverview(key TalkKey, number, step, last int) (Talk, int) {
	switch key {
	case TalkNext:
		t.Cursor++
	case TalkPrevious:
		t.Cursor--
	case TalkDown:
		if t.Cursor+OverviewColumns <= last {
			t.Cursor += OverviewColumns
		}
	case TalkUp:
		if t.Cursor >= OverviewColumns {
			t.Cursor -= OverviewColumns
		}
	case TalkFirst:
		t.Cursor = 0
	case TalkLast:
		t.Cursor = last
	case TalkEnter:
		if number > 0 {
			t.Cursor = number - 1
		}
		t.Overview = false
		step = t.Cursor
	case TalkOverview:
		t.Overview = false
	case TalkBlack, TalkWhite:
		t.Overview = false
		t.Cover = toggled(NoCover, map[TalkKey]Cover{TalkBlack: Black, TalkWhite: White}[key])
	case TalkPause:
		t.Paused = !t.Paused
	case TalkDesk:
		t.Desk = !t.Desk
	case TalkHelp:
		t.Help = true
	}
	t.Cursor = min(max(t.Cursor, 0), last)
	return t, min(max(step, 0), last)
}

func toggled(now, asked Cover) Cover {
	if now == asked {
		return NoCover
	}
	return asked
}
