// SPDX-License-Identifier: EUPL-1.2
#include "app/dossier/edit_dossier.hpp"

#include <algorithm>

#include "app/dossier/kept_dossier.hpp"
#include "app/panorama/judge_relay.hpp"
#include "base/format.hpp"
#include "letter/markdown.hpp"
#include "store/article/article_repo.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/panorama/takedown_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using panorama::DossierRefusal;
using store::Dossier;

constexpr std::size_t kSearchLineBytesMax = 400;

std::string dossier_title(std::string_view typed) {
  return text::showable(text::one_line(text::trimmed(typed)));
}

Result<std::string> free_key(store::Reader& reader, const std::string& title) {
  const std::string key = panorama::dossier_key(title);
  constexpr int kTries = 1'000;
  for (int number = 1; number < kTries; ++number) {
    std::string tried = number == 1 ? key : fmt::format("{}-{}", key, number);
    const auto taken = store::dossier_by_key(reader, tried);
    if (!taken) return fail(taken.error());
    if (!*taken) return tried;
  }
  return fail(Code::conflict, "too many dossiers of one title");
}

/// How many a dossier has, and where the last one stands.
struct DossierEnd {
  std::size_t items = 0;
  DossierPartId part = {};
  int position = 0;
};

Result<DossierEnd> end_of(store::Reader& reader, DossierId dossier) {
  const auto items = store::dossier_items(reader, dossier);
  if (!items) return fail(items.error());
  if (items->empty()) return DossierEnd{};
  return DossierEnd{items->size(), items->back().part, items->back().position};
}

/// Puts one in behind the others; none where it is there already.
Result<std::optional<DossierRefusal>> put_in(store::Transaction& tx, const Dossier& dossier,
                                             DossierEnd& end, ArticleId id,
                                             const store::Curator& curator, Instant now) {
  store::Reader reader = tx.reader();
  const auto article = store::article_by_id(reader, id);
  if (!article) return fail(article.error());
  if (!*article) return fail(Code::not_found, fmt::format("article {}", id.value));
  const auto articles = store::story_articles(reader, (*article)->story);
  if (!articles) return fail(articles.error());
  const auto chosen = std::ranges::find(*articles, id, &store::StoryArticle::id);
  if (chosen == articles->end()) return fail(Code::not_found, fmt::format("article {}", id.value));
  if (judge_article(*chosen, false) != panorama::Relay::allowed) {
    return std::optional(DossierRefusal::no_link);
  }
  const auto down = store::is_taken_down(reader, id);
  if (!down) return fail(down.error());
  if (*down) return std::optional(DossierRefusal::taken_down);
  if (end.items >= panorama::kDossierItemsMax) return std::optional(DossierRefusal::full);
  const bool heard = chosen->kind == "audio" || chosen->kind == "video";
  const auto added = store::add_dossier_item(tx, dossier.id,
                                             {.part = end.part,
                                              .article = id,
                                              .title = chosen->title,
                                              .url = chosen->url,
                                              .media = chosen->media,
                                              .author = chosen->author,
                                              .dated_at = chosen->published_at,
                                              .genre = heard ? Genre::broadcast : Genre::article,
                                              .position = end.position + 1},
                                             curator.id, now);
  if (!added) return fail(added.error());
  if (*added) {
    ++end.items;
    ++end.position;
  }
  return std::optional<DossierRefusal>();
}

Result<std::optional<DossierRefusal>> put_all_in(store::Transaction& tx, const Dossier& dossier,
                                                 const std::vector<ArticleId>& articles,
                                                 const store::Curator& curator, Instant now) {
  store::Reader reader = tx.reader();
  auto end = end_of(reader, dossier.id);
  if (!end) return fail(end.error());
  for (const ArticleId article : articles) {
    const auto refused = put_in(tx, dossier, *end, article, curator, now);
    if (!refused) return fail(refused.error());
    if (*refused) return refused;
  }
  return std::optional<DossierRefusal>();
}

std::string search_line(std::string_view typed) {
  return std::string(
      text::utf8_prefix(text::showable(text::one_line(text::trimmed(typed))), kSearchLineBytesMax));
}

std::optional<DossierRefusal> judge_dossier(const DossierWords& words) {
  const std::string title = dossier_title(words.title);
  if (title.empty()) return DossierRefusal::no_title;
  if (text::utf8_length(title) > panorama::kDossierTitleSignsMax ||
      words.intro.size() > panorama::kDossierIntroBytesMax) {
    return DossierRefusal::too_long;
  }
  if (!letter::lost_of(words.intro).empty()) return DossierRefusal::lost_words;
  return std::nullopt;
}

/// Centres of these keys, those that kept it before in their order.
Result<std::vector<CentreId>> keepers_named(store::Reader& reader, DossierId dossier,
                                            const std::vector<std::string>& keys) {
  const auto before = store::dossier_keepers(reader, dossier);
  if (!before) return fail(before.error());
  std::vector<CentreId> centres;
  for (const store::DossierKeeper& each : *before) {
    if (std::ranges::find(keys, each.key) != keys.end()) centres.push_back(each.centre);
  }
  for (const std::string& key : keys) {
    const auto centre = store::centre_by_key(reader, key);
    if (!centre) return fail(centre.error());
    if (std::ranges::find(centres, centre->id) == centres.end()) centres.push_back(centre->id);
  }
  return centres;
}

}  // namespace

