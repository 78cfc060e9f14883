package dataset

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"thawline/dataset/edtf"
)

// The tables of a story; those that are not needed may be missing.
var (
	sourcesSchema   = schema{"sources.csv", []string{"id", "title"}, []string{"publisher", "date", "url", "lang", "kind"}, false}
	placesSchema    = schema{"places.csv", []string{"id", "name", "lat", "lon"}, []string{"label", "kind", "country_iso2", "note"}, false}
	eventsSchema    = schema{"events.csv", []string{"id", "date", "title"}, []string{"short", "summary", "place_id", "category", "actors", "in_article", "route_ids", "source_ids", "confidence", "note"}, true}
	routesSchema    = schema{"routes.csv", []string{"id", "name", "mode", "from_place_id", "to_place_id"}, []string{"via_place_ids", "planned_from", "from", "until", "opened_by", "closed_by", "source_ids", "confidence", "note"}, false}
	crossingsSchema = schema{"crossings.csv", []string{"id", "place_id", "name", "border", "from", "state"}, []string{"until", "source_ids", "note"}, false}
	volumesSchema   = schema{"volumes.csv", []string{"id", "period", "product", "tonnes_mt"}, []string{"route_id", "scope", "basis", "flag", "source_ids", "note"}, false}
	metaSchema      = schema{"series_meta.csv", []string{"id", "title", "kind"}, []string{"unit", "note"}, false}
	seriesSchema    = schema{"series.csv", []string{"series", "date", "value"}, []string{"basis", "flag", "contrary", "contrary_source_ids", "event_id", "source_ids", "note"}, false}
	erasSchema      = schema{"eras.csv", []string{"id", "title", "period"}, nil, false}
	claimsSchema    = schema{"factcheck.csv", []string{"number", "claim", "verdict"}, []string{"remark", "source_ids", "event_ids", "shown"}, false}
	termsSchema     = schema{"terms.csv", []string{"term"}, nil, false}

	schemas = []schema{
		placesSchema, eventsSchema, routesSchema, crossingsSchema, volumesSchema, metaSchema, seriesSchema,
		erasSchema, claimsSchema, sourcesSchema, termsSchema,
	}
	needed = []string{storyFile, placesSchema.file, eventsSchema.file}
)

// loader carries a story while it is read.
type loader struct {
	files  fs.FS
	out    collector
	budget int64
	story  *Story
	toml   *tomlFile
	told   Telling // as it is written
	work   *work

	places, events, routes, sources, series *ids
}

// Load reads the story in files (see FORMAT.md): story.toml and the tables beside it. When it does not validate the
// error is a Problems with everything that is wrong; another error means that a file could not be read.
func Load(files fs.FS) (*Story, error) { return LoadWith(context.Background(), files, nil) }

// LoadWith is Load for a story that may be long: progress, which may be nil, is called on the same goroutine with the
// share that is done, rising from 0 to 1. When ctx is done first the error is its own.
func LoadWith(ctx context.Context, files fs.FS, progress func(share float64)) (*Story, error) {
	l := &loader{files: files, budget: maxStory, story: &Story{}, work: newWork(ctx, progress)}
	l.out.files = append(l.out.files, storyFile)
	for _, s := range schemas {
		l.out.files = append(l.out.files, s.file)
	}
	data, err := l.read(storyFile, schema{})
	if err != nil {
		return nil, err
	}
	l.toml = &tomlFile{values: map[string]any{}, out: &l.out, broken: true}
	if data != nil {
		l.toml = readToml(data, &l.out)
		l.toml.story(l.story)
	}
	tables := map[string]*table{}
	for _, s := range schemas {
		share := .005
		if s.long {
			share = .2
		}
		l.work.stretch(share/3, 1)
		data, err := l.read(s.file, s)
		if err != nil {
			return nil, err
		}
		l.work.stretch(share, len(data))
		tables[s.file] = &table{file: s.file, cols: map[string]int{}, out: &l.out, unread: slices.Contains(needed, s.file)}
		if data != nil {
			tables[s.file] = readTable(data, s, &l.out, l.work)
		}
	}
	if !l.work.stopped() {
		l.build(tables)
	}
	if err := l.work.err(); err != nil {
		return nil, fmt.Errorf("load story: %w", err)
	}
	if err := l.out.err(); err != nil {
		return nil, err
	}
	l.work.stretch(1, 1)
	if err := l.story.finish(); err != nil {
		return nil, fmt.Errorf("load story: %w", err)
	}
	l.work.at(1)
	return l.story, nil
}

// read returns a file whole, nil when it is not there or too large; a missing one that is needed is a problem.
func (l *loader) read(name string, sc schema) ([]byte, error) {
	miss := func(reason, proposal string) ([]byte, error) {
		l.out.add(Problem{File: name, Line: 1, Column: 1, Reason: reason, Proposal: proposal})
		return nil, nil
	}
	info, err := fs.Stat(l.files, name)
	if errors.Is(err, fs.ErrNotExist) {
		if slices.Contains(needed, name) {
			return miss("the file is missing", "a story needs "+needed[0]+", "+needed[1]+" and "+needed[2])
		}
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read story: %w", err)
	}
	if !info.Mode().IsRegular() {
		return miss("not a file", "")
	}
	f, err := l.files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("read story: %w", err)
	}
	defer f.Close()
	most, _ := sc.limits()
	limit := min(most, l.budget)
	buf := bytes.NewBuffer(make([]byte, 0, min(max(info.Size(), 0), limit)+bytes.MinRead)) // what it claims, at most what it may
	_, err = buf.ReadFrom(io.LimitReader(f, limit+1))
	data := buf.Bytes()
	if err != nil {
		return nil, fmt.Errorf("read story: %s: %w", name, err)
	}
	if int64(len(data)) > limit {
		return miss("the file is too large", fmt.Sprintf("at most %d MB, %d MB for all", most>>20, maxStory>>20))
	}
	l.budget -= int64(len(data))
	if data == nil {
		data = []byte{}
	}
	return data, nil
}

