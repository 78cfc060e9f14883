package cli

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestExportOfAChartAsATable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "exports.csv")
	if code, out, said := exported(t, "chart", "--chart", "exports", "-o", path); code != Done || out != "" || said != "" {
		t.Fatalf("exit %d, %q, %q", code, out, said)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 15 || rows[0][0] != "Figure" {
		t.Fatalf("%d rows, the first %v; want a header and 14 rows", len(rows), rows[0])
	}
	for _, want := range []string{"no data", "disputed", "11 (", "https://www.icis.com"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the table says nothing of %q", want)
		}
	}
}
