#!/bin/sh
# Installs Habeas from this folder: for one person below ~/.local, or, as root or
# with PREFIX set, for all. "install.sh remove" takes it away again; it never
# touches a vault.
set -eu
cd "$(dirname "$0")"
if [ -z "${PREFIX:-}" ]; then
  if [ "$(id -u)" = 0 ]; then PREFIX=/usr/local; else PREFIX="$HOME/.local"; fi
fi
share="${DESTDIR:-}$PREFIX/share"
id=org.habeas.desktop

place() { # MODE FILE WHERE
  if [ "$remove" = yes ]; then rm -f "$3"; else install -D -m "$1" "$2" "$3"; fi
}

remove=no
[ "${1:-}" = remove ] && remove=yes
place 755 habeas "${DESTDIR:-}$PREFIX/bin/habeas"
place 644 $id.desktop "$share/applications/$id.desktop"
place 644 $id.mime.xml "$share/mime/packages/$id.xml"
place 644 $id.metainfo.xml "$share/metainfo/$id.metainfo.xml"
place 644 Icon.png "$share/icons/hicolor/512x512/apps/$id.png"
place 644 Icon.png "$share/icons/hicolor/512x512/mimetypes/application-vnd.habeas.vault.png"

# What the desktop looks up quickly is made anew, where it has the tools for it.
if [ -z "${DESTDIR:-}" ]; then
  command -v update-mime-database > /dev/null && update-mime-database "$share/mime"
  command -v update-desktop-database > /dev/null && update-desktop-database -q "$share/applications"
  command -v gtk-update-icon-cache > /dev/null && gtk-update-icon-cache -q -t "$share/icons/hicolor" || true
fi
