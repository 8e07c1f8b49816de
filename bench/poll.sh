#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# bench/poll.sh [FEEDS=500] [ROUNDS=3] [NAMES…]: cold and warm poll of vigie beside newsboat, sfeed,
# Python, Node and the floors, in alternation. The rig is that of $VIGIE_SHARED/bench (default
# ../shared/bench); it is laid out in $VIGIE_BENCH (default ~/.cache/vigie-bench). NAMES choose
# contestants by a part of their name. $VIGIE_BINARY is the vigie that runs (default build/vigie).
#
# Further modes, vigie and the floor alone:
#   bench/poll.sh changed [FEEDS]   warm poll after 10 % of the feeds changed
#   bench/poll.sh rounds N [FEEDS]  N warm polls, one after the other: time and memory of each
#   bench/poll.sh past N [FEEDS]    cold, warm and changed polls after N articles of the past, and
#                                   without, in turns
#   bench/poll.sh latency [FEEDS]   the origin that answers like the web, beside curl --parallel
#   bench/poll.sh tls [FEEDS]       warm polls over TLS and HTTP/2, beside the floor
set -euo pipefail
export LC_ALL=C.UTF-8
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/script/lib.sh"
shared=${VIGIE_SHARED:-$root/../shared}/bench
bench=${VIGIE_BENCH:-$HOME/.cache/vigie-bench}
vigie=$(realpath "${VIGIE_BINARY:-$root/build/vigie}")
[ -x "$vigie" ] || die "pas de programme $vigie : cmake --preset release && cmake --build build"
[ -d "$shared" ] || die "pas de banc dans $shared (VIGIE_SHARED)"

