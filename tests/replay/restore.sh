#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# restore.sh: an installation with a panorama, a letter and its readers is backed up, and put back by
# one command on an empty machine: pages, addresses and figures are those of before.
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
VIGIE=${VIGIE:-$SOURCE/build/vigie}
# shellcheck source=tests/replay/send_scene.sh
. "$SOURCE/tests/replay/send_scene.sh"
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$folder"' EXIT

send_scene "$folder/before" 120 9 || exit 1
for n in 1 2 3 4 5 6; do
  printf '{"title":"Un article gardé, le n° %s","url":"https://journal.example/%s","insight":"Une note du centre, la %s.","date":"2026-0%s-12"}\n' \
    "$n" "$n" "$n" "$n"
done | /usr/bin/python3 -c '
import json, sys
print("titre;adresse;note;date")
for line in sys.stdin:
    one = json.loads(line)
    print(";".join([one["title"], one["url"], one["insight"], one["date"]]))' > "$folder/ancien.csv"
"$VIGIE" panorama import "$folder/ancien.csv" || exit 1

# looked_at NAME: what a visitor, a reader and an operator see of the installation of $VIGIE_CONFIG.
looked_at() {
  local port path
  port=$(free_port)
  "$VIGIE" serve --port "$port" > "$folder/$1.log" 2>&1 &
  server=$!
  for _ in $(seq 200); do
    curl -sf -o /dev/null "http://127.0.0.1:$port/livez" && break
    sleep 0.05
  done
  mkdir -p "$folder/$1"
  for path in panorama panorama.atom panorama/archives panorama/centres panorama/medias lettre/resonances $(
    curl -s "http://127.0.0.1:$port/panorama" | grep -oE '/panorama/article/[a-z0-9]+' | sort -u | cut -c2-); do
    curl -s -o "$folder/$1/${path//\//_}" -w "%{http_code} /$path\n" "http://127.0.0.1:$port/$path"
  done > "$folder/$1/addresses"
  kill "$server"
  wait "$server" 2> /dev/null
  server=
  "$VIGIE" letter status --month 2026-11 --json > "$folder/$1/letter.json"
  "$VIGIE" subscribers list > "$folder/$1/readers" 2>&1
  "$VIGIE" export all "$folder/$1.all" > /dev/null || exit 1
  (cd "$folder/$1.all" && find . -name '*.csv' -exec wc -l {} + | sort) > "$folder/$1/figures"
}

looked_at seen_before
"$VIGIE" db backup "$folder/kept.sqlite" || exit 1

mkdir "$folder/after"  # a new machine: what git keeps of the configuration, and one backup
cp -r "$folder/before/vigie.toml" "$folder/before/newsletter" "$folder/after/"
mkdir "$folder/after/feeds"
export VIGIE_CONFIG="$folder/after/vigie.toml"
"$VIGIE" db restore "$folder/kept.sqlite" || exit 1
"$VIGIE" db check || exit 1
looked_at seen_after

grep -q '^200 /panorama/article/' "$folder/seen_before/addresses" || { echo "aucun article à comparer"; exit 1; }
if grep -v '^200 ' "$folder/seen_before/addresses"; then exit 1; fi
diff -r "$folder/seen_before" "$folder/seen_after" || { echo "la restauration a changé quelque chose"; exit 1; }
echo "$(wc -l < "$folder/seen_after/addresses") adresses, $(wc -l < "$folder/seen_after/figures") tables : comme avant"
