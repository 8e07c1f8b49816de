#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""fill.py DATABASE [ARTICLES=1000000] [DAYS=700] [--desks]: gives an applied database a past.

Articles of made-up words beside those that it holds, one reprint and story each, spread evenly over
the sources and the days, with their sightings, item keys, tags, desk lines and index rows; texts and
sketches only of the last 30 days, as the retention leaves them.

With --desks the past is a network's: stories of five articles, each on six desks, decided but for
those of the last 30 days, and one in ten on the panorama with a curator's note (1,000,000 articles:
200,000 stories, 1,200,000 lines, 20,000 items). Same bytes at every run of one day.
"""
import argparse
import hashlib
import random
import sqlite3
import struct
import time
import zlib

SYLLABLES = "ma ri vi le quar tier co lo ge ment ha bi tant pro jet ur bain so cial".split()
BATCH = 10_000
DAY = 86_400
STORY_ARTICLES, STORY_DESKS, STORIES_AN_ITEM = 5, 6, 10
PLACES = [("93", "Seine-Saint-Denis"), ("69", "Rhône"), ("59", "Nord"), ("13", "Bouches-du-Rhône")]


def sketch_of(title, text, paper, at):
    """As cluster/kept.hpp writes one, with made-up weights, and keys that were not chosen."""
    terms = [zlib.crc32(word.encode()) & 0x3FFFFFFF
             for word in title.split()[:18] + text.split()[:32]]
    head = min(len(title.split()), 18)
    weights = [600 * len(terms), 600 * head, 600 * (len(terms) - 2)]
    keys = [*range(6), *(0x80 | head + pair for pair in range(1, 7))]
    return struct.pack(f"<BB3HII12B{len(terms)}I", head, 0, *weights, paper, at, *keys,
                       *(term << 2 for term in terms))


class Words:
    def __init__(self):
        self.chance = random.Random(7)
        words = ["".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 4)))
                 for _ in range(30_000)]
        weights = [1 / (rank + 10) for rank in range(len(words))]
        self.stock = self.chance.choices(words, weights, k=2_000_000)

    def said(self, count):
        at = self.chance.randrange(len(self.stock) - count)
        return " ".join(self.stock[at:at + count])


def add_article(db, row, story, source, at, title, text):
    url = f"https://passe.example/{row}"
    key = hashlib.blake2b(url.encode(), digest_size=8).digest()
    title_key = hashlib.blake2b(title.encode(), digest_size=8).digest()
    db.execute("INSERT INTO reprint (id, story_id, created_at) VALUES (?, ?, ?)", (row, story, at))
    db.execute("INSERT INTO article (id, reprint_id, url, url_key, title, media, published_at,"
               " first_seen_at, title_key) VALUES (?, ?, ?, ?, ?, 'Passé', ?, ?, ?)",
               (row, row, url, url, title, at, at, title_key))
    db.execute("INSERT INTO sighting VALUES (?, ?, ?, ?)", (row, source, at, at))
    db.execute("INSERT INTO source_item VALUES (?, ?, ?, ?)", (source, key, row, key))
    if text:
        db.execute("INSERT INTO article_text (article_id, summary_html, excerpt, kept_since_at)"
                   " VALUES (?, ?, ?, ?)", (row, text, text[:400], at))
        sketch = sketch_of(title, text, row % 500, at)
        db.execute("INSERT INTO article_sketch (article_id, reprint_id, story_id, sketch)"
                   " VALUES (?, ?, ?, ?)", (row, row, story, sketch))
    db.execute("INSERT INTO search (rowid, title, body) VALUES (?, ?, ?)", (row, title, text))


def add_tag(db, row, kind, code):
    db.execute("INSERT INTO article_tag (article_id, kind, code, origin, rule)"
               " VALUES (?, ?, ?, 'rule', 'passé')", (row, kind, code))


class Desks:
    """Lines, decisions and panorama items of a network's past."""

    def __init__(self, db, now):
        self.db, self.undecided_from = db, now - 30 * DAY
        self.centres = [row[0] for row in db.execute("SELECT id FROM centre ORDER BY id")]
        self.curators = {}
        for centre in self.centres:
            found = db.execute("SELECT id FROM curator WHERE centre_id = ?", (centre,)).fetchone()
            self.curators[centre] = found[0] if found else db.execute(
                "INSERT INTO curator (centre_id, email, name, password_hash, created_at)"
                " VALUES (?, ?, 'Passé', '-', 0)", (centre, f"passe{centre}@exemple.org")).lastrowid
        self.themes = [row[0] for row in db.execute("SELECT code FROM theme ORDER BY code")]
        for code, name in PLACES:
            db.execute("INSERT INTO territory VALUES (?, ?) ON CONFLICT DO NOTHING", (code, name))

    def tag(self, row, number):
        add_tag(self.db, row, "theme", self.themes[number % len(self.themes)])
        add_tag(self.db, row, "territory", PLACES[number % len(PLACES)][0])

    def lay(self, story, number, at, lead):
        relayed = number % STORIES_AN_ITEM == 0
        for turn in range(min(STORY_DESKS, len(self.centres))):
            centre = self.centres[(number + turn) % len(self.centres)]
            state = "new" if at >= self.undecided_from else \
                "relayed" if relayed and turn == 0 else "kept" if (number + turn) % 5 == 0 else "discarded"
            decided = None if state == "new" else at + 3600
            curator = None if state == "new" else self.curators[centre]
            self.db.execute("INSERT INTO desk_item (story_id, centre_id, state, arrived_at, dated_at,"
                            " decided_at, curator_id, article_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                            (story, centre, state, at, at, decided, curator, lead if curator else None))
            if curator:
                self.db.execute("INSERT INTO desk_move (story_id, centre_id, curator_id, article_id,"
                                " from_state, to_state, at) VALUES (?, ?, ?, ?, 'new', ?, ?)",
                                (story, centre, curator, lead, state, decided))

    def relay(self, story, number, at, lead, title, note):
        if number % STORIES_AN_ITEM:
            return
        centre = self.centres[number % len(self.centres)]
        self.db.execute("INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id,"
                        " title, url, media, author, dated_at, note, publish_at, changed_by, changed_at)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?, 'Passé', '', ?, ?, ?, ?, ?)",
                        (f"passe{story}", story, lead, centre, self.curators[centre], title,
                         f"https://passe.example/{lead}", at, note, at + 3600, self.curators[centre],
                         at + 3600))
        self.db.execute("UPDATE panorama_item SET state = 'published', published_at = publish_at"
                        " WHERE key = ?", (f"passe{story}",))


def highest(db):
    """The last number in use: what is added is beside what is there."""
    return max(db.execute(f"SELECT coalesce(max(id), 0) FROM {table}").fetchone()[0]
               for table in ("story", "reprint", "article"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("database")
    parser.add_argument("articles", nargs="?", type=int, default=1_000_000)
    parser.add_argument("days", nargs="?", type=int, default=700)
    parser.add_argument("--desks", action="store_true")
    wanted = parser.parse_args()
    db = sqlite3.connect(wanted.database, isolation_level=None)
    db.execute("PRAGMA synchronous=OFF")
    db.execute("PRAGMA cache_size=-262144")
    sources = [row[0] for row in db.execute("SELECT id FROM source WHERE retired_at IS NULL")]
    centre = db.execute("SELECT id FROM centre LIMIT 1").fetchone()[0]
    words, now = Words(), int(time.time())
    desks = Desks(db, now) if wanted.desks else None
    first, start, texts_from = highest(db) + 1, now - wanted.days * DAY, now - 30 * DAY
    in_story = STORY_ARTICLES if desks else 1
    for base in range(0, wanted.articles, BATCH):
        db.execute("BEGIN IMMEDIATE")
        for number in range(base, min(base + BATCH, wanted.articles)):
            row, story = first + number, first + number - number % in_story
            at = start + number * wanted.days * DAY // wanted.articles
            title, text = words.said(9), words.said(140) if at >= texts_from else ""
            if row == story:
                db.execute("INSERT INTO story (id, created_at) VALUES (?, ?)", (story, at))
                opened = (number // in_story, at, title)
            add_article(db, row, story, sources[number % len(sources)], at, title, text)
            if desks:
                desks.tag(row, number)
                if number % in_story == in_story - 1:
                    told, at, title = opened
                    desks.lay(story, told, at, story)
                    desks.relay(story, told, at, story, title, words.said(20))
            else:
                add_tag(db, row, "theme", f"theme-{number % 40}")
                db.execute("INSERT INTO desk_item (story_id, centre_id, state, arrived_at, dated_at)"
                           " VALUES (?, ?, 'discarded', ?, ?)", (story, centre, at, at))
        db.execute("INSERT INTO search (search, rank) VALUES ('merge', 1000)")  # as after a poll
        db.execute("COMMIT")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for table in ("article", "story", "desk_item", "panorama_item"):
        print(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0], table)


main()