// build turns the tables into the story, references resolved. Every table's ids are read first, so that a row with a
// fault does not make every reference to it one.
func (l *loader) build(tables map[string]*table) {
	t := func(s schema) *table { return tables[s.file] }
	l.sources = readIDs(t(sourcesSchema), "source", "id")
	l.places = readIDs(t(placesSchema), "place", "id")
	l.routes = readIDs(t(routesSchema), "route", "id")
	events := t(eventsSchema)
	l.work.stretch(.2, len(events.data))
	l.events = readIDs(events, "event", "id")
	l.series = readIDs(t(metaSchema), "series", "id")
	readIDs(t(volumesSchema), "volume", "id")
	readIDs(t(erasSchema), "era", "id")
	readIDs(t(crossingsSchema), "crossing", "id")
	readIDs(t(claimsSchema), "claim", "number")

	l.readSources(t(sourcesSchema))
	l.readPlaces(t(placesSchema))
	l.work.stretch(.4, len(events.data))
	l.readEvents(events) // before what refers to events: they are sorted there
	l.readRoutes(t(routesSchema))
	l.readCrossings(t(crossingsSchema))
	l.readVolumes(t(volumesSchema))
	l.readSeries(t(metaSchema), t(seriesSchema))
	l.readEras(t(erasSchema))
	l.readClaims(t(claimsSchema))
	l.readTerms(t(termsSchema))
	l.story.Fixed = l.toml.places("fixed", l.places)
	for _, i := range l.toml.places("illustrative", l.places) {
		l.story.Places[i].Illustrative = true
	}
	l.chapters()
	l.readLanguages(tables)
}

// finish fills in what a story may leave out and builds its index. It runs on stories that validate.
func (s *Story) finish() error {
	if s.Span.Length() == 0 {
		s.Span = s.eventSpan()
	}
	if len(s.Frames) == 0 {
		s.Frames = s.defaultFrames()
	}
	var err error
	s.index, err = newIndex(s)
	return err
}

// eventSpan is from the year of the first event to the end of the year of the last, open ends left out.
func (s *Story) eventSpan() edtf.Span {
	span := edtf.Span{From: edtf.Forever, To: edtf.Beginning}
	for i := range s.Events {
		for _, p := range []edtf.Point{s.Events[i].Date.Start, s.Events[i].Date.End} {
			if !p.Open && !p.Unknown {
				span.From, span.To = min(span.From, p.Span.From), max(span.To, p.Span.To)
			}
		}
	}
	if span.Length() == 0 {
		return edtf.Span{From: 0, To: edtf.Day}
	}
	first, _, _ := span.From.Civil()
	last, _, _ := (span.To - 1).Civil()
	return edtf.Span{From: edtf.FromCivil(first, 1, 1), To: edtf.FromCivil(min(last, edtf.MaxYear-1)+1, 1, 1)}
}

// Bounds returns the box of all places in degrees; the whole globe when there are none.
func (s *Story) Bounds() orb.Bound {
	if len(s.Places) == 0 {
		return orb.Bound{Min: orb.Point{-180, -90}, Max: orb.Point{180, 90}}
	}
	b := orb.Bound{Min: s.Places[0].Point, Max: s.Places[0].Point}
	for i := range s.Places {
		b = b.Extend(s.Places[i].Point)
	}
	return b
}

// defaultFrames are one round the story's places, and the world.
func (s *Story) defaultFrames() []Frame {
	world := Frame{ID: "world", Projection: "equalearth", Bounds: orb.Bound{Min: orb.Point{-170, -58}, Max: orb.Point{180, 80}}}
	b := s.Bounds()
	pad := max(2, 0.1*max(b.Max[0]-b.Min[0], b.Max[1]-b.Min[1]))
	b.Min = orb.Point{max(b.Min[0]-pad, -180), max(b.Min[1]-pad, -85)}
	b.Max = orb.Point{min(b.Max[0]+pad, 180), min(b.Max[1]+pad, 85)}
	mid := b.Center()
	if b.Max[0]-b.Min[0] > 100 || b.Max[1]-b.Min[1] > 60 || math.Abs(mid[1]) > 75 {
		return []Frame{world}
	}
	own := Frame{ID: "region", Projection: "mercator", Meridian: mid[0], Bounds: b}
	if sixth := (b.Max[1] - b.Min[1]) / 6; math.Abs(mid[1]) > 20 {
		own.Projection, own.Latitude = "conic", mid[1]
		own.Parallels = [2]float64{b.Min[1] + sixth, b.Max[1] - sixth}
	}
	return []Frame{own, world}
}
