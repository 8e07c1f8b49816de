-- SPDX-License-Identifier: EUPL-1.2
-- What polling remembers of a source beyond its validators.

ALTER TABLE source_poll ADD COLUMN period_s INTEGER;                     -- sy:updatePeriod / sy:updateFrequency
ALTER TABLE source_poll ADD COLUMN base_at INTEGER;                      -- sy:updateBase
ALTER TABLE source_poll ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0; -- bit h, GMT
ALTER TABLE source_poll ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;  -- bit d, 1 Monday … 7 Sunday, GMT
ALTER TABLE source_poll ADD COLUMN max_age_s INTEGER;
ALTER TABLE source_poll ADD COLUMN rhythm BLOB;                          -- half-hours of the last 30 days with an item
ALTER TABLE source_poll ADD COLUMN last_item_at INTEGER;
ALTER TABLE source_poll ADD COLUMN usual_gap_s INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source_poll ADD COLUMN class_failures INTEGER NOT NULL DEFAULT 0; -- in a row, of one class
ALTER TABLE source_poll ADD COLUMN trouble TEXT NOT NULL DEFAULT '';
ALTER TABLE source_poll ADD COLUMN answer_ms INTEGER NOT NULL DEFAULT 0; -- smoothed
ALTER TABLE source_poll ADD COLUMN moved_since_at INTEGER;
ALTER TABLE source_poll ADD COLUMN moved_polls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE source_poll ADD COLUMN moved_proof INTEGER NOT NULL DEFAULT 0; -- 0 unknown, 1 same feed, 2 another
ALTER TABLE source_poll ADD COLUMN moved_refused TEXT NOT NULL DEFAULT '';
ALTER TABLE source_poll ADD COLUMN state TEXT NOT NULL DEFAULT 'unpolled';
ALTER TABLE source_poll ADD COLUMN state_since_at INTEGER;

-- The addresses a feed moved to, the one in use without an end. source.url stays what the files say.
CREATE TABLE source_address (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id  INTEGER NOT NULL REFERENCES source,
  url        TEXT NOT NULL,
  url_key    TEXT NOT NULL,                      -- canonical
  origin     TEXT NOT NULL CHECK (origin IN ('redirect', 'curator')),
  from_at    INTEGER NOT NULL,
  to_at      INTEGER
) STRICT;
CREATE UNIQUE INDEX source_address_open ON source_address (source_id) WHERE to_at IS NULL;
CREATE INDEX source_address_by_key ON source_address (url_key) WHERE to_at IS NULL;

-- A source that moved to another one's address is read through that one while it is in service.
ALTER TABLE source ADD COLUMN merged_into_id INTEGER REFERENCES source;

CREATE TABLE throttle (                          -- servers that asked to wait
  scope     TEXT PRIMARY KEY,                    -- registrable domain, host:port, or one feed's address
  since_at  INTEGER NOT NULL,
  until_at  INTEGER NOT NULL,
  wait_s    INTEGER NOT NULL,
  status    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
