package figure

import (
	"math"

	"github.com/paulmach/orb"

	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/geo"
	"thawline/geo/basemap"
)

// chart is one map while it is drawn: what it shows, where it looks and how large its lengths are.
type chart struct {
	kit     *Kit
	in      Input
	story   *dataset.Story
	pal     *palette.Palette
	k       float32 // figure scale: every length on the map is times k
	w, h    float32
	vp      geo.Viewport
	frame   dataset.Frame
	globe   bool // orthographic: the far side is hidden
	world   bool // a frame that shows whole continents
	state   dataset.State
	ringed  int // index of the event that is emphasised, -1 for none
	earlier *dataset.State
	layers  view.Layers
	detail  *basemap.Level

	space     *workspace   // see overlay
	still     *ground      // see ground
	around    *orb.Bound   // see outer
	signs     []placedSign // of places that markers keep off
	marks     []spotted    // see spottedEvents
	marked    bool         // they are known
	board     *labelBoard
	kept      []turned         // labels that were placed before the markers
	standIns  map[string][]int // by country, the requests on the board for a place that bears the country's name
	before    map[string]spot  // where names stood on an earlier map of this ground; nil: see MapOverlayAfter
	wasKey    *keySpot         // likewise
	wasGlobe  *scene.Point     // likewise
	after     *Lettering       // where they stand now; nil: no one asks
	bars      []turned         // of cuts, which markers keep off
	legendBox scene.Rect       // zero without a key
	insetAt   scene.Rect       // zero without an inset
	calledOut bool             // the ringed event has a callout
	within    bool             // an inset: no pointers and no notes
	scale     *flowScale       // of the map around an inset; nil: its own
	noCredit  bool             // the credit stands elsewhere in the picture
	signKey   bool             // the key explains the signs of events: nothing else in the picture does
	noKey     bool             // the line samples stand elsewhere in the picture, and the credit says "schematic"
}

// placedSign is the sign of a place on the screen.
type placedSign struct {
	place int
	at    scene.Point
}

// newChart looks up the frame, fits the camera and asks the story what holds at the date.
func (k *Kit) newChart(in Input) *chart {
	c := &chart{
		kit: k, in: in, story: in.Story, pal: in.Palette, k: float32(in.scale()), layers: in.View.Layers,
		w: float32(max(in.W, 1)), h: float32(max(in.H, 1)), space: new(workspace),
	}
	c.frame, c.noKey, c.noCredit = frameOf(in.Story, in.View.Camera.Frame), in.NoKey, in.NoCredit
	c.vp = k.Viewport(in)
	c.globe = c.frame.Projection == "orthographic"
	c.world = c.globe || c.frame.Projection == "equalearth" || c.vp.MetresPerPoint*math.Hypot(in.W, in.H) > 1.4e7
	return c
}

// continental reports whether the map shows a continent or more: there is sea or ground without the story to stand on.
func (c *chart) continental() bool {
	return c.world || c.vp.MetresPerPoint*math.Hypot(c.vp.W, c.vp.H) > 4.2e6
}

// key is everything that what lies still on the map depends on.
func (c *chart) key() viewKey {
	return viewKey{
		facts: c.story.Facts(), frame: c.frame, centre: c.vp.Center, scale: c.vp.MetresPerPoint,
		w: c.vp.W, h: c.vp.H, k: c.in.scale(), projection: c.vp.Projection.PROJ(),
	}
}

// ask reads the story at the view's date; the base map does without it.
func (c *chart) ask() *chart {
	v := c.in.View
	c.state = c.story.At(v.At)
	c.ringed = c.state.Ringed
	if v.Event != "" {
		if i := c.story.EventIndex(v.Event); i >= 0 {
			c.ringed = i
		}
	}
	if v.HasCompare {
		earlier := c.story.At(v.Compare)
		c.earlier = &earlier
	}
	return c
}

// scale is the figure scale, 1 where none is given.
func (in Input) scale() float64 {
	if in.K > 0 && !math.IsInf(in.K, 0) {
		return in.K
	}
	return 1
}

// point returns where a place is on the screen and whether the projection shows it at all.
func (c *chart) point(p orb.Point) (scene.Point, bool) {
	x, y, ok := c.vp.Screen(p)
	if !ok || math.IsNaN(x) || math.IsNaN(y) || math.Abs(x) > 1e6 || math.Abs(y) > 1e6 {
		return scene.Point{}, false
	}
	return scene.Point{X: float32(x), Y: float32(y)}, true
}

