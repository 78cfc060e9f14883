package scene_test

import (
	"image/color"
	"math"
	"slices"
	"testing"

	"thawline/app/scene"
)

var black = color.NRGBA{A: 255}

func TestConstructorsStayOnTheirCircle(t *testing.T) {
	for name, p := range map[string]*scene.Path{
		"circle":  scene.Circle(10, 20, 5),
		"large":   scene.Circle(10, 20, 5000),
		"arc":     scene.Arc(10, 20, 5, 0, 2),
		"regular": scene.Regular(10, 20, 5, 7, 1),
	} {
		want := 5.0
		if name == "large" {
			want = 5000
		}
		for _, v := range p.Points {
			if d := math.Hypot(float64(v.X-10), float64(v.Y-20)); math.Abs(d-want) > want*1e-5 {
				t.Errorf("%s: a point lies %v from the centre, want %v", name, d, want)
			}
		}
	}
	if p := scene.Arc(0, 0, 1, 0, 1); p.Closed {
		t.Error("an arc is closed")
	}
}

func TestFlatness(t *testing.T) {
	for _, r := range []float32{1, 4, 60, 3000} {
		p := scene.Circle(0, 0, r)
		for i, a := range p.Points {
			b := p.Points[(i+1)%len(p.Points)]
			if sag := float64(r) - math.Hypot(float64(a.X+b.X)/2, float64(a.Y+b.Y)/2); sag > 0.05 {
				t.Errorf("radius %v: a side lies %v inside", r, sag)
			}
		}
	}
}

func TestShapesHaveTheirBoxes(t *testing.T) {
	tests := map[string]struct {
		path   *scene.Path
		want   scene.Rect
		closed bool
	}{
		"rectangle":    {scene.Rectangle(scene.Rect{X0: 1, Y0: 2, X1: 3, Y1: 5}), scene.Rect{X0: 1, Y0: 2, X1: 3, Y1: 5}, true},
		"round":        {scene.RoundRect(scene.Rect{X0: 1, Y0: 2, X1: 31, Y1: 25}, 4), scene.Rect{X0: 1, Y0: 2, X1: 31, Y1: 25}, true},
		"too round":    {scene.RoundRect(scene.Rect{X0: 0, Y0: 0, X1: 30, Y1: 10}, 400), scene.Rect{X1: 30, Y1: 10}, true},
		"not round":    {scene.RoundRect(scene.Rect{X1: 30, Y1: 10}, -1), scene.Rect{X1: 30, Y1: 10}, true},
		"ellipse":      {scene.Ellipse(5, 5, 4, 2), scene.Rect{X0: 1, Y0: 3, X1: 9, Y1: 7}, true},
		"star":         {scene.Star(0, 0, 10, 4, 4), scene.Rect{X0: -10, Y0: -10, X1: 10, Y1: 10}, true},
		"half a disc":  {scene.Sector(0, 0, 0, 6, 0, math.Pi), scene.Rect{X0: -6, X1: 6, Y1: 6}, true},
		"segment":      {scene.Segment(1, 1, 4, 2), scene.Rect{X0: 1, Y0: 1, X1: 4, Y1: 2}, false},
		"straight":     {scene.Curve(scene.Point{}, scene.Point{X: 3}, scene.Point{X: 6}, scene.Point{X: 9, Y: 1}), scene.Rect{X1: 9, Y1: 1}, false},
		"two, one nil": {scene.Combine(scene.Circle(0, 0, 1), nil, scene.Circle(9, 9, 1)), scene.Rect{X0: -1, Y0: -1, X1: 10, Y1: 10}, true},
	}
	for name, tt := range tests {
		b := tt.path.Bounds()
		for _, d := range []float32{b.X0 - tt.want.X0, b.Y0 - tt.want.Y0, b.X1 - tt.want.X1, b.Y1 - tt.want.Y1} {
			if math.Abs(float64(d)) > 0.02 {
				t.Errorf("%s: box %v, want %v", name, b, tt.want)
				break
			}
		}
		if tt.path.Closed != tt.closed {
			t.Errorf("%s: closed is %v", name, tt.path.Closed)
		}
	}
}

