# SPDX-License-Identifier: EUPL-1.2
# Sourced by what measures pages, with $vigie and $articles: a base that a network filled (bench/fill.py --desks),
# made once in $VIGIE_BENCH/web (default ~/.cache/vigie-bench/web) and kept for the next run; a server on it at
# $address; and the $cookie of somebody who signed in. $VIGIE_FILL is what fills.
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

