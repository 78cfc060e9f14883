package export

import (
	"context"
	"fmt"
	"html/template"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"

	"thawline/app/figure"
	"thawline/app/palette"
	"thawline/app/scene"
	"thawline/app/scene/vector"
	"thawline/app/view"
)

// pageCut is one of the two sizes that a step's picture is drawn in, in points: a wide one for screens and paper, a narrow
// one for telephones. The page shows each a little smaller or larger.
type pageCut struct {
	class        string
	w, h, k      float64
	chartH, mapK float64 // of a chart: its height, its figure scale
	noKey        bool    // the samples of lines stand in the text alone, and the credit below the timeline
}

var pageCuts = [2]pageCut{
	{class: "wide", w: 1000, h: 715, k: 1.25, chartH: 715, mapK: 1.5},
	{class: "narrow", w: 360, h: 350, k: 1, chartH: 420, mapK: 1, noKey: true},
}

// pagePicture is a step's picture in one cut and all themes.
type pagePicture struct {
	size  scene.Rect
	place figure.Placement
	drawn [][]scene.Layer // by theme
}

// draw makes the pictures of all steps and the base maps that they share.
func (b *pageBuilder) draw(ctx context.Context, progress Progress) error {
	views := make([]figure.Input, 0, len(pageCuts)*len(b.steps))
	for i := range b.steps {
		for _, cut := range pageCuts {
			in := b.input(i, cut)
			if b.chart(i) != "" {
				in.View.Layers &^= view.Base
			}
			views = append(views, in)
		}
	}
	bases, places := b.kit.SharedBases(views)
	for n, in := range bases {
		b.base(n, in)
	}
	pictures := make([]pagePicture, len(views))
	var wg sync.WaitGroup
	var mutex sync.Mutex
	next, done := 0, 0
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for ctx.Err() == nil {
				mutex.Lock()
				i := next
				next++
				mutex.Unlock()
				if i >= len(views) {
					return
				}
				pictures[i] = b.picture(i/len(pageCuts), pageCuts[i%len(pageCuts)], views[i])
				pictures[i].place = places[i]
				mutex.Lock()
				if done++; done%len(pageCuts) == 0 {
					progress.tell(done/len(pageCuts), len(b.steps))
				}
				mutex.Unlock()
			}
		})
	}
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	b.data.Steps = make([]pageStep, len(b.steps))
	var written []string
	for i := range pictures {
		written = append(written, b.svg(i/len(pageCuts), pageCuts[i%len(pageCuts)], &pictures[i]))
	}
	defs, written := vector.Share(written)
	b.data.Shared = template.HTML(defs)
	for i, picture := range written {
		step := &b.data.Steps[i/len(pageCuts)]
		step.Pictures = append(step.Pictures, template.HTML(picture))
	}
	return nil
}

// chart returns the id of the chart that a step shows instead of the map, "" for none.
func (b *pageBuilder) chart(i int) string {
	if told := b.steps[i].Told; told != nil && slices.Contains(ChartIDs(b.r.Story), told.Chart) {
		return told.Chart
	}
	return ""
}

// input is what a step's picture shows in a cut.
func (b *pageBuilder) input(i int, cut pageCut) figure.Input {
	in := figure.Input{
		Story: b.r.Story, View: view.AtStep(b.r.Story, b.steps[i].View), Palette: b.themes[0], Words: b.r.Words,
		W: cut.w, H: cut.h, K: cut.k, NoKey: cut.noKey, NoCredit: cut.noKey,
	}
	if b.chart(i) != "" {
		in.H, in.K = cut.chartH, cut.mapK
	}
	return in
}

// picture draws what is a step's own, in all themes.
func (b *pageBuilder) picture(i int, cut pageCut, in figure.Input) pagePicture {
	p := pagePicture{size: scene.Rect{X1: float32(in.W), Y1: float32(in.H)}}
	for _, pal := range b.themes {
		in.Palette = pal
		if id := b.chart(i); id != "" {
			s := b.kit.ChartPanel(in, id)
			p.size.Y1 = s.H
			p.drawn = append(p.drawn, s.Layers)
			continue
		}
		p.drawn = append(p.drawn, b.kit.MapOverlay(in))
	}
	return p
}

// base writes a base map for all that share it.
func (b *pageBuilder) base(n int, in figure.Input) {
	drawn := make([][]scene.Layer, len(b.themes))
	for i, pal := range b.themes {
		in.Palette = pal
		drawn[i] = b.kit.MapBase(in)
	}
	size := scene.Rect{X1: float32(in.W), Y1: float32(in.H)}
	b.data.Bases = append(b.data.Bases, template.HTML(fmt.Sprintf("<g id=\"base%d\">%s</g>", n,
		b.inline.Layers(vector.InlineOptions{Size: size, Tolerance: .3, Unit: "--u"}, drawn...))))
}

// svg writes a step's picture.
func (b *pageBuilder) svg(i int, cut pageCut, p *pagePicture) string {
	var out strings.Builder
	kind := "map"
	if b.chart(i) != "" {
		kind = "chart"
	}
	fmt.Fprintf(&out, "<svg class=\"%s %s\" viewBox=\"0 0 %s %s\" fill=\"none\" role=\"img\" aria-labelledby=\"alt-%d\">",
		cut.class, kind, short(float64(p.size.X1)), short(float64(p.size.Y1)), i+1)
	if kind == "map" {
		b.ground(&out, p)
	}
	out.WriteString(b.inline.Layers(vector.InlineOptions{Size: p.size, Parts: true}, p.drawn...))
	out.WriteString("</svg>")
	for _, layers := range p.drawn {
		b.scenes = append(b.scenes, &scene.Scene{Layers: layers})
	}
	return out.String()
}

// ground writes what lies under a map: the sea, and the view's piece of the base map.
func (b *pageBuilder) ground(out *strings.Builder, p *pagePicture) {
	out.WriteString(`<rect class="sea" x="-50%" y="-50%" width="200%" height="200%"/>`)
	if at := p.place; at.Base >= 0 {
		fmt.Fprintf(out, "<use href=\"#base%d\" transform=\"matrix(%s 0 0 %[2]s %s %s)\" style=\"--u:%s\"/>",
			at.Base, significant(at.Scale), short(at.X), short(at.Y), significant(at.Width))
	}
}

// sample draws a fact's sign or line in all themes as a small picture.
func (b *pageBuilder) sample(draw func(pal *palette.Palette) []scene.Item, w, h float64) template.HTML {
	drawn := make([][]scene.Layer, len(b.themes))
	for i, pal := range b.themes {
		drawn[i] = []scene.Layer{{Items: draw(pal)}}
	}
	return template.HTML(fmt.Sprintf("<svg viewBox=\"0 0 %s %s\" width=\"%[1]s\" height=\"%[2]s\" fill=\"none\" aria-hidden=\"true\">%s</svg>",
		short(w), short(h), b.inline.Layers(vector.InlineOptions{}, drawn...)))
}

// short writes a number to a hundredth, significant with five figures.
func short(v float64) string { return strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64) }

func significant(v float64) string { return strconv.FormatFloat(v, 'g', 5, 64) }
