package export

import (
	"math"
	"strings"
	"testing"
)

func TestSizeCheck(t *testing.T) {
	tests := []struct {
		name string
		size Size
		want string // part of the error; "" for none
	}{
		{"slide", Size{W: 1920, H: 1080, Scale: 1}, ""},
		{"4k", Size{W: 1920, H: 1080, Scale: 2}, ""},
		{"smallest", Size{W: 200, H: 200, Scale: 1}, ""},
		{"8000 a side and 40 megapixels", Size{W: 8000, H: 5000, Scale: 1}, ""},
		{"nothing", Size{W: 0, H: 0, Scale: 1}, "above 0"},
		{"too wide", Size{W: 100000, H: 1, Scale: 1}, "200 to 8000"},
		{"one pixel over", Size{W: 8001, H: 200, Scale: 1}, "200 to 8000"},
		{"limits are on pixels", Size{W: 1920, H: 1080, Scale: 5}, "200 to 8000"},
		{"small points, enough pixels", Size{W: 100, H: 100, Scale: 2}, ""},
		{"41 megapixels", Size{W: 8000, H: 5001, Scale: 1}, "40 million"},
		{"no number", Size{W: math.NaN(), H: 200, Scale: 1}, "above 0"},
		{"endless", Size{W: 200, H: 200, Scale: math.Inf(1)}, "above 0"},
		{"overflow", Size{W: 1e18, H: 1e18, Scale: 1e18}, "200 to 8000"},
		{"negative", Size{W: -200, H: 200, Scale: 1}, "above 0"},
	}
	for _, test := range tests {
		err := test.size.Check()
		if test.want == "" && err != nil || test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)) {
			t.Errorf("%s: Check(%v) = %v, want %q", test.name, test.size, err, test.want)
		}
	}
}

func TestEveryPresetIsWithinTheLimits(t *testing.T) {
	for _, name := range Presets() {
		size, err := Preset(name)
		if err != nil || size.Check() != nil {
			t.Errorf("preset %s: %v, %v", name, err, size.Check())
		}
	}
	if _, err := Preset("poster"); err == nil || !strings.Contains(err.Error(), "slide") {
		t.Errorf("Preset(poster) = %v, want the names there are", err)
	}
}

func TestParseSize(t *testing.T) {
	for _, bad := range []string{"", "x", "1920", "1920x", "x1080", "1920x1080x1", "a×b", "1e3x200", "99999999999999999999x1"} {
		if size, err := ParseSize(bad); err == nil {
			t.Errorf("ParseSize(%q) = %v, want an error", bad, size)
		}
	}
	if size, err := ParseSize("1200X628"); err != nil || size != (Size{W: 1200, H: 628, Scale: 1}) {
		t.Errorf("ParseSize(1200X628) = %v, %v", size, err)
	}
}
