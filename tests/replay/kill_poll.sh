#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# kill -9 at a random moment of a poll, twenty times: the database is sound each time, and the poll
# after it ends where an undisturbed one does. The seed is printed; VIGIE_SEED repeats it.
. "$(dirname "$0")/lib.sh"
seed=${VIGIE_SEED:-$(date +%s)}
RANDOM=$((seed % 32768))
say "graine : $seed"
start_nginx
make_installation
publish "$feeds/lemonde2022_week/2022-06-13" week "2022-06-13 06:00"
publish "$feeds/fr_press_2025-02-10" press "2025-02-10 06:00"
hold irev "$feeds/lemonde2022_week/2022-06-13" week
hold oriv "$feeds/fr_press_2025-02-10" press
"$vigie" apply > /dev/null
database=$work/vigie.sqlite
"$vigie" db backup "$work/before.sqlite" > /dev/null

# What a poll has to bring, whatever the order in which the feeds answered.
outcome() {
  query "SELECT 'article', url_key, '' FROM article
         UNION ALL SELECT 'sighting', url_key, source_id FROM sighting JOIN article ON id = article_id
         UNION ALL SELECT 'item', hex(item_key), source_id FROM source_item
         UNION ALL SELECT 'validator', etag, source_id FROM source_poll ORDER BY 1, 2, 3"
}
fresh() {
  rm -f "$database" "$database"-wal "$database"-shm
  cp "$work/before.sqlite" "$database"
}

began=${EPOCHREALTIME/./}
"$vigie" poll --all > /dev/null
took_us=$((${EPOCHREALTIME/./} - began))
outcome > "$work/undisturbed"
say "sans incident : $((took_us / 1000)) ms, $(query 'SELECT count(*) FROM article') articles"

midway=0
for turn in $(seq 20); do
  fresh
  "$vigie" poll --all > /dev/null 2>&1 &
  pid=$!
  wait_us=$(((RANDOM * 32768 + RANDOM) % took_us))
  sleep "$((wait_us / 1000000)).$(printf '%06d' $((wait_us % 1000000)))"
  kill -9 "$pid" 2> /dev/null || true
  wait "$pid" 2> /dev/null || true
  damage=$(query "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'
                  UNION ALL SELECT \"table\" FROM pragma_foreign_key_check")
  [ -z "$damage" ] || die "tour $turn : $damage"
  polled=$(query "SELECT count(*) FROM source_poll")
  if [ "$polled" -gt 0 ] && [ "$polled" -lt 84 ]; then midway=$((midway + 1)); fi
  "$vigie" poll --all > /dev/null
  outcome | diff -q "$work/undisturbed" - > /dev/null || {
    outcome | diff "$work/undisturbed" - | head -20
    die "tour $turn : le résultat diffère (tué après $polled sources)"
  }
  printf '%s ' "$polled"
done
say ""
say "20 arrêts brutaux, dont $midway au milieu : base saine, rien de perdu"
