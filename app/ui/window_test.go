package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"thawline/app/view"
)

func TestOpensWhereItIsAskedTo(t *testing.T) {
	b := open(t, nil)
	l := b.last()
	if l.At != "2022-02-01" || l.Event != "e-2022-02-01-transit-stop" || l.Step != 16 || l.Steps != 92 || l.Mode != "explore" || l.Theme != "light" || l.Zoom != 1 {
		t.Errorf("the trace begins with %+v", l)
	}
	if f := b.canvas.Focused(); f != b.timeline.timeline {
		t.Errorf("%T has the focus first, want the timeline", f)
	}
	if got := b.details.title.Text; got != "Event 16 of 92" {
		t.Errorf("the details say %q", got)
	}
	if b.details.previous.Text != "12 Jan" || b.details.next.Text != "2 Feb" {
		t.Errorf("the steps are %q and %q, want 12 Jan and 2 Feb", b.details.previous.Text, b.details.next.Text)
	}
}

func TestUnknownStartsAreRefused(t *testing.T) {
	kit, err := parts()
	if err != nil {
		t.Fatal(err)
	}
	good := open(t, nil).options
	good.Kit = kit
	for name, change := range map[string]func(*Start){
		"event": func(s *Start) { s.Event = "none" },
		"theme": func(s *Start) { s.Theme = "sepia" },
		"lang":  func(s *Start) { s.Lang = "tlh" },
	} {
		o := good
		o.Start = Start{}
		change(&o.Start)
		if _, err := New(test.NewTempApp(t), o); err == nil {
			t.Errorf("an unknown %s opens a window", name)
		}
	}
}

func TestKeysOfTheTimeline(t *testing.T) {
	b := open(t, nil)
	for _, c := range []struct {
		key fyne.KeyName
		at  string
	}{
		{fyne.KeyRight, "2022-02-02"},
		{fyne.KeyLeft, "2022-02-01"},
		{fyne.KeyPageDown, "2023-02-01"},
		{fyne.KeyPageUp, "2022-02-01"},
		{fyne.KeyEnd, "2025-12-31"},
		{fyne.KeyHome, "2021-01-01"},
		{fyne.KeyLeft, "2020-08-09"},
	} {
		b.press(c.key)
		if got := b.last().At; got != c.at {
			t.Errorf("%s: at %s, want %s", c.key, got, c.at)
		}
	}
}

func TestKeysReachTheWindowFromEveryPanel(t *testing.T) {
	b := open(t, nil)
	for name, f := range map[string]fyne.Focusable{
		"timeline": b.timeline.timeline, "map": b.world.world, "details": b.details.details, "a button": b.toolbar.theme, "nothing": nil,
	} {
		b.canvas.Focus(f)
		if f == nil {
			b.canvas.Unfocus()
		}
		b.sign("/")
		if b.canvas.Focused() != b.toolbar.search.Field {
			t.Errorf("/ from %s does not reach the search field", name)
		}
		b.press(fyne.KeyEscape)
		b.canvas.Focus(f)
		b.press(fyne.KeyF5)
		if !b.show.on {
			t.Errorf("F5 from %s does not present", name)
		}
		b.press(fyne.KeyEscape)
		if b.show.on {
			t.Fatalf("Escape does not leave the slides, entered from %s", name)
		}
	}
}

func TestSpacePlaysUnlessAButtonHasIt(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeySpace)
	if !b.store.View().Playing || b.playback.done == nil {
		t.Error("Space on the timeline does not play")
	}
	b.press(fyne.KeySpace)
	if b.store.View().Playing || b.playback.done != nil {
		t.Error("Space does not pause")
	}
	b.canvas.Focus(b.toolbar.theme)
	b.press(fyne.KeySpace)
	if v := b.store.View(); v.Playing || v.Theme != view.Dark {
		t.Errorf("Space on the theme's button: playing %v, theme %v", v.Playing, v.Theme)
	}
	if got := b.last().Theme; got != "dark" {
		t.Errorf("the trace has theme %q", got)
	}
}

func TestSearchListsAndChooses(t *testing.T) {
	b := open(t, nil)
	b.sign("/")
	b.toolbar.search.Field.SetText("klaip")
	if !b.details.listing || len(b.details.found) == 0 || len(b.details.found) == 92 {
		t.Fatalf("searching lists %d events", len(b.details.found))
	}
	for _, i := range b.details.found {
		e := b.store.Story().Events[i]
		if text := strings.ToLower(e.Title + e.Summary + e.Note + strings.Join(e.Actors, " ")); !strings.Contains(text, "klaip") && e.Place < 0 {
			t.Errorf("%s does not match", e.ID)
		}
	}
	b.press(fyne.KeyDown) // into the list
	if b.canvas.Focused() != b.details.list {
		t.Fatalf("Down leads to %T, want the list", b.canvas.Focused())
	}
	b.press(fyne.KeyDown, fyne.KeyReturn)
	want := b.store.Story().Events[b.details.found[1]].ID
	if b.event() != want || b.details.listing || b.toolbar.search.Field.Text != "" {
		t.Errorf("chose %q (list open %v, field %q), want %q", b.event(), b.details.listing, b.toolbar.search.Field.Text, want)
	}
}

func TestReturnChoosesTheFirstFound(t *testing.T) {
	b := open(t, nil)
	b.sign("/")
	b.toolbar.search.Field.SetText("category:prisoners")
	want := b.store.Story().Events[b.details.found[0]].ID
	b.press(fyne.KeyReturn)
	if b.event() != want || b.details.listing {
		t.Errorf("chose %q, want %q", b.event(), want)
	}
}

