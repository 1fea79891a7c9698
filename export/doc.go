// Package export turns a disclosed briefing into pages.
package export
