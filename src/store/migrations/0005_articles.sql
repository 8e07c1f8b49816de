-- SPDX-License-Identifier: EUPL-1.2
-- One row per article, whoever linked to it, and what is found by its words.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

-- Papers, broadcasters, institutions: who publishes, whichever source linked to it.
CREATE TABLE media (
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  key              TEXT NOT NULL UNIQUE,         -- 'la-gazette'
  name             TEXT NOT NULL,                -- as shown
  issn             TEXT NOT NULL DEFAULT '',
  rhythm           TEXT NOT NULL DEFAULT 'none'
                   CHECK (rhythm = 'none' OR rhythm = 'day' OR rhythm = 'week' OR rhythm = 'month'
                          OR rhythm = 'review'),
  access           TEXT NOT NULL DEFAULT 'free'
                   CHECK (access = 'free' OR access = 'subscribers' OR access = 'registration'),
  catalogue_title  TEXT NOT NULL DEFAULT '',
  catalogue_issn   TEXT NOT NULL DEFAULT '',
  platform         INTEGER NOT NULL DEFAULT 0 CHECK (platform IN (0, 1)),  -- its pages are of whom posts them
  retired_at       INTEGER
) STRICT;

CREATE TABLE media_alias (                       -- other names it is known by
  alias     TEXT PRIMARY KEY COLLATE NOCASE,
  media_id  INTEGER NOT NULL REFERENCES media
) STRICT, WITHOUT ROWID;

CREATE TABLE media_host (                        -- where it publishes, or once did
  host      TEXT PRIMARY KEY,
  media_id  INTEGER NOT NULL REFERENCES media,
  former    INTEGER NOT NULL DEFAULT 0 CHECK (former IN (0, 1))  -- it publishes elsewhere now
) STRICT, WITHOUT ROWID;

CREATE TABLE link_tracker (                      -- what says how a reader came leaves the links that are kept
  site       TEXT NOT NULL,                      -- a host and all below it; 'partout': every one
  parameter  TEXT NOT NULL,                      -- 'fbclid', or a family: 'utm_*'
  PRIMARY KEY (site, parameter)
) STRICT, WITHOUT ROWID;

CREATE TABLE article (
  id             INTEGER PRIMARY KEY,
  reprint_id     INTEGER NOT NULL REFERENCES reprint,
  url            TEXT NOT NULL,                  -- the page's own, without trackers
  url_key        TEXT NOT NULL UNIQUE,           -- canonical
  title          TEXT NOT NULL,
  author         TEXT NOT NULL DEFAULT '',
  media          TEXT NOT NULL DEFAULT '',       -- who published it, as shown; read once, then people's
  language       TEXT NOT NULL DEFAULT '',
  access         TEXT NOT NULL DEFAULT 'free'
                 CHECK (access = 'free' OR access = 'subscribers' OR access = 'registration'),
  kind           TEXT NOT NULL DEFAULT 'text'
                 CHECK (kind = 'text' OR kind = 'audio' OR kind = 'video'),
  published_at   INTEGER,                        -- none: the feed did not say, or not readably
  first_seen_at  INTEGER NOT NULL,
  revised_at     INTEGER,                        -- the title or text changed after it was first seen
  title_key      BLOB NOT NULL,                  -- fingerprint of the normalised title
  likely         REAL,                           -- 0 … 1: how a panorama article looks; none: nobody read it
  duration_s     INTEGER,                        -- of what is heard or watched
  genre          TEXT NOT NULL DEFAULT '',       -- 'interview', 'report', …; '': nobody said
  media_id       INTEGER REFERENCES media        -- none: of no media that is listed
) STRICT;
CREATE INDEX article_by_reprint ON article (reprint_id);
CREATE INDEX article_by_title ON article (published_at, title_key) WHERE published_at IS NOT NULL;
CREATE INDEX article_by_first_seen ON article (first_seen_at);
CREATE INDEX article_likely ON article (likely) WHERE likely > 0;

