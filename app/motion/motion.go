// Package motion knows whether a person has asked the system for less motion on
// the screen.
package motion
