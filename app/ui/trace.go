package ui

import (
	"encoding/json"
	"io"
	"math"
	"time"

	"thawline/app/view"
)

// tracer writes what is shown as lines of JSON, one for every change.
type tracer struct {
	out   io.Writer
	since time.Time
	last  traceLine
	any   bool
}

// traceLine is one line; its keys are stable.
type traceLine struct {
	T       int64      `json:"t"` // ms since start
	Mode    string     `json:"mode"`
	At      string     `json:"at"`
	Event   string     `json:"event"`
	Step    int        `json:"step"`
	Steps   int        `json:"steps"`
	Black   bool       `json:"black"`
	Playing bool       `json:"playing"`
	Zoom    float64    `json:"zoom"`
	Center  [2]float64 `json:"center"`
	Lang    string     `json:"lang"`
	Theme   string     `json:"theme"`
	Windows int        `json:"windows"`
	Message string     `json:"message"`
	Frame   string     `json:"frame"`
	Compare string     `json:"compare"` // the date beside at; "" for none
	Follow  bool       `json:"follow"`
}

func newTracer(out io.Writer, since time.Time) *tracer {
	if since.IsZero() {
		since = time.Now()
	}
	return &tracer{out: out, since: since}
}

func (t *tracer) write(l traceLine) {
	l.T = 0
	if t.out == nil || t.any && l == t.last {
		return
	}
	t.last, t.any = l, true
	l.T = time.Since(t.since).Milliseconds()
	if data, err := json.Marshal(l); err == nil {
		_, _ = t.out.Write(append(data, '\n')) // a trace that cannot be written must not stop the window
	}
}

// trace writes a line when what is shown changed.
func (w *Window) trace() {
	if w.tracer == nil || w.tracer.out == nil {
		return
	}
	story, v := w.store.Story(), w.store.View()
	l := traceLine{
		Mode: "explore", At: isoDay(v.At), Steps: len(story.Events), Playing: v.Playing, Zoom: 1, Lang: v.Lang,
		Theme: w.themeName(), Windows: len(w.show.screens()), Message: w.banner.text,
	}
	if i := view.Shown(story, v); i >= 0 {
		l.Event, l.Step = story.Events[i].ID, i+1
	}
	if w.show.on {
		l.Mode, l.Black = "present", w.show.talk.Cover == view.Black
		if l.Step, l.Steps = w.show.position()+1, w.show.count(); !w.show.talk.Free {
			l.Event = v.Event
		}
		v.Camera = view.AtStep(story, v).Camera
	}
	if v.Camera.Zoom > 0 {
		l.Zoom = round(v.Camera.Zoom)
	}
	if l.Frame = v.Camera.Frame; l.Frame == "" && len(story.Frames) > 0 {
		l.Frame = story.Frames[0].ID
	}
	if l.Follow = v.Follow; v.HasCompare {
		l.Compare = isoDay(v.Compare)
	}
	vp := w.world.world.Target()
	if at, ok := vp.LonLat(vp.W/2, vp.H/2); ok {
		l.Center = [2]float64{round(at[0]), round(at[1])}
	}
	if w.show.on && v.Camera.Zoom > 0 {
		l.Center = [2]float64{round(v.Camera.Lon), round(v.Camera.Lat)}
	}
	w.tracer.write(l)
}

// round keeps the five decimals that a reader can use, about a metre.
func round(x float64) float64 { return math.Round(x*1e5) / 1e5 }
