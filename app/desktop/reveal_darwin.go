package desktop

// Reveal shows a file in its folder, in the Finder.
func Reveal(path string) error { return run(nil, "open", "-R", path) }