func TestContains(t *testing.T) {
	ring := scene.Sector(0, 0, 5, 10, 0, 2*math.Pi)
	tests := []struct {
		path *scene.Path
		x, y float32
		want bool
	}{
		{scene.Circle(0, 0, 5), 0, 0, true},
		{scene.Circle(0, 0, 5), 4.9, 0, true},
		{scene.Circle(0, 0, 5), 4, 4, false},
		{ring, 0.1, 0.3, false},
		{ring, 7, 0.5, true},
		{scene.Star(0, 0, 10, 3, 5), 0, -9, true},
		{scene.Star(0, 0, 10, 3, 5), 0, 9, false},
		{scene.Combine(scene.Circle(0, 0, 3), scene.Circle(10, 0, 3)), 10, 0, true},
		{&scene.Path{}, 0, 0, false},
		{nil, 0, 0, false},
	}
	for i, tt := range tests {
		if got := tt.path.Contains(tt.x, tt.y); got != tt.want {
			t.Errorf("case %d: (%v, %v) inside: %v, want %v", i, tt.x, tt.y, got, tt.want)
		}
	}
}

func sample() *scene.Scene {
	box := func(id string, x, y float32) scene.Item {
		return &scene.Shape{ID: id, Path: scene.Rectangle(scene.Rect{X0: x, Y0: y, X1: x + 10, Y1: y + 10}), Fill: black}
	}
	return &scene.Scene{W: 200, H: 100, Layers: []scene.Layer{
		{Items: []scene.Item{
			box("event:a", 10, 10), box("event:b", 15, 12), box("", 40, 10), box("event:c", 40, 10),
			&scene.Shape{ID: "route:r", Path: scene.Polyline(scene.Point{X: 0, Y: 60}, scene.Point{X: 100, Y: 60}), Stroke: scene.Stroke{Color: black, Width: 4}, Hit: 2},
			&scene.Text{ID: "source:s", String: "Reuters", X: 120, Y: 60, Size: 10, W: 40},
			(*scene.Shape)(nil), nil,
		}},
		{Offset: scene.Point{X: 100}, Clip: scene.Rect{X0: 100, Y0: 0, X1: 120, Y1: 30}, Items: []scene.Item{box("event:d", 15, 10), box("event:a", 2, 40)}},
	}}
}

func TestPick(t *testing.T) {
	tests := []struct {
		x, y, reach float32
		want        string
	}{
		{11, 11, 0, "event:a"},
		{16, 13, 0, "event:b"}, // the upper one of two
		{9, 11, 0, ""},
		{9, 11, 3, "event:a"},
		{30, 13, 20, "event:b"}, // the nearer one
		{45, 15, 0, "event:c"},  // decoration does not hide it
		{50, 63.5, 0, "route:r"},
		{50, 65, 0, ""},
		{50, 65, 2, "route:r"},
		{130, 55, 0, "source:s"},
		{165, 55, 0, ""},
		{117, 15, 0, "event:d"}, // moved by its layer
		{122, 15, 9, ""},        // and cut by it
	}
	for _, tt := range tests {
		got, ok := sample().Pick(tt.x, tt.y, tt.reach)
		if got != tt.want || ok != (tt.want != "") {
			t.Errorf("Pick(%v, %v, %v) = %q %v, want %q", tt.x, tt.y, tt.reach, got, ok, tt.want)
		}
	}
	if _, ok := sample().Pick(float32(math.NaN()), 3, 5); ok {
		t.Error("something lies at NaN")
	}
}

