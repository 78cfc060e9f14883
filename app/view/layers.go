package view

import (
	"fmt"
	"strings"
)

var layerNames = [...]string{"base", "places", "routes", "events", "labels", "legend"}

// Names returns the names of the layers in l, in drawing order.
func (l Layers) Names() []string {
	var names []string
	for i, name := range layerNames {
		if l.Has(1 << i) {
			names = append(names, name)
		}
	}
	return names
}

// ParseLayers reads layer names separated by commas; "all" stands for all of them.
func ParseLayers(list string) (Layers, error) {
	if list == "all" {
		return AllLayers, nil
	}
	var l Layers
next:
	for _, name := range strings.Split(list, ",") {
		for i, known := range layerNames {
			if strings.TrimSpace(name) == known {
				l |= 1 << i
				continue next
			}
		}
		return 0, fmt.Errorf("layer %q: there are %s", name, strings.Join(layerNames[:], ", "))
	}
	return l, nil
}
