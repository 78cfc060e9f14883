package ui

import (
	"fmt"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"thawline/app/export"
	"thawline/app/ui/widgets"
	"thawline/app/view"
	"thawline/dataset"
)

// Window is the main window with everything in it.
type Window struct {
	*session
	options  Options
	window   fyne.Window
	canvas   fyne.Canvas
	overlays *overlays
	shell    *shell
	explore  *fyne.Container

	toolbar  *toolbar
	world    *mapPanel
	compare  *comparePanel
	charts   *chartsPanel
	author   *authorPanel
	details  *detailsPanel
	timeline *timelinePanel
	banner   *banner
	tooltip  *widgets.Tooltip
	show     *presenter
	playback *playback
	tracer   *tracer

	path          string  // of the story shown, "" for the built-in one
	script        *script // the told version that is being edited; nil for none
	later         func(d time.Duration, do func()) (stop func() bool)
	repeat        func(every time.Duration, do func()) (stop func())
	leaving       bool          // it was told that something is not saved
	wanted        *export.State // what a picture shows of a story that is still to be opened, nil for none
	exports       *exportDialog // opened last, nil before the first
	exporting     *exporting    // the export that goes on, nil for none
	opening       int           // counts what was asked to be opened: the newest wins
	cancelOpening func()
	rest          *time.Timer // runs when the window comes to rest, nil for never
}

// New builds the window of an app; it is shown by Show. The error says what is missing or which start value is unknown.
func New(a fyne.App, o Options) (*Window, error) {
	story := o.Start.Story
	if story == nil {
		var err error
		if story, err = o.Builtin(); err != nil {
			return nil, err
		}
	}
	prefs := preferences{newMemory(o.Memory)}
	lang := o.Start.Lang
	if lang == "" {
		lang = prefs.lang(o.Languages)
	}
	catalogue, err := o.Words(lang)
	if err != nil {
		return nil, err
	}
	w := &Window{options: o, path: o.Start.Path, later: afterwards, repeat: repeatedly}
	first := o.Start
	if first.Later != "" { // what is asked for is in the other story
		first.Event, first.At = "", nil
	}
	start, err := prefs.start(story, first)
	if err != nil {
		return nil, err
	}
	start.Lang = lang
	prefs.keepStoryPath(story.ID, o.Start.Path)
	if w.session, err = newSession(a, o, view.NewStore(story, start), catalogue, prefs); err != nil {
		return nil, err
	}
	w.applyTheme()
	w.window = a.NewWindow(title(w.store.Story()))
	w.window.SetPadded(false)
	w.window.SetMaster()
	w.canvas = w.window.Canvas()
	w.env.Canvas = w.canvas
	ended := new(atomic.Bool)
	w.env.Ended = ended
	a.Lifecycle().SetOnStopped(func() { ended.Store(true) })
	w.overlays = &overlays{session: w.session, canvas: w.canvas}
	w.build()
	prefs.layout(w.shell)
	w.window.SetContent(w.explore)
	size := prefs.size(o.Start.Size)
	w.window.Resize(size)
	w.window.SetOnDropped(func(_ fyne.Position, uris []fyne.URI) { w.dropped(uris) })
	w.window.SetCloseIntercept(w.close)
	w.routeKeys()
	w.observe()
	a.Settings().AddListener(func(fyne.Settings) { // the desktop changed between light and dark
		if w.store.View().Theme == view.System && w.themeName() != w.applied {
			w.applyTheme()
			w.trace()
		}
	})
	w.env.Focus(w.timeline.timeline)
	return w, nil
}

func title(story *dataset.Story) string { return story.Title + " · Thawline" }

