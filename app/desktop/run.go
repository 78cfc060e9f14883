package desktop

import (
	"fmt"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// run starts a program and waits until it ends or has had its time; one that goes on then, as a file manager does, is well.
// in is what it reads, nil for nothing. What it says is not read: a child that it leaves behind would keep that open.
func run(in io.Reader, name string, args ...string) error {
	c := exec.Command(name, args...)
	c.Stdin = in
	if err := c.Start(); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(name), err)
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s %s: %w", filepath.Base(name), strings.Join(args, " "), err)
		}
	case <-time.After(patience):
	}
	return nil
}
