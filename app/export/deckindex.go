package export

import (
	"encoding/csv"
	"os"
	"strings"

	"thawline/dataset"
)

// index is the table of a deck's pictures.
type index struct {
	file   *os.File
	writer *csv.Writer
	closed bool
}

func newIndex(path string, columns ...string) (*index, error) {
	file, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	x := &index{file: file, writer: csv.NewWriter(file)}
	return x, x.writer.Write(append([]string{"file", "date", "title", "alt_text", "sources"}, columns...))
}

func (x *index) add(row ...string) error { return x.writer.Write(Cells(row)) }

func (x *index) close() error {
	if x.closed {
		return nil
	}
	x.closed = true
	x.writer.Flush()
	return firstError(x.writer.Error(), x.file.Close())
}

// stepSources returns the sources of a step in a line.
func stepSources(story *dataset.Story, s Step) string {
	var list []string
	for _, i := range s.sources(story) {
		list = append(list, sourceInLine(&story.Sources[i]))
	}
	return strings.Join(list, "; ")
}

// sourceInLine returns publisher, date and address.
func sourceInLine(s *dataset.Source) string {
	parts := []string{s.Publisher}
	if s.Publisher == "" {
		parts[0] = s.Title
	}
	if s.Date != nil {
		parts = append(parts, s.Date.Text)
	}
	if s.URL != "" {
		parts = append(parts, s.URL)
	}
	return strings.Join(parts, ", ")
}
