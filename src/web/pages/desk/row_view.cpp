// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/row_view.hpp"

#include <set>
#include <vector>

#include "base/format.hpp"
#include "desk/moves.hpp"
#include "desk/wording.hpp"
#include "model/access_words.hpp"
#include "panorama/wording.hpp"
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

/// "4 titres"; "" for one.
std::string size_words(std::int64_t media) {
  return media > 1 ? text::plural(media, "titre", "titres") : "";
}

/// The exception alone, in one word.
std::string_view access_badge(Access access) {
  if (access == Access::subscribers) return "abonnés";
  return access == Access::registration ? "inscription" : "";
}

/// "+2": articles that came since who reads opened it.
std::string growth_badge(const app::DeskStory& story) {
  const std::int64_t later = story.read_at ? story.articles_since(*story.read_at) : 0;
  return later > 0 ? fmt::format("+{}", later) : "";
}

/// Who wrote it, when it is of another day than the list says, and what its paper changed.
std::string second_line(const store::StoryArticle& lead, const app::DeskStory& story) {
  std::vector<std::string> parts;
  if (!lead.author.empty()) parts.push_back(lead.author);
  if (lead.published_at && paris_day(*lead.published_at) != paris_day(story.item.dated_at)) {
    parts.push_back(day_of(lead.published_at));
  }
  if (lead.revised_at) parts.push_back("modifié le " + day_of(lead.revised_at));
  if (const std::string spread = spread_of(lead, story.articles); !spread.empty()) {
    parts.push_back(spread);
  }
  return fmt::format("{}", fmt::join(parts, " · "));
}

/// "Proposée au panorama le 30 novembre ; pas cette fois : déjà traité"; "" where it was not.
std::string offer_words(const app::DeskStory& story) {
  if (!story.offer || story.item.state == DeskState::relayed) return "";
  const store::ProposalLine& offer = *story.offer;
  if (offer.proposal.state == ProposalState::withdrawn) return "";
  std::string words = fmt::format("Proposée au panorama par {}, le {}", offer.curator_name,
                                  text::long_date(paris_day(offer.offered_at)));
  if (offer.proposal.state == ProposalState::offered) return words + "\u202f; attend une réponse.";
  words += fmt::format("\u202f; {}", panorama::word_of(offer.proposal.state));
  if (!offer.answered_by.empty()) words += " par " + offer.answered_by;
  if (!offer.reason.empty()) words += fmt::format("\u00a0: {}", offer.reason);
  return text::sentence(words);
}

constexpr double kLikelySome = 0.35;
constexpr double kLikelyMuch = 0.65;

void add_likelihood(View& view, std::optional<double> likely) {
  const int bars = !likely ? 0 : *likely >= kLikelyMuch ? 3 : *likely >= kLikelySome ? 2 : 1;
  view.set("likely_2", bars >= 2).set("likely_3", bars >= 3);
  view.set("likely_label",
           bars == 0 ? std::string()
                     : fmt::format("ressemblance avec ce que les centres relaient\u00a0: {} sur 3",
                                   bars));
}

void add_moves(View& view, const store::DeskItem& item, bool relayed_by_other,
               const std::string& growth) {
  using desk::after;
  using desk::Decision;
  view.set("can_keep", after(item.state, Decision::keep).has_value())
      .set("can_discard", after(item.state, Decision::discard).has_value())
      .set("can_relay", after(item.state, Decision::relay).has_value() && !relayed_by_other)
      .set("came_back", item.came_back)
      .set("can_put_off", after(item.state, Decision::put_off).has_value())
      .set("can_pass", after(item.state, Decision::pass).has_value())
      .set("can_mute", item.state == DeskState::fresh && !item.muted_at)
      .set("muted", item.muted_at.has_value())
      .set("can_withdraw", after(item.state, Decision::withdraw).has_value())
      .set("can_undo", item.state != DeskState::fresh && !put_aside_by_a_rule(item))
      .set("decided", item.state == DeskState::fresh ||
                              (item.curator_name.empty() && !put_aside_by_a_rule(item))
                          ? std::string()
                          : text::sentence(what_happened(item) + growth));
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

std::string_view state_badge(const store::DeskItem& item) {
  if (item.version == 0) return "";
  return item.state == DeskState::fresh ? "à lire" : desk::decision_of(item.state);
}

View story_view(const app::DeskStory& story) {
  const store::StoryArticle nothing;
  const store::StoryArticle* found = story.lead();
  const store::StoryArticle& lead = found != nullptr ? *found : nothing;

  View view = article_view(lead, true);
  view.set("id", std::to_string(story.item.story.value))
      .set("version", std::to_string(story.item.version))
      .set("tab", desk::list_code(story.item.state))
      .set("read", story.is_read())
      .set("open", false)
      .set("conflict", "")
      .set("on_desk", story.item.version > 0)
      .set("state_badge", "")
      .set("title_parts", std::vector<View>())
      .set("excerpt_parts", std::vector<View>())
      .set("hour", clock_of(story.item.dated_at))
      .set("size", size_words(story.media()))
      .set("grown", growth_badge(story))
      .set("elsewhere_badge", story.relayed_elsewhere() ? "relayée" : "")
      .set("line_2", second_line(lead, story))
      .set("access_badge", access_badge(lead.access))
      .set("excerpt", text::excerpt(lead.excerpt, kShownExcerptBytes))
      .set("elsewhere", elsewhere_words(story))
      .set("regions", regions_line(story.reach))
      .set("offered", offer_words(story));
  add_articles(view, lead, story.articles);
  add_tags(view, story.tags);
  add_likelihood(view, story.likely());
  add_moves(view, story.item, story.relayed_elsewhere(), growth_since(story));
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

}  // namespace vigie::web
