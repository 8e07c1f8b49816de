// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/story.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/story/regroup.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/json.hpp"
#include "store/story/grouping_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

/// All that the database knows of one story.
struct Shown {
  StoryId story;
  std::vector<store::StoryArticle> articles;
  std::map<ArticleId, std::string> reasons;
  std::vector<std::string> places;
  std::vector<store::DeskItem> desks;
};

Result<Shown> shown_of(store::Reader reader, StoryId asked) {
  const auto living = store::living_story(reader, asked);
  if (!living) return fail(living.error());
  Shown shown;
  shown.story = *living;
  auto articles = store::story_articles(reader, *living);
  if (!articles) return fail(articles.error());
  if (articles->empty()) return store::unknown_story(asked);
  shown.articles = std::move(*articles);
  const auto reasons = store::reasons_of(reader, *living);
  if (!reasons) return fail(reasons.error());
  for (const auto& reason : *reasons) shown.reasons[reason.article] = reason.sentence;
  const auto tags = store::story_tags(reader, *living);
  if (!tags) return fail(tags.error());
  for (const auto& tag : *tags) {
    if (tag.kind == "territory") shown.places.push_back(tag.label);
  }
  auto desks = store::desk_items_of(reader, *living);
  if (!desks) return fail(desks.error());
  shown.desks = std::move(*desks);
  return shown;
}

std::string day_of(const store::StoryArticle& article) {
  return text::long_date(paris_day(article.published_at.value_or(article.first_seen_at)));
}

/// "Relayée le 2 février 2026 ; 3 articles depuis."
std::string growth_of(const Shown& shown, const store::DeskItem& item) {
  if (!item.decided_at || item.state == DeskState::fresh) return "";
  const auto later = std::ranges::count_if(shown.articles, [&](const auto& article) {
    return article.first_seen_at > *item.decided_at;
  });
  if (later == 0) return "";
  const std::string_view verb = item.state == DeskState::relayed     ? "Relayée"
                                : item.state == DeskState::discarded ? "Écartée"
                                                                     : "Gardée";
  return fmt::format("  {} le {}\u00A0; {} depuis", verb,
                     text::long_date(paris_day(*item.decided_at)),
                     text::plural(later, "article", "articles"));
}

void print(const Shown& shown, StoryId asked, Console& console) {
  if (shown.story != asked) {
    console.line(fmt::format("L’actualité {} a été réunie à l’actualité {}.", asked.value,
                             shown.story.value));
  }
  std::set<ReprintId> reprints;
  std::set<std::string> media;
  for (const auto& article : shown.articles) {
    reprints.insert(article.reprint);
    media.insert(article.media);
  }
  console.line(fmt::format("Actualité {}\u00A0: {}, {}, {}", shown.story.value,
                           text::plural(std::ssize(shown.articles), "article", "articles"),
                           text::plural(std::ssize(reprints), "texte", "textes"),
                           text::plural(std::ssize(media), "titre", "titres")));
  std::string places;
  for (const std::string& place : shown.places) places += (places.empty() ? "" : ", ") + place;
  if (!places.empty()) console.line(fmt::format("  Lieux\u00A0: {}", places));
  for (const auto& item : shown.desks) {
    if (const std::string grown = growth_of(shown, item); !grown.empty()) console.line(grown);
  }
  for (const ReprintId reprint : reprints) {
    console.line(fmt::format("Texte {}", reprint.value));
    for (const auto& article : shown.articles) {
      if (article.reprint != reprint) continue;
      console.line(fmt::format("  {:>6}  {} ({}, {})", article.id.value, article.title,
                               article.media, day_of(article)));
      const auto reason = shown.reasons.find(article.id);
      if (reason != shown.reasons.end()) console.line("          " + reason->second);
    }
  }
}

Json json_of(const Shown& shown) {
  Json places = Json::array();
  for (const std::string& place : shown.places) places.push(place);
  Json articles = Json::array();
  for (const auto& article : shown.articles) {
    const auto reason = shown.reasons.find(article.id);
    articles.push(Json{{"id", article.id.value},
                       {"reprint", article.reprint.value},
                       {"title", article.title},
                       {"media", article.media},
                       {"url", article.url},
                       {"reason", reason == shown.reasons.end() ? std::string() : reason->second}});
  }
  return Json{{"id", shown.story.value}, {"places", places}, {"articles", articles}};
}

