package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"thawline/app/export/gif"
	"thawline/app/export/png"
	"thawline/app/figure"
	"thawline/app/scene/vector"
	"thawline/app/view"
)

// AnimationFormats are the ways an animation is written: two kinds of file, and a folder of numbered pictures.
var AnimationFormats = []string{"gif", "apng", "frames"}

// AnimationKinds are the kinds of picture that an animation can be made of.
var AnimationKinds = []string{"slide", "map", "timeline", "card"}

// Frames returns the pictures of an animation of the request's story in order, each with its time: as the player shows it,
// event by event.
func Frames(r Request) []view.Hold { return view.Plan(r.Story, r.View) }

// WriteAnimation writes the story as the player shows it: one picture for every event that the request's filter keeps, held
// as long as the player holds it. Format is one of AnimationFormats; path is a file, or for frames a folder. It is written
// wholly or not at all; it stops early when ctx is done and returns its error. Memory does not grow with the length.
func WriteAnimation(ctx context.Context, kit *figure.Kit, r Request, path, format string, progress Progress) error {
	r.Format, r.Transparent = "png", false
	if err := r.Check(); err != nil {
		return err
	}
	if !slices.Contains(AnimationKinds, r.Kind) {
		return fmt.Errorf("animation of %q: there are %s", r.Kind, strings.Join(AnimationKinds, ", "))
	}
	if format == "frames" && r.Size != even(r.Size) { // most video codecs want even sides
		w, h := r.Size.Pixels()
		return fmt.Errorf("size %dx%d pixels: films need even sides, such as %dx%d", w, h, w+w%2, h+h%2)
	}
	a := &animation{kit: kit, request: r, plan: Frames(r), progress: progress}
	if len(a.plan) == 0 {
		return errors.New("no event to show")
	}
	switch format {
	case "gif":
		return WriteFile(path, func(w io.Writer) error { return a.gif(ctx, w) })
	case "apng":
		return WriteFile(path, func(w io.Writer) error { return a.apng(ctx, w) })
	case "frames":
		return WriteFolder(path, func(folder string) error { return a.frames(ctx, folder) })
	}
	return fmt.Errorf("format %q: there are %s", format, strings.Join(AnimationFormats, ", "))
}

// even returns the size with its sides in pixels made even.
func even(s Size) Size {
	w, h := s.Pixels()
	if w%2 != 0 || h%2 != 0 {
		s.W, s.H = float64(w+w%2)/s.Scale, float64(h+h%2)/s.Scale
	}
	return s
}

// animation is one being written.
type animation struct {
	kit      *figure.Kit
	request  Request
	plan     []view.Hold
	progress Progress
}

// gif writes the frames in colours chosen from some of them all along the story.
func (a *animation) gif(ctx context.Context, w io.Writer) error {
	const samples = 24
	var some []int
	for i := range min(samples, len(a.plan)) {
		some = append(some, i*len(a.plan)/min(samples, len(a.plan)))
	}
	var colors gif.Sampler
	total := len(some) + len(a.plan)
	err := a.each(ctx, some, func(n int, frame *image.RGBA) error {
		colors.Add(frame)
		a.progress.tell(n+1, total)
		return nil
	})
	if err != nil {
		return err
	}
	width, height := a.request.Size.Pixels()
	about := a.about()
	encoder, err := gif.NewEncoder(w, width, height, colors.Palette(), comment(about))
	if err != nil {
		return err
	}
	err = a.each(ctx, a.all(), func(n int, frame *image.RGBA) error {
		a.progress.tell(len(some)+n+1, total)
		return encoder.Write(frame, a.plan[n].For)
	})
	if err != nil {
		return err
	}
	return encoder.Close()
}

func (a *animation) apng(ctx context.Context, w io.Writer) error {
	width, height := a.request.Size.Pixels()
	about := a.about()
	encoder, err := png.NewAnimation(w, width, height, len(a.plan), chunksOf(a.request, about))
	if err != nil {
		return err
	}
	err = a.each(ctx, a.all(), func(n int, frame *image.RGBA) error {
		a.progress.tell(n+1, len(a.plan))
		return encoder.Write(frame, a.plan[n].For)
	})
	if err != nil {
		return err
	}
	return encoder.Close()
}

