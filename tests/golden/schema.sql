-- SPDX-License-Identifier: EUPL-1.2

CREATE TABLE centre (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  key         TEXT NOT NULL UNIQUE,              -- 'pole-ressources'
  name        TEXT NOT NULL,
  zone        TEXT NOT NULL,                     -- 'Europe/Paris'
  retired_at  INTEGER
) STRICT;

CREATE TABLE centre_alias (
  centre_id  INTEGER NOT NULL REFERENCES centre,
  position   INTEGER NOT NULL,                   -- as in the file
  alias      TEXT NOT NULL,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE centre_territory (                  -- départements ('93') and régions ('R32')
  centre_id  INTEGER NOT NULL REFERENCES centre,
  position   INTEGER NOT NULL,                   -- as in the file
  code       TEXT NOT NULL,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE centre_holiday (                    -- extra calendars: 'alsace-moselle', 'mayotte'
  centre_id  INTEGER NOT NULL REFERENCES centre,
  position   INTEGER NOT NULL,                   -- as in the file
  calendar   TEXT NOT NULL,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE curator (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id      INTEGER NOT NULL REFERENCES centre,
  email          TEXT UNIQUE COLLATE NOCASE,     -- NULL once the person has left
  name           TEXT NOT NULL,                  -- then "un·e membre de …"
  password_hash  TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  disabled_at    INTEGER,
  left_at        INTEGER,
  CHECK ((left_at IS NULL) = (email IS NOT NULL)),
  CHECK (left_at IS NULL OR disabled_at IS NOT NULL)
) STRICT;

CREATE TABLE curator_grant (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  role        TEXT NOT NULL
              CHECK (role = 'reader' OR role = 'curator' OR role = 'letter_editor'
                     OR role = 'approver' OR role = 'coordinator' OR role = 'operator'),
  centre_id   INTEGER REFERENCES centre,         -- none: all centres
  letter_key  TEXT NOT NULL DEFAULT '',          -- '': all letters; kept where the letter is not applied yet
  granted_at  INTEGER NOT NULL,
  granted_by  INTEGER REFERENCES curator         -- none: on the command line
) STRICT;

CREATE UNIQUE INDEX curator_grant_once
  ON curator_grant (curator_id, role, coalesce(centre_id, 0), letter_key);

CREATE TABLE session (
  token_hash    BLOB PRIMARY KEY,                -- BLAKE2b of the cookie; the cookie is kept nowhere
  curator_id    INTEGER NOT NULL REFERENCES curator,
  csrf_token    TEXT NOT NULL,
  created_at    INTEGER NOT NULL,
  last_seen_at  INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  browser       TEXT NOT NULL DEFAULT ''         -- 'Firefox, Windows': so that its owner knows it again
) STRICT, WITHOUT ROWID;

CREATE INDEX session_by_expiry ON session (expires_at);

CREATE INDEX session_by_curator ON session (curator_id);

CREATE TABLE invitation (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash    BLOB NOT NULL UNIQUE,
  token         TEXT NOT NULL,                   -- '' once the mail has left
  email         TEXT NOT NULL COLLATE NOCASE,
  name          TEXT NOT NULL,
  centre_id     INTEGER NOT NULL REFERENCES centre,
  role          TEXT NOT NULL
                CHECK (role = 'reader' OR role = 'curator' OR role = 'letter_editor'
                       OR role = 'approver' OR role = 'coordinator' OR role = 'operator'),
  for_all       INTEGER NOT NULL,                -- 1: the role counts for the whole network
  invited_by    INTEGER NOT NULL REFERENCES curator,
  created_at    INTEGER NOT NULL,
  expires_at    INTEGER NOT NULL,
  ended_at      INTEGER,                         -- used, withdrawn or replaced by another
  curator_id    INTEGER REFERENCES curator       -- who came of it
) STRICT;

CREATE INDEX invitation_open ON invitation (email) WHERE ended_at IS NULL;

CREATE TABLE password_reset (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  token_hash  BLOB NOT NULL UNIQUE,
  token       TEXT NOT NULL,                     -- '' once the mail has left
  email       TEXT NOT NULL COLLATE NOCASE,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_at     INTEGER
) STRICT;

CREATE INDEX password_reset_by_email ON password_reset (email, created_at);

CREATE INDEX password_reset_by_expiry ON password_reset (expires_at);

CREATE TABLE second_factor (                     -- codes of a telephone, beside the password
  curator_id    INTEGER PRIMARY KEY REFERENCES curator,
  secret        BLOB NOT NULL,
  proposed_at   INTEGER NOT NULL,
  confirmed_at  INTEGER,                         -- NULL: shown, not asked for yet
  last_step     INTEGER NOT NULL DEFAULT 0       -- of the last code taken: none counts twice
) STRICT;

CREATE TABLE recovery_code (                     -- for who has lost the telephone; each once
  curator_id  INTEGER NOT NULL REFERENCES curator,
  code_hash   BLOB NOT NULL,
  used_at     INTEGER,
  PRIMARY KEY (curator_id, code_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE half_login (                        -- the password was right, the code is awaited
  token_hash  BLOB PRIMARY KEY,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  tries       INTEGER NOT NULL DEFAULT 0,
  expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX half_login_by_expiry ON half_login (expires_at);

CREATE TABLE event (                             -- who did what; names go after 12 months
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  at          INTEGER NOT NULL,
  centre_id   INTEGER REFERENCES centre,
  curator_id  INTEGER REFERENCES curator,
  kind        TEXT NOT NULL,
  subject     TEXT NOT NULL,
  detail      TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX event_by_time ON event (at);

CREATE INDEX event_by_centre ON event (centre_id, id);

CREATE INDEX event_by_kind ON event (kind, id);

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

CREATE TABLE source_ambiguous_name (
  source_id   INTEGER NOT NULL REFERENCES source,
  kind        TEXT NOT NULL CHECK (kind = 'guid' OR kind = 'link' OR kind = 'date'),
  value       TEXT NOT NULL,                     -- the guid or link; '' : every guid of the feed
  decided_at  INTEGER NOT NULL,
  reason      TEXT NOT NULL,                     -- one French sentence
  PRIMARY KEY (source_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE allocation (                        -- past allocations stay true
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id         INTEGER NOT NULL REFERENCES source,
  centre_id         INTEGER NOT NULL REFERENCES centre,
  backup_centre_id  INTEGER REFERENCES centre,
  weight_minutes    REAL,                        -- a week; none: to be measured
  fixed             INTEGER NOT NULL DEFAULT 0,
  weeks             TEXT NOT NULL DEFAULT 'all'  -- shared by two centres: each reads every other week
                    CHECK (weeks = 'all' OR weeks = 'even' OR weeks = 'odd'),
  from_at           INTEGER NOT NULL,
  to_at             INTEGER,
  created_by        INTEGER REFERENCES curator   -- none: the files
) STRICT;

CREATE UNIQUE INDEX allocation_open ON allocation (source_id, centre_id) WHERE to_at IS NULL;

CREATE INDEX allocation_by_centre ON allocation (centre_id) WHERE to_at IS NULL;

CREATE TABLE source_request (                    -- a source given up, or asked for, between two meetings
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  source_id        INTEGER NOT NULL REFERENCES source,
  kind             TEXT NOT NULL CHECK (kind = 'give' OR kind = 'take' OR kind = 'share'),
  state            TEXT NOT NULL DEFAULT 'asked'
                   CHECK (state = 'asked' OR state = 'taken' OR state = 'declined'
                          OR state = 'withdrawn'),
  centre_id        INTEGER NOT NULL REFERENCES centre,  -- who asks
  other_centre_id  INTEGER REFERENCES centre,    -- who holds it, or took it; none: all are asked
  word             TEXT NOT NULL DEFAULT '',
  created_by       INTEGER REFERENCES curator,
  asked_at         INTEGER NOT NULL,
  answered_by      INTEGER REFERENCES curator,
  answered_at      INTEGER,
  version          INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE UNIQUE INDEX source_request_open ON source_request (source_id) WHERE state = 'asked';

CREATE TABLE calibration (                       -- a fortnight in which a centre has its desk timed
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id     INTEGER NOT NULL REFERENCES centre,
  state         TEXT NOT NULL DEFAULT 'running'
                CHECK (state = 'running' OR state = 'measured' OR state = 'too_few'
                       OR state = 'stopped'),
  started_by    INTEGER REFERENCES curator,
  started_at    INTEGER NOT NULL,
  ends_at       INTEGER NOT NULL,
  ended_by      INTEGER REFERENCES curator,      -- none: its fortnight was over
  ended_at      INTEGER,
  readings      INTEGER NOT NULL DEFAULT 0,      -- of the whole desk
  desk_minutes  REAL NOT NULL DEFAULT 0          -- their median
) STRICT;

CREATE UNIQUE INDEX calibration_running ON calibration (centre_id) WHERE state = 'running';

CREATE TABLE calibration_source (                -- all that is kept: nobody's pace, no moment
  calibration_id  INTEGER NOT NULL REFERENCES calibration,
  source_id       INTEGER NOT NULL REFERENCES source,
  readings        INTEGER NOT NULL,
  minutes         REAL NOT NULL,                 -- an article, the median
  PRIMARY KEY (calibration_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_rule (                         -- the rota's own facts, one line each
  name   TEXT PRIMARY KEY,                       -- 'name', 'valid_from', 'valid_to', 'duty_backup', …
  value  TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_share (
  centre_id  INTEGER PRIMARY KEY REFERENCES centre,
  share      REAL NOT NULL CHECK (share >= 0),
  position   INTEGER,                            -- in the duty order; none: not in it
  since_at   INTEGER NOT NULL DEFAULT 0          -- in the order; a centre that comes back counts anew
) STRICT;

CREATE TABLE rota_share_theme (                  -- what a centre would rather read
  centre_id   INTEGER NOT NULL REFERENCES rota_share,
  position    INTEGER NOT NULL,                  -- as in the file
  theme_code  TEXT NOT NULL REFERENCES theme,
  PRIMARY KEY (centre_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE rota_reminder (                     -- how long before a duty week its centre is told
  position     INTEGER PRIMARY KEY,              -- as in the file
  days_before  INTEGER NOT NULL CHECK (days_before > 0)
) STRICT;

CREATE TABLE duty_reminder (                     -- the same, where a centre chose delays of its own
  centre_id    INTEGER NOT NULL REFERENCES centre,
  days_before  INTEGER NOT NULL CHECK (days_before >= 0),  -- 0, alone: it wants none
  PRIMARY KEY (centre_id, days_before)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_plan (                         -- what a meeting acted: the weeks that point here
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  duty      TEXT NOT NULL,                       -- 'panorama'
  origin    TEXT NOT NULL CHECK (origin IN ('file', 'program')),
  acted_on  TEXT NOT NULL DEFAULT '',            -- day of the meeting
  meeting   TEXT NOT NULL DEFAULT '',            -- who met
  acted_by  INTEGER REFERENCES curator,          -- who wrote it down; none: the file
  acted_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE duty_turn (                         -- the frozen plan: one line a turn
  duty       TEXT NOT NULL,                      -- 'panorama'
  week_on    TEXT NOT NULL,                      -- its first day, which names it: of a week, its Monday
  days       INTEGER NOT NULL DEFAULT 7 CHECK (days = 1 OR days = 7),
  centre_id  INTEGER REFERENCES centre,          -- none: closed
  plan_id    INTEGER NOT NULL REFERENCES duty_plan,
  version    INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (duty, week_on)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_override (                     -- swaps and replacements layered on the plan
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  duty             TEXT NOT NULL,                -- 'panorama'
  kind             TEXT NOT NULL CHECK (kind = 'replacement' OR kind = 'swap'),
  state            TEXT NOT NULL DEFAULT 'asked'
                   CHECK (state = 'asked' OR state = 'taken' OR state = 'declined'
                          OR state = 'withdrawn' OR state = 'done'),
  week_on          TEXT NOT NULL,                -- the replaced turn, or the first of a swap
  other_week_on    TEXT NOT NULL DEFAULT '',     -- the second turn of a swap
  centre_id        INTEGER NOT NULL REFERENCES centre,  -- who was to do week_on
  other_centre_id  INTEGER REFERENCES centre,    -- who does it instead, or is asked; none: all are
  open_call        INTEGER NOT NULL DEFAULT 0,   -- all are asked, whoever took it since
  reason           TEXT NOT NULL DEFAULT '',
  origin           TEXT NOT NULL CHECK (origin IN ('file', 'program')),
  created_by       INTEGER REFERENCES curator,   -- none: the file
  asked_at         INTEGER NOT NULL,
  answered_by      INTEGER REFERENCES curator,
  answered_at      INTEGER,                      -- taken or declined
  version          INTEGER NOT NULL DEFAULT 1,
  changed_at       INTEGER NOT NULL
) STRICT;

CREATE INDEX duty_override_by_week ON duty_override (duty, week_on);

CREATE INDEX duty_override_by_other_week ON duty_override (duty, other_week_on);

CREATE UNIQUE INDEX duty_override_open ON duty_override (duty, week_on) WHERE state = 'asked';

CREATE TABLE duty_invitation (                   -- one person's answer to a request, from a mail
  token        TEXT PRIMARY KEY,
  override_id  INTEGER NOT NULL REFERENCES duty_override,
  curator_id   INTEGER NOT NULL REFERENCES curator,
  created_at   INTEGER NOT NULL,
  UNIQUE (override_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_credit (                       -- days that count as done, or less, with why
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  duty          TEXT NOT NULL,                   -- 'panorama'
  centre_id     INTEGER NOT NULL REFERENCES centre,
  counts_on     TEXT NOT NULL,                   -- the day from which they count
  days          REAL NOT NULL,
  kind          TEXT NOT NULL CHECK (kind = 'joined' OR kind = 'away' OR kind = 'correction'),
  reason        TEXT NOT NULL DEFAULT '',        -- of a correction: seen by all
  plan_id       INTEGER REFERENCES duty_plan,    -- the plan that gave them; none: a correction
  created_by    INTEGER REFERENCES curator,
  created_at    INTEGER NOT NULL,
  withdrawn_at  INTEGER                          -- a later plan reckoned anew
) STRICT;

CREATE TABLE duty_change (                       -- something moved in the final plan
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  cause  TEXT NOT NULL,                          -- 'plan', 'swap', 'absence', 'files', …
  at     INTEGER NOT NULL
) STRICT;

CREATE TABLE duty_change_week (                  -- who was to do a turn before and after it
  change_id         INTEGER NOT NULL REFERENCES duty_change,
  week_on           TEXT NOT NULL,               -- its first day
  days              INTEGER NOT NULL DEFAULT 7,  -- after it
  before_centre_id  INTEGER REFERENCES centre,   -- none: nobody
  after_centre_id   INTEGER REFERENCES centre,
  PRIMARY KEY (week_on, change_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX duty_change_week_by_change ON duty_change_week (change_id);

CREATE TABLE duty_calendar (                     -- the secret addresses of calendars
  token       TEXT PRIMARY KEY,
  centre_id   INTEGER REFERENCES centre,         -- none: the network
  created_by  INTEGER REFERENCES curator,
  created_at  INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX duty_calendar_of ON duty_calendar (coalesce(centre_id, 0))
  WHERE revoked_at IS NULL;

CREATE TABLE duty_note (                         -- what one team leaves to the next
  week_on     TEXT PRIMARY KEY,                  -- the turn that takes over
  centre_id   INTEGER REFERENCES centre,         -- who leaves it; none: nobody was on duty
  body        TEXT NOT NULL DEFAULT '',          -- in the words of the team
  made_at     INTEGER NOT NULL,
  version     INTEGER NOT NULL DEFAULT 1,
  written_by  INTEGER REFERENCES curator,
  written_at  INTEGER,                           -- none: the program alone so far
  opened_by   INTEGER REFERENCES curator,        -- of the team that takes over
  opened_at   INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_note_line (                    -- a box to tick
  week_on   TEXT NOT NULL REFERENCES duty_note,
  position  INTEGER NOT NULL,
  kind      TEXT NOT NULL CHECK (kind = 'open' OR kind = 'later' OR kind = 'scheduled' OR kind = 'source'
                          OR kind = 'check'),
  text      TEXT NOT NULL,
  done_by   INTEGER REFERENCES curator,
  done_at   INTEGER,
  PRIMARY KEY (week_on, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE absence (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id     INTEGER REFERENCES centre,       -- none: the whole network is closed
  curator_id    INTEGER REFERENCES curator,      -- one of its people; none: the whole centre
  from_on       TEXT NOT NULL,
  to_on         TEXT NOT NULL,
  reason        TEXT NOT NULL DEFAULT '',
  origin        TEXT NOT NULL CHECK (origin IN ('file', 'program')),
  created_by    INTEGER REFERENCES curator,      -- none: the file
  created_at    INTEGER NOT NULL,
  version       INTEGER NOT NULL DEFAULT 1,
  changed_at    INTEGER NOT NULL,
  withdrawn_at  INTEGER
) STRICT;

CREATE INDEX absence_live ON absence (to_on) WHERE withdrawn_at IS NULL;

CREATE TABLE story (
  id              INTEGER PRIMARY KEY,
  created_at      INTEGER NOT NULL,
  merged_into_id  INTEGER REFERENCES story
) STRICT;

CREATE TABLE reprint (
  id              INTEGER PRIMARY KEY,
  story_id        INTEGER NOT NULL REFERENCES story,
  created_at      INTEGER NOT NULL,
  merged_into_id  INTEGER REFERENCES reprint
) STRICT;

CREATE INDEX reprint_by_story ON reprint (story_id);

CREATE TABLE grouping (                          -- every decision on groups, and who took it
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  level       TEXT NOT NULL CHECK (level IN ('reprint', 'story')),
  move        TEXT NOT NULL CHECK (move = 'join' OR move = 'split' OR move = 'merge'),
  article_id  INTEGER REFERENCES article,
  from_id     INTEGER,                           -- a reprint or a story, by level
  to_id       INTEGER NOT NULL,
  origin      TEXT NOT NULL CHECK (origin IN ('machine', 'curator')),
  curator_id  INTEGER REFERENCES curator,
  reason      TEXT NOT NULL,                     -- one French sentence
  undone_at   INTEGER
) STRICT;

CREATE INDEX grouping_by_article ON grouping (article_id);

CREATE INDEX grouping_from ON grouping (from_id) WHERE origin = 'curator';

CREATE INDEX grouping_to ON grouping (to_id) WHERE origin = 'curator';

CREATE TABLE grouping_step (
  grouping_id  INTEGER NOT NULL REFERENCES grouping,
  step         INTEGER NOT NULL,
  article_id   INTEGER REFERENCES article,       -- none: the whole reprint moved
  reprint_id   INTEGER NOT NULL REFERENCES reprint,  -- where the article was, or what moved
  story_id     INTEGER NOT NULL REFERENCES story,  -- where the reprint was
  PRIMARY KEY (grouping_id, step)
) STRICT, WITHOUT ROWID;

CREATE INDEX grouping_step_by_article ON grouping_step (article_id) WHERE article_id IS NOT NULL;

CREATE INDEX grouping_step_by_reprint ON grouping_step (reprint_id);

CREATE TABLE grouping_desk (
  grouping_id   INTEGER NOT NULL REFERENCES grouping,
  story_id      INTEGER NOT NULL REFERENCES story,
  centre_id     INTEGER NOT NULL REFERENCES centre,
  state         TEXT NOT NULL,
  decided_at    INTEGER,
  curator_id    INTEGER REFERENCES curator,
  article_id    INTEGER REFERENCES article,
  version_left  INTEGER NOT NULL,                -- the version that the decision left behind it
  later_on      TEXT,
  muted_at      INTEGER,
  PRIMARY KEY (grouping_id, story_id, centre_id)
) STRICT, WITHOUT ROWID;

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

CREATE VIRTUAL TABLE search USING fts5(title, body, columnsize=0, tokenize='ascii');

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

CREATE TABLE territory_inside (                  -- départements that an EPCI which articles were tagged with lies in
  code         TEXT NOT NULL,
  departement  TEXT NOT NULL,
  PRIMARY KEY (code, departement)
) STRICT, WITHOUT ROWID;

CREATE TABLE territory_above (                   -- régions, and départements with theirs (config/territories)
  code    TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  region  TEXT                                   -- none: of a région
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

CREATE TABLE desk_item (
  story_id     INTEGER NOT NULL REFERENCES story,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  state        TEXT NOT NULL DEFAULT 'new'
                 CHECK (state = 'new' OR state = 'later' OR state = 'kept' OR state = 'relayed'
                        OR state = 'discarded' OR state = 'passed'),
  version      INTEGER NOT NULL DEFAULT 1,       -- two clicks are a conflict, not a loss
  arrived_at   INTEGER NOT NULL,
  dated_at     INTEGER NOT NULL DEFAULT 0,       -- where the list has it: when the papers told it
  decided_at   INTEGER,
  curator_id   INTEGER REFERENCES curator,
  article_id   INTEGER REFERENCES article,       -- the one read when it was decided
  filtered_by  TEXT NOT NULL DEFAULT '',
  later_on     TEXT,                             -- the day on which it is to be read again
  muted_at     INTEGER,                          -- since then it does not come up again by growing
  came_back    TEXT NOT NULL DEFAULT '',         -- why it is to be read again after it was discarded
  PRIMARY KEY (story_id, centre_id),
  CHECK ((state = 'later') = (later_on IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX desk_item_by_centre ON desk_item (centre_id, state, dated_at, story_id);

CREATE INDEX desk_item_kept ON desk_item (decided_at) WHERE state = 'kept';

CREATE INDEX desk_item_later ON desk_item (later_on) WHERE state = 'later';

CREATE TABLE desk_count (
  centre_id  INTEGER NOT NULL REFERENCES centre,
  state      TEXT NOT NULL,
  lines      INTEGER NOT NULL,
  PRIMARY KEY (centre_id, state)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER desk_count_comes AFTER INSERT ON desk_item
WHEN (SELECT merged_into_id FROM story WHERE id = new.story_id) IS NULL
BEGIN
  INSERT INTO desk_count (centre_id, state, lines) VALUES (new.centre_id, new.state, 1)
  ON CONFLICT (centre_id, state) DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER desk_count_goes AFTER DELETE ON desk_item
WHEN (SELECT merged_into_id FROM story WHERE id = old.story_id) IS NULL
BEGIN
  UPDATE desk_count SET lines = lines - 1 WHERE centre_id = old.centre_id AND state = old.state;
END;

CREATE TRIGGER desk_count_moves AFTER UPDATE OF story_id, centre_id, state ON desk_item BEGIN
  UPDATE desk_count SET lines = lines - 1
  WHERE centre_id = old.centre_id AND state = old.state
    AND (SELECT merged_into_id FROM story WHERE id = old.story_id) IS NULL;
  INSERT INTO desk_count (centre_id, state, lines)
  SELECT new.centre_id, new.state, 1
  WHERE (SELECT merged_into_id FROM story WHERE id = new.story_id) IS NULL
  ON CONFLICT (centre_id, state) DO UPDATE SET lines = lines + 1;
END;

CREATE TRIGGER desk_count_merges AFTER UPDATE OF merged_into_id ON story
WHEN (old.merged_into_id IS NULL) <> (new.merged_into_id IS NULL)
BEGIN
  INSERT INTO desk_count (centre_id, state, lines)
  SELECT centre_id, state, iif(new.merged_into_id IS NULL, 1, -1)
  FROM desk_item WHERE story_id = new.id
  ON CONFLICT (centre_id, state) DO UPDATE SET lines = lines + excluded.lines;
END;

CREATE TABLE desk_move (                         -- every move, so that each can be undone
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id       INTEGER NOT NULL REFERENCES story,
  centre_id      INTEGER NOT NULL REFERENCES centre,
  curator_id     INTEGER NOT NULL REFERENCES curator,
  article_id     INTEGER REFERENCES article,
  from_state     TEXT NOT NULL,
  to_state       TEXT NOT NULL,
  at             INTEGER NOT NULL,
  undone_at      INTEGER,
  from_later_on  TEXT,                           -- the day it was put off to before the move
  lot            INTEGER                         -- the first move of those made by one gesture
) STRICT;

CREATE INDEX desk_move_by_story ON desk_move (story_id, centre_id, id);

CREATE INDEX desk_move_standing ON desk_move (curator_id, at, id) WHERE undone_at IS NULL;

CREATE INDEX desk_move_by_lot ON desk_move (lot) WHERE lot IS NOT NULL;

CREATE TABLE desk_pass (                         -- a story handed to another centre, with a word
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id        INTEGER NOT NULL REFERENCES story,
  from_centre_id  INTEGER NOT NULL REFERENCES centre,
  to_centre_id    INTEGER NOT NULL REFERENCES centre,
  curator_id      INTEGER NOT NULL REFERENCES curator,
  word            TEXT NOT NULL,
  passed_at       INTEGER NOT NULL,
  recalled_at     INTEGER
) STRICT;

CREATE INDEX desk_pass_by_story ON desk_pass (story_id, to_centre_id);

CREATE TABLE story_read (                        -- what a curator has opened; kept 30 days
  curator_id  INTEGER NOT NULL REFERENCES curator,
  story_id    INTEGER NOT NULL REFERENCES story,
  read_at     INTEGER NOT NULL,
  PRIMARY KEY (curator_id, story_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_read_by_age ON story_read (read_at);

CREATE TABLE curator_preference (                -- how a curator likes to read: 'density', 'order', …
  curator_id  INTEGER NOT NULL REFERENCES curator,
  name        TEXT NOT NULL,
  value       TEXT NOT NULL,
  PRIMARY KEY (curator_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE note_draft (                        -- words being written, before any decision
  story_id    INTEGER NOT NULL REFERENCES story,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  note        TEXT NOT NULL,
  version     INTEGER NOT NULL DEFAULT 1,        -- one's own second tab is told, not overwritten
  saved_at    INTEGER NOT NULL,
  PRIMARY KEY (story_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search (                      -- belongs to a centre, or to the network
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id   INTEGER REFERENCES centre,         -- none: the network's
  name        TEXT NOT NULL,
  query       TEXT NOT NULL,                     -- as it was typed
  version     INTEGER NOT NULL DEFAULT 1,
  created_by  INTEGER NOT NULL REFERENCES curator,
  created_at  INTEGER NOT NULL,
  changed_by  INTEGER REFERENCES curator,
  changed_at  INTEGER,
  retired_at  INTEGER
) STRICT;

CREATE INDEX saved_search_by_centre ON saved_search (centre_id) WHERE retired_at IS NULL;

CREATE TABLE saved_search_follower (             -- how each curator is told of what it finds
  search_id   INTEGER NOT NULL REFERENCES saved_search,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  rhythm      TEXT NOT NULL DEFAULT 'page'
                CHECK (rhythm = 'page' OR rhythm = 'at_once' OR rhythm = 'daily'
                       OR rhythm = 'weekly'),
  told_to     INTEGER NOT NULL,                  -- the last article that was looked at for them
  told_at     INTEGER NOT NULL,
  PRIMARY KEY (search_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search_alert (                      -- one mail to one curator, kept as long as its notification
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  at          INTEGER NOT NULL
) STRICT;

CREATE INDEX saved_search_alert_by_age ON saved_search_alert (at);

CREATE TABLE saved_search_alert_line (                 -- what it tells of: what came behind one article, up to another
  alert_id    INTEGER NOT NULL REFERENCES saved_search_alert,
  search_id   INTEGER NOT NULL REFERENCES saved_search,
  after_id    INTEGER NOT NULL,
  upto_id     INTEGER NOT NULL,
  PRIMARY KEY (alert_id, search_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_search_feed (                       -- a secret address of what a saved search finds
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  search_id   INTEGER NOT NULL REFERENCES saved_search,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  name        TEXT NOT NULL,                     -- 'Mon lecteur de flux'
  token       TEXT NOT NULL UNIQUE,
  created_at  INTEGER NOT NULL,
  revoked_at  INTEGER
) STRICT;

CREATE INDEX saved_search_feed_by_curator ON saved_search_feed (curator_id) WHERE revoked_at IS NULL;

CREATE TABLE proposal (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  story_id     INTEGER NOT NULL REFERENCES story,
  article_id   INTEGER NOT NULL REFERENCES article,  -- the reading proposed
  centre_id    INTEGER NOT NULL REFERENCES centre,
  curator_id   INTEGER NOT NULL REFERENCES curator,
  note         TEXT NOT NULL,                    -- for the public
  remark       TEXT NOT NULL DEFAULT '',         -- for colleagues
  state        TEXT NOT NULL DEFAULT 'offered'
                 CHECK (state = 'offered' OR state = 'taken' OR state = 'merged'
                        OR state = 'declined' OR state = 'withdrawn'),
  version      INTEGER NOT NULL DEFAULT 1,
  offered_at   INTEGER NOT NULL,
  answered_by  INTEGER REFERENCES curator,       -- who moved it last
  answered_at  INTEGER,
  reason       TEXT NOT NULL DEFAULT '',         -- told to who proposed
  item_id      INTEGER REFERENCES panorama_item, -- that took it, or that it was merged with
  CHECK ((state = 'taken' OR state = 'merged') = (item_id IS NOT NULL))
) STRICT;

CREATE INDEX proposal_by_story ON proposal (story_id);

CREATE INDEX proposal_by_centre ON proposal (centre_id, offered_at);

CREATE INDEX proposal_by_curator ON proposal (curator_id, answered_at) WHERE answered_at IS NOT NULL;

CREATE INDEX proposal_by_item ON proposal (item_id) WHERE item_id IS NOT NULL;

CREATE INDEX proposal_offered ON proposal (offered_at) WHERE state = 'offered';

CREATE TABLE panorama_lot (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  file       TEXT NOT NULL,
  items      INTEGER NOT NULL DEFAULT 0,
  made_at    INTEGER NOT NULL,
  undone_at  INTEGER
) STRICT;

CREATE TABLE panorama_item (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,            -- of its address and its entry in feeds, for ever
  story_id      INTEGER NOT NULL REFERENCES story,
  article_id    INTEGER NOT NULL REFERENCES article,
  centre_id     INTEGER NOT NULL REFERENCES centre,   -- whose words its note is
  curator_id    INTEGER NOT NULL REFERENCES curator,
  title         TEXT NOT NULL,
  url           TEXT NOT NULL,
  media         TEXT NOT NULL,
  media_key     TEXT NOT NULL DEFAULT '',        -- its name, as addresses have it
  author        TEXT NOT NULL,
  dated_at      INTEGER,                         -- when its paper published it
  note          TEXT NOT NULL,                   -- the curator's own words
  state         TEXT NOT NULL DEFAULT 'scheduled'
                  CHECK (state = 'ready' OR state = 'scheduled' OR state = 'published' OR state = 'withdrawn'),
  version       INTEGER NOT NULL DEFAULT 1,
  position      INTEGER NOT NULL DEFAULT 0,      -- 0: none given
  publish_at    INTEGER NOT NULL,                -- when it is to appear; ready: when it was taken
  published_at  INTEGER,                         -- when it appeared
  published_on  TEXT,                            -- that day, in Paris
  corrected_at  INTEGER,                         -- a correction that readers are told of
  correction    TEXT NOT NULL DEFAULT '',        -- its words
  withdrawn_at  INTEGER,
  reason        TEXT NOT NULL DEFAULT '',        -- why it was withdrawn
  joined_to     INTEGER REFERENCES panorama_item, -- it was made one with: its address leads there
  changed_by    INTEGER NOT NULL REFERENCES curator,
  changed_at    INTEGER NOT NULL,
  lot_id        INTEGER REFERENCES panorama_lot, -- it was taken in with
  old_address   TEXT,                            -- where it stood then
  old_views     INTEGER,                         -- as that place counted them
  CHECK (state <> 'published' OR published_at IS NOT NULL),
  CHECK ((state = 'withdrawn') = (withdrawn_at IS NOT NULL)),
  CHECK (joined_to IS NULL OR state = 'withdrawn')
) STRICT;

CREATE UNIQUE INDEX panorama_item_live ON panorama_item (story_id) WHERE state <> 'withdrawn';

CREATE INDEX panorama_item_by_story ON panorama_item (story_id, centre_id);

CREATE INDEX panorama_item_by_article ON panorama_item (article_id);

CREATE INDEX panorama_item_by_date ON panorama_item (published_at) WHERE state = 'published';

CREATE INDEX panorama_item_by_centre ON panorama_item (centre_id, published_at) WHERE state = 'published';

CREATE INDEX panorama_item_by_media ON panorama_item (media_key, published_at) WHERE state = 'published';

CREATE INDEX panorama_item_by_lot ON panorama_item (lot_id) WHERE lot_id IS NOT NULL;

CREATE INDEX panorama_item_due ON panorama_item (publish_at) WHERE state = 'scheduled';

CREATE INDEX panorama_item_ready ON panorama_item (publish_at) WHERE state = 'ready';

CREATE INDEX panorama_item_withdrawn ON panorama_item (withdrawn_at) WHERE state = 'withdrawn';

CREATE TABLE panorama_author (
  item_id       INTEGER NOT NULL REFERENCES panorama_item,
  position      INTEGER NOT NULL,
  author_key    TEXT NOT NULL,                   -- the name, as addresses have it
  name          TEXT NOT NULL,
  published_at  INTEGER,                         -- as its item's; none: it is not public
  PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX panorama_author_once ON panorama_author (item_id, author_key);

CREATE INDEX panorama_author_by_key ON panorama_author (author_key, published_at, item_id)
  WHERE published_at IS NOT NULL;

CREATE TABLE panorama_item_text (
  item_id     INTEGER NOT NULL REFERENCES panorama_item,
  version     INTEGER NOT NULL,                  -- the item's, that had it
  title       TEXT NOT NULL,
  url         TEXT NOT NULL,
  note        TEXT NOT NULL,
  changed_by  INTEGER NOT NULL REFERENCES curator, -- who replaced it
  changed_at  INTEGER NOT NULL,
  PRIMARY KEY (item_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE panorama_joining (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  gone_id       INTEGER NOT NULL REFERENCES panorama_item,
  into_id       INTEGER NOT NULL REFERENCES panorama_item,
  grouping_id   INTEGER NOT NULL REFERENCES grouping, -- their stories became one
  gone_state    TEXT NOT NULL
                  CHECK (gone_state = 'ready' OR gone_state = 'scheduled' OR gone_state = 'published'
                         OR gone_state = 'withdrawn'),
  note_version  INTEGER,                         -- of the item that stays: its words before; none: they stayed
  joined_note   TEXT NOT NULL,                   -- those it has since
  joined_by     INTEGER NOT NULL REFERENCES curator,
  joined_at     INTEGER NOT NULL,
  undone_at     INTEGER
) STRICT;

CREATE INDEX panorama_joining_by_gone ON panorama_joining (gone_id);

CREATE INDEX panorama_joining_by_into ON panorama_joining (into_id);

CREATE TABLE panorama_joining_proposal (         -- proposals of the item that went, as they were
  joining_id   INTEGER NOT NULL REFERENCES panorama_joining,
  proposal_id  INTEGER NOT NULL REFERENCES proposal,
  state        TEXT NOT NULL
                 CHECK (state = 'offered' OR state = 'taken' OR state = 'merged'
                        OR state = 'declined' OR state = 'withdrawn'),
  answered_by  INTEGER REFERENCES curator,
  answered_at  INTEGER,
  PRIMARY KEY (joining_id, proposal_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE panorama_tag (
  item_id       INTEGER NOT NULL REFERENCES panorama_item,
  kind          TEXT NOT NULL CHECK (kind IN ('theme', 'territory')),
  code          TEXT NOT NULL,
  position      INTEGER NOT NULL,                -- surest first
  published_at  INTEGER NOT NULL,                -- as its item's
  within        INTEGER NOT NULL DEFAULT 0 CHECK (within IN (0, 1)), -- by a smaller place that lies in it
  PRIMARY KEY (item_id, kind, code)
) STRICT, WITHOUT ROWID;

CREATE INDEX panorama_tag_by_code ON panorama_tag (kind, code, published_at, item_id);

CREATE TRIGGER panorama_tag_follows AFTER UPDATE OF story_id, state ON panorama_item BEGIN
  DELETE FROM panorama_tag WHERE item_id = new.id;
  INSERT INTO panorama_tag (item_id, kind, code, position, published_at)
  SELECT new.id, tag.kind, tag.code,
         row_number() OVER (ORDER BY tag.kind DESC, max(tag.score) DESC, tag.code),
         new.published_at
  FROM reprint JOIN article ON article.reprint_id = reprint.id
  JOIN shown_tag AS tag ON tag.article_id = article.id
  WHERE reprint.story_id = new.story_id AND new.state = 'published'
  GROUP BY tag.kind, tag.code;
  INSERT INTO panorama_tag (item_id, kind, code, position, published_at, within)
  WITH place (code, commune) AS (
         SELECT tag.code, coalesce((SELECT commune_code FROM neighbourhood_commune AS quarter
                                    WHERE quarter.neighbourhood_code = tag.code
                                    ORDER BY quarter.position LIMIT 1), tag.code)
         FROM panorama_tag AS tag WHERE tag.item_id = new.id AND tag.kind = 'territory'),
       inside (code, departement, region) AS (
         SELECT place.code, above.code, above.region FROM place
         JOIN territory_above AS above
           ON above.code = substr(place.commune, 1, iif(place.commune GLOB '9[78]*', 3, 2))
         WHERE above.region IS NOT NULL AND length(place.commune) IN (2, 3, 5)
         UNION ALL SELECT place.code, above.code, above.region FROM place
         JOIN territory_inside AS lies ON lies.code = place.code
         JOIN territory_above AS above ON above.code = lies.departement),
       larger (code) AS (
         SELECT commune FROM place
         WHERE commune <> code AND commune IN (SELECT territory.code FROM territory)
         UNION SELECT departement FROM inside UNION SELECT region FROM inside)
  SELECT new.id, 'territory', code, 1000, new.published_at, 1 FROM larger WHERE true
  ON CONFLICT (item_id, kind, code) DO NOTHING;
END;

CREATE TABLE panorama_tag_count (                -- how many items stand on each shelf: kept, not counted
  kind   TEXT NOT NULL,                          -- 'theme', 'territory', 'centre', 'media', 'author', 'month', 'day'
  code   TEXT NOT NULL,
  items  INTEGER NOT NULL,
  PRIMARY KEY (kind, code)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER panorama_tag_count_comes AFTER INSERT ON panorama_tag BEGIN
  INSERT INTO panorama_tag_count (kind, code, items) VALUES (new.kind, new.code, 1)
  ON CONFLICT (kind, code) DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER panorama_tag_count_goes AFTER DELETE ON panorama_tag BEGIN
  UPDATE panorama_tag_count SET items = items - 1 WHERE kind = old.kind AND code = old.code;
END;

CREATE TABLE takedown (
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  asked_by    TEXT NOT NULL,
  done_by     INTEGER REFERENCES curator,        -- none: the command line
  done_at     INTEGER NOT NULL
) STRICT;

CREATE TABLE dossier (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  key           TEXT NOT NULL UNIQUE,            -- of its address, for ever
  title         TEXT NOT NULL,
  intro         TEXT NOT NULL DEFAULT '',        -- Markdown
  search        TEXT NOT NULL DEFAULT '',        -- a line of the search: its answers are proposed
  state         TEXT NOT NULL DEFAULT 'prepared'
                  CHECK (state = 'prepared' OR state = 'open' OR state = 'closed'),
  version       INTEGER NOT NULL DEFAULT 1,
  opened_by     INTEGER NOT NULL REFERENCES curator,
  opened_at     INTEGER NOT NULL,
  published_at  INTEGER,                         -- when it was public for the first time
  closed_at     INTEGER,
  changed_by    INTEGER NOT NULL REFERENCES curator,
  changed_at    INTEGER NOT NULL,
  CHECK (state = 'prepared' OR published_at IS NOT NULL),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;

CREATE TABLE dossier_keeper (                    -- the centres that edit it, who opened it first
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  centre_id   INTEGER NOT NULL REFERENCES centre,
  position    INTEGER NOT NULL,
  PRIMARY KEY (dossier_id, centre_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX dossier_keeper_by_centre ON dossier_keeper (centre_id);

CREATE TABLE dossier_part (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  title       TEXT NOT NULL,
  position    INTEGER NOT NULL
) STRICT;

CREATE INDEX dossier_part_by_dossier ON dossier_part (dossier_id, position);

CREATE TABLE dossier_item (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  part_id     INTEGER REFERENCES dossier_part,   -- none: before all parts
  article_id  INTEGER NOT NULL REFERENCES article,
  title       TEXT NOT NULL,
  url         TEXT NOT NULL,
  media       TEXT NOT NULL,
  author      TEXT NOT NULL,
  dated_at    INTEGER,
  genre       TEXT NOT NULL DEFAULT 'article'
                CHECK (genre = 'article' OR genre = 'analysis' OR genre = 'enquiry'
                       OR genre = 'interview' OR genre = 'reportage' OR genre = 'portrait'
                       OR genre = 'opinion' OR genre = 'broadcast' OR genre = 'study'),
  note        TEXT NOT NULL DEFAULT '',          -- own words; none: those of the panorama
  position    INTEGER NOT NULL,
  added_by    INTEGER NOT NULL REFERENCES curator,
  added_at    INTEGER NOT NULL,
  UNIQUE (dossier_id, article_id)
) STRICT;

CREATE INDEX dossier_item_by_article ON dossier_item (article_id);

CREATE INDEX dossier_item_by_part ON dossier_item (part_id) WHERE part_id IS NOT NULL;

CREATE TABLE dossier_aside (                     -- found by its search, and not for this dossier
  dossier_id  INTEGER NOT NULL REFERENCES dossier,
  article_id  INTEGER NOT NULL REFERENCES article,
  PRIMARY KEY (dossier_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE VIEW panorama_shown AS
SELECT item.id, item.key, item.story_id, item.article_id, item.centre_id, item.curator_id, item.title,
       item.url, item.media, item.author, item.dated_at, item.note, item.state, item.version,
       item.position, item.publish_at, item.published_at, item.corrected_at, item.correction,
       item.withdrawn_at, item.reason, centre.key AS centre_key, centre.name AS centre_name,
       article.access,
       (SELECT count(*) FROM reprint JOIN article AS later ON later.reprint_id = reprint.id
        WHERE reprint.story_id = item.story_id AND later.first_seen_at > item.published_at)
         AS articles_since,
       coalesce((SELECT group_concat(DISTINCT joined.name)
                 FROM proposal JOIN centre AS joined ON joined.id = proposal.centre_id
                 WHERE proposal.item_id = item.id AND proposal.state = 'merged'
                   AND proposal.centre_id <> item.centre_id), '') AS joined_centres,
       item.media_key, item.published_on
FROM panorama_item AS item JOIN centre ON centre.id = item.centre_id
JOIN article ON article.id = item.article_id;

CREATE VIEW panorama_shelf AS
SELECT shelf.kind, shelf.code, shelf.items,
       coalesce(theme.label, territory.name, above.name, centre.name,
         (SELECT media FROM panorama_item AS one
          WHERE shelf.kind = 'media' AND one.media_key = shelf.code AND one.state = 'published' LIMIT 1),
         (SELECT name FROM panorama_author AS one
          WHERE shelf.kind = 'author' AND one.author_key = shelf.code
            AND one.published_at IS NOT NULL LIMIT 1), shelf.code) AS label
FROM panorama_tag_count AS shelf
LEFT JOIN theme ON shelf.kind = 'theme' AND theme.code = shelf.code
LEFT JOIN territory ON shelf.kind = 'territory' AND territory.code = shelf.code
LEFT JOIN territory_above AS above ON shelf.kind = 'territory' AND above.code = shelf.code
LEFT JOIN centre ON shelf.kind = 'centre' AND centre.key = shelf.code;

CREATE VIEW dossier_standing AS
SELECT item.id AS item_id, item.dossier_id,
       CASE
         WHEN EXISTS (SELECT 1 FROM takedown WHERE takedown.article_id = item.article_id)
           THEN 'taken_down'
         WHEN EXISTS (SELECT 1 FROM panorama_item AS gone
                      WHERE gone.article_id = item.article_id AND gone.state = 'withdrawn'
                        AND gone.published_at IS NOT NULL AND gone.joined_to IS NULL)
              AND NOT EXISTS (SELECT 1 FROM panorama_item AS live
                              WHERE live.article_id = item.article_id AND live.state = 'published')
           THEN 'withdrawn'
         ELSE 'shown'
       END AS standing
FROM dossier_item AS item;

CREATE TABLE suggestion (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  url        TEXT NOT NULL,
  words      TEXT NOT NULL DEFAULT '',
  sent_at    INTEGER NOT NULL,
  closed_at  INTEGER,                            -- put aside
  closed_by  INTEGER REFERENCES curator
) STRICT;

CREATE UNIQUE INDEX suggestion_waits ON suggestion (url) WHERE closed_at IS NULL;

CREATE TABLE panorama_link (
  item_id        INTEGER PRIMARY KEY REFERENCES panorama_item,
  next_check_at  INTEGER NOT NULL,
  gone_since     INTEGER,                        -- answered 404 or 410 for the first time
  dead_at        INTEGER                         -- again, a week or more after
) STRICT;

CREATE INDEX panorama_link_due ON panorama_link (next_check_at);

CREATE INDEX panorama_link_dead ON panorama_link (dead_at) WHERE dead_at IS NOT NULL;

CREATE TABLE robots_answer (                     -- what a site lets programs ask for, for a day
  origin      TEXT PRIMARY KEY,
  text        TEXT NOT NULL,
  closed      INTEGER NOT NULL CHECK (closed IN (0, 1)), -- it could not say: nothing is asked
  fetched_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER panorama_appears AFTER UPDATE OF state ON panorama_item
WHEN new.state = 'published' AND old.state <> 'published' BEGIN
  INSERT INTO search_panorama (rowid, title, note, media, author)
  VALUES (new.id, new.title, new.note, new.media, new.author);
  INSERT INTO panorama_link (item_id, next_check_at) VALUES (new.id, new.changed_at + (14 + new.id % 28) * 86400)
  ON CONFLICT (item_id) DO NOTHING;
  INSERT INTO panorama_tag_count (kind, code, items)
  SELECT 'centre', key, 1 FROM centre WHERE id = new.centre_id
  UNION ALL SELECT 'media', new.media_key, 1 WHERE new.media_key <> ''
  UNION ALL SELECT 'author', author_key, 1 FROM panorama_author WHERE item_id = new.id
  UNION ALL SELECT 'month', substr(coalesce(new.published_on, date(new.published_at, 'unixepoch')), 1, 7), 1
  UNION ALL SELECT 'day', coalesce(new.published_on, date(new.published_at, 'unixepoch')), 1 WHERE true
  ON CONFLICT (kind, code) DO UPDATE SET items = items + 1;
  UPDATE panorama_author SET published_at = new.published_at WHERE item_id = new.id;
END;

CREATE TRIGGER panorama_leaves AFTER UPDATE OF state ON panorama_item
WHEN old.state = 'published' AND new.state <> 'published' BEGIN
  DELETE FROM search_panorama WHERE rowid = new.id;
  DELETE FROM panorama_link WHERE item_id = new.id;
  UPDATE panorama_tag_count SET items = items - 1
  WHERE (kind, code) IN (VALUES ('centre', (SELECT key FROM centre WHERE id = new.centre_id)),
    ('media', new.media_key),
    ('month', substr(coalesce(new.published_on, date(new.published_at, 'unixepoch')), 1, 7)),
    ('day', coalesce(new.published_on, date(new.published_at, 'unixepoch'))));
  UPDATE panorama_tag_count SET items = items - 1
  WHERE kind = 'author' AND code IN (SELECT author_key FROM panorama_author WHERE item_id = new.id);
  UPDATE panorama_author SET published_at = NULL WHERE item_id = new.id;
END;

CREATE TRIGGER panorama_reworded AFTER UPDATE OF title, note ON panorama_item
WHEN new.state = 'published' BEGIN
  UPDATE search_panorama SET title = new.title, note = new.note WHERE rowid = new.id;
END;

CREATE TABLE letter (
  key        TEXT PRIMARY KEY,                   -- 'resonances'
  name       TEXT NOT NULL,
  centre_id  INTEGER NOT NULL REFERENCES centre
) STRICT, WITHOUT ROWID;

CREATE TABLE issue (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_key    TEXT NOT NULL REFERENCES letter,
  number        INTEGER NOT NULL,
  month         TEXT NOT NULL,                   -- '2026-11'; a month may have several, special ones too
  dated_on      TEXT,                            -- the day that it bears, where the letter is dated by the day
  state         TEXT NOT NULL DEFAULT 'draft'    -- see letter/lifecycle.hpp
                 CHECK (state = 'draft' OR state = 'in_review' OR state = 'approved'
                        OR state = 'frozen' OR state = 'sending' OR state = 'paused'
                        OR state = 'sent' OR state = 'cancelled'),
  version       INTEGER NOT NULL DEFAULT 1,      -- of its state and of all its blocks
  subject       TEXT NOT NULL,
  preheader     TEXT NOT NULL DEFAULT '',
  words_by      INTEGER REFERENCES curator,      -- who wrote subject and preheader; none: made of the titles
  created_at    INTEGER NOT NULL,
  created_by    INTEGER REFERENCES curator,      -- none: the program, or the command line
  updated_at    INTEGER NOT NULL,
  updated_by    INTEGER REFERENCES curator,
  frozen_at     INTEGER,
  scheduled_at  INTEGER,                         -- when it is to leave; none: when a person says so
  scheduled_by  INTEGER REFERENCES curator,
  missed_at     INTEGER,                         -- its hour passed by two hours: who chose it was asked again
  public_at     INTEGER,                         -- since its first sending: the archive page is for everybody
  withdrawn_at  INTEGER,                         -- the archive page is there no more
  withdrawn_by  INTEGER REFERENCES curator,
  finished_at   INTEGER,
  pause_reason  TEXT NOT NULL DEFAULT '',        -- why sending stopped by itself
  UNIQUE (letter_key, number),
  CHECK (state = 'cancelled'
         OR (frozen_at IS NOT NULL) = (state = 'frozen' OR state = 'sending' OR state = 'paused'
                                       OR state = 'sent')),
  CHECK (scheduled_at IS NULL OR frozen_at IS NOT NULL)
) STRICT;

CREATE INDEX issue_by_month ON issue (letter_key, month);

CREATE INDEX issue_under_way ON issue (state) WHERE state = 'sending';

CREATE INDEX issue_at_work ON issue (id)
  WHERE state = 'draft' OR state = 'in_review' OR state = 'approved';

CREATE INDEX issue_departure ON issue (scheduled_at)
  WHERE state = 'frozen' AND scheduled_at IS NOT NULL AND missed_at IS NULL;

CREATE TABLE issue_owner (                       -- who has a page of an issue ready, and by when
  issue_id    INTEGER NOT NULL REFERENCES issue,
  page        INTEGER NOT NULL,                  -- 0: the whole issue
  curator_id  INTEGER REFERENCES curator,        -- none: nobody yet
  due_on      TEXT,
  version     INTEGER NOT NULL DEFAULT 1,
  updated_at  INTEGER NOT NULL,
  updated_by  INTEGER REFERENCES curator,        -- none: the program
  PRIMARY KEY (issue_id, page)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_owner_by_day ON issue_owner (due_on)
  WHERE due_on IS NOT NULL AND curator_id IS NOT NULL;

CREATE TABLE shared_block (                      -- a block that other letters may take
  block_id       INTEGER PRIMARY KEY REFERENCES issue_block ON DELETE CASCADE,
  asked_version  INTEGER NOT NULL,               -- of its text, given to be approved
  asked_at       INTEGER NOT NULL,
  asked_by       INTEGER NOT NULL REFERENCES curator,
  version        INTEGER,                        -- of its text, approved: what is offered; none yet
  approved_at    INTEGER,
  approved_by    INTEGER REFERENCES curator,
  withdrawn_at   INTEGER,                        -- offered no more; who took it keeps it
  withdrawn_by   INTEGER REFERENCES curator,
  CHECK ((version IS NULL) = (approved_at IS NULL))
) STRICT;

CREATE INDEX shared_block_offered ON shared_block (approved_at)
  WHERE version IS NOT NULL AND withdrawn_at IS NULL;

CREATE TABLE shared_block_taken (                -- by a block of another letter
  block_id   INTEGER PRIMARY KEY REFERENCES issue_block ON DELETE CASCADE,
  shared_id  INTEGER NOT NULL REFERENCES shared_block ON DELETE CASCADE,
  version    INTEGER NOT NULL,                   -- taken, or left aside knowingly
  taken_at   INTEGER NOT NULL,
  taken_by   INTEGER REFERENCES curator
) STRICT;

CREATE INDEX shared_block_taken_by_shared ON shared_block_taken (shared_id);

CREATE TABLE issue_output (                      -- the bytes of an issue from its freezing on
  issue_id      INTEGER PRIMARY KEY REFERENCES issue,
  subject       TEXT NOT NULL,
  html          TEXT NOT NULL,                   -- with the slots of personal parts
  text          TEXT NOT NULL,
  archive_html  TEXT NOT NULL,                   -- the same issue without personal parts
  sent_from     TEXT NOT NULL DEFAULT '',        -- as whom it leaves: letter.toml, or vigie.toml
  from_name     TEXT NOT NULL DEFAULT '',
  reply_to      TEXT NOT NULL DEFAULT '',
  list_id       TEXT NOT NULL DEFAULT '',
  unsubscribe_mailto  TEXT NOT NULL DEFAULT '',
  feedback_id   TEXT NOT NULL DEFAULT '',
  bytes_hash    BLOB NOT NULL
) STRICT;

CREATE TABLE issue_block (
  id                INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id          INTEGER NOT NULL REFERENCES issue,
  page              INTEGER NOT NULL,
  section           TEXT NOT NULL,
  position          INTEGER NOT NULL,            -- its place within the section, from 1
  origin            TEXT NOT NULL                -- only what is proposed may be replaced by the program
                     CHECK (origin = 'proposed' OR origin = 'placed' OR origin = 'written'),
  kind              TEXT NOT NULL CHECK (kind IN ('article', 'text')),
  panorama_item_id  INTEGER REFERENCES panorama_item,
  article_id        INTEGER REFERENCES article,
  source_file       TEXT NOT NULL DEFAULT '',    -- of an own text: '2026-11/01-seminaire.md'
  source_hash       BLOB,                        -- of what that file said when it was taken
  version           INTEGER NOT NULL DEFAULT 1,  -- of its text
  created_at        INTEGER NOT NULL,
  created_by        INTEGER REFERENCES curator,  -- none: the program, or the command line
  updated_at        INTEGER NOT NULL,
  updated_by        INTEGER REFERENCES curator,
  removed_at        INTEGER,                     -- a person took it out: it is not proposed again
  removed_by        INTEGER REFERENCES curator,
  struck            INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1)), -- its article left the panorama: it stands
                                                                         -- again when that is public again
  CHECK (struck = 0 OR removed_at IS NOT NULL)
) STRICT;

CREATE INDEX issue_block_by_issue ON issue_block (issue_id, page, position);

CREATE INDEX issue_block_by_article ON issue_block (article_id) WHERE article_id IS NOT NULL;

CREATE INDEX issue_block_by_item ON issue_block (panorama_item_id) WHERE panorama_item_id IS NOT NULL;

CREATE INDEX issue_block_by_file ON issue_block (source_file) WHERE source_file <> '';

CREATE TABLE letter_erratum (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id    INTEGER NOT NULL REFERENCES issue,
  article_id  INTEGER NOT NULL REFERENCES article,
  title       TEXT NOT NULL,                     -- as that issue told it
  reason      TEXT NOT NULL,
  made_at     INTEGER NOT NULL,
  UNIQUE (issue_id, article_id)
) STRICT;

CREATE INDEX letter_erratum_by_article ON letter_erratum (article_id);

CREATE TABLE issue_block_version (
  block_id        INTEGER NOT NULL REFERENCES issue_block ON DELETE CASCADE,
  version         INTEGER NOT NULL,
  title           TEXT NOT NULL,
  body_markdown   TEXT NOT NULL,
  url             TEXT NOT NULL,
  link_label      TEXT NOT NULL,
  button          INTEGER NOT NULL CHECK (button IN (0, 1)),
  media           TEXT NOT NULL,
  access          TEXT NOT NULL
                   CHECK (access = 'free' OR access = 'subscribers' OR access = 'registration'),
  media_kind      TEXT NOT NULL
                   CHECK (media_kind = 'text' OR media_kind = 'audio' OR media_kind = 'video'),
  place           TEXT NOT NULL,
  published_at    INTEGER,
  picture_url     TEXT NOT NULL,
  picture_alt     TEXT NOT NULL,
  picture_width   INTEGER NOT NULL,
  picture_height  INTEGER NOT NULL,
  picture_credit  TEXT NOT NULL DEFAULT '',
  genre           TEXT NOT NULL DEFAULT '',      -- 'Livre', 'Séminaire'
  details         TEXT NOT NULL DEFAULT '',      -- '212 pages, 19 €'
  starts_at       INTEGER,                       -- of an event
  ends_at         INTEGER,
  created_at      INTEGER NOT NULL,
  created_by      INTEGER REFERENCES curator,
  PRIMARY KEY (block_id, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_block_version_by_picture ON issue_block_version (picture_url) WHERE picture_url <> '';

CREATE TABLE issue_block_fact (                  -- the lines of the table "En bref" beside a text
  block_id  INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  position  INTEGER NOT NULL,
  label     TEXT NOT NULL,
  value     TEXT NOT NULL,
  PRIMARY KEY (block_id, version, position),
  FOREIGN KEY (block_id, version) REFERENCES issue_block_version (block_id, version)
    ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_approval (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id      INTEGER NOT NULL REFERENCES issue,
  curator_id    INTEGER REFERENCES curator,      -- none: the operator, on the command line
  content_hash  BLOB NOT NULL,                   -- of what was approved: see letter/content.hpp
  note          TEXT NOT NULL DEFAULT '',
  at            INTEGER NOT NULL,
  withdrawn_at  INTEGER,                         -- by who gave it, or by a change of content
  withdrawn_by  INTEGER REFERENCES curator
) STRICT;

CREATE INDEX issue_approval_by_issue ON issue_approval (issue_id);

CREATE TABLE issue_block_presence (              -- who writes in a block now; gone two minutes after the last sign
  block_id    INTEGER NOT NULL REFERENCES issue_block ON DELETE CASCADE,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  seen_at     INTEGER NOT NULL,
  PRIMARY KEY (block_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_block_presence_by_age ON issue_block_presence (seen_at);

CREATE TABLE issue_block_aside (                 -- a text that came second: kept beside the block, never lost
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  block_id       INTEGER NOT NULL REFERENCES issue_block ON DELETE CASCADE,
  title          TEXT NOT NULL,
  body_markdown  TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  created_by     INTEGER NOT NULL REFERENCES curator
) STRICT;

CREATE INDEX issue_block_aside_by_block ON issue_block_aside (block_id);

CREATE TABLE issue_comment (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id     INTEGER NOT NULL REFERENCES issue,
  block_id     INTEGER REFERENCES issue_block ON DELETE CASCADE,  -- none: of the issue
  text         TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  created_by   INTEGER NOT NULL REFERENCES curator,
  resolved_at  INTEGER,
  resolved_by  INTEGER REFERENCES curator
) STRICT;

CREATE INDEX issue_comment_by_issue ON issue_comment (issue_id);

CREATE INDEX issue_comment_by_block ON issue_comment (block_id) WHERE block_id IS NOT NULL;

CREATE TABLE issue_approval_warning (            -- what was accepted by name, and stays with the approval
  approval_id  INTEGER NOT NULL REFERENCES issue_approval,
  name         TEXT NOT NULL,
  message      TEXT NOT NULL,
  PRIMARY KEY (approval_id, name, message)
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_test (                        -- a copy asked for by name: marked, counted nowhere
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id   INTEGER NOT NULL REFERENCES issue,
  address    TEXT NOT NULL,
  asked_at   INTEGER NOT NULL,
  asked_by   INTEGER REFERENCES curator,
  tried_at   INTEGER,
  sent_at    INTEGER,
  answer     TEXT NOT NULL DEFAULT ''            -- of the relay, as it may be shown
) STRICT;

CREATE INDEX issue_test_by_issue ON issue_test (issue_id);

CREATE INDEX issue_test_waiting ON issue_test (id) WHERE tried_at IS NULL;

CREATE TABLE issue_reading (                     -- a private address where an issue is read before it leaves
  token_hash  BLOB PRIMARY KEY,
  issue_id    INTEGER NOT NULL REFERENCES issue,
  created_at  INTEGER NOT NULL,
  created_by  INTEGER REFERENCES curator,
  until_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX issue_reading_by_issue ON issue_reading (issue_id);

CREATE INDEX issue_reading_by_end ON issue_reading (until_at);

CREATE TABLE letter_event (                      -- what the calendars of a letter announce
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  letter_key  TEXT NOT NULL REFERENCES letter,
  source      TEXT NOT NULL,                     -- the calendar's name in letter.toml; 'main' : pasted by hand
  uid         TEXT NOT NULL,
  starts_at   INTEGER NOT NULL,
  ends_at     INTEGER,
  title       TEXT NOT NULL,
  place       TEXT NOT NULL,
  url         TEXT NOT NULL,
  seen_at     INTEGER NOT NULL,
  UNIQUE (letter_key, source, uid, title, starts_at)
) STRICT;

CREATE INDEX letter_event_to_come ON letter_event (letter_key, starts_at);

CREATE TABLE link_answer (                       -- what a link of a letter answered, asked once a day
  url         TEXT PRIMARY KEY,
  status      INTEGER NOT NULL,                  -- of HTTP; 0: there was no answer
  unknown     INTEGER NOT NULL CHECK (unknown IN (0, 1)),  -- its host has no address
  checked_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX link_answer_by_age ON link_answer (checked_at);

CREATE TABLE letter_picture (                    -- as they are shown: shrunk, without metadata
  letter_key  TEXT NOT NULL REFERENCES letter,
  name        TEXT NOT NULL,                     -- 'depot-<digest>.jpg'
  type        TEXT NOT NULL,
  width       INTEGER NOT NULL,
  height      INTEGER NOT NULL,
  bytes       BLOB NOT NULL,
  created_at  INTEGER NOT NULL,
  created_by  INTEGER REFERENCES curator,
  PRIMARY KEY (letter_key, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX letter_picture_by_age ON letter_picture (created_at);

CREATE TABLE mailing_list (                      -- what one may subscribe to
  key         TEXT PRIMARY KEY,                  -- a letter's own key; 'panorama' for its followers
  kind        TEXT NOT NULL CHECK (kind = 'letter' OR kind = 'panorama'),
  letter_key  TEXT REFERENCES letter,
  CHECK ((kind = 'letter') = (letter_key IS NOT NULL)),
  CHECK (kind = 'panorama' OR key = letter_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (                            -- somebody who receives something
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  email       TEXT,                              -- as it was given; NULL once erased
  email_key   TEXT UNIQUE,                       -- the same, folded: two spellings are one person
  name        TEXT NOT NULL DEFAULT '',
  created_at  INTEGER NOT NULL,
  erased_at   INTEGER,
  version     INTEGER NOT NULL DEFAULT 1,
  CHECK ((erased_at IS NULL) = (email IS NOT NULL)),
  CHECK ((email IS NULL) = (email_key IS NULL))
) STRICT;

CREATE TABLE person_attribute (                  -- by which readers are counted and chosen
  person_id  INTEGER NOT NULL REFERENCES person,
  kind       TEXT NOT NULL
                 CHECK (kind = 'centre' OR kind = 'territory' OR kind = 'role' OR kind = 'theme'),
  value      TEXT NOT NULL,
  PRIMARY KEY (person_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_attribute_by_value ON person_attribute (kind, value);

CREATE TABLE import_lot (                        -- one file taken in, undone as one
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  list_key    TEXT NOT NULL REFERENCES mailing_list,
  origin      TEXT NOT NULL,                     -- file, day
  at          INTEGER NOT NULL,
  curator_id  INTEGER REFERENCES curator,        -- NULL: on the command line
  added       INTEGER NOT NULL DEFAULT 0,
  suppressed  INTEGER NOT NULL DEFAULT 0,        -- those who had left in the former tool
  undone_at   INTEGER
) STRICT;

CREATE INDEX import_lot_by_list ON import_lot (list_key, id);

CREATE TABLE import_upload (                     -- a file between its trial and its import
  curator_id  INTEGER PRIMARY KEY REFERENCES curator,
  list_key    TEXT NOT NULL,
  file_name   TEXT NOT NULL,
  bytes       BLOB NOT NULL,
  at          INTEGER NOT NULL
) STRICT;

CREATE TABLE subscription (                      -- a person on a list
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id        INTEGER NOT NULL REFERENCES person,
  list_key         TEXT NOT NULL REFERENCES mailing_list,
  state            TEXT NOT NULL
                 CHECK (state = 'pending' OR state = 'active' OR state = 'paused'
                        OR state = 'left'),
  basis            TEXT NOT NULL CHECK (basis = 'inscription' OR basis = 'fonctions'),
  frequency        TEXT NOT NULL DEFAULT 'issue'
                 CHECK (frequency = 'issue' OR frequency = 'daily' OR frequency = 'weekly'),
  origin           TEXT NOT NULL,                -- where the address came from: file, form, day
  import_lot_id    INTEGER REFERENCES import_lot,
  token            TEXT NOT NULL UNIQUE,         -- of the links in its mails: for years; tells nothing
  subscribed_at    INTEGER NOT NULL,
  left_at          INTEGER,
  paused_until_at  INTEGER,
  version          INTEGER NOT NULL DEFAULT 1,
  UNIQUE (person_id, list_key),
  CHECK ((state = 'left') = (left_at IS NOT NULL)),
  CHECK ((state = 'paused') = (paused_until_at IS NOT NULL))
) STRICT;

CREATE INDEX subscription_by_list ON subscription (list_key, state);

CREATE INDEX subscription_by_day ON subscription (list_key, subscribed_at, state);

CREATE INDEX subscription_by_leaving ON subscription (list_key, left_at) WHERE left_at IS NOT NULL;

CREATE INDEX subscription_paused ON subscription (paused_until_at) WHERE state = 'paused';

CREATE INDEX subscription_by_lot ON subscription (import_lot_id) WHERE import_lot_id IS NOT NULL;

CREATE TABLE subscription_filter (               -- what a follower wants of a list; no row: all of it
  subscription_id  INTEGER NOT NULL REFERENCES subscription,
  kind             TEXT NOT NULL CHECK (kind = 'theme' OR kind = 'territory'),
  value            TEXT NOT NULL,
  PRIMARY KEY (subscription_id, kind, value)
) STRICT, WITHOUT ROWID;

CREATE TABLE address_wish (                      -- where somebody asked to receive instead, unconfirmed
  person_id  INTEGER PRIMARY KEY REFERENCES person,
  email      TEXT NOT NULL,
  asked_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE consent_event (                     -- what a person agreed to or took back; never changed
  subscription_id  INTEGER NOT NULL REFERENCES subscription,
  position         INTEGER NOT NULL,             -- 1, 2, … of this subscription
  at               INTEGER NOT NULL,
  kind             TEXT NOT NULL
                 CHECK (kind = 'asked' OR kind = 'subscribed' OR kind = 'changed'
                        OR kind = 'paused' OR kind = 'resumed' OR kind = 'left'
                        OR kind = 'returned'),
  place            TEXT NOT NULL
                 CHECK (place = 'import' OR place = 'page' OR place = 'link' OR place = 'mail'
                        OR place = 'command'),
  wording          TEXT NOT NULL DEFAULT '',     -- the words that the person read
  actor            TEXT NOT NULL CHECK (actor = 'reader' OR actor = 'curator' OR actor = 'operator'),
  curator_id       INTEGER REFERENCES curator,
  PRIMARY KEY (subscription_id, position),
  CHECK ((actor = 'curator') = (curator_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER consent_is_not_rewritten BEFORE UPDATE ON consent_event BEGIN
  SELECT raise(ABORT, 'consent_event is append-only');
END;

CREATE TRIGGER consent_is_not_removed BEFORE DELETE ON consent_event BEGIN
  SELECT raise(ABORT, 'consent_event is append-only');
END;

CREATE TABLE suppression (                       -- who must not be written to; survives erasure
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  email_hash  BLOB NOT NULL,                     -- keyed, of the folded address
  list_key    TEXT REFERENCES mailing_list,      -- NULL: every list
  reason      TEXT NOT NULL
                 CHECK (reason = 'unsubscribed' OR reason = 'bounced' OR reason = 'complained'
                        OR reason = 'manual' OR reason = 'imported_left'),
  at          INTEGER NOT NULL,
  import_lot_id INTEGER REFERENCES import_lot,   -- that brought it along: undone with it
  undone_at   INTEGER                            -- by the person, or with its lot
) STRICT;

CREATE INDEX suppression_by_lot ON suppression (import_lot_id) WHERE import_lot_id IS NOT NULL;

CREATE INDEX suppression_by_hash ON suppression (email_hash);

CREATE UNIQUE INDEX suppression_in_force ON suppression (email_hash, coalesce(list_key, ''))
  WHERE undone_at IS NULL;

CREATE TABLE delivery (                          -- an issue on its way to one reader
  id               INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id         INTEGER NOT NULL REFERENCES issue,
  subscription_id  INTEGER NOT NULL REFERENCES subscription,
  state            TEXT NOT NULL DEFAULT 'todo'
                 CHECK (state = 'todo' OR state = 'claimed' OR state = 'handed'
                        OR state = 'accepted' OR state = 'refused' OR state = 'deferred'
                        OR state = 'uncertain' OR state = 'suppressed' OR state = 'cancelled'),
  message_id       TEXT NOT NULL,
  attempts         INTEGER NOT NULL DEFAULT 0,
  lease_until_at   INTEGER,
  next_try_at      INTEGER,
  handed_at        INTEGER,
  answered_at      INTEGER,
  smtp_code        INTEGER,                      -- of the last answer, as its words
  meaning          TEXT NOT NULL DEFAULT '',     -- whom it was about, as delivery_event.meaning
  provider         TEXT NOT NULL DEFAULT '',     -- key of config/providers.toml; '': none listed
  answer           TEXT NOT NULL DEFAULT '',
  watched          TEXT GENERATED ALWAYS AS (    -- its state, but for those that most rows are in
                     CASE WHEN state = 'todo' OR state = 'accepted' THEN NULL ELSE state END) VIRTUAL,
  UNIQUE (issue_id, subscription_id)
) STRICT;

CREATE INDEX delivery_to_send ON delivery (issue_id, state, message_id) WHERE state = 'todo';

CREATE INDEX delivery_watched ON delivery (issue_id, watched) WHERE watched IS NOT NULL;

CREATE INDEX delivery_by_next_try ON delivery (issue_id, next_try_at) WHERE state = 'deferred';

CREATE INDEX delivery_by_message ON delivery (message_id);

CREATE INDEX delivery_by_provider ON delivery (issue_id, provider, state);

CREATE INDEX delivery_by_handing ON delivery (handed_at) WHERE handed_at IS NOT NULL;

CREATE TABLE delivery_total (                    -- kept: what is accepted is what no index counts
  issue_id  INTEGER PRIMARY KEY REFERENCES issue,
  count     INTEGER NOT NULL
) STRICT;

CREATE TRIGGER delivery_is_counted AFTER INSERT ON delivery BEGIN
  INSERT INTO delivery_total (issue_id, count) VALUES (new.issue_id, 1)
  ON CONFLICT (issue_id) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER delivery_is_counted_no_more AFTER DELETE ON delivery BEGIN
  UPDATE delivery_total SET count = count - 1 WHERE issue_id = old.issue_id;
END;

CREATE TABLE delivery_event (                    -- each try, and what came of it later
  delivery_id    INTEGER NOT NULL REFERENCES delivery,
  position       INTEGER NOT NULL,               -- 1, 2, … of this delivery
  at             INTEGER NOT NULL,
  kind           TEXT NOT NULL
                 CHECK (kind = 'try' OR kind = 'interrupted' OR kind = 'asked_again'
                        OR kind = 'report' OR kind = 'complaint'),
  smtp_code      INTEGER,
  enhanced_code  TEXT NOT NULL DEFAULT '',       -- '5.1.1'
  answer         TEXT NOT NULL DEFAULT '',       -- the server's words, what may be shown of them
  meaning        TEXT NOT NULL
                 CHECK (meaning = 'accepted' OR meaning = 'about_reader' OR meaning = 'about_us'
                        OR meaning = 'later' OR meaning = 'greylisted' OR meaning = 'mailbox_full'
                        OR meaning = 'unanswered'),
  PRIMARY KEY (delivery_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE returned_mail (                     -- what came back: reports, complaints, absences
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  at           INTEGER NOT NULL,
  file         TEXT NOT NULL UNIQUE,              -- its name in the Maildir
  kind         TEXT NOT NULL,
  subject      TEXT NOT NULL,
  sender       TEXT NOT NULL,
  text         TEXT NOT NULL,                     -- its first words
  reading      TEXT NOT NULL,                     -- French: what it was taken for
  delivery_id  INTEGER REFERENCES delivery,
  settled_at   INTEGER                            -- none: a person has to look
) STRICT;

CREATE INDEX returned_mail_open ON returned_mail (id) WHERE settled_at IS NULL;

CREATE INDEX returned_mail_settled ON returned_mail (settled_at) WHERE settled_at IS NOT NULL;

CREATE TABLE mail_stop (                         -- who is left alone after an answer about us
  domain    TEXT PRIMARY KEY,                    -- a provider's key, a domain, or '*': everything
  until_at  INTEGER NOT NULL,
  since_at  INTEGER NOT NULL DEFAULT 0,          -- of the first such answer
  tries     INTEGER NOT NULL DEFAULT 1,          -- in a row that brought nothing
  subject   TEXT NOT NULL DEFAULT '',            -- what it is about, French
  answer    TEXT NOT NULL                        -- the server's words, what may be shown of them
) STRICT, WITHOUT ROWID;

CREATE TABLE applied (
  kind        TEXT NOT NULL,                     -- 'centre', 'theme', 'source', 'allocation', …
  key         TEXT NOT NULL,
  value       TEXT NOT NULL,                     -- canonical text of what the files said
  applied_at  INTEGER NOT NULL,
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (                           -- made by the program: keys, numbers it counts on
  name   TEXT PRIMARY KEY,
  value  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  kind         TEXT NOT NULL,                    -- 'reminder', 'digest', …
  subject      TEXT NOT NULL,                    -- what it is about, as its kind writes it
  curator_id   INTEGER REFERENCES curator,       -- whose account has the address, or
  address      TEXT COLLATE NOCASE,              -- somebody without an account
  name         TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL DEFAULT 'pending'
               CHECK (state = 'pending' OR state = 'handed' OR state = 'sent'
                      OR state = 'uncertain' OR state = 'deferred' OR state = 'refused'
                      OR state = 'cancelled'),
  attempts     INTEGER NOT NULL DEFAULT 0,
  next_try_at  INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  handed_at    INTEGER,                          -- on the disk before the last byte leaves
  ended_at     INTEGER,                          -- sent, uncertain, refused or cancelled
  smtp_code    INTEGER,
  answer       TEXT NOT NULL DEFAULT '',         -- the server's last one, as it may be shown
  CHECK ((curator_id IS NULL) <> (address IS NULL))
) STRICT;

CREATE UNIQUE INDEX notification_of_curator ON notification (kind, subject, curator_id)
  WHERE curator_id IS NOT NULL;

CREATE UNIQUE INDEX notification_of_address ON notification (kind, subject, address)
  WHERE address IS NOT NULL;

CREATE INDEX notification_by_state ON notification (state, next_try_at);

CREATE INDEX notification_by_end ON notification (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE job_run (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL,                     -- of app/job_list
  started_at  INTEGER NOT NULL,
  ended_at    INTEGER,
  outcome     TEXT NOT NULL DEFAULT 'running'
              CHECK (outcome = 'running' OR outcome = 'done' OR outcome = 'partial'
                     OR outcome = 'failed' OR outcome = 'interrupted'),
  detail      TEXT NOT NULL DEFAULT '',          -- French, as it may be shown
  failures    INTEGER NOT NULL DEFAULT 0,        -- in a row, this one included
  next_at     INTEGER,                           -- when the job has to do again; none: unknown
  backlog     INTEGER NOT NULL DEFAULT 0         -- what was left to do
) STRICT;

CREATE INDEX job_run_by_name ON job_run (name, id);

CREATE INDEX job_run_by_start ON job_run (started_at);

CREATE TABLE operator_trouble (
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  key       TEXT NOT NULL,                       -- 'clock', 'lane:network_in', 'job:polls'
  words     TEXT NOT NULL,                       -- French, as it was when it was last seen
  began_at  INTEGER NOT NULL,
  told_at   INTEGER,                             -- none: it has not lasted long enough
  ended_at  INTEGER
) STRICT;

CREATE UNIQUE INDEX operator_trouble_open ON operator_trouble (key) WHERE ended_at IS NULL;

CREATE INDEX operator_trouble_told ON operator_trouble (key, told_at) WHERE told_at IS NOT NULL;

CREATE INDEX operator_trouble_by_end ON operator_trouble (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE lane (                              -- the lanes as they were last seen
  name        TEXT PRIMARY KEY,
  verb        TEXT NOT NULL,                     -- 'daemon' or 'tick': who runs it
  started_at  INTEGER NOT NULL,
  seen_at     INTEGER NOT NULL,                  -- when it last looked for work
  restarts    INTEGER NOT NULL DEFAULT 0,        -- since started_at
  trouble     TEXT NOT NULL DEFAULT ''           -- why it was last restarted
) STRICT, WITHOUT ROWID;

CREATE TABLE clock_tick (
  id  INTEGER PRIMARY KEY CHECK (id = 1),
  at  INTEGER NOT NULL
) STRICT;

CREATE TABLE clock_jump (                        -- of over a day, either way, or as long a stop
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  from_at      INTEGER NOT NULL,
  to_at        INTEGER NOT NULL,
  accepted_at  INTEGER,                          -- a person said that the clock is right
  accepted_by  TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX clock_jump_open ON clock_jump (id) WHERE accepted_at IS NULL;

CREATE TABLE audience_count (
  subject  TEXT NOT NULL,
  code     TEXT NOT NULL,
  measure  TEXT NOT NULL,
  period   TEXT NOT NULL,                        -- '2026-11-30', '2026-11', '2026'
  number   INTEGER NOT NULL,
  PRIMARY KEY (subject, code, measure, period)
) STRICT, WITHOUT ROWID;

CREATE INDEX audience_top ON audience_count (subject, measure, period, number);

CREATE TABLE audience_seen (
  day_on   TEXT NOT NULL,
  subject  TEXT NOT NULL,                        -- as above, or 'robot'
  code     TEXT NOT NULL,
  visitor  BLOB NOT NULL,
  PRIMARY KEY (day_on, subject, code, visitor)
) STRICT, WITHOUT ROWID;

CREATE TABLE audience_feed (                     -- what aggregators say of their readers, and when
  feed        TEXT NOT NULL,                     -- its path
  aggregator  TEXT NOT NULL,
  followers   INTEGER NOT NULL,
  told_on     TEXT NOT NULL,
  PRIMARY KEY (feed, aggregator)
) STRICT, WITHOUT ROWID;

CREATE TABLE audience_past (                     -- views of what was taken in from elsewhere, as counted there
  year   TEXT PRIMARY KEY,                       -- in which it appeared
  items  INTEGER NOT NULL,
  views  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_build (                      -- one row: the files that made this database
  digest  TEXT NOT NULL
) STRICT;

CREATE VIEW panorama_record AS
SELECT item.id, item.key, item.story_id, item.article_id, item.title, item.url, item.media,
       item.author, item.dated_at, item.note, item.state,
       coalesce(item.published_at, item.publish_at) AS relayed_at, item.published_at,
       item.position, centre.key AS centre_key, centre.name AS centre_name,
       article.access, article.kind, article.language, article.first_seen_at,
       media.key AS media_key, media.issn, media.rhythm, media.catalogue_title,
       media.catalogue_issn
FROM panorama_item AS item JOIN centre ON centre.id = item.centre_id
JOIN article ON article.id = item.article_id
LEFT JOIN media ON media.id = article.media_id;

CREATE TABLE author_alias (                      -- a name as papers sign it, and as the catalogue has it
  signed_as  TEXT PRIMARY KEY COLLATE NOCASE,
  named      TEXT NOT NULL                       -- 'Dupont, Jean', or a body
) STRICT, WITHOUT ROWID;

CREATE TABLE panorama_stamp (
  item_id     INTEGER PRIMARY KEY REFERENCES panorama_item,
  stamped_at  INTEGER NOT NULL,
  gone        INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1))
) STRICT;

CREATE INDEX panorama_stamp_by_time ON panorama_stamp (stamped_at, item_id);

CREATE TABLE panorama_set (                      -- every set an item was ever in: who harvests one is told when it goes
  item_id  INTEGER NOT NULL REFERENCES panorama_item,
  spec     TEXT NOT NULL,                        -- 'theme:sante'
  PRIMARY KEY (spec, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX panorama_set_by_item ON panorama_set (item_id);

CREATE TRIGGER panorama_set_grows AFTER INSERT ON panorama_tag BEGIN
  INSERT INTO panorama_set (item_id, spec)
  VALUES (new.item_id, iif(new.kind = 'theme', 'theme:', 'territoire:') || new.code)
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER panorama_stamp_follows AFTER UPDATE ON panorama_item
WHEN new.published_at IS NOT NULL AND new.state <> 'scheduled' BEGIN
  INSERT INTO panorama_stamp (item_id, stamped_at, gone)
  VALUES (new.id, new.changed_at, new.state = 'withdrawn')
  ON CONFLICT (item_id) DO UPDATE
  SET stamped_at = max(stamped_at, iif(new.version <> old.version, new.changed_at, unixepoch())),
      gone = excluded.gone;
  INSERT INTO panorama_set (item_id, spec)
  SELECT new.id, 'centre:' || centre.key FROM centre WHERE centre.id = new.centre_id
  UNION ALL SELECT new.id, iif(article.access = 'free', 'acces:libre', 'acces:abonnes')
  FROM article WHERE article.id = new.article_id
  ON CONFLICT DO NOTHING;
END;

CREATE TABLE catalogue_record (
  id           TEXT PRIMARY KEY,                 -- the catalogue's own number
  level        TEXT NOT NULL DEFAULT '',         -- 'a2', 'm0', 's1'
  title        TEXT NOT NULL,
  title_key    INTEGER,                          -- none: any article could be called so
  url          TEXT NOT NULL DEFAULT '',
  url_key      TEXT NOT NULL DEFAULT '',
  permalink    TEXT NOT NULL DEFAULT '',         -- key of a panorama item, found in a note
  serial       TEXT NOT NULL DEFAULT '',
  day_on       TEXT,
  descriptors  TEXT NOT NULL DEFAULT '',
  seen_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX catalogue_record_by_title ON catalogue_record (title_key) WHERE title_key IS NOT NULL;

CREATE INDEX catalogue_record_by_url ON catalogue_record (url_key) WHERE url_key <> '';

CREATE INDEX catalogue_record_by_permalink ON catalogue_record (permalink) WHERE permalink <> '';

CREATE TABLE catalogue_answer (                  -- a person said whether the two are one; beats every key
  article_id  INTEGER NOT NULL REFERENCES article,
  record      TEXT NOT NULL,                     -- its number, whether or not the next file has it
  same        INTEGER NOT NULL CHECK (same IN (0, 1)),
  curator_id  INTEGER NOT NULL REFERENCES curator,
  at          INTEGER NOT NULL,
  PRIMARY KEY (article_id, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE catalogue_sending (                 -- given to the catalogue's administrators in a file
  article_id  INTEGER PRIMARY KEY REFERENCES article,
  title       TEXT NOT NULL,                     -- as it was sent
  file        TEXT NOT NULL,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  sent_at     INTEGER NOT NULL
) STRICT;

CREATE INDEX catalogue_sending_by_time ON catalogue_sending (sent_at);

CREATE TABLE report_value (
  code        TEXT NOT NULL,                     -- 'cosoter.visites'
  year        INTEGER NOT NULL,
  centre_id   INTEGER NOT NULL DEFAULT 0,
  number      REAL,                              -- none: said to be comparable, without number
  exactness   TEXT NOT NULL DEFAULT 'exact'
                CHECK (exactness = 'exact' OR exactness = 'rounded' OR exactness = 'comparable'),
  source      TEXT NOT NULL,
  remark      TEXT NOT NULL DEFAULT '',
  curator_id  INTEGER NOT NULL REFERENCES curator,
  entered_at  INTEGER NOT NULL,
  version     INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (code, year, centre_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_closing (                    -- a report that was printed: its figures stay as they were
  year        INTEGER NOT NULL,
  centre_id   INTEGER NOT NULL DEFAULT 0,
  closed_at   INTEGER NOT NULL,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  PRIMARY KEY (year, centre_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_frozen (                     -- each figure as it was printed
  year       INTEGER NOT NULL,
  centre_id  INTEGER NOT NULL DEFAULT 0,
  code       TEXT NOT NULL,
  number     REAL,
  exactness  TEXT NOT NULL
               CHECK (exactness = 'exact' OR exactness = 'rounded' OR exactness = 'comparable'),
  source     TEXT NOT NULL,
  remark     TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (year, centre_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE enquiry (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  centre_id    INTEGER NOT NULL REFERENCES centre,
  number       INTEGER NOT NULL,                 -- of its centre, from 1 in each year
  received_on  TEXT NOT NULL,
  answered_on  TEXT,
  channel      TEXT NOT NULL DEFAULT '',         -- codes of facets: see exports/enquiry.hpp; '': nobody said
  asker        TEXT NOT NULL DEFAULT '',
  organisation TEXT NOT NULL DEFAULT '',
  territory    TEXT NOT NULL DEFAULT '',         -- as typed
  theme        TEXT NOT NULL DEFAULT '',         -- the main one, a code valid that day
  need         TEXT NOT NULL DEFAULT '',
  question     TEXT NOT NULL,
  answer_kind  TEXT NOT NULL DEFAULT '',
  state        TEXT NOT NULL DEFAULT 'open'
                 CHECK (state = 'open' OR state = 'waiting' OR state = 'closed' OR state = 'dropped'
                        OR state = 'redirected'),
  redirected_to TEXT NOT NULL DEFAULT '',
  follows_id   INTEGER REFERENCES enquiry,
  version      INTEGER NOT NULL DEFAULT 1,
  created_by   INTEGER NOT NULL REFERENCES curator,
  created_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX enquiry_by_day ON enquiry (centre_id, received_on, id);

CREATE INDEX enquiry_by_year ON enquiry (received_on);

CREATE TABLE enquiry_person (                    -- who asked, where they said so; forgotten on a day
  enquiry_id  INTEGER PRIMARY KEY REFERENCES enquiry,
  name        TEXT NOT NULL DEFAULT '',
  mail        TEXT NOT NULL DEFAULT '',
  erase_on    TEXT NOT NULL
) STRICT;

CREATE INDEX enquiry_person_by_day ON enquiry_person (erase_on);

CREATE TABLE enquiry_piece (                     -- what the answer cites, in its order
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  enquiry_id  INTEGER NOT NULL REFERENCES enquiry,
  position    INTEGER NOT NULL,
  article_id  INTEGER REFERENCES article,        -- none: a reference in words, or a record of the catalogue
  reference   TEXT NOT NULL DEFAULT '',
  line        TEXT NOT NULL DEFAULT ''           -- why it is there, in the documentalist's words
) STRICT;

CREATE INDEX enquiry_piece_by_enquiry ON enquiry_piece (enquiry_id, position);

CREATE TABLE enquiry_answer (                    -- as it was sent: never changed, made anew instead
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  enquiry_id  INTEGER NOT NULL REFERENCES enquiry,
  body        TEXT NOT NULL,
  model       TEXT NOT NULL DEFAULT '',          -- its title as a "réponse type"; '': it is none
  made_from   INTEGER REFERENCES enquiry_answer, -- the "réponse type" that it began with
  curator_id  INTEGER NOT NULL REFERENCES curator,
  frozen_at   INTEGER NOT NULL
) STRICT;

CREATE INDEX enquiry_answer_by_enquiry ON enquiry_answer (enquiry_id, id);

CREATE INDEX enquiry_answer_models ON enquiry_answer (id) WHERE model <> '';

CREATE TABLE working_group (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  name        TEXT NOT NULL UNIQUE COLLATE NOCASE,
  theme_code  TEXT REFERENCES theme,             -- none: a trade, that no theme of the press tells
  calendar    TEXT NOT NULL DEFAULT '',          -- address of an iCalendar file; '' for none
  asked_at    INTEGER,                           -- when that address was last asked
  trouble     TEXT NOT NULL DEFAULT '',          -- why it gave no calendar then
  closed_at   INTEGER,
  version     INTEGER NOT NULL DEFAULT 1,
  created_by  INTEGER NOT NULL REFERENCES curator,
  created_at  INTEGER NOT NULL,
  changed_by  INTEGER NOT NULL REFERENCES curator,
  changed_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE working_group_member (
  group_id    INTEGER NOT NULL REFERENCES working_group,
  curator_id  INTEGER NOT NULL REFERENCES curator,
  joined_at   INTEGER NOT NULL,
  PRIMARY KEY (group_id, curator_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX working_group_member_by_curator ON working_group_member (curator_id);

CREATE TABLE working_group_meeting (
  id         INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id   INTEGER NOT NULL REFERENCES working_group,
  uid        TEXT NOT NULL DEFAULT '',           -- of the calendar; '': written by hand
  title      TEXT NOT NULL DEFAULT '',
  place      TEXT NOT NULL DEFAULT '',
  url        TEXT NOT NULL DEFAULT '',
  starts_at  INTEGER NOT NULL,
  ends_at    INTEGER,
  seen_at    INTEGER NOT NULL,                   -- when it was last said
  followed   INTEGER NOT NULL DEFAULT 0 CHECK (followed IN (0, 1)), -- by the group's calendar, not by people
  UNIQUE (group_id, uid, starts_at)
) STRICT;

CREATE INDEX working_group_meeting_to_come ON working_group_meeting (starts_at);

CREATE INDEX working_group_meeting_of_group ON working_group_meeting (group_id, starts_at);

CREATE TABLE working_group_note (                -- what a member writes for the others
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  group_id      INTEGER NOT NULL REFERENCES working_group,
  curator_id    INTEGER NOT NULL REFERENCES curator,
  body          TEXT NOT NULL,                   -- Markdown
  written_at    INTEGER NOT NULL,
  changed_at    INTEGER,
  withdrawn_at  INTEGER,                         -- who wrote it alone sees it then, and may give it back
  version       INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX working_group_note_by_group ON working_group_note (group_id, id);
