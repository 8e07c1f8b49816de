// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/rota/rota_hands.hpp"

#include "app/rota/centre_names.hpp"
#include "app/rota/source_requests.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"

namespace vigie::cli {
namespace {

template <typename Value>
int say_hands(Console& console, const Result<std::variant<Value, rota::SourceRefusal>>& answer,
              const std::string& done) {
  if (!answer) return console.report(answer.error());
  if (const auto* refused = std::get_if<rota::SourceRefusal>(&*answer)) {
    console.notice(rota::sentence_of(*refused));
    return kExitFailed;
  }
  console.line(done);
  return kExitOk;
}

std::string held_line(const app::HandsSource& source, const app::CentreNames& names) {
  std::string line =
      fmt::format("{}  {}, lue par {}", source.id.value, source.title, names.of(source.centre));
  if (!source.with.empty())
    line += fmt::format(", une semaine sur deux, et {}", names.of(source.with));
  if (source.fixed) line += ", attachée";
  if (source.waits) line += ", demande en attente";
  return line;
}

std::optional<rota::HandMove> hand_move_named(const std::string& name) {
  if (name == "accept") return rota::HandMove::take;
  if (name == "decline") return rota::HandMove::decline;
  if (name == "withdraw") return rota::HandMove::withdraw;
  return std::nullopt;
}

}  // namespace

int run_rota_sources(const RotaHandsArguments&, Console& console,
                     const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto page = app::read_hands(reader, SystemClock().now());
  if (!page) return console.report(page.error());
  const auto names = app::CentreNames::read(reader);
  if (!names) return console.report(names.error());
  for (const app::HandsSource& source : page->held) console.line(held_line(source, *names));
  for (const store::UnheldSource& source : page->unheld) {
    console.line(fmt::format("{}  {}, que personne ne lit", source.id.value, source.title));
  }
  for (const store::SourceRequest& request : page->requests) {
    console.line(fmt::format("Demande {}\u00a0: {}", request.id.value,
                             app::source_sentence(request, names->of(request.by), "")));
  }
  return kExitOk;
}

int run_rota_source_ask(const RotaHandsArguments& arguments, Console& console,
                        const Installation& installation) {
  auto acts = open_for(arguments.act, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  const app::SourceForm form{SourceId{arguments.number}, arguments.kind, arguments.act.reason};
  const auto answer = app::ask_source(acts->db, acts->acting, form, SystemClock().now());
  return say_hands(console, answer, "Demande envoyée. Rien ne change avant une réponse.");
}

int run_rota_source_pick(const RotaHandsArguments& arguments, Console& console,
                         const Installation& installation) {
  auto acts = open_for(arguments.act, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  const auto answer =
      app::take_source(acts->db, acts->acting, SourceId{arguments.number}, SystemClock().now());
  return say_hands(console, answer, "La source est prise.");
}

int run_rota_source_answer(const RotaHandsArguments& arguments, Console& console,
                           const Installation& installation) {
  const auto move = hand_move_named(arguments.move);
  if (!move) {
    console.notice("La réponse est accept, decline ou withdraw.");
    return kExitUsage;
  }
  auto acts = open_for(arguments.act, installation, people::Permission::decide);
  if (!acts) return console.report(acts.error());
  auto reader = acts->db.reader();
  const auto row = store::source_request(reader, SourceRequestId{arguments.number});
  if (!row) return console.report(row.error());
  const app::SourceStep step{SourceRequestId{arguments.number}, *row ? (*row)->version : 0, *move};
  const auto answer = app::answer_source(acts->db, acts->acting, step, SystemClock().now());
  return say_hands(console, answer, "C’est fait.");
}

}  // namespace vigie::cli
