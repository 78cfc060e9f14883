// Package basemap holds land, borders, lakes and rivers as shared arcs in several levels of detail, and reads them from
// the compact binary files that assets/gen writes. Coordinates are degrees, longitude first.
package basemap

// Atlas is the base map in its levels of detail.
type Atlas struct{}
