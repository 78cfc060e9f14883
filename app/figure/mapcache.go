package figure

import (
	"sync"

	"github.com/paulmach/orb"

	"thawline/app/scene"
	"thawline/dataset"
	"thawline/geo"
)

// mapCache keeps what many pictures in a row need: fitted frames, and the base maps of the last few views. It is bounded
// and safe for use by several goroutines; what it holds never changes a picture, only its price.
type mapCache struct {
	mutex sync.Mutex
	fits  map[fitKey]geo.Viewport
	bases []keptBase // last used last
}

type fitKey struct {
	frame dataset.Frame
	w, h  float64
}

// baseKey is everything that a base map depends on.
type baseKey struct {
	story   *dataset.Story
	frame   dataset.Frame
	palette string
	centre  orb.Point
	scale   float64
	w, h, k float64
	proj    string
}

type keptBase struct {
	key    baseKey
	layers []scene.Layer
}

const (
	mostFits  = 64
	mostBases = 4
)

func (m *mapCache) fitted(key fitKey) (geo.Viewport, bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	vp, ok := m.fits[key]
	return vp, ok
}

func (m *mapCache) keepFit(key fitKey, vp geo.Viewport) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.fits == nil || len(m.fits) >= mostFits {
		m.fits = make(map[fitKey]geo.Viewport)
	}
	m.fits[key] = vp
}

// base returns the layers kept for key. The slice must not be written to.
func (m *mapCache) base(key baseKey) ([]scene.Layer, bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	for i, b := range m.bases {
		if b.key == key {
			m.bases = append(append(m.bases[:i:i], m.bases[i+1:]...), b)
			return b.layers, true
		}
	}
	return nil, false
}

func (m *mapCache) keepBase(key baseKey, layers []scene.Layer) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if len(m.bases) >= mostBases {
		m.bases = append(m.bases[:0:0], m.bases[1:]...)
	}
	m.bases = append(m.bases, keptBase{key, layers})
}
