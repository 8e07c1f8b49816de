# SPDX-License-Identifier: EUPL-1.2
# Sourced by the replays of sending: a folder with a frozen issue and COUNT readers, ready to leave.
#   send_scene FOLDER COUNT SMTP_PORT     (uses $VIGIE, the binary, and $SOURCE, the repository)

. "$SOURCE/script/lib.sh"
. "$SOURCE/tests/replay/mail_settings.sh"

send_scene() {
  local folder=$1 count=$2 port=$3
  mkdir -p "$folder"/{newsletter,feeds}
  cp -r "$SOURCE/newsletter/resonances" "$folder/newsletter/"
  mkdir -p "$folder/newsletter/resonances/textes/2026-11"
  # Page 2 comes from the press, which this replay has none of: an own text stands for it.
  for n in 1 2 3; do
    cat > "$folder/newsletter/resonances/textes/2026-11/9$n-national.md" <<TEXT
---
rubrique : national
ordre : $n
titre : Une nouvelle du champ, la n° $n
lien : https://vigie.example.org/nouvelles/$n
libelle : Lire la nouvelle n° $n
---
Les conseils citoyens, les chargé·es de mission et les élu·es se sont réuni·es : que retenir de
ces deux journées ? D'abord que la participation coûte 12 000 € par an ; ensuite qu'elle tient.
TEXT
  done
  cat > "$folder/vigie.toml" <<TOML
[fichiers]
base = "vigie.sqlite"
centres = "$SOURCE/config/centres.toml"
rota = "$SOURCE/config/rota.toml"
themes = "$SOURCE/config/themes.toml"
territoires = "$SOURCE/config/territories"
sources = "$SOURCE/feeds"
lettres = "newsletter"
TOML
  mail_settings "$port" >> "$folder/vigie.toml"
  /usr/bin/python3 - "$count" > "$folder/readers.csv" <<'PY'
import sys
print('courriel;nom')
for i in range(int(sys.argv[1])):
    print(f'lecteur{i}@exemple{i % 7}.net;Lecteur·rice n° {i}')
PY
  export VIGIE_CONFIG="$folder/vigie.toml"
  "$VIGIE" apply > "$folder/apply.log" 2>&1 || { cat "$folder/apply.log"; return 1; }
  "$VIGIE" subscribers import "$folder/readers.csv" | head -1
  "$VIGIE" letter draft --month 2026-11 > "$folder/draft.log" 2>&1
  "$VIGIE" letter freeze --month 2026-11 | tail -1
}
