package desktop

import (
	"os"
	"os/exec"
	"syscall"
)

// Reveal shows a file in its folder, in the Explorer.
func Reveal(path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	c := exec.Command("explorer")
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer /select,"` + path + `"`} // it does not read Go's quoting
	return c.Start()                                                                 // its exit code is 1 when all is well
}
