package export

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"thawline/app/export/png"
	"thawline/app/figure"
	"thawline/app/scene"
	"thawline/app/scene/vector"
)

// Progress is told how many of how many pictures are done, by one goroutine at a time; nil is told nothing.
type Progress func(done, of int)

func (p Progress) tell(done, of int) {
	if p != nil {
		p(done, of)
	}
}

// WriteDeck writes one slide for every step of the request's story into a folder: NNN-DATE-slug.png each, all of them
// again as the pages of one PDF with bookmarks and the sources at its end, and index.csv. The folder is written wholly or
// not at all; it stops early when ctx is done and returns its error. Memory does not grow with the number of steps.
func WriteDeck(ctx context.Context, kit *figure.Kit, r Request, path string, progress Progress) error {
	r.Format = "png"
	if err := r.Check(); err != nil {
		return err
	}
	return WriteFolder(path, func(folder string) error {
		d := &deck{kit: kit, request: r, steps: Steps(r.Story, r.View), folder: folder, progress: progress}
		return d.write(ctx)
	})
}

// deck is one being written.
type deck struct {
	kit      *figure.Kit
	request  Request
	steps    []Step
	folder   string
	progress Progress
}

// slide is one of its pictures, drawn and written.
type slide struct {
	scene *scene.Scene
	about vector.About
	err   error
}

func (d *deck) write(ctx context.Context) error {
	name := fileName(64, d.request.Story.ID, d.request.Story.Title) + ".pdf"
	file, err := os.Create(filepath.Join(d.folder, name))
	if err != nil {
		return err
	}
	defer file.Close()
	out := bufio.NewWriterSize(file, 1<<16)
	whole := about(d.kit, d.request)
	whole.Desc = deckAlt(d.request, d.steps)
	whole.State = ""
	document := vector.NewPDF(out, d.kit.Fonts, whole)
	var columns []string
	if d.request.Notes {
		columns = []string{"notes"}
	}
	index, err := newIndex(filepath.Join(d.folder, "index.csv"), columns...)
	if err != nil {
		return err
	}
	defer index.close()
	err = d.each(ctx, func(i int, s slide) error {
		step := d.steps[i]
		story := d.request.Story
		page := s.scene
		if d.request.Notes {
			page = withNotes(d.kit, d.request, page, step.notes())
		}
		err := document.Page(page, vector.PageOptions{
			Unit: pageUnit(d.request.Size), Bookmark: step.when(story) + "  " + step.title(story), Alt: s.about.Desc, Link: sourceLink(d.request.Story),
		})
		if err != nil {
			return err
		}
		d.progress.tell(i+1, len(d.steps))
		row := []string{step.name(story, i, len(d.steps)) + ".png", step.when(story), step.title(story), s.about.Desc, stepSources(story, step)}
		if d.request.Notes {
			row = append(row, step.notes())
		}
		return index.add(row...)
	})
	if err != nil {
		return err
	}
	if err := d.sources(document); err != nil {
		return err
	}
	if err := document.Close(); err != nil {
		return err
	}
	return firstError(out.Flush(), file.Close(), index.close())
}

// deckAlt is the deck in words.
func deckAlt(r Request, steps []Step) string { return stepsAlt(r, "export.deck.about", steps) }

// stepsAlt says how many steps there are, from when to when.
func stepsAlt(r Request, key string, steps []Step) string {
	if len(steps) == 0 {
		return r.Story.Title
	}
	return r.Words.T(key, "title", r.Story.Title, "steps", len(steps), "from", steps[0].label(r), "to", steps[len(steps)-1].label(r))
}

// sources writes the pages of sources at the end.
func (d *deck) sources(document *vector.PDF) error {
	title := d.request.Words.T("export.sources")
	for i, s := range sourcePages(d.kit, d.request, d.steps) {
		bookmark := ""
		if i == 0 {
			bookmark = title
		}
		if err := document.Page(s, vector.PageOptions{Unit: pageUnit(d.request.Size), Bookmark: bookmark, Alt: title, Link: sourceLink(d.request.Story)}); err != nil {
			return err
		}
	}
	return nil
}

// each draws the slides on all cores, writes them, and hands them on in order. Only a few are held at a time.
func (d *deck) each(ctx context.Context, done func(i int, s slide) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	n := min(runtime.GOMAXPROCS(0), max(len(d.steps), 1))
	results := make([]chan slide, n)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer stop()
	for k := range n {
		results[k] = make(chan slide, 1)
		wg.Go(func() {
			g := &stage{fonts: d.kit.Fonts, scale: d.request.Size.Scale}
			for i := k; i < len(d.steps); i += n {
				s := d.slide(g, i)
				select {
				case results[k] <- s:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	for i := range d.steps {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case s := <-results[i%n]:
			if s.err != nil {
				return s.err
			}
			if err := done(i, s); err != nil {
				return err
			}
		}
	}
	return nil
}

// slide draws and writes the i-th picture.
func (d *deck) slide(g *stage, i int) slide {
	r := d.request
	r.View = d.steps[i].View
	s := slide{scene: Scene(d.kit, r), about: about(d.kit, r)}
	path := filepath.Join(d.folder, d.steps[i].name(r.Story, i, len(d.steps))+".png")
	s.err = WriteFile(path, func(w io.Writer) error { return png.Encode(w, g.draw(s.scene), chunksOf(r, s.about)) })
	return s
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
