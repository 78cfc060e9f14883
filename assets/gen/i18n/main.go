// Command i18n writes translations into a story's tables as columns with a language (title@be), from sheets such as
// translators work on: a table's name, "_i18n.csv", an id column, and columns with a language. What a sheet leaves empty
// stays as it is. The sheet of terms (key, en, then a column a language) fills terms.csv, and the titles of eras.
// Usage: go run ./assets/gen/i18n STORY SHEET...
package main

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// languages are those that the story carries beside its own, in the order of the columns.
var languages = []string{"zh", "ru", "be", "pl"}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: i18n STORY SHEET...")
		os.Exit(2)
	}
	for _, sheet := range os.Args[2:] {
		if err := merge(os.Args[1], sheet); err != nil {
			fmt.Fprintln(os.Stderr, "i18n:", err)
			os.Exit(1)
		}
	}
}

// table is a CSV file: a header and rows as long as it.
type table [][]string

func read(path string) (table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return csv.NewReader(f).ReadAll()
}

func (t table) write(path string) error {
	var b strings.Builder
	w := csv.NewWriter(&b)
	if err := w.WriteAll(t); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// column returns the index of a column, which is added at the end where there is none.
func (t table) column(name string) int {
	if i := slices.Index(t[0], name); i >= 0 {
		return i
	}
	for i := range t {
		t[i] = append(t[i], "")
	}
	t[0][len(t[0])-1] = name
	return len(t[0]) - 1
}

func merge(story, path string) error {
	sheet, err := read(path)
	if err != nil {
		return err
	}
	name := strings.TrimSuffix(filepath.Base(path), "_i18n.csv")
	if name == "terms" {
		return mergeTerms(story, sheet)
	}
	return fill(filepath.Join(story, name+".csv"), sheet)
}

// fill copies the cells of a sheet into the rows of the same id: the first column of both.
func fill(path string, sheet table) error {
	t, err := read(path)
	if err != nil {
		return err
	}
	rows := map[string]int{}
	for i, r := range t {
		rows[r[0]] = i
	}
	for _, lang := range languages {
		for i, head := range sheet[0] {
			column, of, _ := strings.Cut(head, "@")
			column = strings.TrimPrefix(column, "status_")
			if of != lang || column == "verdict" { // a verdict is a word of the format, not a text
				continue
			}
			into := t.column(column + "@" + lang)
			for _, r := range sheet[1:] {
				row, ok := rows[r[0]]
				if !ok {
					return fmt.Errorf("%s: no row %q", path, r[0])
				}
				if r[i] != "" {
					t[row][into] = r[i]
				}
			}
		}
	}
	return t.write(path)
}

// mergeTerms takes the actors and products of the sheet of terms into terms.csv, and its eras into eras.csv.
func mergeTerms(story string, sheet table) error {
	head := []string{"term"}
	eras := []string{"id"}
	for _, lang := range languages {
		head, eras = append(head, "term@"+lang), append(eras, "title@"+lang)
	}
	terms, titles := table{head}, table{eras}
	for _, r := range sheet[1:] {
		kind, key, _ := strings.Cut(r[0], ".")
		row := []string{key}
		for _, lang := range languages {
			row = append(row, r[slices.Index(sheet[0], lang)])
		}
		switch kind {
		case "actor":
			terms = append(terms, row)
		case "product":
			row[0] = r[slices.Index(sheet[0], "en")]
			terms = append(terms, row)
		case "era":
			titles = append(titles, row)
		}
	}
	if err := terms.write(filepath.Join(story, "terms.csv")); err != nil {
		return err
	}
	return fill(filepath.Join(story, "eras.csv"), titles)
}
