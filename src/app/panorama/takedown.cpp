// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/takedown.hpp"

#include "app/desk/publication.hpp"
#include "base/format.hpp"
#include "store/article/article_repo.hpp"
#include "store/panorama/edition_repo.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kAskedByBytesMax = 300;
constexpr std::string_view kAtItsPublishersWish = "à la demande de son éditeur";

/// By its own address, or by that of its page on the panorama.
Result<ArticleId> article_asked(store::Reader& reader, const std::string& address) {
  constexpr std::string_view kPage = "/panorama/article/";
  const std::size_t page = address.find(kPage);
  if (page != std::string::npos) {
    const auto row = store::panorama_row(reader, address.substr(page + kPage.size()));
    if (!row) return fail(row.error());
    if (*row) return (*row)->item.article;
  }
  const auto known = store::article_by_url_key(reader, text::canonical_url(address));
  if (!known) return fail(known.error());
  if (*known) return (*known)->id;
  const auto other = store::article_by_other_address(reader, text::canonical_url(address));
  if (!other) return fail(other.error());
  if (*other) return (*other)->id;
  return fail(Code::not_found, address, "aucun article n’a cette adresse");
}

Result<std::int64_t> withdraw_all(store::Transaction& tx, ArticleId article,
                                  const store::Curator& by, Instant now) {
  store::Reader reader = tx.reader();
  const auto items = store::live_items_of(reader, article);
  if (!items) return fail(items.error());
  for (const PanoramaItemId id : *items) {
    const auto item = store::panorama_item(reader, id);
    if (!item) return fail(item.error());
    if (!*item) continue;
    const CuratorId who = by.id ? by.id : (*item)->curator;
    const auto done = withdraw_item(tx, **item, who, kAtItsPublishersWish, now);
    if (!done) return fail(done.error());
  }
  return std::ssize(*items);
}

}  // namespace

Result<TakenDown> take_down(store::Database& db, const Takedown& takedown, const store::Curator& by,
                            LeaveLetters leave, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto article = article_asked(reader, std::string(text::trimmed(takedown.address)));
  if (!article) return fail(article.error());
  const auto known = store::article_by_id(reader, *article);
  if (!known) return fail(known.error());
  TakenDown taken;
  if (*known) taken.title = (*known)->title;
  const auto items = withdraw_all(*tx, *article, by, now);
  if (!items) return fail(items.error());
  taken.items = *items;
  auto letters = leave(*tx, {*article, kAtItsPublishersWish, by, now});
  if (!letters) return fail(letters.error());
  taken.letters = std::move(*letters);
  const std::string shown = text::showable(text::one_line(takedown.asked_by));
  const std::string_view asked_by = text::utf8_prefix(shown, kAskedByBytesMax);
  auto done = store::forget_feed_text(*tx, *article);
  if (done) done = store::add_takedown(*tx, *article, asked_by, by.id, now);
  if (done) {
    done = store::add_event(*tx,
                            {by.centre, by.id, "takedown",
                             fmt::format("article {}", article->value), std::string(asked_by)},
                            now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return taken;
}

}  // namespace vigie::app
