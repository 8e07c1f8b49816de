#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL's pg_trgm finds of a labelled press: bench/trigrams.py SET SOCKET

SET     a set of the shared rig's make_feeds.py --texts (truth.jsonl, texts.jsonl.gz)
SOCKET  the folder of a running server's unix socket; its user postgres may make tables

Titles of 32 letters and more are compared, as tt-rss does; pairs are closed by transitivity, as for
every other peer. Prints precision, recall, F1, seconds, and what one new title costs against all.
"""
import collections, gzip, json, os, statistics, subprocess, sys, time

ASKED = 60
BARS = (0.75, 0.6, 0.45)

def main():
    folder, socket = sys.argv[1:]
    truth = [json.loads(line) for line in open(os.path.join(folder, "truth.jsonl"), encoding="utf-8")]
    with gzip.open(os.path.join(folder, "texts.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    rows = [(t["story"], x[0]) for t, x in zip(truth, texts) if t.get("rev", 0) == 0]
    story = [row[0] for row in rows]

    def ask(sql, given=""):
        begun = time.perf_counter()
        done = subprocess.run(["psql", "-h", socket, "-U", "postgres", "-qAt", "-F", " ", "-v", "ON_ERROR_STOP=1", "-c", sql],
                              input=given, capture_output=True, text=True, check=True)
        return done.stdout, time.perf_counter() - begun

    def field(text):
        return " ".join(text.replace("\0", "").replace("\\", "\\\\").split())

    ask("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    ask("DROP TABLE IF EXISTS a")
    ask("CREATE UNLOGGED TABLE a(id int PRIMARY KEY, title text)")
    ask("COPY a FROM stdin", "".join(f"{i}\t{field(title)}\n" for i, (_, title) in enumerate(rows)))
    _, built = ask("CREATE INDEX ON a USING gin(title gin_trgm_ops); ANALYZE a")
    print(f"{len(rows)} entries, indexed in {built:.1f} s", flush=True)
    costs = []
    for i in range(0, len(rows), len(rows) // ASKED):
        out, _ = ask(f"SET pg_trgm.similarity_threshold={BARS[0]}; EXPLAIN (ANALYZE, TIMING off) SELECT id FROM a "
                     f"WHERE title % $title${rows[i][1]}$title$")
        costs.append(float(out.split("Execution Time: ")[1].split()[0]))
    print(f"one new title: {statistics.median(costs):.1f} ms at the median", flush=True)
    for bar in BARS:
        out, took = ask(f"SET pg_trgm.similarity_threshold={bar}; SELECT a.id, b.id FROM a JOIN a b ON a.title % b.title "
                        "AND a.id < b.id WHERE length(a.title) >= 32 AND length(b.title) >= 32")
        pairs = [tuple(map(int, line.split())) for line in out.splitlines()]
        print(f"pg_trgm, titles >= {bar}: {score(story, pairs)}, {took:.0f} s", flush=True)

def score(story, pairs):
    parent = list(range(len(story)))
    def root(x):
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x
    for a, b in pairs:
        a, b = root(a), root(b)
        parent[max(a, b)] = min(a, b)
    count = lambda keys: sum(n * (n - 1) // 2 for n in collections.Counter(keys).values())
    found = [root(i) for i in range(len(story))]
    both, said, true = count(zip(found, story)), count(found), count(story)
    return f"precision {both / max(1, said):.3f} recall {both / true:.3f} F1 {2 * both / (said + true):.3f}"

if __name__ == "__main__":
    main()
