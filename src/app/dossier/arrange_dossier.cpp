// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/dossier/kept_dossier.hpp"
#include "app/panorama/judge_relay.hpp"
#include "base/format.hpp"
#include "store/story/story_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using panorama::DossierRefusal;
using store::DossierItem;
using store::DossierPart;

constexpr std::size_t kPartTitleSignsMax = 80;

/// What a change of a dossier's inside has in hand.
struct Bench {
  store::Transaction tx;
  store::Dossier dossier;
};
Result<Bench> bench_of(store::Database& db, const store::Curator& curator,
                       const SeenDossier& seen) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  auto dossier = seen_dossier(reader, curator, seen);
  if (!dossier) return fail(dossier.error());
  return Bench{std::move(*tx), std::move(*dossier)};
}

Failure no_such(std::string_view what, std::int64_t id) {
  return fail(Code::not_found, fmt::format("{} {} of a dossier", what, id));
}

/// Places of parts are 1, 2, 3…
Result<void> write_parts(store::Transaction& tx, std::vector<DossierPart>& parts) {
  for (std::size_t at = 0; at < parts.size(); ++at) {
    parts[at].position = static_cast<int>(at) + 1;
    if (auto done = store::change_part(tx, parts[at]); !done) return done;
  }
  return {};
}

Result<void> move_part(store::Transaction& tx, std::vector<DossierPart>& parts, std::size_t at,
                       const PartChange& change) {
  using enum PartChange::Kind;
  if (change.kind == remove) return store::remove_part(tx, parts[at].id);
  if (change.kind == up && at > 0) std::swap(parts[at], parts[at - 1]);
  if (change.kind == down && at + 1 < parts.size()) std::swap(parts[at], parts[at + 1]);
  if (change.kind == rename) parts[at].title = change.title;
  return write_parts(tx, parts);
}

/// In the place of the one that stands there now, whose part it takes.
void put_at(std::vector<DossierItem>& items, std::size_t from, std::size_t to) {
  items[from].part = items[to].part;
  const auto begin = items.begin();
  const auto source = begin + static_cast<std::ptrdiff_t>(from);
  const auto target = begin + static_cast<std::ptrdiff_t>(to);
  if (from < to) {
    std::rotate(source, source + 1, target + 1);
  } else {
    std::rotate(target, source, source + 1);
  }
}

Result<void> write_items(store::Transaction& tx, std::vector<DossierItem>& items) {
  int position = 0;
  for (DossierItem& item : items) {
    item.position = ++position;
    if (auto done = store::change_dossier_item(tx, item); !done) return done;
  }
  return {};
}

Result<std::optional<DossierRefusal>> judge_own_words(store::Reader& reader, StoryId story,
                                                      const std::string& note) {
  if (note.empty()) return std::optional<DossierRefusal>();
  const auto articles = store::story_articles(reader, story);
  if (!articles) return fail(articles.error());
  switch (judge_words(note, *articles)) {
    case rights::NoteVerdict::copied:
      return std::optional(DossierRefusal::copied);
    case rights::NoteVerdict::too_long:
      return std::optional(DossierRefusal::too_long);
    case rights::NoteVerdict::own_words:
    case rights::NoteVerdict::missing:
    case rights::NoteVerdict::too_short:
      break;
  }
  return std::optional<DossierRefusal>();
}

bool has_part(const std::vector<DossierPart>& parts, DossierPartId part) {
  return !part || std::ranges::find(parts, part, &DossierPart::id) != parts.end();
}

}  // namespace

