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
func Words() fs.FS {
	sub, err := fs.Sub(words, "words")
	if err != nil {
		panic(err) // the folder is embedded above
	}
	return sub
}
