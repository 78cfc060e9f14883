#!/bin/sh
# Rewrites the outputs' lines of sources.lock from the generated files. Run after a generator, look at the difference.
set -eu
cd "$(dirname "$0")/.."
kept=$(grep -v '^out ' gen/sources.lock)
{
	echo "$kept"
	for file in fonts/*.[ot]tf basemap/*.map icons/*.svg icon.png; do
		[ -f "$file" ] && echo "out $file $(sha256sum "$file" | cut -d' ' -f1)"
	done
} >gen/sources.lock.new || true
mv gen/sources.lock.new gen/sources.lock
