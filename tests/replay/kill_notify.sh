#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# kill_notify.sh [KILLS=15] [PEOPLE=60]: kills `vigie tick` at random moments while it reminds the
# people of a centre of their duty week, against an SMTP sink that refuses, defers and cuts; then
# compares the table of notifications with what the sink wrote down. Needs the sink of the shared
# folder ($VIGIE_SHARED/mail/faulty_sink.py); left out without it.
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
VIGIE=${VIGIE:-$SOURCE/build/vigie}
SHARED=${VIGIE_SHARED:-$SOURCE/../shared}
KILLS=${1:-15} PEOPLE=${2:-60}
if [ ! -f "$SHARED/mail/faulty_sink.py" ]; then
  echo "laissé de côté : pas de $SHARED/mail/faulty_sink.py"
  exit 0
fi
. "$SOURCE/script/lib.sh"
. "$SOURCE/tests/replay/mail_settings.sh"
folder=$(mktemp -d)
port=$(free_port)
/usr/bin/python3 "$SHARED/mail/faulty_sink.py" "$port" "$folder/ledger.tsv" \
  perm=.03 temp=.1 cut=.05 slow_ms="${SLOW_MS:-8}" max_s=600 seed="${SEED:-1}" > "$folder/sink.log" 2>&1 &
sink=$!
trap 'kill "$sink" 2> /dev/null; [ -n "${KEEP:-}" ] || rm -rf "$folder"' EXIT
for _ in $(seq 100); do grep -q listening "$folder/sink.log" && break; sleep 0.1; done

mkdir "$folder/feeds"
cat > "$folder/vigie.toml" <<TOML
[fichiers]
base = "vigie.sqlite"
centres = "$SOURCE/config/centres.toml"
rota = "$SOURCE/config/rota.toml"
themes = "$SOURCE/config/themes.toml"
territoires = "$SOURCE/config/territories"
sources = "feeds"
lettres = "$SOURCE/newsletter"
TOML
mail_settings "$port" >> "$folder/vigie.toml"
export VIGIE_CONFIG="$folder/vigie.toml"
"$VIGIE" apply > "$folder/apply.log" 2>&1 || { cat "$folder/apply.log"; exit 1; }

# The centre has next week, and PEOPLE to be told.
/usr/bin/python3 - "$folder/vigie.sqlite" "$PEOPLE" <<'PY'
import datetime, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
today = datetime.date.today()
monday = today + datetime.timedelta(days=7 - today.weekday())
centre, = db.execute("SELECT id FROM centre WHERE key = 'irev'").fetchone()
db.execute("INSERT OR REPLACE INTO duty_turn (duty, week_on, centre_id, plan_id) "
           "SELECT 'panorama', ?, ?, max(id) FROM duty_plan", (monday.isoformat(), centre))
for i in range(int(sys.argv[2])):
    db.execute("INSERT INTO curator (centre_id, email, name, password_hash, created_at) "
               "VALUES (?, ?, ?, '', 0)", (centre, f'collegue{i}@exemple{i % 5}.net', f'Collègue {i}'))
PY

killed=0
for _ in $(seq "$KILLS"); do
  "$VIGIE" tick > "$folder/tick.log" 2>&1 &
  run=$!
  sleep "0.$(printf '%03d' $((40 + RANDOM % ${KILL_WITHIN_MS:-300})))"
  kill -9 "$run" 2> /dev/null && killed=$((killed + 1))
  wait "$run" 2> /dev/null
done
"$VIGIE" tick > "$folder/tick.log" 2>&1
if [ -z "${NO_WAIT:-}" ]; then  # what was deferred for a minute
  sleep 62
  "$VIGIE" tick > "$folder/tick.log" 2>&1
fi
echo "tué $killed fois"
"$VIGIE" db check || exit 1
/usr/bin/python3 - "$folder" "$PEOPLE" <<'PY'
import collections, sqlite3, sys
folder, count = sys.argv[1], int(sys.argv[2])
reached, cut, perm = collections.Counter(), set(), set()
for line in open(f'{folder}/ledger.tsv', encoding='utf-8'):
    _, kind, to, *_ = line.rstrip('\n').split('\t')
    if kind in ('accepted', 'cut'): reached[to] += 1
    if kind == 'cut': cut.add(to)
    if kind == 'perm': perm.add(to)
who = collections.defaultdict(set)
rows = 0
db = sqlite3.connect(f'{folder}/vigie.sqlite')
for email, state in db.execute('SELECT email, state FROM notification JOIN curator '
                               'ON curator.id = notification.curator_id'):
    who[state].add(email)
    rows += 1
everyone = {f'collegue{i}@exemple{i % 5}.net' for i in range(count)}
left = db.execute("SELECT count(*) FROM job_run WHERE outcome = 'running'").fetchone()[0]
checks = [
    ('reçus deux fois', [to for to, n in reached.items() if n > 1]),
    ('jamais atteints et pas dits',
     everyone - set(reached) - who['refused'] - who['deferred'] - who['uncertain']),
    ('dits envoyés sans l’être', who['sent'] - set(reached)),
    ('atteints, et dits ni envoyés ni incertains', set(reached) - who['sent'] - who['uncertain']),
    ('coupés, et pas dits incertains', cut - who['uncertain']),
    ('refusés par le serveur, et pas dits refusés', perm - who['refused']),
    ('encore à envoyer ou remis', who['pending'] | who['handed']),
    ('travaux restés en cours', range(left)),
    ('lignes de trop', range(abs(rows - count))),
]
bad = False
for what, people in checks:
    print(f'{what} : {len(people)}')
    bad = bad or bool(people)
print(', '.join(f'{s} {len(p)}' for s, p in sorted(who.items())))
sys.exit(1 if bad else 0)
PY
