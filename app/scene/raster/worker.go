package raster

import (
	"image"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

// worker draws one band at a time. It keeps its buffers from band to band and from frame to frame.
type worker struct {
	img    *image.RGBA
	big    cover // of the band
	small  cover // of a glyph
	pen    pen
	glyphs *glyphCache

	mask      []byte // coverage of the current Inside path over the band
	masked    maskKey
	maskBox   [4]int // what of it is not zero: x0, y0, x1, y1
	contour   []vec
	maskDirty bool
}

// maskKey says what the mask shows.
type maskKey struct {
	path *scene.Path
	at   place
	clip [4]int
}

// row returns the pixels of one row of the band.
func (w *worker) row(y int) []byte {
	at := w.img.PixOffset(w.img.Rect.Min.X, y)
	return w.img.Pix[at : at+w.img.Rect.Dx()*4]
}

// band draws the rows y0 to y1 of the plan into img.
func (w *worker) band(p *plan, img *image.RGBA, y0, y1 int) {
	w.img = img
	w.big.window(img.Rect.Dx(), y0, y1-y0)
	w.masked, w.maskDirty = maskKey{}, false
	if p.background != 0 {
		for y := y0; y < y1; y++ {
			fillSpan(w.row(y), uint32(p.background))
		}
	}
	for i := range p.items {
		it := &p.items[i]
		if it.y1 <= y0 || it.y0 >= y1 {
			continue
		}
		if !w.big.scissor(it.x0, max(it.y0, y0), it.x1, min(it.y1, y1)) {
			continue
		}
		if it.shape != nil {
			w.shape(it)
			continue
		}
		w.glyphs = p.glyphs
		w.text(it.text, &p.texts[it.textPlan], p.fonts)
	}
	w.clearMask()
	w.img, w.glyphs = nil, nil
}

// shape fills and strokes one shape.
func (w *worker) shape(it *item) {
	s := it.shape
	if s.Inside != nil && !w.inside(it) {
		return
	}
	if s.Fill.A > 0 {
		if it.fill.far {
			w.big.fill(s.Path, it.at)
		} else {
			w.big.fillOutline(it.fill)
		}
		w.paintCover(inkOf(s.Fill), s.Inside != nil)
	}
	if s.Stroke.Width > 0 && s.Stroke.Color.A > 0 {
		w.big.scissor(w.big.x0, w.big.y0, w.big.x1, w.big.y1)
		w.pen.dash.set(s.Stroke.Dash, s.Stroke.Phase, it.at.scale)
		w.pen.set(&w.big, float64(s.Stroke.Width)*it.at.scale, s.Stroke.Cap, s.Stroke.Join)
		w.pen.halve(s.Stroke.Half && len(s.Stroke.Dash) == 0)
		w.pen.strokeOutline(it.stroke)
		w.paintCover(inkOf(s.Stroke.Color), s.Inside != nil)
	}
}

// paintCover paints what was accumulated and leaves the accumulator empty.
func (w *worker) paintCover(k ink, masked bool) {
	c := &w.big
	width := c.stride - 1
	for y := c.lowRow; y < c.endRow; y++ {
		if !masked {
			c.paint(y, w.row(y), k)
			continue
		}
		paintMasked(w.row(y), c.sweep(y), k, w.mask[(y-c.top)*width:(y-c.top+1)*width])
	}
	c.scissor(c.x0, c.y0, c.x1, c.y1)
}

// inside makes the mask for the item's Inside path and narrows the scissor to it; false when nothing is left.
func (w *worker) inside(it *item) bool {
	c := &w.big
	x0, y0, x1, y1 := c.x0, c.y0, c.x1, c.y1
	key := maskKey{it.shape.Inside, it.at, it.clip}
	if key != w.masked {
		w.clearMask()
		w.masked = key
		width := c.stride - 1
		if n := width * c.rows; n > len(w.mask) {
			w.mask = make([]byte, n)
		}
		// The whole clip, since the next item may need another part of it.
		w.maskBox = [4]int{}
		if c.scissor(it.clip[0], max(it.clip[1], c.top), it.clip[2], min(it.clip[3], c.top+c.rows)) {
			c.fill(it.shape.Inside, it.at)
			if c.lowRow < c.endRow {
				w.maskBox = [4]int{c.x0, c.lowRow, c.x1, c.endRow}
				w.maskDirty = true
			}
			for y := c.lowRow; y < c.endRow; y++ {
				row := w.mask[(y-c.top)*width : (y-c.top+1)*width]
				for _, r := range c.sweep(y) {
					span := row[r.x0:r.x1]
					for i := range span {
						span[i] = uint8(r.a)
					}
				}
			}
		}
	}
	b := w.maskBox
	return c.scissor(max(x0, b[0]), max(y0, b[1]), min(x1, b[2]), min(y1, b[3]))
}

func (w *worker) clearMask() {
	if w.maskDirty {
		width := w.big.stride - 1
		b := w.maskBox
		clear(w.mask[(b[1]-w.big.top)*width : (b[3]-w.big.top)*width])
		w.maskDirty = false
	}
}

// plan is a frame ready to be drawn by several workers: what is visible, where, in order.
type plan struct {
	background ink    // 0: draw over what is there
	whole      [4]int // the picture, as a clip
	items      []item
	texts      []textPlan
	fills      outlines[fillOutline]
	strokes    outlines[strokeOutline]
	fonts      *typeset.Fonts
	glyphs     *glyphCache
}

// release forgets the scene, so that a renderer at rest holds none.
func (p *plan) release() {
	clear(p.items)
	clear(p.texts)
	p.fonts, p.glyphs = nil, nil
}

// item is one shape or text with the pixels that it may paint.
type item struct {
	shape          *scene.Shape
	text           *scene.Text
	textPlan       int
	fill           *fillOutline   // set when the shape is filled
	stroke         *strokeOutline // set when it is stroked
	at             place
	clip           [4]int // the layer's scissor
	x0, y0, x1, y1 int
}

// outlines hands out outlines that were used for frames before, so that their memory is used again.
type outlines[T any] struct {
	all  []*T
	used int
}

func (o *outlines[T]) next() *T {
	if o.used == len(o.all) {
		o.all = append(o.all, new(T))
	}
	o.used++
	return o.all[o.used-1]
}
