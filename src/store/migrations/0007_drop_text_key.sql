-- SPDX-License-Identifier: EUPL-1.2
-- Stories are told from article_sketch: the fingerprint of a text compares nothing any more.
DROP INDEX article_by_text_key;
ALTER TABLE article DROP COLUMN text_key;
