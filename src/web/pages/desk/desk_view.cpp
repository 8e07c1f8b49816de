// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk_view.hpp"

#include <set>

#include "base/format.hpp"
#include "desk/moves.hpp"
#include "desk/wording.hpp"
#include "model/access_words.hpp"
#include "rights/share.hpp"
#include "text/french.hpp"
#include "text/html.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kShownExcerptBytes = 420;

std::string_view kind_badge(std::string_view kind) {
  if (kind == "audio") return "audio";
  return kind == "video" ? "vidéo" : "";
}

View tag_view(const store::ShownTag& tag) {
  return View()
      .set("label", tag.label)
      .set("key", tag.key.kind + ":" + tag.key.code)
      .set("is_theme", tag.key.kind == "theme")
      .set("reason", tag.rule)
      .set("has_reason", !tag.rule.empty());
}

/// What stands, and beside it what was learned and nobody confirmed.
void add_tags(View& view, const std::vector<store::ShownTag>& tags) {
  std::vector<View> shown;
  std::vector<View> suggested;
  for (const store::ShownTag& tag : tags) {
    (tag.origin == "learned" ? suggested : shown).push_back(tag_view(tag));
  }
  view.set("has_tags", !shown.empty())
      .set("has_chips", !tags.empty())
      .set("has_suggestions", !suggested.empty());
  view.set("tags", std::move(shown)).set("suggestions", std::move(suggested));
}

void add_articles(View& view, const store::StoryArticle& lead,
                  const std::vector<store::StoryArticle>& articles) {
  std::vector<View> others;
  std::vector<View> choices;
  for (const store::StoryArticle& each : articles) {
    choices.push_back(article_view(each, each.id == lead.id));
    if (each.id != lead.id) others.push_back(article_view(each, false));
  }
  view.set("spread", spread_of(lead, articles))
      .set("has_choices", articles.size() > 1)
      .set("others", std::move(others))
      .set("choices", std::move(choices));
}

/// " ; 3 articles depuis": a story that was decided on, and grows.
std::string growth_words(std::int64_t later) {
  return later == 0 ? "" : "\u202F; " + text::plural(later, "article", "articles") + " depuis";
}

std::string growth_since(const app::DeskStory& story) {
  if (!story.item.decided_at) return "";
  return growth_words(story.articles_since(*story.item.decided_at));
}

/// "Déjà au panorama, relayée par l’ORIV ; 3 articles depuis"; "" where it is not, or by us.
std::string elsewhere_words(const app::DeskStory& story) {
  if (!story.relayed_elsewhere()) return "";
  return fmt::format("Déjà au panorama, relayée par {}{}", story.relayed->centre_name,
                     growth_words(story.articles_since(story.relayed->published_at)));
}

/// "2 régions (Bretagne, Grand Est)"; "" below kNationalRegions.
std::string regions_line(const app::Reach& reach) {
  if (!reach.national()) return "";
  std::string names;
  for (const app::RegionShare& each : reach.regions) {
    names += (names.empty() ? "" : ", ") + each.name;
  }
  return fmt::format("{} régions ({})", reach.regions.size(), names);
}

void add_moves(View& view, const store::DeskItem& item, bool relayed_by_other,
               const std::string& growth) {
  using desk::after;
  using desk::Decision;
  view.set("can_keep", after(item.state, Decision::keep).has_value())
      .set("can_discard", after(item.state, Decision::discard).has_value())
      .set("can_relay", after(item.state, Decision::relay).has_value() && !relayed_by_other)
      .set("can_withdraw", after(item.state, Decision::withdraw).has_value())
      .set("came_back", item.came_back)
      .set("can_undo", item.state != DeskState::fresh && !put_aside_by_a_rule(item))
      .set("decided", item.state == DeskState::fresh ||
                              (item.curator_name.empty() && !put_aside_by_a_rule(item))
                          ? std::string()
                          : what_happened(item) + growth);
}

/// What is put off or passed on has a tab where there is any.
std::vector<View> tabs_view(const store::DeskCounts& counts, DeskState current) {
  std::vector<View> views;
  for (const DeskState state : kDeskStates) {
    const bool seldom = state == DeskState::later || state == DeskState::passed;
    if (seldom && counts.of(state) == 0 && state != current) continue;
    views.push_back(View()
                        .set("label", desk::list_name(state))
                        .set("code", desk::list_code(state))
                        .set("count", text::number(counts.of(state)))
                        .set("current", state == current));
  }
  return views;
}

/// Each story's form knows the story after it, where the browser goes on.
std::vector<View> stories_view(const std::vector<app::DeskStory>& stories) {
  std::vector<View> views;
  for (std::size_t index = 0; index < stories.size(); ++index) {
    const bool last = index + 1 == stories.size();
    const StoryId next = !last       ? stories[index + 1].item.story
                         : index > 0 ? stories[index - 1].item.story
                                     : StoryId{};
    views.push_back(story_view(stories[index]).set("next", std::to_string(next.value)));
  }
  return views;
}

std::string notice_words(const DeskNotice& notice) {
  const app::StoryStanding& standing = notice.standing;
  if (standing.merged) return what_changed(standing.change) + std::string(kNothingLost);
  const std::string happened = what_happened(standing.item);
  const std::string title = standing.title.empty() ? "Sans titre" : standing.title;
  if (!notice.conflict) return fmt::format("«\u00A0{}\u00A0»\u00A0: {}.", title, happened);
  return fmt::format("Entre-temps, «\u00A0{}\u00A0» a été {}.{}", title, happened, kNothingLost);
}

