#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# send_speed.sh [READERS=2000]: a whole issue to postfix's smtp-sink; messages a second, CPU seconds.
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
VIGIE=${VIGIE:-$SOURCE/build/vigie}
READERS=${1:-2000}
command -v smtp-sink > /dev/null || { echo "laissé de côté : smtp-sink (paquet postfix) absent"; exit 0; }
# shellcheck source=tests/replay/send_scene.sh
. "$SOURCE/tests/replay/send_scene.sh"
folder=$(mktemp -d)
port=$(free_port)
user=()
[ "$(id -u)" = 0 ] && user=(-u nobody)
smtp-sink "${user[@]}" -c "127.0.0.1:$port" 100 > "$folder/sink.log" 2>&1 &
sink=$!
trap 'kill "$sink" 2> /dev/null; rm -rf "$folder"' EXIT
send_scene "$folder" "$READERS" "$port" || exit 1
begin=$(date +%s.%N)
TIMEFORMAT='processeur %U + %S s'
time "$VIGIE" letter send --month 2026-11
end=$(date +%s.%N)
/usr/bin/python3 -c "import sys; t = $end - $begin; print(f'{$READERS} messages en {t:.2f} s : {$READERS / t:.0f} par seconde')"
