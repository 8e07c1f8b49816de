#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Each fault of the shared bench's origin, polled once: bounded time and memory, the right sentence,
# and what was readable kept. Takes two minutes. faults.sh [FAULT…] tries some of them.
#
# Left out (77) without the shared data. The origin gets a free port of its own.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/lib.sh"
faulty=${VIGIE_SHARED:-$root/../shared}/bench/origin/faulty.py
[ -f "$faulty" ] || leave_out "pas d’origine fautive $faulty"

port=$(free_port)
sed "s/^PORT=[0-9]*/PORT=$port/; s/'0\.0\.0\.0'/'127.0.0.1'/" "$faulty" > "$work/faulty.py"
python3 "$work/faulty.py" > "$work/faulty.log" 2>&1 &
origin_pid=$!
trap 'kill "$origin_pid" 2> /dev/null || true; clean_up' EXIT
await_port "l’origine en panne" "$port"
make_installation
"$vigie" --config "$VIGIE_CONFIG" db migrate > /dev/null
python3 "$here/faults.py" "$vigie" "$VIGIE_CONFIG" "$work/faulty.py" "$port" "$@"
