// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/import_old.hpp"

#include <algorithm>
#include <set>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "identify/title_key.hpp"
#include "model/centre.hpp"
#include "rights/share.hpp"
#include "store/article/article_repo.hpp"
#include "store/panorama/audience_repo.hpp"
#include "store/panorama/import_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/tag/theme_repo.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

using parse::OldItem;

constexpr std::string_view kNetworkCentre = "reseau";
constexpr std::string_view kNetworkAccount = "reseau@vigie.invalid";

/// Its name for ever; "" for what has neither address nor place.
std::string old_key(const OldItem& item) {
  constexpr std::size_t kKeyFigures = 12;
  const std::string name = item.url.empty() ? item.there : text::canonical_url(item.url);
  if (name.empty()) return "";
  return hex(digest("old panorama " + name)).substr(0, kKeyFigures);
}

enum class Fate { fresh, twice, no_address, no_date };

Result<Fate> fate_of(store::Reader& reader, const OldItem& item, std::set<std::string>& seen) {
  if (rights::public_link(item.url).empty()) return Fate::no_address;
  if (!item.relayed_at) return Fate::no_date;
  const std::string key = old_key(item);
  if (!seen.insert(key).second) return Fate::twice;
  const auto known = store::has_panorama_key(reader, key);
  if (!known) return fail(known.error());
  if (*known) return Fate::twice;
  const auto article = store::article_by_url_key(reader, text::canonical_url(item.url));
  if (!article) return fail(article.error());
  if (!*article) return Fate::fresh;
  const auto live = store::live_panorama_item(reader, (*article)->story);
  if (!live) return fail(live.error());
  return *live ? Fate::twice : Fate::fresh;
}

/// Themes by the folded words of their labels, codes and the mapping.
Result<std::map<std::string, std::string>> theme_names(store::Reader& reader,
                                                       const OldThemes& themes) {
  const auto known = store::themes(reader);
  if (!known) return fail(known.error());
  std::map<std::string, std::string> names;
  for (const Theme& theme : *known) {
    names[text::folded_words(theme.label)] = theme.code;
    names[text::folded_words(theme.code)] = theme.code;
  }
  for (const auto& [tag, code] : themes) names[text::folded_words(tag)] = code;
  return names;
}

struct Network {
  CentreId centre;
  CuratorId curator;
};

/// The retired centre and the account that nobody signs in with, made when first needed.
Result<Network> network_of(store::Transaction& tx, Instant now) {
  store::Reader reader = tx.reader();
  const auto known = store::curator_by_email(reader, kNetworkAccount);
  if (!known) return fail(known.error());
  if (*known) return Network{(*known)->centre, (*known)->id};
  Centre made;
  made.key = kNetworkCentre;
  made.name = "Réseau";
  const auto centre = store::put_centre(tx, made);
  if (!centre) return fail(centre.error());
  if (auto done = store::retire_centre(tx, kNetworkCentre, now); !done) return fail(done.error());
  const auto curator =
      store::add_curator(tx, {*centre, std::string(kNetworkAccount), "Le réseau", ""}, now);
  if (!curator) return fail(curator.error());
  if (auto done = store::disable_curator(tx, *curator, now); !done) return fail(done.error());
  return Network{*centre, *curator};
}

struct PlacedArticle {
  ArticleId id;
  StoryId story;
};

Result<PlacedArticle> article_for(store::Transaction& tx, const OldItem& item) {
  const std::string url_key = text::canonical_url(item.url);
  store::Reader reader = tx.reader();
  const auto known = store::article_by_url_key(reader, url_key);
  if (!known) return fail(known.error());
  if (*known) return PlacedArticle{(*known)->id, (*known)->story};
  const Instant at = *item.relayed_at;
  const auto story = store::insert_story(tx, at);
  if (!story) return fail(story.error());
  const auto reprint = store::insert_reprint(tx, *story, at);
  if (!reprint) return fail(reprint.error());
  store::NewArticle made;
  made.reprint = *reprint;
  made.url = item.url;
  made.url_key = url_key;
  made.title = item.title;
  made.media = item.media;
  made.access = item.subscribers ? Access::subscribers : Access::free;
  made.published_at = item.published_at;
  made.first_seen_at = at;
  made.title_key = identify::title_key(item.title);
  const auto id = store::insert_article(tx, made);
  if (!id) return fail(id.error());
  return PlacedArticle{*id, *story};
}

