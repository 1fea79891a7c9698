// Gives the text of each page of a PDF file as pdf.js reads it, and what it complains
// of, as JSON: node text.mjs LIBRARY FILE
import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [library, file] = process.argv.slice(2);
let complaints = [];
console.log = console.warn = console.error = (...all) => complaints.push(all.join(" "));
const pdfjs = await import(pathToFileURL(library));
complaints = []; // that there is no canvas to draw on
const { promise } = pdfjs.getDocument({ data: new Uint8Array(await readFile(file)), isEvalSupported: false, verbosity: pdfjs.VerbosityLevel.WARNINGS });
const doc = await promise;
const pages = [];
// Firefox, too, gives what is copied as it is and normalizes for its search alone.
for (let i = 1; i <= doc.numPages; i++) {
  const { items } = await (await doc.getPage(i)).getTextContent({ disableNormalization: true });
  pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join(""));
}
process.stdout.write(JSON.stringify({ pages, complaints }));
