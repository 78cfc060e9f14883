package view

import (
	"time"

	"thawline/dataset"
	"thawline/dataset/edtf"
)

// Hold is one stop of the player: the view it shows and how long it takes until the next.
type Hold struct {
	View  View
	Event int // index in story order
	For   time.Duration
}

// Plan returns how the player goes through the story from its beginning at the view's speed: every event that the filter
// keeps, held for its second at speed 1, and then for as long as the clock needs to the next; the last one until the story's
// last day.
func Plan(story *dataset.Story, v View) []Hold {
	keep := Kept(story, v.Filter)
	speed := v.Speed
	if !(speed >= MinSpeed) {
		speed = 1
	}
	var plan []Hold
	now := playStart(story)
	pass := func(goal edtf.Instant) { // the clock runs on while the last one is shown
		if goal = max(goal, now); len(plan) > 0 && !v.Equal {
			way := time.Duration(float64(goal-now) / secondsPerSecond * float64(time.Second))
			plan[len(plan)-1].For += time.Duration(float64(way) / speed)
		}
		now = goal
	}
	for i := range story.Events {
		if !keep(i) {
			continue
		}
		pass(beginning(story, i))
		plan = append(plan, Hold{View: Reduce(story, v, GoEvent{Index: i}), Event: i, For: time.Duration(float64(holdPerEvent) / speed)})
	}
	pass(lastDay(story))
	return plan
}
