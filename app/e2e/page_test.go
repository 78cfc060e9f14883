//go:build formats

package e2e

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// current is what shows on the page: the step, the picture in sight, what is read out and what the address says.
const current = `(function () {
	var now = document.querySelector(".step.now"), seen = [].filter.call(document.querySelectorAll("figure"), function (f) { return getComputedStyle(f).opacity === "1" && f.classList.contains("now"); });
	return now.id + " " + seen.map(function (f) { return f.id; }).join() + " " + location.hash;
})()`

// showing is what current says when step n shows.
func showing(n int) string { return fmt.Sprintf("step-%d figure-%d #step-%[1]d", n, n) }

func TestFormatsOfThePage(t *testing.T) {
	l := newLab(t)
	path := l.export("story.html", "page")
	if info, err := os.Stat(path); err != nil || info.Size() >= 5_000_000 {
		t.Errorf("the page: %v, %d bytes", err, info.Size())
	}
	b := newBrowser(t)
	expect := func(why string, n int) {
		t.Helper()
		if got := b.ask(current); got != showing(n) {
			t.Errorf("%s: shows %v, want %s", why, got, showing(n))
		}
	}
	quiet := func(why string) {
		t.Helper()
		for _, fault := range b.faults {
			t.Errorf("%s: %s", why, fault)
		}
	}
	for _, size := range [][2]int{{1920, 1080}, {1280, 720}, {390, 844}, {360, 640}} {
		b.open("file://"+path, size[0], size[1], nil)
		steps := int(b.ask(`document.querySelectorAll(".step").length`).(float64))
		where := func(what string) string { return fmt.Sprintf("%dx%d: %s", size[0], size[1], what) }
		if wide := b.ask(`document.documentElement.scrollWidth - innerWidth`).(float64); wide > 0 {
			t.Errorf("%s by %v", where("the page is too wide"), wide)
		}
		b.press("ArrowRight")
		expect(where("the first key"), 1)
		b.press("ArrowRight", "PageDown", " ", "ArrowDown")
		expect(where("four keys on"), 5)
		b.press("ArrowLeft", "PageUp")
		expect(where("two keys back"), 3)
		b.press("End")
		expect(where("End"), steps)
		b.press("ArrowRight")
		expect(where("no further"), steps)
		b.press("Home")
		expect(where("Home"), 1)
		b.press("1", "2", "Enter")
		expect(where("12 and Enter"), 12)
		b.ask(`document.getElementById("next").click()`)
		expect(where("the button"), 13)
		b.ask(`document.querySelector(".lanes a[data-step='8']").click()`)
		expect(where("a mark on the timeline"), 8)
		if said := fmt.Sprint(b.ask(`document.getElementById("told").textContent`)); !strings.Contains(said, "8") || !strings.Contains(said, fmt.Sprint(b.ask(`document.querySelector("#step-8 h3").textContent`))) {
			t.Errorf("%s %q", where("read out"), said)
		}
		// What is read lies free: below the map on a telephone, beside it else.
		if free := b.ask(`(function () { var h = document.querySelector("#step-8 h3").getBoundingClientRect(); return document.elementFromPoint(h.left + 4, h.top + 4).closest("#step-8") !== null; })()`); free != true {
			t.Error(where("the headline is covered"))
		}
		quiet(where("keys"))
		b.open("file://"+path+"#step-7", size[0], size[1], nil)
		expect(where("a link to a step"), 7)
		quiet(where("a link"))
	}
	b.open("file://"+path, 1280, 720, map[string]any{"scheme": "dark"})
	if light, dark := "rgb(250, 247, 240)", b.ask(`getComputedStyle(document.documentElement).backgroundColor`); dark == light {
		t.Errorf("a reader who likes the dark sees %v", dark)
	}
	quiet("dark")

	// With scripts off everything is there, one after the other.
	b.open("file://"+path, 1280, 720, map[string]any{"scripts": "off"})
	b.do("Emulation.setScriptExecutionDisabled", map[string]any{"value": false}) // for the questions
	hidden := b.ask(`[].filter.call(document.querySelectorAll(".step, .step h3, .step .text, .step figure svg.wide, .step .alt, .time a"), function (e) {
		var r = e.getBoundingClientRect(), s = getComputedStyle(e); return r.width < 1 || r.height < 1 || s.visibility !== "visible" || s.opacity === "0"; }).length`)
	if hidden != 0.0 {
		t.Errorf("with scripts off %v parts do not show", hidden)
	}
	if text := fmt.Sprint(b.ask(`document.documentElement.className`)); text != "" {
		t.Errorf("with scripts off the page takes itself for %q", text)
	}
	quiet("scripts off")

	// On paper.
	b.open("file://"+path, 1280, 720, nil)
	b.paper(l.path("paper.pdf"))
	if text := l.run("pdftotext", l.path("paper.pdf"), "-"); !strings.Contains(text, "https://") {
		t.Error("the printed page names no address")
	}
	quiet("printing")
	if out := os.Getenv("PAGE_SHOTS"); out != "" {
		shots(b, path, out)
	}
}

// shots writes what the page looks like, for people to look at.
func shots(b *browser, path, folder string) {
	for _, s := range []struct {
		name          string
		width, height int
		settings      map[string]any
	}{
		{"large", 1920, 1080, nil},
		{"middle-dark", 1280, 720, map[string]any{"scheme": "dark"}},
		{"telephone", 390, 844, nil},
		{"telephone-dark", 390, 844, map[string]any{"scheme": "dark"}},
		{"no-scripts", 1280, 720, map[string]any{"scripts": "off"}},
		{"telephone-no-scripts", 390, 844, map[string]any{"scripts": "off"}},
	} {
		for _, step := range []int{0, 5, 8, 11, 15, 23, 24} {
			hash := ""
			if step > 0 {
				hash = fmt.Sprintf("#step-%d", step)
			}
			b.open("file://"+path+hash, s.width, s.height, s.settings)
			b.shot(fmt.Sprintf("%s/%s-%02d.png", folder, s.name, step), false)
		}
	}
}
