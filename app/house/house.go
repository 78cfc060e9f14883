// Package house is empty but for its test, which holds the arrows between the rooms: who may import whom.
package house
