package widgets

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/draw"
	"math"

	"thawline/geo"
)

// drawOn puts the picture where vp has it: shifted, scaled while a zoom waits for its sharp picture, or turned with the
// globe. Ground is what lies beyond it.
func (b *basePicture) drawOn(dst *image.RGBA, vp geo.Viewport, ground color.NRGBA) {
	shift, ok := geo.ShiftBetween(b.at, vp)
	switch {
	case !ok:
		fill(dst, ground)
	case !shift.Level():
		b.turnOn(dst, &shift, ground)
	case math.Abs(shift.Factor()-1) < 1e-9:
		x, y := b.corner(vp)
		target := b.pixels.Rect.Add(image.Pt(int(math.Round(x)), int(math.Round(y))))
		if !dst.Rect.In(target) {
			fill(dst, ground)
		}
		draw.Draw(dst, target, b.pixels, image.Point{}, draw.Src)
	default:
		b.scaleOn(dst, vp, shift.Factor(), ground)
	}
}

// scaleOn draws the picture magnified, each pixel as the nearest of its own.
func (b *basePicture) scaleOn(dst *image.RGBA, vp geo.Viewport, factor float64, ground color.NRGBA) {
	x, y := b.corner(vp)
	w, h := float64(b.pixels.Rect.Dx())*factor, float64(b.pixels.Rect.Dy())*factor
	target := image.Rect(int(math.Round(x)), int(math.Round(y)), int(math.Round(x+w)), int(math.Round(y+h)))
	if !dst.Rect.In(target) {
		fill(dst, ground)
	}
	stretch(dst, target, b.pixels)
}

// stretch draws src into a rectangle of dst, each pixel as the nearest of its own.
func stretch(dst *image.RGBA, target image.Rectangle, src *image.RGBA) {
	seen := target.Intersect(dst.Rect)
	if seen.Empty() || src.Rect.Empty() {
		return
	}
	w, h := src.Rect.Dx(), src.Rect.Dy()
	// Counted in fractions of a pixel of src, which is exact enough for any screen.
	const one = 1 << 32
	stepX, stepY := uint64(w)*one/uint64(target.Dx()), uint64(h)*one/uint64(target.Dy())
	inBands(seen.Dy(), func(first, end int) {
		last := -1
		for y := seen.Min.Y + first; y < seen.Min.Y+end; y++ {
			from := min(int((uint64(y-target.Min.Y)*stepY+stepY/2)>>32), h-1)
			to := dst.Pix[dst.PixOffset(seen.Min.X, y):][:4*seen.Dx()]
			if from == last { // as the row above
				copy(to, dst.Pix[dst.PixOffset(seen.Min.X, y-1):])
				continue
			}
			last = from
			row := src.Pix[from*src.Stride:][:4*w]
			at := uint64(seen.Min.X-target.Min.X)*stepX + stepX/2
			for ; len(to) >= 4; to = to[4:] {
				c := min(int(at>>32), w-1)
				binary.LittleEndian.PutUint32(to, binary.LittleEndian.Uint32(row[4*c:]))
				at += stepX
			}
		}
	})
}

// turnOn draws the picture of a globe as it is seen once turned. What it does not show of the near side is ground; the
// rim and what lies beside the globe stay as they are.
func (b *basePicture) turnOn(dst *image.RGBA, shift *geo.Shift, ground color.NRGBA) {
	back, ok := shift.Inverse()
	if !ok {
		fill(dst, ground)
		return
	}
	to, from, turn := back.Globe()
	const edge = 1.5 // pixels of the rim's line
	rim, hidden := 1-edge/(to.Radius*b.scale), 1-edge/(from.Radius*b.scale)
	if rim <= 0 || hidden <= 0 {
		fill(dst, ground)
		return
	}
	sea := binary.LittleEndian.Uint32([]byte{ground.R, ground.G, ground.B, 255})
	least := math.Sqrt(1 - hidden*hidden)
	radius, fromX, fromY := from.Radius*b.scale, from.X*b.scale, from.Y*b.scale
	step := 1 / (to.Radius * b.scale)
	pixels, stride, right, low := b.pixels.Pix, b.pixels.Stride, b.pixels.Rect.Dx()-1, b.pixels.Rect.Dy()-1
	inBands(dst.Rect.Dy(), func(first, end int) {
		for y := first; y < end; y++ {
			row := dst.Pix[y*dst.Stride:][:4*dst.Rect.Dx()]
			v := (to.Y*b.scale - float64(y) - .5) * step
			px, qx, zx := turn[0][1]*v, turn[1][1]*v, turn[2][1]*v
			u := (.5 - to.X*b.scale) * step
			for ; len(row) >= 4; row, u = row[4:], u+step {
				p, q, rr := u, v, u*u+v*v
				if rr < rim*rim {
					w := math.Sqrt(1 - rr)
					if turn[2][0]*u+zx+turn[2][2]*w < least {
						binary.LittleEndian.PutUint32(row, sea)
						continue
					}
					p, q = turn[0][0]*u+px+turn[0][2]*w, turn[1][0]*u+qx+turn[1][2]*w
				}
				i, j := min(max(int(fromX+p*radius), 0), right), min(max(int(fromY-q*radius), 0), low)
				binary.LittleEndian.PutUint32(row, binary.LittleEndian.Uint32(pixels[j*stride+4*i:]))
			}
		}
	})
}
