# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# A temporary installation of vigie whose sources are real feeds, served by nginx on loopback.
#
# Needs $VIGIE_BINARY (default build/vigie) and the shared data ($VIGIE_SHARED, default ../shared);
# without them the test is left out, with exit code 77.
set -euo pipefail
export LC_ALL=C.UTF-8
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
. "$root/script/lib.sh"
vigie=${VIGIE_BINARY:-$root/build/vigie}
feeds=${VIGIE_SHARED:-$root/../shared}/data/feeds

leave_out() { say "laissé de côté : $*"; exit 77; }
[ -x "$vigie" ] || leave_out "pas de programme $vigie"
[ -d "$feeds/lemonde2022_week" ] || leave_out "pas de données partagées dans $feeds"
command -v nginx > /dev/null || leave_out "nginx n’est pas installé"

work=$(mktemp -d)
nginx_pid=
clean_up() {
  if [ -n "$nginx_pid" ]; then kill "$nginx_pid" 2> /dev/null || true; fi
  rm -rf "$work"
}
trap clean_up EXIT

# start_nginx [LISTEN [LINES]]: how it listens beyond its port, and lines for its http block.
start_nginx() {
  port=$(free_port)
  mkdir -p "$work/www" "$work/nginx"
  cat > "$work/nginx.conf" << END
daemon off; master_process off; pid $work/nginx/pid; error_log $work/nginx/error.log;
events { worker_connections 64; }
http {
  etag on;
  types { application/rss+xml xml; }
  client_body_temp_path $work/nginx/body; proxy_temp_path $work/nginx/proxy;
  fastcgi_temp_path $work/nginx/fastcgi; uwsgi_temp_path $work/nginx/uwsgi;
  scgi_temp_path $work/nginx/scgi;
  ${2:-access_log off;}
  server { listen 127.0.0.1:$port ${1:-}; root $work/www; }
}
END
  nginx -c "$work/nginx.conf" -p "$work/nginx" 2> /dev/null &
  nginx_pid=$!
  await_port nginx "$port"
}

# await_port NAME PORT: until the server just started takes connections.
await_port() {
  for _ in $(seq 200); do
    if (exec 3<> "/dev/tcp/127.0.0.1/$2") 2> /dev/null; then return; fi
    sleep 0.05
  done
  die "$1 ne répond pas"
}

# publish FOLDER NAME DATE: serves the files of FOLDER as /NAME/01.xml…, changed on DATE. nginx makes
# its ETag of size and date: the date of each day has to differ, as it did.
publish() {
  local number=0 file
  rm -rf "${work:?}/www/$2" && mkdir -p "$work/www/$2"
  for file in "$1"/*; do
    number=$((number + 1))
    cp "$file" "$work/www/$2/$(printf '%02d' $number).xml"
    chmod u+w "$work/www/$2/$(printf '%02d' $number).xml"
    touch -d "$3" "$work/www/$2/$(printf '%02d' $number).xml"
  done
}

# hold CENTRE FOLDER NAME: CENTRE holds what `publish FOLDER NAME` serves.
hold() {
  local number=0 file title
  {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><body>\n'
    for file in "$2"/*; do
      number=$((number + 1))
      title=$(basename "$file" .xml | sed 's/&[#a-z0-9]*;/ /g; s/&/ /g')
      printf '<outline type="rss" text="%s" xmlUrl="http://127.0.0.1:%s/%s/%02d.xml"/>\n' \
        "$title" "$port" "$3" "$number"
    done
    printf '</body></opml>\n'
  } > "$work/feeds/$1.opml"
}

make_installation() {
  mkdir -p "$work/feeds"
  cat > "$work/vigie.toml" << END
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
END
  export VIGIE_CONFIG=$work/vigie.toml
}

# query SQL: the rows, columns separated by a tab.
query() {
  python3 - "$work/vigie.sqlite" "$1" << 'END'
import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]):
    print(*row, sep="\t")
END
}
