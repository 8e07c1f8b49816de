// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/source_requests.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "rota/shared_source.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"

namespace vigie::app {
namespace {

using rota::HandMove;
using rota::SourceRefusal;
using store::SourceRequest;
using store::StoredAllocation;

Result<void> note(store::Transaction& tx, const Acting& acting, std::string_view kind,
                  SourceId source, Instant now) {
  auto reader = tx.reader();
  const auto centre = store::centre_by_key(reader, acting.centre);
  if (!centre) return fail(centre.error());
  std::string detail;
  if (acting.on_behalf()) detail = fmt::format("au nom de {}", centre->centre.name);
  return store::add_event(tx,
                          {centre->id, acting.by, std::string(kind),
                           fmt::format("source {}", source.value), std::move(detail)},
                          now);
}

const StoredAllocation* hold_in(const std::vector<StoredAllocation>& holds, SourceId source,
                                std::string_view centre) {
  const auto found = std::ranges::find_if(holds, [&](const StoredAllocation& hold) {
    return hold.source == source && (centre.empty() || hold.centre_key == centre);
  });
  return found == holds.end() ? nullptr : &*found;
}

/// Who reads the other half of it; null where it is whole.
const StoredAllocation* half_beside(const std::vector<StoredAllocation>& holds,
                                    const StoredAllocation& hold) {
  if (hold.weeks == HoldWeeks::all) return nullptr;
  const auto found = std::ranges::find_if(holds, [&hold](const StoredAllocation& one) {
    return one.source == hold.source && one.weeks == rota::other_weeks(hold.weeks);
  });
  return found == holds.end() ? nullptr : &*found;
}

rota::SourceAsked asked_of(const SourceRequest& request) {
  return {request.kind, request.state, request.by, request.of};
}

/// Everybody of the centres that may answer it.
Result<void> tell_asked(store::Transaction& tx, const SourceRequest& request, Instant now) {
  auto reader = tx.reader();
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  for (const store::Curator& curator : *curators) {
    if (curator.disabled || !rota::answers(asked_of(request), curator.centre_key)) continue;
    const auto told =
        notify(tx, kSourceAsked, std::to_string(request.id.value), {.curator = curator.id}, now);
    if (!told) return fail(told.error());
  }
  return {};
}

Result<void> tell_asker(store::Transaction& tx, const SourceRequest& request, Instant now) {
  auto reader = tx.reader();
  const auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  for (const store::Curator& curator : *curators) {
    if (curator.disabled || curator.centre_key != request.by) continue;
    const auto told =
        notify(tx, kSourceAnswered, std::to_string(request.id.value), {.curator = curator.id}, now);
    if (!told) return fail(told.error());
  }
  return {};
}

/// From the holder to another centre, as a request that is taken moves it.
Result<void> move_hold(store::Transaction& tx, const std::vector<StoredAllocation>& holds,
                       const StoredAllocation& hold, const std::string& to_key, bool stays_backup,
                       Instant now) {
  auto reader = tx.reader();
  const auto to = store::centre_by_key(reader, to_key);
  if (!to) return fail(to.error());
  if (auto done = store::close_allocation(tx, hold.source, hold.centre, now); !done) return done;
  if (hold_in(holds, hold.source, to_key) != nullptr) return {};  // both read it until now
  const CentreId others = hold.backup == to->id ? CentreId{} : hold.backup;
  return store::open_allocation(tx,
                                {hold.source, to->id, stays_backup ? hold.centre : others,
                                 hold.weight_minutes, false, hold.weeks},
                                now);
}

/// Each reads every other week from now on, and stands in for the other.
Result<void> share_hold(store::Transaction& tx, const std::vector<StoredAllocation>& holds,
                        const StoredAllocation& hold, const std::string& with_key, Instant now) {
  auto reader = tx.reader();
  const auto with = store::centre_by_key(reader, with_key);
  if (!with) return fail(with.error());
  if (auto done = store::close_allocation(tx, hold.source, hold.centre, now); !done) return done;
  if (hold_in(holds, hold.source, with_key) != nullptr) {  // both read all of it until now
    if (auto done = store::close_allocation(tx, hold.source, with->id, now); !done) return done;
  }
  const HoldWeeks weeks = rota::weeks_of(paris_day(now));
  auto done = store::open_allocation(
      tx, {hold.source, hold.centre, hold.backup, hold.weight_minutes, hold.fixed, weeks}, now);
  if (!done) return done;
  return store::open_allocation(
      tx,
      {hold.source, with->id, hold.centre, hold.weight_minutes, false, rota::other_weeks(weeks)},
      now);
}

Result<std::optional<SourceRefusal>> refuse(const std::vector<StoredAllocation>& holds,
                                            store::Reader& reader, const Acting& acting,
                                            const SourceForm& form) {
  const StoredAllocation* own = hold_in(holds, form.source, acting.centre);
  const StoredAllocation* hold =
      form.kind == SourceRequestKind::take ? hold_in(holds, form.source, "") : own;
  if (form.kind == SourceRequestKind::take && own != nullptr) return SourceRefusal::own_already;
  if (hold == nullptr) return SourceRefusal::not_held;
  const bool shares = form.kind == SourceRequestKind::share;
  if (hold->fixed && !shares) return SourceRefusal::fixed;
  if (shares && half_beside(holds, *hold) != nullptr) return SourceRefusal::shared;
  const auto open = store::open_source_requests(reader);
  if (!open) return fail(open.error());
  if (std::ranges::find(*open, form.source, &SourceRequest::source) != open->end()) {
    return SourceRefusal::already_asked;
  }
  return std::nullopt;
}

std::string_view event_of(SourceRequestKind kind) {
  switch (kind) {
    case SourceRequestKind::give:
      return "source given up";
    case SourceRequestKind::take:
      return "source asked for";
    case SourceRequestKind::share:
      return "source to share";
  }
  return "source asked for";
}

std::string_view event_of(HandMove move) {
  switch (move) {
    case HandMove::take:
      return "source handed over";
    case HandMove::decline:
      return "source request declined";
    case HandMove::withdraw:
      return "source request withdrawn";
  }
  return "source request";
}

/// Taken: who had it lets it go, who asked or answered has it from now on.
Result<std::optional<SourceRefusal>> hand_over(store::Transaction& tx, const SourceRequest& request,
                                               const std::string& answering, Instant now) {
  auto reader = tx.reader();
  const auto holds = store::open_allocations(reader);
  if (!holds) return fail(holds.error());
  const bool given = request.kind != SourceRequestKind::take;
  const StoredAllocation* hold = hold_in(*holds, request.source, given ? request.by : answering);
  const bool shares = request.kind == SourceRequestKind::share;
  if (hold == nullptr || (hold->fixed && !shares)) return SourceRefusal::over;
  if (shares) {
    if (half_beside(*holds, *hold) != nullptr) return SourceRefusal::shared;
    auto done = share_hold(tx, *holds, *hold, answering, now);
    if (!done) return fail(done.error());
    return std::nullopt;
  }
  const std::string& to = given ? answering : request.by;
  if (auto done = move_hold(tx, *holds, *hold, to, !given, now); !done) return fail(done.error());
  return std::nullopt;
}

}  // namespace

Result<SourceAskAnswer> ask_source(store::Database& db, const Acting& acting,
                                   const SourceForm& form, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto holds = store::open_allocations(reader);
  if (!holds) return fail(holds.error());
  const auto refused = refuse(*holds, reader, acting, form);
  if (!refused) return fail(refused.error());
  if (*refused) return SourceAskAnswer(**refused);
  const bool take = form.kind == SourceRequestKind::take;
  SourceRequest request{.source = form.source,
                        .kind = form.kind,
                        .by = acting.centre,
                        .of = take ? hold_in(*holds, form.source, "")->centre_key : std::string(),
                        .word = form.word,
                        .asked_at = now};
  const auto id = store::add_source_request(*tx, request, acting.by);
  if (!id) return fail(id.error());
  request.id = *id;
  auto done = note(*tx, acting, event_of(form.kind), form.source, now);
  if (done) done = tell_asked(*tx, request, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return SourceAskAnswer(*id);
}

Result<SourceTakeAnswer> take_source(store::Database& db, const Acting& acting, SourceId source,
                                     Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto unheld = store::unheld_sources(reader);
  if (!unheld) return fail(unheld.error());
  if (std::ranges::find(*unheld, source, &store::UnheldSource::id) == unheld->end()) {
    return SourceTakeAnswer(SourceRefusal::held);
  }
  const auto centre = store::centre_by_key(reader, acting.centre);
  if (!centre) return fail(centre.error());
  auto done = store::open_allocation(*tx, {source, centre->id, {}, std::nullopt, false}, now);
  if (done) done = note(*tx, acting, "source taken", source, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return SourceTakeAnswer(source);
}

Result<SourceStepAnswer> answer_source(store::Database& db, const Acting& acting,
                                       const SourceStep& step, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto row = store::source_request(reader, step.request);
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "source request");
  if ((*row)->version != step.version) return SourceStepAnswer(SourceRefusal::over);
  const auto to = rota::after(asked_of(**row), step.move, acting.centre);
  if (const auto* refusal = std::get_if<SourceRefusal>(&to)) return SourceStepAnswer(*refusal);
  if (step.move == HandMove::take) {
    const auto refused = hand_over(*tx, **row, acting.centre, now);
    if (!refused) return fail(refused.error());
    if (*refused) return SourceStepAnswer(**refused);
  }
  const auto state = std::get<SourceRequestState>(to);
  const bool given = step.move == HandMove::take && (*row)->kind != SourceRequestKind::take;
  const auto moved = store::move_source_request(
      *tx, **row, state, given ? acting.centre : std::string(), acting.by, now);
  if (!moved) return fail(moved.error());
  if (!*moved) return SourceStepAnswer(SourceRefusal::over);
  auto done = note(*tx, acting, event_of(step.move), (*row)->source, now);
  if (done && step.move != HandMove::withdraw) done = tell_asker(*tx, **row, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return SourceStepAnswer(state);
}

Result<HandsPage> read_hands(store::Reader& reader, Instant now) {
  HandsPage page;
  auto requests = store::open_source_requests(reader);
  if (!requests) return fail(requests.error());
  page.requests = std::move(*requests);
  auto unheld = store::unheld_sources(reader);
  if (!unheld) return fail(unheld.error());
  page.unheld = std::move(*unheld);
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  const auto holds = store::open_allocations(reader);
  if (!holds) return fail(holds.error());
  for (const StoredAllocation& hold : *holds) {
    const auto source = std::ranges::find(*sources, hold.source, &store::StoredSource::id);
    if (source == sources->end() || source->retired_at) continue;
    const bool waits = std::ranges::find(page.requests, hold.source, &SourceRequest::source) !=
                       page.requests.end();
    const StoredAllocation* half = half_beside(*holds, hold);
    page.held.push_back({hold.source, source->facts.title, hold.centre_key, hold.backup_key,
                         hold.fixed, waits, half == nullptr ? std::string() : half->centre_key,
                         half == nullptr || hold.weeks == rota::weeks_of(paris_day(now))});
  }
  std::ranges::stable_sort(page.held, {}, &HandsSource::title);
  return page;
}

}  // namespace vigie::app
