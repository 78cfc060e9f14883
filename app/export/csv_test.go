package export

import (
	"encoding/csv"
	"reflect"
	"strings"
	"testing"
)

func TestTablesHoldNoFormulas(t *testing.T) {
	rows := [][]string{
		{"Title", "Figure"},
		{"=HYPERLINK(\"http://x\")", "-3.5"},
		{"+1 more", "+4"},
		{"-", "@SUM(A1)"},
		{"\tTab", "\rReturn"},
		{"a, \"b\"\nand c", ""},
		{"Infinity", "−3"},
	}
	want := [][]string{
		{"Title", "Figure"},
		{"'=HYPERLINK(\"http://x\")", "-3.5"},
		{"'+1 more", "+4"},
		{"'-", "'@SUM(A1)"},
		{"'\tTab", "'\rReturn"},
		{"a, \"b\"\nand c", ""},
		{"Infinity", "−3"},
	}
	var out strings.Builder
	if err := WriteCSV(&out, rows); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q (%v)", got, want, err)
	}
	if rows[1][0][0] != '=' {
		t.Error("the rows that were given are changed")
	}
}
