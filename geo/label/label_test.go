package label

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/paulmach/orb"
)

func TestRandomLayouts(t *testing.T) {
	placed, all, crossing, leaders := 0, 0, 0, 0
	var placer Placer // used for all of them
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 1))
		l := layout(r, 5+r.IntN(60), r.IntN(12))
		got := Place(l)
		if again := placer.Place(l); !reflect.DeepEqual(got, again) {
			t.Fatalf("layout %d: a placer that was used before places it otherwise", seed)
		}
		for i, p := range got {
			all++
			if !p.Placed {
				continue
			}
			placed++
			b := l.Labels[i]
			if p.Box.W != b.W || p.Box.H != b.H {
				t.Fatalf("layout %d: label %d has size %v x %v", seed, i, p.Box.W, p.Box.H)
			}
			for _, c := range p.Box.Corners() {
				if c[0] < -1e-6 || c[0] > 1000+1e-6 || c[1] < -1e-6 || c[1] > 600+1e-6 {
					t.Fatalf("layout %d: label %d leaves the frame at %v", seed, i, c)
				}
			}
			if b.Only && p.Position != Away && !slices.Contains(b.Prefer, p.Position) {
				t.Fatalf("layout %d: label %d stands at %v, not one of %v", seed, i, p.Position, b.Prefer)
			}
			crosses := false
			for k, o := range l.Obstacles {
				if covers(p.Box, o) {
					if o.Cost == 0 {
						t.Fatalf("layout %d: label %d covers hard obstacle %d", seed, i, k)
					}
					crosses = true
				}
			}
			if crosses && !b.Crosses || crosses && !p.Crosses {
				t.Fatalf("layout %d: label %d covers a route (may: %v, says: %v)", seed, i, b.Crosses, p.Crosses)
			}
			if crosses {
				crossing++
			}
			for k := range i {
				if got[k].Placed && common(p.Box.Corners(), got[k].Box.Corners()) > 1e-6 {
					t.Fatalf("layout %d: labels %d and %d overlap", seed, k, i)
				}
			}
			if p.Position == Away {
				leaders++
				for k := range got {
					if k != i && got[k].Placed && apart(got[k].Box.Corners(), p.Leader[0], p.Leader[1]) == 0 {
						t.Fatalf("layout %d: the leader of %d runs through label %d", seed, i, k)
					}
				}
			}
		}
		checkPriorities(t, seed, l, got)
	}
	if placed*10 < all*6 || crossing < 50 || leaders < 50 {
		t.Errorf("%d of %d labels placed, %d across routes, %d on leaders: too few to say anything", placed, all, crossing, leaders)
	}
}

// checkPriorities looks for a missing label with a place that only less important labels, or none, stand in the way of.
func checkPriorities(t *testing.T, seed uint64, l Layout, got []Placement) {
	t.Helper()
	for i, p := range got {
		b := l.Labels[i]
		if p.Placed {
			continue
		}
		for _, pos := range b.order(nil) {
			box := b.box(pos, b.reach())
			if len(b.Spots) > 0 {
				box = Box{b.Spots[0].Centre, b.W, b.H, b.Spots[0].Angle}
			}
			bad := false
			for _, c := range box.Corners() {
				bad = bad || c[0] < 0 || c[0] > 1000 || c[1] < 0 || c[1] > 600
			}
			for _, o := range l.Obstacles {
				bad = bad || (o.Cost == 0 || !b.Crosses) && covers(box, o)
			}
			if bad {
				continue
			}
			better := func(k int) bool {
				a := l.Labels[k]
				if a.Keep && !b.Keep {
					return true
				}
				return a.Priority < b.Priority || a.Priority == b.Priority && (a.Weight > b.Weight || a.Weight == b.Weight && k < i)
			}
			blocked := false
			for k, q := range got {
				if q.Placed && better(k) && (near(box, q.Box, l.Padding) ||
					q.Position == Away && apart(box.Corners(), q.Leader[0], q.Leader[1]) < leaderReach) {
					blocked = true
				}
			}
			if !blocked {
				t.Fatalf("layout %d: label %d (priority %d) is missing though nothing more important stands at %v", seed, i, b.Priority, pos)
			}
		}
	}
}

func near(a, b Box, pad float64) bool {
	s, t := a.turned(), b.turned()
	return s.overlaps(&t, pad)
}

func town(id string, x, y float64) Label {
	return Label{ID: id, W: 60, H: 14, Anchor: orb.Point{x, y}, Radius: 4, Gap: 2}
}

