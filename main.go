// Command thawline tells a story on a map and a timeline.
package main

import (
	"os"

	"thawline/app"
)

func main() { os.Exit(app.Run(os.Args[1:], os.Stderr)) }
