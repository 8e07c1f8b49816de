#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# A calendar that is subscribed to, through five changes of the duty, read by a library that shares no
# line with ours: no event twice, none that stays where its week went away.
set -euo pipefail
cd "$(dirname "$0")/../.."
python3 -c 'import icalendar' 2> /dev/null || /usr/bin/python3 -c 'import icalendar' 2> /dev/null || {
  echo "python3-icalendar n’est pas là : laissé de côté"
  exit 77
}
python=python3
python3 -c 'import icalendar' 2> /dev/null || python=/usr/bin/python3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
vigie=${VIGIE:-build/vigie}
monday=$(TZ=Europe/Paris date -d "-$(($(TZ=Europe/Paris date +%u) - 1)) days" +%F)
week() { date -d "$monday $(($1 * 7)) days" +%F; }

mkdir -p "$folder/feeds" "$folder/lettres/echo" "$folder/territories"
cp config/territories/* "$folder/territories/"
cat > "$folder/vigie.toml" << TOML
[fichiers]
base = "vigie.sqlite"
sources = "feeds"
lettres = "lettres"
TOML
cat > "$folder/centres.toml" << TOML
[centre.nord]
nom = "Nord"
[centre.sud]
nom = "Sud"
[centre.guyane]
nom = "Guyane"
fuseau = "America/Cayenne"
[centre.est]
nom = "Est"
TOML
cp config/themes.toml "$folder/themes.toml"
printf 'cle = "echo"\nnom = "Écho"\ncentre = "nord"\n[[page]]\ntitre = "Une"\n[[page.rubrique]]\ncle = "breves"\nsources = ["panorama"]\n' \
  > "$folder/lettres/echo/letter.toml"
{
  printf 'valable = { du = %s, au = %s }\n' "$monday" "$(date -d "$monday 60 days" +%F)"
  printf '[tour.panorama]\nordre = ["nord", "sud", "guyane", "est"]\n[planning.panorama]\n'
  centres=(nord sud guyane est)
  for n in 0 1 2 3 4 5 6 7 8; do printf '%s = "%s"\n' "$(week $n)" "${centres[$((n % 4))]}"; done
} > "$folder/rota.toml"
run() { "$vigie" --config "$folder/vigie.toml" "$@"; }
run apply > /dev/null
for centre in nord sud guyane est; do
  run user add --email "$centre@example.org" --name "$centre" --centre "$centre" < /dev/null > /dev/null 2>&1
done
events() { run rota calendar "$@" | $python tests/replay/read_calendar.py; }
expect() {  # expect WHY EXPECTED ACTUAL
  [ "$2" = "$3" ] || { printf '%s : attendu « %s », lu « %s »\n' "$1" "$2" "$3" >&2; exit 1; }
}
uid_of() { grep "^panorama-$(week "$1")-$2@" | cut -d' ' -f2-3; }

expect "nine weeks, an event and an hour each" 18 "$(events | wc -l)"
expect "at first" "0 CONFIRMED" "$(events | uid_of 1 sud)"
run rota ask --week "$(week 1)" --in-return "$(week 3)" --of est --as sud@example.org > /dev/null
expect "asked, nothing moves" "0 CONFIRMED" "$(events | uid_of 1 sud)"
run rota take 1 --as est@example.org > /dev/null
expect "given away" "1 CANCELLED" "$(events | uid_of 1 sud)"
expect "taken" "0 CONFIRMED" "$(events | uid_of 1 est)"
run rota untake 1 --as est@example.org > /dev/null
expect "had again" "2 CONFIRMED" "$(events | uid_of 1 sud)"
expect "given back" "1 CANCELLED" "$(events | uid_of 1 est)"
run rota absent --from "$(week 1)" --to "$(date -d "$(week 1) 4 days" +%F)" --as sud@example.org > /dev/null
expect "away" "3 CANCELLED" "$(events | uid_of 1 sud)"
expect "whoever stands in" "0 CONFIRMED" "$(events | uid_of 1 guyane)"
# Of one centre: its weeks, and those that went away, each once.
expect "of one centre" 6 "$(events --centre sud | wc -l)"
expect "the hour of Guyane is Guyane's" "$(week 2)T09:00:00-03:00" \
  "$(events --centre guyane | grep "^relais-$(week 2)" | cut -d' ' -f4)"
echo "le calendrier se lit ailleurs : cinq changements, ni doublon ni fantôme"
