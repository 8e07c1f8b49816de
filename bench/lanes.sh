#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# bench/lanes.sh [READERS=7500] [ROUNDS=5]: do polls keep their rhythm while a letter goes out? A
# daemon polls the demo's feeds, served by nginx, at every turn of its lane; then it does the same
# while it sends to READERS an issue that a mail server takes 20 ms each to accept
# ($VIGIE_SHARED/mail/faulty_sink.py; else smtp-sink, which answers at once). Prints the intervals
# between rounds as nginx saw them, without and with the letter.
set -euo pipefail
SOURCE=$(cd "$(dirname "$0")/.." && pwd)
VIGIE=$(realpath "${VIGIE_BINARY:-$SOURCE/build/vigie}")
. "$SOURCE/tests/replay/send_scene.sh"
SHARED=${VIGIE_SHARED:-$SOURCE/../shared}
readers=${1:-7500} rounds=${2:-5}
[ -x "$VIGIE" ] || die "pas de programme $VIGIE"
folder=$(mktemp -d)
started=()
end() {
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  wait
  rm -rf "$folder"
}
trap end EXIT
exec 3>&1

smtp=$(free_port)
if [ -f "$SHARED/mail/faulty_sink.py" ]; then
  /usr/bin/python3 "$SHARED/mail/faulty_sink.py" "$smtp" "$folder/ledger.tsv" \
    perm=0 temp=0 cut=0 slow_ms="${SLOW_MS:-20}" max_s=3600 > "$folder/sink.log" 2>&1 &
else
  user=()
  [ "$(id -u)" = 0 ] && user=(-u nobody)
  smtp-sink "${user[@]}" -c "127.0.0.1:$smtp" 100 > "$folder/sink.log" 2>&1 &
fi
started+=($!)

web=$(free_port)
mkdir -p "$folder/www" "$folder/nginx"
"$SOURCE/script/demo-feeds" "$folder/www"
cat > "$folder/nginx.conf" << END
daemon off; master_process off; pid $folder/nginx/pid; error_log $folder/nginx/error.log;
events { worker_connections 64; }
http {
  log_format moments '\$msec'; access_log $folder/polls.log moments;
  client_body_temp_path $folder/nginx/body; proxy_temp_path $folder/nginx/proxy;
  fastcgi_temp_path $folder/nginx/fastcgi; uwsgi_temp_path $folder/nginx/uwsgi;
  scgi_temp_path $folder/nginx/scgi;
  server { listen 127.0.0.1:$web; root $folder/www; }
}
END
nginx -c "$folder/nginx.conf" -p "$folder/nginx" 2> /dev/null &
started+=($!)

send_scene "$folder" "$readers" "$smtp"
sed -i 's#^sources = .*#sources = "feeds"#' "$folder/vigie.toml"
printf '[reseau]\nadresses_privees_permises = ["127.0.0.0/8"]\n' >> "$folder/vigie.toml"
{
  printf '<?xml version="1.0"?>\n<opml version="2.0"><body>\n'
  for file in "$folder"/www/*.xml; do
    printf '<outline type="rss" text="%s" xmlUrl="http://127.0.0.1:%s/%s"/>\n' \
      "$(basename "$file" .xml)" "$web" "$(basename "$file")"
  done
  printf '</body></opml>\n'
} > "$folder/feeds/irev.opml"
"$VIGIE" apply > "$folder/apply.log" 2>&1 || { cat "$folder/apply.log"; exit 1; }

# Everything is due at every look: what is measured is when the lane looks, and nothing else.
/usr/bin/python3 - "$folder/vigie.sqlite" << 'PY' &
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], timeout=30, isolation_level=None)
while True:
    db.execute('UPDATE source_poll SET next_at = 0 WHERE next_at > 0')
    time.sleep(2)
PY
started+=($!)

"$VIGIE" daemon --port 0 > "$folder/daemon.out" 2> "$folder/daemon.err" &
daemon=$!
started+=("$daemon")

counted() {  # rounds that nginx saw so far: requests more than five seconds apart
  awk '$1 - last > 5 { n++ } { last = $1 } END { print n + 0 }' "$folder/polls.log"
}
await_rounds() {
  local wanted=$(($(counted) + $1))
  until [ "$(counted)" -ge "$wanted" ]; do sleep 1; done
}
intervals() {  # intervals FROM TO: between rounds that began in between, mean, least and most
  awk -v from="$1" -v to="$2" -v what="$3" '
    $1 - last > 5 { if ($1 >= from && $1 <= to) { if (begun) { d = $1 - begun; n++; sum += d
      if (n == 1 || d < least) least = d; if (d > most) most = d } begun = $1 } }
    { last = $1 }
    END { if (n) printf "%-18s %d intervalles, moyenne %.2f s, de %.2f à %.2f\n", what, n, sum / n, least, most
      print (n ? sum / n : 0) > "/dev/stderr" }' "$folder/polls.log"
}

await_rounds 2
from=$(date +%s.%N)
await_rounds "$rounds"
to=$(date +%s.%N)
without=$(intervals "$from" "$to" "sans lettre" 2>&1 >&3)

# Begun by hand and interrupted: the daemon goes on with it.
"$VIGIE" letter send --month 2026-11 > "$folder/send.log" 2>&1 &
send=$!
sleep 2
kill -TERM "$send"
wait "$send" || true
from=$(date +%s.%N)
until ! "$VIGIE" letter status --month 2026-11 --json | grep -qE '"todo": ?[1-9]'; do sleep 2; done
to=$(date +%s.%N)
with=$(intervals "$from" "$to" "avec la lettre" 2>&1 >&3)
/usr/bin/python3 -c "
seconds = $to - $from
print(f'lettre à $readers destinataires : {seconds:.0f} s')
print(f'rythme avec ÷ sans : {$with / $without:.3f}')"
"$VIGIE" status | tail -4
