package figure

import (
	"math/rand/v2"
	"testing"

	"thawline/dataset/edtf"
)

func TestTimeAxisRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		from := edtf.Instant(rng.Int64N(1<<50) - 1<<49)
		a := TimeAxis{From: from, To: from + 1 + edtf.Instant(rng.Int64N(1<<uint(10+rng.IntN(40)))), Lanes: timelineRect(176, 45, 600+rng.Float64()*3000, 165)}
		for range 10 {
			at := a.From + edtf.Instant(rng.Int64N(int64(a.To-a.From)))
			got, slack := a.At(a.X(at)), edtf.Instant(1+1e-9*float64(a.To-a.From))
			if d := got - at; d > slack || d < -slack {
				t.Fatalf("At(X(%d)) = %d in %d..%d", at, got, a.From, a.To)
			}
		}
	}
}
