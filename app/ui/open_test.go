package ui

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"thawline/app/view"
	"thawline/dataset"
)

// writeStory makes a small story folder.
func writeStory(t *testing.T, events string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"story.toml":  "id = \"small\"\ntitle = \"A small story\"\nlanguages = [\"en\"]\nspan = \"2020-01-01/2020-12-31\"\n",
		"places.csv":  "id,name,kind,country,lon,lat,note\nhere,Here,town,PL,20,52,\n",
		"sources.csv": "id,title,publisher,date,url,lang,kind\ns,Title,Paper,2020-05-01,https://example.org,en,news\n",
		"events.csv":  events,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const (
	eventsHeader = "id,date,title,summary,place_id,category,actors,in_article,route_ids,source_ids,confidence,note\n"
	goodEvents   = eventsHeader + "one,2020-05-01,First thing,It happened.,here,politics,Someone,,,s,high,\n"
	badEvents    = eventsHeader + "one,2020-02-31,First thing,It happened.,nowhere,politics,,,,s,high,\n"
)

func TestOpensAnotherStoryAndComesBack(t *testing.T) {
	b := open(t, nil)
	b.press(fyne.KeyRight)
	left := b.event()
	dir := writeStory(t, goodEvents)
	b.dropped([]fyne.URI{storage.NewFileURI(dir)})
	b.until("the small story", func() bool { return b.store.Story().ID == "small" })
	if !strings.Contains(b.window.Title(), "A small story") || b.toolbar.story.Text != "A small story" {
		t.Errorf("title %q, toolbar %q", b.window.Title(), b.toolbar.story.Text)
	}
	if l := b.last(); l.Steps != 1 || l.Message != "" {
		t.Errorf("trace %+v", l)
	}
	if got := b.prefs.recent(); len(got) != 1 || got[0] != dir {
		t.Errorf("recent stories %v", got)
	}
	b.open("")
	b.until("the built-in story", func() bool { return b.store.Story().ID != "small" })
	if b.event() != left {
		t.Errorf("comes back to %q, left at %q", b.event(), left)
	}
}

func TestAStoryThatDoesNotValidateLeavesTheOldOne(t *testing.T) {
	b := open(t, nil)
	before := b.store.View()
	b.open(writeStory(t, badEvents))
	b.until("a message", func() bool { return b.banner.failure && b.banner.text != "" })
	if !strings.Contains(b.banner.text, "events.csv:2:") {
		t.Errorf("the message has no position: %q", b.banner.text)
	}
	if b.store.View() != before || b.store.Story().ID == "small" {
		t.Error("the old story did not stay")
	}
	if l := b.last(); l.Message == "" {
		t.Error("the trace has no message")
	}
	b.press(fyne.KeyEscape)
	if b.banner.text != "" || b.last().Message != "" {
		t.Error("Escape does not dismiss the message")
	}
}

func TestAPanicWhileOpeningIsAMessage(t *testing.T) {
	b := open(t, func(o *Options) {
		o.Open = func(context.Context, string, func(float64)) (*dataset.Story, error) { panic("out of paper") }
	})
	b.open("x")
	b.until("a message", func() bool { return strings.Contains(b.banner.text, "out of paper") })
}

func TestOpeningTellsHowFarItIsAndCanBeCancelled(t *testing.T) {
	var b *bench
	shares := []float64{}
	b = open(t, func(o *Options) {
		o.Open = func(ctx context.Context, _ string, progress func(float64)) (*dataset.Story, error) {
			for share := .1; share < 1; share += .1 {
				progress(share)
				shares = append(shares, b.banner.done)
				if share > .35 {
					b.banner.action.OnTap() // Cancel
				}
				if ctx.Err() != nil {
					return nil, ctx.Err()
				}
			}
			return nil, errors.New("not cancelled")
		}
	})
	story := b.store.Story()
	b.open("long")
	b.until("the end", func() bool { return b.banner.text == "" })
	if len(shares) != 4 || shares[0] != .1 || shares[3] < .39 {
		t.Errorf("the bar stood at %v", shares)
	}
	if b.store.Story() != story {
		t.Error("another story is shown")
	}
}

func TestAStoryForLaterIsOpenedWhenTheWindowIsShown(t *testing.T) {
	dir := writeStory(t, "id,date,title\ne1,2021-05-05,First\ne2,2022-05-05,Second\n")
	b := open(t, func(o *Options) { o.Start = Start{Later: dir, Event: "e2"} })
	b.until("the story", func() bool { return b.store.Story().ID == "small" })
	if l := b.last(); l.Event != "e2" || l.At != "2022-05-05" {
		t.Errorf("opens at %s with %q", l.At, l.Event)
	}
}

func TestManyProblemsAreShownInFewLines(t *testing.T) {
	b := open(t, nil)
	var problems dataset.Problems
	for range 40 {
		problems = append(problems, dataset.Problem{File: "events.csv", Line: 2, Column: 1, Reason: "is wrong"})
	}
	if got := b.brief(problems); strings.Count(got, "\n") != 3 || !strings.Contains(got, "37") {
		t.Errorf("brief = %q", got)
	}
}

func TestFilterPanel(t *testing.T) {
	b := open(t, nil)
	b.openFilter()
	for _, c := range []struct{ filter, term, want string }{
		{"", "-category:war", "-category:war"},
		{"-category:war", "-category:war", ""},
		{"coale -category:war from:2025", "-category:war", "coale from:2025"},
		{"coale", "-category:war", "coale -category:war"},
	} {
		if got := toggleTerm(c.filter, c.term); got != c.want {
			t.Errorf("toggleTerm(%q, %q) = %q, want %q", c.filter, c.term, got, c.want)
		}
	}
	b.store.Do(view.SetFilter{Filter: "category:prisoners"})
	if got := b.filterNote(); !strings.HasSuffix(got, "kept") {
		t.Errorf("note %q", got)
	}
	if !b.toolbar.filter.On {
		t.Error("the toolbar does not show that a filter is set")
	}
	b.press(fyne.KeyEscape)
	b.press(fyne.KeyRight)
	if got := b.store.Story().Events[b.store.Story().EventIndex(b.event())].Category; got != "prisoners" {
		t.Errorf("the next event is of %q", got)
	}
	b.store.Do(view.SetFilter{Filter: "nonsense:x"})
	if _, err := b.store.Story().Filter("nonsense:x"); err == nil || b.filterNote() != err.Error() {
		t.Errorf("a wrong filter is noted as %q", b.filterNote())
	}
}

func TestRemembersPlaceAndLayout(t *testing.T) {
	b := open(t, nil)
	b.store.Do(view.Select{ID: "event:e-2022-02-24-invasion"})
	b.store.Do(view.SetCamera{Camera: view.Camera{Frame: "world", Lon: 30, Lat: 50, Zoom: 2}})
	b.shell.dragDetails(-50)
	b.shell.dragTimeline(-30)
	prefs := b.prefs
	prefs.keepView(b.store.Story(), b.store.View())
	prefs.keepLayout(b.shell)
	prefs.keepSize(fyne.NewSize(1300, 700))

	v, err := prefs.start(b.store.Story(), Start{})
	if err != nil || v.Event != "e-2022-02-24-invasion" || v.Camera != b.store.View().Camera {
		t.Errorf("starts at %+v, %v", v, err)
	}
	var again shell
	prefs.layout(&again)
	if again.detailsW != b.shell.detailsW || again.timelineH != b.shell.timelineH || again.detailsW == 0 {
		t.Errorf("layout %v, %v; want %v, %v", again.detailsW, again.timelineH, b.shell.detailsW, b.shell.timelineH)
	}
	if got := prefs.size(fyne.Size{}); got != fyne.NewSize(1300, 700) {
		t.Errorf("size %v", got)
	}
	prefs.keepSize(fyne.NewSize(3, 3))
	if got := prefs.size(fyne.Size{}); got != fyne.NewSize(1440, 900) {
		t.Errorf("an absurd size is remembered: %v", got)
	}
}

func TestLayoutKeepsEveryPanelInTheWindow(t *testing.T) {
	b := open(t, nil)
	for _, size := range []fyne.Size{{Width: 1024, Height: 640}, {Width: 1280, Height: 720}, {Width: 1440, Height: 900}, {Width: 1920, Height: 1080}, {Width: 3840, Height: 2160}} {
		for _, drag := range []float32{0, 900, -900} {
			l := &shell{
				toolbar: b.shell.toolbar, banner: b.shell.banner, world: b.shell.world, zoom: b.shell.zoom, details: b.shell.details,
				timeline: b.shell.timeline, status: b.shell.status, upright: b.shell.upright, level: b.shell.level,
				detailsW: detailsWidth, timelineH: timelineHeight,
			}
			l.Layout(nil, size)
			l.dragDetails(drag)
			l.dragTimeline(drag)
			for name, o := range map[string]fyne.CanvasObject{"map": l.world, "details": l.details, "timeline": l.timeline, "status": l.status} {
				p, s := o.Position(), o.Size()
				if p.X < 0 || p.Y < 0 || p.X+s.Width > size.Width+.5 || p.Y+s.Height > size.Height+.5 || s.Width < 100 || s.Height < 20 {
					t.Errorf("%v dragged %v: %s at %v of %v", size, drag, name, p, s)
				}
			}
			if s := l.world.Size(); s.Width < leastMapWidth-1 || s.Height < leastMapHeight-1 {
				t.Errorf("%v dragged %v: the map is only %v", size, drag, s)
			}
		}
	}
	l := b.shell
	l.detailsW, l.timelineH = detailsWidth, timelineHeight
	if w, h := l.widths(fyne.NewSize(1440, 900)); w != detailsWidth || h != timelineHeight {
		t.Errorf("at 1440 by 900: %v, %v; want the design's", w, h)
	}
}

func TestToolbarFitsASmallWindow(t *testing.T) {
	b := open(t, nil)
	b.window.Resize(fyne.NewSize(1024, 640))
	last := float32(0)
	for _, o := range []fyne.CanvasObject{b.toolbar.story, b.toolbar.search, b.toolbar.filter, b.toolbar.layers, b.toolbar.compare, b.toolbar.charts, b.toolbar.export, b.toolbar.theme, b.toolbar.present} {
		if x := o.Position().X; x < last {
			t.Errorf("%T at %v lies over its neighbour, which ends at %v", o, x, last)
		}
		last = o.Position().X + o.Size().Width
	}
	if last > 1024 {
		t.Errorf("the toolbar ends at %v", last)
	}
	if w := b.toolbar.search.Size().Width; w < 120 {
		t.Errorf("the search field is %v wide", w)
	}
}

func TestTraceKeysAreStable(t *testing.T) {
	b := open(t, nil)
	var keys map[string]any
	line, _, _ := strings.Cut(b.trace.String(), "\n")
	if err := json.Unmarshal([]byte(line), &keys); err != nil {
		t.Fatal(err)
	}
	want := []string{"t", "mode", "at", "event", "step", "steps", "black", "playing", "zoom", "center", "lang", "theme", "windows", "message", "frame", "compare", "follow"}
	for _, key := range want {
		if _, ok := keys[key]; !ok {
			t.Errorf("no key %q in %s", key, line)
		}
	}
	before := b.trace.Len()
	b.store.Do(view.Hover{ID: "event:x"})
	if b.trace.Len() != before {
		t.Error("hovering writes a line: it changes nothing that the trace tells")
	}
}

func TestEveryMessageOfTheWindowExists(t *testing.T) {
	b := open(t, nil)
	for _, column := range keyColumns() {
		for _, group := range column {
			if !b.words.Has("window." + group.heading) {
				t.Errorf("no message for the heading %s", group.heading)
			}
			for _, row := range group.rows {
				if !b.words.Has("window." + row[1]) {
					t.Errorf("no message for %v", row)
				}
			}
		}
	}
	for _, c := range b.store.Story().Categories() {
		if !b.words.Has("window.category." + c) {
			t.Errorf("no name for category %q", c)
		}
	}
}

func TestGuardedTurnsAPanicIntoAnError(t *testing.T) {
	if err := guarded(func() error { panic("gone") }); err == nil || err.Error() != "gone" {
		t.Errorf("guarded = %v", err)
	}
	want := errors.New("plain")
	if err := guarded(func() error { return want }); !errors.Is(err, want) {
		t.Errorf("guarded = %v", err)
	}
}

func TestSeveralEventsAtAPlaceOpenAMenu(t *testing.T) {
	b := open(t, nil)
	b.world.world.Pick("events:minsk", fyne.NewPos(300, 300))
	if !b.overlays.top() {
		t.Fatal("no menu")
	}
	b.press(fyne.KeyDown, fyne.KeyReturn)
	if i := b.store.Story().EventIndex(b.event()); i < 0 || b.store.Story().Places[b.store.Story().Events[i].Place].ID != "minsk" {
		t.Errorf("chose %q", b.event())
	}
}

func TestMemoryIsReplacedWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "window.json")
	m := newMemory(path)
	m.Set("a", "text", "b", 2.5, "c", []string{"x", "y"})
	again := newMemory(path)
	if again.String("a") != "text" || again.Float("b") != 2.5 || strings.Join(again.StringList("c"), " ") != "x y" || again.String("b") != "" {
		t.Errorf("read back %v", again.values)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".window-*")); len(left) != 0 {
		t.Errorf("left behind %v", left)
	}
	if err := os.WriteFile(path, []byte("{\"a\": "), 0o600); err != nil {
		t.Fatal(err)
	}
	if broken := newMemory(path); broken.String("a") != "" || broken.StringList("c") != nil {
		t.Error("a damaged file is not forgotten")
	}
	nowhere := newMemory(filepath.Join(path, "below", "a", "file.json"))
	nowhere.Set("a", "b") // cannot be written, and does not fail
	if nowhere.String("a") != "b" {
		t.Error("not kept for the time being")
	}
}
