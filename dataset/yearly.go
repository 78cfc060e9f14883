package dataset

import (
	"fmt"
	"strconv"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"thawline/dataset/edtf"
)

// yearRow is a row of Volumes that covers a whole year.
type yearRow struct {
	year   int64
	volume int
}

// yearlyTonnes groups the full-year rows of the story's product by route, each group in order of year. Rows of other
// periods or products, of a scope, and those only planned set no width. The first of two rows for a year counts.
//
// The frame is given validated text and told not to guess types: left to itself gota turns "007" into 7 and "NA" into
// nothing.
func yearlyTonnes(s *Story) ([][]yearRow, error) {
	out := make([][]yearRow, len(s.Routes))
	records := [][]string{{"route", "year", "row"}}
	for i := range s.Volumes {
		v := &s.Volumes[i]
		year, whole := wholeYear(v.Period)
		if whole && v.Route >= 0 && v.Route < len(s.Routes) && v.Product == s.Product && v.Flag != "planned" {
			records = append(records, []string{strconv.Itoa(v.Route), strconv.FormatInt(year, 10), strconv.Itoa(i)})
		}
	}
	if len(records) == 1 {
		return out, nil // gota has no frames without rows
	}
	df := dataframe.LoadRecords(records, dataframe.DetectTypes(false), dataframe.DefaultType(series.Int), dataframe.NaNValues(nil))
	if df.Err != nil {
		return out, fmt.Errorf("group volumes: %w", df.Err)
	}
	df = df.Arrange(dataframe.Sort("route"), dataframe.Sort("year"), dataframe.Sort("row"))
	if df.Err != nil {
		return out, fmt.Errorf("sort volumes: %w", df.Err)
	}
	for i := range df.Nrow() {
		var cells [3]int
		for j := range cells {
			n, err := df.Elem(i, j).Int()
			if err != nil {
				return out, fmt.Errorf("group volumes: row %d: %w", i, err)
			}
			cells[j] = n
		}
		route, year := cells[0], int64(cells[1])
		if rows := out[route]; len(rows) > 0 && rows[len(rows)-1].year == year {
			continue
		}
		out[route] = append(out[route], yearRow{year, cells[2]})
	}
	return out, nil
}

// wholeYear returns the calendar year that the date is, if it is exactly one.
func wholeYear(d edtf.Date) (year int64, ok bool) {
	if d.IsZero() || d.Start.Open || d.End.Open || d.Start.Unknown || d.End.Unknown {
		return 0, false
	}
	span := d.Span()
	year, _, _ = span.From.Civil()
	return year, span == edtf.Span{From: edtf.FromCivil(year, 1, 1), To: edtf.FromCivil(year+1, 1, 1)}
}
