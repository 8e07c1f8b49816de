#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# What is withdrawn leaves the proxy that we hand out, its cache on: a page that was just asked for, one that
# nobody asked for since its copy went stale (the copy is still there: after a quiet minute not even
# that), and one that was withdrawn while vigie was away.
. "$(dirname "$0")/lib.sh"
command -v openssl > /dev/null || leave_out "openssl n’est pas installé"
nginx -V 2>&1 | grep -q http_v2 || leave_out "nginx n’a pas HTTP/2"

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=essai -keyout "$work/privkey.pem" \
  -out "$work/fullchain.pem" 2> /dev/null
make_installation
"$vigie" apply > /dev/null
{
  echo "Titre;Lien;Commentaire;Journal;Date"
  for name in premier deuxieme troisieme; do
    echo "Un article $name;https://journal.example/$name;Utile aux équipes des quartiers.;Le Journal;07/03/2014"
  done
} > "$work/ancien.csv"
"$vigie" panorama import "$work/ancien.csv" > /dev/null

inside=$(free_port)
serve() {
  "$vigie" serve --port "$inside" > /dev/null 2>&1 &
  site=$!
  await_port vigie "$inside"
}
site=
trap 'kill "$site" 2> /dev/null || true; clean_up' EXIT
serve
outside=$(free_port)
mkdir -p "$work/nginx"
sed -e "s|/etc/letsencrypt/live/vigie.example.org|$work|; s|/var/cache/nginx/vigie|$work/cache|; s|/run/vigie/|$work/|" \
  -e "s|127.0.0.1:8080|127.0.0.1:$inside|; /listen \[::\]/d; s|^  access_log .*|  access_log $work/kept.log kept;|" \
  -e "s|listen 443 |listen 127.0.0.1:$outside |; s|listen 80;|listen 127.0.0.1:$(free_port);|" \
  "$root/packaging/nginx/vigie.conf" > "$work/vigie.conf"
cat > "$work/nginx.conf" << END
daemon off; master_process off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 64; }
http {
  log_format kept '\$upstream_cache_status \$status \$request_uri';
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

ask() {  # ask PATH: the page
  curl -sk --resolve "vigie.example.org:$outside:127.0.0.1" "https://vigie.example.org:$outside$1"
}
kPages=(/panorama/2014 /panorama/2014/03/07 /panorama/media/le-journal /panorama/media/le-journal/fil.atom
  /panorama/media/le-journal/fil.rss /panorama/media/le-journal/fil.json "/panorama/recherche?q=article")
shown() {  # shown NAME yes|no: on each of its pages
  local page
  for page in "${kPages[@]}"; do
    ask "$page" > "$work/page"
    if grep -q "Un article $1" "$work/page"; then [ "$2" = yes ] || die "$1 est encore sur $page"
    else [ "$2" = no ] || die "$1 n’est pas sur $page"; fi
  done
}
gone() { "$vigie" panorama takedown "https://journal.example/$1" --asked-by "Le Journal, ce matin" > /dev/null; }

shown premier yes
shown premier yes
grep -q "^HIT 200 " "$work/kept.log" || die "rien n’a été répondu de mémoire"
gone premier
sleep 2  # its copies are a second old at most
shown premier no

shown deuxieme yes
sleep 3  # nobody asks: the copies are there, and stale
gone deuxieme
shown deuxieme no

shown troisieme yes
kill "$site"
wait "$site" 2> /dev/null || true
sleep 2
ask /panorama/2014 > "$work/page"
grep -q "Un article troisieme" "$work/page" || die "la page n’est pas montrée pendant un redémarrage"
grep -q "^STALE 200 /panorama/2014$" "$work/kept.log" || die "$(tail -3 "$work/kept.log")"
gone troisieme
serve
shown troisieme no
if grep -q "^UPDATING" "$work/kept.log"; then die "une copie périmée a été montrée en attendant"; fi
say "trois articles retirés, aucun n’est resté"
