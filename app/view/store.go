package view

import "thawline/dataset"

// Store holds the story and the view, and tells its observers what changed. It lives on one goroutine, the window's.
type Store struct {
	story     *dataset.Story
	view      View
	observers []observer
	nextID    int
	telling   bool
	waiting   []func() Part
}

type observer struct {
	id    int
	parts Part
	tell  func(Part)
}

// NewStore returns a store for a story and the view to begin with.
func NewStore(story *dataset.Story, v View) *Store { return &Store{story: story, view: v} }

// Story returns the story shown, in the view's language where it has it.
func (s *Store) Story() *dataset.Story { return s.story.In(s.view.Lang) }

// View returns the view shown.
func (s *Store) View() View { return s.view }

// Observe calls tell after every change that touches one of parts, with all the parts that changed. It returns the
// function that ends it.
func (s *Store) Observe(parts Part, tell func(changed Part)) (cancel func()) {
	id := s.nextID
	s.nextID++
	s.observers = append(s.observers, observer{id, parts, tell})
	return func() {
		for i := range s.observers {
			if s.observers[i].id == id {
				// A new slice: a round of telling may be walking the old one.
				s.observers = append(append([]observer(nil), s.observers[:i]...), s.observers[i+1:]...)
				return
			}
		}
	}
}

// Do applies the action. Nothing is told when the view stays equal. An action done by an observer is applied after the
// round of telling it came from, so that all observers see the same order of views.
func (s *Store) Do(a Action) {
	s.change(func() Part {
		next := Reduce(s.story, s.view, a)
		changed := Changed(s.view, next)
		s.view = next
		return changed
	})
}

// Open exchanges the story and the view.
func (s *Store) Open(story *dataset.Story, v View) {
	s.change(func() Part {
		s.story, s.view = story, v
		return Everything
	})
}

// Retell exchanges the story for one that differs in its told version alone; step is the step shown from now on where one
// is shown, counted from 1. Nothing but ToldPart is told of.
func (s *Store) Retell(story *dataset.Story, step int) {
	s.change(func() Part {
		s.story = story.Own()
		if s.view.Told > 0 {
			s.view.Told = min(max(step, 0), len(story.Steps))
		}
		return ToldPart
	})
}

func (s *Store) change(step func() Part) {
	s.waiting = append(s.waiting, step)
	if s.telling {
		return
	}
	s.telling = true
	defer func() { s.telling, s.waiting = false, nil }()
	for len(s.waiting) > 0 {
		step := s.waiting[0]
		s.waiting = s.waiting[1:]
		changed := step()
		if changed == 0 {
			continue
		}
		for _, o := range s.observers {
			if o.parts.Has(changed) {
				o.tell(changed)
			}
		}
	}
}
