package dataset

import "hash/maphash"

// idTable finds the index of an id with four bytes an item: an open table of indexes, hashed by the ids they lead to.
type idTable struct {
	slots []int32 // index + 1; 0 is free
	id    func(i int) string
	seed  maphash.Seed
}

func newIDTable(n int, id func(i int) string) *idTable {
	size := 8
	for size < 2*n {
		size *= 2
	}
	t := &idTable{slots: make([]int32, size), id: id, seed: maphash.MakeSeed()}
	for i := range n {
		at := t.slot(id(i))
		if t.slots[at] == 0 { // the first of equal ones counts
			t.slots[at] = int32(i + 1)
		}
	}
	return t
}

// slot returns where the id is, or the free slot where it would be.
func (t *idTable) slot(id string) int {
	mask := len(t.slots) - 1
	for at := int(maphash.String(t.seed, id)) & mask; ; at = (at + 1) & mask {
		if i := t.slots[at]; i == 0 || t.id(int(i-1)) == id {
			return at
		}
	}
}

// find returns the index of an id, -1 when there is none.
func (t *idTable) find(id string) int { return int(t.slots[t.slot(id)]) - 1 }
