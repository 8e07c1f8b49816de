// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_plan.hpp"

#include <charconv>

#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/json.hpp"
#include "rota/wording.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

constexpr int kHalfYearDays = 27 * 7;

struct Asked {
  app::PlanQuery query;
  app::PlanAct act;
};

std::optional<std::uint64_t> number_of(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// What was typed, or the sentence of what is wrong in it.
tl::expected<Asked, std::string> read(const RotaPlanArguments& arguments, Instant now) {
  Asked asked;
  const auto wrong = [](const std::string& text) {
    return tl::unexpected(fmt::format("«\u00a0{}\u00a0» n’est pas une date AAAA-MM-JJ.", text));
  };
  const auto from = parse_day(arguments.from);
  if (!from) return wrong(arguments.from);
  const auto to = parse_day(arguments.to);
  if (!to) return wrong(arguments.to);
  asked.query = {.from = *from, .to = *to};
  if (!arguments.seed.empty()) {
    asked.query.seed = number_of(arguments.seed);
    if (!asked.query.seed) {
      return tl::unexpected(std::string("--seed-order attend un nombre entier."));
    }
  }
  asked.act.meeting = arguments.meeting;
  asked.act.acted_on = paris_day(now);
  if (!arguments.acted_on.empty()) {
    asked.act.acted_on = parse_day(arguments.acted_on);
    if (!asked.act.acted_on) return wrong(arguments.acted_on);
  }
  return asked;
}

std::string turn_line(const rota::PlannedTurn& turn, const app::CentreNames& names) {
  const bool day = turn.first == turn.last;
  if (turn.closed) return fmt::format("{}  {}", iso(turn.first), day ? "fermé" : "fermée");
  if (turn.centre.empty()) {
    return fmt::format("{}  personne ne peut {} tenir", iso(turn.first), day ? "le" : "la");
  }
  if (day) return fmt::format("{}  {}", iso(turn.first), names.of(turn.centre));
  return fmt::format("{}  {}, {} j", iso(turn.first), names.of(turn.centre), turn.open_days);
}

std::string_view many_of(TurnSpan span) {
  switch (span) {
    case TurnSpan::day:
      return "jours";
    case TurnSpan::week:
      return "semaines";
    case TurnSpan::fortnight:
      return "quinzaines";
  }
  return "semaines";
}

Json plan_json(const app::PlanPreview& preview) {
  Json turns = Json::array();
  for (const rota::PlannedTurn& turn : preview.draft.turns) {
    turns.push({{"week", iso(turn.first)},
                {"last", iso(turn.last)},
                {"centre", turn.centre},
                {"closed", turn.closed},
                {"open_days", turn.open_days}});
  }
  Json accounts = Json::array();
  for (const rota::CentreAccount& account : preview.draft.accounts) {
    accounts.push({{"centre", account.centre},
                   {"share", account.share},
                   {"turns", account.turns},
                   {"open_days", account.open_days},
                   {"before", account.before},
                   {"credit", account.credit},
                   {"ahead_days", account.ahead_days}});
  }
  return {{"turns", turns},
          {"accounts", accounts},
          {"gap_days", preview.draft.gap_days},
          {"moved", static_cast<std::int64_t>(preview.moved.size())}};
}

int refuse(Console& console, app::PlanRefusal refusal) {
  console.notice(app::words_of(refusal));
  return refusal == app::PlanRefusal::changed ? kExitFailed : kExitUsage;
}

}  // namespace

std::vector<std::string> rota_plan_lines(const app::PlanPreview& preview) {
  std::vector<std::string> lines;
  const auto& draft = preview.draft;
  lines.push_back(fmt::format("Planning du {} au {}\u00a0: {}.",
                              text::long_date(draft.turns.front().first),
                              text::long_date(draft.turns.back().last),
                              text::plural(static_cast<long long>(draft.turns.size()),
                                           rota::word_of(preview.span), many_of(preview.span))));
  for (const rota::PlannedTurn& turn : draft.turns) {
    lines.push_back("  " + turn_line(turn, preview.names));
  }
  const bool year = preview.query.to - preview.query.from > kHalfYearDays;
  const auto made_up = year ? rota::MadeUp::next_year : rota::MadeUp::next_half_year;
  lines.push_back("");
  for (const rota::CentreAccount& account : draft.accounts) {
    lines.push_back(
        rota::fairness_sentence(account, preview.names.of(account.centre), preview.span, made_up));
  }
  for (const rota::Credit& credit : draft.credits) {
    lines.push_back(
        fmt::format("{}\u00a0: {}.", preview.names.of(credit.centre), rota::credit_words(credit)));
  }
  lines.push_back(fmt::format("Plus grand écart, à part égale\u00a0: {}.",
                              rota::open_days_words(draft.gap_days)));
  lines.push_back(
      preview.moved.empty()
          ? "Rien ne change à ce qui est acté."
          : fmt::format(
                "{} de ce qui est acté.",
                text::plural(
                    static_cast<long long>(preview.moved.size()),
                    preview.span == TurnSpan::day ? "jour diffère" : "semaine diffère",
                    preview.span == TurnSpan::day ? "jours diffèrent" : "semaines diffèrent")));
  return lines;
}

int run_rota_plan(const RotaPlanArguments& arguments, Console& console,
                  const Installation& installation) {
  const Instant now = SystemClock().now();
  auto asked = read(arguments, now);
  if (!asked) {
    console.notice(asked.error());
    return kExitUsage;
  }
  if (arguments.act && arguments.meeting.empty()) {
    console.notice("Pour acter, dites quelle réunion l’a fait\u00a0: --meeting \"GT Ressources\".");
    return kExitUsage;
  }
  auto db =
      open_database(installation, arguments.act ? store::Mode::read_write : store::Mode::read_only);
  if (!db) return console.report(db.error());
  if (!arguments.by.empty()) {
    auto reader = db->reader();
    const auto curator = open_account(reader, arguments.by);
    if (!curator) return console.report(curator.error());
    asked->act.by = curator->id;
  }
  auto reader = db->reader();
  const auto answer = arguments.act ? app::act_plan(*db, asked->query, asked->act, now)
                                    : app::preview_plan(reader, asked->query, now);
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<app::PlanRefusal>(&*answer)) {
    return refuse(console, *refused);
  }
  const auto& preview = std::get<app::PlanPreview>(*answer);
  if (arguments.json) {
    console.line(plan_json(preview).pretty());
    return kExitOk;
  }
  for (const std::string& line : rota_plan_lines(preview)) console.line(line);
  console.line(arguments.act ? fmt::format("Acté par {}, le {}.", arguments.meeting,
                                           text::long_date(*asked->act.acted_on))
                             : "Rien n’est écrit\u00a0: pour l’acter, ajoutez --act et --meeting.");
  return kExitOk;
}

}  // namespace vigie::cli
