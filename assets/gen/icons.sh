#!/bin/sh
# Copies the icons that the window uses out of Google's Material icons, filled style, as they are: each one is a black
# shape of 24 by 24 that the theme colours. Usage: icons.sh [SOURCES]
set -eu
cd "$(dirname "$0")"
from=${1:-sources}/@material-design-icons/svg
for name in search filter_list layers compare bar_chart file_upload ios_share play_arrow pause skip_previous skip_next add \
	remove fullscreen crop_free chevron_left chevron_right expand_more expand_less close check list open_in_new content_copy \
	help info warning folder_open light_mode dark_mode slideshow keyboard; do
	cp "$from/filled/$name.svg" ../icons/
done
cp "$from/LICENSE" ../icons/LICENSE-Apache-2.0.txt