/// The notice as a sentence, with what is needed to undo.
void add_notice(View& view, const std::optional<DeskNotice>& notice) {
  view.set("notice", "").set("notice_bad", false).set("undo", false);
  if (!notice) return;
  const store::DeskItem& item = notice->standing.item;
  const bool bad = notice->conflict || notice->standing.merged;
  view.set("notice", notice_words(*notice))
      .set("notice_bad", bad)
      .set("undo", !bad && item.state != DeskState::fresh)
      .set("undo_id", std::to_string(item.story.value))
      .set("undo_version", std::to_string(item.version));
}

}  // namespace

View article_view(const store::StoryArticle& article, bool chosen) {
  View view;
  view.set("article_id", std::to_string(article.id.value))
      .set("title", article.title.empty() ? "Sans titre" : article.title)
      .set("url", rights::public_link(article.url))
      .set("media", article.media)
      .set("author", article.author)
      .set("date", day_of(article.published_at))
      .set("date_code", day_code_of(article.published_at))
      .set("edited", day_of(article.revised_at))
      .set("access", access_words(article.access))
      .set("kind", kind_badge(article.kind))
      .set("chosen", chosen);
  return view;
}

std::string spread_of(const store::StoryArticle& lead,
                      const std::vector<store::StoryArticle>& articles) {
  std::set<std::string> media;
  std::int64_t reprints = 0;
  std::int64_t others = 0;
  for (const store::StoryArticle& each : articles) {
    if (each.id == lead.id) continue;
    if (each.reprint != lead.reprint) {
      ++others;
    } else {
      ++reprints;
      if (each.media != lead.media) media.insert(each.media);
    }
  }
  std::string spread;
  if (reprints > 0) {
    const auto titles = media.empty() ? reprints : static_cast<std::int64_t>(media.size());
    spread = "reprise par " + text::plural(titles, "titre", "titres");
  }
  if (others > 0) {
    if (!spread.empty()) spread += ", ";
    spread += text::plural(others, "autre article", "autres articles") + " sur le même sujet";
  }
  return spread;
}

View story_view(const app::DeskStory& story) {
  const store::StoryArticle nothing;
  const store::StoryArticle* found = story.lead();
  const store::StoryArticle& lead = found != nullptr ? *found : nothing;

  View view = article_view(lead, true);
  view.set("id", std::to_string(story.item.story.value))
      .set("version", std::to_string(story.item.version))
      .set("tab", desk::list_code(story.item.state))
      .set("excerpt", text::excerpt(lead.excerpt, kShownExcerptBytes))
      .set("elsewhere", elsewhere_words(story))
      .set("regions", regions_line(story.reach));
  add_articles(view, lead, story.articles);
  add_tags(view, story.tags);
  add_moves(view, story.item, story.relayed_elsewhere(), growth_since(story));
  view.set("has_details", story.articles.size() > 1 || !story.tags.empty());
  return view;
}

std::string what_happened(const store::DeskItem& item) {
  std::string sentence(desk::decision_of(item.state));
  if (put_aside_by_a_rule(item)) {
    sentence = fmt::format("écartée d’office (règle «\u00A0{}\u00A0»)", item.filtered_by);
  }
  if (!item.curator_name.empty()) sentence += " par " + item.curator_name;
  if (item.decided_at) sentence += " " + moment_of(*item.decided_at);
  return sentence;
}

std::string what_changed(const std::optional<app::StoryChange>& change) {
  if (!change) return "Entre-temps, cette actualité a changé.";
  const store::Regrouping& made = change->made;
  const std::string who = made.curator_name.empty() ? "quelqu’un" : made.curator_name;
  if (made.undone) return fmt::format("Entre-temps, le regroupement de {} a été annulé.", who);
  const std::string at = moment_of(made.at);
  if (made.move == store::Regroup::split) {
    return fmt::format("Entre-temps, {} a mis des articles à part, {}.", who, at);
  }
  return fmt::format("Entre-temps, {} a réuni deux actualités dans «\u00A0{}\u00A0», {}.", who,
                     change->title.empty() ? "Sans titre" : change->title, at);
}

View desk_view(const app::DeskPage& page, const std::optional<DeskNotice>& notice) {
  const DeskState state = page.query.state;
  std::vector<View> themes;
  for (const store::ThemeName& theme : page.themes) {
    themes.push_back(View().set("theme_code", theme.code).set("theme_label", theme.label));
  }
  View view;
  add_notice(view, notice);
  view.set("theme_choices", std::move(themes))
      .set("tabs", tabs_view(page.counts, state))
      .set("tab_code", desk::list_code(state))
      .set("is_new", state == DeskState::fresh)
      .set("is_later", state == DeskState::later)
      .set("is_passed", state == DeskState::passed)
      .set("is_kept", state == DeskState::kept)
      .set("is_discarded", state == DeskState::discarded)
      .set("is_relayed", state == DeskState::relayed)
      .set("empty", page.list.stories.empty())
      .set("stories", stories_view(page.list.stories))
      .set("mark", page.query.mark)
      .set("next_mark", page.list.next)
      .set("paged", page.list.paged)
      .set("can_order", page.ordering.can_choose)
      .set("by_likelihood", page.ordering.order == app::DeskOrder::likely);
  return view;
}

}  // namespace vigie::web
