package assets_test

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLockMatchesTheFiles holds that every generated file is the one that gen/sources.lock names, and that none is left
// out: who changes one by hand, or regenerates it from other sources, must say so there.
func TestLockMatchesTheFiles(t *testing.T) {
	file, err := os.Open("gen/sources.lock")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	locked := map[string]string{}
	packages := 0
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		switch fields := strings.Fields(lines.Text()); {
		case len(fields) == 3 && fields[0] == "out":
			locked[fields[1]] = fields[2]
		case len(fields) == 5 && len(fields[4]) == 64:
			packages++
		case len(fields) == 3 && fields[0] == "sheet" && len(fields[2]) == 64:
		case len(fields) > 0 && !strings.HasPrefix(fields[0], "#"):
			t.Errorf("line %q is neither a package nor an output", lines.Text())
		}
	}
	if packages == 0 {
		t.Error("no packages are named")
	}
	for _, pattern := range []string{"fonts/*.[ot]tf", "basemap/*.map", "icons/*.svg", "icon.png"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Errorf("%s: no files (%v)", pattern, err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sum := sha256.Sum256(data)
			if want := locked[filepath.ToSlash(name)]; want != hex.EncodeToString(sum[:]) {
				t.Errorf("%s has the checksum %x, the lock says %q", name, sum, want)
			}
			delete(locked, filepath.ToSlash(name))
		}
	}
	for name := range locked {
		t.Errorf("%s is in the lock and not there", name)
	}
}
