// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/note_mail.hpp"

#include <charconv>

#include "app/jobs/busy_retry.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "base/secret.hpp"
#include "mailing/note.hpp"
#include "mailing/retry.hpp"
#include "store/upkeep/setting_repo.hpp"

namespace vigie::app {
namespace {

using net::Handover;

constexpr std::size_t kMessageIdBytes = 16;
constexpr std::string_view kWaits = "waits ";  ///< then "<attempts> <seconds since 1970>"
constexpr std::string_view kRefused = "refused ";

/// What a mark holds; any other text is the moment at which the note left.
struct Mark {
  NoteState state = NoteState::owed;
  int attempts = 0;
  Instant next_at;
};

Mark read_cursor(const std::optional<std::string>& value) {
  if (!value) return {};
  if (value->starts_with(kRefused)) return {NoteState::ended, 0, {}};
  if (!value->starts_with(kWaits)) return {NoteState::left, 0, {}};
  Mark mark{NoteState::waiting, 0, {}};
  const char* const end = value->data() + value->size();
  const auto attempts = std::from_chars(value->data() + kWaits.size(), end, mark.attempts);
  if (attempts.ptr != end) std::from_chars(attempts.ptr + 1, end, mark.next_at.seconds);
  return mark;
}

Result<Mark> mark_of(store::Reader reader, const std::string& name, Instant now) {
  const auto value = store::setting(reader, name);
  if (!value) return fail(value.error());
  Mark mark = read_cursor(*value);
  if (mark.state == NoteState::waiting && mark.next_at <= now) mark.state = NoteState::owed;
  return mark;
}

Result<void> write_mark(store::Database& db, const std::string& name, const std::string& value) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::put_setting(*tx, name, value); !done) return done;
  return tx->commit();
}

/// Composed and handed over; what no header may hold is for a person to correct, so it is tried
/// again as what a server puts off.
Handover deliver(const config::VigieConfig& config, net::Mailer& mailer, const NoteMail& note,
                 Instant now, const std::function<bool()>& hand_over) {
  const std::string message_id = fmt::format(
      "{}.{}@{}", note.kind, hex(digest(note.mark, kMessageIdBytes)), config.mail.list_domain);
  const auto bytes = mailing::compose_note(
      {config.mail.from, "vigie", note.to, note.to_name, note.subject, note.body, message_id}, now);
  if (!bytes) return {Handover::Outcome::answered, 0, bytes.error().detail};
  return mailer.deliver({config.mail.from, note.to, message_id, *bytes}, hand_over);
}

/// The mark of a note that a server answered for without taking it.
Result<NoteState> defer(store::Database& db, const std::string& name, int attempts,
                        const Handover& done, Instant now) {
  const auto verdict = mailing::verdict_of(done.code, done.text);
  const auto wait = mailing::wait_after(attempts);
  const bool ended = verdict == mailing::Verdict::refused || !wait;
  const std::int64_t pause =
      verdict == mailing::Verdict::stopped ? mailing::kDomainPauseSeconds : wait.value_or(0);
  const std::string value = ended ? fmt::format("{}{}", kRefused, iso(now))
                                  : fmt::format("{}{} {}", kWaits, attempts, (now + pause).seconds);
  if (auto kept = write_through([&] { return write_mark(db, name, value); }); !kept) {
    return fail(kept.error());
  }
  return ended ? NoteState::ended : NoteState::waiting;
}

}  // namespace

Result<NoteState> note_state(store::Reader& reader, const std::string& mark, Instant now) {
  const auto found = mark_of(reader, mark, now);
  if (!found) return fail(found.error());
  return found->state;
}

Result<NoteState> mail_once(store::Database& db, const config::VigieConfig& config,
                            net::Mailer& mailer, const NoteMail& note, Instant now) {
  const auto mark = mark_of(db.reader(), note.mark, now);
  if (!mark) return fail(mark.error());
  bool marked = false;
  const Handover done = deliver(config, mailer, note, now, [&] {
    marked = write_mark(db, note.mark, iso(now)).has_value();
    return marked;
  });
  const bool answered = done.outcome == Handover::Outcome::answered;
  if (answered && mailing::verdict_of(done.code, done.text) == mailing::Verdict::accepted) {
    return NoteState::left;
  }
  log(Level::warning, "note not sent", {{"mark", note.mark}, {"error", done.text}});
  if (done.outcome == Handover::Outcome::uncertain) return NoteState::left;
  // Marked, and yet it cannot have left: as much an attempt as one that was answered.
  if (answered || marked) return defer(db, note.mark, mark->attempts + 1, done, now);
  return NoteState::owed;
}

}  // namespace vigie::app
