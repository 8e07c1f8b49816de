-- SPDX-License-Identifier: EUPL-1.2
-- Tags that people correct and that the program learns from.

CREATE TABLE neighbourhood (                     -- quartiers prioritaires, of the official file
  code      TEXT PRIMARY KEY,                    -- 'QN09301M'
  name      TEXT NOT NULL,
  communes  TEXT NOT NULL                        -- INSEE codes parted by |
) STRICT, WITHOUT ROWID;

-- A curator's row is the last word on its tag: given, or taken away.
ALTER TABLE article_tag ADD COLUMN refused INTEGER NOT NULL DEFAULT 0 CHECK (refused IN (0, 1));

CREATE TABLE tag_move (                          -- every correction, so that each can be undone
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  article_id  INTEGER NOT NULL REFERENCES article,
  kind        TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code        TEXT NOT NULL,
  centre_id   INTEGER NOT NULL REFERENCES centre,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  said_before TEXT NOT NULL CHECK (said_before = '' OR said_before = 'given' OR said_before = 'refused'),
  said        TEXT NOT NULL CHECK (said = '' OR said = 'given' OR said = 'refused'),
  machine     TEXT NOT NULL,                     -- what rules or learning had: '', 'rule', 'learned'
  at          INTEGER NOT NULL,
  undone_at   INTEGER
) STRICT;
CREATE INDEX tag_move_by_article ON tag_move (article_id, kind, code, id);
CREATE INDEX tag_move_by_time ON tag_move (at);

ALTER TABLE article ADD COLUMN likely REAL;      -- 0 … 1: how a panorama article looks; none: nothing learned
CREATE INDEX article_likely ON article (likely) WHERE likely > 0;

CREATE VIEW shown_tag AS                         -- what may be told of an article: no mere suggestion,
SELECT article_id, kind, code, origin, rule, score  -- nothing that a curator took away
FROM article_tag AS tag
WHERE origin <> 'learned' AND NOT refused
  AND NOT EXISTS (SELECT 1 FROM article_tag AS said
                  WHERE said.article_id = tag.article_id AND said.kind = tag.kind
                    AND said.code = tag.code AND said.origin = 'curator' AND said.refused);
