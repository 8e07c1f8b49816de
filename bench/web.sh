#!/bin/bash
# SPDX-License-Identifier: EUPL-1.2
# bench/web.sh [ARTICLES=1000000] [SECONDS=10] [NAMES…]: pages of `vigie serve` under load. A base that
# a network filled (bench/fill.py --desks) is made once in $VIGIE_BENCH/web (default
# ~/.cache/vigie-bench/web) and kept for the next run; wrk asks for each page over 1, 4 and 32
# connections, all at once, and says half of the answers' times, the 99th of a hundred, and how many
# came a second. NAMES choose pages by a part of their name. $VIGIE_BINARY is the vigie that serves
# (default build/vigie), $VIGIE_FILL what fills.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
. "$root/script/lib.sh"
vigie=$(realpath "${VIGIE_BINARY:-$root/build/vigie}")
[ -x "$vigie" ] || die "pas de programme $vigie : cmake --preset release && cmake --build build"
command -v wrk > /dev/null || die "wrk manque : script/bootstrap --tests"
articles=${1:-1000000} seconds=${2:-10}
shift $(($# < 2 ? $# : 2))
names=("$@")
folder=${VIGIE_BENCH:-$HOME/.cache/vigie-bench}/web
email=banc@exemple.org password='un mot de passe pour le banc'
mkdir -p "$folder/sources"
cd "$folder"

port=$(free_port)
cat > vigie.toml << TOML
[fichiers]
base        = "vigie.sqlite"
centres     = "$root/config/centres.toml"
rota        = "$root/config/rota.toml"
themes      = "$root/config/themes.toml"
territoires = "$root/config/territories"
sources     = "sources"
lettres     = "$root/newsletter"
[web]
port              = $port
adresse_publique  = "http://127.0.0.1:$port"
cookies_securises = false
TOML
export VIGIE_CONFIG=$folder/vigie.toml

# As many sources as a network's, that nobody polls; then what they would have brought.
make_base() {
  rm -f vigie.sqlite*
  {
    echo '<opml version="2.0"><body>'
    for i in $(seq 300); do
      echo "<outline type=\"rss\" text=\"Source $i\" xmlUrl=\"https://s$i.exemple.org/flux\"/>"
    done
    echo '</body></opml>'
  } > sources/irev.opml
  "$vigie" apply > /dev/null
  printf '%s\n' "$password" > password
  "$vigie" user add --centre irev --email "$email" --name "Banc d’essai" --password-file password > /dev/null
  say "remplissage de la base ($articles articles)…"
  "${VIGIE_FILL:-$root/bench/fill.py}" vigie.sqlite "$articles" --desks
  echo "$articles" > filled
}
if [ "$(cat filled 2> /dev/null)" != "$articles" ] || ! "$vigie" db check > check.log 2>&1; then
  make_base
fi

"$vigie" serve > serve.log 2>&1 &
serving=$!
trap 'kill $serving' EXIT
address=http://127.0.0.1:$port
for _ in $(seq 100); do curl -s -o /dev/null "$address/sante" && break; sleep 0.1; done

# A session, as a browser opens one.
rm -f cookies
door=$(curl -s -c cookies "$address/connexion" | sed -n 's/.*name="porte" value="\([^"]*\)".*/\1/p')
curl -s -o /dev/null -b cookies -c cookies "$address/connexion" --data-urlencode "porte=$door" \
  --data-urlencode "courriel=$email" --data-urlencode "mot_de_passe=$password"
cookie=$(awk 'NF > 6 { printf "%s=%s; ", $6, $7 }' cookies)
page=$(curl -s -b cookies "$address/pile")
story=$(sed -n 's/.*id="h\([0-9]*\)".*/\1/p' <<< "$page" | head -1)
[ -n "$story" ] || die "la pile est vide : voir $folder/serve.log"
say "la pile : $(wc -c <<< "$page") octets, $(curl -s --compressed -w '%{size_download}' -o /dev/null -b cookies "$address/pile") comprimée"

measure() {  # measure NAME PATH [COOKIE]
  local name=$1 path=$2 line
  if [ ${#names[@]} -gt 0 ] && [[ " ${names[*]} " != *" $name "* ]]; then return; fi
  for connections in 1 4 32; do
    line=$(wrk -t1 -c"$connections" -d"${seconds}s" --latency -H "Cookie: ${3:-}" "$address$path" |
      awk '/50%/ { half = $2 } /99%/ { most = $2 } /Requests\/sec/ { rate = $2 }
           /Non-2xx/ { bad = " (" $0 ")" } END { print half " | " most " | " rate bad }')
    say "| $name | $connections | $line |"
  done
}

say "| page | connexions | p50 | p99 | réponses par seconde |"
say "|---|---|---|---|---|"
measure pile /pile "$cookie"
measure relayees '/pile?etat=relayees' "$cookie"
measure sujet "/pile/$story" "$cookie"
measure panorama /panorama
theme=$(curl -s "$address/panorama" | sed -n 's/.*<option value="\([^"][^"]*\)".*/\1/p' | tail -1)
measure theme "/panorama?theme=$theme"
measure atom /panorama.atom
