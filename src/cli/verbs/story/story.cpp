// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/story.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <variant>

#include "app/story/regroup.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/account.hpp"
#include "cli/json.hpp"
#include "desk/wording.hpp"
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

/// "Actualité relayée le 2 février 2026 ; 3 articles depuis"
std::string growth_of(const Shown& shown, const store::DeskItem& item) {
  if (!item.decided_at || item.state == DeskState::fresh) return "";
  const auto later = std::ranges::count_if(shown.articles, [&](const auto& article) {
    return article.first_seen_at > *item.decided_at;
  });
  if (later == 0) return "";
  return fmt::format("  Actualité {} le {}\u202f; {} depuis", desk::decision_of(item.state),
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

/// What the person asked for was wrong, or what stands forbids it.
int exit_code(desk::RegroupRefusal refusal) {
  using desk::RegroupRefusal;
  const bool misasked =
      refusal == RegroupRefusal::leaves_nothing || refusal == RegroupRefusal::itself;
  return misasked ? kExitUsage : kExitFailed;
}

/// Regroups, and says by `done` what came of it.
template <typename Act, typename Done>
int regroup(const StoryMoveArguments& arguments, Console& console, const Installation& installation,
            const Act& act, const Done& done) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto curator = open_account(reader, arguments.curator);
  if (!curator) return console.report(curator.error());
  const Result<app::RegroupAnswer> answer = act(*db, *curator);
  if (!answer) return console.report(answer.error());
  if (const auto* refusal = std::get_if<desk::RegroupRefusal>(&*answer)) {
    console.notice(desk::sentence_of(*refusal));
    return exit_code(*refusal);
  }
  console.line(done(std::get<app::Regrouped>(*answer)));
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
  return regroup(
      arguments, console, installation,
      [&](store::Database& db, const store::Curator& curator) {
        app::Detached detached;
        for (const std::int64_t id : arguments.articles) detached.articles.push_back(ArticleId{id});
        return app::split_story(db, curator, StoryId{arguments.story}, detached, {},
                                SystemClock().now());
      },
      [](const app::Regrouped& made) {
        return fmt::format("Mis à part dans l’actualité {}.", made.story.value);
      });
}

int run_story_merge(const StoryMoveArguments& arguments, Console& console,
                    const Installation& installation) {
  return regroup(
      arguments, console, installation,
      [&](store::Database& db, const store::Curator& curator) {
        return app::merge_stories(db, curator, StoryId{arguments.story}, StoryId{arguments.into},
                                  {}, SystemClock().now());
      },
      [&](const app::Regrouped&) {
        return fmt::format("Réunie à l’actualité {}.", arguments.into);
      });
}

int run_story_undo(const StoryMoveArguments& arguments, Console& console,
                   const Installation& installation) {
  return regroup(
      arguments, console, installation,
      [&](store::Database& db, const store::Curator& curator) {
        return app::undo_regrouping(db, curator, StoryId{arguments.story}, {}, SystemClock().now());
      },
      [](const app::Regrouped&) { return std::string("Annulé."); });
}

}  // namespace vigie::cli