/// A new item, or the one that went with a lot that was taken out.
Result<store::TakenOut> item_for(store::Transaction& tx, const OldItem& item,
                                 const PlacedArticle& article, const Network& network) {
  const std::string key = old_key(item);
  store::Reader reader = tx.reader();
  const auto before = store::item_taken_out(reader, key);
  if (!before) return fail(before.error());
  if (*before) {
    const auto done = store::reword_taken_out(tx, (*before)->id, item.title, item.note);
    if (!done) return fail(done.error());
    return **before;
  }
  const store::PanoramaItem made{.key = key,
                                 .story = article.story,
                                 .article = article.id,
                                 .centre = network.centre,
                                 .curator = network.curator,
                                 .title = item.title,
                                 .url = item.url,
                                 .media = item.media,
                                 .author = "",
                                 .dated_at = item.published_at,
                                 .note = item.note,
                                 .state = ItemState::ready,
                                 .publish_at = *item.relayed_at};
  const auto id = store::add_panorama_item(tx, made, *item.relayed_at);
  if (!id) return fail(id.error());
  return store::TakenOut{*id, 1};
}

Result<void> take_in(store::Transaction& tx, const OldItem& item, const Network& network,
                     const std::map<std::string, std::string>& themes, std::int64_t lot) {
  const auto article = article_for(tx, item);
  if (!article) return fail(article.error());
  for (const std::string& tag : item.tags) {
    const auto code = themes.find(text::folded_words(tag));
    if (code == themes.end()) continue;
    const auto done =
        store::add_rule_tag(tx, article->id, {"theme", code->second, "étiquette de Scoop.it", 1});
    if (!done) return done;
  }
  const auto id = item_for(tx, item, *article, network);
  if (!id) return fail(id.error());
  const auto moved = store::move_panorama_item(tx, id->id, id->version,
                                               {.to = ItemState::published, .by = network.curator},
                                               *item.relayed_at);
  if (!moved) return fail(moved.error());
  return store::mark_imported(tx, id->id, lot, item.there, item.views);
}

/// One transaction; answers how many were taken in.
Result<std::int64_t> take_batch(store::Database& db, std::span<const OldItem> items,
                                const OldThemes& mapping, std::set<std::string>& seen,
                                std::int64_t& lot, std::string_view file, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto network = network_of(*tx, now);
  if (!network) return fail(network.error());
  store::Reader reader = tx->reader();
  const auto themes = theme_names(reader, mapping);
  if (!themes) return fail(themes.error());
  std::int64_t added = 0;
  for (const OldItem& item : items) {
    const auto fate = fate_of(reader, item, seen);
    if (!fate) return fail(fate.error());
    if (*fate != Fate::fresh) continue;
    if (lot == 0) {
      const auto made = store::add_panorama_lot(*tx, file, now);
      if (!made) return fail(made.error());
      lot = *made;
    }
    if (auto done = take_in(*tx, item, *network, *themes, lot); !done) return fail(done.error());
    ++added;
  }
  if (added == 0) return added;
  auto done = store::count_panorama_lot(*tx, lot, added);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return added;
}

}  // namespace

Result<OldPlan> plan_old(store::Reader& reader, const parse::OldPanorama& old,
                         const OldThemes& mapping) {
  const auto themes = theme_names(reader, mapping);
  if (!themes) return fail(themes.error());
  OldPlan plan;
  std::set<std::string> seen;
  for (const OldItem& item : old.items) {
    ++plan.read;
    const auto fate = fate_of(reader, item, seen);
    if (!fate) return fail(fate.error());
    plan.doubles += *fate == Fate::twice ? 1 : 0;
    plan.without_address += *fate == Fate::no_address ? 1 : 0;
    plan.without_date += *fate == Fate::no_date ? 1 : 0;
    if (*fate != Fate::fresh) continue;
    ++plan.fresh;
    plan.without_note += item.note.empty() ? 1 : 0;
    ++plan.years[civil(paris_day(*item.relayed_at)).year];
    for (const std::string& tag : item.tags) {
      if (!themes->contains(text::folded_words(tag))) ++plan.tags_unknown[tag];
    }
  }
  return plan;
}

Result<OldLot> import_old(store::Database& db, const parse::OldPanorama& old,
                          const OldThemes& themes, std::string_view file, Instant now) {
  OldLot lot;
  std::set<std::string> seen;
  const std::span<const OldItem> all(old.items);
  for (std::size_t at = 0; at < all.size(); at += kOldBatch) {
    const auto added = take_batch(db, all.subspan(at, std::min(kOldBatch, all.size() - at)), themes,
                                  seen, lot.lot, file, now);
    if (!added) return fail(added.error());
    lot.added += *added;
  }
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done = store::count_past_audience(*tx);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return lot;
}

Result<std::int64_t> remove_old(store::Database& db, std::int64_t lot, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto network = network_of(*tx, now);
  if (!network) return fail(network.error());
  const auto removed = store::remove_panorama_lot(*tx, lot, network->curator, now);
  if (!removed) return fail(removed.error());
  if (*removed == 0) {
    return fail(Code::not_found, fmt::format("lot {}", lot),
                fmt::format("le lot {} n’existe pas, ou a déjà été retiré", lot));
  }
  auto done = store::add_event(
      *tx, {network->centre, {}, "panorama_lot_removed", fmt::format("lot {}", lot), ""}, now);
  if (done) done = store::count_past_audience(*tx);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *removed;
}

}  // namespace vigie::app
