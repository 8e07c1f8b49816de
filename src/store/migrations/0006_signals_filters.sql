-- SPDX-License-Identifier: EUPL-1.2
-- What publishers say of the use of their pages, and rules that put stories aside.

-- The rule that put a story aside before anybody read it; '' where none did.
ALTER TABLE desk_item ADD COLUMN filtered_by TEXT NOT NULL DEFAULT '';

ALTER TABLE article ADD COLUMN duration_s INTEGER;  -- of what is heard or watched

CREATE TABLE article_signals (                   -- read where the page itself was fetched
  article_id    INTEGER PRIMARY KEY REFERENCES article,
  max_snippet   INTEGER,                         -- characters that may be shown; 0: none
  no_index      INTEGER NOT NULL DEFAULT 0 CHECK (no_index IN (0, 1)),
  free_access   INTEGER CHECK (free_access IN (0, 1)),
  tdm_reserved  INTEGER CHECK (tdm_reserved IN (0, 1)),
  tdm_policy    TEXT NOT NULL DEFAULT '',
  read_at       INTEGER NOT NULL
) STRICT;
