-- SPDX-License-Identifier: EUPL-1.2
-- What the names that feeds give their items proved to be worth, and the index that search reads.

-- A guid or a link that one document gave to different items names none of them: from then on the
-- feed's items are told apart by the next best thing, also in documents where it comes only once.
CREATE TABLE source_ambiguous_name (
  source_id   INTEGER NOT NULL REFERENCES source,
  kind        TEXT NOT NULL CHECK (kind = 'guid' OR kind = 'link' OR kind = 'date'),
  value       TEXT NOT NULL,                     -- the guid or link; '' : every guid of the feed
  decided_at  INTEGER NOT NULL,
  reason      TEXT NOT NULL,                     -- one French sentence
  PRIMARY KEY (source_id, kind, value)
) STRICT, WITHOUT ROWID;

-- rowid is the article's id. The body goes when the feed's text does; titles stay.
-- What comes here, and what is asked for, are words folded by the program.
CREATE VIRTUAL TABLE search USING fts5(title, body, columnsize=0, tokenize='ascii');
-- Rows come in batches of hundreds, a segment each. They are merged between polls (decision 37): while
-- rows are written only where 64 would lie side by side.
INSERT INTO search (search, rank) VALUES ('hashsize', 8388608);
INSERT INTO search (search, rank) VALUES ('automerge', 0);
INSERT INTO search (search, rank) VALUES ('usermerge', 8);
INSERT INTO search (search, rank) VALUES ('crisismerge', 64);
