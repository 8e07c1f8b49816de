#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""One `vigie poll --all --json`, checked and measured.

  round.py VIGIE LABEL FIGURE=EXPECTED…    figures of the report: failed=0 not_modified=16

Says what it took; ends with 1 when a figure is another one.
"""
import json
import resource
import subprocess
import sys
import time


def main():
    vigie, label, *wanted = sys.argv[1:]
    began = time.monotonic()
    run = subprocess.run([vigie, "poll", "--all", "--json"], stdout=subprocess.PIPE, check=False)
    took = time.monotonic() - began
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    report = json.loads(run.stdout)
    figures = ("due", "not_modified", "unchanged", "failed", "new", "sighted", "edited")
    print(f"{label} : {took:.2f} s, {memory:.0f} Mo ; "
          + ", ".join(f"{name} {report[name]}" for name in figures))
    for source in report["sources"]:
        if source["sentence"]:
            print(f"  {source['title']} : {source['sentence']}")
    wrong = [pair for pair in wanted if str(report[pair.split("=")[0]]) != pair.split("=")[1]]
    if run.returncode != (4 if report["failed"] else 0):
        wrong.append(f"exit code {run.returncode}")
    if wrong:
        print("  attendu :", *wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
