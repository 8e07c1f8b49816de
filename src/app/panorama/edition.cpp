// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/edition.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "app/desk/desk_move.hpp"
#include "app/desk/publication.hpp"
#include "app/panorama/judge_relay.hpp"
#include "base/format.hpp"
#include "desk/moves.hpp"
#include "store/panorama/joining_repo.hpp"
#include "store/panorama/takedown_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using panorama::DutyRefusal;
using panorama::ItemAction;

std::string entry_subject(const store::PanoramaItem& item) {
  return fmt::format("panorama {}", item.key);
}

Result<void> log_entry(store::Transaction& tx, const Publisher& publisher, std::string_view kind,
                       const store::PanoramaItem& item, std::string detail, Instant now) {
  return store::add_event(tx,
                          {publisher.curator.centre, publisher.curator.id, std::string(kind),
                           entry_subject(item), std::move(detail)},
                          now);
}

/// The item at the version that was seen.
Result<store::PanoramaItem> entry_as_seen(store::Transaction& tx, const SeenEntry& seen) {
  store::Reader reader = tx.reader();
  const auto item = store::panorama_item(reader, seen.item);
  if (!item) return fail(item.error());
  if (!*item) return fail(Code::not_found, fmt::format("panorama item {}", seen.item.value));
  if ((*item)->version != seen.version) {
    return fail(Code::conflict, fmt::format("item {} moved on", seen.item.value),
                "quelqu’un a changé cet article du panorama entre-temps\u00a0: le voici tel qu’il "
                "est");
  }
  return **item;
}

/// None: they may.
Result<std::optional<DutyRefusal>> refusal_for(store::Transaction& tx, const Publisher& publisher,
                                               Instant now) {
  store::Reader reader = tx.reader();
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  if (*may) return std::nullopt;
  return DutyRefusal::off_duty;
}

/// A centre may let appear what was taken of its own proposals, where the rule says so.
Result<std::optional<DutyRefusal>> refusal_to_time(store::Transaction& tx,
                                                   const Publisher& publisher,
                                                   const store::PanoramaItem& item,
                                                   const Timing& timing, Instant now) {
  const auto refusal = refusal_for(tx, publisher, now);
  if (!refusal || !*refusal) return refusal;
  const bool own = item.centre == publisher.curator.centre && timing.when == Timing::When::now;
  if (panorama::may_publish(publisher.authority.rules.who, {.duty_held = true}, own)) {
    return std::nullopt;
  }
  return refusal;
}

struct Begun {
  store::Transaction tx;
  store::PanoramaItem item;
  std::optional<DutyRefusal> refusal;
};

Result<Begun> begin_on(store::Database& db, const Publisher& publisher, const SeenEntry& seen,
                       Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto item = entry_as_seen(*tx, seen);
  if (!item) return fail(item.error());
  const auto refusal = refusal_for(*tx, publisher, now);
  if (!refusal) return fail(refusal.error());
  return Begun{std::move(*tx), std::move(*item), *refusal};
}

/// The log line and the commit that end every use case here.
Result<EditionAnswer> end_on(Begun& begun, const Publisher& publisher, std::string_view kind,
                             std::string detail, Instant now) {
  auto done = log_entry(begun.tx, publisher, kind, begun.item, std::move(detail), now);
  if (done) done = begun.tx.commit();
  if (!done) return fail(done.error());
  return EditionAnswer(begun.item.id);
}

std::string reason_kept(const std::string& reason) {
  const std::string shown = text::showable(text::one_line(text::trimmed(reason)));
  return std::string(text::utf8_prefix(shown, panorama::kReasonSignsMax));
}

/// The desk that relayed it has its story among those kept.
Result<void> desk_keeps(store::Transaction& tx, const Publisher& publisher,
                        const store::PanoramaItem& item, Instant now) {
  store::Reader reader = tx.reader();
  const auto line = store::desk_item(reader, item.story, item.centre);
  if (!line) return fail(line.error());
  if (!*line) return {};
  const auto to = desk::after((*line)->state, desk::Decision::withdraw);
  if (!to) return {};
  const auto move =
      store::add_desk_move(tx, **line, *to, (*line)->article, publisher.curator.id, now);
  if (!move) return fail(move.error());
  return write_move(tx, **line, {*to}, (*line)->article, publisher.curator, "withdrawn", now);
}

int rank_of(ItemState state) {
  switch (state) {
    case ItemState::published:
      return 0;
    case ItemState::ready:
      return 1;
    case ItemState::scheduled:
      return 2;
    case ItemState::withdrawn:
      break;
  }
  return 3;
}

}  // namespace

void edition_order(std::vector<store::EditionItem>& items) {
  const auto rank = [](const store::EditionItem& each) {
    const store::PanoramaItem& item = each.item;
    const bool appeared = item.state == ItemState::published;
    const int position = item.position > 0 ? item.position : std::numeric_limits<int>::max();
    const std::int64_t at =
        appeared ? -item.published_at.value_or(item.publish_at).seconds : item.publish_at.seconds;
    return std::tuple(position, rank_of(item.state), at, item.id.value);
  };
  std::ranges::sort(items, {}, rank);
}

