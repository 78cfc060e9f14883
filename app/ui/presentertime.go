package ui

import (
	"encoding/csv"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"thawline/app/export"
)

// timing is how long a talk and each of its steps take. It stands while the talk is paused or left.
type timing struct {
	target time.Duration
	spent  time.Duration // up to since
	steps  []time.Duration
	at     int
	since  time.Time // zero while it stands
}

// firstTarget is the time a talk is to take until another one is chosen.
const firstTarget = 20 * time.Minute

func newTiming() timing { return timing{target: firstTarget} }

// begin starts at a step of so many, or goes on after a leave.
func (t *timing) begin(now time.Time, at, steps int, paused bool) {
	if len(t.steps) != steps {
		t.steps = make([]time.Duration, steps)
	}
	t.at = at
	t.since = now
	if paused {
		t.since = time.Time{}
	}
}

// add counts the time up to now.
func (t *timing) add(now time.Time) {
	if t.since.IsZero() {
		return
	}
	d := max(now.Sub(t.since), 0)
	t.spent += d
	if t.at >= 0 && t.at < len(t.steps) {
		t.steps[t.at] += d
	}
	t.since = now
}

func (t *timing) step(now time.Time, at int) {
	t.add(now)
	t.at = at
}

func (t *timing) pause(now time.Time, on bool) {
	t.add(now)
	t.since = now
	if on {
		t.since = time.Time{}
	}
}

func (t *timing) stop(now time.Time) {
	t.add(now)
	t.since = time.Time{}
}

// elapsed is the time spent up to now.
func (t *timing) elapsed(now time.Time) time.Duration {
	if t.since.IsZero() {
		return t.spent
	}
	return t.spent + max(now.Sub(t.since), 0)
}

// of is the time that a step took, 0 when it was not shown yet.
func (t *timing) of(step int) time.Duration {
	if step < 0 || step >= len(t.steps) {
		return 0
	}
	return t.steps[step]
}

// write writes the times as a table: step, date, title, seconds, and the seconds from the beginning.
func (t *timing) write(w io.Writer, row func(step int) (date, title string)) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"step", "date", "title", "seconds", "total"}); err != nil {
		return err
	}
	var total time.Duration
	for i, d := range t.steps {
		total += d
		date, title := row(i)
		if err := out.Write([]string{fmt.Sprint(i + 1), date, title, seconds(d), seconds(total)}); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.1f", d.Seconds()) }

// minutes writes a duration as 06:18, or 1:06:18.
func minutes(d time.Duration) string {
	s := int(d / time.Second)
	if s >= 3600 {
		return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
	}
	return fmt.Sprintf("%02d:%02d", s/60, s%60)
}

// writeTimes writes the times of the steps as a table.
func (p *presenter) writeTimes(w io.Writer) error {
	story := p.store.Story()
	return p.times.write(w, func(i int) (string, string) {
		if p.talk.Free && i < len(story.Events) {
			return story.Events[i].Date.Text, story.Events[i].Title
		}
		if !p.talk.Free && i < len(story.Steps) {
			return story.Steps[i].Date.Text, story.Steps[i].Title
		}
		return "", ""
	})
}

// saveTimes saves the times of the talk so far as a table, where pictures go, and says where.
func (p *presenter) saveTimes() {
	p.times.add(p.clock())
	path := filepath.Join(p.exportFolder(), "rehearsal-"+p.store.Story().ID+".csv")
	if err := export.WriteFile(path, p.writeTimes); err != nil {
		p.note = p.t("present.failed", "error", err)
	} else {
		p.note = p.t("present.saved", "path", path)
	}
	p.redraw()
}
