-- SPDX-License-Identifier: EUPL-1.2
-- Themes, territories, and which article bears them.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE theme (
  code         TEXT PRIMARY KEY,
  label        TEXT NOT NULL,
  valid_from   TEXT NOT NULL,                    -- day
  valid_to     TEXT,                             -- day; none: still open
  retired_at   INTEGER                           -- no longer in the files; keeps its label
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_successor (                   -- the themes that took over
  theme_code      TEXT NOT NULL REFERENCES theme,
  position        INTEGER NOT NULL,              -- as in the file
  successor_code  TEXT NOT NULL,                 -- may come later in the same file
  PRIMARY KEY (theme_code, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE theme_term (
  theme_code  TEXT NOT NULL REFERENCES theme,
  term        TEXT NOT NULL,
  kind        TEXT NOT NULL CHECK (kind IN ('term', 'exclusion')),
  weight      REAL NOT NULL DEFAULT 1,
  position    INTEGER NOT NULL,                  -- as in the file
  PRIMARY KEY (theme_code, kind, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE territory (                         -- names of what articles were tagged with
  code  TEXT PRIMARY KEY,
  name  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbourhood (                     -- quartiers prioritaires, of the official file
  code      TEXT PRIMARY KEY,                    -- 'QN09301M'
  name      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE neighbourhood_commune (             -- the one it is named with first
  neighbourhood_code  TEXT NOT NULL REFERENCES neighbourhood,
  position            INTEGER NOT NULL,
  commune_code        TEXT NOT NULL,             -- INSEE
  PRIMARY KEY (neighbourhood_code, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE article_tag (
  article_id  INTEGER NOT NULL REFERENCES article,
  kind        TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code        TEXT NOT NULL,                     -- theme code; 'R32', '93', commune '93066'
  origin      TEXT NOT NULL CHECK (origin = 'rule' OR origin = 'learned' OR origin = 'curator'),
  rule        TEXT NOT NULL,                     -- the words or the context that matched
  score       REAL NOT NULL DEFAULT 1,
  refused     INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1)),
  PRIMARY KEY (article_id, kind, code, origin)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag_move (                          -- every correction, so that each can be undone
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id   INTEGER NOT NULL REFERENCES article,
  kind         TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code         TEXT NOT NULL,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  curator_id   INTEGER NOT NULL REFERENCES curator,
  said_before  TEXT NOT NULL CHECK (said_before = '' OR said_before = 'given' OR said_before = 'refused'),
  said         TEXT NOT NULL CHECK (said = '' OR said = 'given' OR said = 'refused'),
  machine      TEXT NOT NULL,                    -- what rules or learning had: '', 'rule', 'learned'
  at           INTEGER NOT NULL,
  undone_at    INTEGER
) STRICT;
CREATE INDEX tag_move_by_article ON tag_move (article_id, kind, code, id);
CREATE INDEX tag_move_by_time ON tag_move (at);

CREATE VIEW shown_tag AS                         -- what may be told of an article: no mere suggestion,
SELECT article_id, kind, code, origin, rule, score  -- nothing that a curator took away
FROM article_tag AS tag
WHERE origin <> 'learned' AND NOT refused
  AND NOT EXISTS (SELECT 1 FROM article_tag AS said
                  WHERE said.article_id = tag.article_id AND said.kind = tag.kind
                    AND said.code = tag.code AND said.origin = 'curator' AND said.refused);
