// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/hand_over_note.hpp"

#include "app/rota/duty_line.hpp"
#include "base/format.hpp"
#include "rota/duty.hpp"
#include "rota/hand_over.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::int64_t kFailingSeconds = kDaySeconds;  // shorter is no news

std::string holder_on(const Rota& rota, Day first) {
  const auto duty = rota::duty_on(rota, first);
  return duty ? duty->centre : std::string();
}

void add_lines(store::DutyNote& note, store::NoteLineKind kind,
               const std::vector<std::string>& titles) {
  for (const std::string& title : titles) note.lines.push_back({0, kind, title});
}

Result<void> add_event(store::Transaction& tx, const Acting& acting, std::string_view kind,
                       Day week, Instant now) {
  return store::add_event(tx, {{}, acting.by, std::string(kind), "turn " + iso(week), ""}, now);
}

template <typename Take>
void each_line(const std::string& body, const Take& take) {
  for (std::size_t begin = 0; begin < body.size();) {
    const std::size_t end = std::min(body.find('\n', begin), body.size());
    std::string line = body.substr(begin, end - begin);
    if (!line.empty() && line.back() == '\r') line.pop_back();
    take(line);
    begin = end + 1;
  }
}

}  // namespace

std::vector<std::string> boxes_of(const std::string& body) {
  std::vector<std::string> boxes;
  each_line(body, [&](const std::string& line) {
    if (line.starts_with("- ") && line.size() > 2) boxes.push_back(line.substr(2));
  });
  return boxes;
}

std::string words_of_note(const std::string& body) {
  std::string words;
  each_line(body, [&](const std::string& line) {
    if (!line.starts_with("- ")) words += line + "\n";
  });
  while (!words.empty() && words.back() == '\n') words.pop_back();
  return words;
}

Result<std::optional<Day>> note_to_make(store::Reader& reader, const Rota& rota, Instant now) {
  const Day today = paris_day(now);
  const rota::HandOver hand_over = rota::read_hand_over(rota.handoff);
  const rota::Turn current = rota::turn_of(rota, today);
  for (const rota::Turn& turn : {current, rota::next_turn(rota, current)}) {
    const Day day = rota::hand_over_day(hand_over, turn);
    const rota::Turn before = rota::turn_before(rota, turn);
    if (today > day || today + kNoteDaysBefore < day) continue;
    const std::string from = holder_on(rota, before.first);
    const std::string to = holder_on(rota, turn.first);
    if (to.empty() || from.empty()) continue;
    if (turn.is_day() && (from == to || today < before.first)) continue;  // not before its own day
    const auto there = store::has_duty_note(reader, turn.first);
    if (!there) return fail(there.error());
    if (!*there) return std::optional(turn.first);
  }
  return std::optional<Day>();
}

Result<void> make_note(store::Transaction& tx, const Rota& rota, Day week, Instant now) {
  auto reader = tx.reader();
  const Day before = rota::turn_before(rota, rota::turn_at(rota, week)).first;
  store::DutyNote note{.week = week,
                       .centre = holder_on(rota, before),
                       .body = {},
                       .written_by = {},
                       .written_at = {},
                       .opened_by = {},
                       .opened_at = {},
                       .lines = {}};
  const Instant since = at_utc(before);
  const auto kept = store::desk_titles(reader, note.centre, "kept", since, kNoteTitlesMax);
  if (!kept) return fail(kept.error());
  add_lines(note, store::NoteLineKind::open, *kept);
  const auto later = store::desk_titles(reader, note.centre, "later", {}, kNoteTitlesMax);
  if (!later) return fail(later.error());
  add_lines(note, store::NoteLineKind::later, *later);
  const auto scheduled = store::scheduled_titles(reader, kNoteTitlesMax);
  if (!scheduled) return fail(scheduled.error());
  add_lines(note, store::NoteLineKind::scheduled, *scheduled);
  const auto failing = store::failing_titles(reader, now - kFailingSeconds, kNoteTitlesMax);
  if (!failing) return fail(failing.error());
  add_lines(note, store::NoteLineKind::source, *failing);
  return store::add_duty_note(tx, note, now);
}

Result<NoteAnswer> write_note(store::Database& db, const Acting& acting, Day week, int version,
                              const std::string& body, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  auto note = store::duty_note(reader, week);
  if (!note) return fail(note.error());
  if (!*note || (*note)->centre != acting.centre) return fail(Code::not_found, "hand-over note");
  (*note)->version = version;
  (*note)->body = words_of_note(body.substr(0, kNoteBytesMax));
  (*note)->lines.clear();
  for (const std::string& box : boxes_of(body)) {
    (*note)->lines.push_back({0, store::NoteLineKind::check, box});
  }
  const auto written = store::write_duty_note(*tx, **note, acting.by, now);
  if (!written) return fail(written.error());
  if (!*written) return NoteAnswer::changed;
  if (auto done = add_event(*tx, acting, "hand-over note written", week, now); !done) {
    return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return NoteAnswer::written;
}

Result<void> open_note(store::Database& db, const Acting& acting, Day week, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto there = store::has_duty_note(reader, week);
  if (!there) return fail(there.error());
  const auto rota = store::load_duty(reader, week);
  if (!rota) return fail(rota.error());
  if (!*there || holder_on(*rota, week) != acting.centre) {
    return fail(Code::not_found, "hand-over note");
  }
  auto done = store::open_duty_note(*tx, week, acting.by, now);
  if (done) done = add_event(*tx, acting, "hand-over note read", week, now);
  if (!done) return done;
  return tx->commit();
}

Result<std::optional<Day>> note_to_open(store::Reader& reader, std::string_view centre,
                                        Instant now) {
  const auto duty = duty_now(reader, now);
  if (!duty) return fail(duty.error());
  if (!*duty || (*duty)->centre != centre) return std::optional<Day>();
  const auto note = store::duty_note(reader, (*duty)->week);
  if (!note) return fail(note.error());
  const bool waits = *note && !(*note)->opened_at && (*note)->centre != centre;
  return waits ? std::optional((*duty)->week) : std::nullopt;
}

Result<void> tick_note(store::Database& db, const Acting& acting, Day week, int position, bool done,
                       Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto note = store::duty_note(reader, week);
  if (!note) return fail(note.error());
  const auto rota = store::load_duty(reader, week);
  if (!rota) return fail(rota.error());
  const bool concerned =
      *note && ((*note)->centre == acting.centre || holder_on(*rota, week) == acting.centre);
  if (!concerned) return fail(Code::not_found, "hand-over note");
  const auto ticked = store::tick_note_line(*tx, week, position, done, acting.by, now);
  if (!ticked) return fail(ticked.error());
  if (!*ticked) return fail(Code::not_found, "line of the hand-over note");
  if (auto opened = store::open_duty_note(*tx, week, acting.by, now); !opened) return opened;
  auto noted =
      add_event(*tx, acting, done ? "hand-over line done" : "hand-over line undone", week, now);
  if (!noted) return noted;
  return tx->commit();
}

}  // namespace vigie::app
