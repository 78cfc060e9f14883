package figure

import (
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// Measures of the list of events, points.
const (
	listRow   = 46
	listLimit = 2000 // rows drawn at most
)

// DetailsHead is the height of the row of steps that Details begins with, points; a window with buttons of its own for
// them leaves it out.
const DetailsHead = detailsNav + 1

// EventList draws events as rows, each with its sign, date and title, picked as "event:ID". The one shown is marked.
// events are indexes into the story's; W is given, H is as long as needed.
func (k *Kit) EventList(in Input, events []int) *scene.Scene {
	p := in.Palette
	s := &scene.Scene{W: float32(in.W), H: float32(in.H), Background: p.Panel}
	shown := view.Shown(in.Story, in.View)
	dates := edtf.In(in.Words.Lang())
	var items []scene.Item
	text := func(x, y float32, t string, face scene.Face, size float32, ink scene.Text) {
		ink.X, ink.Y, ink.Face, ink.Size = x, y, face, size
		ink.String = k.Fonts.Fit(t, face, size, max(s.W-x-20, 10))
		items = append(items, &ink)
	}
	y := float32(6)
	for row, i := range events {
		if i < 0 || i >= len(in.Story.Events) {
			continue
		}
		if row >= listLimit {
			text(20, y+20, in.Words.N("window.list.more", len(events)-row), scene.Sans, 12, scene.Text{Color: p.Ink3})
			y += listRow
			break
		}
		e := &in.Story.Events[i]
		id := "event:" + e.ID
		box := scene.Rect{X0: 0, Y0: y, X1: s.W, Y1: y + listRow}
		ground := p.Panel
		if i == shown {
			ground = p.SelectedRow
		}
		items = append(items, &scene.Shape{ID: id, Path: scene.Rectangle(box), Fill: ground, Title: e.Summary})
		if i == shown {
			items = append(items, &scene.Shape{Path: scene.Rectangle(scene.Rect{Y0: y, X1: 3, Y1: y + listRow}), Fill: p.Now})
		}
		items = append(items, SignItems(p, e.Category, 28, y+listRow/2, SignList)...)
		dateInk := p.Ink3
		if i == shown {
			dateInk = p.NowText
		}
		text(48, y+18, e.Date.Label(dates), scene.Sans, 11, scene.Text{Color: dateInk})
		face := scene.Sans
		if i == shown {
			face = scene.SansBold
		}
		text(48, y+35, e.Title, face, 13, scene.Text{Color: p.Ink1})
		y += listRow
	}
	if len(events) == 0 {
		text(20, 34, in.Words.T("window.list.none"), scene.Sans, 13, scene.Text{Color: p.Ink2})
		y = 60
	}
	s.H = max(s.H, y+8)
	s.Layers = []scene.Layer{{Name: "list", Items: items}}
	return s
}

// SignItems draws a category's sign of the given width centred on x, y, for keys and lists.
func SignItems(p *palette.Palette, category string, x, y, size float32) []scene.Item {
	return sign(p.Category(category), p, x, y, signLook{Size: size})
}
