#!/usr/bin/env bash
# Makes the README's pictures anew, with the program itself: the list of the
# sample's dossiers in a real window, and Kem Sokha's page of the donors' packet.
# Needs Xvfb, xdotool, ImageMagick and poppler-utils.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$PWD/docs/images
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; wait; rm -rf "$work"' EXIT

go build -o "$work/habeas" .

# Settings and caches of its own: a light theme, and no traces elsewhere.
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work
mkdir -p "$XDG_CONFIG_HOME/fyne/org.habeas.desktop"
echo '{"theme": "light"}' > "$XDG_CONFIG_HOME/fyne/org.habeas.desktop/preferences.json"

Xvfb -displayfd 3 -screen 0 1280x800x24 3> "$work/display" 2> /dev/null &
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY

# The same pictures whenever they are made: the page says when.
SOURCE_DATE_EPOCH=1536710400 "$work/habeas" demo "$work/demo" > /dev/null 2>&1 &
window=$(xdotool search --sync --onlyvisible --name Habeas | head -n 1)
sleep 3
xdotool key --window "$window" Return # unlock
sleep 5
import -window root "$out/window.png"

pdftotext "$work/demo/donor-packet.pdf" "$work/text"
page=$(awk 'BEGIN { RS = "\f" } /^.*Kem Sokha/ && /Bail denied six times/ { print NR; exit }' "$work/text")
pdftoppm -r 90 -f "$page" -l "$page" -singlefile -png "$work/demo/donor-packet.pdf" "$out/profile"
convert "$out/profile.png" -bordercolor '#c8ced3' -border 1 -strip +dither -colors 200 "$out/profile.png"
convert "$out/window.png" -strip +dither -colors 250 "$out/window.png"
