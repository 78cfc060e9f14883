// Command write writes a story of any length from a seed into a folder:
//
//	go run ./dataset/seeded/write -n 1000000 -seed 1 DIR
package main

import (
	"flag"
	"fmt"
	"os"

	"thawline/dataset/seeded"
)

func main() {
	n := flag.Int("n", 1000, "number of events")
	seed := flag.Uint64("seed", 1, "the same seed gives the same story")
	flag.Parse()
	if flag.NArg() != 1 || *n < 1 {
		fmt.Fprintln(os.Stderr, "usage: write [-n EVENTS] [-seed SEED] DIR")
		os.Exit(2)
	}
	if err := seeded.WriteFolder(flag.Arg(0), *n, *seed); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
