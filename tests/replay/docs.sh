#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# docs.sh: commands, paths and links of the documentation, each tried; then those of the site made of it.
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
set -e
/usr/bin/python3 "$SOURCE/tests/replay/docs.py" "${VIGIE:-$SOURCE/build/vigie}" "$SOURCE"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$SOURCE/script/site" "$folder/site"