// build makes the panels and lays them out.
func (w *Window) build() {
	s := w.session
	w.tooltip = widgets.NewTooltip(s.env)
	s.env.Tip = func(text string, over fyne.CanvasObject, at fyne.Position) {
		if w.overlays.top() || w.show.on {
			text = ""
		}
		w.tooltip.ShowAt(text, w.app.Driver().AbsolutePositionForObject(over).Add(at), w.canvas.Size())
	}
	w.details = newDetailsPanel(s, w.pickDetail)
	w.toolbar = newToolbar(s, toolbarDeeds{
		story:   w.storyMenu,
		filter:  w.openFilter,
		layers:  func() { w.overlays.panel(s.layerPanel(), w.toolbar.layers) },
		compare: func() { w.compareDates(!w.store.View().HasCompare) },
		charts:  func() { w.charts.show(!w.charts.object.Visible()) },
		export:  w.exportDialog,
		theme:   w.switchTheme,
		present: func() { w.present(true) },
		search:  w.details.searchFor,
		leave:   w.leaveSearch,
		enter:   w.details.chooseFirst,
		down: func() {
			if w.details.listing {
				w.env.Focus(w.details.list)
				w.details.list.First()
			}
		},
	})
	if w.options.Export == nil {
		w.toolbar.export.Hide()
	}
	w.details.listed = func(on bool) {
		if !on && w.toolbar.search.Field.Text != "" {
			w.toolbar.search.Field.SetText("")
		}
	}
	w.world = newMapPanel(s, w.pickOnMap, w.framesMenu, func(err error) { w.banner.fail(w.t("failed.internal", "error", err)) })
	w.compare = w.newCompare()
	w.timeline = newTimelinePanel(s, func(id string, at fyne.Position) { w.pick(id, w.timeline.timeline, at) })
	w.timeline.overlays = w.overlays
	status := newStatus(s)
	w.shell = &shell{detailsW: detailsWidth, timelineH: timelineHeight, chartsW: chartsWidth}
	w.charts = newChartsPanel(s)
	w.charts.copied = func() { w.banner.show(w.t("charts.copied"), false, "", nil) }
	if p := w.options.Start.Picture; p != nil && p.Kind == "chart" && w.tracer == nil {
		w.charts.showChart(p.Chart)
	}
	w.toolbar.charts.On = w.charts.object.Visible()
	w.charts.turned = w.chartsTurned
	w.author = newAuthorPanel(w)
	w.banner = newBanner(s, func() {
		w.explore.Refresh()
		w.trace()
	})
	remember := func() { w.prefs.keepLayout(w.shell) }
	w.shell.upright = widgets.NewDivider(s.env, true, w.shell.dragDetails, remember)
	w.shell.aside = widgets.NewDivider(s.env, true, w.shell.dragCharts, remember)
	w.shell.charts, w.shell.author = w.charts.object, w.author.object
	w.shell.level = widgets.NewDivider(s.env, false, w.shell.dragTimeline, remember)
	w.shell.toolbar, w.shell.banner, w.shell.world = w.toolbar.object, bannerBox{w.banner.object, w.banner}, w.world.world
	w.shell.zoom, w.shell.details, w.shell.timeline, w.shell.status = w.world.zoom, w.details.object, w.timeline.object, status
	// The order is that of the Tab key; the tooltip lies above everything.
	w.explore = container.New(w.shell, w.toolbar.object, w.banner.object, w.world.world, w.world.zoom, w.compare.object, w.charts.object, w.details.object,
		w.timeline.object, w.author.object, status, w.shell.aside, w.shell.upright, w.shell.level, container.NewWithoutLayout(w.tooltip))
	w.show = newPresenter(w)
	w.playback = newPlayback(s)
	if w.tracer == nil { // else the window is made anew in another language
		w.tracer = newTracer(w.options.Trace, w.options.Since)
	}
}

// restAfter is how long nothing must change for the window to be at rest.
const restAfter = 2 * time.Second

// stir says that something changed: the window is not at rest.
func (w *Window) stir() {
	if w.rest != nil {
		w.rest.Reset(restAfter)
	}
}

// observe wires what concerns the whole window.
func (w *Window) observe() {
	w.store.Observe(view.ThemePart, func(view.Part) {
		w.applyTheme()
		w.prefs.keepTheme(w.store.View().Theme)
	})
	if w.options.Rest != nil {
		w.rest = time.AfterFunc(restAfter, w.options.Rest)
		w.store.Observe(view.Everything, func(view.Part) { w.stir() })
	}
	w.store.Observe(view.StoryPart, func(view.Part) { w.window.SetTitle(title(w.store.Story())) })
	w.store.Observe(view.Playback, func(view.Part) { w.playback.update() })
	w.store.Observe(view.Clock|view.Selection|view.CameraPart|view.Comparison|view.Playback|view.ThemePart|view.Language|view.StoryPart, func(view.Part) {
		w.trace()
	})
}

// Show shows the window; presenting at once when it was asked for.
func (w *Window) Show() {
	w.window.Show()
	if w.options.Start.Present {
		w.show.presentAt()
	}
	w.trace()
	if later := w.options.Start.Later; later != "" {
		w.open(later)
	}
}

// close keeps what is remembered and ends the app. During a talk it only leaves the talk: nothing ends the app before a room.
func (w *Window) close() {
	if w.show.on {
		w.present(false)
		return
	}
	if w.endExport(w.close) { // leaves nothing half written
		return
	}
	if err := w.closeScript(); err != nil && !w.leaving {
		w.leaving = true // asked again it closes all the same
		w.banner.show(w.words.T("author.quit", "error", err), true, w.words.T("author.quit.anyway"), w.close)
		return
	}
	w.playback.stop()
	prefs := w.prefs
	if !w.window.FullScreen() {
		prefs.keepSize(w.canvas.Size())
	}
	prefs.keepView(w.store.Story(), w.store.View())
	w.window.Close()
}

// switchTheme goes from light to dark and back.
func (w *Window) switchTheme() {
	next := view.Dark
	if w.themeName() == "dark" {
		next = view.Light
	}
	w.store.Do(view.SetTheme{Theme: next})
}

func (w *Window) openFilter() {
	content, first := w.filterPanel(func() { w.overlays.close() })
	w.overlays.panel(content, w.toolbar.filter)
	w.env.Focus(first)
}

// leaveSearch empties the search field and goes back to the timeline.
func (w *Window) leaveSearch() {
	w.details.showList(false)
	w.toolbar.search.Field.SetText("")
	w.env.Focus(w.timeline.timeline)
}

// background runs work away from Fyne's goroutine and hands its outcome back there, once. A panic is an error.
func (w *Window) background(work func() error, done func(error)) {
	w.env.Spawn(func() {
		err := guarded(work)
		fyne.Do(func() { done(err) })
	})
}

func guarded(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	return work()
}
