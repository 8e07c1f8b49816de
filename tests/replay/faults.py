#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Polls each fault of the shared bench's faulty origin once, from an empty database.

faults.py VIGIE CONFIG ORIGIN.py PORT [FAULT…]: a table on standard output; exit code 1 where a fault
took too long or too much memory, lost what was readable, or was told by another sentence.
"""
import glob
import json
import os
import resource
import sqlite3
import subprocess
import sys
import time

WALL_MAX_S = 33  # the total time limit of one request, and starting and storing
RSS_MAX_MB = 60  # above a poll without faults

# fault: (items stored at least, part of the sentence; "" for a feed that is read without a word)
EXPECTED = {
    "ok": (30, ""), "slow": (30, ""), "hang": (0, "trop lentement"), "drip": (0, "trop lentement"),
    "trunc": (14, "tronqué"), "truncxml": (19, ""), "endless": (100, "dépasse la taille"),
    "endlesshdr": (0, "dépasse la taille"), "bomb": (30, "dépasse la taille"),
    "loop": (0, "redirections"), "loop2": (0, "redirections"), "chain": (0, "redirections"),
    "perm": (30, ""), "crossfile": (0, "hors du web public"), "crossmeta": (0, "joignable"),
    "s304": (0, "sans avoir jamais donné"), "s410": (0, "supprimé ce flux"),
    "s404": (0, "404"), "s429": (0, "d’attendre (429)"), "s503": (0, "d’attendre (503)"),
    "s500": (0, "en panne (erreur 500)"), "s403": (0, "403"), "html": (0, "page web"),
    "empty": (0, "vide"), "s204": (0, "vide"), "l1_as_utf8": (30, ""), "cp1252_undecl": (30, ""),
    "utf8_as_l1": (30, ""), "bomutf8": (30, ""), "badent": (30, ""), "ctrl": (30, ""),
    "nul": (30, ""), "badxml": (30, ""), "laughs": (1, ""), "xxe": (2, ""), "xxehttp": (2, ""),
    "deep": (2, ""), "bigattr": (1, "dépasse la taille"), "bigtitle": (1, "dépasse la taille"),
    "many": (2000, ""), "nodate": (30, ""), "futuredate": (30, ""), "dupguid": (30, ""),
    "guidflap": (30, ""), "relurl": (30, ""), "wrongct": (30, ""), "gzlie": (30, ""),
    "chunkbad": (0, "interrompue"), "hdrbig": (0, "dépasse la taille"), "etagchg": (30, ""),
    "lmfuture": (30, ""), "jsonfeed": (30, ""),
}


def keeps_what_is_freed(vigie):
    """AddressSanitizer sets freed memory aside: the peak says nothing then."""
    # Not read here: our own peak would be counted as that of every process started after it.
    return subprocess.run(["grep", "-q", "__asan_init", vigie], check=False).returncode == 0


def peak_mb(process):
    """Waits for the process and answers its exit code and its peak resident size."""
    _, status, usage = os.wait4(process.pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_maxrss / 1024


def poll(vigie, config, work, url):
    for name in glob.glob(work + "/vigie.sqlite*"):
        os.unlink(name)
    with open(work + "/feeds/irev.opml", "w", encoding="utf-8") as opml:
        opml.write('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><body>'
                   f'<outline type="rss" text="Flux" xmlUrl="{url}"/></body></opml>\n')
    subprocess.run([vigie, "--config", config, "apply"], check=True, stdout=subprocess.DEVNULL)
    start = time.monotonic()
    with open(work + "/report.json", "wb") as out:
        process = subprocess.Popen([vigie, "--config", config, "poll", "--all", "--json"],
                                   stdout=out, stderr=subprocess.DEVNULL)
        code, rss = peak_mb(process)
    wall = time.monotonic() - start
    with open(work + "/report.json", encoding="utf-8") as text:
        report = json.load(text)
    sentence = report["sources"][0]["sentence"] if report["sources"] else "(rien)"
    db = sqlite3.connect(work + "/vigie.sqlite")
    rows = db.execute("SELECT count(*) FROM source_item").fetchone()[0]
    db.close()
    return code, wall, rss, rows, sentence


def main():
    vigie, config, origin, port = sys.argv[1:5]
    work = os.path.dirname(config)
    listed = subprocess.run([sys.executable, origin, "--urls"], capture_output=True, text=True,
                            check=True).stdout.split()
    faults = [url.rsplit("/", 1)[1] for url in listed]
    wanted = sys.argv[5:] or faults
    idle = poll(vigie, config, work, f"http://127.0.0.1:{port}/ok")[2]
    print(f"sans faute : {idle:.0f} Mo")
    memory_told = not keeps_what_is_freed(vigie)
    bad = 0
    for fault in faults:
        if fault not in wanted:
            continue
        code, wall, rss, rows, sentence = poll(vigie, config, work, f"http://127.0.0.1:{port}/{fault}")
        least, part = EXPECTED.get(fault, (0, ""))
        wrong = []
        if code not in (0, 4):
            wrong.append(f"code {code}")
        if wall > WALL_MAX_S:
            wrong.append("trop long")
        if memory_told and rss > idle + RSS_MAX_MB:
            wrong.append("trop de mémoire")
        if rows < least:
            wrong.append(f"{least} articles attendus")
        if (part not in sentence) if part else sentence:
            wrong.append(f"phrase attendue : « {part} »")
        bad += bool(wrong)
        print(f"{fault:14} {rows:6} articles {wall:6.1f} s {rss - idle:+6.0f} Mo  {sentence}"
              + (f"   ✗ {', '.join(wrong)}" if wrong else ""), flush=True)
    unknown = set(faults) - set(EXPECTED)
    if unknown:
        print("fautes sans attente :", ", ".join(sorted(unknown)))
    print(f"{len(wanted)} fautes, {bad} de travers")
    return 1 if bad else 0


sys.exit(main())
