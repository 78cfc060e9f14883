// Package seeded makes stories of any length from a seed, for tests, benchmarks and trying things out: the same number
// and seed give the same bytes. It knows nothing of how a story is read.
package seeded

import (
	"bufio"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing/fstest"
	"time"
)

// First and Last are the first and the last day of every story made.
const (
	First = "2000-01-01"
	Last  = "2009-12-31"
)

const (
	days   = 3653 // from First to Last
	places = 40
	actors = 60
)

var categories = []string{"sanctions", "relief", "trade-route", "diplomacy", "politics", "prisoners", "border", "military", "war"}

// tables are the story's small files.
func tables(n int) map[string]string {
	var p, s strings.Builder
	p.WriteString("id,name,lat,lon\n")
	for i := range places {
		fmt.Fprintf(&p, "p%d,Place %d,%.2f,%.2f\n", i, i, 45+float64(i%8)*2, 10+float64(i/8)*8.5)
	}
	s.WriteString("id,title\n")
	for i := range 20 {
		fmt.Fprintf(&s, "s%d,Source %d\n", i, i)
	}
	return map[string]string{
		"story.toml":  fmt.Sprintf("id = \"seeded-%d\"\ntitle = \"%d events from a seed\"\nspan = %q\n", n, n, First+"/"+Last),
		"places.csv":  p.String(),
		"sources.csv": s.String(),
		"eras.csv":    "id,title,period\nearly,Early years,2000-01-01/2003-06-30\nmiddle,Middle years,2003-07-01/2007-02\nlate,Late years,2007-03/2009-12-31\n",
	}
}

// WriteEvents writes the table of n events: most on a day, one in ten with a length, some known to the month or the year
// only, approximate, uncertain, or without an end.
func WriteEvents(w io.Writer, n int, seed uint64) error {
	rng := rand.New(rand.NewPCG(seed, 7))
	out := bufio.NewWriterSize(w, 1<<16)
	fmt.Fprintln(out, "id,date,title,short,place_id,category,actors,source_ids,confidence")
	first, _ := time.Parse(time.DateOnly, First)
	for i := range n {
		day := first.AddDate(0, 0, rng.IntN(days))
		date := day.Format(time.DateOnly)
		switch k := rng.IntN(100); {
		case k < 10:
			date += "/" + day.AddDate(0, 0, 1+rng.IntN(60)).Format(time.DateOnly)
		case k < 15:
			date = day.Format("2006-01")
		case k < 16:
			date = day.Format("2006")
		case k < 18:
			date += "~"
		case k < 20:
			date += "?"
		case k == 20 && i%50 == 0:
			date += "/.."
		}
		actor := fmt.Sprintf("Actor %d", min(rng.IntN(actors), rng.IntN(actors)))
		if rng.IntN(3) == 0 {
			actor += fmt.Sprintf("; Actor %d", rng.IntN(actors))
		}
		fmt.Fprintf(out, "e%d,%s,Event number %d of the story,No. %d,p%d,%s,%s,s%d,high\n",
			i, date, i, i, rng.IntN(places), categories[rng.IntN(len(categories))], actor, rng.IntN(20))
	}
	return out.Flush()
}

// Files returns the story in memory.
func Files(n int, seed uint64) fs.FS {
	files := fstest.MapFS{}
	for name, text := range tables(n) {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	var events strings.Builder
	_ = WriteEvents(&events, n, seed) // a Builder takes everything
	files["events.csv"] = &fstest.MapFile{Data: []byte(events.String())}
	return files
}

// WriteFolder writes the story as a folder, which it makes.
func WriteFolder(dir string, n int, seed uint64) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, text := range tables(n) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return err
		}
	}
	f, err := os.Create(filepath.Join(dir, "events.csv"))
	if err != nil {
		return err
	}
	if err := WriteEvents(f, n, seed); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
