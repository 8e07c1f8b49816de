#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""fill.py DATABASE [ARTICLES=1000000] [DAYS=700]: gives the sources of an applied database a past.

Articles of made-up words, one reprint and story each, spread evenly over the sources and the days,
with their sightings, item keys, tags, desk lines and index rows; texts and sketches only of the last
30 days, as the retention leaves them. Same bytes at every run.
"""
import hashlib
import random
import sqlite3
import struct
import sys
import time
import zlib

SYLLABLES = "ma ri vi le quar tier co lo ge ment ha bi tant pro jet ur bain so cial".split()
BATCH = 10_000
DAY = 86_400


def sketch_of(title, text, paper, at):
    """As cluster/kept.hpp writes one, with made-up weights, and keys that were not chosen."""
    terms = [zlib.crc32(word.encode()) & 0x3FFFFFFF
             for word in title.split()[:18] + text.split()[:32]]
    head = min(len(title.split()), 18)
    weights = [600 * len(terms), 600 * head, 600 * (len(terms) - 2)]
    keys = [*range(6), *(0x80 | head + pair for pair in range(1, 7))]
    return struct.pack(f"<BB3HII12B{len(terms)}I", head, 0, *weights, paper, at, *keys,
                       *(term << 2 for term in terms))


def main():
    path = sys.argv[1]
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    days = int(sys.argv[3]) if len(sys.argv) > 3 else 700
    chance = random.Random(7)
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 10) for rank in range(len(words))]
    stock = chance.choices(words, weights, k=2_000_000)

    def said(count):
        at = chance.randrange(len(stock) - count)
        return " ".join(stock[at:at + count])

    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous=OFF")
    db.execute("PRAGMA cache_size=-262144")
    sources = [row[0] for row in db.execute("SELECT id FROM source WHERE retired_at IS NULL")]
    centre = db.execute("SELECT id FROM centre LIMIT 1").fetchone()[0]
    first = (db.execute("SELECT max(id) FROM story").fetchone()[0] or 0) + 1
    start = int(time.time()) - days * DAY
    texts_from = int(time.time()) - 30 * DAY
    for base in range(0, wanted, BATCH):
        db.execute("BEGIN IMMEDIATE")
        for number in range(base, min(base + BATCH, wanted)):
            row = first + number
            at = start + number * days * DAY // wanted
            source = sources[number % len(sources)]
            title, text = said(9), said(140) if at >= texts_from else ""
            url = f"https://passe.example/{row}"
            key = hashlib.blake2b(url.encode(), digest_size=8).digest()
            title_key = hashlib.blake2b(title.encode(), digest_size=8).digest()
            db.execute("INSERT INTO story (id, created_at) VALUES (?, ?)", (row, at))
            db.execute("INSERT INTO reprint (id, story_id, created_at) VALUES (?, ?, ?)", (row, row, at))
            db.execute("INSERT INTO article (id, reprint_id, url, url_key, title, media, published_at,"
                       " first_seen_at, title_key) VALUES (?, ?, ?, ?, ?, 'Passé', ?, ?, ?)",
                       (row, row, url, url, title, at, at, title_key))
            db.execute("INSERT INTO sighting VALUES (?, ?, ?, ?)", (row, source, at, at))
            db.execute("INSERT INTO source_item VALUES (?, ?, ?, ?)", (source, key, row, key))
            db.execute("INSERT INTO article_tag (article_id, kind, code, origin, rule)"
                       " VALUES (?, 'theme', ?, 'rule', 'passé')", (row, f"theme-{number % 40}"))
            db.execute("INSERT INTO desk_item (story_id, centre_id, state, arrived_at)"
                       " VALUES (?, ?, 'discarded', ?)", (row, centre, at))
            if text:
                db.execute("INSERT INTO article_text (article_id, summary_html, excerpt, kept_since_at)"
                           " VALUES (?, ?, ?, ?)", (row, text, text[:400], at))
                sketch = sketch_of(title, text, number % 500, at)
                db.execute("INSERT INTO article_sketch (article_id, reprint_id, story_id, sketch)"
                           " VALUES (?, ?, ?, ?)", (row, row, row, sketch))
            db.execute("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", (row, title, text))
        db.execute("INSERT INTO search (search, rank) VALUES ('merge', 1000)")  # as after a poll
        db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    print(db.execute("SELECT count(*) FROM article").fetchone()[0], "articles")


main()
