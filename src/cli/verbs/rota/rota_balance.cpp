// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_balance.hpp"

#include "app/rota/first_allocation.hpp"
#include "app/rota/read_load.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string gap_words(double load, double fair) {
  if (fair <= 0) return "ne doit rien";
  return fmt::format("{:+.0f} %", (load - fair) / fair * 100);
}

void tell(const app::LoadPage& page, Console& console) {
  const auto& balance = page.balance;
  for (std::size_t i = 0; i < page.network.centres.size(); ++i) {
    console.line(fmt::format("{}\u00a0: {:.0f} min par semaine, part {:.0f}, {}",
                             page.names.of(page.network.centres[i].key), balance.before[i],
                             balance.fair[i], gap_words(balance.before[i], balance.fair[i])));
  }
  console.line("");
  if (balance.moves.empty()) console.line("Aucun déplacement ne réduirait l’écart.");
  for (const rota::Move& move : balance.moves) {
    const rota::LoadSource& source = page.network.sources[move.source];
    console.line(fmt::format("{} ({:.0f} min)\u00a0: de {} vers {}, {}", source.title, source.load,
                             page.names.of(page.network.centres[move.from].key),
                             page.names.of(page.network.centres[move.to].key),
                             app::reason_words(move)));
  }
  console.line(fmt::format(
      "Écart à la part, en tout\u00a0: {:.0f} min\u202f; avec {}\u00a0: {:.0f}\u202f; tout "
      "libre\u00a0: {:.0f}.",
      balance.gap_before,
      text::plural(static_cast<long long>(balance.moves.size()), "déplacement", "déplacements"),
      balance.gap_after, page.gap_all_free));
  for (const std::size_t s : balance.pinned_above) {
    const rota::LoadSource& source = page.network.sources[s];
    console.line(fmt::format("Attachée\u00a0: {} reste à {}.", source.title,
                             page.names.of(page.network.centres[source.holder].key)));
  }
  console.line("Rien n’est écrit\u00a0: à acter en réunion.");
}

void tell_sources(const std::vector<app::HeldLoad>& rows, Console& console) {
  for (const app::HeldLoad& row : rows) {
    std::string line =
        fmt::format("{}\u00a0: {:.1f} min par semaine ({}), {}, {} décidés, {} gardés, {} relayés",
                    row.title, row.load.minutes, app::words_of(row.load.basis),
                    text::plural(row.work.items, "sujet", "sujets"), row.work.decided,
                    row.work.kept, row.work.relayed);
    if (row.minutes_an_article) {
      line += fmt::format(", {:.1f} min par article en médiane ({})", *row.minutes_an_article,
                          text::plural(row.readings, "lecture", "lectures"));
    }
    console.line(line);
  }
  if (rows.empty()) console.line("Ce centre ne lit aucune source.");
}

Json sources_json(const std::vector<app::HeldLoad>& rows) {
  Json list = Json::array();
  for (const app::HeldLoad& row : rows) {
    list.push(
        {{"source", row.source.value},
         {"title", row.title},
         {"items", row.work.items},
         {"decided", row.work.decided},
         {"kept", row.work.kept},
         {"relayed", row.work.relayed},
         {"minutes_a_week", row.load.minutes},
         {"minutes_an_article", row.minutes_an_article ? Json(*row.minutes_an_article) : Json()},
         {"readings", row.readings}});
  }
  return list;
}

Json json_of(const app::LoadPage& page) {
  Json centres = Json::array();
  for (std::size_t i = 0; i < page.network.centres.size(); ++i) {
    centres.push({{"centre", page.network.centres[i].key},
                  {"load", page.balance.before[i]},
                  {"fair", page.balance.fair[i]},
                  {"after", page.balance.after[i]}});
  }
  Json moves = Json::array();
  for (const rota::Move& move : page.balance.moves) {
    moves.push({{"source", page.network.sources[move.source].key},
                {"title", page.network.sources[move.source].title},
                {"load", page.network.sources[move.source].load},
                {"from", page.network.centres[move.from].key},
                {"to", page.network.centres[move.to].key},
                {"reason", app::reason_words(move)},
                {"gap_after", move.gap_after}});
  }
  return {{"centres", centres},
          {"moves", moves},
          {"gap_before", page.balance.gap_before},
          {"gap_after", page.balance.gap_after},
          {"gap_all_free", page.gap_all_free}};
}

}  // namespace

int run_rota_balance(const RotaBalanceArguments& arguments, Console& console,
                     const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto moves = arguments.moves < 0 ? std::nullopt : std::optional(arguments.moves);
  const auto page = app::read_load(reader, moves, SystemClock().now());
  if (!page) return console.report(page.error());
  if (arguments.json) {
    console.line(json_of(*page).pretty());
  } else {
    tell(*page, console);
  }
  return kExitOk;
}

int run_rota_allocate(const RotaAllocateArguments&, Console& console,
                      const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const Instant now = SystemClock().now();
  const auto page = app::read_load(reader, 0, now);
  if (!page) return console.report(page.error());
  const auto holds = app::first_allocation(reader, *page, now);
  if (!holds) return console.report(holds.error());
  for (const app::ProposedHold& hold : *holds) {
    console.line(fmt::format("{} ({:.0f} min)\u00a0: {}{}", hold.title, hold.load,
                             page->names.of(hold.centre),
                             hold.theme.empty() ? "" : ", même thème\u00a0: " + hold.theme));
  }
  console.line(holds->empty()
                   ? "Chaque source a un centre qui la lit."
                   : "Rien n’est écrit\u00a0: à acter en réunion, sur la page des charges.");
  return kExitOk;
}

int run_rota_load(const RotaLoadArguments& arguments, Console& console,
                  const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto rows = app::read_source_loads(reader, arguments.centre, SystemClock().now());
  if (!rows) return console.report(rows.error());
  if (arguments.json) {
    console.line(sources_json(*rows).pretty());
  } else {
    tell_sources(*rows, console);
  }
  return kExitOk;
}

}  // namespace vigie::cli
