// Package vault keeps everything that Habeas knows in one encrypted file.
//
// # Model
//
// A vault is a bbolt file whose values are all sealed. It holds
//
//   - a header in clear: how the data key is wrapped, and for whom (slots);
//   - the log of changes, which is the truth (package change);
//   - the records of now, one for each subject, a cache that [Vault.Verify]
//     rebuilds from the log and compares;
//   - blobs: photographs and papers, named by their SHA-256;
//   - state: small values that are no part of the log (drafts, last screen);
//   - a root: a count and a keyed sum of each of the above, so that a record
//     dropped, swapped, or put back in an older version is noticed.
//
// docs/vault-format.md says how the bytes lie.
//
// # Saving
//
// [Vault.Update] is one transaction: all of it is durable when it returns, or
// none of it happened.
//
// # Caveats
//
// One process at a time may write; others get a *[LockedError]. A function
// passed to Update must read through its [Tx], never through the Vault, which
// may wait for the Tx to end. A copy of the whole file as it was last week is
// a vault that is whole: nothing inside it can tell.
package vault
