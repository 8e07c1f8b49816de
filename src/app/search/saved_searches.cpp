// SPDX-License-Identifier: EUPL-1.2
#include "app/search/saved_searches.hpp"

#include <charconv>

#include "app/search/parse_search.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "store/desk/preference_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kHourName = "alert_hour";
constexpr std::string_view kEmptyName = "alert_empty";
constexpr int kHours = 24;

Failure unknown_search(SavedSearchId id) {
  return fail(Code::not_found, fmt::format("saved search {}", id.value));
}

/// One that the curator's centre sees.
Result<store::SavedSearch> seen_search(store::Reader& reader, const store::Curator& curator,
                                       SavedSearchId id) {
  auto search = store::saved_search(reader, id);
  if (!search) return fail(search.error());
  const bool seen = *search && (!(*search)->centre || (*search)->centre == curator.centre);
  if (!seen) return unknown_search(id);
  return std::move(**search);
}

Result<void> expect_keeper(const SearchKeeper& keeper, const store::SavedSearch& search) {
  if (search.centre || keeper.coordinates) return {};
  return fail(Code::forbidden, "the network's search",
              "une recherche du réseau se change par la coordination");
}

/// What stands in the way; the words cleaned.
Result<std::optional<SaveRefusal>> refused(store::Reader& reader, const SearchKeeper& keeper,
                                           store::SavedSearch& search) {
  search.name = text::showable(text::one_line(text::utf8_prefix(search.name, kSearchNameBytesMax)));
  search.query = text::showable(text::one_line(text::utf8_prefix(search.query, kSearchBytesMax)));
  std::erase(search.name, '"');  // it is quoted where it stands inside another search
  if (search.name.empty()) return SaveRefusal::no_name;
  if (parse_search(search.query).empty()) return SaveRefusal::no_query;
  const auto all = store::saved_searches(reader, keeper.curator.centre, keeper.curator.id);
  if (!all) return fail(all.error());
  int own = 0;
  for (const store::SeenSearch& each : *all) {
    if (each.search.id == search.id || each.search.centre != search.centre) continue;
    ++own;
    if (text::fold(each.search.name) == text::fold(search.name)) {
      return SaveRefusal::name_taken;
    }
  }
  if (own >= kSavedSearchesMax) return SaveRefusal::too_many;
  return std::nullopt;
}

Result<void> tell(store::Transaction& tx, const store::Curator& curator, std::string_view kind,
                  SavedSearchId search, std::string_view name, Instant now) {
  return store::add_event(tx,
                          {curator.centre, curator.id, std::string(kind),
                           fmt::format("search {}", search.value), std::string(name)},
                          now);
}

}  // namespace

std::string_view sentence_of(SaveRefusal refusal) {
  switch (refusal) {
    case SaveRefusal::no_name:
      return "Donnez un nom à cette recherche.";
    case SaveRefusal::no_query:
      return "Écrivez ce qui est cherché\u00a0: des mots, ou un filtre.";
    case SaveRefusal::name_taken:
      return "Une recherche gardée porte déjà ce nom\u00a0: choisissez-en un autre.";
    case SaveRefusal::too_many:
      return "Il y a déjà cent recherches gardées\u00a0: retirez-en une d’abord.";
  }
  return "";
}

