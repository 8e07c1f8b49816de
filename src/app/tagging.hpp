// SPDX-License-Identifier: EUPL-1.2
/// Themes and territories of an article, by the network's vocabulary and gazetteer.
///
/// Shape   `Taggers` are made once a round: the themes of the database that are in force today, and
///         the places of config/territories. `tag_article` replaces nothing that people tagged.
/// Errors  storage; not_found or parse for a gazetteer that is not there or not readable.
#pragma once

#include <filesystem>

#include "base/instant.hpp"
#include "model/feed.hpp"
#include "model/ids.hpp"
#include "store/database.hpp"
#include "store/poll_repo.hpp"
#include "tag/territory_tagger.hpp"
#include "tag/theme_tagger.hpp"

namespace vigie::app {

struct Taggers {
  tag::ThemeTagger themes;
  tag::TerritoryTagger territories;
};

/// `folder` holds france.tsv.
Result<Taggers> load_taggers(store::Reader& reader, const std::filesystem::path& folder, Day today);

Result<void> tag_article(store::Transaction& tx, ArticleId article, const FeedItem& item,
                         const store::PollTarget& source, const Taggers& taggers);

}  // namespace vigie::app
