// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/story_view.hpp"

#include <map>

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;
using store::Regroup;

/// The word that holds, as a person reads it.
std::string sentence_of(const store::ArticleReason& reason) {
  if (!reason.by_curator) return reason.sentence;
  std::string_view said = reason.sentence;
  if (said.ends_with('.')) said.remove_suffix(1);
  return fmt::format("{}, {}.", said, moment_of(reason.at));
}

Result<std::map<ArticleId, std::string>> reasons_by_article(store::Reader& reader, StoryId story) {
  const auto reasons = store::reasons_of(reader, story);
  if (!reasons) return fail(reasons.error());
  std::map<ArticleId, std::string> last;
  for (const store::ArticleReason& each : *reasons) last[each.article] = sentence_of(each);
  return last;
}

/// The texts in the order of their first article.
std::vector<std::vector<const store::StoryArticle*>> by_text(
    const std::vector<store::StoryArticle>& articles) {
  std::vector<std::vector<const store::StoryArticle*>> texts;
  std::map<ReprintId, std::size_t> places;
  for (const store::StoryArticle& each : articles) {
    const auto [found, added] = places.emplace(each.reprint, texts.size());
    if (added) texts.emplace_back();
    texts[found->second].push_back(&each);
  }
  return texts;
}

/// What is said of every article of the story alike.
struct Common {
  std::map<ArticleId, std::string> reasons;
  std::optional<Instant> decided_at;
  bool may_detach = false;
  bool one_text = false;
};

View text_view(const std::vector<const store::StoryArticle*>& copies, const Common& common) {
  std::vector<View> articles;
  for (const store::StoryArticle* each : copies) {
    const auto reason = common.reasons.find(each->id);
    articles.push_back(
        article_view(*each, false)
            .set("since", common.decided_at.has_value() && each->first_seen_at > *common.decided_at)
            .set("reason", reason == common.reasons.end() ? "Premier article de cette actualité."
                                                          : reason->second)
            .set("can_detach", common.may_detach));
  }
  const bool several = copies.size() > 1;
  return View()
      .set("text_id", std::to_string(copies.front()->reprint.value))
      .set("copies",
           several ? fmt::format("Le même texte, dans {} articles", copies.size()) : std::string())
      .set("can_detach_text", common.may_detach && several && !common.one_text)
      .set("articles", std::move(articles));
}

std::string summary_of(const StoryInHand& story, std::size_t texts) {
  std::map<std::string, int> media;
  for (const store::StoryArticle& each : story.articles) ++media[each.media];
  std::string summary =
      fmt::format("{}, {}, {}", text::plural(std::ssize(story.articles), "article", "articles"),
                  text::plural(static_cast<long long>(texts), "texte", "textes"),
                  text::plural(std::ssize(media), "titre de presse", "titres de presse"));
  if (story.articles.size() == store::kStoryArticlesMax) summary += " (les premiers seulement)";
  return summary;
}

Result<std::string> title_of(store::Reader& reader, StoryId story) {
  const auto articles = store::story_articles(reader, story);
  if (!articles) return fail(articles.error());
  const store::StoryArticle* lead = lead_article(*articles, {});
  return lead == nullptr || lead->title.empty() ? std::string("Sans titre") : lead->title;
}

/// « … » of what went: the articles are here now, so their story is told by what it was called.
Result<std::string> merged_words(store::Reader& reader, const store::Regrouping& made) {
  const auto steps = store::steps_of(reader, made.id);
  if (!steps) return fail(steps.error());
  const auto articles = store::story_articles(reader, made.to);
  if (!articles) return fail(articles.error());
  for (const store::StoryArticle& each : *articles) {
    for (const store::RegroupStep& step : *steps) {
      if (each.reprint != step.reprint) continue;
      return fmt::format("«\u00A0{}\u00A0» est réunie à cette actualité.", each.title);
    }
  }
  return std::string("Les deux actualités sont réunies.");
}