func TestBounds(t *testing.T) {
	s := sample()
	tests := map[string]scene.Rect{
		"event:b":  {X0: 15, Y0: 12, X1: 25, Y1: 22},
		"route:r":  {X0: -2, Y0: 58, X1: 102, Y1: 62},
		"event:d":  {X0: 115, Y0: 10, X1: 120, Y1: 20},
		"event:a":  {X0: 10, Y0: 10, X1: 20, Y1: 20}, // its other box is cut off
		"source:s": {X0: 120, Y0: 52.2, X1: 160, Y1: 62.4},
	}
	for id, want := range tests {
		got, ok := s.Bounds(id)
		if !ok || math.Abs(float64(got.X0-want.X0+got.Y0-want.Y0)) > 0.01 || math.Abs(float64(got.X1-want.X1+got.Y1-want.Y1)) > 0.01 {
			t.Errorf("Bounds(%s) = %v %v, want %v", id, got, ok, want)
		}
	}
	for _, id := range []string{"", "event:none"} {
		if _, ok := s.Bounds(id); ok {
			t.Errorf("Bounds(%q) was found", id)
		}
	}
}

func TestIDs(t *testing.T) {
	want := []string{"event:a", "event:c", "event:d", "event:b", "route:r", "source:s"}
	if got := sample().IDs(); !slices.Equal(got, want) {
		t.Errorf("IDs() = %v, want %v", got, want)
	}
}

func TestTurnedText(t *testing.T) {
	up := &scene.Text{String: "x", Size: 10, W: 50, X: 100, Y: 100, Angle: -math.Pi / 2}
	if b := up.Bounds(); b.H() < 49 || b.W() > 12 || b.Y1 > 101 {
		t.Errorf("text that runs upwards has the box %v", b)
	}
	end := &scene.Text{String: "x", Size: 10, W: 50, X: 100, Y: 100, Align: scene.Right}
	if b := end.Bounds(); b.X0 != 50 || b.X1 != 100 {
		t.Errorf("text aligned right has the box %v", b)
	}
}

func TestRect(t *testing.T) {
	r := scene.Rect{X0: 1, Y0: 2, X1: 5, Y1: 8}
	if r.W() != 4 || r.H() != 6 || r.Empty() || !(scene.Rect{}).Empty() {
		t.Error("size is wrong")
	}
	if got := r.Union(scene.Rect{}); got != r {
		t.Errorf("union with nothing is %v", got)
	}
	if got, want := r.Intersect(scene.Rect{X0: 3, Y0: 0, X1: 9, Y1: 4}), (scene.Rect{X0: 3, Y0: 2, X1: 5, Y1: 4}); got != want {
		t.Errorf("intersection %v, want %v", got, want)
	}
	if r.Overlaps(scene.Rect{X0: 5, Y0: 2, X1: 9, Y1: 9}) {
		t.Error("neighbours overlap")
	}
	if nan := float32(math.NaN()); !(scene.Rect{X0: nan, X1: 5, Y1: 5}).Empty() {
		t.Error("a rectangle with NaN is not empty")
	}
}

func TestSameLayer(t *testing.T) {
	items := []scene.Item{&scene.Shape{}, &scene.Shape{}}
	layer := scene.Layer{Name: "land", Clip: scene.Rect{X1: 10, Y1: 10}, Items: items}
	cases := []struct {
		name  string
		other scene.Layer
		want  bool
	}{
		{"itself", layer, true},
		{"another name", scene.Layer{Clip: layer.Clip, Items: items}, true},
		{"a part", scene.Layer{Clip: layer.Clip, Items: items[:1]}, false},
		{"elsewhere", scene.Layer{Clip: layer.Clip, Offset: scene.Point{X: 1}, Items: items}, false},
		{"cut otherwise", scene.Layer{Items: items}, false},
		{"a copy", scene.Layer{Clip: layer.Clip, Items: []scene.Item{items[0], items[1]}}, false},
		{"nothing", scene.Layer{Clip: layer.Clip}, false},
	}
	for _, c := range cases {
		if got := layer.Same(&c.other); got != c.want {
			t.Errorf("%s: Same = %v, want %v", c.name, got, c.want)
		}
	}
	if empty := (scene.Layer{}); empty.Same(&empty) {
		t.Error("empty layers are the same")
	}
}