/// A refusal as an operator reads it.
Result<app::Regrouped> must(const Result<app::RegroupAnswer>& answer) {
  using app::RegroupRefusal;
  if (!answer) return fail(answer.error());
  if (const auto* made = std::get_if<app::Regrouped>(&*answer)) return *made;
  switch (std::get<RegroupRefusal>(*answer)) {
    case RegroupRefusal::changed_since:
      return fail(Code::conflict, "grouping", "les groupes ont changé entre-temps");
    case RegroupRefusal::decided_since:
      return fail(Code::conflict, "grouping",
                  "un centre a décidé depuis de l’une des deux actualités");
    case RegroupRefusal::both_relayed:
      return fail(Code::conflict, "grouping", "les deux actualités sont au panorama");
    case RegroupRefusal::leaves_nothing:
      return fail(Code::invalid_input, "grouping",
                  "une actualité garde au moins un article et en perd un");
    case RegroupRefusal::itself:
      return fail(Code::invalid_input, "grouping", "une actualité ne se réunit pas à elle-même");
    case RegroupRefusal::nothing_to_undo:
      break;
  }
  return fail(Code::conflict, "grouping",
              "rien à annuler, ou une décision plus récente à annuler d’abord");
}

using Decision = Result<std::string> (*)(store::Database&, const store::Curator&,
                                         const StoryMoveArguments&);

int decide(const StoryMoveArguments& arguments, Console& console, const Installation& installation,
           Decision decision) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto curator = open_account(reader, arguments.curator);
  if (!curator) return console.report(curator.error());
  const auto said = decision(*db, *curator, arguments);
  if (!said) return console.report(said.error());
  console.line(*said);
  return kExitOk;
}

}  // namespace

int run_story_show(const StoryShowArguments& arguments, Console& console,
                   const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  const auto shown = shown_of(db->reader(), StoryId{arguments.story});
  if (!shown) return console.report(shown.error());
  if (arguments.json) {
    console.line(json_of(*shown).pretty());
  } else {
    print(*shown, StoryId{arguments.story}, console);
  }
  return kExitOk;
}

int run_story_split(const StoryMoveArguments& arguments, Console& console,
                    const Installation& installation) {
  return decide(arguments, console, installation,
                [](store::Database& db, const store::Curator& curator,
                   const StoryMoveArguments& given) -> Result<std::string> {
                  app::Detached detached;
                  for (const std::int64_t id : given.articles) {
                    detached.articles.push_back(ArticleId{id});
                  }
                  const auto made = must(app::split_story(db, curator, StoryId{given.story},
                                                          detached, {}, SystemClock().now()));
                  if (!made) return fail(made.error());
                  return fmt::format("Mis à part dans l’actualité {}.", made->story.value);
                });
}

int run_story_merge(const StoryMoveArguments& arguments, Console& console,
                    const Installation& installation) {
  return decide(arguments, console, installation,
                [](store::Database& db, const store::Curator& curator,
                   const StoryMoveArguments& given) -> Result<std::string> {
                  const auto done =
                      must(app::merge_stories(db, curator, StoryId{given.story},
                                              StoryId{given.into}, {}, SystemClock().now()));
                  if (!done) return fail(done.error());
                  return fmt::format("Réunie à l’actualité {}.", given.into);
                });
}

int run_story_undo(const StoryMoveArguments& arguments, Console& console,
                   const Installation& installation) {
  return decide(arguments, console, installation,
                [](store::Database& db, const store::Curator& curator,
                   const StoryMoveArguments& given) -> Result<std::string> {
                  const auto done = must(app::undo_regrouping(db, curator, StoryId{given.story}, {},
                                                              SystemClock().now()));
                  if (!done) return fail(done.error());
                  return std::string("Annulé.");
                });
}

}  // namespace vigie::cli
