#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# The daemon as systemd and people use it: it polls and serves, keeps a second one out and says who
# holds the place, reads its file again on SIGHUP (and keeps the former one when it is wrong), and
# ends by itself on SIGTERM.
. "$(dirname "$0")/lib.sh"
start_nginx
make_installation
day=$feeds/lemonde2022_week/2022-06-13
publish "$day" week "2022-06-13 06:00"
hold irev "$day" week
"$vigie" apply > /dev/null

"$vigie" daemon --port 0 > "$work/out" 2> "$work/err" &
daemon=$!
trap 'kill -9 "$daemon" 2> /dev/null || true; clean_up' EXIT

wait_for() {  # wait_for SECONDS COMMAND…
  local end=$((SECONDS + $1))
  shift
  until "$@"; do
    [ $SECONDS -lt $end ] || die "attendu en vain : $*"
    sleep 0.1
  done
}
announced() { [ "$(grep -c 'http://' "$work/out")" = "$1" ]; }
address() { grep -o 'http://[^ ]*' "$work/out" | tail -1; }
serves() { [ "$(curl -s -o /dev/null -w '%{http_code}' "$(address)sante")" = 200 ]; }
polled() { [ "$(query 'SELECT count(*) FROM source_poll WHERE succeeded_at > 0')" = 16 ]; }
alive() { kill -0 "$daemon" 2> /dev/null; }
gone() { ! alive; }

wait_for 10 announced 1
wait_for 5 serves
wait_for 30 polled

code=0
"$vigie" daemon --port 0 > /dev/null 2> "$work/second" || code=$?
[ $code = 3 ] || die "un second daemon rend $code"
grep -q "processus $daemon" "$work/second" || die "qui tient la place n’est pas dit"

kill -HUP $daemon
wait_for 15 announced 2
wait_for 5 serves

echo 'faute =' >> "$work/vigie.toml"
kill -HUP $daemon
wait_for 10 grep -q 'vigie.toml:' "$work/err"
serves || die "une faute dans vigie.toml a arrêté le service"

kill -TERM $daemon
wait_for 15 gone
code=0
wait $daemon || code=$?
[ $code = 0 ] || die "le daemon rend $code"
sed -i '$d' "$work/vigie.toml"
"$vigie" db check > /dev/null
say "daemon réussi"
