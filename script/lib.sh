# SPDX-License-Identifier: EUPL-1.2
# shellcheck shell=bash
# What the scripts of this folder share.
export LC_ALL=C.UTF-8
PATH=$PATH:/usr/sbin  # nginx and smtp-sink live there, and are used without being root

if [ -t 1 ]; then bold=$'\033[1m' plain=$'\033[0m'; else bold='' plain=''; fi
step() { printf '\n%s── %s%s\n' "$bold" "$*" "$plain"; }
say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# build PRESET TARGET…: configures once, builds, and stays silent unless it fails or takes its time.
build() {
  local preset=$1 log
  shift
  log=$(mktemp)
  if ! cmake --preset "$preset" > "$log" 2>&1; then
    cat "$log" >&2
    die "La configuration « $preset » a échoué."
  fi
  rm -f "$log"
  cmake --build --preset "$preset" --target "$@"
}

# A TCP port of the loopback that nobody listens to at this moment.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 12000))  # below those that the system gives to connections
    if ! (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; then
      printf '%s\n' "$port"
      return
    fi
  done
}
