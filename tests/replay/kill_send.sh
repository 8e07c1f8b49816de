#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# kill_send.sh [KILLS=20] [READERS=600]: kills `vigie letter send` at random moments, against an SMTP
# sink that refuses, defers and cuts, then compares vigie's report with what the sink wrote down.
# Needs the sink of the shared folder ($VIGIE_SHARED/mail/faulty_sink.py); left out without it.
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
VIGIE=${VIGIE:-$SOURCE/build/vigie}
SHARED=${VIGIE_SHARED:-$SOURCE/../shared}
KILLS=${1:-20} READERS=${2:-600}
if [ ! -f "$SHARED/mail/faulty_sink.py" ]; then
  echo "laissé de côté : pas de $SHARED/mail/faulty_sink.py"
  exit 0
fi
# shellcheck source=tests/replay/send_scene.sh
. "$SOURCE/tests/replay/send_scene.sh"
folder=$(mktemp -d)
port=$(free_port)
/usr/bin/python3 "$SHARED/mail/faulty_sink.py" "$port" "$folder/ledger.tsv" \
  perm=.02 temp=.1 cut=.05 slow_ms="${SLOW_MS:-3}" max_s=600 seed="${SEED:-1}" > "$folder/sink.log" 2>&1 &
sink=$!
trap 'kill "$sink" 2> /dev/null; [ -n "${KEEP:-}" ] || rm -rf "$folder"' EXIT
for _ in $(seq 100); do grep -q listening "$folder/sink.log" && break; sleep 0.1; done
send_scene "$folder" "$READERS" "$port" || exit 1

killed=0
for _ in $(seq "$KILLS"); do
  "$VIGIE" letter send --month 2026-11 > "$folder/send.log" 2>&1 &
  run=$!
  sleep "0.$(printf '%03d' $((50 + RANDOM % ${KILL_WITHIN_MS:-350})))"
  kill -9 "$run" 2> /dev/null && killed=$((killed + 1))
  wait "$run" 2> /dev/null
done
"$VIGIE" letter send --month 2026-11
if [ -z "${NO_WAIT:-}" ]; then  # what was deferred for a minute
  sleep 62
  "$VIGIE" letter send --month 2026-11
fi
echo "tué $killed fois"
"$VIGIE" db check || exit 1
for state in accepted refused deferred uncertain todo; do
  "$VIGIE" letter status --month 2026-11 --json --who "$state" > "$folder/$state.json"
done
/usr/bin/python3 "$SHARED/mail/ledger_report.py" "$folder/ledger.tsv" "$READERS"
compare() {
  /usr/bin/python3 - "$folder" "$READERS" <<'PY'
import collections, json, sys
folder, count = sys.argv[1], int(sys.argv[2])
reached, cut, perm = collections.Counter(), set(), set()
for line in open(f'{folder}/ledger.tsv', encoding='utf-8'):
    _, kind, to, *_ = line.rstrip('\n').split('\t')
    if kind in ('accepted', 'cut'): reached[to] += 1
    if kind == 'cut': cut.add(to)
    if kind == 'perm': perm.add(to)
who = {s: {x['email'] for x in json.load(open(f'{folder}/{s}.json'))[s]}
       for s in ('accepted', 'refused', 'deferred', 'uncertain', 'todo')}
told = who['refused'] | who['deferred'] | who['uncertain']
everyone = {f'lecteur{i}@exemple{i % 7}.net' for i in range(count)}
checks = [
    ('reçus deux fois', [to for to, n in reached.items() if n > 1]),
    ('jamais atteints et pas dits', everyone - set(reached) - told),
    ('dits acceptés sans l’être', who['accepted'] - set(reached)),
    ('atteints, et dits ni acceptés ni incertains', set(reached) - who['accepted'] - who['uncertain']),
    ('coupés, et pas dits incertains', cut - who['uncertain']),
    ('refusés par le serveur, et pas dits refusés', perm - who['refused']),
    ('dits refusés sans l’être', who['refused'] - perm),
    ('encore à envoyer', who['todo']),
]
bad = False
for what, people in checks:
    print(f'{what} : {len(people)}')
    bad = bad or bool(people)
print(', '.join(f'{s} {len(p)}' for s, p in who.items()), '; total',
      sum(len(p) for p in who.values()), 'sur', count)
sys.exit(1 if bad or sum(len(p) for p in who.values()) != count else 0)
PY
}
compare
