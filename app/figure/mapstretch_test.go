package figure

import (
	"fmt"
	"reflect"
	"testing"

	"thawline/app/view"
	"thawline/dataset/edtf"
)

// TestMapSince compares the maps at the first and the last instant of stretches in which the story is said not to turn: they
// must be the very same.
func TestMapSince(t *testing.T) {
	k, in := stage()
	in.W, in.H = 1100, 700
	turns := k.turns(in.Story)
	if len(turns) < len(in.Story.Events) {
		t.Fatalf("%d turns for %d events", len(turns), len(in.Story.Events))
	}
	step := 2
	if testing.Short() {
		step = 12
	}
	for n, c := range []struct {
		name   string
		camera view.Camera
		with   func(v *view.View)
	}{
		{"region", view.Camera{}, func(*view.View) {}},
		{"region, closer", view.Camera{Lon: 23.5, Lat: 52.5, Zoom: 10}, func(v *view.View) { v.Event = "e-2022-02-01-transit-stop" }},
		{"world", view.Camera{Frame: "world"}, func(*view.View) {}},
		{"region, compared", view.Camera{}, func(v *view.View) { v.HasCompare, v.Compare = true, turns[len(turns)/3] }},
	} {
		in.View = view.New(in.Story)
		in.View.Camera = c.camera
		c.with(&in.View)
		for i := n % step; i+1 < len(turns); i += step {
			from, to := turns[i], turns[i+1]
			at := func(a edtf.Instant) (any, edtf.Instant) {
				in.View.At = a
				return k.MapOverlay(in), k.MapSince(in)
			}
			first, since := at(from)
			last, sinceLast := at(to - 1)
			if since != from || sinceLast != from {
				t.Errorf("%s: from %s to %s the map is that since %s and %s", c.name, civil(from), civil(to-1), civil(since), civil(sinceLast))
			}
			if !reflect.DeepEqual(last, first) {
				t.Errorf("%s: the map changes between %s and %s", c.name, civil(from), civil(to-1))
			}
		}
	}
}

// civil writes an instant as its day.
func civil(t edtf.Instant) string {
	y, m, d := t.Civil()
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}

// TestMostDaysBringNoTurn is what MapSince is for.
func TestMostDaysBringNoTurn(t *testing.T) {
	k, in := stage()
	days, changed := 0, 0
	last := edtf.Instant(-1)
	for at := in.Story.Span.From; at < in.Story.Span.To; at += 86400 {
		in.View.At = at
		if since := k.MapSince(in); since != last {
			changed, last = changed+1, since
		}
		days++
	}
	if changed*3 > days {
		t.Errorf("the map is laid out anew on %d of %d days", changed, days)
	}
}
