// Package typeset measures and shapes text with the bundled fonts, never the desktop's, so that a picture has the same
// bytes on every machine. Lengths are points.
package typeset

// Fonts is the bundled typefaces with a cache of shaped runs; safe for use by several goroutines.
type Fonts struct{}
