package png

import (
	"math/rand/v2"
	"testing"
)

// TestPaethInLanes compares the packed predictor with the definition of the PNG specification, 9.4.
func TestPaethInLanes(t *testing.T) {
	byDefinition := func(a, b, c int) int {
		p := a + b - c
		pa, pb, pc := max(p-a, a-p), max(p-b, b-p), max(p-c, c-p)
		switch {
		case pa <= pb && pa <= pc:
			return a
		case pb <= pc:
			return b
		}
		return c
	}
	r := rand.New(rand.NewPCG(1, 2))
	values := []uint32{0, 1, 127, 128, 254, 255}
	pick := func() (v uint32) {
		for range 4 {
			one := r.Uint32N(256)
			if r.Uint32N(2) == 0 {
				one = values[r.IntN(len(values))]
			}
			v = v<<8 | one
		}
		return v
	}
	for range 200_000 {
		a, b, c := pick(), pick(), pick()
		got := paeth(a, b, c)
		for shift := 0; shift < 32; shift += 8 {
			want := byDefinition(int(a>>shift&255), int(b>>shift&255), int(c>>shift&255))
			if int(got>>shift&255) != want {
				t.Fatalf("paeth(%08x, %08x, %08x) = %08x, want %02x at bit %d", a, b, c, got, want, shift)
			}
		}
	}
}
