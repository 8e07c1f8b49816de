-- SPDX-License-Identifier: EUPL-1.2
-- What a feed filed an article under, one a line: kept and purged with its text, so that rules can be
-- tried on it.
ALTER TABLE article_text ADD COLUMN categories TEXT NOT NULL DEFAULT '';