// inside reports whether p lies in the picture with at least margin points to its edge.
func (c *chart) inside(p scene.Point, margin float32) bool {
	return p.X >= margin && p.Y >= margin && p.X <= c.w-margin && p.Y <= c.h-margin
}

// area is the rectangle of the map.
func (c *chart) area() scene.Rect { return scene.Rect{X1: c.w, Y1: c.h} }

// layer wraps items, cut to the map.
func (c *chart) layer(name string, items []scene.Item) scene.Layer {
	return scene.Layer{Name: name, Clip: c.area(), Items: items}
}

// MapBase returns the layers that depend on the camera, the size, the palette and the story's focus country alone:
// sea, land, borders, lakes and rivers. They carry no text.
func (k *Kit) MapBase(in Input) []scene.Layer {
	if in.Story == nil || in.Palette == nil || !in.View.Layers.Has(view.Base) {
		return nil
	}
	c := k.newChart(in)
	key := baseKey{c.key(), in.Palette.Name}
	if layers, ok := k.maps.bases.get(key); ok {
		return layers
	}
	layers := c.base()
	layers = layers[:len(layers):len(layers)]
	k.maps.bases.keep(key, layers, basesKept)
	return layers
}

// MapOverlay returns the layers that depend on the date and the selection: borders under watch, routes, places, events,
// labels and furniture.
func (k *Kit) MapOverlay(in Input) []scene.Layer {
	if in.Story == nil || in.Palette == nil || in.View.Layers&^view.Base == 0 {
		return nil
	}
	return k.newChart(in).ask().overlay()
}

// Map returns base and overlay as one scene on the sea's colour.
func (k *Kit) Map(in Input) *scene.Scene {
	s := &scene.Scene{W: float32(in.W), H: float32(in.H)}
	if in.Palette == nil {
		return s
	}
	s.Background = in.Palette.Sea
	s.Layers = append(k.MapBase(in), k.MapOverlay(in)...)
	return s
}

// overlay returns the layers above the base. The chart borrows a workspace of the kit's for it: what it found before or
// finds later lies in its own.
func (c *chart) overlay() []scene.Layer {
	own := c.space
	c.space = c.kit.spaces.take()
	defer func() {
		c.kit.spaces.give(c.space)
		c.space, c.board = own, nil
	}()
	return c.layOut()
}

// layOut draws what the layers of the view ask for. Furniture comes first in reservation, last in drawing.
func (c *chart) layOut() []scene.Layer {
	if !c.layers.Has(view.Events) {
		c.ringed = -1 // there is no callout to say what happened: labels say it themselves
	}
	var layers []scene.Layer
	add := func(name string, items []scene.Item) {
		if len(items) > 0 {
			layers = append(layers, c.layer(name, items))
		}
	}
	board := newBoard(c)
	c.board = board
	net := c.network()
	var box scene.Rect // of the inset
	var furniture, borders, routes, crossings, places, events []scene.Item
	if c.layers.Has(view.Legend) {
		box = c.insetBox(board)
		c.insetAt = box
		furniture = c.furniture(board, net)
	}
	if c.layers.Has(view.Places) {
		borders = c.borders(board)
	}
	c.focusName(board)
	if c.layers.Has(view.Routes) {
		routes = net.draw(board)
		if !c.within {
			c.destinationLabels(board, net)
		}
		crossings = c.crossings(board)
	}
	if c.layers.Has(view.Places) {
		places = c.places(board, net)
		if c.layers.Has(view.Routes) {
			places = append(c.stations(board, net), places...)
		}
		if !c.within {
			places = append(places, still(c.pointers(board, net))...)
		}
	}
	if c.layers.Has(view.Routes) {
		c.cutLabels(board, net)
	}
	if c.layers.Has(view.Events) {
		events = c.events(board, net)
	}
	var leaders, labels []scene.Item
	if c.layers.Has(view.Labels) {
		c.names(board)
		leaders, labels = board.place()
	}
	add("borders", borders)
	add("routes", routes)
	add("crossings", crossings)
	add("leaders", leaders)
	add("places", places)
	add("events", events)
	add("labels", labels)
	add("furniture", furniture)
	if len(furniture) > 0 {
		layers[len(layers)-1].Still = true
	}
	if c.kit.watch != nil {
		c.kit.watch(c, layers)
	}
	return append(layers, c.inset(box, net.scale)...)
}

// still marks items that belong to the picture's edge, not to the ground: see scene.Motion.
func still(items []scene.Item) []scene.Item {
	for _, it := range items {
		switch it := it.(type) {
		case *scene.Shape:
			it.Still = true
		case *scene.Text:
			it.Still = true
		}
	}
	return items
}
