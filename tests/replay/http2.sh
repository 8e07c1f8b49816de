#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A server that speaks HTTP/2 over TLS: its feeds come by that protocol, over one connection, which
# a stranger's certificate never opens.
. "$(dirname "$0")/lib.sh"
command -v openssl > /dev/null || leave_out "openssl n’est pas installé"
nginx -V 2>&1 | grep -q http_v2 || leave_out "nginx n’a pas HTTP/2"

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=essai -addext subjectAltName=IP:127.0.0.1 \
  -keyout "$work/key.pem" -out "$work/certificate.pem" 2> /dev/null
start_nginx "ssl http2" "
  ssl_certificate $work/certificate.pem; ssl_certificate_key $work/key.pem;
  log_format spoken '\$server_protocol \$connection \$status';
  access_log $work/spoken spoken;"
make_installation
day=$feeds/lemonde2022_week/2022-06-13
publish "$day" week "2022-06-13 06:00"
hold irev "$day" week
sed -i 's|xmlUrl="http:|xmlUrl="https:|' "$work/feeds/irev.opml"
"$vigie" apply > /dev/null

python3 "$here/round.py" "$vigie" "certificat inconnu" due=16 failed=16 > /dev/null
[ ! -s "$work/spoken" ] || die "un certificat inconnu a été cru"
echo "autorites = \"$work/certificate.pem\"" >> "$work/vigie.toml"
python3 "$here/round.py" "$vigie" "HTTP/2" due=16 failed=0
python3 "$here/round.py" "$vigie" "  une seconde fois" not_modified=16 failed=0
[ "$(cut -d' ' -f1 "$work/spoken" | sort -u)" = "HTTP/2.0" ] || die "pas partout en HTTP/2"
[ "$(wc -l < "$work/spoken")" = 32 ] || die "$(wc -l < "$work/spoken") demandes au lieu de 32"
connections=$(cut -d' ' -f2 "$work/spoken" | sort -u | wc -l)
[ "$connections" = 2 ] || die "$connections connexions pour deux relèves"
say "32 demandes en HTTP/2, une connexion par relève"
