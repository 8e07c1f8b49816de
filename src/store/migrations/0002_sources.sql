-- SPDX-License-Identifier: EUPL-1.2
-- What is read: sources, and what polling remembers of them.
-- Times are UTC seconds (…_at), civil days are 'YYYY-MM-DD' (…_on).

CREATE TABLE source (
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  url             TEXT NOT NULL,
  url_key         TEXT NOT NULL UNIQUE,          -- canonical, so that one feed is polled once
  title           TEXT NOT NULL,
  site_url        TEXT NOT NULL DEFAULT '',
  access          TEXT NOT NULL DEFAULT 'free'
                 CHECK (access = 'free' OR access = 'subscribers' OR access = 'registration'),
  added_at        INTEGER NOT NULL,
  added_by        INTEGER REFERENCES curator,    -- none: the files
  version         INTEGER NOT NULL DEFAULT 1,
  changed_at      INTEGER,                       -- by the files or a person; none: as it was added
  retired_at      INTEGER,                       -- no centre holds it any more
  paused_at       INTEGER,                       -- a person wants it left alone until further notice
  paused_by       INTEGER REFERENCES curator,
  mail_token      TEXT NOT NULL DEFAULT '',      -- of the address that its letters come to; '': a feed
  -- A source that moved to another one's address is read through that one while it is in service.
  merged_into_id  INTEGER REFERENCES source,
  -- Words of its texts that may be shown to the public, and by what right; 0: none.
  extract_words   INTEGER NOT NULL DEFAULT 0 CHECK (extract_words BETWEEN 0 AND 25),
  extract_reason  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX source_by_mail ON source (mail_token) WHERE mail_token <> '';

CREATE TABLE source_mail (                       -- a letter that a source sent, once however often it came
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,            -- of its page
  source_id     INTEGER NOT NULL REFERENCES source,
  mail_key      BLOB NOT NULL,                   -- digest of its Message-ID, else of what it says
  url           TEXT NOT NULL,                   -- of its page, whole: the article's link
  subject       TEXT NOT NULL,
  sender        TEXT NOT NULL,
  sent_at       INTEGER NOT NULL,
  received_at   INTEGER NOT NULL,
  confirmation  INTEGER NOT NULL DEFAULT 0,      -- asks the subscriber to confirm: for people, no article
  body_html     TEXT NOT NULL,                   -- '' once feed texts are forgotten
  UNIQUE (source_id, mail_key)
) STRICT;
CREATE INDEX source_mail_by_source ON source_mail (source_id, id);
CREATE INDEX source_mail_with_body ON source_mail (received_at) WHERE body_html <> '';

CREATE TABLE source_mail_link (                  -- what a letter leads to, offered as pages to add
  mail_id   INTEGER NOT NULL REFERENCES source_mail,
  position  INTEGER NOT NULL,
  url       TEXT NOT NULL,
  label     TEXT NOT NULL,
  wrapped   INTEGER NOT NULL DEFAULT 0,          -- goes through an address that counts clicks
  PRIMARY KEY (mail_id, position)
) STRICT, WITHOUT ROWID;

-- Rules by which articles are put aside on arrival: a condition is a tree, its expressions are rows.
CREATE TABLE filter_rule (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,            -- 'offres-emploi'
  name          TEXT NOT NULL,                   -- what people read where it acted
  centre_id     INTEGER REFERENCES centre,       -- none: all of them
  source_key    TEXT NOT NULL DEFAULT '',        -- canonical address of a feed; '' : all of them
  created_by    INTEGER REFERENCES curator,      -- none: the file
  created_at    INTEGER NOT NULL,
  version       INTEGER NOT NULL DEFAULT 1,
  changed_at    INTEGER NOT NULL,
  withdrawn_at  INTEGER
) STRICT;

CREATE TABLE filter_condition (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  rule_id    INTEGER NOT NULL REFERENCES filter_rule,
  parent_id  INTEGER REFERENCES filter_condition,  -- none: the rule's own
  role       TEXT NOT NULL CHECK (role = 'all' OR role = 'one_of' OR role = 'except'),
  before_on  TEXT,                               -- published before this day
  after_on   TEXT                                -- published on this day or later
) STRICT;
CREATE INDEX filter_condition_by_rule ON filter_condition (rule_id);

CREATE TABLE filter_expression (                 -- any of those of one field is enough
  condition_id  INTEGER NOT NULL REFERENCES filter_condition,
  field         TEXT NOT NULL
                CHECK (field = 'title' OR field = 'body' OR field = 'author' OR field = 'category'
                       OR field = 'url' OR field = 'source'),
  position      INTEGER NOT NULL,
  expression    TEXT NOT NULL,
  PRIMARY KEY (condition_id, field, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_territory (                  -- départements ('93') and régions ('R32')
  source_id  INTEGER NOT NULL REFERENCES source,
  position   INTEGER NOT NULL,                   -- as in the file
  code       TEXT NOT NULL,
  PRIMARY KEY (source_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_theme (
  source_id   INTEGER NOT NULL REFERENCES source,
  position    INTEGER NOT NULL,                  -- as in the file
  theme_code  TEXT NOT NULL REFERENCES theme,
  PRIMARY KEY (source_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_poll (                       -- what the next poll needs to know
  source_id         INTEGER PRIMARY KEY REFERENCES source,
  etag              TEXT NOT NULL DEFAULT '',
  last_modified     TEXT NOT NULL DEFAULT '',
  body_hash         BLOB,
  ttl_minutes       INTEGER,                     -- what the feed says of itself
  polled_at         INTEGER,
  succeeded_at      INTEGER,
  next_at           INTEGER NOT NULL DEFAULT 0,
  failures          INTEGER NOT NULL DEFAULT 0,  -- in a row
  failing_since_at  INTEGER,
  outcome           TEXT NOT NULL DEFAULT '',    -- name of the last outcome
  detail            TEXT NOT NULL DEFAULT '',
  moved_to          TEXT NOT NULL DEFAULT '',    -- where a permanent redirect pointed, as a proposal
  gone              INTEGER NOT NULL DEFAULT 0,
  period_s          INTEGER,                     -- sy:updatePeriod / sy:updateFrequency
  base_at           INTEGER,                     -- sy:updateBase
  skip_hours        INTEGER NOT NULL DEFAULT 0,  -- bit h, GMT
  skip_days         INTEGER NOT NULL DEFAULT 0,  -- bit d, 1 Monday … 7 Sunday, GMT
  max_age_s         INTEGER,
  rhythm            BLOB,                        -- half-hours of the last 30 days with an item
  last_item_at      INTEGER,
  usual_gap_s       INTEGER NOT NULL DEFAULT 0,
  class_failures    INTEGER NOT NULL DEFAULT 0,  -- in a row, of one class
  trouble           TEXT NOT NULL DEFAULT '',
  answer_ms         INTEGER NOT NULL DEFAULT 0,  -- smoothed
  moved_since_at    INTEGER,
  moved_polls       INTEGER NOT NULL DEFAULT 0,
  moved_proof       INTEGER NOT NULL DEFAULT 0,  -- 0 unknown, 1 same feed, 2 another
  moved_refused     TEXT NOT NULL DEFAULT '',
  state             TEXT NOT NULL DEFAULT 'unpolled',
  state_since_at    INTEGER
) STRICT;
CREATE INDEX source_poll_due ON source_poll (next_at) WHERE gone = 0;

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

CREATE TABLE throttle (                          -- servers that asked to wait
  scope     TEXT PRIMARY KEY,                    -- registrable domain, host:port, or one feed's address
  since_at  INTEGER NOT NULL,
  until_at  INTEGER NOT NULL,
  wait_s    INTEGER NOT NULL,
  status    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

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