// frames writes each picture to a file of its own, the list of files and times that ffmpeg reads, and how it is called.
func (a *animation) frames(ctx context.Context, folder string) error {
	list, err := os.Create(filepath.Join(folder, "frames.txt"))
	if err != nil {
		return err
	}
	defer list.Close()
	out := bufio.NewWriter(list)
	fmt.Fprintf(out, "# %s\n", FilmCommand("film.mp4"))
	fmt.Fprintln(out, "ffconcat version 1.0")
	width := max(4, len(fmt.Sprint(len(a.plan))))
	name := func(n int) string { return fmt.Sprintf("frame-%0*d.png", width, n+1) }
	err = a.each(ctx, a.all(), func(n int, frame *image.RGBA) error {
		r := a.request
		r.View = a.plan[n].View
		about := about(a.kit, r)
		fmt.Fprintf(out, "file %s\nduration %.3f\n", name(n), a.plan[n].For.Seconds())
		a.progress.tell(n+1, len(a.plan))
		return WriteFile(filepath.Join(folder, name(n)), func(w io.Writer) error { return png.Encode(w, frame, chunksOf(r, about)) })
	})
	if err != nil {
		return err
	}
	// ffmpeg leaves out the last duration unless a file follows it.
	fmt.Fprintf(out, "file %s\n", name(len(a.plan)-1))
	return firstError(out.Flush(), list.Close())
}

// FilmCommand returns the line that joins the frames of an animation into a film, to be run in their folder.
func FilmCommand(film string) string {
	return "ffmpeg -f concat -i frames.txt -vf fps=30,format=yuv420p -c:v libx264 -crf 18 -movflags +faststart " + film
}

// all returns the numbers of all frames.
func (a *animation) all() []int {
	list := make([]int, len(a.plan))
	for i := range list {
		list[i] = i
	}
	return list
}

// about is what is written into the file: of the whole story, with the state of its first picture.
func (a *animation) about() vector.About {
	r := a.request
	r.View = a.plan[0].View
	about := about(a.kit, r)
	if a.request.AltText == "" {
		about.Desc = animationAlt(r, a.plan)
	}
	about.Sources = nil
	for _, h := range a.plan {
		r.View = h.View
		for _, source := range sources(r) {
			if !slices.Contains(about.Sources, source) {
				about.Sources = append(about.Sources, source)
			}
		}
	}
	return about
}

// animationAlt is the animation in words.
func animationAlt(r Request, plan []view.Hold) string {
	when := func(h view.Hold) string { return startLabel(r, r.Story.Events[h.Event].Date.Text) }
	return r.Words.T("export.animation.about", "title", r.Story.Title, "events", len(plan),
		"from", when(plan[0]), "to", when(plan[len(plan)-1]), "length", Clock(Length(plan)))
}

// Length is how long one round of an animation takes.
func Length(plan []view.Hold) (sum time.Duration) {
	for _, h := range plan {
		sum += h.For
	}
	return sum
}

// Clock writes a time as minutes and seconds.
func Clock(d time.Duration) string {
	seconds := int(d.Round(time.Second).Seconds())
	return fmt.Sprintf("%d:%02d", seconds/60, seconds%60)
}

// comment is what a GIF says in words.
func comment(a vector.About) string {
	parts := []string{a.Title, a.Desc}
	if a.Authors != "" {
		parts = append(parts, a.Authors)
	}
	if a.Rights != "" {
		parts = append(parts, a.Rights)
	}
	if len(a.Sources) > 0 {
		parts = append(parts, strings.Join(a.Sources, "; "))
	}
	return strings.Join(append(parts, a.Producer), "\n")
}

// each draws frames of the plan on all cores and hands them on in order, one at a time; a frame is valid until done
// returns. Only as many are held as there are cores.
func (a *animation) each(ctx context.Context, frames []int, done func(n int, frame *image.RGBA) error) error {
	ctx, stop := context.WithCancel(ctx)
	n := min(runtime.GOMAXPROCS(0), max(len(frames), 1))
	drawn := make([]chan *image.RGBA, n)
	taken := make([]chan struct{}, n)
	var wg sync.WaitGroup
	defer wg.Wait()
	defer stop()
	for k := range n {
		drawn[k], taken[k] = make(chan *image.RGBA), make(chan struct{})
		wg.Go(func() {
			g := &stage{fonts: a.kit.Fonts, scale: a.request.Size.Scale}
			for i := k; i < len(frames); i += n {
				r := a.request
				r.View = a.plan[frames[i]].View
				select {
				case drawn[k] <- g.draw(Scene(a.kit, r)):
				case <-ctx.Done():
					return
				}
				select {
				case <-taken[k]:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	for i := range frames {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case frame := <-drawn[i%n]:
			if err := done(i, frame); err != nil {
				return err
			}
			select {
			case taken[i%n] <- struct{}{}:
			case <-ctx.Done(): // it does not wait any more
				return ctx.Err()
			}
		}
	}
	return ctx.Err()
}
