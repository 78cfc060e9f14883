// Package cli is the commands of thawline, one file each. It needs no display and imports no Fyne. Results go to
// standard output, errors as one line each to standard error; the exit codes are those of Code.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"thawline/app/words"
	"thawline/dataset"
	"thawline/dataset/edtf"
)

// The exit codes of every command.
const (
	Done    = 0
	Failed  = 1 // cannot read, cannot write
	Misused = 2 // a flag, value, date or id that is not right
	Invalid = 3 // the story does not validate
)

// Env is what a command sees of the world.
type Env struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Story          fs.FS           // the built-in story
	Words          words.Catalogue // of the interface; the zero Catalogue answers with its keys
	Terminal       bool            // standard error is a terminal, so that progress may be shown
	Version        string          // "" is shown as "unreleased"
}

// command is one verb of the command line. Its messages are cli.NAME.usage, one line, and cli.NAME.about.
type command struct {
	name        string
	least, most int // number of arguments
	flags       []flag
	run         func(env *Env, o options) error
}

// commands returns every command in the order that help lists them.
func commands() []command {
	return []command{
		exportCommand(), infoCommand(), atCommand(), diffCommand(), validateCommand(), textCommand(),
		versionCommand(), helpCommand(),
	}
}

// IsCommand reports whether the word is a command, so that main can tell it from the path of a story.
func IsCommand(word string) bool {
	_, ok := find(word)
	return ok || word == "-h" || word == "--help" || word == "--version"
}

func find(name string) (command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

func names() []string {
	var out []string
	for _, c := range commands() {
		out = append(out, c.name)
	}
	return out
}

// Run runs the command that args begin with and returns the exit code. It never exits and never panics on bad input.
func Run(args []string, env Env) int {
	if env.Stdout == nil {
		env.Stdout = io.Discard
	}
	if env.Stderr == nil {
		env.Stderr = io.Discard
	}
	out := bufio.NewWriter(env.Stdout)
	buffered := env
	buffered.Stdout = out
	err := dispatch(args, &buffered)
	if flushed := out.Flush(); flushed != nil && err == nil {
		err = fmt.Errorf("%s: %w", env.Words.T("cli.error.write"), flushed)
	}
	return report(env.Stderr, err)
}

func dispatch(args []string, env *Env) (err error) {
	defer func() { // a fault of the program ends in a line and a code like any other
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: %v", env.Words.T("cli.error.internal"), fault)
		}
	}()
	if len(args) == 0 {
		return misuse(env.Words.T("cli.error.nocommand"))
	}
	name := args[0]
	switch name {
	case "-h", "--help":
		name = "help"
	case "--version":
		name = "version"
	}
	c, ok := find(name)
	if !ok {
		return misuse(env.Words.T("cli.error.command", "name", shown(name)) + perhaps(env, dataset.Nearest(name, names())))
	}
	if wantsHelp(args[1:]) {
		return help(env, c.name)
	}
	o, err := parse(env, c, args[1:])
	if err != nil {
		return err
	}
	return c.run(env, o)
}

// wantsHelp reports whether -h or --help is among the flags.
func wantsHelp(args []string) bool {
	for _, a := range args {
		switch a {
		case "--":
			return false
		case "-h", "--help":
			return true
		}
	}
	return false
}

// usageError is a wrong use of the command line; exit code Misused.
type usageError struct{ message string }

func (e *usageError) Error() string { return e.message }

func misuse(message string) error { return &usageError{message} }

// errShown stands for problems that the command has printed itself.
var errShown = errors.New("problems")

// report prints err, one line each, and returns the exit code.
func report(stderr io.Writer, err error) int {
	var usage *usageError
	var problems dataset.Problems
	switch {
	case err == nil:
		return Done
	case errors.Is(err, errShown):
		return Invalid
	case errors.As(err, &problems):
		fmt.Fprintln(stderr, problems.Error())
		return Invalid
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "thawline: "+line(err.Error()))
		return Misused
	}
	fmt.Fprintln(stderr, "thawline: "+line(err.Error()))
	return Failed
}

// line makes one line of a message.
func line(s string) string { return strings.Join(strings.Fields(s), " ") }

// shown quotes what the user wrote, cut when long.
func shown(s string) string {
	if r := []rune(s); len(r) > 60 {
		s = string(r[:60]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// perhaps returns "; perhaps NAME", or nothing when no name is near.
func perhaps(env *Env, name string) string {
	if name == "" {
		return ""
	}
	return "; " + env.Words.T("cli.error.perhaps", "name", name)
}

// openStory opens the story that the argument names, the built-in one when there is none.
func openStory(env *Env, args []string, at int) (*dataset.Story, error) {
	if at >= len(args) {
		return dataset.Load(env.Story)
	}
	if !env.Terminal {
		return dataset.Open(args[at])
	}
	told := false
	defer func() {
		if told {
			fmt.Fprintf(env.Stderr, "\r%s\r", strings.Repeat(" ", 40))
		}
	}()
	begun := time.Now()
	return dataset.OpenWith(context.Background(), args[at], func(share float64) {
		if told = told || time.Since(begun) > time.Second; told { // most are open before one looks
			fmt.Fprintf(env.Stderr, "\r%s ", env.Words.T("cli.open.progress", "percent", int(share*100)))
		}
	})
}

// date reads a date of the command line as its first instant.
func date(env *Env, text string) (edtf.Instant, error) {
	d, err := edtf.Parse(text)
	if err != nil {
		return 0, misuse(env.Words.T("cli.error.date", "why", err.Error()))
	}
	if d.Start.Open || d.Start.Unknown {
		return 0, misuse(env.Words.T("cli.error.opendate", "date", shown(text)))
	}
	return d.Start.Span.From, nil
}
