// Package export turns figures into files: one as PNG, SVG or PDF, with its title, text for those who cannot see it, sources
// and state inside, or many as a deck, an animation or a page. A file is put in place whole or not at all. It imports no Fyne.
package export

import (
	"context"
	"fmt"
	"image"
	"io"
	"slices"
	"strings"
	"sync"

	"thawline/app/export/png"
	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/raster"
	"thawline/app/view"
	"thawline/app/words"
	"thawline/dataset"
)

// Kinds are the kinds of picture there are.
var Kinds = []string{"map", "timeline", "chart", "card", "slide"}

// Request is one picture to make.
type Request struct {
	Kind    string // one of Kinds
	Story   *dataset.Story
	View    view.View
	Palette *palette.Palette
	Words   words.Catalogue
	Size    Size
	// Transparent leaves out the figure's ground.
	Transparent bool
	Format      string // one of Formats; "" is png
	Outlines    bool   // svg: text as its outlines
	AltText     string // the picture in words; "" lets Alt write it
	Notes       bool   // deck: with the presenter's notes, below the slides in the PDF and in the table
	Chart       string // the id of a chart, for kind chart
	Follow      bool   // page: light or dark as the reader's system is, whatever the palette
}

// Check returns an error that says what would be right when the request cannot be made into a picture.
func (r Request) Check() error {
	if !slices.Contains(Kinds, r.Kind) {
		return fmt.Errorf("picture %q: there are %s", r.Kind, strings.Join(Kinds, ", "))
	}
	if r.Format != "" && !slices.Contains(Formats, r.Format) {
		return fmt.Errorf("format %q: there are %s", r.Format, strings.Join(Formats, ", "))
	}
	if r.Kind == "chart" {
		if ids := ChartIDs(r.Story); !slices.Contains(ids, r.Chart) {
			return fmt.Errorf("chart %q: there are %s", r.Chart, strings.Join(ids, ", "))
		}
	}
	return r.Size.Check()
}

// ChartIDs returns the ids of the charts of a story.
func ChartIDs(story *dataset.Story) []string {
	var ids []string
	for _, c := range figure.Charts(story, words.Catalogue{}) {
		ids = append(ids, c.ID)
	}
	return ids
}

// Scene returns the figure that the request asks for.
func Scene(kit *figure.Kit, r Request) *scene.Scene {
	in := figure.Input{Story: r.Story, View: r.View, Palette: r.Palette, Words: r.Words, W: r.Size.W, H: r.Size.H}
	var s *scene.Scene
	switch {
	case r.Kind == "map" && r.View.Layers == view.Base:
		s = kit.Map(in)
	case compares(r):
		s = kit.Compare(in)
	case r.Kind == "map":
		s = kit.MapPicture(in)
	case r.Kind == "timeline":
		s = kit.TimelinePicture(in)
	case r.Kind == "chart":
		s = kit.Chart(in, r.Chart)
	case r.Kind == "card":
		s = kit.Card(in)
	default:
		s = kit.Slide(in)
	}
	if r.Transparent {
		s.Background.A = 0
	}
	return s
}

// compares reports whether the picture is one of two dates: a map or a slide with a date to compare with.
func compares(r Request) bool {
	return r.View.HasCompare && r.View.Layers != view.Base && (r.Kind == "map" || r.Kind == "slide")
}

// Encode draws the request and writes it to w in its format. The same request gives the same bytes. It stops early when
// ctx is done and returns its error.
func Encode(ctx context.Context, kit *figure.Kit, r Request, w io.Writer) error {
	return encodeTo(ctx, kit, r, w, nil)
}

// encodeTo is Encode that tells of its progress, in rows of pixels where the format has any.
func encodeTo(ctx context.Context, kit *figure.Kit, r Request, w io.Writer, progress Progress) error {
	if err := r.Check(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	switch r.Format {
	case "svg":
		return encodeSVG(kit, r, w)
	case "pdf":
		return encodePDF(kit, r, w)
	}
	return encodePNG(ctx, kit, r, w, progress)
}

// encodePNG draws and writes in strips, so that a 4K picture never stands whole in memory.
func encodePNG(ctx context.Context, kit *figure.Kit, r Request, w io.Writer, progress Progress) error {
	width, height := r.Size.Pixels()
	picture := Scene(kit, r)
	meta := chunks(kit, r)
	meta.Quick = !hasText(picture)
	encoder, err := png.NewEncoder(w, width, height, meta)
	if err != nil {
		return err
	}
	var telling sync.Mutex
	rows := 0
	err = raster.Strips(picture, kit.Fonts, r.Size.Scale, png.StripRows, func() func(*image.RGBA) error {
		lane := encoder.Lane()
		return func(band *image.RGBA) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			err := lane.Write(band)
			if progress != nil {
				telling.Lock()
				defer telling.Unlock()
				rows += band.Rect.Dy()
				progress(rows, height)
			}
			return err
		}
	})
	if err != nil {
		return err
	}
	if err := encoder.Close(); err != nil {
		return err
	}
	return ctx.Err() // cancelled with the last rows: not put in place
}

func hasText(s *scene.Scene) bool {
	for i := range s.Layers {
		for _, item := range s.Layers[i].Items {
			if _, ok := item.(*scene.Text); ok {
				return true
			}
		}
	}
	return false
}

// Write makes the picture and puts it at path, whole or not at all.
func Write(ctx context.Context, kit *figure.Kit, r Request, path string) error {
	return write(ctx, kit, r, path, nil)
}

func write(ctx context.Context, kit *figure.Kit, r Request, path string, progress Progress) error {
	if err := r.Check(); err != nil {
		return err
	}
	return WriteFile(path, func(w io.Writer) error { return encodeTo(ctx, kit, r, w, progress) })
}
