#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# upgrade.sh: a database of a newer vigie is refused with a sentence and left as it is; one that an
# earlier tag left (tests/fixtures/schema/vX.Y.Z.sql, by script/keep-schema) is brought up to date and
# sound; the version is the same wherever it is said.
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
VIGIE=${VIGIE:-$SOURCE/build/vigie}
command -v sqlite3 > /dev/null || { echo "laissé de côté : pas de sqlite3"; exit 77; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
wrong() { echo "FAUX : $*"; exit 1; }

export VIGIE_CONFIG="$folder/vigie.toml"
cat > "$VIGIE_CONFIG" <<TOML
[fichiers]
base = "vigie.sqlite"
centres = "$SOURCE/config/centres.toml"
rota = "$SOURCE/config/rota.toml"
themes = "$SOURCE/config/themes.toml"
territoires = "$SOURCE/config/territories"
sources = "$SOURCE/feeds"
lettres = "$SOURCE/newsletter"
TOML
base=$folder/vigie.sqlite
"$VIGIE" apply > "$folder/said" 2>&1 || wrong "$(cat "$folder/said")"

sqlite3 "$base" 'PRAGMA wal_checkpoint(TRUNCATE); PRAGMA user_version = 999;' > /dev/null
before=$(sqlite3 "$base" .dump | sha256sum)
for verb in status apply tick 'db check' 'db migrate'; do
  # shellcheck disable=SC2086
  "$VIGIE" $verb > "$folder/said" 2>&1
  [ $? = 1 ] || wrong "vigie $verb accepte une base plus récente"
  grep -q 'vient d’une version plus récente de vigie' "$folder/said" || wrong "vigie $verb : $(cat "$folder/said")"
done
[ "$(sqlite3 "$base" .dump | sha256sum)" = "$before" ] || wrong "une base refusée a changé"

for kept in "$SOURCE"/tests/fixtures/schema/v*.sql; do
  [ -f "$kept" ] || continue
  rm -f "$base"*
  sqlite3 "$base" < "$kept"
  "$VIGIE" db migrate > "$folder/said" 2>&1 || wrong "$(basename "$kept") : $(cat "$folder/said")"
  "$VIGIE" db check > "$folder/said" 2>&1 || wrong "$(basename "$kept") : $(cat "$folder/said")"
done

version=$(sed -nE 's/^project\(vigie VERSION ([0-9.]+) .*/\1/p' "$SOURCE/CMakeLists.txt")
[ "$("$VIGIE" --version | grep -oE '[0-9]+\.[0-9]+\.[0-9]+')" = "$version" ] || wrong "vigie --version ne dit pas $version"
grep -q "^## $version" "$SOURCE/CHANGELOG.md" || wrong "CHANGELOG.md ne parle pas de $version"
[ "$(sed -nE 's/^## ([0-9.]+).*/\1/p' "$SOURCE/CHANGELOG.md" | head -1)" = "$version" ] || wrong "CHANGELOG.md commence par une autre version"
grep -rqE 'PROJECT_VERSION|CPACK_PACKAGE_VERSION' "$SOURCE/cmake/package.cmake" "$SOURCE/CMakeLists.txt" || wrong "le paquet a une version à lui"
echo "version $version, base plus récente refusée, $(find "$SOURCE/tests/fixtures/schema" -name 'v*.sql' 2> /dev/null | wc -l) schémas gardés"
