package app

import (
	"context"

	"thawline/app/export"
	"thawline/app/figure"
)

// exporter does the jobs of the window's export dialog.
func exporter(kit *figure.Kit) func(context.Context, export.Job, string, export.Progress) error {
	return func(ctx context.Context, j export.Job, path string, progress export.Progress) error {
		return j.Write(ctx, kit, path, progress)
	}
}
