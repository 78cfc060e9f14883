// Package e2e looks at the finished program from outside. Behind the build tag e2e its tests drive the real window under a
// display of its own, press keys and move the mouse, and read from the window's trace what came of it. Behind the tag formats
// they export every kind of picture in every format and open each with programs that know nothing of Thawline.
package e2e
