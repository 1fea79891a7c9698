// Package preview turns a finished file back into what a reader meets. Of a PDF:
// pictures of its pages, their text, and every other string that the file
// carries. The engine is PDFium (the one in Chrome) compiled to WebAssembly: no cgo,
// no access to the file system or the network. Of an HTML file, its text and
// whatever else stands in its bytes: [ReadHTML].
//
// There are two ways into a PDF. [Open] gives a [Document] to look at page by page;
// [Read] takes everything out at once, for comparing with what must not be in
// it. [Strings] looks at the bytes of the file without PDFium, and so also
// sees what no page shows.
//
// # Caveats
//
// The engine is compiled to machine code when first used: seconds of one
// processor without a cache directory, a fraction of one with it. Call
// [SetCache] and then [Warm] early.
package preview
