#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Counts the articles of feed files on its own, and compares with vigie's database.

  expect.py DATABASE FOLDER…    every file that FOLDERs hold was polled, folder by folder

The rule: an item is its link, an article is one link whoever shows it. Of a link the scheme, a
leading "www.", the fragment, a slash at the end and the parameters that only count clicks are set
aside. An item without a link is its guid. Where a document says "<link>" three times over for
different titles the rule would be wrong; these feeds have no such link, and that is checked.
"""
import collections
import pathlib
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
from urllib.parse import urlsplit

CLICKS = re.compile(r"^(utm_.*|xtor|at_.*|fbclid|gclid)$")


def canonical(link):
    parts = urlsplit(link.strip())
    host = parts.netloc.lower()
    host = host[4:] if host.startswith("www.") else host
    kept = [p for p in parts.query.split("&") if p and not CLICKS.match(p.split("=")[0])]
    return host + parts.path.rstrip("/") + ("?" + "&".join(kept) if kept else "")


def items(file):
    for element in ET.parse(file).getroot().iter():
        if element.tag.rpartition("}")[2] in ("item", "entry"):
            yield element


def key(item):
    link = item.findtext("link") or ""
    return canonical(link) if link else "guid:" + (item.findtext("guid") or "")


def expected(folders):
    articles, sightings, feeds = set(), set(), set()
    for folder in folders:
        for file in sorted(pathlib.Path(folder).iterdir()):
            titles = collections.defaultdict(set)
            for item in items(file):
                titles[key(item)].add(item.findtext("title"))
            assert all(len(names) < 3 for names in titles.values()), file
            # The folders of one week hold the same feeds, day after day.
            feed = (pathlib.Path(folder).parent.name, file.name)
            feeds.add(feed)
            articles.update(titles)
            sightings.update((feed, name) for name in titles)
    return articles, sightings, feeds


def main():
    database = sqlite3.connect(sys.argv[1])
    articles, sightings, feeds = expected(sys.argv[2:])
    stored = {canonical(row[0]) for row in database.execute("SELECT url FROM article")}
    rows = database.execute("SELECT count(*) FROM article").fetchone()[0]
    seen = database.execute("SELECT count(*) FROM sighting").fetchone()[0]
    sources = database.execute("SELECT count(DISTINCT source_id) FROM sighting").fetchone()[0]
    print(f"  articles : {rows} (attendus {len(articles)}) ; "
          f"repérages : {seen} (attendus {len(sightings)}) ; "
          f"flux : {sources} (attendus {len(feeds)})")
    for link in sorted(articles - stored)[:10]:
        print("  manque :", link)
    for link in sorted(stored - articles)[:10]:
        print("  en trop :", link)
    same = rows == len(articles) and stored == articles
    return 0 if same and seen == len(sightings) and sources == len(feeds) else 1


if __name__ == "__main__":
    sys.exit(main())
