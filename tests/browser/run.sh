#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# tests/browser/run.sh: the browser tests alone. VIGIE_BINARY names another vigie than build/vigie,
# VIGIE_SCREENSHOTS a folder that keeps a picture of each page.
set -euo pipefail
cd "$(dirname "$0")"
[ -d node_modules/playwright-core ] || npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
exec node --test capture.test.mjs desk.test.mjs letter.test.mjs letter_send.test.mjs morning.test.mjs search.test.mjs panorama.test.mjs story.test.mjs tour.test.mjs tour_days.test.mjs dossier.test.mjs \
  people.test.mjs readers.test.mjs embed.test.mjs audience.test.mjs group.test.mjs
