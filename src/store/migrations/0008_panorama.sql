-- SPDX-License-Identifier: EUPL-1.2
-- What was relayed to the public.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE panorama_item (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id      INTEGER NOT NULL REFERENCES story,
  article_id    INTEGER NOT NULL REFERENCES article,  -- the reading proposed
  centre_id     INTEGER NOT NULL REFERENCES centre,
  curator_id    INTEGER NOT NULL REFERENCES curator,
  note          TEXT NOT NULL,                   -- the curator's own words
  position      INTEGER NOT NULL DEFAULT 0,
  published_at  INTEGER NOT NULL,
  withdrawn_at  INTEGER
) STRICT;
CREATE UNIQUE INDEX panorama_item_live ON panorama_item (story_id) WHERE withdrawn_at IS NULL;
CREATE INDEX panorama_item_by_date ON panorama_item (published_at) WHERE withdrawn_at IS NULL;