void set_notice(View& view, std::string_view sentence, std::int64_t undo = 0, StoryId other = {}) {
  view.set("notice", sentence)
      .set("notice_bad", false)
      .set("notice_story", other ? std::to_string(other.value) : std::string())
      .set("undo", undo != 0 ? std::to_string(undo) : std::string());
}

}  // namespace

Result<void> add_texts(View& view, store::Reader& reader, const StoryInHand& story) {
  auto reasons = reasons_by_article(reader, story.id);
  if (!reasons) return fail(reasons.error());
  const auto texts = by_text(story.articles);
  Common common;
  common.reasons = std::move(*reasons);
  if (story.line) common.decided_at = story.line->decided_at;
  common.may_detach = story.line.has_value() && story.articles.size() > 1;
  common.one_text = texts.size() == 1;
  std::vector<View> views;
  views.reserve(texts.size());
  for (const auto& copies : texts) views.push_back(text_view(copies, common));
  view.set("summary", summary_of(story, texts.size())).set("texts", std::move(views));
  return {};
}

Result<app::Reach> reach_shown(store::Reader& reader, const app::TerritoryShelf& shelf,
                               StoryId story) {
  const auto territories = shelf.get();
  if (!territories) return app::Reach{};
  return app::reach_of(reader, **territories, story);
}

std::string regions_line(const app::Reach& reach) {
  if (!reach.national()) return "";
  std::string names;
  for (const app::RegionShare& each : reach.regions) {
    names += (names.empty() ? "" : ", ") + each.name;
  }
  return fmt::format("{} régions ({})", reach.regions.size(), names);
}

void add_reach(View& view, const app::Reach& reach) {
  std::string words = "Aucune région nommée\u00A0: la portée reste à juger.";
  if (reach.regions.size() == 1) {
    words = "Une seule région\u00A0: la portée nationale reste à juger.";
  } else if (reach.national()) {
    words = fmt::format("Portée nationale possible\u00A0: {} régions.", reach.regions.size());
  }
  std::vector<View> regions;
  for (const app::RegionShare& each : reach.regions) {
    regions.push_back(View()
                          .set("region", each.name)
                          .set("share", text::plural(each.articles, "article", "articles")));
  }
  view.set("reach", words)
      .set("has_regions", !reach.regions.empty())
      .set("regions", std::move(regions));
}

Result<void> add_regroup_notice(View& view, store::Reader& reader, const Visit& visit,
                                StoryId story) {
  set_notice(view, "");
  const auto undone = read_number(visit.request.parameter("annule"));
  const auto id = undone ? undone : read_number(visit.request.parameter("fait"));
  if (!id) return {};
  const auto made = store::regrouping(reader, *id);
  if (!made) return fail(made.error());
  const bool ours = *made && ((*made)->from == story || (*made)->to == story);
  if (!ours || (*made)->undone != undone.has_value()) return {};
  if (undone) {
    set_notice(view, "Annulé\u00A0: articles, décisions et relais sont comme avant.");
    return {};
  }
  if ((*made)->move == Regroup::split) {
    set_notice(view, (*made)->reason, *id, (*made)->from == story ? (*made)->to : (*made)->from);
    return {};
  }
  const auto words = merged_words(reader, **made);
  if (!words) return fail(words.error());
  set_notice(view, *words, *id);
  return {};
}

Result<std::string> what_changed(store::Reader& reader, StoryId story) {
  const auto made = store::latest_regrouping(reader, story);
  if (!made) return fail(made.error());
  if (!*made) return std::string("Entre-temps, cette actualité a changé.");
  const std::string who =
      (*made)->curator_name.empty() ? std::string("quelqu’un") : (*made)->curator_name;
  if ((*made)->undone) return fmt::format("Entre-temps, le regroupement de {} a été annulé.", who);
  const std::string at = moment_of((*made)->at);
  if ((*made)->move == Regroup::split) {
    return fmt::format("Entre-temps, {} a mis des articles à part, {}.", who, at);
  }
  const auto title = title_of(reader, (*made)->to);
  if (!title) return fail(title.error());
  return fmt::format("Entre-temps, {} a réuni deux actualités dans «\u00A0{}\u00A0», {}.", who,
                     *title, at);
}

}  // namespace vigie::web