Result<DossierAnswer> open_dossier(store::Database& db, const store::Curator& curator,
                                   const NewDossier& asked, Instant now) {
  const DossierWords words{
      .title = asked.title, .intro = asked.intro, .search = asked.search, .keepers = {}};
  if (const auto refused = judge_dossier(words)) return DossierAnswer(*refused);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const std::string title = dossier_title(asked.title);
  auto key = free_key(reader, title);
  if (!key) return fail(key.error());
  Dossier dossier{.key = std::move(*key),
                  .title = title,
                  .intro = asked.intro,
                  .search = search_line(asked.search),
                  .opened_by = curator.id,
                  .opened_at = now};
  const auto id = store::add_dossier(*tx, dossier);
  if (!id) return fail(id.error());
  dossier.id = *id;
  if (auto done = store::replace_keepers(*tx, dossier.id, {curator.centre}); !done) {
    return fail(done.error());
  }
  const auto refused = put_all_in(*tx, dossier, asked.articles, curator, now);
  if (!refused) return fail(refused.error());
  if (*refused) return DossierAnswer(**refused);
  if (asked.publish) dossier.state = DossierState::open;
  return finish_dossier(*tx, curator, dossier, "dossier_opened", now);
}

Result<ArticleId> article_for_dossier(store::Reader& reader, StoryId asked, CentreId centre) {
  const auto story = store::living_story(reader, asked);
  if (!story) return fail(story.error());
  const auto live = store::live_panorama_item(reader, *story);
  if (!live) return fail(live.error());
  if (*live && (*live)->state == ItemState::published) return (*live)->article;
  const auto item = store::desk_item(reader, *story, centre);
  if (!item) return fail(item.error());
  if (*item && (*item)->article) return (*item)->article;
  const auto articles = store::story_articles(reader, *story, centre);
  if (!articles) return fail(articles.error());
  if (articles->empty()) return store::unknown_story(*story);
  return articles->front().id;
}

Result<DossierAnswer> add_to_dossier(store::Database& db, const store::Curator& curator,
                                     DossierId id, ArticleId article, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto dossier = kept_dossier(reader, curator, id);
  if (!dossier) return fail(dossier.error());
  const auto refused = put_all_in(*tx, *dossier, {article}, curator, now);
  if (!refused) return fail(refused.error());
  if (*refused) return DossierAnswer(**refused);
  auto done = store::touch_dossier(*tx, id, curator.id, now);
  if (done) {
    done = store::add_event(
        *tx,
        {curator.centre, curator.id, "dossier_fed", fmt::format("dossier {}", id.value),
         fmt::format("article {}", article.value)},
        now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return DossierAnswer(id);
}

Result<void> leave_out(store::Database& db, const store::Curator& curator, DossierId id,
                       ArticleId article, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto dossier = kept_dossier(reader, curator, id);
  if (!dossier) return fail(dossier.error());
  auto done = store::put_aside(*tx, id, article);
  if (done) {
    done = store::add_event(
        *tx,
        {curator.centre, curator.id, "dossier_left_out", fmt::format("dossier {}", id.value),
         fmt::format("article {}", article.value)},
        now);
  }
  if (done) done = tx->commit();
  return done;
}

Result<DossierAnswer> reword_dossier(store::Database& db, const store::Curator& curator,
                                     const SeenDossier& seen, const DossierWords& words,
                                     Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  auto dossier = seen_dossier(reader, curator, seen);
  if (!dossier) return fail(dossier.error());
  if (const auto refused = judge_dossier(words)) return DossierAnswer(*refused);
  const auto keepers = keepers_named(reader, seen.dossier, words.keepers);
  if (!keepers) return fail(keepers.error());
  if (keepers->empty()) return DossierAnswer(DossierRefusal::no_keeper);
  if (auto done = store::replace_keepers(*tx, seen.dossier, *keepers); !done) {
    return fail(done.error());
  }
  dossier->title = dossier_title(words.title);
  dossier->intro = text::showable(words.intro);
  dossier->search = search_line(words.search);
  return finish_dossier(*tx, curator, *dossier, "dossier_changed", now);
}

Result<DossierAnswer> step_dossier(store::Database& db, const store::Curator& curator,
                                   const SeenDossier& seen, panorama::DossierStep step,
                                   Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  auto dossier = seen_dossier(reader, curator, seen);
  if (!dossier) return fail(dossier.error());
  const auto to = panorama::after(dossier->state, step);
  if (!to) return dossier_moved_on();
  dossier->state = *to;
  return finish_dossier(*tx, curator, *dossier, fmt::format("dossier_{}", name_of(*to)), now);
}

}  // namespace vigie::app
