#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# The proxy that we hand out: nginx takes the file as it is written, counts tries to sign in and no
# page view, and says in French whom it sends away.
. "$(dirname "$0")/lib.sh"
command -v openssl > /dev/null || leave_out "openssl n’est pas installé"
nginx -V 2>&1 | grep -q http_v2 || leave_out "nginx n’a pas HTTP/2"

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=essai -keyout "$work/privkey.pem" \
  -out "$work/fullchain.pem" 2> /dev/null
make_installation
"$vigie" apply > /dev/null
# Without an account the login page leads to the page of the first one.
"$vigie" user add --centre irev --email a@b.fr --name "Camille Exemple" < /dev/null > /dev/null 2>&1
inside=$(free_port)
"$vigie" serve --port "$inside" > /dev/null 2>&1 &
site=$!
trap 'kill "$site" 2> /dev/null || true; clean_up' EXIT
await_port vigie "$inside"

# Its own places and ports, and nothing else changed.
outside=$(free_port)
mkdir -p "$work/nginx"
sed -e "s|/etc/letsencrypt/live/vigie.example.org|$work|; s|/var/cache/nginx/vigie|$work/cache|; s|/run/vigie/|$work/|" \
  -e "s|127.0.0.1:8080|127.0.0.1:$inside|; /listen \[::\]/d" \
  -e "s|listen 443 |listen 127.0.0.1:$outside |; s|listen 80;|listen 127.0.0.1:$(free_port);|" \
  "$root/packaging/nginx/vigie.conf" > "$work/vigie.conf"
cat > "$work/nginx.conf" << END
daemon off; master_process off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/proxy;
  fastcgi_temp_path $work/nginx/fastcgi; uwsgi_temp_path $work/nginx/uwsgi;
  scgi_temp_path $work/nginx/scgi;
  include $work/vigie.conf;
}
END
nginx -t -c "$work/nginx.conf" -p "$work/nginx" 2> "$work/said" || die "$(cat "$work/said")"
if grep -v "^nginx: " "$work/said" | grep -q warn; then die "$(cat "$work/said")"; fi
nginx -c "$work/nginx.conf" -p "$work/nginx" 2> /dev/null &
nginx_pid=$!
await_port nginx "$outside"

ask() {  # ask CURL-ARGUMENTS…: the status
  curl -sk --resolve "vigie.example.org:$outside:127.0.0.1" -o "$work/page" -D "$work/head" \
    -w '%{http_code}\n' "$@"
}
login=https://vigie.example.org:$outside/connexion

for _ in $(seq 40); do ask "$login"; done | sort | uniq -c > "$work/views"
[ "$(awk '{ print $2 }' "$work/views")" = 200 ] || die "des pages vues sont comptées : $(cat "$work/views")"

# Ten at once pass and one every six seconds: of forty, some are sent away on any machine.
for _ in $(seq 40); do ask -d adresse=a@b.fr -d mot_de_passe=x "$login"; done > "$work/tries"
[ "$(head -1 "$work/tries")" != 429 ] || die "le premier essai est refusé"
grep -q '^429$' "$work/tries" || die "aucun essai n’est refusé : $(sort "$work/tries" | uniq -c)"
if grep -q '^50' "$work/tries"; then die "$(sort "$work/tries" | uniq -c)"; fi
until [ "$(ask -d adresse=a@b.fr "$login")" = 429 ]; do :; done
grep -q 'lang="fr"' "$work/page" && grep -q "Trop d’essais" "$work/page" || die "$(cat "$work/page")"
grep -qi '^content-type: text/html; charset=utf-8' "$work/head" || die "$(cat "$work/head")"
grep -qi '^retry-after: ' "$work/head" || die "$(cat "$work/head")"
[ "$(ask "$login")" = 200 ] || die "la page de connexion n’est plus servie"
say "nginx compte les essais et non les pages"