var frame = orb.Bound{Max: orb.Point{400, 300}}

func TestPositionsInOrder(t *testing.T) {
	// Each time the place just taken is blocked, the next in the order is taken.
	l := Layout{Frame: frame, Labels: []Label{town("a", 200, 150)}}
	for _, want := range []Position{UpperRight, LowerRight, UpperLeft, LowerLeft, Up, Down, Right, Left} {
		got := Place(l)[0]
		if !got.Placed || got.Position != want {
			t.Fatalf("with %d places blocked: %+v, want position %d", len(l.Obstacles), got, want)
		}
		// A spot in the middle of the box blocks few others.
		mark := got.Box.Centre
		if got.Box.Centre[0] > 200 {
			mark[0] += 28
		} else if got.Box.Centre[0] < 200 {
			mark[0] -= 28
		}
		if want == Right || want == Left {
			break
		}
		l.Obstacles = append(l.Obstacles, Turned(Box{Centre: mark, W: 2, H: 4}))
	}
	a := town("a", 200, 150)
	a.Prefer = []Position{Left, Up}
	if got := Place(Layout{Frame: frame, Labels: []Label{a}})[0]; got.Position != Left || got.Position.Align() != 1 || got.Box.Centre != (orb.Point{164, 150}) {
		t.Errorf("preferred left: %+v", got)
	}
	a.Only = true
	wall := Rect(orb.Bound{Min: orb.Point{0, 0}, Max: orb.Point{199, 300}})
	if got := Place(Layout{Frame: frame, Labels: []Label{a}, Obstacles: []Obstacle{wall}})[0]; got.Placed {
		t.Errorf("only left and up, both blocked: %+v", got)
	}
	if got := Place(Layout{Frame: frame, Labels: []Label{a}, Obstacles: []Obstacle{wall.For("a")}})[0]; !got.Placed {
		t.Error("its own obstacle hinders it")
	}
}

func TestAtTheFrame(t *testing.T) {
	got := Place(Layout{Frame: frame, Labels: []Label{town("a", 395, 5), town("b", 5, 295), town("c", 395, 295)}})
	for i, want := range []Position{LowerLeft, UpperRight, UpperLeft} {
		if !got[i].Placed || got[i].Position != want {
			t.Errorf("label %d: %+v, want position %d", i, got[i], want)
		}
	}
}

func TestRoutesAreAvoidedThenCrossed(t *testing.T) {
	// A route to the right of the marker: the left is free.
	right := Line([]orb.Point{{215, 0}, {215, 300}}, 4).Soft(1)
	left := Line([]orb.Point{{185, 0}, {185, 300}}, 4).Soft(1)
	a := town("a", 200, 150)
	if got := Place(Layout{Frame: frame, Labels: []Label{a}, Obstacles: []Obstacle{right}})[0]; got.Position != UpperLeft || got.Crosses {
		t.Errorf("beside one route: %+v", got)
	}
	l := Layout{Frame: frame, Labels: []Label{a}, Obstacles: []Obstacle{right, left}}
	if got := Place(l)[0]; got.Placed {
		t.Errorf("between two routes, may not cross: %+v", got)
	}
	l.Labels[0].Crosses = true
	if got := Place(l)[0]; !got.Placed || !got.Crosses || got.Position != UpperRight {
		t.Errorf("between two routes, may cross: %+v", got)
	}
	l.Obstacles[0] = right.Soft(5)
	if got := Place(l)[0]; got.Position != UpperLeft {
		t.Errorf("the route on the right is worse to cover: %+v", got)
	}
}

func TestALabelMovesForAnother(t *testing.T) {
	// b can only stand on the left of its marker, where a would go first.
	a, b := town("a", 100, 150), town("b", 170, 142)
	a.Priority, b.Priority = 1, 2
	b.Prefer, b.Only = []Position{Left}, true
	got := Place(Layout{Frame: frame, Labels: []Label{b, a}})
	if !got[0].Placed || !got[1].Placed || got[1].Position == UpperRight {
		t.Errorf("b: %+v, a: %+v", got[0], got[1])
	}
}

