#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# Real feeds all the way: a day of the press is polled, a curator relays and keeps, the letter is
# drafted, frozen and sent to a real SMTP server, which counts what it received.
. "$(dirname "$0")/lib.sh"
. "$root/tests/replay/mail_settings.sh"
command -v smtp-sink > /dev/null || leave_out "smtp-sink (paquet postfix) n’est pas installé"
readers=40
centre=pole-ressources
curator=camille@exemple.org

start_nginx
make_installation
smtp_port=$(free_port)
mkdir "$work/newsletter"
cp -r "$root/newsletter/resonances" "$work/newsletter/"
month=$(TZ=Europe/Paris date +%Y-%m)
[ -d "$work/newsletter/resonances/textes/$month" ] ||
  mv "$work/newsletter/resonances/textes/2026-11" "$work/newsletter/resonances/textes/$month"
sed -i "s|^lettres .*|lettres = \"newsletter\"|" "$work/vigie.toml"
mail_settings "$smtp_port" >> "$work/vigie.toml"

press=$feeds/fr_press_2025-02-10
publish "$press" press "2025-02-10 06:00"
hold $centre "$press" press
"$vigie" apply > /dev/null
"$vigie" poll --all | head -1
head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n' > "$work/password"
"$vigie" user add --centre $centre --email $curator --name "Camille Exemple" \
  --password-file "$work/password" > /dev/null

# The stories of a desk, in its order; a note in one's own words for those relayed.
"$vigie" desk list --centre $centre --limit 12 --json | python3 -c \
  'import json, sys; [print(story["id"]) for story in json.load(sys.stdin)]' > "$work/stories"
relayed=0
while read -r story; do
  if [ $relayed -lt 5 ]; then
    "$vigie" desk relay --story "$story" --as $curator \
      --note "À lire pour nourrir nos échanges du prochain regroupement." > /dev/null &&
      relayed=$((relayed + 1))
  else
    "$vigie" desk keep --story "$story" --as $curator > /dev/null
  fi
done < "$work/stories"
[ $relayed = 5 ] || die "relayées : $relayed"

{
  printf 'email;nom\n'
  for number in $(seq $readers); do printf 'lecteur%s@exemple.org;Lecteur·rice %s\n' "$number" "$number"; done
} > "$work/readers.csv"
"$vigie" subscribers import "$work/readers.csv" > /dev/null
"$vigie" letter draft > "$work/draft.txt" || { cat "$work/draft.txt"; die "le brouillon a échoué"; }
"$vigie" letter freeze > "$work/freeze.txt" || { cat "$work/freeze.txt"; die "rien n’est figé"; }

mkdir "$work/received"
user=()
if [ "$(id -u)" = 0 ]; then
  chmod 711 "$work"
  chown nobody "$work/received"
  user=(-u nobody)
fi
smtp-sink "${user[@]}" -d "$work/received/%M." "127.0.0.1:$smtp_port" 100 > /dev/null 2>&1 &
sink=$!
trap 'kill "$sink" 2> /dev/null || true; clean_up' EXIT
await_port smtp-sink "$smtp_port"
"$vigie" letter send
received=$(find "$work/received" -type f | wc -l)
say "reçus par le serveur : $received"
[ "$received" = $readers ] || die "$readers attendus"
"$vigie" letter send > /dev/null  # asked again: nobody is mailed twice
[ "$(find "$work/received" -type f | wc -l)" = $readers ] || die "des messages sont partis deux fois"
say "bout à bout réussi"
