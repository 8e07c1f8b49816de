#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# The conformance corpus of feeds, read by the real program: a share of each level at least, no
# crash, no time-out. The files and the checker are shared data.
. "$(dirname "$0")/lib.sh"
shared=${VIGIE_SHARED:-$root/../shared}
checker=$shared/eval/check_feeds.py
corpus=$shared/corpus/feeds
[ -f "$checker" ] && [ -d "$corpus" ] || leave_out "pas de corpus dans $shared"

python3 "$checker" --corpus "$corpus" --batch "$vigie feed parse --batch" --failures 0 \
  > "$work/result" || true  # it is content with nothing less than every file
grep -q "crashes/timeouts 0," "$work/result" || die "arrêts ou délais dépassés"
at_least() { # level, per cent
  share=$(sed -n "s/^ *$1.* \([0-9.]*\) %$/\1/p" "$work/result" | head -1)
  say "$1 : $share %, au moins $2 %"
  awk -v is="$share" -v wanted="$2" 'BEGIN { exit !(is != "" && is >= wanted) }' ||
    die "$1 : $share % au lieu de $2 %"
}
at_least "core: core leaves" 99
at_least "extended leaves" 90
at_least "derived" 99.5