Result<DossierAnswer> change_parts(store::Database& db, const store::Curator& curator,
                                   const SeenDossier& seen, const PartChange& asked, Instant now) {
  auto bench = bench_of(db, curator, seen);
  if (!bench) return fail(bench.error());
  store::Reader reader = bench->tx.reader();
  auto parts = store::dossier_parts(reader, seen.dossier);
  if (!parts) return fail(parts.error());
  PartChange change = asked;
  change.title = text::showable(text::one_line(text::trimmed(asked.title)));
  const bool named =
      change.kind == PartChange::Kind::add || change.kind == PartChange::Kind::rename;
  if (named && change.title.empty()) return DossierAnswer(DossierRefusal::no_title);
  if (text::utf8_length(change.title) > kPartTitleSignsMax) {
    return DossierAnswer(DossierRefusal::too_long);
  }
  if (change.kind == PartChange::Kind::add) {
    if (parts->size() >= panorama::kDossierPartsMax) return DossierAnswer(DossierRefusal::full);
    const int last = parts->empty() ? 1 : parts->back().position + 1;
    const auto added = store::add_part(bench->tx, seen.dossier, {{}, change.title, last});
    if (!added) return fail(added.error());
  } else {
    const auto found = std::ranges::find(*parts, change.part, &DossierPart::id);
    if (found == parts->end()) return no_such("part", change.part.value);
    const auto at = static_cast<std::size_t>(found - parts->begin());
    if (auto done = move_part(bench->tx, *parts, at, change); !done) return fail(done.error());
  }
  return finish_dossier(bench->tx, curator, bench->dossier, "dossier_changed", now);
}

Result<DossierAnswer> reword_item(store::Database& db, const store::Curator& curator,
                                  const SeenDossier& seen, const DossierItemWords& words,
                                  Instant now) {
  auto bench = bench_of(db, curator, seen);
  if (!bench) return fail(bench.error());
  store::Reader reader = bench->tx.reader();
  auto items = store::dossier_items(reader, seen.dossier);
  if (!items) return fail(items.error());
  const auto item = std::ranges::find(*items, words.item, &DossierItem::id);
  if (item == items->end()) return no_such("item", words.item.value);
  const auto parts = store::dossier_parts(reader, seen.dossier);
  if (!parts) return fail(parts.error());
  if (!has_part(*parts, words.part)) return no_such("part", words.part.value);
  const std::string note = text::showable(text::trimmed(words.note));
  const auto refused = judge_own_words(reader, item->story, note);
  if (!refused) return fail(refused.error());
  if (*refused) return DossierAnswer(**refused);
  DossierItem changed = *item;
  changed.genre = words.genre;
  changed.note = note;
  if (changed.part != words.part) changed.position = items->back().position + 1;
  changed.part = words.part;
  if (auto done = store::change_dossier_item(bench->tx, changed); !done) return fail(done.error());
  return finish_dossier(bench->tx, curator, bench->dossier, "dossier_changed", now);
}

Result<DossierAnswer> place_item(store::Database& db, const store::Curator& curator,
                                 const SeenDossier& seen, DossierItemId item, int place,
                                 Instant now) {
  auto bench = bench_of(db, curator, seen);
  if (!bench) return fail(bench.error());
  store::Reader reader = bench->tx.reader();
  auto items = store::dossier_items(reader, seen.dossier);
  if (!items) return fail(items.error());
  const auto found = std::ranges::find(*items, item, &DossierItem::id);
  if (found == items->end()) return no_such("item", item.value);
  const auto from = static_cast<std::size_t>(found - items->begin());
  const int last = static_cast<int>(items->size());
  put_at(*items, from, static_cast<std::size_t>(std::clamp(place, 1, last) - 1));
  if (auto done = write_items(bench->tx, *items); !done) return fail(done.error());
  return finish_dossier(bench->tx, curator, bench->dossier, "dossier_ordered", now);
}

Result<DossierAnswer> take_out(store::Database& db, const store::Curator& curator,
                               const SeenDossier& seen, DossierItemId item, Instant now) {
  auto bench = bench_of(db, curator, seen);
  if (!bench) return fail(bench.error());
  store::Reader reader = bench->tx.reader();
  const auto items = store::dossier_items(reader, seen.dossier);
  if (!items) return fail(items.error());
  if (std::ranges::find(*items, item, &DossierItem::id) == items->end()) {
    return no_such("item", item.value);
  }
  if (auto done = store::remove_dossier_item(bench->tx, item); !done) return fail(done.error());
  return finish_dossier(bench->tx, curator, bench->dossier, "dossier_taken_out", now);
}

}  // namespace vigie::app
