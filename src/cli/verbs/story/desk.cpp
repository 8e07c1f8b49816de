// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/desk.hpp"

#include "app/desk/read_desk.hpp"
#include "app/desk/triage.hpp"
#include "app/desk/undo.hpp"
#include "app/letter/leave_letters.hpp"
#include "app/panorama/relay.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/json.hpp"
#include "desk/wording.hpp"
#include "panorama/wording.hpp"
#include "rights/wording.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/people/centre_repo.hpp"

namespace vigie::cli {
namespace {

Result<std::vector<app::DeskStory>> lines_of(store::Reader reader,
                                             const DeskListArguments& arguments) {
  const auto state = parse_desk_state(arguments.state);
  if (!state) {
    return fail(Code::invalid_input, arguments.state,
                "un état de la pile est new, later, kept, relayed, discarded ou passed");
  }
  const auto centre = store::centre_by_key(reader, arguments.centre);
  if (!centre) return fail(centre.error());
  auto list = app::read_desk_list(
      reader, {.centre = centre->id, .state = *state, .limit = arguments.limit}, {}, nullptr);
  if (!list) return fail(list.error());
  std::erase_if(list->stories, [](const app::DeskStory& each) { return each.articles.empty(); });
  return std::move(list->stories);
}

Json json_of(const app::DeskStory& line) {
  const store::StoryArticle& lead = *line.lead();
  Json out = {{"id", line.item.story.value},
              {"state", name_of(line.item.state)},
              {"title", lead.title},
              {"media", lead.media},
              {"url", lead.url},
              {"articles", line.articles.size()}};
  if (lead.published_at) out.set("published_at", iso(*lead.published_at));
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
    for (const app::DeskStory& line : *lines) list.push(json_of(line));
    console.line(list.pretty());
    return kExitOk;
  }
  for (const app::DeskStory& line : *lines) {
    const store::StoryArticle& lead = *line.lead();
    const std::size_t articles = line.articles.size();
    console.line(fmt::format("{:>6}  {} ({}){}", line.item.story.value, lead.title, lead.media,
                             articles > 1 ? fmt::format(", {} articles", articles) : ""));
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
  const auto state =
      app::undo(scene->db, scene->curator, scene->click, app::leave_letters, SystemClock().now());
  if (!state) return console.report(state.error());
  console.line("Annulé.");
  return kExitOk;
}

}  // namespace vigie::cli
