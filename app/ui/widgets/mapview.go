package widgets

import (
	"image"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/view"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/geo"
)

// MapView shows the map of a store and moves its camera. The base map is drawn once for a camera and kept: while the map
// is dragged it is shifted, while it is zoomed it is scaled, and a worker draws it sharp. Scrubbing the clock redraws the
// overlay alone.
type MapView struct {
	widget.BaseWidget
	// Pick is called with what was clicked or entered, "" for the open map, and where.
	Pick func(id string, at fyne.Position)
	// Failed is told, on Fyne's goroutine, when the base could not be drawn.
	Failed func(error)

	env       *Env
	fig       MapFigure
	store     *view.Store
	input     func(w, h float64) figure.Input
	surface   *surface
	bases     worker[baseJob, *basePicture]
	used      spare
	layouts   worker[layoutJob, *layout]
	base      *basePicture
	draws     int
	leader    *MapView // see Follow
	followers []*MapView
	host      fyne.CanvasObject         // that shows the map where it is not in the window itself
	tell      func(title string) string // what a host's tooltip says of a mark; nil: its title
	seen      scene.Rect                // the part of the map that its host shows; zero: all
	redrawn   []func()

	laid     *layout      // the overlay made last
	moved    *scene.Scene // the same where the camera is on its way
	movedFor overlayKey
	shown    *scene.Scene // the overlay that was painted last
	stills   raster.Stills
	scale    float64 // pixels a point, of the last picture
	rolling  bool    // the wheel moved the camera, and its layout is not there yet

	focused  bool
	ring     bool   // the focus came by keyboard
	inside   bool   // the keyboard is among the markers
	at       string // the marker under the keyboard
	dragging bool
	dragged  geo.Viewport // the viewport as it is dragged, not yet rounded by the camera

	story   *dataset.Story
	camera  view.Camera  // of the store, when the map was drawn last
	clockAt edtf.Instant // likewise
	direct  bool         // the camera is moved by hand now: no flight
	flight  *flight      // nil at rest
	growing *growing     // nil at rest

	clock   func() time.Time
	lastTap time.Time
	lastAt  fyne.Position
}

// NewMapView returns the map of a store. input gives the figure's input for a size.
func NewMapView(env *Env, fig MapFigure, store *view.Store, input func(w, h float64) figure.Input) *MapView {
	m := &MapView{env: env, fig: fig, store: store, input: input, clock: time.Now}
	m.surface = newSurface(m.paint)
	failed := func(err error) { fyne.Do(env.unlessEnded(func() { m.fail(err) })) }
	m.bases.spawn, m.bases.work, m.bases.failed = env.Spawn, baseJob.draw, failed
	// The worker waits until its picture is taken: a window that is slower than it would gather pictures.
	m.bases.deliver = func(b *basePicture) { fyne.DoAndWait(env.unlessEnded(func() { m.arrived(b) })) }
	m.layouts.spawn, m.layouts.work, m.layouts.failed = env.Spawn, layoutJob.make, failed
	m.layouts.deliver = func(l *layout) { fyne.Do(env.unlessEnded(func() { m.laidOut(l) })) }
	m.story, m.camera, m.clockAt = store.Story(), store.View().Camera, store.View().At
	m.ExtendBaseWidget(m)
	return m
}

// BaseDraws returns how often the base map was drawn.
func (m *MapView) BaseDraws() int { return m.draws }

// Viewport returns what the map shows now.
func (m *MapView) Viewport() geo.Viewport { return m.fig.Viewport(m.current()) }

// Target returns what the map shows once the camera has come to rest.
func (m *MapView) Target() geo.Viewport { return m.fig.Viewport(m.target()) }

// Follow makes the map show the ground of another one, which draws it for both: two maps of one camera and one size at
// different dates.
func (m *MapView) Follow(leader *MapView) {
	m.leader = leader
	leader.followers = append(leader.followers, m)
	leader.redrawn = append(leader.redrawn, m.Redraw)
}

// lead returns the map that moves for all that are linked: the leader, or the map itself.
func (m *MapView) lead() *MapView {
	if m.leader != nil {
		return m.leader
	}
	return m
}

// linked reports whether another map moves with this one: both fly as one.
func (m *MapView) linked() bool { return m.leader != nil || len(m.redrawn) > 0 }

// tip shows a tooltip at a place of the map.
func (m *MapView) tip(text string, at fyne.Position) {
	var over fyne.CanvasObject = m
	if m.host != nil {
		over = m.host
	}
	if m.tell != nil && text != "" {
		text = m.tell(text)
	}
	m.env.tip(text, over, at)
}