func TestKeptLabels(t *testing.T) {
	area := Label{ID: "focus", Priority: 8, Keep: true, W: 100, H: 20, Spots: []Spot{{Centre: orb.Point{200, 150}}}}
	a := town("a", 160, 160)
	a.Prefer, a.Only, a.Priority = []Position{UpperRight}, true, 1
	got := Place(Layout{Frame: frame, Labels: []Label{a, area}})
	if got[0].Placed || !got[1].Placed {
		t.Errorf("a: %+v, focus: %+v; want the focus to stay", got[0], got[1])
	}
	area.Keep = false
	got = Place(Layout{Frame: frame, Labels: []Label{a, area}})
	if !got[0].Placed || got[1].Placed {
		t.Errorf("a: %+v, area: %+v; want a to stay", got[0], got[1])
	}
	area.Keep = true
	if got := Place(Layout{Frame: frame, Labels: []Label{area}, Obstacles: []Obstacle{Circle(orb.Point{200, 150}, 3)}})[0]; got.Placed {
		t.Errorf("kept over a marker: %+v", got)
	}
}

func TestAreaLabels(t *testing.T) {
	sea := Label{W: 120, H: 20, Spots: []Spot{
		{Centre: orb.Point{200, 150}, Angle: 0.4, SlideX: 60},
		{Centre: orb.Point{100, 60}},
	}}
	block := func(x, y float64) Obstacle { return Circle(orb.Point{x, y}, 5) }
	for _, c := range []struct {
		name      string
		obstacles []Obstacle
		spot      int
		moved     bool
	}{
		{"free", nil, 0, false},
		{"slid along its direction", []Obstacle{block(245, 170)}, 0, true},
		{"the next spot", []Obstacle{block(245, 170), block(155, 130), block(200, 150)}, 1, false},
	} {
		got := Place(Layout{Frame: frame, Labels: []Label{sea}, Obstacles: c.obstacles})[0]
		moved := got.Box.Centre != sea.Spots[c.spot].Centre
		if !got.Placed || got.Spot != c.spot || moved != c.moved || got.Box.Angle != sea.Spots[c.spot].Angle || got.Position != At {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

func TestLeader(t *testing.T) {
	a := town("a", 200, 150)
	ring := []Obstacle{Circle(orb.Point{200, 150}, 4)}
	for i := range 12 {
		s, c := math.Sincos(float64(i) * math.Pi / 6)
		ring = append(ring, Circle(orb.Point{200 + 16*c, 150 + 16*s}, 2))
	}
	l := Layout{Frame: frame, Labels: []Label{a}, Obstacles: ring}
	if got := Place(l)[0]; got.Placed {
		t.Fatalf("in a ring of markers: %+v", got)
	}
	l.Labels[0].Leader = 60
	got := Place(l)[0]
	if !got.Placed || got.Position != Away {
		t.Fatalf("with a leader: %+v", got)
	}
	if d := math.Hypot(got.Leader[0][0]-200, got.Leader[0][1]-150); math.Abs(d-4) > 1e-9 {
		t.Errorf("the leader begins %v from the anchor", d)
	}
	tt := got.Box.turned()
	if d := tt.distance(got.Leader[1]); d > 1e-9 {
		t.Errorf("the leader ends %v from the box", d)
	}
	for i, o := range ring[1:] {
		if d := toStretch(o.centre[0], o.centre[1], got.Leader[0][0], got.Leader[0][1], got.Leader[1][0], got.Leader[1][1]); d < 2 {
			t.Errorf("the leader runs over marker %d", i)
		}
	}
}

func TestOverlaps(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	both := 0
	for range 20000 {
		box := func() Box {
			return Box{orb.Point{r.Float64() * 60, r.Float64() * 60}, 5 + r.Float64()*40, 2 + r.Float64()*12, float64(r.IntN(3)) * (r.Float64()*7 - 3)}
		}
		a, b := box(), box()
		shared := common(a.Corners(), b.Corners())
		if got := a.Overlaps(b); got != (shared > 1e-9) || got != b.Overlaps(a) {
			t.Fatalf("%+v overlaps %+v: %v, they share %v", a, b, got, shared)
		}
		if shared > 0 {
			both++
		}
		p, q := box().Centre, box().Centre
		reach := r.Float64() * 6
		at := a.turned()
		d := apart(a.Corners(), p, q)
		if _, got := at.crossed(p, q, reach); math.Abs(d-reach) > 1e-6 && got != (d < reach) {
			t.Fatalf("%+v and the line %v to %v, reach %v: %v, they are %v apart", a, p, q, reach, got, d)
		}
	}
	if both < 2000 {
		t.Errorf("only %d pairs overlapped", both)
	}
	if (Box{orb.Point{0, 0}, 10, 10, 0}).Overlaps(Box{orb.Point{10, 0}, 10, 10, 0}) {
		t.Error("boxes that touch overlap")
	}
}

func TestOddInput(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	for _, v := range []float64{nan, inf, -inf, 0, -5, 1e300} {
		a := town("a", 200, 150)
		b := Label{W: v, H: v, Anchor: orb.Point{v, v}, Radius: v, Gap: v, Leader: v, Weight: v, Prefer: []Position{200, At, Away}}
		c := Label{W: 30, H: 10, Keep: true, Spots: []Spot{{Centre: orb.Point{v, 5}, Angle: v, SlideX: v, SlideY: v}, {Centre: orb.Point{50, 50}, SlideX: v}}}
		d := Label{W: 30, H: 10, Anchor: orb.Point{100, 100}, Radius: v, Gap: v, Leader: v}
		l := Layout{Frame: frame, Padding: v, Labels: []Label{b, a, c, d}, Obstacles: []Obstacle{
			Circle(orb.Point{v, v}, v), Circle(orb.Point{1, 1}, v), Line([]orb.Point{{v, v}, {1, 1}, {v, 3}, {2, 2}}, v),
			Line(nil, 3), Turned(Box{orb.Point{v, 1}, v, v, v}), Rect(orb.Bound{Min: orb.Point{v, v}, Max: orb.Point{v, 1}}),
			{},
			Line([]orb.Point{{-1e308, -1e308}, {1e308, 1e308}}, 1).Soft(v),
		}}
		Place(l)
		l.Frame.Max = orb.Point{v, v}
		Place(l)
	}
	if got := Place(Layout{}); len(got) != 0 {
		t.Errorf("Place of nothing = %v", got)
	}
}

func FuzzPlace(f *testing.F) {
	f.Add(uint64(1), 10.0, 5.0, 0.3)
	f.Add(uint64(2), math.Inf(1), math.NaN(), -1e308)
	f.Fuzz(func(t *testing.T, seed uint64, a, b, c float64) {
		l := layout(rand.New(rand.NewPCG(seed, 2)), 8, 2)
		l.Labels[0].W, l.Labels[1].Anchor[0], l.Labels[2].Gap, l.Labels[3].Leader = a, b, c, a
		l.Labels[4].Spots = []Spot{{Centre: orb.Point{a, b}, Angle: c, SlideX: b}}
		l.Obstacles = append(l.Obstacles, Line([]orb.Point{{a, b}, {b, c}, {c, a}}, b), Circle(orb.Point{c, b}, a), Turned(Box{orb.Point{a, c}, b, c, a}))
		got := Place(l)
		for i := range got {
			for k := range i {
				if got[i].Placed && got[k].Placed && common(got[i].Box.Corners(), got[k].Box.Corners()) > 1e-6 {
					t.Errorf("labels %d and %d overlap", i, k)
				}
			}
		}
	})
}

func ExamplePlace() {
	got := Place(Layout{
		Frame: orb.Bound{Max: orb.Point{400, 300}},
		Labels: []Label{
			{ID: "Minsk", Priority: 4, W: 50, H: 18, Anchor: orb.Point{200, 150}, Radius: 4, Gap: 3},
			{ID: "BELARUS", Priority: 8, Keep: true, W: 120, H: 16, Spots: []Spot{{Centre: orb.Point{210, 140}, SlideY: 100}}},
		},
		Obstacles: []Obstacle{Circle(orb.Point{200, 150}, 4)},
	})
	for _, p := range got {
		fmt.Printf("%v %v %.0f\n", p.Placed, p.Position, p.Box.Centre)
	}
	// Output:
	// true 0 [230 136]
	// true 12 [210 107]
}

func TestAPlacerAllocatesNothing(t *testing.T) {
	var p Placer
	l := layout(rand.New(rand.NewPCG(1, 2)), 60, 10)
	p.Place(l)
	if n := testing.AllocsPerRun(5, func() { p.Place(l) }); n > 0 {
		t.Errorf("a layout like the one before allocates %v times", n)
	}
}

func BenchmarkPlace(b *testing.B) {
	for _, n := range []int{40, 150} {
		l := layout(rand.New(rand.NewPCG(1, 2)), n, 60)
		b.Run(fmt.Sprintf("%d labels, 60 routes", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Place(l)
			}
		})
		b.Run(fmt.Sprintf("%d labels, 60 routes, again", n), func(b *testing.B) {
			b.ReportAllocs()
			var p Placer
			for b.Loop() {
				p.Place(l)
			}
		})
	}
}
