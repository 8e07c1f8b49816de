// SPDX-License-Identifier: EUPL-1.2
/// Adding a page of a site without a feed: GET and POST /ajout.
///
/// Shape   one address in, the story on the curator's desk out; the address typed is always given
///         back. Fetching is `cli`'s: it hands a function down, and where it handed none the form
///         says so.
#pragma once

#include <functional>

#include "app/poll/add_page.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr std::size_t kPageAddressBytesMax = 2'000;

using AddPage = std::function<Result<app::AddedPage>(
    store::Database& db, const store::Curator& curator, const std::string& address, Instant now)>;

Response get_add_page(const Layout& layout, const Visit& visit);
Response post_add_page(const Layout& layout, const Visit& visit, const AddPage& add);

}  // namespace vigie::web