// Redraw draws the map anew where it changed, or lets it move there.
func (m *MapView) Redraw() {
	m.notice()
	m.redrawAll()
}

// Retime draws the map anew where the clock alone has moved, if it does not look the same as before.
func (m *MapView) Retime() {
	m.notice()
	same := m.laid != nil && !m.laid.steadied && m.laid.scene == m.shown && m.laid.key == overlayKeyOf(m.fig, m.current())
	if same && !m.surface.stale && m.flight == nil && !m.linked() {
		return
	}
	m.redrawAll()
}

// redrawAll draws the map and all that is linked with it.
func (m *MapView) redrawAll() {
	m.surface.Redraw()
	for _, tell := range m.redrawn {
		tell()
	}
}

// Refresh draws the map anew, as after a change of theme.
func (m *MapView) Refresh() { m.surface.Redraw() }

// Forget lets the pixels go while the map is not shown.
func (m *MapView) Forget() {
	m.land()
	m.base, m.laid, m.moved, m.movedFor, m.shown = nil, nil, nil, overlayKey{}, nil
	m.stills = raster.Stills{}
	m.surface.forget()
}

func (m *MapView) current() figure.Input {
	in := m.target()
	if f := m.lead().flight; f != nil && f.at != nil {
		in.View.Camera = f.at(f.share)
	}
	if m.growing != nil {
		in.Growth = m.growing.Growth
	}
	return in
}

// Input returns what the map shows when it has come to rest, at the size it has.
func (m *MapView) Input() figure.Input { return m.target() }

// target is what the map shows when it has come to rest.
func (m *MapView) target() figure.Input {
	s := m.Size()
	return m.input(float64(max(s.Width, 1)), float64(max(s.Height, 1)))
}

func (m *MapView) paint(dst *image.RGBA, scale float64) {
	f := m.flight
	if f == nil || f.before == nil || f.before.Rect != dst.Rect {
		m.paintStill(dst, scale)
		return
	}
	if f.after == nil {
		f.after = image.NewRGBA(dst.Rect)
		m.paintStill(f.after, scale)
	}
	f.dissolve(dst, scale, m.env.Palette().Sea)
}

// paintStill draws the map as it is now, with nothing dissolving into it.
func (m *MapView) paintStill(dst *image.RGBA, scale float64) {
	in := m.current()
	m.scale = scale
	vp := m.fig.Viewport(in)
	m.ensureBase(in, vp, scale)
	if m.base != nil {
		m.base.drawOn(dst, vp, in.Palette.Sea)
	} else {
		fill(dst, in.Palette.Sea)
	}
	over := m.Overlay()
	m.shown = over
	m.stills.DrawLayers(dst, over.Layers, m.env.Fonts, scale)
	if !m.focused || !m.ring {
		return
	}
	marks := []scene.Item{focusRing(over.W, over.H, 0, in.Palette)}
	if m.inside {
		if at := focusMark(over, m.at, m.seen, in.Palette); at != nil || m.host != nil {
			marks = at
		}
	}
	raster.DrawLayers(dst, []scene.Layer{{Name: "focus", Items: marks}}, m.env.Fonts, scale)
}

// ensureBase sees to it that there is a base that can be shown, and asks for the sharp one.
func (m *MapView) ensureBase(in figure.Input, vp geo.Viewport, scale float64) {
	if m.leader != nil {
		m.leader.ensureBase(in, vp, scale)
		m.base = m.leader.base
		return
	}
	look := lookOf(in)
	job := baseJob{fig: m.fig, in: in, fonts: m.env.Fonts, scale: scale, look: look, used: &m.used}
	if !m.base.fits(vp, scale, look) {
		m.base = nil
		if b, ok := attempt(baseJob.draw, job, m.fail); ok {
			m.base = b
			m.draws++
		}
		return
	}
	if !m.base.sharp(vp) {
		m.bases.ask(job)
	}
}

func (m *MapView) fail(err error) {
	if m.Failed != nil {
		m.Failed(err)
	}
}

// arrived takes a sharp base from the worker, unless the view has left for another look meanwhile.
func (m *MapView) arrived(b *basePicture) {
	in := m.current()
	vp := m.fig.Viewport(in)
	m.draws++
	if !b.fits(vp, b.scale, lookOf(in)) {
		m.used.put(b.pixels)
		return
	}
	if m.base != nil {
		m.used.put(m.base.pixels) // a follower takes the new one before it paints
	}
	m.base = b
	m.Redraw()
}

// MinSize is the least map worth showing.
func (m *MapView) MinSize() fyne.Size { return fyne.NewSize(240, 160) }

// CreateRenderer returns the one surface.
func (m *MapView) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(m.surface.Raster)
}
