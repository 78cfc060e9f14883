package dataset

import "context"

// workStep is after how many rows progress is told and a cancelled context noticed.
const workStep = 4096

// work is a long load: what was done of it, and whether it is to stop. A nil work is never told of and never stops.
type work struct {
	ctx    context.Context
	tell   func(share float64) // may be nil
	before float64             // share done before the present stretch
	length float64             // share of the present stretch
	bytes  float64             // its length in bytes
	told   float64
	ended  bool
}

func newWork(ctx context.Context, tell func(share float64)) *work {
	return &work{ctx: ctx, tell: tell, told: -1}
}

// stretch begins a stretch of the work that makes up so much of it and goes over so many bytes.
func (w *work) stretch(share float64, bytes int) {
	if w == nil {
		return
	}
	w.before += w.length
	w.length, w.bytes = share, max(1, float64(bytes))
	w.at(0)
}

// at says how far into the stretch the work is.
func (w *work) at(bytes int64) {
	if w == nil {
		return
	}
	if w.ended = w.ended || w.ctx.Err() != nil; w.ended {
		return
	}
	share := min(1, w.before+w.length*min(1, float64(bytes)/w.bytes))
	if w.tell != nil && share >= w.told+.005 {
		w.told = share
		w.tell(share)
	}
}

// stopped reports whether the context was done when the work last looked.
func (w *work) stopped() bool { return w != nil && w.ended }

// err is the reason why the work stopped, nil when it did not.
func (w *work) err() error {
	if w == nil || !w.ended {
		return nil
	}
	return w.ctx.Err()
}
