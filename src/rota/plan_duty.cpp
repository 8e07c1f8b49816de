// SPDX-License-Identifier: EUPL-1.2
#include "rota/plan_duty.hpp"

#include <algorithm>
#include <cmath>

#include "rota/workdays.hpp"

namespace vigie::rota {
namespace {

constexpr double kSame = 1e-9;  // of two quotients
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
constexpr int kWeekendDays = 2;
constexpr int kWorkingWeek = 5;

struct Span {
  Day from;
  Day to;
};

bool overlap(const Span& a, const Span& b) { return a.from <= b.to && b.from <= a.to; }

/// The absences of a centre, those that follow one another as one.
std::vector<Span> absences_of(const std::vector<Absence>& absences, const std::string& centre) {
  std::vector<Span> spans;
  for (const Absence& absence : absences) {
    if (absence.centre == centre) spans.push_back({absence.from, absence.to});
  }
  std::ranges::sort(spans, {}, &Span::from);
  std::vector<Span> joined;
  for (const Span& span : spans) {
    if (!joined.empty() && span.from <= joined.back().to + (kWeekendDays + 1)) {
      joined.back().to = std::max(joined.back().to, span.to);
    } else {
      joined.push_back(span);
    }
  }
  return joined;
}

struct Member {
  const DutyCentre* centre;
  Workdays workdays;
  std::vector<Span> away;
  double counted = 0;
  bool started = false;
  double quotient() const { return counted / centre->share; }
};

struct Queue {
  const DutyRequest& request;
  std::vector<Span> closures;
  std::vector<Member> members;
  DutyDraft draft{};

  bool is_member(const Member& member, const Span& turn) const;
  int open_days(const Member& member, const Span& turn) const;
  bool is_closed(Day day) const;
  bool is_away(const Member& member, const Span& turn) const;
  const Span* not_owed(const Member& member, const Span& turn) const;
  void credit_absences(const Span& turn);
  void start(Member& member, const Span& turn);
  void credit(Member& member, Day on, double days, Credit::Why why);
  std::optional<double> median_without(const Member& member, const Span& turn) const;
  std::vector<std::size_t> able(const Span& turn) const;
  std::size_t choose(const std::vector<std::size_t>& from, const Span& turn,
                     std::size_t last) const;
  void run(const std::vector<Span>& turns);
  void close_accounts(const Span& last);
};

bool Queue::is_member(const Member& member, const Span& turn) const {
  const DutyCentre& centre = *member.centre;
  return (!centre.joins_on || *centre.joins_on <= turn.from) &&
         (!centre.leaves_on || *centre.leaves_on >= turn.to);
}

bool Queue::is_closed(Day day) const {
  return std::ranges::any_of(
      closures, [day](const Span& span) { return span.from <= day && day <= span.to; });
}

int Queue::open_days(const Member& member, const Span& turn) const {
  int days = 0;
  for (Day day = turn.from; day <= turn.to; day = day + 1) {
    days += member.workdays.open(day) && !is_closed(day) ? 1 : 0;
  }
  return days;
}

/// On a day that it would have worked.
bool Queue::is_away(const Member& member, const Span& turn) const {
  return std::ranges::any_of(member.away, [&](const Span& span) {
    const Span both{std::max(span.from, turn.from), std::min(span.to, turn.to)};
    return overlap(span, turn) && open_days(member, both) > 0;
  });
}

/// The absence that keeps it from the turn and is too long to be owed; null where there is none.
const Span* Queue::not_owed(const Member& member, const Span& turn) const {
  const auto found = std::ranges::find_if(member.away, [&](const Span& span) {
    return overlap(span, turn) && span.to - span.from + 1 > request.owed_days_max;
  });
  return found == member.away.end() ? nullptr : &*found;
}

std::optional<double> Queue::median_without(const Member& member, const Span& turn) const {
  std::vector<double> others;
  for (const Member& other : members) {
    if (&other == &member || !other.started || !is_member(other, turn)) continue;
    others.push_back(other.quotient());
  }
  if (others.empty()) return std::nullopt;
  std::ranges::sort(others);
  const std::size_t middle = others.size() / 2;
  return others.size() % 2 == 1 ? others[middle] : (others[middle - 1] + others[middle]) / 2;
}

void Queue::credit(Member& member, Day on, double days, Credit::Why why) {
  member.counted += days;
  for (Credit& given : draft.credits) {
    if (given.centre != member.centre->days.key || given.on != on || given.why != why) continue;
    given.days += days;
    return;
  }
  draft.credits.push_back({member.centre->days.key, on, days, why});
}

void Queue::credit_absences(const Span& turn) {
  for (Member& member : members) {
    if (!member.started || !is_member(member, turn)) continue;
    const Span* away = not_owed(member, turn);
    if (away == nullptr) continue;
    const double behind =
        median_without(member, turn).value_or(0) * member.centre->share - member.counted;
    const Day on = std::max(away->from, request.from);
    if (behind > kSame) credit(member, on, behind, Credit::Why::away);
  }
}

/// A centre without a count starts at the median of the others, or at nothing where all are new.
void Queue::start(Member& member, const Span& turn) {
  member.started = true;
  if (!member.centre->is_new && !member.centre->joins_on) return;
  const auto median = median_without(member, turn);
  const double days = median.value_or(0) * member.centre->share - member.counted;
  if (days > kSame) credit(member, turn.from, days, Credit::Why::joined);
}

std::vector<std::size_t> Queue::able(const Span& turn) const {
  std::vector<std::size_t> list;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Member& member = members[i];
    if (!is_member(member, turn) || open_days(member, turn) == 0 || is_away(member, turn)) continue;
    list.push_back(i);
  }
  return list;
}

/// kNobody where none but the last could.
std::size_t Queue::choose(const std::vector<std::size_t>& from, const Span& turn,
                          std::size_t last) const {
  std::size_t best = kNobody;
  double least = 0;
  for (const std::size_t i : from) {
    if (i == last) continue;
    const Member& member = members[i];
    const double middle = (member.counted + open_days(member, turn) / 2.0) / member.centre->share;
    if (best == kNobody || middle < least - kSame) {
      best = i;
      least = middle;
    }
  }
  return best;
}

/// From the end: whoever is the only one who can do the next turn is not to do this one, where
/// somebody else can.
void look_ahead(std::vector<std::vector<std::size_t>>& able) {
  const std::vector<std::size_t>* next = nullptr;
  for (auto turn = able.rbegin(); turn != able.rend(); ++turn) {
    if (turn->empty()) continue;
    if (next != nullptr && next->size() == 1 && turn->size() > 1) std::erase(*turn, next->front());
    next = &*turn;
  }
}

void Queue::run(const std::vector<Span>& turns) {
  std::vector<std::vector<std::size_t>> can;
  for (const Span& turn : turns) can.push_back(able(turn));
  std::vector<std::vector<std::size_t>> wise = can;
  look_ahead(wise);
  std::size_t last = kNobody;
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].centre->days.key == request.last && members.size() > 1) last = i;
  }
  for (std::size_t at = 0; at < turns.size(); ++at) {
    const Span& turn = turns[at];
    for (Member& member : members) {
      if (!member.started && is_member(member, turn)) start(member, turn);
    }
    PlannedTurn line{.first = turn.from, .last = turn.to, .centre = {}};
    line.closed = std::ranges::none_of(members, [&](const Member& member) {
      return is_member(member, turn) && open_days(member, turn) > 0;
    });
    std::size_t who = choose(wise[at], turn, last);
    if (who == kNobody) who = choose(can[at], turn, last);
    if (who != kNobody) {
      Member& member = members[who];
      line.centre = member.centre->days.key;
      line.open_days = open_days(member, turn);
      member.counted += line.open_days;
      if (members.size() > 1) last = who;
    }
    credit_absences(turn);
    draft.turns.push_back(std::move(line));
  }
}

