package edtf

import "testing"

func TestCompare(t *testing.T) {
	ordered := []string{"../2021", "2021", "2021-12", "2022-02-01", "2022-21", "2022-03-XX", "2022-03-01"}
	// 2022-21, 2022-03 and 2022-03-01 start on one day: the more precise comes first.
	want := []string{"../2021", "2021", "2021-12", "2022-02-01", "2022-03-01", "2022-03-XX", "2022-21"}
	for i := range ordered {
		for j := range ordered {
			a, b := MustParse(want[i]), MustParse(want[j])
			got, expect := Compare(a, b), 0
			if i < j {
				expect = -1
			} else if i > j {
				expect = 1
			}
			if got != expect {
				t.Errorf("Compare(%s, %s) = %d, want %d", a, b, got, expect)
			}
		}
	}
}

func TestSpan(t *testing.T) {
	a := Span{10, 20}
	for _, c := range []struct {
		b    Span
		want bool
	}{{Span{0, 10}, false}, {Span{0, 11}, true}, {Span{19, 30}, true}, {Span{20, 30}, false}, {Span{12, 12}, false}, {Span{12, 13}, true}} {
		if got := a.Overlaps(c.b); got != c.want || c.b.Overlaps(a) != c.want {
			t.Errorf("%v overlaps %v = %v, want %v both ways", a, c.b, got, c.want)
		}
	}
	if a.Length() != 10 || (Span{5, 1}).Length() != 0 {
		t.Error("lengths of {10 20} and {5 1} are not 10 and 0")
	}
	if !a.Contains(10) || a.Contains(20) {
		t.Error("a span holds its start and not its end")
	}
}
