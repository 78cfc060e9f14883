package widgets

import (
	"slices"
	"sync/atomic"
	"testing"
)

// TestWorkerWaitsUntilItsResultIsTaken: a result that is not taken yet holds megabytes, so there is one at most.
func TestWorkerWaitsUntilItsResultIsTaken(t *testing.T) {
	var done []int
	results, take := make(chan int), make(chan struct{})
	w := worker[int, int]{
		spawn:   func(run func()) { go run() },
		work:    func(j int) int { return j },
		deliver: func(r int) { results <- r; <-take },
		failed:  func(err error) { t.Error(err) },
	}
	w.ask(1)
	done = append(done, <-results)
	for j := 2; j <= 5; j++ {
		w.ask(j)
	}
	select {
	case r := <-results:
		t.Errorf("result %d came before the first was taken", r)
	default:
	}
	take <- struct{}{}
	done = append(done, <-results)
	take <- struct{}{}
	if want := []int{1, 5}; !slices.Equal(done, want) {
		t.Errorf("worked on %v, want %v", done, want)
	}
}

// TestNothingIsShownOnceTheAppHasEnded: then Fyne would do it on the worker's own goroutine.
func TestNothingIsShownOnceTheAppHasEnded(t *testing.T) {
	done := 0
	e := &Env{}
	e.unlessEnded(func() { done++ })()
	e.Ended = new(atomic.Bool)
	show := e.unlessEnded(func() { done++ })
	show()
	e.Ended.Store(true)
	show()
	if done != 2 {
		t.Errorf("shown %d times, want 2", done)
	}
}
