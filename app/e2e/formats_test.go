//go:build formats

package e2e

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// lab is a folder with pictures from the program, and the programs that look at them.
type lab struct {
	t       *testing.T
	program string
	folder  string
}

// newLab opens a lab, with the program that the environment's THAWLINE names, else with one that it builds.
func newLab(t *testing.T) *lab {
	t.Helper()
	program := os.Getenv("THAWLINE")
	if program == "" {
		program = binary(t)
	}
	return &lab{t, program, t.TempDir()}
}

// path is a file in the lab's folder.
func (l *lab) path(name string) string { return filepath.Join(l.folder, name) }

// export writes a picture.
func (l *lab) export(name string, args ...string) string {
	l.t.Helper()
	path := l.path(name)
	l.run(l.program, append(append([]string{"export"}, args...), "-o", path)...)
	return path
}

// run runs a program and returns what it says; it must be content.
func (l *lab) run(program string, args ...string) string {
	l.t.Helper()
	out, err := exec.Command(program, args...).CombinedOutput()
	if err != nil {
		l.t.Fatalf("%s %s: %v\n%s", program, strings.Join(args, " "), err, out)
	}
	return string(out)
}

// apart returns how far two pictures of the same size lie apart, 0 for the same, 1 for black and white: the root of the mean
// square, at a quarter of the size, where it is of no account how a program draws the edge of a letter.
func (l *lab) apart(a, b string) float64 {
	l.t.Helper()
	sizes := l.run("identify", "-format", "%wx%h\n", a+"[0]", b+"[0]")
	if lines := strings.Fields(sizes); len(lines) != 2 || lines[0] != lines[1] {
		l.t.Fatalf("%s and %s have the sizes %v", filepath.Base(a), filepath.Base(b), lines)
	}
	// compare ends with 1 when the pictures differ at all.
	out, _ := exec.Command("compare", "-metric", "RMSE", "(", a+"[0]", "-alpha", "off", "-resize", "25%", ")", "(", b+"[0]", "-alpha", "off", "-resize", "25%", ")", "null:").CombinedOutput()
	m := regexp.MustCompile(`\(([0-9.e-]+)\)`).FindStringSubmatch(string(out))
	if m == nil {
		l.t.Fatalf("compare %s %s: %s", a, b, out)
	}
	v, err := strconv.ParseFloat(m[1], 64)
	if err != nil {
		l.t.Fatal(err)
	}
	return v
}

// same fails when two pictures lie farther apart than most.
func (l *lab) same(a, b string, most float64) {
	l.t.Helper()
	d := l.apart(a, b)
	l.t.Logf("%s and %s lie %.4f apart", filepath.Base(a), filepath.Base(b), d)
	if d > most {
		l.t.Errorf("%s and %s show other pictures: %.4f apart, at most %.4f", filepath.Base(a), filepath.Base(b), d, most)
	}
}

// How far apart the same picture may lie in two formats. Measured over all below: outlines by librsvg 0.005 to 0.007; text by
// Chromium 0.010 to 0.017; PDF by poppler, which draws letters lighter, 0.014 to 0.023; text by librsvg, which takes another
// font, 0.05 to 0.11; 256 colours 0.016. The slides of two steps are 0.14 apart.
const (
	outlineApart  = .012
	browserApart  = .025
	paperApart    = .03
	fontlessApart = .125
	paletteApart  = .025
)

// pictures are the pictures that are made in every format.
var pictures = map[string][]string{
	"map":      {"map", "--at", "2022-02-01"},
	"world":    {"map", "--at", "2025-12-13", "--frame", "world"},
	"timeline": {"timeline", "--at", "2022-02-01"},
	"exports":  {"chart", "--chart", "exports"},
	"card":     {"card", "--event", "e-2022-02-01-transit-stop"},
	"slide":    {"slide", "--event", "e-2022-02-01-transit-stop"},
	"step":     {"slide", "--step", "12"},
	"compare":  {"map", "--compare", "2022-01-31", "--at", "2025-12-13"},
	"chinese":  {"slide", "--event", "e-2022-02-01-transit-stop", "--lang", "zh", "--theme", "dark"},
}

