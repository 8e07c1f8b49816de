// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/story_view.hpp"

#include <map>

#include "app/story/lead.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

/// The word that holds, as a person reads it.
std::string sentence_of(const store::ArticleReason& reason) {
  if (!reason.by_curator) return reason.sentence;
  std::string_view said = reason.sentence;
  if (said.ends_with('.')) said.remove_suffix(1);
  return fmt::format("{}, {}.", said, moment_of(reason.at));
}

std::map<ArticleId, std::string> reasons_by_article(const app::StoryPage& page) {
  std::map<ArticleId, std::string> last;
  for (const store::ArticleReason& each : page.reasons) last[each.article] = sentence_of(each);
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

std::string summary_of(const std::vector<store::StoryArticle>& articles, std::size_t texts) {
  std::map<std::string, int> media;
  for (const store::StoryArticle& each : articles) ++media[each.media];
  std::string summary =
      fmt::format("{}, {}, {}", text::plural(std::ssize(articles), "article", "articles"),
                  text::plural(static_cast<long long>(texts), "texte", "textes"),
                  text::plural(std::ssize(media), "titre de presse", "titres de presse"));
  if (articles.size() == store::kStoryArticlesMax) summary += " (les premiers seulement)";
  return summary;
}

/// Its texts with their articles, each with why it is here.
void add_texts(View& view, const app::StoryPage& page) {
  const std::vector<store::StoryArticle>& articles = page.story.articles;
  const auto texts = by_text(articles);
  Common common;
  common.reasons = reasons_by_article(page);
  if (page.on_desk) common.decided_at = page.story.item.decided_at;
  common.may_detach = page.on_desk && articles.size() > 1;
  common.one_text = texts.size() == 1;
  std::vector<View> views;
  views.reserve(texts.size());
  for (const auto& copies : texts) views.push_back(text_view(copies, common));
  view.set("summary", summary_of(articles, texts.size())).set("texts", std::move(views));
}

/// "Portée nationale possible : 3 régions." and these régions.
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

void add_candidates(View& view, const app::StoryPage& page, std::string_view asked) {
  std::vector<View> candidates;
  for (const app::StoryCandidate& each : page.candidates) {
    const store::StoryArticle* lead = app::lead_of(each.articles, {});
    if (lead == nullptr) continue;
    candidates.push_back(article_view(*lead, false)
                             .set("candidate", std::to_string(each.story.value))
                             .set("spread", spread_of(*lead, each.articles)));
  }
  view.set("searched", asked)
      .set("nothing_found", !asked.empty() && candidates.empty())
      .set("has_candidates", !candidates.empty())
      .set("candidates", std::move(candidates));
}

void set_notice(View& view, std::string_view sentence, std::int64_t undo = 0, StoryId other = {}) {
  view.set("notice", sentence)
      .set("notice_bad", false)
      .set("notice_story", other ? std::to_string(other.value) : std::string())
      .set("undo", undo != 0 ? std::to_string(undo) : std::string());
}

/// What was just done or taken back.
void add_change(View& view, const app::StoryPage& page, bool undone) {
  set_notice(view, "");
  if (!page.change || page.change->made.undone != undone) return;
  const store::Regrouping& made = page.change->made;
  if (undone) {
    set_notice(view, "Annulé\u00A0: articles, décisions et relais sont comme avant.");
    return;
  }
  if (made.move == store::Regroup::split) {
    const bool here = made.from == page.story.item.story;
    set_notice(view, made.reason, made.id, here ? made.to : made.from);
    return;
  }
  set_notice(
      view,
      page.change->title.empty()
          ? std::string("Les deux actualités sont réunies.")
          : fmt::format("«\u00A0{}\u00A0» est réunie à cette actualité.", page.change->title),
      made.id);
}

}  // namespace

View story_page_view(const app::StoryPage& page, std::string_view asked, bool undone) {
  View view = story_view(page.story);
  view.set("seen", std::to_string(page.mark)).set("on_desk", page.on_desk);
  add_texts(view, page);
  add_candidates(view, page, asked);
  add_change(view, page, undone);
  add_reach(view, page.story.reach);
  return view;
}

}  // namespace vigie::web
