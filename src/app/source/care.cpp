// SPDX-License-Identifier: EUPL-1.2
#include "app/source/care.hpp"

#include <algorithm>

#include "app/poll/source_moves.hpp"
#include "app/setup/sources.hpp"
#include "base/format.hpp"
#include "people/permissions.hpp"
#include "store/people/event_repo.hpp"
#include "store/source/care_repo.hpp"
#include "store/source/source_address_repo.hpp"
#include "store/source/source_repo.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using people::Permission;

struct NamedGesture {
  std::string_view name;
  CareGesture gesture;
};
constexpr NamedGesture kGestures[] = {
    {"pause", CareGesture::pause},         {"reprendre", CareGesture::resume},
    {"verifier", CareGesture::check_now},  {"accepter", CareGesture::accept_move},
    {"refuser", CareGesture::refuse_move}, {"revenir", CareGesture::undo_move}};

Failure not_your_source() {
  return fail(Code::forbidden, "source of another centre",
              "cette source est tenue par un autre centre\u00a0: rien n’a changé");
}

Result<void> check_care(store::Reader& reader, const Visitor& by, SourceId id) {
  const auto card = store::source_card(reader, id);
  if (!card) return fail(card.error());
  if (!*card) return fail(Code::not_found, "source");
  const auto may = may_care(reader, by, id);
  if (!may) return fail(may.error());
  if (!*may) return not_your_source();
  return {};
}

/// For each centre that holds the source, by whom.
Result<void> journal_source(store::Transaction& tx, const Visitor& by, SourceId source,
                            std::string_view kind, const std::string& detail, Instant now) {
  auto reader = tx.reader();
  const auto holders = store::holders_of(reader, source);
  if (!holders) return fail(holders.error());
  std::vector<CentreId> centres = *holders;
  if (centres.empty()) centres.push_back(by.curator.centre);
  for (const CentreId centre : centres) {
    const store::Event event{centre, by.curator.id, std::string(kind),
                             fmt::format("source {}", source.value), detail};
    if (auto done = store::add_event(tx, event, now); !done) return done;
  }
  return {};
}

Result<void> set_pause(store::Database& db, const Visitor& by, SourceId id, bool pause,
                       Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = check_care(reader, by, id); !may) return may;
  auto done =
      pause ? store::pause_source(*tx, id, by.curator.id, now) : store::resume_source(*tx, id);
  if (done && !pause) done = store::ask_now(*tx, id, now);
  if (done) {
    done = journal_source(*tx, by, id, pause ? "source paused" : "source resumed", "", now);
  }
  return done ? tx->commit() : done;
}

Result<std::string> checked_title(std::string_view given) {
  const std::string title = text::one_line(text::showable(given));
  if (title.empty()) return fail(Code::invalid_input, "title", "il manque le titre de la source");
  if (title.size() > kSourceTitleBytesMax) {
    return fail(Code::invalid_input, "title", "le titre de la source est trop long");
  }
  return title;
}

/// A web address, or nothing.
Result<std::string> checked_site(const std::string& given) {
  const std::string site(text::trimmed(given));
  if (site.empty()) return site;
  const auto url = text::absolute_url(site, "");
  if (!url || text::canonical_url(*url).empty()) {
    return fail(Code::invalid_input, "site", "l’adresse du site n’est pas celle d’une page web");
  }
  return *url;
}

Result<std::string> checked_feed(const std::string& given) {
  const auto url = text::absolute_url(std::string(text::trimmed(given)), "");
  if (!url || text::canonical_url(*url).empty()) {
    return fail(Code::invalid_input, "feed", "cette adresse n’est pas celle d’un flux");
  }
  return *url;
}

Result<void> check_unknown(store::Reader& reader, const std::string& key) {
  const auto known = store::source_at(reader, key);
  if (!known) return fail(known.error());
  if (!*known) return {};
  const auto card = store::source_card(reader, **known);
  if (!card) return fail(card.error());
  return fail(Code::conflict, "known source",
              fmt::format("ce flux est déjà relevé\u00a0: «\u00a0{}\u00a0», source {}",
                          *card ? (*card)->title : "", (*known)->value));
}

}  // namespace

std::optional<CareGesture> care_gesture(std::string_view name) {
  const auto found = std::ranges::find(kGestures, name, &NamedGesture::name);
  if (found == std::end(kGestures)) return std::nullopt;
  return found->gesture;
}