func TestFormatsOfPictures(t *testing.T) {
	l := newLab(t)
	b := newBrowser(t)
	for name, args := range pictures {
		t.Run(name, func(t *testing.T) {
			l := &lab{t, l.program, l.folder}
			args = append(args, "--size", "1200x676")
			png := l.export(name+".png", args...)
			l.run("pngcheck", "-q", png)
			l.proof(png)

			outlines := l.export(name+"-outlines.svg", append(args, "--text", "outlines")...)
			l.run("rsvg-convert", outlines, "-o", l.path(name+"-outlines.png"))
			l.same(png, l.path(name+"-outlines.png"), outlineApart)

			text := l.export(name+".svg", args...)
			l.run("rsvg-convert", text, "-o", l.path(name+"-text.png"))
			l.same(png, l.path(name+"-text.png"), fontlessApart)
			l.spoken(text)

			b.t = t
			b.open("file://"+text, 1200, 676, nil)
			b.shot(l.path(name+"-browser.png"), false)
			l.same(png, l.path(name+"-browser.png"), browserApart)
			for _, fault := range b.faults {
				t.Errorf("%s in Chromium: %s", name, fault)
			}

			pdf := l.export(name+".pdf", args...)
			l.run("qpdf", "--check", pdf)
			l.fonts(pdf)
			l.run("pdftoppm", "-r", "72", "-png", "-singlefile", pdf, l.path(name+"-pdf"))
			l.same(png, l.path(name+"-pdf.png"), paperApart)
		})
	}
	b.t = t
}

// proof checks what a PNG says of itself.
func (l *lab) proof(path string) {
	l.t.Helper()
	var list []map[string]any
	if err := json.Unmarshal([]byte(l.run("exiftool", "-json", path)), &list); err != nil || len(list) != 1 {
		l.t.Fatalf("exiftool: %v", err)
	}
	for _, key := range []string{"Title", "Description", "Author", "Copyright", "Source", "Software", "CreationTime", "Thawline-state", "SRGBRendering", "PixelsPerUnitX", "PixelUnits"} {
		if text := fmt.Sprint(list[0][key]); list[0][key] == nil || text == "" {
			l.t.Errorf("%s: exiftool finds no %s", filepath.Base(path), key)
		}
	}
	var state struct{ Story, At string }
	if err := json.Unmarshal([]byte(fmt.Sprint(list[0]["Thawline-state"])), &state); err != nil || state.Story == "" || state.At == "" {
		l.t.Errorf("%s: its state is %v", filepath.Base(path), list[0]["Thawline-state"])
	}
}

// spoken checks that an SVG can be read out.
func (l *lab) spoken(path string) {
	l.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		l.t.Fatal(err)
	}
	for _, want := range []string{`role="img"`, "<title id=", "<desc id=", "<metadata>", `<g class="`, "<text "} {
		if !strings.Contains(string(data), want) {
			l.t.Errorf("%s has no %s", filepath.Base(path), want)
		}
	}
}

// fonts checks that a PDF holds all fonts that it uses, and no picture in pixels.
func (l *lab) fonts(path string) {
	l.t.Helper()
	lines := strings.Split(strings.TrimSpace(l.run("pdffonts", path)), "\n")
	if len(lines) < 3 {
		l.t.Errorf("%s has no fonts", filepath.Base(path))
	}
	for _, line := range lines[min(2, len(lines)):] {
		if !regexp.MustCompile(`\s+yes\s+yes\s+yes\s+\d+\s+\d+$`).MatchString(line) {
			l.t.Errorf("%s: not embedded, subset and with its characters: %s", filepath.Base(path), line)
		}
	}
	if images := strings.Split(strings.TrimSpace(l.run("pdfimages", "-list", path)), "\n"); len(images) > 2 {
		l.t.Errorf("%s holds pixels: %v", filepath.Base(path), images[2:])
	}
}