func TestEscapeClearsTheSearch(t *testing.T) {
	b := open(t, nil)
	b.sign("/")
	b.toolbar.search.Field.SetText("actor:nobody-at-all")
	b.press(fyne.KeyEscape)
	if b.details.listing || b.toolbar.search.Field.Text != "" || b.canvas.Focused() != b.timeline.timeline {
		t.Error("Escape leaves the search open")
	}
}

func TestTheCountOpensAllEvents(t *testing.T) {
	b := open(t, nil)
	test.Tap(b.details.title)
	if !b.details.listing || len(b.details.found) != 92 {
		t.Errorf("the list has %d events, want 92", len(b.details.found))
	}
	test.Tap(b.details.title)
	if b.details.listing {
		t.Error("the second tap does not close the list")
	}
}

func TestSelectionIsOneForMapTimelineAndList(t *testing.T) {
	b := open(t, nil)
	b.timeline.timeline.Pick("event:e-2022-02-24-invasion", fyne.Position{})
	if b.event() != "e-2022-02-24-invasion" || b.last().At != "2022-02-24" || !strings.HasPrefix(b.details.title.Text, "Event 22") {
		t.Errorf("after the timeline: %q, %+v, %q", b.event(), b.last(), b.details.title.Text)
	}
	b.world.world.Pick("event:e-2022-02-01-transit-stop", fyne.Position{})
	if b.last().At != "2022-02-01" || b.details.title.Text != "Event 16 of 92" {
		t.Errorf("after the map: %+v", b.last())
	}
}

func TestScrubbingNeverRedrawsTheBaseMap(t *testing.T) {
	b := open(t, nil)
	b.canvas.Capture()
	before := b.world.world.BaseDraws()
	if before == 0 {
		t.Fatal("the base map was never drawn")
	}
	for range 20 {
		b.press(fyne.KeyRight)
		b.canvas.Capture()
	}
	if after := b.world.world.BaseDraws(); after != before {
		t.Errorf("20 steps of the clock drew the base map %d times", after-before)
	}
	b.store.Do(view.SetTheme{Theme: view.Dark})
	b.canvas.Capture()
	if after := b.world.world.BaseDraws(); after != before+1 {
		t.Errorf("another palette drew the base map %d times, want once", after-before)
	}
}

func TestDialogsCloseWithEscape(t *testing.T) {
	b := open(t, nil)
	for name, do := range map[string]func(){
		"keys": b.keysDialog, "about": b.aboutDialog, "export": b.exportDialog, "filter": b.openFilter,
		"layers": func() { test.Tap(b.toolbar.layers) }, "story": b.storyMenu, "folder": b.chooseFolder, "zip": b.chooseZip,
	} {
		do()
		if !b.overlays.top() {
			t.Fatalf("%s does not open", name)
		}
		b.press(fyne.KeyEscape)
		if b.overlays.top() {
			t.Fatalf("Escape does not close %s", name)
		}
	}
}

func TestOneDialogAtATime(t *testing.T) {
	b := open(t, nil)
	b.sign("?")
	if !b.overlays.top() {
		t.Fatal("? does not show the keys")
	}
	before := b.store.View()
	b.press(fyne.KeyRight, fyne.KeySpace)
	if after := b.store.View(); after.At != before.At || after.Playing {
		t.Error("keys typed at a dialog reach the timeline")
	}
}

func TestArrowsStepFromThePanelsThatDoNotNeedThem(t *testing.T) {
	b := open(t, nil)
	for name, f := range map[string]fyne.Focusable{"details": b.details.details, "a button": b.toolbar.theme} {
		b.canvas.Focus(f)
		before := b.last().Step
		b.press(fyne.KeyRight)
		if got := b.last().Step; got != before+1 {
			t.Errorf("Right in %s: step %d, want %d", name, got, before+1)
		}
	}
	b.canvas.Focus(b.world.world)
	before := b.last()
	b.press(fyne.KeyRight)
	if got := b.last(); got.Step != before.Step || got.Center == before.Center {
		t.Errorf("Right on the map: %+v after %+v", got, before)
	}
}

func TestTabGoesFromTheToolbarToMapDetailsAndTimeline(t *testing.T) {
	b := open(t, nil)
	b.canvas.Unfocus()
	var order []string
	for range 40 {
		b.canvas.(interface{ FocusNext() }).FocusNext()
		name := ""
		switch b.canvas.Focused() {
		case b.toolbar.story:
			name = "toolbar"
		case b.toolbar.search.Field:
			name = "search"
		case b.toolbar.present:
			name = "present"
		case b.world.world:
			name = "map"
		case b.details.details:
			name = "details"
		case b.timeline.timeline:
			name = "timeline"
		}
		if name != "" {
			order = append(order, name)
		}
		if name == "timeline" {
			break
		}
	}
	if got, want := strings.Join(order, " "), "toolbar search present map details timeline"; got != want {
		t.Errorf("Tab goes %s, want %s", got, want)
	}
}

func TestAnEqualFocusDrawsNoRing(t *testing.T) {
	b := open(t, nil)
	plain := b.canvas.Capture()
	b.timeline.timeline.FocusLost() // the window goes to the back and returns
	b.timeline.timeline.FocusGained()
	again := b.canvas.Capture()
	for y := 660; y < 870; y += 3 {
		for x := 160; x < 1430; x += 3 {
			if plain.At(x, y) != again.At(x, y) {
				t.Fatalf("the timeline looks different at %d, %d when the window comes back", x, y)
			}
		}
	}
}
