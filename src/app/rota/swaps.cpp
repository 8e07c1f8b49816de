// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/swaps.hpp"

#include <algorithm>

#include "app/rota/settle.hpp"
#include "app/rota/swap_mails.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "rota/duty.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/rota_repo.hpp"

namespace vigie::app {
namespace {

using rota::OverrideMove;
using rota::SwapRefusal;
using store::DutyRequestRow;

constexpr std::size_t kInvitationBytes = 18;
constexpr int kFinishWithinDays = 60;  // a machine that was off for longer leaves them as taken

std::string_view event_of(OverrideMove move) {
  switch (move) {
    case OverrideMove::take:
      return "swap taken";
    case OverrideMove::decline:
      return "swap declined";
    case OverrideMove::withdraw:
      return "swap withdrawn";
    case OverrideMove::untake:
      return "swap untaken";
    case OverrideMove::finish:
      return "swap done";
  }
  return "swap";
}

/// "semaine du 2027-01-18, au nom de ORIV": for the journal.
Result<void> note(store::Transaction& tx, const Acting& acting, std::string_view kind,
                  OverrideId request, Day week, Instant now) {
  auto reader = tx.reader();
  const auto centre = store::centre_by_key(reader, acting.centre);
  if (!centre) return fail(centre.error());
  std::string detail = iso(week);
  if (acting.on_behalf()) detail += fmt::format(", au nom de {}", centre->centre.name);
  const store::Event event{centre->id, acting.by, std::string(kind),
                           fmt::format("duty request {}", request.value), std::move(detail)};
  return store::add_event(tx, event, now);
}

bool touches(const DutyRequestRow& row, Day week) {
  return row.week == week || row.other_week == week;
}

/// One request a week waits for an answer, whichever of its two weeks it is.
Result<bool> is_asked(store::Reader& reader, const SwapForm& form) {
  const auto open = store::open_requests(reader);
  if (!open) return fail(open.error());
  return std::ranges::any_of(*open, [&](const DutyRequestRow& row) {
    return touches(row, form.week) || (form.other_week && touches(row, *form.other_week));
  });
}

/// Everybody who may answer gets a link of their own.
Result<void> invite(store::Transaction& tx, Entropy& entropy, const DutyRequestRow& row,
                    Instant now) {
  auto reader = tx.reader();
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  for (const store::Curator& curator : *curators) {
    if (curator.disabled || !is_asked_of(row, curator.centre_key)) continue;
    const std::string token = base64url(entropy.bytes(kInvitationBytes));
    if (auto done = store::add_invitation(tx, token, {row.id, curator.id}, now); !done) return done;
    const auto asked = notify(tx, kDutyAsked, request_subject(row), {.curator = curator.id}, now);
    if (!asked) return fail(asked.error());
  }
  return {};
}

/// Who may make the move: those asked answer, who asked withdraws, both may take a week back.
bool may_move(const DutyRequestRow& row, OverrideMove move, const std::string& centre) {
  switch (move) {
    case OverrideMove::take:
    case OverrideMove::decline:
      return is_asked_of(row, centre);
    case OverrideMove::withdraw:
      return centre == row.centre;
    case OverrideMove::untake:
      return centre == row.centre || centre == row.other;
    case OverrideMove::finish:
      return false;
  }
  return false;
}

bool has_begun(const DutyRequestRow& row, Instant now) {
  return std::min(row.week, row.other_week.value_or(row.week)) <= paris_day(now);
}

std::string other_after(const DutyRequestRow& row, OverrideMove move, const std::string& centre) {
  if (move == OverrideMove::take) return centre;
  if (move == OverrideMove::untake && row.open_call) return "";
  return row.other;
}

/// Why the move is not possible now; the state that it leads to where it is.
Result<StepAnswer> judge(store::Reader& reader, const DutyRequestRow& row, const Acting& acting,
                         const SwapStep& step, Instant now) {
  if (row.version != step.version) return StepAnswer(SwapRefusal::changed);
  if (!may_move(row, step.move, acting.centre)) return StepAnswer(SwapRefusal::not_yours);
  const bool begun = has_begun(row, now);
  const auto to = rota::after(row.state, step.move, begun);
  if (!to) return StepAnswer(begun ? SwapRefusal::begun : SwapRefusal::not_allowed);
  if (step.move != OverrideMove::take) return StepAnswer(*to);
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto refused = rota::refuse_swap(
      *rota, {row.week, row.other_week, row.centre, acting.centre}, paris_day(now));
  if (refused) return StepAnswer(*refused);
  return StepAnswer(*to);
}

}  // namespace

Result<AskAnswer> ask_swap(store::Database& db, Entropy& entropy, const Acting& acting,
                           const SwapForm& form, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto refused = rota::refuse_swap(
      *rota, {form.week, form.other_week, acting.centre, form.other}, paris_day(now));
  if (refused) return AskAnswer(*refused);
  const auto asked = is_asked(reader, form);
  if (!asked) return fail(asked.error());
  if (*asked) return AskAnswer(SwapRefusal::already_asked);
  DutyRequestRow row{.kind = form.other_week ? OverrideKind::swap : OverrideKind::replacement,
                     .week = form.week,
                     .other_week = form.other_week,
                     .centre = acting.centre,
                     .other = form.other,
                     .open_call = form.other.empty(),
                     .reason = form.reason,
                     .asked_by = {},
                     .asked_at = now,
                     .answered_at = {}};
  const auto id = store::add_request(*tx, row, {Origin::program, acting.by, now});
  if (!id) return fail(id.error());
  row.id = *id;
  if (auto done = note(*tx, acting, "swap asked", *id, form.week, now); !done) {
    return fail(done.error());
  }
  if (auto done = invite(*tx, entropy, row, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return AskAnswer(*id);
}

Result<AskAnswer> take_week(store::Database& db, const Acting& acting, Day week, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const std::string holder = rota::holder_of(*rota, week);
  if (holder.empty()) return AskAnswer(SwapRefusal::not_held);
  const auto refused =
      rota::refuse_swap(*rota, {week, std::nullopt, holder, acting.centre}, paris_day(now));
  if (refused) return AskAnswer(*refused);
  const DutyRequestRow row{.kind = OverrideKind::replacement,
                           .state = OverrideState::taken,
                           .week = week,
                           .other_week = {},
                           .centre = holder,
                           .other = acting.centre,
                           .reason = {},
                           .asked_by = {},
                           .asked_at = now,
                           .answered_at = now};
  const auto id = store::add_request(*tx, row, {Origin::program, acting.by, now});
  if (!id) return fail(id.error());
  if (auto done = note(*tx, acting, "week taken", *id, week, now); !done) return fail(done.error());
  const auto moved = settle_duty(*tx, "swap", now);
  if (!moved) return fail(moved.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return AskAnswer(*id);
}

Result<StepAnswer> answer_swap(store::Database& db, const Acting& acting, const SwapStep& step,
                               Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto row = store::duty_request(reader, step.request);
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "duty request");
  auto answer = judge(reader, **row, acting, step, now);
  if (!answer) return answer;
  const auto* to = std::get_if<OverrideState>(&*answer);
  if (to == nullptr) return answer;
  const auto moved =
      store::move_request(*tx, **row, *to, other_after(**row, step.move, acting.centre),
                          {Origin::program, acting.by, now});
  if (!moved) return fail(moved.error());
  if (!*moved) return StepAnswer(SwapRefusal::changed);
  if (auto done = note(*tx, acting, event_of(step.move), step.request, (*row)->week, now); !done) {
    return fail(done.error());
  }
  if (auto done = tell_answer(*tx, **row, acting.centre, now); !done) return fail(done.error());
  const auto settled = settle_duty(*tx, "swap", now);
  if (!settled) return fail(settled.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return answer;
}

Result<int> finish_swaps(store::Transaction& tx, Instant now) {
  auto reader = tx.reader();
  const Day today = paris_day(now);
  const auto rows = store::requests_from(reader, today - kFinishWithinDays);
  if (!rows) return fail(rows.error());
  int finished = 0;
  for (const DutyRequestRow& row : *rows) {
    const Day last =
        std::max(row.week + row.days, row.other_week.value_or(row.week) + row.other_days);
    if (row.state != OverrideState::taken || last > today) continue;
    const auto moved =
        store::move_request(tx, row, OverrideState::done, row.other, {Origin::program, {}, now});
    if (!moved) return fail(moved.error());
    finished += *moved ? 1 : 0;
  }
  return finished;
}

}  // namespace vigie::app