void Queue::close_accounts(const Span& last) {
  double counted = 0;
  double shares = 0;
  for (const Member& member : members) {
    if (!member.started || !is_member(member, last)) continue;
    CentreAccount account{.centre = member.centre->days.key, .share = member.centre->share};
    account.before = member.centre->counted;
    for (const PlannedTurn& turn : draft.turns) {
      if (turn.centre != account.centre) continue;
      ++account.turns;
      account.open_days += turn.open_days;
    }
    for (const Credit& credit : draft.credits) {
      if (credit.centre == account.centre) account.credit += credit.days;
    }
    counted += account.counted();
    shares += account.share;
    draft.accounts.push_back(account);
  }
  if (draft.accounts.empty()) return;
  for (CentreAccount& account : draft.accounts) {
    account.ahead_days = account.counted() - account.share * counted / shares;
  }
  const auto [least, most] =
      std::ranges::minmax_element(draft.accounts, {}, &CentreAccount::counted_a_share);
  draft.gap_days = most->counted_a_share() - least->counted_a_share();
}

std::vector<Span> turns_of(const DutyRequest& request) {
  std::vector<Span> turns;
  if (request.span == TurnSpan::day) {
    for (Day day = request.from; day <= request.to; day = day + 1) {
      if (weekday_of(day) <= 5) turns.push_back({day, day});
    }
    return turns;
  }
  const int days = request.span == TurnSpan::week ? 7 : 14;
  for (Day first = monday_of(request.from + 6); first <= request.to; first = first + days) {
    turns.push_back({first, first + (days - 7 + kWorkingWeek - 1)});  // a Friday
  }
  return turns;
}

}  // namespace

DutyDraft plan_duty(const DutyRequest& request) {
  const std::vector<Span> turns = turns_of(request);
  if (turns.empty()) return {};
  Queue queue{.request = request, .closures = absences_of(request.absences, ""), .members = {}};
  for (const DutyCentre& centre : request.order) {
    queue.members.push_back(
        {.centre = &centre,
         .workdays = Workdays(turns.front().from, turns.back().to, centre.days.holidays),
         .away = absences_of(request.absences, centre.days.key),
         .counted = centre.counted,
         .started = !centre.is_new && !centre.joins_on});
  }
  queue.run(turns);
  queue.close_accounts(turns.back());
  return std::move(queue.draft);
}

std::vector<std::string> drawn_order(std::vector<std::string> order, std::uint64_t seed) {
  // Fisher and Yates, on a generator of our own (splitmix64): the same draw on every machine.
  const auto next = [&seed] {
    seed += 0x9e3779b97f4a7c15ULL;
    std::uint64_t z = seed;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  };
  for (std::size_t left = order.size(); left > 1; --left) {
    std::swap(order[left - 1], order[static_cast<std::size_t>(next() % left)]);
  }
  return order;
}

}  // namespace vigie::rota
