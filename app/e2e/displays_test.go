//go:build e2e && displays

package e2e

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// twoOutputs is a server with two displays side by side, a laptop and a projector, by Xorg's dummy driver.
const twoOutputs = `
Section "ServerFlags"
	Option "AutoAddDevices" "false"
	Option "AutoEnableDevices" "false"
	Option "AutoAddGPU" "false"
	Option "DontVTSwitch" "true"
EndSection
Section "Device"
	Identifier "dummy"
	Driver "dummy"
	VideoRam 256000
EndSection
Section "Monitor"
	Identifier "monitor"
	HorizSync 5.0-1000.0
	VertRefresh 5.0-200.0
	Modeline "1920x1080" 148.50 1920 2008 2052 2200 1080 1084 1089 1125
	Modeline "1280x720" 74.25 1280 1390 1430 1650 720 725 730 750
EndSection
Section "Screen"
	Identifier "screen"
	Device "dummy"
	Monitor "monitor"
	DefaultDepth 24
	SubSection "Display"
		Depth 24
		Modes "1280x720" "1920x1080"
		Virtual 3840 1080
	EndSubSection
EndSection
`

// newDisplays starts a server with two displays, the second one at the right of the first.
func newDisplays(t *testing.T) *desk {
	t.Helper()
	config := filepath.Join(t.TempDir(), "xorg.conf")
	if err := os.WriteFile(config, []byte(twoOutputs), 0o600); err != nil {
		t.Fatal(err)
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xorg", "-displayfd", "3", "-config", config, "-noreset", "-nolisten", "tcp", "-novtswitch", "-sharevts",
		"-logfile", filepath.Join(t.TempDir(), "xorg.log"))
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatalf("%v; Xorg, xrandr and the dummy driver are needed, and to be root: apt-get install xserver-xorg-core xserver-xorg-video-dummy x11-xserver-utils", err)
	}
	write.Close()
	t.Cleanup(func() { stop(server) })
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xorg gave no display: %v", err)
	}
	d := &desk{t: t, display: ":" + strings.TrimSpace(number), home: t.TempDir()}
	d.randr("--addmode", "DUMMY1", "1920x1080")
	d.randr("--output", "DUMMY0", "--mode", "1280x720", "--pos", "0x0", "--primary")
	d.plug()
	return d
}

func (d *desk) randr(args ...string) {
	d.t.Helper()
	c := exec.Command("xrandr", args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display)
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Fatalf("xrandr %v: %v\n%s", args, err, out)
	}
}

// plug connects the second display. The dummy driver notices it only when it is asked what is connected.
func (d *desk) plug() {
	d.t.Helper()
	d.randr("--output", "DUMMY1", "--mode", "1920x1080", "--right-of", "DUMMY0")
	d.randr("--query")
}

func (d *desk) unplug() {
	d.t.Helper()
	d.randr("--output", "DUMMY1", "--off")
	d.randr("--query")
}

// places are the windows of the app as X has them: "1280x720+0+0".
func (d *desk) places() (list []string) {
	d.t.Helper()
	c := exec.Command("xwininfo", "-root", "-tree")
	c.Env = append(os.Environ(), "DISPLAY="+d.display)
	out, err := c.CombinedOutput()
	if err != nil {
		d.t.Fatalf("xwininfo: %v\n%s", err, out)
	}
	for _, l := range strings.Split(string(out), "\n") {
		if f := strings.Fields(l); strings.Contains(l, "Thawline") && len(f) > 1 {
			list = append(list, f[len(f)-2])
		}
	}
	return list
}

// A talk on two displays: the slide fills the second one and the presenter's view the first; a display that goes leaves one
// window with the talk, and one that comes brings the second window back.
func TestE2ETwoDisplays(t *testing.T) {
	d := newDisplays(t)
	d.open(binary(t), "--size", "1200x680", "--theme", "light")
	d.keys("F5")
	d.until("F5 opens two windows", func(l line) bool { return l.Mode == "present" && l.Windows == 2 })
	time.Sleep(time.Second) // the server moves them
	if p := fmt.Sprint(d.places()); !strings.Contains(p, "1920x1080+1280+0") || !strings.Contains(p, "1280x720+0+0") {
		t.Errorf("the windows stand at %s", p)
	}
	d.keys("Next", "Next")
	d.until("the talk is at 3", func(l line) bool { return l.Step == 3 && l.Windows == 2 })
	d.unplug()
	d.until("one window is left", func(l line) bool { return l.Mode == "present" && l.Windows == 1 && l.Step == 3 })
	d.keys("Next")
	d.until("the talk goes on", func(l line) bool { return l.Step == 4 && l.Windows == 1 })
	d.plug()
	d.until("the second window is back", func(l line) bool { return l.Windows == 2 && l.Step == 4 })
	d.keys("m", "Prior")
	d.until("the screens are swapped, and the talk goes on", func(l line) bool { return l.Windows == 2 && l.Step == 3 })
	d.keys("Escape")
	d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" && l.Windows == 1 })
	d.quit()
}

// Random keys of a presenter on two displays never quit, hang or leave the talk by anything but Escape and F5. The keys
// that leave are undone by F5.
func TestE2ERandomKeysOnTwoDisplays(t *testing.T) {
	path := binary(t)
	d := newDisplays(t)
	names := strings.Fields("Next Prior Right Left Up Down Home End space Return BackSpace Tab Delete 0 1 2 3 4 5 6 7 8 9 n p b w o a k s e " +
		"question period comma d h u c l f q z slash r plus minus m i j bracketleft bracketright ctrl+q ctrl+e ctrl+f F1 F11 Escape F5")
	for seed := range uint64(2) {
		d.open(path, "--size", "1200x680")
		d.keys("F5")
		d.until("F5 opens two windows", func(l line) bool { return l.Mode == "present" && l.Windows == 2 })
		random := rand.New(rand.NewPCG(5, seed))
		for range 200 {
			name := names[random.IntN(len(names))]
			d.keys(name)
			if name == "Escape" || name == "F5" {
				d.until("it leaves", func(l line) bool { return l.Mode == "explore" && l.Windows == 1 })
				d.keys("F5")
				d.until("F5 resumes", func(l line) bool { return l.Mode == "present" && l.Windows == 2 })
			}
		}
		d.keys("Escape")
		d.until("Escape leaves", func(l line) bool { return l.Mode == "explore" && l.Windows == 1 })
		d.quit()
	}
}
