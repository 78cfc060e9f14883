package ui

import (
	"fyne.io/fyne/v2"

	"thawline/app/scene"
	"thawline/app/ui/widgets"
)

// keyGroup is a part of the dialog of keys: the message of its heading, and rows of keys and the message that says what
// they do.
type keyGroup struct {
	heading string
	rows    [][2]string
}

// keyColumns is what the dialog of keys lists, column by column.
func keyColumns() [][]keyGroup {
	presenting := keyGroup{heading: "present.help.title"}
	for _, row := range helpRows {
		presenting.rows = append(presenting.rows, [2]string{row[0], "present.help." + row[1]})
	}
	return [][]keyGroup{
		{{"keys.group.time", [][2]string{
			{"← →", "keys.step"},
			{"PgUp  PgDn", "keys.year"},
			{"Home  End", "keys.limits"},
			{"G", "keys.date"},
			{"Space", "keys.play"},
			{"Enter", "keys.select"},
			{"[  ]", "keys.range"},
			{"Alt", "keys.brush"},
			{"Shift", "keys.free"},
		}}, {"keys.group.author", [][2]string{
			{"T", "keys.author"},
			{"A", "keys.addstep"},
			{"Enter", "keys.showstep"},
			{"Alt+↑  Alt+↓", "keys.movestep"},
			{"Del", "keys.deletestep"},
			{"Ctrl+Z", "keys.undo"},
			{"Ctrl+Shift+Z", "keys.redo"},
		}}},
		{{"keys.group.map", [][2]string{
			{"+  −  0", "keys.zoom"},
			{"1–9", "keys.frame"},
			{"Tab", "keys.tab"},
			{"← → ↑ ↓", "keys.pan"},
			{"C", "keys.compare"},
		}}, {"keys.group.window", [][2]string{
			{"/  Ctrl+F", "keys.search"},
			{"D", "keys.charts"},
			{"Ctrl+E", "keys.export"},
			{"Ctrl+Shift+C", "keys.copy"},
			{"Ctrl+Shift+A", "keys.alt"},
			{"F5", "keys.present"},
			{"F11", "keys.full"},
			{"Esc", "keys.escape"},
			{"Ctrl+Q", "keys.quit"},
			{"?", "keys.keys"},
		}}},
		{presenting},
	}
}

// The dialog of keys in points: a column's width and the gap after it, where what the keys do begins, and line heights.
const (
	keysColumn, keysGap   = 300, 32
	keysSaid, keysSize    = 92, 12.5 // keysSaid at the least
	keysSaidMost          = 120
	keysLine, keysHeading = 18, 26
)

// keysScene draws the columns and returns the height of the longest; too long a message goes on in a further line.
func (w *Window) keysScene(width float32) *scene.Scene {
	p := w.palette()
	var items []scene.Item
	var height float32
	for c, groups := range keyColumns() {
		x, y := float32(c)*(keysColumn+keysGap), float32(4)
		said := float32(keysSaid)
		for _, g := range groups { // the longest keys of the column say where the rest begins
			for _, row := range g.rows {
				said = max(said, w.kit.Fonts.Width(row[0], scene.SansBold, keysSize, 0, false)+14)
			}
		}
		said = min(said, keysSaidMost)
		for _, g := range groups {
			items = append(items,
				&scene.Text{X: x, Y: y + 13, String: w.t(g.heading), Face: scene.SansBold, Size: 12, Color: p.NowText},
				&scene.Shape{Path: scene.Rectangle(scene.Rect{X0: x, Y0: y + 20, X1: x + keysColumn, Y1: y + 21}), Fill: p.Rule})
			y += keysHeading
			for _, row := range g.rows {
				keys := w.kit.Fonts.Wrap(row[0], scene.SansBold, keysSize, said-8)
				does := w.kit.Fonts.Wrap(w.t(row[1]), scene.Sans, keysSize, keysColumn-said)
				for i, text := range keys {
					items = append(items, &scene.Text{X: x, Y: y + float32(i)*keysLine + 13, String: text, Face: scene.SansBold, Size: keysSize, Color: p.Ink1})
				}
				for i, text := range does {
					items = append(items, &scene.Text{X: x + said, Y: y + float32(i)*keysLine + 13, String: text, Size: keysSize, Color: p.Ink2})
				}
				y += float32(max(len(keys), len(does))) * keysLine
			}
			y += 14
		}
		height = max(height, y)
	}
	return &scene.Scene{W: width, H: height, Layers: []scene.Layer{{Name: "keys", Items: items}}}
}

// keysDialog shows all keys, those of presenting too.
func (w *Window) keysDialog() {
	width := float32(len(keyColumns()))*(keysColumn+keysGap) - keysGap
	table := widgets.NewSceneView(w.env, func(sw, _ float32) *scene.Scene { return w.keysScene(sw) }, nil)
	shut := widgets.NewButton(w.env, widgets.Outline, widgets.NoIcon, w.t("close"), func() { w.overlays.close() })
	w.overlays.dialog(w.t("keys.title"), table, fyne.NewSize(width, w.keysScene(width).H+90), shut)
	w.env.Focus(shut)
}
