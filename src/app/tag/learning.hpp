// SPDX-License-Identifier: EUPL-1.2
/// Learning from labelled articles: a file's, or what the curators decided.
///
/// Shape   a file is tab-separated with a heading: `title`, `summary`, `theme`, and `split` where a
///         part is asked for. Its labels need not be our codes: a label that is none is taken for
///         the theme that the rules see most in it and least elsewhere, or for no theme.
///         From the database: an article that a centre kept or relayed teaches the tags that it
///         shows now, one whose tags were corrected too; relayed against discarded teaches
///         kPanoramaQuestion.
/// Units   at most tag::kExamplesMax articles, the latest.
/// Errors  invalid_input (a column is missing), not_found, storage.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "store/sql/database.hpp"
#include "tag/theme_tagger.hpp"
#include "tag/train.hpp"

namespace vigie::app {

struct LabelMeaning {
  std::string label;
  std::string code;  ///< "" for no theme of ours
  int items = 0;
};

struct Learning {
  tag::Training training;
  std::vector<LabelMeaning> labels;  ///< of a file
  std::size_t examples = 0;
};

Result<Learning> learn_from_file(const std::filesystem::path& file, std::string_view split,
                                 const tag::ThemeTagger& rules);
Result<Learning> learn_from_decisions(store::Reader& reader, const tag::ThemeTagger& rules);

/// The model kept in the database, where there is one; one that cannot be read is none, and logged.
Result<std::optional<tag::Learned>> kept_model(store::Reader& reader);
Result<void> keep_model(store::Database& db, const tag::Learned& learned, Instant now);
/// When it was learned, as a mark of which one it is; "" while nothing was.
Result<std::string> model_age(store::Reader& reader);

/// A file made whole or not at all.
Result<void> write_model(const std::filesystem::path& file, const tag::Learned& learned);
Result<tag::Learned> read_model(const std::filesystem::path& file);

}  // namespace vigie::app
