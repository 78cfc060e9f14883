// Command thawline tells a story on a map and a timeline: in a window, or as pictures and data from the command line.
package main

import (
	"fmt"
	"os"
	"runtime/debug"

	"thawline/app"
	"thawline/app/cli"
	"thawline/app/words"
	"thawline/assets"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

// run picks command or window from the arguments, before anything of the window is touched, and returns the exit code.
func run(args []string) int {
	command := len(args) > 0 && cli.IsCommand(args[0])
	if command {
		// Most commands live for a moment. They collect once, when the story is read and what that took can serve the drawing;
		// a deck, an animation or a long story collects again when it comes to more.
		debug.SetGCPercent(200)
		debug.SetMemoryLimit(128 << 20)
	}
	messages, err := words.Load(assets.Words(), "en")
	if err != nil {
		fmt.Fprintln(os.Stderr, "thawline:", err)
		return cli.Failed
	}
	if command {
		return cli.Run(args, cli.Env{
			Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
			Story: assets.Story(), Words: messages, Terminal: terminal(os.Stderr),
		})
	}
	return app.Run(args, os.Stderr)
}

// terminal reports whether f is a terminal, so that progress may be shown on it.
func terminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
