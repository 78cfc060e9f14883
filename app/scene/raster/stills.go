package raster

import (
	"encoding/binary"
	"image"

	"thawline/app/scene"
	"thawline/app/scene/typeset"
)

// Stills draws layers as DrawLayers does, for a window that draws much the same ones frame after frame. Lasting layers that
// hide what is below them, as the ground of an inset does, are drawn once: their pixels are kept and copied as long as the
// very same layers come again. The picture is that of DrawLayers to the byte, save where the edge of such a ground runs
// through a pixel: there it may be one step of 255 off, as what lies below is mixed in last and not first. The zero Stills
// holds nothing and is ready; it is not safe for use by several goroutines at once.
type Stills struct {
	renderer Renderer // its own, so that a frame finds its buffers
	kept     []still
}

// still is the pixels of a run of layers.
type still struct {
	layers []scene.Layer
	fonts  *typeset.Fonts
	scale  float64
	pixels *image.RGBA
	used   bool // in this frame
}

// DrawLayers draws layers over what dst shows: see the function of the same name.
func (s *Stills) DrawLayers(dst *image.RGBA, layers []scene.Layer, fonts *typeset.Fonts, scale float64) {
	for i := range s.kept {
		s.kept[i].used = false
	}
	from := 0 // of the layers that are not drawn yet
	for i := 0; i < len(layers); i++ {
		n, room := hiding(layers[i:], scale, dst.Rect)
		if n == 0 {
			continue
		}
		if from < i {
			s.renderer.DrawLayers(dst, layers[from:i], fonts, scale)
		}
		lay(dst, s.picture(layers[i:i+n], room, fonts, scale))
		i += n - 1
		from = i + 1
	}
	if from < len(layers) {
		s.renderer.DrawLayers(dst, layers[from:], fonts, scale)
	}
	// What this frame had no use for is let go.
	n := 0
	for _, k := range s.kept {
		if k.used {
			s.kept[n] = k
			n++
		}
	}
	clear(s.kept[n:])
	s.kept = s.kept[:n]
}

// hiding returns how many of the first layers are lasting and cut to one rectangle that an opaque sheet at the bottom of the
// first of them covers, all but its outermost pixels, and the pixels of that rectangle; 0 when there is nothing to keep.
func hiding(layers []scene.Layer, scale float64, rect image.Rectangle) (n int, room image.Rectangle) {
	first := &layers[0]
	if !first.Lasting || first.Clip == (scene.Rect{}) || len(first.Items) == 0 || !(scale > 0 && scale < 1e4) {
		return 0, room
	}
	sheet, ok := first.Items[0].(*scene.Shape)
	if !ok || sheet == nil || sheet.Path == nil || sheet.Fill.A != 255 || sheet.Inside != nil || sheet.Stroke.Width > 0 {
		return 0, room
	}
	clip, ok := clipOf(first.Clip, scale, rect)
	at := place{scale, float64(first.Offset.X)*scale - float64(rect.Min.X), float64(first.Offset.Y) * scale}
	if !ok || !covers(sheet.Path, at, [4]int{clip[0] + 1, clip[1] + 1, clip[2] - 1, clip[3] - 1}) {
		return 0, room
	}
	for n < len(layers) && layers[n].Lasting && layers[n].Clip == first.Clip && layers[n].Offset == first.Offset {
		n++
	}
	return n, image.Rect(clip[0]+rect.Min.X, clip[1], clip[2]+rect.Min.X, clip[3])
}

// picture returns the pixels of layers that hide what is below them.
func (s *Stills) picture(layers []scene.Layer, room image.Rectangle, fonts *typeset.Fonts, scale float64) *image.RGBA {
	for i := range s.kept {
		if k := &s.kept[i]; k.fonts == fonts && k.scale == scale && k.pixels.Rect == room && same(k.layers, layers) {
			k.used = true
			return k.pixels
		}
	}
	pixels := image.NewRGBA(room)
	s.renderer.DrawLayers(pixels, layers, fonts, scale)
	s.kept = append(s.kept, still{append([]scene.Layer(nil), layers...), fonts, scale, pixels, true})
	return pixels
}

func same(a, b []scene.Layer) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !a[i].Same(&b[i]) {
			return false
		}
	}
	return true
}

// lay puts a picture where it lies in dst. Only its outermost pixels may be seen through.
func lay(dst, src *image.RGBA) {
	w := src.Rect.Dx()
	for y := src.Rect.Min.Y; y < src.Rect.Max.Y; y++ {
		to := dst.Pix[dst.PixOffset(src.Rect.Min.X, y):][:4*w]
		from := src.Pix[src.PixOffset(src.Rect.Min.X, y):][:4*w]
		if y == src.Rect.Min.Y || y == src.Rect.Max.Y-1 {
			layOver(to, from)
			continue
		}
		layOver(to[:4], from)
		if w > 1 {
			copy(to[4:4*w-4], from[4:])
			layOver(to[4*w-4:], from[4*w-4:])
		}
	}
}

// layOver mixes pixels over those of dst, as many as dst has.
func layOver(dst, src []byte) {
	for ; len(dst) >= 4; dst, src = dst[4:], src[4:] {
		s := binary.LittleEndian.Uint32(src)
		binary.LittleEndian.PutUint32(dst, mix(binary.LittleEndian.Uint32(dst), lanes(s), 255, s>>24))
	}
}
