package figure

import (
	"sync"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/dataset"
	"thawline/dataset/edtf"
	"thawline/geo"
)

// mapCache keeps what many pictures in a row need: fitted frames, and the base maps and the ground of the last few views.
// It is bounded and safe for use by several goroutines; what it holds never changes a picture, only its price.
type mapCache struct {
	fits    recent[fitKey, geo.Viewport]
	bases   recent[baseKey, []scene.Layer]
	grounds recent[groundKey, *ground]
	turns   recent[dataset.Facts, []edtf.Instant] // see MapSince
}

type fitKey struct {
	facts dataset.Facts
	frame dataset.Frame
	w, h  float64
	scale float64
}

// viewKey is a story seen through a camera.
type viewKey struct {
	facts      dataset.Facts
	frame      dataset.Frame
	centre     orb.Point
	scale      float64
	w, h, k    float64
	projection string
}

type baseKey struct {
	view    viewKey
	palette string
}

type groundKey struct {
	view viewKey
	lang string
}

// How many entries are kept: of fitted frames, of base maps and grounds, which are megabytes each, and of stories' turns.
const (
	fitsKept    = 8
	basesKept   = 3
	groundsKept = 4
	turnsKept   = 2
)

// recent holds the values of the keys used last. The zero recent is empty and ready.
type recent[K comparable, V any] struct {
	mutex sync.Mutex
	keys  []K // used last at the end
	held  map[K]V
}

func (r *recent[K, V]) get(key K) (V, bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	v, ok := r.held[key]
	if ok {
		r.touch(key)
	}
	return v, ok
}

// keep holds a value, and lets go of the one used longest ago when there are more than most.
func (r *recent[K, V]) keep(key K, v V, most int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.held == nil {
		r.held = map[K]V{}
	}
	r.held[key] = v
	r.touch(key)
	if len(r.keys) > most {
		delete(r.held, r.keys[0])
		r.keys = append(r.keys[:0:0], r.keys[1:]...)
	}
}

// touch moves a key to the end.
func (r *recent[K, V]) touch(key K) {
	for i, k := range r.keys {
		if k == key {
			r.keys = append(r.keys[:i:i], r.keys[i+1:]...)
			break
		}
	}
	r.keys = append(r.keys, key)
}
