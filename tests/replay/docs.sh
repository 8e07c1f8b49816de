#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# docs.sh: commands, paths and links of the documentation, each tried.
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
exec /usr/bin/python3 "$SOURCE/tests/replay/docs.py" "${VIGIE:-$SOURCE/build/vigie}" "$SOURCE"
