#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A scripted day of readers through the proxy that we hand out, its cache on: what is counted is what the
# script did, person by person, robot by robot, follower by follower.
. "$(dirname "$0")/lib.sh"
command -v openssl > /dev/null || leave_out "openssl n’est pas installé"
nginx -V 2>&1 | grep -q http_v2 || leave_out "nginx n’a pas HTTP/2"

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=essai -keyout "$work/privkey.pem" \
  -out "$work/fullchain.pem" 2> /dev/null
make_installation
cat >> "$work/vigie.toml" << END
[audience]
comptage = "nginx"
journal = "$work/audience.log"
[encart]
sites = ["https://www.centre.example"]
END
sed -i "s|^\[fichiers\]|[fichiers]\ntextes = \"$root/config/site\"\nvisiteurs = \"$root/config/audience.toml\"|" "$work/vigie.toml"
"$vigie" apply > /dev/null
inside=$(free_port)
"$vigie" serve --port "$inside" > /dev/null 2>&1 &
site=$!
trap 'kill "$site" 2> /dev/null || true; clean_up' EXIT
await_port vigie "$inside"

outside=$(free_port)
mkdir -p "$work/nginx"
sed -e "s|/etc/letsencrypt/live/vigie.example.org|$work|; s|/var/cache/nginx/vigie|$work/cache|" \
  -e "s|/run/vigie/|$work/|; s|127.0.0.1:8080|127.0.0.1:$inside|; /listen \[::\]/d" \
  -e "s|^  access_log .*|&\n  access_log $work/kept.log kept;|" \
  -e "s|listen 443 |listen $outside |; s|listen 80;|listen 127.0.0.1:$(free_port);|" \
  "$root/packaging/nginx/vigie.conf" > "$work/vigie.conf"
cat > "$work/nginx.conf" << END
daemon off; master_process off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 64; }
http {
  log_format kept '\$upstream_cache_status';
  access_log off;
  client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/proxy;
  fastcgi_temp_path $work/nginx/fastcgi; uwsgi_temp_path $work/nginx/uwsgi;
  scgi_temp_path $work/nginx/scgi;
  include $work/vigie.conf;
}
END
nginx -t -c "$work/nginx.conf" -p "$work/nginx" 2> "$work/said" || die "$(cat "$work/said")"
nginx -c "$work/nginx.conf" -p "$work/nginx" 2> /dev/null &
nginx_pid=$!
await_port nginx "$outside"

# ask ADDRESS AGENT LANGUAGE PATH…: each of the paths, from that address of the loopback.
ask() {
  local from=$1 agent=$2 tongue=$3 path urls=()
  shift 3
  for path in "$@"; do urls+=(-o /dev/null "https://vigie.example.org:$outside$path"); done
  curl -sk --interface "$from" --resolve "vigie.example.org:$outside:127.0.0.1" \
    -A "$agent" ${tongue:+-H "Accept-Language: $tongue"} "${urls[@]}" || die "$from n’a pas pu lire"
}
grep -P '^p\t' "$root/tests/fixtures/audience/agents.tsv" | cut -f3 > "$work/people"
grep -P '^r\t' "$root/tests/fixtures/audience/agents.tsv" | cut -f2- > "$work/robots"

views=0
themes=0
for person in $(seq 100); do
  agent=$(sed -n "$((person % 20 + 1))p" "$work/people")
  pages=(/panorama)
  [ $((person % 3)) != 0 ] || pages+=("/panorama/themes")
  [ $((person % 5)) != 0 ] || pages+=("/panorama" "/panorama/archives")
  [ $((person % 7)) != 0 ] || pages+=("/vie-privee" "/panorama/recherche?q=quartier")
  # Five share an address with the one before, with a browser of their own: still a person each.
  host=$person
  [ $((person % 20)) != 0 ] || host=$((person - 1))
  ask "127.0.1.$host" "$agent" fr "${pages[@]}" "/pile" "/panorama/encart.js" "/nulle-part"
  views=$((views + ${#pages[@]}))
  themes=$((themes + (person % 3 == 0)))
done
for reader in $(seq 12); do
  ask "127.0.2.$reader" "$(sed -n 1p "$work/people")" fr "/panorama/encart?site=https%3A%2F%2Fwww.centre.example"
done

# Thirty robots: 24 by name, five without "bot" in it, one that behaves as none reads.
robots=0
robot_views=0
while [ "$robots" -lt 24 ]; do
  robots=$((robots + 1))
  tongue=$(sed -n "${robots}p" "$work/robots" | cut -f1)
  agent=$(sed -n "${robots}p" "$work/robots" | cut -f2)
  ask "127.0.3.$robots" "$agent" "$([ "$tongue" = 0 ] || echo en)" /panorama /panorama/archives
  robot_views=$((robot_views + 2))
done
for agent in "curl/7.88.1" "python-requests/2.31.0" "facebookexternalhit/1.1" "W3C_Validator/1.3" \
  "Mozilla/5.0 (Windows NT 6.1; WOW64; rv:40.0) Gecko/20100101 Firefox/40.1"; do
  robots=$((robots + 1))
  ask "127.0.3.$robots" "$agent" "" /panorama
  robot_views=$((robot_views + 1))
done
robots=$((robots + 1))
ask "127.0.3.$robots" "$(sed -n 2p "$work/people")" fr /robots.txt /panorama
robot_views=$((robot_views + 1))

for address in 127.0.4.1 127.0.4.2 127.0.4.3; do
  ask "$address" "Feedly/1.0 (+http://www.feedly.com/fetcher.html; 12 subscribers)" "" /panorama.atom
  ask "$address" "Feedbin feed-id:1373711 - 40 subscribers" "" /panorama.rss
  ask "$address" "NewsBlur Feed Fetcher - 1 subscriber - https://www.newsblur.com" "" /panorama.json
done

for _ in $(seq 100); do
  [ "$(grep -c HIT "$work/kept.log" || true)" = 0 ] || break
  sleep 0.1
done
grep -q HIT "$work/kept.log" || die "rien n’a été répondu de mémoire"
expect=$(wc -l < "$work/kept.log")
for _ in $(seq 100); do  # the buffer of nginx is written within a second
  [ "$(grep -c robots.txt "$work/audience.log" || true)" = 0 ] || [ "$(grep -c NewsBlur "$work/audience.log" || true)" != 3 ] || break
  sleep 0.1
done
"$vigie" audience --count --csv > "$work/told"
told() { grep "^[0-9]*;[a-z]*;ensemble;;panorama;$1;" "$work/told" | cut -d';' -f7; }
same() { [ "$(told "$1")" = "$2" ] || die "$1 : $(told "$1") au lieu de $2 ($(cat "$work/told"))"; }
same vues "$views"
same visiteurs_par_jour 100
same encarts 12
same robots "$robots"
same pages_lues_par_des_robots "$robot_views"
same abonnes_aux_fils 53
grep -q "page;/panorama/themes;;vues;$themes;" "$work/told" || die "$(cat "$work/told")"
if grep -q "127\.0\." "$work/audience.log"; then die "une adresse est restée dans le journal"; fi
if grep -aq "127\.0\.1\." "$work"/*.sqlite* "$work/told"; then die "une adresse est restée dans la base"; fi
say "$expect demandes : $views vues, 100 visiteurs, $robots robots, 53 abonnés, aucun de trop, aucun de moins"
