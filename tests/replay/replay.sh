#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A week of sixteen real feeds, day by day, then sixty-eight others and four that are none: every
# article counted once, no feed lost, a second poll of each day all 304, failures told by name.
. "$(dirname "$0")/lib.sh"
start_nginx
make_installation

first_day=$feeds/lemonde2022_week/2022-06-13
hold irev "$first_day" week
"$vigie" apply > /dev/null
polled=()
for day in "$feeds"/lemonde2022_week/*; do
  publish "$day" week "$(basename "$day") 06:00"
  polled+=("$day")
  python3 "$here/round.py" "$vigie" "$(basename "$day")" due=16 failed=0
  python3 "$here/round.py" "$vigie" "  une seconde fois" not_modified=16 failed=0 new=0
  python3 "$here/expect.py" "$work/vigie.sqlite" "${polled[@]}"
done

press=$feeds/fr_press_2025-02-10
count=$(find "$press" -type f | wc -l)
publish "$press" press "2025-02-10 06:00"
publish "$feeds/malformed_real" broken "2025-02-10 06:00"
hold oriv "$press" press
hold labo-cites "$feeds/malformed_real" broken
"$vigie" apply > /dev/null
python3 "$here/round.py" "$vigie" "presse du 2025-02-10" due=$((16 + count + 4)) failed=4
python3 "$here/round.py" "$vigie" "  une seconde fois" not_modified=$((16 + count)) failed=4 new=0
python3 "$here/expect.py" "$work/vigie.sqlite" "${polled[@]}" "$press"

failures=$(query "SELECT source.title, detail FROM source_poll JOIN source ON source.id = source_id
                  WHERE failures > 0 ORDER BY title")
expected="Flux RSS	le serveur répond par une page web, pas par un flux
Flux RSS - BFMTV - Strasbourg	le serveur répond par une page web, pas par un flux
Le Figaro - Etudiant	le serveur répond par une page web, pas par un flux
lemonde_2022-07-05_une_EMPTY	le serveur répond par un document vide"
[ "$failures" = "$expected" ] || die "échecs inattendus :"$'\n'"$failures"

on_desks=$(query "SELECT count(*) FROM desk_item")
stories=$(query "SELECT count(*) FROM story")
# All but what was old already when its source was first read (docs/decisions/0018).
untagged=$(query "SELECT count(*) FROM story s WHERE NOT EXISTS
                  (SELECT 1 FROM desk_item d WHERE d.story_id = s.id)
                  AND s.merged_into_id IS NULL AND EXISTS (
                    SELECT 1 FROM reprint r JOIN article a ON a.reprint_id = r.id
                    JOIN sighting g ON g.article_id = a.id
                    WHERE r.story_id = s.id AND (a.published_at IS NULL OR a.published_at >= (
                      SELECT max(b.published_at) FROM sighting h JOIN article b ON b.id = h.article_id
                      WHERE h.source_id = g.source_id) - 14 * 86400))")
say "sujets : $stories, lignes de pile : $on_desks, sujets sur aucune pile : $untagged"
[ "$untagged" = 0 ] || die "des sujets ne sont sur aucune pile"
say "relecture réussie"
