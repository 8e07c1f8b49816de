// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/recognise.hpp"

#include "store/article/article_repo.hpp"
#include "store/article/sighting_repo.hpp"

namespace vigie::app {
namespace {

/// Of the items whose keys are new, from which share on the feed renamed them.
constexpr std::size_t kRenamedOneIn = 2;

Result<Recognised> by_key_or_page(store::Reader& reader, SourceId source,
                                  const PreparedItem& item) {
  const auto known = store::source_item(reader, source, item.identity.item_key);
  if (!known) return fail(known.error());
  if (*known) return Recognised{Known::by_key, (*known)->article, {}, (*known)->content_hash};
  auto page = store::article_by_url_key(reader, item.identity.url_key);
  if (page && !*page) page = store::article_by_other_address(reader, item.identity.url_key);
  if (!page) return fail(page.error());
  if (*page) return Recognised{Known::by_page, (*page)->id, (*page)->story, {}};
  return Recognised{};
}

Result<Recognised> by_title(store::Reader& reader, SourceId source, const PreparedItem& item) {
  if (!item.published_at) return Recognised{};  // a title alone comes back every week
  const auto found =
      store::article_by_title(reader, source, item.identity.title_key, *item.published_at);
  if (!found) return fail(found.error());
  if (!*found) return Recognised{};
  return Recognised{Known::by_title, (*found)->id, (*found)->story, {}};
}

}  // namespace

Result<std::vector<Recognised>> recognise(store::Reader& reader, const store::PollTarget& source,
                                          std::span<const PreparedItem> items) {
  const bool first_poll = !source.state.succeeded_at;
  std::vector<Recognised> all;
  all.reserve(items.size());
  std::size_t unknown_keys = 0;
  std::size_t found = 0;
  for (const PreparedItem& item : items) {
    auto one = by_key_or_page(reader, source.source, item);
    if (one && one->known == Known::no && !first_poll) one = by_title(reader, source.source, item);
    if (!one) return fail(one.error());
    unknown_keys += one->known != Known::by_key ? 1 : 0;
    found += one->known == Known::by_page || one->known == Known::by_title ? 1 : 0;
    all.push_back(std::move(*one));
  }
  if (found * kRenamedOneIn >= unknown_keys) return all;
  for (Recognised& one : all) {
    if (one.known == Known::by_title) one = Recognised{};
  }
  return all;
}

}  // namespace vigie::app
