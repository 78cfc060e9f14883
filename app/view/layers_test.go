package view

import (
	"strings"
	"testing"
)

func TestParseLayers(t *testing.T) {
	for l := Base; l <= AllLayers; l++ {
		if got, err := ParseLayers(strings.Join(l.Names(), ",")); err != nil || got != l {
			t.Errorf("ParseLayers(%v) = %v, %v, want %v", l.Names(), got, err, l)
		}
	}
	if got, err := ParseLayers("base, routes"); err != nil || got != Base|Routes {
		t.Errorf("ParseLayers(base, routes) = %v, %v", got, err)
	}
	for _, bad := range []string{"", "relief", "base,,routes", "Base"} {
		if got, err := ParseLayers(bad); err == nil {
			t.Errorf("ParseLayers(%q) = %v, want an error", bad, got)
		}
	}
}
