// Package e2e drives the real window: its test, behind the build tag e2e, starts the binary under a display of its own,
// presses keys and moves the mouse, and reads from the window's trace what came of it.
package e2e
