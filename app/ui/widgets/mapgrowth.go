package widgets

import (
	"time"

	"fyne.io/fyne/v2"

	"thawline/app/figure"
	"thawline/app/view"
	"thawline/dataset/edtf"
)

// growTime is how long a new route takes to grow along its path.
const growTime = 1100 * time.Millisecond

// growing is the routes that grow now.
type growing struct {
	figure.Growth
	anim *fyne.Animation
}

// grow lets the routes that the clock has passed the opening of, on its way from an earlier date, grow along their path.
func (m *MapView) grow(from edtf.Instant, v view.View) {
	if v.At < from || v.HasCompare {
		m.endGrowth() // going back, or beside another date, everything stands as it is
		return
	}
	opens := false
	for i := range m.story.Routes {
		r := &m.story.Routes[i]
		opens = opens || r.Since != nil && r.Since.Start.Span.From > from && r.Since.Start.Span.From <= v.At
	}
	if !opens || !m.env.moves() {
		return
	}
	m.endGrowth()
	g := &growing{Growth: figure.Growth{From: from, Share: 1e-3}}
	m.growing = g
	g.anim = fyne.NewAnimation(growTime, func(share float32) {
		if m.growing != g {
			return
		}
		if g.Share = max(float64(share), 1e-3); share >= 1 {
			m.growing = nil
		}
		m.surface.Redraw()
	})
	g.anim.Curve = fyne.AnimationEaseInOut
	g.anim.Start()
}

func (m *MapView) endGrowth() {
	if m.growing != nil {
		m.growing.anim.Stop()
		m.growing = nil
	}
}
