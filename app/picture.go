package app

import (
	"context"

	"thawline/app/export"
	"thawline/app/figure"
	"thawline/app/ui"
)

// exporter makes the pictures that the window's export dialog asks for.
func exporter(kit *figure.Kit) func(ctx context.Context, p ui.Picture, path string) error {
	return func(ctx context.Context, p ui.Picture, path string) error {
		size, err := export.Preset(p.Preset)
		if err != nil {
			return err
		}
		return export.Write(ctx, kit, export.Request{
			Kind: p.Kind, Story: p.Story, View: p.View, Palette: p.Palette, Words: p.Words, Size: size, Chart: p.Chart,
		}, path)
	}
}
