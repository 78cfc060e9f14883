// Package assets carries what the binary needs inside it: base map, fonts, icons, interface words and the built-in
// story. It holds bytes and imports nothing of the project; generators stand under gen.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed words
var words embed.FS

// Words is the message catalogue: a folder a language.
func Words() fs.FS { return folder(words, "words") }

//go:embed basemap/*.map
var maps embed.FS

// Basemap is the base map's levels, to be read by basemap.Decode.
func Basemap() fs.FS { return folder(maps, "basemap") }

//go:embed fonts/*.otf fonts/*.ttf
var fonts embed.FS

// Fonts is the bundled typefaces, cut to Latin, Cyrillic, arrows and signs: Inter-Regular.otf (400), Inter-SemiBold.otf
// (600) and SourceSerif4-Italic.otf (400, for water). All are OpenType with CFF outlines and keep their layout features,
// tabular figures (tnum) among them. NotoSansSC-Regular.ttf has the common Chinese characters, NotoSansSC-SemiBold.ttf
// those that story and words use. None has hints.
func Fonts() fs.FS { return folder(fonts, "fonts") }

//go:embed story/*.toml story/*.csv
var story embed.FS

// Story is the built-in story: story.toml and its tables.
func Story() fs.FS { return folder(story, "story") }

//go:embed icon.png
var icon []byte

// Icon is the app's icon, a PNG of 512 by 512 pixels. The caller must not write to it.
func Icon() []byte { return icon }

//go:embed icons/*.svg
var icons embed.FS

// IconSVG returns the icon called name ("search", "play_arrow": a file of the folder icons without its ending), a black
// shape of 24 by 24 to be coloured by the theme, or nil where there is none of that name.
func IconSVG(name string) []byte {
	data, err := icons.ReadFile("icons/" + name + ".svg")
	if err != nil {
		return nil
	}
	return data
}

// folder returns the folder name of files, which is embedded, so that it is always there.
func folder(files embed.FS, name string) fs.FS {
	sub, err := fs.Sub(files, name)
	if err != nil {
		panic(err)
	}
	return sub
}
