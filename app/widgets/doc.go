// Package widgets holds the window's own small parts: they show what they are
// given and call back, and know nothing of dossiers' rules, vaults or each
// other's screens.
package widgets
