package dataset_test

import (
	"fmt"
	"runtime"
	"testing"

	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/dataset/seeded"
)

// BenchmarkLong loads long stories and asks them what the window asks at every step of the clock. heap-MB is what the
// whole loaded story takes.
func BenchmarkLong(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
		files := seeded.Files(n, 1)
		b.Run(fmt.Sprintf("load/%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := dataset.Load(files); err != nil {
					b.Fatal(err)
				}
			}
		})
		before := heap()
		second, err := dataset.Load(files)
		if err != nil {
			b.Fatal(err)
		}
		taken := heap() - before
		at := edtf.MustParse("2005-05-05").Start.Span.From
		b.Run(fmt.Sprintf("at/%d", n), func(b *testing.B) {
			for i := range b.N {
				second.At(at + edtf.Instant(i%365)*edtf.Day)
			}
			b.ReportMetric(float64(taken)/1e6, "heap-MB")
		})
		b.Run(fmt.Sprintf("diff/%d", n), func(b *testing.B) {
			for b.Loop() {
				second.Diff(at, at+30*edtf.Day)
			}
		})
		for _, expr := range []string{"number 77", "category:border", `actor:"Actor 7" from:2005`} {
			b.Run(fmt.Sprintf("filter %s/%d", expr, n), func(b *testing.B) {
				for b.Loop() {
					keep, err := second.Filter(expr)
					if err != nil {
						b.Fatal(err)
					}
					for i := range second.Events {
						keep(i)
					}
				}
			})
		}
	}
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
