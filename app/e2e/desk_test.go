//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// line is one line of the window's trace.
type line struct {
	T       int64
	Mode    string
	At      string
	Event   string
	Step    int
	Steps   int
	Black   bool
	Playing bool
	Zoom    float64
	Center  [2]float64
	Lang    string
	Theme   string
	Windows int
	Message string
	Frame   string
	Compare string
	Follow  bool
}

// desk is a display with the app on it.
type desk struct {
	t       *testing.T
	display string
	home    string
	app     *exec.Cmd
	trace   string
	log     *bytes.Buffer
	ended   chan struct{}
}

// newDesk starts a display that nobody else has.
func newDesk(t *testing.T, width, height int) *desk {
	t.Helper()
	for _, tool := range []string{"Xvfb", "xdotool"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("%s is needed: sudo apt-get install xvfb xdotool", tool)
		}
	}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"+extension", "GLX", "+extension", "RANDR", "-dpi", "96", "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	write.Close()
	t.Cleanup(func() { stop(server) })
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb gave no display: %v", err)
	}
	return &desk{t: t, display: ":" + strings.TrimSpace(number), home: t.TempDir()}
}

func stop(c *exec.Cmd) {
	_ = c.Process.Signal(os.Interrupt)
	done := make(chan struct{})
	go func() { _ = c.Wait(); close(done) }()
	select {
	case <-done:
	case <-time.After(3 * time.Second):
		_ = c.Process.Kill()
		<-done
	}
}

// open starts the app and waits for its first line of trace.
func (d *desk) open(path string, args ...string) {
	d.t.Helper()
	d.trace = filepath.Join(d.t.TempDir(), "trace.jsonl")
	d.log = &bytes.Buffer{}
	d.app = exec.Command(path, append([]string{"--trace", d.trace}, args...)...)
	d.app.Env = append(os.Environ(), "DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8",
		"HOME="+d.home, "XDG_CONFIG_HOME="+filepath.Join(d.home, ".config"), "XDG_CACHE_HOME="+filepath.Join(d.home, ".cache"), "FYNE_SCALE=1")
	d.app.Stdout, d.app.Stderr = d.log, d.log
	if err := d.app.Start(); err != nil {
		d.t.Fatal(err)
	}
	app, ended := d.app, make(chan struct{})
	d.ended = ended
	go func() { _ = app.Wait(); close(ended) }()
	d.t.Cleanup(d.close)
	d.until("the window opens", func(l line) bool { return l.Mode != "" })
	d.do("search", "--sync", "--onlyvisible", "--name", "Thawline", "windowfocus", "--sync")
	time.Sleep(600 * time.Millisecond) // the first frames of a software renderer
}

// close ends the app by its window, and by force when it does not.
func (d *desk) close() {
	if d.app == nil {
		return
	}
	_ = d.app.Process.Signal(os.Interrupt)
	select {
	case <-d.ended:
	case <-time.After(3 * time.Second):
		_ = d.app.Process.Kill()
		<-d.ended
	}
	d.app = nil
	if log := d.log.String(); strings.Contains(log, "Error in Fyne call thread") || strings.Contains(log, "panic:") || strings.Contains(log, "DATA RACE") {
		d.t.Errorf("the log tells of a fault:\n%s", log)
	}
}

// quit closes the window by its key.
func (d *desk) quit() {
	d.t.Helper()
	d.keys("ctrl+q")
	select {
	case <-d.ended:
	case <-time.After(8 * time.Second):
		d.t.Fatal("the app does not end at Ctrl+Q")
	}
	if code := d.app.ProcessState.ExitCode(); code != 0 {
		d.t.Errorf("the app ends with exit code %d, want 0\n%s", code, d.log)
	}
	d.close()
}

// do runs xdotool.
func (d *desk) do(args ...string) {
	d.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = append(os.Environ(), "DISPLAY="+d.display)
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Fatalf("xdotool %v: %v\n%s", args, err, out)
	}
	time.Sleep(60 * time.Millisecond)
}

func (d *desk) keys(names ...string) {
	d.t.Helper()
	for _, name := range names {
		d.do("key", name)
	}
}

func (d *desk) click(x, y int) {
	d.t.Helper()
	d.do("mousemove", fmt.Sprint(x), fmt.Sprint(y))
	time.Sleep(80 * time.Millisecond)
	d.do("mousedown", "1")
	d.do("mouseup", "1")
}

func (d *desk) drag(x0, y0, x1, y1 int) {
	d.t.Helper()
	d.do("mousemove", fmt.Sprint(x0), fmt.Sprint(y0))
	d.do("mousedown", "1")
	const steps = 8
	for i := 1; i <= steps; i++ {
		d.do("mousemove", fmt.Sprint(x0+(x1-x0)*i/steps), fmt.Sprint(y0+(y1-y0)*i/steps))
	}
	d.do("mouseup", "1")
}

// repeat does something that may come too early on a slow machine, up to five times, until the trace says what is expected.
func (d *desk) repeat(what string, do func(), holds func(line) bool) line {
	d.t.Helper()
	for range 4 {
		do()
		for end := time.Now().Add(2 * time.Second); time.Now().Before(end); time.Sleep(40 * time.Millisecond) {
			if l, _ := d.last(); holds(l) {
				return l
			}
		}
	}
	do()
	return d.until(what, holds)
}

// last returns the newest complete line of the trace.
func (d *desk) last() (l line, lines int) {
	data, err := os.ReadFile(d.trace)
	if err != nil {
		return l, 0
	}
	in := bufio.NewReader(bytes.NewReader(data))
	for {
		text, err := in.ReadBytes('\n')
		if err == io.EOF {
			return l, lines
		}
		var next line
		if json.Unmarshal(text, &next) != nil {
			d.t.Errorf("trace line %q is not JSON", text)
		}
		l, lines = next, lines+1
	}
}

// until waits for the trace to say what is expected.
func (d *desk) until(what string, holds func(line) bool) line {
	d.t.Helper()
	var l line
	for end := time.Now().Add(25 * time.Second); time.Now().Before(end); time.Sleep(40 * time.Millisecond) {
		if l, _ = d.last(); holds(l) {
			return l
		}
		select {
		case <-d.ended:
			d.t.Fatalf("%s: the app has ended\n%s", what, d.log)
		default:
		}
	}
	d.t.Fatalf("%s: not seen; the last line is %+v\n%s", what, l, d.log)
	return l
}
