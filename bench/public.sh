#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# bench/public.sh [ARTICLES=1000000] [SECONDS=10]: what the public panorama must hold under load, a line a
# target: what was asked, what came, "tenu" or "manqué". On the base of bench/web.sh, with the nginx of
# packaging/nginx in front (over plain HTTP: TLS is measured elsewhere). Needs wrk and nginx; 2,000
# connections need `ulimit -n` of 10,000. $VIGIE_BINARY is the vigie that serves.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/script/lib.sh"
vigie=$(realpath "${VIGIE_BINARY:-$root/build/vigie}")
[ -x "$vigie" ] || die "pas de programme $vigie : cmake --preset release && cmake --build build"
for tool in wrk nginx; do command -v $tool > /dev/null || die "$tool manque : script/bootstrap --tests"; done
articles=${1:-1000000} seconds=${2:-10}
ulimit -n 10000 2> /dev/null || true
. "$root/bench/base.sh"

# nginx with our cache, and its static file of the same bytes beside it.
front=$(free_port)
work=$(mktemp -d)
mkdir -p "$work/static"
day=$(curl -s "$address/panorama" | sed -n 's/.*href="\(\/panorama\/[0-9]*\/[0-9]*\/[0-9]*\)".*/\1/p' | head -1)
[ -n "$day" ] || day=/panorama
curl -s "$address$day" > "$work/static/page.html"
sed -e "s|/var/cache/nginx/vigie|$work/cache|; s|/run/vigie/|$work/|; s|127.0.0.1:8080|127.0.0.1:$port|" \
  -e "/listen \[::\]/d; s|listen 80;|listen 127.0.0.1:$(free_port);|; s|listen 443 ssl http2;|listen 127.0.0.1:$front;|" \
  -e "/ssl_/d; s|location / { proxy_pass|location /static/ { alias $work/static/; }\n  location / { proxy_pass|" \
  "$root/packaging/nginx/vigie.conf" > "$work/vigie.conf"
as=""
[ "$(id -u)" != 0 ] || as="user root;"  # its workers read and write in our folder
cat > "$work/nginx.conf" << END
$as daemon off; worker_processes 2; pid $work/pid; error_log $work/error.log;
events { worker_connections 8192; }
http {
  access_log off; keepalive_requests 1000000; include /etc/nginx/mime.types;
  client_body_temp_path $work/body; proxy_temp_path $work/proxy; fastcgi_temp_path $work/fastcgi;
  uwsgi_temp_path $work/uwsgi; scgi_temp_path $work/scgi;
  include $work/vigie.conf;
}
END
nginx -c "$work/nginx.conf" -p "$work" 2> "$work/said" &
proxy=$!
trap 'kill $serving $proxy 2> /dev/null; rm -rf "$work"' EXIT
for _ in $(seq 100); do curl -s -o /dev/null "http://127.0.0.1:$front/static/page.html" && break; sleep 0.1; done
through=http://127.0.0.1:$front

# milliseconds of "1.2ms", "950us", "1.1s"
ms() { awk -v t="$1" 'BEGIN { n = t + 0; if (t ~ /us$/) n /= 1000; else if (t !~ /ms$/) n *= 1000; printf "%.1f", n }'; }
flood() {  # flood URL: rate and p99 in ms, over 32 connections
  wrk -t1 -c32 -d"${seconds}s" --latency "$1" | awk '/99%/ { most = $2 } /Requests\/sec/ { rate = $2 } END { print rate, most }'
}
verdict() { awk -v a="$1" -v op="$2" -v b="$3" 'BEGIN { ok = op == "<=" ? a <= b : a >= b; print ok ? "tenu" : "manqué" }'; }
line() { say "| $1 | $2 | $3 | $4 |"; }

say "$(nproc) cœurs, charge $(cut -d' ' -f1-3 /proc/loadavg) avant de commencer, page du jour $day ($(wc -c < "$work/static/page.html") octets)"
say "| mesure | cible | obtenu | |"
say "|---|---|---|---|"
read -r rate most <<< "$(flood "$address$day")"
line "page du jour, 32 connexions, réponses par seconde" "≥ 5000" "$rate" "$(verdict "$rate" '>=' 5000)"
line "page du jour, 32 connexions, p99" "≤ 20 ms" "$(ms "$most") ms" "$(verdict "$(ms "$most")" '<=' 20)"

for _ in 1 2 3 4 5; do
  read -r ours _ <<< "$(flood "$through$day")"
  read -r file _ <<< "$(flood "$through/static/page.html")"
  awk -v a="$ours" -v b="$file" 'BEGIN { printf "%.3f %s %s\n", a / b, a, b }'
done | sort -n > "$work/pairs"
read -r part ours file <<< "$(sed -n 3p "$work/pairs")"
line "par nginx, part de son fichier statique (médiane de cinq paires)" "≥ 0,8" "$part ($ours sur $file)" "$(verdict "$part" '>=' 0.8)"

months=$(curl -s "$address/sitemap.xml" | grep -o "/panorama/20[0-9][0-9]/[0-9][0-9]<" | tr -d '<' | sed "s|^|$address|")
[ -n "$months" ] || months=$(seq 1 12 | while read -r m; do printf '%s/panorama/2026/%02d\n' "$address" "$m"; done)
# shellcheck disable=SC2086
read -r half most asked said <<< "$("$root/bench/paced.py" 50 "$seconds" 32 $months)"
line "pages d’archive à 50 par seconde, p99 ($said)" "≤ 50 ms" "$most ms" "$(verdict "$most" '<=' 50)"
words=$(for w in quartier logement marile habitant projet urbain social vigie cotier lementbi; do echo "$address/panorama/recherche?q=$w"; done)
# shellcheck disable=SC2086
read -r half most asked said <<< "$("$root/bench/paced.py" 50 "$seconds" 32 $words)"
line "recherche à 50 par seconde, p99 ($said)" "≤ 50 ms" "$most ms" "$(verdict "$most" '<=' 50)"

tag=$(curl -s -D - -o /dev/null "$address/panorama.atom" | sed -n 's/^[Ee][Tt]ag: *\(.*\)\r$/\1/p')
read -r half most asked said <<< "$("$root/bench/paced.py" 200 "$seconds" 32 --header "If-None-Match: $tag" "$address/panorama.atom")"
line "fil non modifié (304) à 200 par seconde, p99" "tous 304" "$said, $most ms" "$([ "$said" = "304:$asked" ] && echo tenu || echo manqué)"

article=$(curl -s "$address$day" | sed -n 's|.*href="\(/panorama/article/[^"]*\)".*|\1|p' | sed -n 1p)
[ -n "$article" ] || die "aucun article sur $day"
"$root/bench/paced.py" 1000 "$seconds" 2000 "$through$article" > "$work/viral" &
viral=$!
sleep 2
read -r half most asked said <<< "$("$root/bench/paced.py" 5 "$(awk -v s="$seconds" 'BEGIN { print (s > 4 ? s - 3 : 1) }')" 4 --header "Cookie: $cookie" "$address/pile")"
wait $viral
line "la pile pendant qu’un article est lu par 2000 connexions (1000 par seconde), p99 ($said)" "≤ 60 ms" "$most ms" "$(verdict "$most" '<=' 60)"
read -r half most asked said <<< "$(cat "$work/viral")"
line "cet article, par nginx, p99 ($said)" "–" "$most ms" "–"
say "charge $(cut -d' ' -f1-3 /proc/loadavg) à la fin"