Result<bool> may_care(store::Reader& reader, const Visitor& by, SourceId id) {
  if (people::may_everywhere(by.grants, Permission::coordinate)) return true;
  const auto holders = store::holders_of(reader, id);
  if (!holders) return fail(holders.error());
  return std::ranges::any_of(*holders, [&](CentreId centre) {
    return centre == by.curator.centre && people::may(by.grants, Permission::decide, {centre});
  });
}

Result<void> care_for_source(store::Database& db, const Visitor& by, SourceId id,
                             CareGesture gesture, Instant now) {
  if (gesture == CareGesture::pause) return set_pause(db, by, id, true, now);
  if (gesture == CareGesture::resume) return set_pause(db, by, id, false, now);
  {
    auto reader = db.reader();
    if (auto may = check_care(reader, by, id); !may) return may;
  }
  switch (gesture) {
    case CareGesture::accept_move:
      return accept_move(db, id, now);
    case CareGesture::refuse_move:
      return refuse_move(db, id, now);
    case CareGesture::undo_move:
      return undo_move(db, id, now);
    default:
      return retry_source(db, id, now);
  }
}

Result<void> readdress_source(store::Database& db, const Visitor& by, SourceId id,
                              const std::string& url, Instant now) {
  const auto feed = checked_feed(url);
  if (!feed) return fail(feed.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = check_care(reader, by, id); !may) return may;
  auto done = move_source(*tx, id, *feed, "curator", now);
  if (done) done = store::end_move_watch(*tx, id, "", now);
  if (done) done = store::ask_now(*tx, id, now);
  if (done) done = journal_source(*tx, by, id, "source address", *feed, now);
  return done ? tx->commit() : done;
}

Result<void> correct_source(store::Database& db, const Visitor& by,
                            const CorrectedSource& corrected, Instant now) {
  const auto title = checked_title(corrected.title);
  if (!title) return fail(title.error());
  const auto site = checked_site(corrected.site_url);
  if (!site) return fail(site.error());
  if (corrected.themes.size() > kSourceThemesMax) return fail(Code::invalid_input, "themes");
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  if (auto may = check_care(reader, by, corrected.id); !may) return may;
  const auto written = store::correct_source(
      *tx, {corrected.id, corrected.version, *title, *site, corrected.access}, now);
  if (!written) return fail(written.error());
  if (!*written) {
    return fail(Code::conflict, "source changed",
                "quelqu’un a corrigé cette source entre-temps\u00a0: comparez, puis enregistrez de "
                "nouveau");
  }
  auto done = store::replace_source_themes(*tx, corrected.id, corrected.themes);
  if (done) done = journal_source(*tx, by, corrected.id, "source changed", *title, now);
  return done ? tx->commit() : done;
}

Result<SourceId> add_source_in(store::Transaction& tx, const Visitor& by, const AddedSource& added,
                               Instant now) {
  const auto url = checked_feed(added.url);
  if (!url) return fail(url.error());
  const auto title = checked_title(added.title.empty() ? *url : added.title);
  if (!title) return fail(title.error());
  const auto site = checked_site(added.site_url);
  const std::string key = text::canonical_url(*url);
  auto reader = tx.reader();
  if (auto unknown = check_unknown(reader, key); !unknown) return fail(unknown.error());
  store::SourceFacts facts;
  facts.url = *url;
  facts.url_key = key;
  facts.title = *title;
  facts.site_url = site ? *site : "";
  const auto id = store::put_source(tx, facts, now);
  if (!id) return id;
  auto done = store::replace_source_themes(tx, *id, added.themes);
  if (done) {
    store::Hold hold;
    hold.source = *id;
    hold.centre = by.curator.centre;
    done = store::open_allocation(tx, hold, now);
  }
  if (done) done = store::resume_source(tx, *id);  // it may come out of retirement
  if (done) done = journal_source(tx, by, *id, "source added", *title, now);
  if (!done) return fail(done.error());
  return id;
}

Result<SourceId> add_source(store::Database& db, const Visitor& by, const AddedSource& added,
                            Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto id = add_source_in(*tx, by, added, now);
  if (!id) return id;
  if (auto done = tx->commit(); !done) return fail(done.error());
  return id;
}

}  // namespace vigie::app
