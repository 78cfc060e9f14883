//go:build e2e

package e2e

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// ordering opens the export dialog and chooses by keyboard; what comes too early on a slow machine is done again.
func (d *desk) ordering(choose func()) {
	d.t.Helper()
	d.keys("Escape", "ctrl+e")
	time.Sleep(900 * time.Millisecond) // the first picture of a software renderer
	choose()
	time.Sleep(200 * time.Millisecond)
}

// save orders a picture and waits until it is saved.
func (d *desk) save(what string, choose func()) line {
	d.t.Helper()
	return d.repeat(what, func() {
		if l, _ := d.last(); strings.HasPrefix(l.Message, "Sav") { // it only took longer than thought
			return
		}
		d.ordering(choose)
		d.keys("Return", "Return") // the second replaces what is there, should it be
	}, func(l line) bool { return strings.HasPrefix(l.Message, "Saved ") })
}

// write types over what stands in the field with the focus.
func (d *desk) write(text string) {
	d.t.Helper()
	d.keys("ctrl+a")
	d.do("type", text)
}

func TestE2EExport(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--at", "2022-02-01", "--size", "1280x720", "--theme", "light")
	d.until("opens", func(l line) bool { return l.At == "2022-02-01" })

	// A map of a size of one's own.
	saved := d.save("a map of one's own size is saved", func() {
		d.keys("Home", "Right", "Tab", "End", "Tab")
		d.write("321")
		d.keys("Tab")
		d.write("234")
		d.keys("Tab")
		d.write("2")
	})
	path := strings.TrimPrefix(saved.Message, "Saved ")
	if !strings.HasSuffix(path, "-2022-02-01-map.png") {
		t.Errorf("saved as %q", path)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	config, err := png.DecodeConfig(file)
	file.Close()
	if err != nil || config.Width != 642 || config.Height != 468 {
		t.Errorf("%v, %d x %d pixels, want 642 x 468", err, config.Width, config.Height)
	}

	// All slides in 4K, cancelled: nothing of it is left.
	folder := filepath.Dir(path)
	before := names(t, folder)
	d.repeat("saving begins", func() {
		d.ordering(func() { d.keys("End", "Left", "Left", "Tab", "Home", "Right") })
		d.keys("Return")
	}, func(l line) bool { return strings.HasPrefix(l.Message, "Saving ") })
	d.keys("Escape")
	d.until("Escape cancels", func(l line) bool { return strings.HasPrefix(l.Message, "Cancelled") })
	if after := names(t, folder); after != before {
		t.Errorf("cancelled, the folder has %s, before %s", after, before)
	}

	// And in full, small.
	saved = d.save("all slides are saved", func() {
		d.keys("End", "Left", "Left", "Tab", "Home", "Right", "Right", "Right", "Right", "Right")
	})
	list := names(t, strings.TrimPrefix(saved.Message, "Saved "))
	if strings.Count(list, ".png") != 24 || strings.Count(list, ".pdf") != 1 || strings.Count(list, "index.csv") != 1 {
		t.Errorf("the deck has %s", list)
	}
	d.close()
}

// names are the names in a folder, hidden ones too.
func names(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func TestE2ECopiesAPicture(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--at", "2022-02-01", "--size", "1280x720")
	d.until("opens", func(l line) bool { return l.At == "2022-02-01" })
	for range 2 { // the second takes the clipboard over from the first
		d.repeat("the picture is copied", func() { d.keys("Escape", "ctrl+shift+c") }, func(l line) bool { return strings.HasPrefix(l.Message, "The picture is in the clipboard") })
		x := newClient(t, d.display)
		picture := x.clipboard("image/png")
		x.conn.Close()
		config, err := png.DecodeConfig(bytes.NewReader(picture))
		if err != nil || config.Width != 1920 || config.Height != 1080 {
			t.Errorf("the clipboard has %d bytes: %v, %d x %d", len(picture), err, config.Width, config.Height)
		}
		if !bytes.HasSuffix(picture, []byte("IEND\xaeB`\x82")) {
			t.Error("the picture is not whole")
		}
	}
	d.repeat("its text is copied", func() { d.keys("Escape", "ctrl+shift+a") }, func(l line) bool { return strings.HasPrefix(l.Message, "The text is in the clipboard") })
	x := newClient(t, d.display)
	if text := string(x.clipboard("UTF8_STRING")); !strings.HasPrefix(text, "Slide") {
		t.Errorf("the clipboard has %q", text)
	}
	x.conn.Close()
	d.close()
}

// A picture dropped on the window brings its view back.
func TestE2EAPictureIsABookmark(t *testing.T) {
	d := newDesk(t, 1280, 720)
	d.open(binary(t), "--event", "e-2022-02-01-transit-stop", "--size", "1280x720", "--theme", "dark")
	first := d.until("opens", func(l line) bool { return l.Event == "e-2022-02-01-transit-stop" })
	saved := d.save("the slide is saved", func() { d.keys("Home") })
	path := strings.TrimPrefix(saved.Message, "Saved ")
	d.keys("Escape", "End")
	d.until("goes elsewhere", func(l line) bool { return l.At == "2025-12-31" })
	x := newClient(t, d.display)
	defer x.conn.Close()
	x.drop(d.window(), path)
	d.until("the picture's view is back", func(l line) bool {
		return l.At == "2022-02-01" && l.Event == first.Event && l.Theme == "dark" && l.Message == ""
	})

	// A picture that remembers nothing gives one line and changes nothing.
	plain := filepath.Join(t.TempDir(), "plain.png")
	bare, err := os.ReadFile("../../assets/icon.png")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(plain, bare, 0o600); err != nil {
		t.Fatal(err)
	}
	x.drop(d.window(), plain)
	told := d.until("one line is said", func(l line) bool { return strings.HasPrefix(l.Message, "plain.png ") })
	if told.At != "2022-02-01" || told.Event != first.Event || strings.Contains(told.Message, "\n") {
		t.Errorf("after a plain picture: %+v", told)
	}
	d.close()
}
