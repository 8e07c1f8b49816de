// SPDX-License-Identifier: EUPL-1.2
/// /sources/ajouter, /sources/importer: feeds found behind an address, and lists of another reader.
///
/// Shape   looking for feeds asks the site and writes nothing; what was found is shown with its last
///         items, and added by a form of its own, or given to a source as its new address.
#pragma once

#include <functional>

#include "app/poll/discover.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

using FindFeeds = std::function<Result<app::Discovery>(const std::string& address)>;

inline constexpr std::size_t kFeedAddressBytesMax = 2000;

Response get_add_source(const Layout& layout, const Visit& visit);
Response post_find_feeds(const Layout& layout, const Visit& visit, const FindFeeds& find);
Response post_add_source(const Layout& layout, const Visit& visit);
Response get_import(const Layout& layout, const Visit& visit);
Response post_import(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
