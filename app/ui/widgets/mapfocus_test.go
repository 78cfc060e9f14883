package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"thawline/app/scene"
)

// The keyboard finds every route and border along its line, not in the middle of a box about it.
func TestLinesAreMarkedWhereTheyRun(t *testing.T) {
	_, m, _ := newMap(t)
	over := m.Overlay()
	lines := 0
	for _, id := range m.marks() {
		at, ok := markPlace(over, id, scene.Rect{})
		if !ok {
			t.Errorf("%s has no place", id)
			continue
		}
		line := lineOf(over, id, scene.Rect{})
		if kind, _, _ := strings.Cut(id, ":"); line == nil || kind != "route" && kind != "border" {
			if line != nil {
				t.Errorf("%s is a sign and marked as a line", id)
			}
			continue
		}
		lines++
		if got, ok := over.Pick(at.X, at.Y, 8); !ok || !strings.Contains("route border place event events crossing", strings.Split(got, ":")[0]) {
			t.Errorf("nothing lies half way along %s, at %v: %q", id, at, got)
		}
		rings := 0
		for _, item := range focusMark(over, id, scene.Rect{}, m.env.Palette()) {
			b := item.(*scene.Shape).Bounds()
			if b.W() > 30 || b.H() > 30 {
				t.Errorf("%s: the mark is %v by %v", id, b.W(), b.H())
			}
			rings++
		}
		if rings != 4 {
			t.Errorf("%s: %d circles, want two rings with their halos", id, rings)
		}
	}
	if lines < 3 {
		t.Errorf("%d lines among the marks, want all routes", lines)
	}
}

func TestHalfWay(t *testing.T) {
	line := []scene.Point{{X: 0, Y: 0}, {X: 10, Y: 0}, {X: 10, Y: 30}}
	if got := halfWay(line); got != (scene.Point{X: 10, Y: 10}) {
		t.Errorf("halfWay = %v, want 10,10", got)
	}
	if got := (&scene.Path{Points: line}).Len(); got != 1 {
		t.Fatal(got)
	}
}

// Tab goes in among the marks, Escape comes out again and leaves the map the focus.
func TestEscapeComesOutOfTheMarks(t *testing.T) {
	_, m, _ := newMap(t)
	m.FocusGained()
	press(m, fyne.KeyTab, fyne.KeyRight)
	if !m.inside || m.at == "" || m.store.View().Hover != m.at {
		t.Fatalf("Tab goes to %q, hover %q", m.at, m.store.View().Hover)
	}
	press(m, fyne.KeyEscape)
	if m.inside || !m.focused {
		t.Errorf("after Escape: among the marks %v, focused %v", m.inside, m.focused)
	}
	if m.store.View().Hover != "" {
		t.Errorf("after Escape %q is still lit", m.store.View().Hover)
	}
}
