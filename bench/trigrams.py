#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""What PostgreSQL's pg_trgm finds of a labelled press: bench/trigrams.py SET SOCKET [whole]

SET     a set of the shared rig's make_feeds.py --texts (truth.jsonl, texts.jsonl.gz)
SOCKET  the folder of a running server's unix socket; its user postgres may make tables

Titles of 32 letters and more are compared, as tt-rss does; with "whole", title and text as one. Pairs are
closed by transitivity, as for every other peer. Prints precision, recall, F1, seconds, and what one new
entry costs against all. A whole text takes the server seconds to look up, so that joining all of them would
take a day: there the server gives the trigrams (show_trgm), its definition of similarity is computed
here, and the look-ups check it.
"""
import collections, gzip, itertools, json, os, statistics, struct, subprocess, sys, time

ASKED = 60
BARS = (0.75, 0.6, 0.45)

def main():
    folder, socket = sys.argv[1:3]
    whole = sys.argv[3:] == ["whole"]
    what = "title and text" if whole else "title"
    truth = [json.loads(line) for line in open(os.path.join(folder, "truth.jsonl"), encoding="utf-8")]
    with gzip.open(os.path.join(folder, "texts.jsonl.gz"), "rt", encoding="utf-8") as lines:
        texts = [json.loads(line) for line in lines]
    rows = [(t["story"], x[0] + (" " + (x[2] or x[1]) if whole else "")) for t, x in zip(truth, texts)
            if t.get("rev", 0) == 0]
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
    costs, alike = [], {}
    for i in range(0, len(rows), len(rows) // (ASKED // 4 if whole else ASKED)):
        found = f"SELECT id FROM a WHERE title % $title${field(rows[i][1])}$title$"
        out, took = ask(f"SET pg_trgm.similarity_threshold={BARS[-1] if whole else BARS[0]}; {found}")
        alike[i] = {int(line) for line in out.split()}
        costs.append(1000 * took)
    print(f"one new {what}: {statistics.median(costs):.1f} ms at the median", flush=True)
    if whole:
        return join_whole(story, ask("SELECT array_to_json(show_trgm(title)) FROM a ORDER BY id")[0], alike)
    for bar in BARS:
        out, took = ask(f"SET pg_trgm.similarity_threshold={bar}; SELECT a.id, b.id FROM a JOIN a b ON a.title % b.title "
                        "AND a.id < b.id WHERE length(a.title) >= 32 AND length(b.title) >= 32")
        pairs = [tuple(map(int, line.split())) for line in out.splitlines()]
        print(f"pg_trgm, {what} >= {bar}: {score(story, pairs)}, {took:.0f} s", flush=True)

def join_whole(story, arrays, alike):
    """Every pair by the server's trigrams: what both have of what either has."""
    begun = time.perf_counter()
    numbers, sets = {}, []
    for line in arrays.splitlines():
        sets.append(sum(1 << numbers.setdefault(trigram, len(numbers)) for trigram in json.loads(line)))
    sizes = [each.bit_count() for each in sets]
    order = sorted(range(len(sets)), key=sizes.__getitem__)
    pairs = []  # likeness as the server rounds it, and the two
    for at, i in enumerate(order):
        mine, size = sets[i], sizes[i]
        for j in itertools.islice(order, at + 1, None):
            if size < BARS[-1] * sizes[j]:
                break
            both = (mine & sets[j]).bit_count()
            if both >= 0.449 * (size + sizes[j] - both):
                pairs.append((struct.unpack("f", struct.pack("f", both / (size + sizes[j] - both)))[0], i, j))
    took = time.perf_counter() - begun
    near = collections.defaultdict(set)
    for likeness, i, j in pairs:
        if likeness >= BARS[-1]:
            near[i].add(j)
            near[j].add(i)
    wrong = [i for i, found in alike.items() if found != near[i] | {i}]
    print(f"{len(alike) - len(wrong)} of {len(alike)} look-ups of the server are the same", flush=True)
    for bar in BARS:
        found = [(i, j) for likeness, i, j in pairs if likeness >= bar]
        print(f"pg_trgm, title and text >= {bar}: {score(story, found)}, {took:.0f} s in this program", flush=True)

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