mode=poll
case ${1:-} in changed | rounds | past | latency | tls) mode=$1 && shift ;; esac
count=20
if { [ $mode = rounds ] || [ $mode = past ]; } && [ $# -gt 0 ]; then count=$1 && shift; fi
feeds=${1:-500}
[ $# -eq 0 ] || shift

# The rig keeps its state in shm/: on tmpfs, so that the disk of the day does not count.
# Its peers poll the feeds for which it was laid out last.
if ! cmp -s "$bench/peers/newsboat/urls" "$bench/data/$feeds/urls-multi.txt"; then
  mkdir -p "$bench/peers/newsboat" "$bench/peers/sfeed"
  say "installation du banc dans $bench"
  "$shared/setup.sh" "$bench" "$feeds" > "$bench/setup.log" 2>&1 || die "voir $bench/setup.log"
fi
if [ "$(stat -f -c %T "$bench/shm")" != tmpfs ]; then
  if mount -t tmpfs tmpfs "$bench/shm"; then
    "$bench/origin.sh" stop 2> /dev/null || true  # its log was in the folder that is now covered
  else
    say "$bench/shm reste sur le disque, dont les chiffres dépendront"
  fi
fi
"$bench/origin.sh" status 2> /dev/null | grep -q faulty || "$bench/origin.sh" start
state=$bench/shm/vigie
urls=$bench/data/$feeds/urls-multi.txt

# An installation whose one centre holds the feeds, applied once; each cold poll starts from its copy.
install() {  # install PORT
  rm -rf "$state" && mkdir -p "$state/feeds"
  sed "s#:18080/#:$1/#g" "$bench/data/$feeds/opml.xml" > "$state/feeds/irev.opml"
  cat > "$state/vigie.toml" << TOML
[fichiers]
base        = "vigie.sqlite"
centres     = "$root/config/centres.toml"
rota        = "$root/config/rota.toml"
themes      = "$root/config/themes.toml"
territoires = "$root/config/territories"
sources     = "feeds"
lettres     = "$root/newsletter"
[reseau]
adresses_privees_permises = ["127.0.0.0/8"]
releves_simultanees = 50
TOML
  export VIGIE_CONFIG=$state/vigie.toml
  "$vigie" apply > /dev/null
  "$vigie" db backup "$state/applied.sqlite" > /dev/null
}
clean="rm -f $state/vigie.sqlite*; cp $state/applied.sqlite $state/vigie.sqlite"
rows="python3 -c 'import sqlite3; print(sqlite3.connect(\"$state/vigie.sqlite\").execute(\"SELECT count(*) FROM source_item\").fetchone()[0])'"
timed() {  # timed NAME COMMAND…
  local name=$1
  shift
  /usr/bin/time -f "$name : %e s, %U + %S s de processeur, %M ko" "$@" > /dev/null
}

# The same feeds over TLS, under a certificate that names their 200 addresses: vigie checks it.
start_tls() {  # start_tls PORT
  local dir=$state/tls names
  mkdir -p "$dir"
  names=$(cut -d/ -f3 "$urls" | cut -d: -f1 | sort -u | sed 's/^/IP:/' | paste -sd,)
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=bench \
    -addext "subjectAltName=$names" -keyout "$dir/key.pem" -out "$dir/cert.pem" 2> /dev/null
  cat > "$dir/nginx.conf" << CONF
daemon on; worker_processes 1; pid $dir/pid; error_log $dir/errors; user root;
events { worker_connections 16384; }
http {
  access_log off; types { application/rss+xml xml; } gzip_static on; gzip_vary on; etag on;
  server {
    listen 0.0.0.0:$1 ssl http2 backlog=8192; root $bench/data; ssl_session_cache shared:S:4m;
    ssl_certificate $dir/cert.pem; ssl_certificate_key $dir/key.pem;
  }
}
CONF
  nginx -c "$dir/nginx.conf" 2> /dev/null
  trap 'kill "$(cat "$state/tls/pid")"' EXIT
}

case $mode in
  poll)
    install 18080
    export VIGIE_CLEAN=$clean VIGIE_POLL="'$vigie' poll --all" VIGIE_ROWS=$rows
    cd "$bench" && python3 bin/poll_peers.py "$feeds" "${1:-3}" "${@:2}"
    ;;
  changed)
    install 18080
    sh -c "$clean"
    "$vigie" poll --all > /dev/null
    timed "rien de neuf" "$vigie" poll --all
    "$bench/bin/swap_rev.sh" "$feeds"
    timed "10 %% des flux changés" "$vigie" poll --all
    "$bench/bin/swap_rev.sh" "$feeds"
    ;;
  past)
    install 18080
    "$root/bench/past.py" "$state" "$vigie" "'$bench/bin/swap_rev.sh' $feeds" "$count"
    ;;
  rounds)
    install 18080
    sh -c "$clean"
    "$vigie" poll --all > /dev/null
    for turn in $(seq "$count"); do timed "tour $turn" "$vigie" poll --all; done
    ;;
  tls)
    install 18444
    start_tls 18444
    sed -i 's#xmlUrl="http:#xmlUrl="https:#' "$state/feeds/irev.opml"
    echo "autorites = \"$state/tls/cert.pem\"" >> "$state/vigie.toml"
    "$vigie" apply > /dev/null
    sed 's#^http:#https:#; s#:18080/#:18444/#' "$urls" > "$state/urls"
    floor=("$bench/bench/limit_poll" "$state/urls" "$state/floor.sqlite" 50 1)
    timed "plancher, première relève" "${floor[@]}"
    timed "vigie, première relève" "$vigie" poll --all
    for _ in 1 2 3; do
      timed "plancher, rien de neuf" "${floor[@]}"
      timed "vigie, rien de neuf" "$vigie" poll --all
    done
    ;;
  latency)
    install 18081
    sh -c "$clean"
    sed 's#:18080/#:18081/#; s#^#url = "#; s#$#"\noutput = "/dev/null"#' "$urls" > "$state/curlrc"
    for _ in 1 2 3; do
      timed "curl --parallel x50" curl -s --compressed --parallel --parallel-max 50 --config "$state/curlrc"
      sh -c "$clean"
      timed "vigie, première relève" "$vigie" poll --all
    done
    ;;
esac