func TestFormatsOfADeck(t *testing.T) {
	l := newLab(t)
	folder := l.export("deck", "deck", "--size", "960x540")
	slides, _ := filepath.Glob(filepath.Join(folder, "*.png"))
	slices.Sort(slides)
	table, err := os.Open(filepath.Join(folder, "index.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	rows, err := csv.NewReader(table).ReadAll()
	if err != nil || len(rows) != len(slides)+1 || len(slides) < 10 {
		t.Fatalf("%d pictures, %d rows: %v", len(slides), len(rows), err)
	}
	for i, path := range slides {
		l.run("pngcheck", "-q", path)
		if rows[i+1][0] != filepath.Base(path) {
			t.Errorf("row %d is %s, the file %s", i+1, rows[i+1][0], filepath.Base(path))
		}
	}
	l.proof(slides[0])
	documents, _ := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if len(documents) != 1 {
		t.Fatalf("documents: %v", documents)
	}
	pdf := documents[0]
	l.run("qpdf", "--check", pdf)
	l.fonts(pdf)
	pages, err := strconv.Atoi(strings.TrimSpace(l.run("qpdf", "--show-npages", pdf)))
	if err != nil || pages <= len(slides) {
		t.Errorf("%d pages for %d slides and their sources", pages, len(slides))
	}
	var document struct {
		Outlines []struct{ Title string }
	}
	if err := json.Unmarshal([]byte(l.run("qpdf", "--json", "--json-key=outlines", pdf)), &document); err != nil {
		t.Fatal(err)
	}
	if len(document.Outlines) != len(slides)+1 {
		t.Errorf("%d bookmarks, want one for each of %d slides and one for the sources", len(document.Outlines), len(slides))
	}
	for i, b := range document.Outlines[:min(len(slides), len(document.Outlines))] {
		if title := rows[i+1][2]; !strings.Contains(b.Title, title[:min(len(title), 12)]) {
			t.Errorf("bookmark %d is %q, the slide %q", i+1, b.Title, title)
		}
	}
	if last := l.run("pdftotext", "-f", fmt.Sprint(pages), pdf, "-"); !strings.Contains(last, "http") {
		t.Error("the last page names no address of a source")
	}
	for _, n := range []int{1, len(slides)} {
		out := l.path(fmt.Sprintf("page-%d", n))
		l.run("pdftoppm", "-r", "72", "-png", "-singlefile", "-f", fmt.Sprint(n), pdf, out)
		l.same(slides[n-1], out+".png", paperApart)
	}
}

func TestFormatsOfAnimations(t *testing.T) {
	l := newLab(t)
	args := []string{"animation", "--filter", "category:prisoners", "--size", "960x540"}
	folder := l.export("frames", args...)
	frames, times := l.frames(folder)
	if len(frames) < 5 {
		t.Fatalf("%d frames", len(frames))
	}
	gif := l.export("story.gif", args...)
	info := l.run("gifsicle", "--info", gif)
	if !strings.Contains(info, "loop forever") {
		t.Errorf("the GIF does not repeat:\n%s", info)
	}
	var delays []float64
	for _, m := range regexp.MustCompile(`delay ([0-9.]+)s`).FindAllStringSubmatch(info, -1) {
		v, _ := strconv.ParseFloat(m[1], 64)
		delays = append(delays, v)
	}
	l.plan("GIF", delays, times, .0101) // it counts hundredths
	l.run("convert", gif, "-coalesce", l.path("gif-%03d.png"))

	apng := l.export("story.png", append(args, "--format", "apng")...)
	l.run("pngcheck", "-q", apng)
	l.proof(apng)
	l.run("apngdis", apng, "apng")
	parts, _ := filepath.Glob(l.path("apng*.png"))
	slices.Sort(parts)
	texts, _ := filepath.Glob(l.path("apng*.txt"))
	slices.Sort(texts)
	delays = nil
	for _, path := range texts {
		data, _ := os.ReadFile(path)
		var a, b float64
		if _, err := fmt.Sscanf(string(data), "delay=%f/%f", &a, &b); err != nil || b == 0 {
			t.Fatalf("%s: %q", path, data)
		}
		delays = append(delays, a/b)
	}
	l.plan("APNG", delays, times, .0011)
	if len(parts) != len(frames) {
		t.Fatalf("the APNG has %d pictures, the plan %d", len(parts), len(frames))
	}
	for _, n := range []int{0, len(frames) - 1} {
		l.run("pngcheck", "-q", frames[n])
		l.same(frames[n], l.path(fmt.Sprintf("gif-%03d.png", n)), paletteApart)
		l.same(frames[n], parts[n], 0)
	}
}

// frames reads the list of a film: its pictures and how long each is held, in seconds.
func (l *lab) frames(folder string) (frames []string, times []float64) {
	l.t.Helper()
	list, err := os.Open(filepath.Join(folder, "frames.txt"))
	if err != nil {
		l.t.Fatal(err)
	}
	defer list.Close()
	for lines := bufio.NewScanner(list); lines.Scan(); {
		word, rest, _ := strings.Cut(lines.Text(), " ")
		switch word {
		case "file":
			frames = append(frames, filepath.Join(folder, rest))
		case "duration":
			v, err := strconv.ParseFloat(rest, 64)
			if err != nil {
				l.t.Fatal(err)
			}
			times = append(times, v)
		}
	}
	return frames[:len(times)], times // the last is named twice, for ffmpeg
}

// plan holds the times of an animation against those of the player.
func (l *lab) plan(name string, got, want []float64, off float64) {
	l.t.Helper()
	if len(got) != len(want) {
		l.t.Fatalf("%s: %d frames, the player has %d", name, len(got), len(want))
	}
	for i := range got {
		if d := got[i] - want[i]; d > off || d < -off {
			l.t.Errorf("%s: frame %d is held %.3f s, the player holds it %.3f", name, i+1, got[i], want[i])
		}
	}
}
