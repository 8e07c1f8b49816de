-- SPDX-License-Identifier: EUPL-1.2
-- What publishers granted, and what their pages say of access.

-- Words of a source's texts that may be shown to the public, and by what right; 0: none.
ALTER TABLE source ADD COLUMN extract_words INTEGER NOT NULL DEFAULT 0
  CHECK (extract_words BETWEEN 0 AND 25);
ALTER TABLE source ADD COLUMN extract_reason TEXT NOT NULL DEFAULT '';

-- Pages that said so before anybody asked them.
UPDATE article SET access = 'subscribers'
WHERE access <> 'subscribers'
  AND id IN (SELECT article_id FROM article_signals WHERE free_access = 0);
