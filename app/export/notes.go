package export

import (
	"strings"

	"thawline/app/figure"
	"thawline/app/scene"
)

// notesShare is the height of the notes below a slide, of the slide's own.
const notesShare = .38

// withNotes returns the slide with the presenter's notes on paper below it, as a page of a handout. Every page has the
// same size, with notes or without; long notes are set smaller, and cut where even that is not enough.
func withNotes(kit *figure.Kit, r Request, slide *scene.Scene, notes string) *scene.Scene {
	page := *slide
	page.H += slide.H * notesShare
	u := max(min(slide.W/1920, slide.H/1080), .4)
	edge := 64 * u
	pal := r.Palette
	items := []scene.Item{
		&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: 0, Y0: slide.H, X1: page.W, Y1: page.H}), Fill: pal.Panel},
		&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: edge, Y0: slide.H + 20*u, X1: page.W - edge, Y1: slide.H + 22*u}), Fill: pal.StrongRule},
	}
	room := page.H - slide.H - 64*u
	for _, size := range []float32{30, 26, 22, 18, 16} {
		lines := noteLines(kit, notes, size*u, page.W-2*edge)
		leading := size * u * 1.4
		most := int(room / leading)
		if len(lines) > most && size > 16 {
			continue
		}
		if len(lines) > most && most > 0 {
			lines = lines[:most]
			lines[most-1] += " …"
		}
		for i, text := range lines {
			items = append(items, &scene.Text{
				X: edge, Y: slide.H + 32*u + float32(i+1)*leading, String: text, Size: size * u, Color: pal.Ink1,
				W: kit.Fonts.Width(text, scene.Sans, size*u, 0, false),
			})
		}
		break
	}
	page.Layers = append(append([]scene.Layer{}, slide.Layers...), scene.Layer{Name: "notes", Items: items})
	return &page
}

// noteLines wraps notes, which may stand on several lines of their own.
func noteLines(kit *figure.Kit, notes string, size, width float32) []string {
	var lines []string
	for _, part := range strings.Split(notes, "\n") {
		if part = strings.TrimSpace(part); part != "" {
			lines = append(lines, kit.Fonts.Wrap(part, scene.Sans, size, width)...)
		}
	}
	return lines
}
