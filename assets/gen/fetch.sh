#!/bin/sh
# Downloads the packages that the generators read into a folder (default: sources, next to this script; git ignores it)
# and checks them against sources.lock. Run it before a generator; nothing that is built or tested needs it.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
to=${1:-$here/sources}
mkdir -p "$to"
cd "$to"
grep -v '^#' "$here/sources.lock" | while read -r kind name version file sum; do
	case "$kind" in npm | deb) ;; *) continue ;; esac
	if [ ! -f "$file" ]; then
		case "$kind" in
		npm) npm pack --silent "$name@$version" >/dev/null ;;
		deb) apt-get download "$name=$version" ;;
		esac
	fi
	echo "$sum  $file" | sha256sum -c - # a mismatch ends the script
	mkdir -p "$name"
	case "$kind" in
	npm) tar -xzf "$file" -C "$name" --strip-components=1 ;;
	deb) dpkg-deb -x "$file" "$name" ;;
	esac
done
