package assets_test

import (
	"bytes"
	"image"
	_ "image/png"
	"strings"
	"testing"

	"thawline/assets"
)

func TestIcon(t *testing.T) {
	img, format, err := image.Decode(bytes.NewReader(assets.Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if size := img.Bounds().Size(); format != "png" || size != (image.Point{X: 512, Y: 512}) {
		t.Errorf("the icon is a %s of %v, want a png of 512 by 512", format, size)
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Errorf("its corner has alpha %d, want 0", a)
	}
}

func TestIconSVG(t *testing.T) {
	names := strings.Fields(`search filter_list layers compare bar_chart file_upload ios_share play_arrow pause skip_previous
		skip_next add remove fullscreen crop_free chevron_left chevron_right expand_more expand_less close check list
		open_in_new content_copy help info warning folder_open light_mode dark_mode slideshow keyboard`)
	for _, name := range names {
		svg := string(assets.IconSVG(name))
		if !strings.HasPrefix(svg, "<svg ") || !strings.Contains(svg, `viewBox="0 0 24 24"`) {
			t.Errorf("icon %s is %.40q, want an SVG of 24 by 24", name, svg)
		}
		// What the toolkit's SVG reader draws wrong, or cannot colour.
		for _, bad := range []string{"currentColor", "<use", "<style", "<marker", `fill="none" stroke`} {
			if strings.Contains(svg, bad) {
				t.Errorf("icon %s has %s in it", name, bad)
			}
		}
	}
	if assets.IconSVG("no_such_icon") != nil || assets.IconSVG("../icon.png") != nil {
		t.Error("an unknown name gives an icon")
	}
}
