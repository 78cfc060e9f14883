package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"thawline/app/export"
	"thawline/app/palette"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/assets"
	"thawline/dataset"
)

// bookmarkOf writes a picture of the second event of a story of two.
func bookmarkOf(t *testing.T) (story, picture string) {
	t.Helper()
	kit, err := parts()
	if err != nil {
		t.Fatal(err)
	}
	story = writeStory(t, "id,date,title\ne1,2020-05-05,First\ne2,2020-08-05,Second\n")
	s, err := dataset.Open(story)
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := words.Load(assets.Words(), "en")
	if err != nil {
		t.Fatal(err)
	}
	picture = filepath.Join(t.TempDir(), "second.png")
	v := view.Reduce(s, view.New(s), view.Select{ID: "event:e2"})
	err = export.Write(context.Background(), kit, export.Request{
		Kind: "card", Story: s, View: v, Palette: palette.Dark(), Words: catalogue, Size: export.Size{W: 400, H: 300, Scale: 1},
	}, picture)
	if err != nil {
		t.Fatal(err)
	}
	return story, picture
}

func TestAPictureOfAStoryThatIsNotKnown(t *testing.T) {
	story, picture := bookmarkOf(t)
	b := open(t, nil)
	before := b.store.View()
	b.dropped([]fyne.URI{storage.NewFileURI(picture)})
	b.until("one line", func() bool { return b.banner.text != "" })
	if want := "second.png shows the story “A small story”"; !strings.HasPrefix(b.banner.text, want) || strings.Contains(b.banner.text, "\n") {
		t.Errorf("says %q, want %q", b.banner.text, want)
	}
	if b.store.View() != before {
		t.Error("the view has changed")
	}
	if b.banner.action.Text != b.Window.t("menu.folder") || !b.banner.action.Visible() {
		t.Fatalf("the button says %q", b.banner.action.Text)
	}
	b.banner.action.OnTap()
	if !b.overlays.top() {
		t.Error("the button does not ask for the folder")
	}
	b.overlays.close()
	b.open(story) // as the chooser does
	b.until("the story", func() bool { return b.store.Story().ID == "small" })
	if v := b.store.View(); v.Event != "e2" || v.Theme != view.Dark {
		t.Errorf("shows %q in theme %d", v.Event, v.Theme)
	}
}

func TestAPictureOfAStoryThatWasOpenBefore(t *testing.T) {
	story, picture := bookmarkOf(t)
	b := open(t, func(o *Options) { o.Memory = filepath.Join(t.TempDir(), "window.json") })
	b.open(story)
	b.until("the small story", func() bool { return b.store.Story().ID == "small" })
	b.open("")
	b.until("the built-in story", func() bool { return b.store.Story().ID != "small" })
	b.dropped([]fyne.URI{storage.NewFileURI(picture)})
	b.until("the picture's story", func() bool { return b.store.Story().ID == "small" })
	if b.event() != "e2" || b.banner.text != "" || b.path != story {
		t.Errorf("shows %q of %q, says %q", b.event(), b.path, b.banner.text)
	}
	if got := KnownStory(b.options.Memory, "small"); got != story {
		t.Errorf("KnownStory = %q, want %q", got, story)
	}

	// The story has gone since: it is asked for.
	b.open("")
	b.until("the built-in story", func() bool { return b.store.Story().ID != "small" })
	if err := os.Rename(story, story+"-away"); err != nil {
		t.Fatal(err)
	}
	b.dropped([]fyne.URI{storage.NewFileURI(picture)})
	b.until("one line", func() bool { return strings.Contains(b.banner.text, "A small story") })
	if b.store.Story().ID == "small" || !b.banner.action.Visible() {
		t.Error("the story is not asked for")
	}
}

func TestAPictureThatRemembersNothing(t *testing.T) {
	b := open(t, nil)
	plain := filepath.Join(t.TempDir(), "plain.png")
	if err := os.WriteFile(plain, assets.Icon(), 0o600); err != nil {
		t.Fatal(err)
	}
	before := b.store.View()
	b.dropped([]fyne.URI{storage.NewFileURI(plain)})
	b.until("one line", func() bool {
		return b.banner.failure && strings.HasPrefix(b.banner.text, "plain.png does not come from Thawline")
	})
	if b.store.View() != before || b.banner.action.Visible() {
		t.Error("it changes something")
	}
}
