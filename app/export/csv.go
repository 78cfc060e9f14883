package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
)

// WriteCSV writes a table as CSV (RFC 4180) for a spreadsheet.
func WriteCSV(w io.Writer, rows [][]string) error {
	out := csv.NewWriter(w)
	for _, row := range rows {
		if err := out.Write(Cells(row)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// Cells returns a row whose texts no spreadsheet takes for a formula: one that begins as a formula does and is no number is
// led by an apostrophe.
func Cells(row []string) []string {
	safe := make([]string, len(row))
	for i, cell := range row {
		safe[i] = cell
		if _, err := strconv.ParseFloat(cell, 64); err != nil && cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			safe[i] = "'" + cell
		}
	}
	return safe
}
