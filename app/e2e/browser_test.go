//go:build formats

package e2e

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// browser is a Chromium without a window that is told what to do over a pair of pipes, in its own protocol: commands and
// answers are JSON, each ended by a zero byte.
type browser struct {
	t       *testing.T
	command io.WriteCloser
	number  int
	answers chan answer
	session string
	faults  []string // what went wrong on the page since it was opened: errors, and requests that it must not make
}

// answer is what the browser says: the result of a command, or an event.
type answer struct {
	ID     int             `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error"`
}

// newBrowser starts a browser, which ends with the test.
func newBrowser(t *testing.T) *browser {
	t.Helper()
	fromTest, toBrowser, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	fromBrowser, toTest, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(chromium(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
		"--user-data-dir="+t.TempDir(), "--remote-debugging-pipe", "about:blank")
	command.ExtraFiles = []*os.File{fromTest, toTest} // 3 and 4
	if err := command.Start(); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	fromTest.Close()
	toTest.Close()
	b := &browser{t: t, command: toBrowser, answers: make(chan answer, 1024)}
	go func() {
		defer close(b.answers)
		for in := bufio.NewReaderSize(fromBrowser, 1<<20); ; {
			message, err := in.ReadBytes(0)
			if err != nil {
				return
			}
			var a answer
			if json.Unmarshal(message[:len(message)-1], &a) == nil {
				b.answers <- a
			}
		}
	}()
	t.Cleanup(func() {
		b.do("Browser.close", nil)
		toBrowser.Close()
		ended := make(chan error, 1)
		go func() { ended <- command.Wait() }()
		select {
		case <-ended:
		case <-time.After(10 * time.Second):
			command.Process.Kill()
			<-ended
		}
	})
	target := b.do("Target.createTarget", map[string]any{"url": "about:blank"})
	attached := b.do("Target.attachToTarget", map[string]any{"targetId": target["targetId"], "flatten": true})
	b.session, _ = attached["sessionId"].(string)
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		b.do(domain+".enable", nil)
	}
	return b
}

// chromium returns the browser that is installed.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Fatal("no Chromium: tools/setup formats installs it")
	return ""
}

// do gives a command and returns its result; events that come before it are noted.
func (b *browser) do(method string, params any) map[string]any {
	b.t.Helper()
	b.number++
	message := map[string]any{"id": b.number, "method": method}
	if params != nil {
		message["params"] = params
	}
	if b.session != "" && !strings.HasPrefix(method, "Browser.") && !strings.HasPrefix(method, "Target.") {
		message["sessionId"] = b.session
	}
	text, err := json.Marshal(message)
	if err != nil {
		b.t.Fatal(err)
	}
	if _, err := b.command.Write(append(text, 0)); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	a, err := b.await(func(a answer) bool { return a.ID == b.number })
	if err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	if a.Error != nil {
		b.t.Fatalf("%s: %s", method, a.Error.Message)
	}
	var result map[string]any
	json.Unmarshal(a.Result, &result)
	return result
}

// await reads on until something is said that is wanted.
func (b *browser) await(wanted func(answer) bool) (answer, error) {
	late := time.After(2 * time.Minute)
	for {
		select {
		case a, ok := <-b.answers:
			if !ok {
				return a, errors.New("the browser has ended")
			}
			b.note(a)
			if wanted(a) {
				return a, nil
			}
		case <-late:
			return answer{}, errors.New("no answer for two minutes")
		}
	}
}

// note keeps what must not happen on a page.
func (b *browser) note(a answer) {
	switch a.Method {
	case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled":
		b.faults = append(b.faults, a.Method+" "+string(a.Params))
	case "Network.requestWillBeSent":
		var p struct{ Request struct{ URL string } }
		json.Unmarshal(a.Params, &p)
		if !strings.HasPrefix(p.Request.URL, "file://") && !strings.HasPrefix(p.Request.URL, "data:") && p.Request.URL != "about:blank" {
			b.faults = append(b.faults, "request "+p.Request.URL)
		}
	}
}

// open shows a file in a window of so many pixels and waits for it.
func (b *browser) open(address string, width, height int, settings map[string]any) {
	b.t.Helper()
	b.do("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false})
	b.do("Emulation.setScriptExecutionDisabled", map[string]any{"value": settings["scripts"] == "off"})
	scheme, _ := settings["scheme"].(string)
	b.do("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]string{
		{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"},
	}})
	b.do("Page.navigate", map[string]any{"url": "about:blank"})
	b.await(func(a answer) bool { return a.Method == "Page.loadEventFired" })
	b.faults = nil
	b.do("Page.navigate", map[string]any{"url": address})
	if _, err := b.await(func(a answer) bool { return a.Method == "Page.loadEventFired" }); err != nil {
		b.t.Fatalf("open %s: %v", address, err)
	}
	time.Sleep(100 * time.Millisecond)
}

// ask evaluates an expression on the page.
func (b *browser) ask(expression string) any {
	b.t.Helper()
	result := b.do("Runtime.evaluate", map[string]any{"expression": expression, "returnByValue": true})
	if fault, ok := result["exceptionDetails"]; ok {
		b.t.Fatalf("%s: %v", expression, fault)
	}
	value, _ := result["result"].(map[string]any)
	return value["value"]
}

// press types keys by their names.
func (b *browser) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		params := map[string]any{"type": "keyDown", "key": key, "code": key}
		switch key {
		case " ":
			params["text"] = " "
		case "Enter":
			params["text"] = "\r"
		default:
			if len(key) == 1 {
				params["text"] = key
			}
		}
		b.do("Input.dispatchKeyEvent", params)
		params["type"] = "keyUp"
		delete(params, "text")
		b.do("Input.dispatchKeyEvent", params)
	}
	time.Sleep(60 * time.Millisecond)
}

// shot writes what is seen, or the whole page, as PNG.
func (b *browser) shot(path string, whole bool) {
	b.t.Helper()
	result := b.do("Page.captureScreenshot", map[string]any{"format": "png", "captureBeyondViewport": whole})
	b.write(path, result["data"])
}

// paper writes the page as it would be printed.
func (b *browser) paper(path string) {
	b.t.Helper()
	b.write(path, b.do("Page.printToPDF", map[string]any{"printBackground": true, "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true})["data"])
}

func (b *browser) write(path string, encoded any) {
	b.t.Helper()
	data, err := base64.StdEncoding.DecodeString(fmt.Sprint(encoded))
	if err == nil {
		err = os.WriteFile(path, data, 0o644)
	}
	if err != nil {
		b.t.Fatalf("%s: %v", path, err)
	}
}