CREATE TABLE article_address (                   -- other addresses that led a person to its page
  url_key     TEXT PRIMARY KEY,                  -- canonical
  article_id  INTEGER NOT NULL REFERENCES article
) STRICT, WITHOUT ROWID;

CREATE TABLE article_revision (                  -- what an article said before it was edited
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id    INTEGER NOT NULL REFERENCES article,
  source_id     INTEGER NOT NULL REFERENCES source,
  replaced_at   INTEGER NOT NULL,
  title         TEXT NOT NULL,                   -- its text is not kept, only its fingerprint
  content_hash  BLOB NOT NULL
) STRICT;
CREATE INDEX article_revision_by_article ON article_revision (article_id);

-- Feed text is for private triage and goes after the configured days; fingerprints stay.
CREATE TABLE article_text (
  article_id     INTEGER PRIMARY KEY REFERENCES article,
  summary_html   TEXT NOT NULL,                  -- cleaned
  excerpt        TEXT NOT NULL,                  -- plain
  kept_since_at  INTEGER NOT NULL,
  categories     TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX article_text_by_age ON article_text (kept_since_at);

CREATE TABLE article_signals (                   -- read where the page itself was fetched
  article_id    INTEGER PRIMARY KEY REFERENCES article,
  max_snippet   INTEGER,                         -- characters that may be shown; 0: none
  no_index      INTEGER NOT NULL DEFAULT 0 CHECK (no_index IN (0, 1)),
  free_access   INTEGER CHECK (free_access IN (0, 1)),
  tdm_reserved  INTEGER CHECK (tdm_reserved IN (0, 1)),
  tdm_policy    TEXT NOT NULL DEFAULT '',
  read_at       INTEGER NOT NULL
) STRICT;

CREATE TABLE sighting (                          -- a source showed an article
  article_id     INTEGER NOT NULL REFERENCES article,
  source_id      INTEGER NOT NULL REFERENCES source,
  first_seen_at  INTEGER NOT NULL,
  last_seen_at   INTEGER NOT NULL,
  PRIMARY KEY (article_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_item (                       -- the identity of an item inside its feed
  source_id     INTEGER NOT NULL REFERENCES source,
  item_key      BLOB NOT NULL,                   -- digest of the guid, else of the link, else of title + date
  article_id    INTEGER NOT NULL REFERENCES article,
  content_hash  BLOB NOT NULL,                   -- to see an edited item without parsing it twice
  PRIMARY KEY (source_id, item_key)
) STRICT, WITHOUT ROWID;

-- An article as the window reads it: its telling words as numbers, and all that is worked out of them.
-- One row has it all: each round with news lays the window out again.
CREATE TABLE article_sketch (
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  reprint_id  INTEGER NOT NULL,                  -- as its article says
  story_id    INTEGER NOT NULL,                  -- as its reprint says
  sketch      BLOB NOT NULL                      -- see cluster/kept.hpp
) STRICT;

CREATE TRIGGER sketch_follows_article AFTER UPDATE OF reprint_id ON article BEGIN
  UPDATE article_sketch
  SET reprint_id = new.reprint_id,
      story_id = (SELECT story_id FROM reprint WHERE id = new.reprint_id)
  WHERE article_id = new.id;
END;

CREATE TRIGGER sketch_follows_reprint AFTER UPDATE OF story_id ON reprint BEGIN
  UPDATE article_sketch SET story_id = new.story_id
  WHERE article_id IN (SELECT id FROM article WHERE reprint_id = new.id);
END;

-- rowid is the article's id. The body goes when the feed's text does; titles stay.
-- What comes here, and what is asked for, are words folded by the program.
CREATE VIRTUAL TABLE search USING fts5(title, body, columnsize=0, tokenize='ascii');
-- Rows come in batches of hundreds, a segment each. They are merged between polls (decision 37): while
-- rows are written only where 64 would lie side by side.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('usermerge', 8);
INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