Result<Instant> edition_begin(Instant now) { return instant_at(paris_day(now), 0, 0, kParis); }

Result<Instant> next_morning(const PublicationRules& rules, Instant now) {
  constexpr int kSaturday = 6;
  for (Day day = paris_day(now);; day = day + 1) {
    if (weekday_of(day) >= kSaturday) continue;
    const auto at = instant_at(day, rules.morning_hour, rules.morning_minute, kParis);
    if (!at) return fail(at.error());
    if (*at > now) return *at;
  }
}

Result<std::optional<DutyRefusal>> apply_timing(store::Transaction& tx,
                                                const store::PanoramaItem& item,
                                                const Timing& timing, const PublicationRules& rules,
                                                CuratorId by, Instant now) {
  if (timing.when == Timing::When::hold) {
    if (item.state == ItemState::ready) return std::nullopt;
    if (auto done = step_item(tx, item, ItemAction::hold, by, "", now); !done) {
      return fail(done.error());
    }
    return std::nullopt;
  }
  if (timing.when == Timing::When::now) {
    if (auto done = step_item(tx, item, ItemAction::publish, by, "", now); !done) {
      return fail(done.error());
    }
    return std::nullopt;
  }
  std::optional<Instant> at = timing.at;
  if (timing.when == Timing::When::morning) {
    const auto morning = next_morning(rules, now);
    if (!morning) return fail(morning.error());
    at = *morning;
  }
  if (!at) return DutyRefusal::no_hour;
  if (*at <= now) return DutyRefusal::past;
  if (*at - now > panorama::kScheduleDaysMax * kDaySeconds) return DutyRefusal::too_far;
  auto done = step_item(tx, item, ItemAction::schedule, by, "", now);
  if (done) done = store::set_publish_at(tx, item.id, *at);
  if (!done) return fail(done.error());
  return std::nullopt;
}

