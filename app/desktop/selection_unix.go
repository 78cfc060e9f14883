//go:build !windows && !darwin

package desktop

import (
	"encoding/binary"
	"errors"
	"io"
	"log"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
)

// selection is the clipboard of an X server while this program holds a picture in it (ICCCM 2.0, sections 2.1 to 2.7). It has
// a connection of its own; what goes wrong there ends the selection and nothing else.
type selection struct {
	conn   *xgb.Conn
	window xproto.Window
	atoms  map[string]xproto.Atom
	png    []byte
	piece  int // bytes that are handed over at a time
	sends  map[transfer][]byte
}

// transfer is a picture on its way in pieces: a property of the window that asked for it.
type transfer struct {
	window   xproto.Window
	property xproto.Atom
}

// selectionAtoms are the names used; the order does not matter.
var selectionAtoms = []string{"CLIPBOARD", "TARGETS", "TIMESTAMP", "INCR", "image/png"}

func init() { xgb.Logger = log.New(io.Discard, "", 0) } // its errors are returned

// ownSelection becomes the owner of the clipboard and serves the picture in the background until another takes it over.
func ownSelection(png []byte) error {
	taken := make(chan error, 1)
	go func() {
		s, err := newSelection(png)
		taken <- err
		if err == nil {
			s.serve()
		}
	}()
	select {
	case err := <-taken:
		return err
	case <-time.After(patience):
		return errors.New("the display does not answer")
	}
}

func newSelection(png []byte) (*selection, error) {
	conn, err := xgb.NewConn()
	if err != nil {
		return nil, ErrNoClipboard
	}
	s := &selection{conn: conn, png: png, atoms: map[string]xproto.Atom{}, sends: map[transfer][]byte{}}
	setup := xproto.Setup(conn)
	s.piece = min(int(setup.MaximumRequestLength)*4-1024, 1<<16)
	fail := func(err error) (*selection, error) {
		conn.Close()
		return nil, err
	}
	for _, name := range selectionAtoms {
		reply, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
		if err != nil {
			return fail(err)
		}
		s.atoms[name] = reply.Atom
	}
	if s.window, err = xproto.NewWindowId(conn); err != nil {
		return fail(err)
	}
	root := setup.DefaultScreen(conn).Root
	if err := xproto.CreateWindowChecked(conn, 0, s.window, root, -1, -1, 1, 1, 0, xproto.WindowClassInputOnly, 0, 0, nil).Check(); err != nil {
		return fail(err)
	}
	xproto.SetSelectionOwner(conn, s.window, s.atoms["CLIPBOARD"], xproto.TimeCurrentTime)
	owner, err := xproto.GetSelectionOwner(conn, s.atoms["CLIPBOARD"]).Reply()
	if err != nil {
		return fail(err)
	}
	if owner.Owner != s.window {
		return fail(errors.New("another program keeps the clipboard"))
	}
	return s, nil
}

// serve answers who asks for the picture, until another program owns the clipboard or the display is gone.
func (s *selection) serve() {
	defer s.conn.Close()
	for owner := true; owner || len(s.sends) > 0; {
		event, err := s.conn.WaitForEvent()
		if event == nil && err == nil {
			return
		}
		switch e := event.(type) { // an error is of a window that has gone: it asks for nothing any more
		case xproto.SelectionClearEvent:
			owner = false
		case xproto.SelectionRequestEvent:
			s.answer(e)
		case xproto.PropertyNotifyEvent:
			if e.State == xproto.PropertyDelete {
				s.sendOn(transfer{e.Window, e.Atom})
			}
		case xproto.DestroyNotifyEvent:
			for t := range s.sends {
				if t.window == e.Window {
					delete(s.sends, t)
				}
			}
		}
	}
}

// answer gives a window what it asks for, or says that there is no such thing.
func (s *selection) answer(e xproto.SelectionRequestEvent) {
	property := e.Property
	if property == xproto.AtomNone { // from before the ICCCM
		property = e.Target
	}
	switch e.Target {
	case s.atoms["TARGETS"]:
		s.set32(e.Requestor, property, xproto.AtomAtom, uint32(s.atoms["TARGETS"]), uint32(s.atoms["TIMESTAMP"]), uint32(s.atoms["image/png"]))
	case s.atoms["TIMESTAMP"]:
		s.set32(e.Requestor, property, xproto.AtomInteger, uint32(e.Time))
	case s.atoms["image/png"]:
		if len(s.png) <= s.piece {
			s.set(e.Requestor, property, s.png)
			break
		}
		xproto.ChangeWindowAttributes(s.conn, e.Requestor, xproto.CwEventMask, []uint32{xproto.EventMaskPropertyChange | xproto.EventMaskStructureNotify})
		s.sends[transfer{e.Requestor, property}] = s.png
		s.set32(e.Requestor, property, s.atoms["INCR"], uint32(len(s.png)))
	default:
		property = xproto.AtomNone
	}
	told := xproto.SelectionNotifyEvent{Time: e.Time, Requestor: e.Requestor, Selection: e.Selection, Target: e.Target, Property: property}
	xproto.SendEvent(s.conn, false, e.Requestor, 0, string(told.Bytes()))
}

// sendOn hands the next piece over; an empty one ends the picture.
func (s *selection) sendOn(t transfer) {
	rest, ok := s.sends[t]
	if !ok {
		return
	}
	n := min(len(rest), s.piece)
	s.set(t.window, t.property, rest[:n])
	if n == 0 {
		delete(s.sends, t)
		return
	}
	s.sends[t] = rest[n:]
}

func (s *selection) set(w xproto.Window, property xproto.Atom, data []byte) {
	xproto.ChangeProperty(s.conn, xproto.PropModeReplace, w, property, s.atoms["image/png"], 8, uint32(len(data)), data)
}

func (s *selection) set32(w xproto.Window, property, kind xproto.Atom, values ...uint32) {
	var data []byte
	for _, v := range values {
		data = binary.LittleEndian.AppendUint32(data, v) // the order that xgb speaks
	}
	xproto.ChangeProperty(s.conn, xproto.PropModeReplace, w, property, kind, 32, uint32(len(values)), data)
}
