// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/desk.hpp"

#include <functional>

#include "app/desk/triage.hpp"
#include "app/panorama/relay.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/json.hpp"
#include "desk/lead.hpp"
#include "desk/wording.hpp"
#include "panorama/wording.hpp"
#include "rights/wording.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

/// A story as one line of the desk.
struct DeskLine {
  store::DeskItem item;
  store::StoryArticle lead;
  std::size_t articles = 0;
};

Result<std::optional<DeskLine>> line_of(store::Reader& reader, const store::DeskItem& item) {
  auto articles = store::story_articles(reader, item.story, item.centre);
  if (!articles) return fail(articles.error());
  std::vector<desk::Reading> readings;
  for (const auto& article : *articles) {
    readings.push_back(
        {article.id, article.access, article.published_at, article.first_seen_at, article.held});
  }
  const auto lead = desk::lead_of(readings, item.article);
  if (!lead) return std::nullopt;
  return DeskLine{item, (*articles)[*lead], articles->size()};
}

Result<std::vector<DeskLine>> lines_of(store::Reader reader, const DeskListArguments& arguments) {
  const auto state = parse_desk_state(arguments.state);
  if (!state) {
    return fail(Code::invalid_input, arguments.state,
                "un état de la pile est new, kept, discarded ou relayed");
  }
  const auto centre = store::centre_by_key(reader, arguments.centre);
  if (!centre) return fail(centre.error());
  const auto items = store::desk_page(reader, centre->id, *state, std::nullopt, arguments.limit);
  if (!items) return fail(items.error());
  std::vector<DeskLine> lines;
  for (const store::DeskItem& item : *items) {
    auto line = line_of(reader, item);
    if (!line) return fail(line.error());
    if (*line) lines.push_back(std::move(**line));
  }
  return lines;
}

Json json_of(const DeskLine& line) {
  Json out = {{"id", line.item.story.value}, {"state", name_of(line.item.state)},
              {"title", line.lead.title},    {"media", line.lead.media},
              {"url", line.lead.url},        {"articles", line.articles}};
  if (line.lead.published_at) out.set("published_at", iso(*line.lead.published_at));
  return out;
}

/// Where a decision is made: the curator who makes it, and the story as it stands now.
struct Scene {
  store::Database db;
  store::Curator curator;
  app::SeenItem click;
};

Result<Scene> scene_of(const DeskDecisionArguments& arguments, const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  auto reader = db->reader();
  auto curator = open_account(reader, arguments.curator);
  if (!curator) return fail(curator.error());
  const auto item = store::desk_item(reader, StoryId{arguments.story}, curator->centre);
  if (!item) return fail(item.error());
  if (!*item) {
    return fail(Code::not_found, fmt::format("story {}", arguments.story),
                desk::not_on_desk(arguments.story));
  }
  const app::SeenItem click{(*item)->story, (*item)->version, {}};
  return Scene{std::move(*db), std::move(*curator), click};
}

int decide(const DeskDecisionArguments& arguments, desk::Decision decision,
           std::string_view sentence, Console& console, const Installation& installation) {
  auto scene = scene_of(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto state =
      app::decide(scene->db, scene->curator, scene->click, decision, SystemClock().now());
  if (!state) return console.report(state.error());
  console.line(sentence);
  return kExitOk;
}

}  // namespace

int run_desk_list(const DeskListArguments& arguments, Console& console,
                  const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  const auto lines = lines_of(db->reader(), arguments);
  if (!lines) return console.report(lines.error());
  if (arguments.json) {
    Json list = Json::array();
    for (const DeskLine& line : *lines) list.push(json_of(line));
    console.line(list.pretty());
    return kExitOk;
  }
  for (const DeskLine& line : *lines) {
    console.line(fmt::format("{:>6}  {} ({}){}", line.item.story.value, line.lead.title,
                             line.lead.media,
                             line.articles > 1 ? fmt::format(", {} articles", line.articles) : ""));
  }
  if (lines->empty()) console.line("Rien ici pour le moment.");
  return kExitOk;
}

int run_desk_keep(const DeskDecisionArguments& arguments, Console& console,
                  const Installation& installation) {
  return decide(arguments, desk::Decision::keep, "Gardée.", console, installation);
}

int run_desk_discard(const DeskDecisionArguments& arguments, Console& console,
                     const Installation& installation) {
  return decide(arguments, desk::Decision::discard, "Écartée.", console, installation);
}

int run_desk_relay(const DeskDecisionArguments& arguments, Console& console,
                   const Installation& installation) {
  auto scene = scene_of(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto answer =
      app::relay(scene->db, scene->curator, scene->click, arguments.note, SystemClock().now());
  if (!answer) return console.report(answer.error());
  if (const auto* verdict = std::get_if<rights::NoteVerdict>(&*answer)) {
    console.notice(rights::sentence_of(*verdict));
    return kExitUsage;
  }
  if (const auto* relay = std::get_if<panorama::Relay>(&*answer)) {
    console.notice(panorama::sentence_of(*relay));
    return kExitFailed;
  }
  console.line("Relayée au panorama.");
  return kExitOk;
}

int run_desk_undo(const DeskDecisionArguments& arguments, Console& console,
                  const Installation& installation) {
  auto scene = scene_of(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto state = app::undo(scene->db, scene->curator, scene->click, SystemClock().now());
  if (!state) return console.report(state.error());
  console.line("Annulé.");
  return kExitOk;
}

}  // namespace vigie::cli
