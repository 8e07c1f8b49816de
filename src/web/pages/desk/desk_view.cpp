// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/desk_view.hpp"

#include <algorithm>
#include <set>

#include "base/format.hpp"
#include "desk/lead.hpp"
#include "desk/moves.hpp"
#include "desk/wording.hpp"
#include "model/access_words.hpp"
#include "rights/share.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/tag/tag_repo.hpp"
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

std::string growth_since(const store::DeskItem& item,
                         const std::vector<store::StoryArticle>& articles) {
  if (!item.decided_at) return "";
  return growth_words(std::count_if(
      articles.begin(), articles.end(),
      [&](const store::StoryArticle& each) { return each.first_seen_at > *item.decided_at; }));
}

void add_moves(View& view, const store::DeskItem& item, bool relayed_by_other,
               const std::string& growth) {
  using desk::after;
  using desk::Decision;
  view.set("can_keep", after(item.state, Decision::keep).has_value())
      .set("can_discard", after(item.state, Decision::discard).has_value())
      .set("can_relay", after(item.state, Decision::relay).has_value() && !relayed_by_other)
      .set("can_withdraw", after(item.state, Decision::withdraw).has_value())
      .set("can_undo", item.state != DeskState::fresh && !put_aside_by_a_rule(item))
      .set("decided", item.state == DeskState::fresh ||
                              (item.curator_name.empty() && !put_aside_by_a_rule(item))
                          ? std::string()
                          : what_happened(item) + growth);
}

}  // namespace

std::string_view tab_of(DeskState state) {
  switch (state) {
    case DeskState::fresh:
      return "lire";
    case DeskState::kept:
      return "gardees";
    case DeskState::discarded:
      return "ecartees";
    case DeskState::relayed:
      return "relayees";
  }
  return "lire";
}

DeskState state_of_tab(std::string_view tab) {
  for (const DeskState state : {DeskState::kept, DeskState::discarded, DeskState::relayed}) {
    if (tab_of(state) == tab) return state;
  }
  return DeskState::fresh;
}

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

Result<std::string> relayed_elsewhere(store::Reader& reader, const store::DeskItem& item) {
  const auto live = store::live_panorama_item(reader, item.story);
  if (!live) return fail(live.error());
  if (!*live || (*live)->centre == item.centre) return std::string();
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  const auto found = std::find_if(centres->begin(), centres->end(),
                                  [&](const auto& each) { return each.id == (*live)->centre; });
  const std::string by = found == centres->end() ? "un autre centre" : found->centre.name;
  const auto later = store::articles_since(reader, item.story, (*live)->published_at);
  if (!later) return fail(later.error());
  return fmt::format("Déjà au panorama, relayée par {}{}", by, growth_words(*later));
}

const store::StoryArticle* lead_article(const std::vector<store::StoryArticle>& articles,
                                        ArticleId chosen) {
  std::vector<desk::Reading> readings;
  readings.reserve(articles.size());
  for (const store::StoryArticle& each : articles) {
    readings.push_back({each.id, each.access, each.published_at, each.first_seen_at, each.held});
  }
  const auto lead = desk::lead_of(readings, chosen);
  return lead ? &articles[*lead] : nullptr;
}

Result<View> story_view(store::Reader& reader, const store::DeskItem& item) {
  const auto articles = store::story_articles(reader, item.story, item.centre);
  if (!articles) return fail(articles.error());
  const auto tags = store::shown_tags(reader, item.story);
  if (!tags) return fail(tags.error());
  const auto elsewhere = relayed_elsewhere(reader, item);
  if (!elsewhere) return fail(elsewhere.error());
  const store::StoryArticle nothing;
  const store::StoryArticle* found = lead_article(*articles, item.article);
  const store::StoryArticle& lead = found != nullptr ? *found : nothing;

  View view = article_view(lead, true);
  view.set("id", std::to_string(item.story.value))
      .set("version", std::to_string(item.version))
      .set("tab", tab_of(item.state))
      .set("excerpt", text::excerpt(lead.excerpt, kShownExcerptBytes))
      .set("elsewhere", *elsewhere);
  add_articles(view, lead, *articles);
  add_tags(view, *tags);
  add_moves(view, item, !elsewhere->empty(), growth_since(item, *articles));
  view.set("has_details", articles->size() > 1 || !tags->empty());
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

}  // namespace vigie::web
