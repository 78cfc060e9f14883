//go:build e2e || formats

package e2e

import (
	"os/exec"
	"path/filepath"
	"testing"
)

// binary builds the app once.
func binary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "thawline")
	build := exec.Command("go", "build", "-o", path, "thawline")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}
