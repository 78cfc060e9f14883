package dataset

import (
	"sync"
	"sync/atomic"
)

// filterMemory keeps what the filters used last said of each event: one text is asked about at every step of the clock by
// the map, the timeline and the list. Safe for several goroutines.
type filterMemory struct {
	mu   sync.Mutex
	kept []*answers
}

// keptFilters is how many filters are remembered.
const keptFilters = 4

// answers is what one filter said: two bits an event, known and kept.
type answers struct {
	key  string
	bits []atomic.Uint32
}

func (m *filterMemory) answers(key string, events int) *answers {
	m.mu.Lock()
	defer m.mu.Unlock()
	for i, a := range m.kept {
		if a.key == key {
			m.kept = append(append(m.kept[:i], m.kept[i+1:]...), a)
			return a
		}
	}
	a := &answers{key: key, bits: make([]atomic.Uint32, (events+15)/16)}
	if len(m.kept) >= keptFilters {
		m.kept = append(m.kept[:0], m.kept[1:]...)
	}
	m.kept = append(m.kept, a)
	return a
}

// remembered returns keep with a memory; an index out of range is not kept.
func (s *Story) remembered(expr string, keep func(int) bool) func(int) bool {
	if s.index == nil {
		return func(i int) bool { return i >= 0 && i < len(s.Events) && keep(i) }
	}
	a := s.index.filters.answers(s.Lang()+" "+expr, len(s.Events))
	return func(i int) bool {
		if i < 0 || i >= len(s.Events) {
			return false
		}
		word, shift := &a.bits[i/16], uint(i%16)*2
		if bits := word.Load() >> shift & 3; bits != 0 {
			return bits == 3
		}
		if keep(i) {
			word.Or(3 << shift)
			return true
		}
		word.Or(1 << shift)
		return false
	}
}
