package figure

import (
	"thawline/app/scene"
	"thawline/app/view"
	"thawline/dataset"
)

// tell makes the sheet one of the step that the view shows, if it shows one.
func (s *sheet) tell() {
	s.step = view.ToldStep(s.in.Story, s.in.View)
	if s.step != nil && s.step.Event < 0 { // a step at a date tells of no event, though one came before it
		s.m.Event, s.cited = -1, nil
	}
}

// image draws what stands in the slide's room for the map: the map, or the step's chart.
func (s *sheet) image() []scene.Layer {
	if s.step == nil || s.step.Chart == "" {
		return s.kit.posterMap(s.in, s.room)
	}
	in := s.in
	if _, ok := chartSpecOf(in.Story, s.step.Chart); !ok {
		return s.kit.posterMap(in, s.room)
	}
	for _, one := range ChartSources(in.Story, s.step.Chart) {
		s.cite([]int{one})
	}
	u := s.room.unit
	room := s.room.image.Inset(40 * u)
	in.W, in.H, in.K = float64(room.W()), float64(room.H()), float64(chartScale*u)
	ground := scene.Layer{Name: "chart ground", Items: []scene.Item{
		filledBox(s.room.image.X0, s.room.image.Y0, s.room.image.X1, s.room.image.Y1, s.pal.Panel),
	}}
	return append([]scene.Layer{ground}, inRoom(s.kit.ChartPanel(in, s.step.Chart).Layers, room)...)
}

// chartScale is the figure scale of a slide's chart at 1920 x 1080.
const chartScale = 1.9

// chapter names the chapter beside the accent bar, in small type.
func (s *sheet) chapter(f *flow) {
	c := s.in.Story.Chapters
	if s.step.Chapter < 0 || s.step.Chapter >= len(c) {
		return
	}
	u, r := s.room.unit, s.room.text
	st := s.style(scene.Sans, 24, 32).in(s.pal.Ink2)
	title := f.fonts.Fit(c[s.step.Chapter].Title, st.Face, st.Size, r.W()-84*u)
	f.place(run{Style: st}, title, r.X0+84*u, r.Y0+12*u, scene.Left)
}

// progress draws how far the told version is, quietly, along the foot: one mark for each step.
func (s *sheet) progress() {
	n := len(s.in.Story.Steps)
	if s.step == nil || n < 2 {
		return
	}
	u := s.room.unit
	gap := min(6*u, s.room.w/float32(n)/4)
	width := (s.room.w - 2*s.room.edge + gap) / float32(n)
	for i := range n {
		c := s.pal.Rule
		switch {
		case i+1 == s.in.View.Told:
			c = s.pal.Now
		case i+1 < s.in.View.Told:
			c = s.pal.StrongRule
		}
		x := s.room.edge + float32(i)*width
		s.items = append(s.items, filledBox(x, s.room.h-10*u, x+width-gap, s.room.h-6*u, c))
	}
}

// StepTitle returns the headline of a step of the told version as it stands on its slide.
func StepTitle(s *dataset.Step) string { return typographic(s.Title) }