Result<EditionAnswer> place_entry(store::Database& db, const Publisher& publisher,
                                  const SeenEntry& seen, int place, Instant now) {
  auto begun = begin_on(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return EditionAnswer(*begun->refusal);
  store::Reader reader = begun->tx.reader();
  const auto since = edition_begin(now);
  if (!since) return fail(since.error());
  auto items = store::edition_items(reader, *since);
  if (!items) return fail(items.error());
  edition_order(*items);
  const auto found = std::ranges::find_if(
      *items, [&](const store::EditionItem& each) { return each.item.id == seen.item; });
  if (found == items->end()) {
    return fail(Code::conflict, "not of today's edition", "cet article n’est plus dans la liste");
  }
  const auto from = std::distance(items->begin(), found);
  const auto to = std::clamp<std::ptrdiff_t>(place - 1, 0, std::ssize(*items) - 1);
  if (from < to) std::rotate(found, found + 1, items->begin() + to + 1);
  if (to < from) std::rotate(items->begin() + to, found, found + 1);
  int position = 0;
  for (const store::EditionItem& each : *items) {
    ++position;
    if (each.item.position == position) continue;
    if (auto done = store::place_item(begun->tx, each.item.id, position); !done) {
      return fail(done.error());
    }
  }
  return end_on(*begun, publisher, "placed", fmt::format("{} -> {}", from + 1, to + 1), now);
}

Result<EditionAnswer> time_entry(store::Database& db, const Publisher& publisher,
                                 const SeenEntry& seen, const Timing& timing, Instant now) {
  auto begun = begin_on(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  const auto refusal = refusal_to_time(begun->tx, publisher, begun->item, timing, now);
  if (!refusal) return fail(refusal.error());
  if (*refusal) return EditionAnswer(**refusal);
  const auto wrong = apply_timing(begun->tx, begun->item, timing, publisher.authority.rules,
                                  publisher.curator.id, now);
  if (!wrong) return fail(wrong.error());
  if (*wrong) return EditionAnswer(**wrong);
  const bool at_once = timing.when == Timing::When::now;
  return end_on(*begun, publisher, at_once ? "published" : "scheduled", "", now);
}

Result<EditionAnswer> correct_entry(store::Database& db, const Publisher& publisher,
                                    const SeenEntry& seen, const Correction& correction,
                                    Instant now) {
  if (const auto legible = check_utf8(correction.note); !legible) return fail(legible.error());
  auto begun = begin_on(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return EditionAnswer(*begun->refusal);
  const std::string note = text::showable(text::trimmed(correction.note));
  const std::string told = reason_kept(correction.words);
  if (correction.announced && told.empty()) return EditionAnswer(DutyRefusal::no_words);
  store::Reader reader = begun->tx.reader();
  const auto articles = store::story_articles(reader, begun->item.story);
  if (!articles) return fail(articles.error());
  const rights::NoteVerdict verdict = judge_words(note, *articles);
  if (verdict != rights::NoteVerdict::own_words) return EditionAnswer(verdict);
  store::ItemWords words{.title = begun->item.title, .url = begun->item.url, .note = note};
  if (correction.announced && begun->item.state == ItemState::published) words.correction = told;
  const auto now_told = std::ranges::find(*articles, begun->item.article, &store::StoryArticle::id);
  if (correction.take_title && now_told != articles->end()) {
    words.title = now_told->title;
    words.url = now_told->url;
  }
  const auto done = store::rewrite_item(begun->tx, begun->item.id, begun->item.version, words,
                                        publisher.curator.id, now);
  if (!done) return fail(done.error());
  if (!*done) return fail(Code::conflict, "the item moved on");
  return end_on(*begun, publisher, "corrected", correction.announced ? told : "", now);
}

Result<EditionAnswer> withdraw_entry(store::Database& db, const Publisher& publisher,
                                     const SeenEntry& seen, const std::string& reason,
                                     LeaveLetters leave, Instant now) {
  auto begun = begin_on(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return EditionAnswer(*begun->refusal);
  const std::string why = reason_kept(reason);
  if (why.empty()) return EditionAnswer(DutyRefusal::no_reason);
  auto done =
      step_item(begun->tx, begun->item, ItemAction::withdraw, publisher.curator.id, why, now);
  if (done) done = desk_keeps(begun->tx, publisher, begun->item, now);
  if (!done) return fail(done.error());
  const auto left = leave(begun->tx, {begun->item.article, why, publisher.curator, now});
  if (!left) return fail(left.error());
  return end_on(*begun, publisher, "withdrawn", why, now);
}

Result<EditionAnswer> restore_entry(store::Database& db, const Publisher& publisher,
                                    const SeenEntry& seen, Instant now) {
  auto begun = begin_on(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return EditionAnswer(*begun->refusal);
  store::Reader reader = begun->tx.reader();
  const auto live = store::live_panorama_item(reader, begun->item.story);
  if (!live) return fail(live.error());
  if (*live || !begun->item.published_at) {
    return fail(Code::conflict, "the story is on the panorama otherwise",
                "cette actualité est au panorama sous un autre article");
  }
  const auto taken_down = store::is_taken_down(reader, begun->item.article);
  if (!taken_down) return fail(taken_down.error());
  if (*taken_down) {
    return fail(Code::conflict, "its publisher asked",
                "son éditeur a demandé ce retrait\u00a0: elle ne revient pas au panorama");
  }
  const auto joined = store::joining_of(reader, begun->item.id);
  if (!joined) return fail(joined.error());
  if (*joined) {
    return fail(Code::conflict, "it is one with another",
                "il n’en fait qu’un avec un autre article\u00a0: séparez-les");
  }
  const auto done =
      step_item(begun->tx, begun->item, ItemAction::restore, publisher.curator.id, "", now);
  if (!done) return fail(done.error());
  return end_on(*begun, publisher, "restored", "", now);
}

Result<EditionAnswer> give_back_entry(store::Database& db, const Publisher& publisher,
                                      const SeenEntry& seen, Instant now) {
  auto begun = begin_on(db, publisher, seen, now);
  if (!begun) return fail(begun.error());
  if (begun->refusal) return EditionAnswer(*begun->refusal);
  if (begun->item.published_at) return fail(Code::conflict, "it has appeared");
  store::Reader reader = begun->tx.reader();
  auto proposals = store::proposals_in(reader, begun->item.id);
  if (!proposals) return fail(proposals.error());
  auto done =
      step_item(begun->tx, begun->item, ItemAction::withdraw, publisher.curator.id, "", now);
  for (store::Proposal& each : *proposals) {
    if (!done) break;
    done = step_proposal(begun->tx, each, panorama::ProposalAction::reopen, {},
                         publisher.curator.id, now);
  }
  if (!done) return fail(done.error());
  return end_on(*begun, publisher, "given_back", "", now);
}

Result<std::variant<int, DutyRefusal>> publish_ready(store::Database& db,
                                                     const Publisher& publisher,
                                                     const std::vector<SeenEntry>& seen,
                                                     Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto refusal = refusal_for(*tx, publisher, now);
  if (!refusal) return fail(refusal.error());
  if (*refusal) return std::variant<int, DutyRefusal>(**refusal);
  int published = 0;
  for (const SeenEntry& each : seen) {
    store::Reader reader = tx->reader();
    const auto item = store::panorama_item(reader, each.item);
    if (!item) return fail(item.error());
    const bool stands =
        *item && (*item)->version == each.version && (*item)->state == ItemState::ready;
    if (!stands) continue;
    auto done = step_item(*tx, **item, ItemAction::publish, publisher.curator.id, "", now);
    if (done) done = log_entry(*tx, publisher, "published", **item, "", now);
    if (!done) return fail(done.error());
    ++published;
  }
  if (published == 0) {
    return fail(Code::conflict, "none of them is ready",
                "rien n’était plus prêt à paraître\u00a0: la page montre où en est chacune");
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return std::variant<int, DutyRefusal>(published);
}

}  // namespace vigie::app
