//go:build e2e

package e2e

import (
	"io"
	"log"
	"net/url"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// client is another program on the display, which pastes and drops.
type client struct {
	t      *testing.T
	conn   *xgb.Conn
	window xproto.Window
	root   xproto.Window
	events chan xgb.Event
}

func newClient(t *testing.T, display string) *client {
	t.Helper()
	xgb.Logger = log.New(io.Discard, "", 0) // that there is no authority file is no matter
	conn, err := xgb.NewConnDisplay(display)
	if err != nil {
		t.Fatal(err)
	}
	c := &client{t: t, conn: conn, root: xproto.Setup(conn).DefaultScreen(conn).Root, events: make(chan xgb.Event, 64)}
	if c.window, err = xproto.NewWindowId(conn); err != nil {
		t.Fatal(err)
	}
	err = xproto.CreateWindowChecked(conn, 0, c.window, c.root, -1, -1, 1, 1, 0, xproto.WindowClassInputOnly, 0,
		xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange}).Check()
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(c.events)
		for {
			event, err := conn.WaitForEvent()
			if event == nil && err == nil {
				return
			}
			if event != nil {
				c.events <- event
			}
		}
	}()
	return c
}

func (c *client) atom(name string) xproto.Atom {
	c.t.Helper()
	reply, err := xproto.InternAtom(c.conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		c.t.Fatal(err)
	}
	return reply.Atom
}

// wait returns the first event that is wanted.
func (c *client) wait(what string, wanted func(xgb.Event) bool) {
	c.t.Helper()
	limit := time.After(15 * time.Second)
	for {
		select {
		case event := <-c.events:
			if event == nil {
				c.t.Fatalf("%s: the display is gone", what)
			}
			if wanted(event) {
				return
			}
		case <-limit:
			c.t.Fatalf("%s: nothing comes", what)
		}
	}
}

// clipboard pastes what the clipboard holds as a target, whole or in pieces.
func (c *client) clipboard(target string) []byte {
	c.t.Helper()
	property, incremental := c.atom("PASTED"), c.atom("INCR")
	xproto.ConvertSelection(c.conn, c.window, c.atom("CLIPBOARD"), c.atom(target), property, xproto.TimeCurrentTime)
	c.wait("the owner answers", func(e xgb.Event) bool {
		told, ok := e.(xproto.SelectionNotifyEvent)
		if ok && told.Property == xproto.AtomNone {
			c.t.Fatalf("the clipboard holds no %s", target)
		}
		return ok
	})
	get := func() *xproto.GetPropertyReply {
		reply, err := xproto.GetProperty(c.conn, true, c.window, property, xproto.AtomAny, 0, 1<<24).Reply()
		if err != nil {
			c.t.Fatal(err)
		}
		return reply
	}
	first := get()
	if first.Type != incremental {
		return first.Value
	}
	var all []byte
	for {
		c.wait("the next piece", func(e xgb.Event) bool {
			p, ok := e.(xproto.PropertyNotifyEvent)
			return ok && p.Atom == property && p.State == xproto.PropertyNewValue
		})
		piece := get()
		if len(piece.Value) == 0 {
			return all
		}
		all = append(all, piece.Value...)
	}
}

// drop drags a file over a window and lets go (XDND, version 5).
func (c *client) drop(target xproto.Window, path string) {
	c.t.Helper()
	selection, list := c.atom("XdndSelection"), c.atom("text/uri-list")
	xproto.SetSelectionOwner(c.conn, c.window, selection, xproto.TimeCurrentTime)
	tell := func(message string, data ...uint32) {
		data = append([]uint32{uint32(c.window)}, data...)
		for len(data) < 5 {
			data = append(data, 0)
		}
		event := xproto.ClientMessageEvent{Format: 32, Window: target, Type: c.atom(message), Data: xproto.ClientMessageDataUnionData32New(data)}
		xproto.SendEvent(c.conn, false, target, 0, string(event.Bytes()))
	}
	answers := func(message string) {
		kind := c.atom(message)
		c.wait(message, func(e xgb.Event) bool {
			m, ok := e.(xproto.ClientMessageEvent)
			return ok && m.Type == kind
		})
	}
	tell("XdndEnter", 5<<24, uint32(list))
	tell("XdndPosition", 0, 300<<16|300, 0, uint32(c.atom("XdndActionCopy")))
	answers("XdndStatus")
	tell("XdndDrop", 0, 0)
	file := url.URL{Scheme: "file", Path: path}
	text := []byte(file.String() + "\r\n")
	c.wait("the file is asked for", func(e xgb.Event) bool {
		ask, ok := e.(xproto.SelectionRequestEvent)
		if !ok || ask.Target != list {
			return false
		}
		xproto.ChangeProperty(c.conn, xproto.PropModeReplace, ask.Requestor, ask.Property, list, 8, uint32(len(text)), text)
		told := xproto.SelectionNotifyEvent{Time: ask.Time, Requestor: ask.Requestor, Selection: ask.Selection, Target: ask.Target, Property: ask.Property}
		xproto.SendEvent(c.conn, false, ask.Requestor, 0, string(told.Bytes()))
		return true
	})
	answers("XdndFinished")
}

// window is the app's.
func (d *desk) window() xproto.Window {
	d.t.Helper()
	c := exec.Command("xdotool", "search", "--onlyvisible", "--name", "Thawline")
	c.Env = append(c.Environ(), "DISPLAY="+d.display)
	out, err := c.Output()
	if err != nil {
		d.t.Fatal(err)
	}
	ids := strings.Fields(string(out))
	id, err := strconv.ParseUint(ids[len(ids)-1], 10, 32)
	if err != nil {
		d.t.Fatal(err)
	}
	return xproto.Window(id)
}
