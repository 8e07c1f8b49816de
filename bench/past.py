#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""past.py STATE VIGIE SWAP [ARTICLES=1000000]: what a past costs a poll, in processor time.

STATE is the folder that `bench/poll.sh past` installs: vigie.toml and applied.sqlite. Polls on a base
without a past and on one with ARTICLES take turns, for every figure of one machine alone says more of
its minute. Each starts from the same base, written over the former in place and read once: what the
system pays for pages of memory that it gave back would else be counted as the poll's. SWAP is a
command that changes a tenth of the feeds, and changes them back.
"""
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys

FIRST_TURNS, LATER_TURNS, SETTLING_POLLS = 8, 15, 4

state, vigie, swap = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
articles = int(sys.argv[4]) if len(sys.argv) > 4 else 1_000_000
NAMES = ("vide", "passe")


def base(name):
    return state / f"{name}.sqlite"


def snapshot(name):
    return state / f"{name}.avant"


def poll(name):
    """Seconds of processor of one poll."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([vigie, "poll", "--all"], env={**os.environ, "VIGIE_CONFIG": str(state / f"{name}.toml")},
                   stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def restore(name):
    for log in ("-wal", "-shm"):
        pathlib.Path(f"{base(name)}{log}").unlink(missing_ok=True)
    with open(snapshot(name), "rb") as kept, open(base(name), "r+b") as written:
        shutil.copyfileobj(kept, written, 1 << 20)
        written.truncate()
        os.fsync(written)  # on a disk the poll's own sync would write it
        written.seek(0)
        while written.read(1 << 20):
            pass


def measure(what, turns):
    seconds = {name: [] for name in NAMES}
    for turn in range(turns):
        for name in NAMES:
            restore(name)
            seconds[name].append(poll(name))
            print(f"\r{what} : {turn + 1} sur {turns}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    empty, past = (seconds[name] for name in NAMES)
    pairs = statistics.median(later / sooner for sooner, later in zip(empty, past))
    print(f"{what} : {statistics.median(empty):.2f} s de processeur sans passé (au mieux {min(empty):.2f}), "
          f"{statistics.median(past):.2f} avec {articles} articles ({min(past):.2f}) ; "
          f"par paires {100 * (pairs - 1):+.0f} %, moyennes {100 * (sum(past) / sum(empty) - 1):+.0f} %")


for name in NAMES:
    text = (state / "vigie.toml").read_text(encoding="utf-8")
    (state / f"{name}.toml").write_text(text.replace("vigie.sqlite", base(name).name), encoding="utf-8")
    for file in (base(name), snapshot(name)):
        shutil.copy(state / "applied.sqlite", file)
fill = pathlib.Path(__file__).with_name("fill.py")
subprocess.run([sys.executable, fill, snapshot("passe"), str(articles)], check=True, stdout=subprocess.DEVNULL)

measure("première relève", FIRST_TURNS)
for name in NAMES:
    restore(name)
    for _ in range(SETTLING_POLLS):
        poll(name)
    shutil.copy(base(name), snapshot(name))
measure("rien de neuf", LATER_TURNS)
subprocess.run(swap, shell=True, check=True, stdout=subprocess.DEVNULL)
try:
    measure("10 % des flux changés", LATER_TURNS)
finally:
    subprocess.run(swap, shell=True, check=True, stdout=subprocess.DEVNULL)
