#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# bench/web.sh [ARTICLES=1000000] [SECONDS=10] [NAMES…]: pages of `vigie serve` under load. A base that
# a network filled (bench/fill.py --desks) is made once in $VIGIE_BENCH/web (default
# ~/.cache/vigie-bench/web) and kept for the next run; wrk asks for each page over 1, 4 and 32
# connections, all at once, and says half of the answers' times, the 99th of a hundred, and how many
# came a second. NAMES choose pages by a part of their name. $VIGIE_BINARY is the vigie that serves
# (default build/vigie), $VIGIE_FILL what fills.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/script/lib.sh"
vigie=$(realpath "${VIGIE_BINARY:-$root/build/vigie}")
[ -x "$vigie" ] || die "pas de programme $vigie : cmake --preset release && cmake --build build"
command -v wrk > /dev/null || die "wrk manque : script/bootstrap --tests"
articles=${1:-1000000} seconds=${2:-10}
shift $(($# < 2 ? $# : 2))
names=("$@")
. "$root/bench/base.sh"

measure() {  # measure NAME PATH [COOKIE]
  local name=$1 path=$2 line
  if [ ${#names[@]} -gt 0 ] && [[ " ${names[*]} " != *" $name "* ]]; then return; fi
  for connections in 1 4 32; do
    line=$(wrk -t1 -c"$connections" -d"${seconds}s" --latency -H "Cookie: ${3:-}" "$address$path" |
      awk '/50%/ { half = $2 } /99%/ { most = $2 } /Requests\/sec/ { rate = $2 }
           /Non-2xx/ { bad = " (" $0 ")" } END { print half " | " most " | " rate bad }')
    say "| $name | $connections | $line |"
  done
}

say "| page | connexions | p50 | p99 | réponses par seconde |"
say "|---|---|---|---|---|"
measure pile /pile "$cookie"
measure relayees '/pile?etat=relayees' "$cookie"
measure sujet "/pile/$story" "$cookie"
measure panorama /panorama
theme=$(curl -s "$address/panorama" | sed -n 's/.*<option value="\([^"][^"]*\)".*/\1/p' | tail -1)
measure theme "/panorama?theme=$theme"
measure atom /panorama.atom