Result<SaveAnswer> keep_search(store::Database& db, const SearchKeeper& keeper,
                               store::SavedSearch search, AlertRhythm rhythm, Instant now) {
  if (auto may = expect_keeper(keeper, search); !may) return fail(may.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto refusal = refused(reader, keeper, search);
  if (!refusal) return fail(refusal.error());
  if (*refusal) return SaveAnswer(**refusal);
  const auto id = store::add_saved_search(*tx, search, keeper.curator.id, now);
  if (!id) return fail(id.error());
  const auto last = store::last_article(reader);
  if (!last) return fail(last.error());
  auto done = store::follow_search(*tx, *id, keeper.curator.id, rhythm, *last, now);
  if (done) done = tell(*tx, keeper.curator, "search_kept", *id, search.name, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return SaveAnswer(*id);
}

Result<SaveAnswer> change_search(store::Database& db, const SearchKeeper& keeper,
                                 store::SavedSearch search, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto stands = seen_search(reader, keeper.curator, search.id);
  if (!stands) return fail(stands.error());
  if (auto may = expect_keeper(keeper, *stands); !may) return fail(may.error());
  search.centre = stands->centre;
  const auto refusal = refused(reader, keeper, search);
  if (!refusal) return fail(refusal.error());
  if (*refusal) return SaveAnswer(**refusal);
  const auto changed = store::change_saved_search(*tx, search, keeper.curator.id, now);
  if (!changed) return fail(changed.error());
  if (!*changed) return fail(Code::conflict, "saved search");
  auto done = tell(*tx, keeper.curator, "search_changed", search.id, search.name, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return SaveAnswer(search.id);
}

Result<void> give_up_search(store::Database& db, const SearchKeeper& keeper, SavedSearchId search,
                            int version, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto stands = seen_search(reader, keeper.curator, search);
  if (!stands) return fail(stands.error());
  if (auto may = expect_keeper(keeper, *stands); !may) return may;
  const auto retired = store::retire_saved_search(*tx, search, version, keeper.curator.id, now);
  if (!retired) return fail(retired.error());
  if (!*retired) return fail(Code::conflict, "saved search");
  auto done = tell(*tx, keeper.curator, "search_given_up", search, stands->name, now);
  return done ? tx->commit() : done;
}

Result<void> choose_rhythm(store::Database& db, const store::Curator& curator, SavedSearchId search,
                           AlertRhythm rhythm, Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  if (auto seen = seen_search(reader, curator, search); !seen) return fail(seen.error());
  const auto last = store::last_article(reader);
  if (!last) return fail(last.error());
  if (auto done = store::follow_search(*tx, search, curator.id, rhythm, *last, now); !done) {
    return done;
  }
  return tx->commit();
}

Result<AlertChoice> alert_choice(store::Reader& reader, CuratorId curator) {
  const auto chosen = store::preferences(reader, curator);
  if (!chosen) return fail(chosen.error());
  AlertChoice choice;
  for (const store::Preference& each : *chosen) {
    if (each.name == kHourName) {
      std::from_chars(each.value.data(), each.value.data() + each.value.size(), choice.hour);
    }
    if (each.name == kEmptyName) choice.empty_too = each.value == "yes";
  }
  return choice;
}

Result<void> choose_alerts(store::Database& db, CuratorId curator, const AlertChoice& choice) {
  if (choice.hour < 0 || choice.hour >= kHours) {
    return fail(Code::invalid_input, "hour", "choisissez une heure de 0 à 23");
  }
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done = store::put_preference(*tx, curator, kHourName, std::to_string(choice.hour));
  if (done) {
    done = store::put_preference(*tx, curator, kEmptyName, choice.empty_too ? "yes" : "no");
  }
  return done ? tx->commit() : done;
}

Result<void> open_search_feed(store::Database& db, Entropy& entropy, const store::Curator& curator,
                              SavedSearchId search, std::string_view name, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto seen = seen_search(reader, curator, search);
  if (!seen) return fail(seen.error());
  const auto feeds = store::search_feeds(reader, curator.id);
  if (!feeds) return fail(feeds.error());
  if (std::ssize(*feeds) >= kFeedsMax) {
    return fail(Code::conflict, "too many feeds",
                "vous avez déjà vingt fils privés\u00a0: retirez-en un d’abord");
  }
  std::string shown = text::showable(text::one_line(text::utf8_prefix(name, kSearchNameBytesMax)));
  if (shown.empty()) shown = "Mon lecteur de flux";
  const std::string token = base64url(entropy.bytes(kTokenBytes));
  auto done = store::add_search_feed(*tx, search, curator.id, shown, token, now);
  if (done) done = tell(*tx, curator, "search_feed_opened", search, shown, now);
  return done ? tx->commit() : done;
}

Result<void> close_search_feed(store::Database& db, const store::Curator& curator,
                               std::int64_t feed, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto revoked = store::revoke_search_feed(*tx, feed, curator.id, now);
  if (!revoked) return fail(revoked.error());
  if (!*revoked) return fail(Code::not_found, fmt::format("feed {}", feed));
  const store::Event event{curator.centre, curator.id, "search_feed_closed",
                           fmt::format("feed {}", feed), ""};
  auto done = store::add_event(*tx, event, now);
  return done ? tx->commit() : done;
}

}  // namespace vigie::app
