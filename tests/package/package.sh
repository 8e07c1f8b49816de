#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# package.sh: the Debian package on a machine that has nothing: lintian, installed, set up as
# docs/OPERATIONS.md says, run by the unit's own command lines, upgraded, removed, purged. Needs root
# (debootstrap, chroot) and a Debian mirror; left out, and said so, without.
set -euo pipefail
cd "$(dirname "$0")/../.."
[ "$(id -u)" = 0 ] || { echo "laissé de côté : il faut être root"; exit 0; }
script/bootstrap --package
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Codename: bookworm' | sort | uniq -c | sort -rn | awk 'NR == 1 { print $2 }')
machine=$(mktemp -d)
chmod 755 "$machine"
daemon=
finish() {
  [ -z "$daemon" ] || kill "$daemon" 2> /dev/null || true
  umount "$machine/proc" 2> /dev/null || true
  rm -rf --one-file-system "$machine"
}
trap finish EXIT
checked=0
check() {  # check "what" COMMAND…
  if "${@:2}" > "$machine.log" 2>&1; then checked=$((checked + 1)); return; fi
  cat "$machine.log" >&2
  echo "NON : $1" >&2
  exit 1
}
in_it() { chroot "$machine" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_vigie() { in_it setpriv --reuid=vigie --regid=vigie --init-groups env HOME=/var/lib/vigie "$@"; }
no() { ! "$@"; }

before=$(script/package 0.0.9 | tail -1)
after=$(script/package | tail -1)
check "lintian" lintian --fail-on error --allow-root "$after"

debootstrap --variant=minbase bookworm "$machine" "$mirror" > "$machine.log" 2>&1 ||
  { tail -5 "$machine.log"; echo "laissé de côté : pas de miroir Debian"; exit 0; }
mount -t proc proc "$machine/proc"
printf '#!/bin/sh\nexit 101\n' > "$machine/usr/sbin/policy-rc.d"
chmod 755 "$machine/usr/sbin/policy-rc.d"
cp /etc/resolv.conf "$machine/etc/resolv.conf"
cp "$before" "$machine/before.deb"
cp "$after" "$machine/after.deb"

check "a machine with systemd" in_it apt-get -qq -y --no-install-recommends install systemd procps
check "installed" in_it apt-get -qq -y --no-install-recommends install /before.deb
check "the account is made" in_it id vigie
check "the folder is its own" test "$(in_it stat -c '%U %a' /var/lib/vigie)" = "vigie 750"
check "nothing runs without a configuration" no pgrep -r R,S --root "$machine" -x vigie
check "the manual is there" test -s "$machine/usr/share/man/man1/vigie.1.gz"
for unit in vigie vigie-web vigie-tick vigie-backup; do
  check "$unit.service is sound" systemd-analyze verify --man=no --root="$machine" "$unit.service"
  level=$(systemd-analyze security --offline=yes "packaging/systemd/$unit.service" | sed -nE 's/.*level for .*: ([0-9.]+).*/\1/p')
  check "$unit.service is shut in ($level)" awk "BEGIN { exit !($level <= 2) }"
done

# As docs/OPERATIONS.md says.
cp -r "$machine"/usr/share/vigie/{config,feeds,newsletter} "$machine/etc/vigie/"
awk '/^```/ { inside = /^```toml/ && !seen; seen = seen || inside; next } inside' docs/OPERATIONS.md |
  sed 's/^port .*/port = 18089/' > "$machine/etc/vigie/vigie.toml"
in_it chgrp -R vigie /etc/vigie
check "the database is made" as_vigie vigie db migrate
check "the files are applied" as_vigie vigie apply
echo "une phrase assez longue" > "$machine/var/lib/vigie/secret"
in_it chown vigie /var/lib/vigie/secret
in_it chmod 600 /var/lib/vigie/secret
check "an account is added" as_vigie vigie user add --centre pole-ressources --email e@exemple.fr --name "É. M." \
  --password-file /var/lib/vigie/secret

start_daemon() {  # by the unit's own command lines
  local line unit=$machine/lib/systemd/system/vigie.service
  line=$(sed -n 's/^ExecStartPre=//p' "$unit")
  # shellcheck disable=SC2086
  check "$line" as_vigie $line
  line=$(sed -n 's/^ExecStart=//p' "$unit")
  # shellcheck disable=SC2086
  as_vigie $line > "$machine.daemon" 2>&1 &
  daemon=$!
  for _ in $(seq 100); do answers && return; sleep 0.1; done
  cat "$machine.daemon" >&2
}
answers() { exec 3<> /dev/tcp/127.0.0.1/18089 && printf 'GET /livez HTTP/1.0\r\n\r\n' >&3 && grep -q '200 OK' <&3; } 2> /dev/null
stop_daemon() { pkill -TERM -P "$daemon" || kill -TERM "$daemon"; wait "$daemon" || true; daemon=; }

start_daemon
check "it answers" answers
stop_daemon
people=$(as_vigie vigie export all /var/lib/vigie/out > /dev/null && wc -l < "$(find "$machine/var/lib/vigie/out" -name 'curator.csv')")
cp "$machine/etc/vigie/vigie.toml" "$machine.toml"
check "upgraded" in_it apt-get -qq -y install /after.deb
check "the version is the new one" test "$(in_it dpkg-query -W -f '${Version}' vigie)" != 0.0.9
check "the configuration is as it was" cmp "$machine.toml" "$machine/etc/vigie/vigie.toml"
start_daemon
check "it answers after the upgrade" answers
stop_daemon
rm -rf "$machine/var/lib/vigie/out"
check "accounts are as they were" test "$(as_vigie vigie export all /var/lib/vigie/out > /dev/null && wc -l < "$(find "$machine/var/lib/vigie/out" -name 'curator.csv')")" = "$people"

check "removed" in_it apt-get -qq -y remove vigie
check "a last copy was taken" compgen -G "$machine/var/lib/vigie/backups/vigie-*-last.sqlite"
check "the database stays" test -s "$machine/var/lib/vigie/vigie.sqlite"
check "purged" in_it apt-get -qq -y purge vigie
check "the database is gone" test ! -e "$machine/var/lib/vigie/vigie.sqlite"
check "the copies stay" compgen -G "$machine/var/lib/vigie/backups/vigie-*-last.sqlite"
check "what the network wrote stays" test -s "$machine/etc/vigie/vigie.toml"
rm -f "$machine.log" "$machine.daemon" "$machine.toml"
echo "$checked points vérifiés, $(basename "$after")"
