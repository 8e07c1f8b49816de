// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/duty/bureau_view.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "model/access_words.hpp"
#include "panorama/wording.hpp"
#include "rights/share.hpp"
#include "text/french.hpp"
#include "web/site/day_words.hpp"
#include "web/site/erratum_words.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

std::int64_t in_state(const std::vector<store::EditionItem>& items, ItemState state) {
  return std::ranges::count_if(
      items, [state](const store::EditionItem& each) { return each.item.state == state; });
}

std::string summary_of(const app::DutyDesk& desk) {
  std::vector<std::string> parts;
  for (const ItemState state : {ItemState::published, ItemState::ready, ItemState::scheduled}) {
    const std::int64_t count = in_state(desk.edition, state);
    if (count > 0) parts.push_back(panorama::counted_words(state, count));
  }
  if (!desk.offered.empty()) {
    parts.push_back(
        text::plural(std::ssize(desk.offered), "actualité proposée", "actualités proposées"));
  }
  if (parts.empty()) return "Rien encore aujourd’hui.";
  return fmt::format("{}.", fmt::join(parts, ", "));
}

/// "Cette semaine : 5 parues, 3 à paraître ; repère : de 8 à 12."
std::string gauge_words(const app::DutyDesk& desk, const PublicationRules& rules) {
  const std::int64_t waiting =
      in_state(desk.edition, ItemState::ready) + in_state(desk.edition, ItemState::scheduled);
  return fmt::format("Cette semaine\u00a0: {}, {} à paraître\u202f; le repère est de {} à {}.",
                     text::plural(desk.published_this_week, "article paru", "articles parus"),
                     waiting, rules.weekly_min, rules.weekly_max);
}

View entry_view(const store::EditionItem& each, std::size_t at, std::size_t count,
                const app::DutyDesk& desk, Instant now) {
  const store::PanoramaItem& item = each.item;
  const bool waits = item.state == ItemState::ready || item.state == ItemState::scheduled;
  View view;
  view.set("item", std::to_string(item.id.value))
      .set("version", std::to_string(item.version))
      .set("number", std::to_string(at))
      .set("title", item.title)
      .set("media", item.media)
      .set("centre", each.centre_name)
      .set("author", each.curator_name)
      .set("editor", item.version > 2 && each.editor_name != each.curator_name ? each.editor_name
                                                                               : std::string())
      .set("note", item.note)
      .set("standing", standing_badge(item, now))
      .set("is_public", item.state == ItemState::published)
      .set("is_scheduled", item.state == ItemState::scheduled)
      .set("is_ready", item.state == ItemState::ready)
      .set("changed_title", each.title_now != item.title)
      .set("waits", waits && desk.may_edit)
      .set("can_edit", desk.may_edit)
      .set("up", at > 1 ? std::to_string(at - 1) : std::string())
      .set("down", at < count ? std::to_string(at + 1) : std::string());
  return view;
}

View scope_view(const panorama::ScopeSign& sign) {
  return View()
      .set("verdict", sign.verdict)
      .set("reason", sign.reason)
      .set("speaks_for", sign.speaks_for);
}

View offer_view(const store::ProposalLine& line, bool several, bool first, Instant now) {
  return View()
      .set("proposal", std::to_string(line.proposal.id.value))
      .set("centre", line.centre_name)
      .set("author", line.curator_name)
      .set("at", near_moment(line.offered_at, now))
      .set("note", line.proposal.note)
      .set("remark", line.proposal.remark)
      .set("several", several)
      .set("chosen", first);
}

View offered_view(const app::OfferedStory& story, const app::DutyDesk& desk, const BureauSaid& said,
                  Instant now) {
  const store::ProposalLine& first = story.offers.front();
  const bool several = story.offers.size() > 1;
  std::vector<View> offers;
  for (const store::ProposalLine& line : story.offers) {
    offers.push_back(offer_view(line, several, offers.empty(), now));
  }
  std::vector<View> scope;
  for (const panorama::ScopeSign& sign : story.scope) scope.push_back(scope_view(sign));
  const bool refused = said.story == story.story.value;
  View view;
  view.set("story", std::to_string(story.story.value))
      .set("mark", story.mark)
      .set("title", first.title)
      .set("url", rights::public_link(first.url))
      .set("media", first.media)
      .set("access", access_words(first.access))
      .set("several", several)
      .set("count", several ? fmt::format("{} proposent", story.offers.size()) : std::string())
      .set("can_take", desk.may_edit && !story.on_panorama)
      .set("can_merge", desk.may_edit && story.on_panorama)
      .set("can_answer", desk.may_edit)
      .set("reason", refused ? said.reason : std::string())
      .set("refused", refused);
  return view.set("offers", std::move(offers)).set("scope", std::move(scope));
}

/// "retenue, paraît demain à 8 h 30", "pas cette fois : déjà traité".
std::string answer_words(const store::ProposalLine& line, Instant now) {
  const ProposalState state = line.proposal.state;
  if (state == ProposalState::offered) return "attend une réponse";
  std::string words(panorama::word_of(state));
  if (line.item_state) {
    const std::string when = line.item_at ? near_moment(*line.item_at, now) : std::string();
    words += ", " + panorama::standing_words(*line.item_state, when);
  }
  if (!line.answered_by.empty() && state != ProposalState::withdrawn) {
    words += " (" + line.answered_by + ")";
  }
  if (!line.reason.empty()) words += fmt::format("\u00a0: {}", line.reason);
  return words;
}

View own_view(const store::ProposalLine& line, Instant now) {
  return View()
      .set("proposal", std::to_string(line.proposal.id.value))
      .set("version", std::to_string(line.proposal.version))
      .set("story", std::to_string(line.proposal.story.value))
      .set("title", line.title)
      .set("author", line.curator_name)
      .set("at", day_of(line.offered_at))
      .set("answer", answer_words(line, now))
      .set("waits", line.proposal.state == ProposalState::offered)
      .set("is_public", line.item_state == ItemState::published)
      .set("key", line.item_key);
}

View withdrawn_view(const store::EditionItem& each, const app::DutyDesk& desk, Instant now) {
  std::vector<store::Erratum> errata = desk.errata;
  std::erase_if(errata,
                [&](const store::Erratum& one) { return one.article != each.item.article; });
  return View()
      .set("letters_that_left", erratum_words(errata))
      .set("item", std::to_string(each.item.id.value))
      .set("version", std::to_string(each.item.version))
      .set("title", each.item.title)
      .set("by", each.editor_name)
      .set("at", each.item.withdrawn_at ? near_moment(*each.item.withdrawn_at, now) : "")
      .set("reason", each.item.reason)
      .set("can_edit", desk.may_edit);
}

/// What was done, and the form that takes it back; an empty address where nothing does.
struct DoneWords {
  std::string said;
  std::string undo_path;
  std::string version;
  std::string field;
  std::string value;
};

DoneWords done_words(const app::DutyDesk& desk, const BureauDone& done) {
  DoneWords words;
  const auto same = [&](const store::EditionItem& each) {
    return each.item.id.value == done.number;
  };
  const auto here = std::ranges::find_if(desk.edition, same);
  const auto gone = std::ranges::find_if(desk.withdrawn, same);
  const std::string path = fmt::format("/service/articles/{}", done.number);
  if (done.what == "rendue") {
    return {"Pas cette fois\u00a0: les centres qui la proposaient le liront sur leur pile.",
            fmt::format("/service/sujets/{}/reprise", done.number), "", "", ""};
  }
  if (done.what == "reunie") return {"Réunie à l’article du panorama.", "", "", "", ""};
  if (done.what == "parues") {
    return {text::plural(done.number, "article est paru.", "articles sont parus."), "", "", "", ""};
  }
  if (done.what == "retiree" && gone != desk.withdrawn.end()) {
    return {"Retirée du panorama\u00a0: son adresse dit pourquoi.", path + "/remise",
            std::to_string(gone->item.version), "", ""};
  }
  if (here == desk.edition.end()) return words;
  words.version = std::to_string(here->item.version);
  const auto at = std::distance(desk.edition.begin(), here) + 1;
  if (done.what == "prise") {
    words.said = text::sentence(panorama::word_of(here->item.state));
    if (!here->item.published_at) words.undo_path = path + "/retour";
  } else if (done.what == "placee") {
    words.said = fmt::format("Placée\u00a0: {} sur {}.", at, desk.edition.size());
  } else if (done.what == "heure") {
    words.said = text::sentence(panorama::word_of(here->item.state));
  } else if (done.what == "corrigee") {
    words.said = "La note est enregistrée.";
  } else if (done.what == "unie") {
    words.said = "Les deux articles n’en font plus qu’un.";
  } else if (done.what == "separee") {
    words.said = "Les deux articles sont de nouveau chacun à sa place.";
  } else if (done.what == "remise") {
    words.said = "De nouveau au panorama.";
  }
  return words;
}

void add_done(View& view, const app::DutyDesk& desk, const BureauDone& done) {
  DoneWords words = done_words(desk, done);
  if (done.what == "placee" && done.before > 0) {
    words.undo_path = fmt::format("/service/articles/{}/place", done.number);
    words.field = "place";
    words.value = std::to_string(done.before);
  }
  if (done.what == "unie" && done.before > 0) {
    words.undo_path = fmt::format("/service/articles/{}/separation", done.number);
    words.field = "article";
    words.value = std::to_string(done.before);
  }
  view.set("said", words.said)
      .set("undo", words.undo_path.empty() ? words.undo_path : words.undo_path.substr(1))
      .set("undo_version", words.version)
      .set("undo_field", words.field)
      .set("undo_value", words.value);
}

}  // namespace

std::string standing_badge(const store::PanoramaItem& item, Instant now) {
  const Instant at = item.published_at.value_or(item.publish_at);
  return panorama::standing_words(item.state, near_moment(at, now));
}

void add_hours(View& view, const PublicationRules& rules, Instant now) {
  const auto morning = app::next_morning(rules, now);
  const Instant at = morning ? *morning : now;
  view.set("morning", near_moment(at, now))
      .set("day_code", day_code_of(now))
      .set("hour_code", fmt::format("{:02}:{:02}", rules.morning_hour, rules.morning_minute));
}

View bureau_view(const app::DutyDesk& desk, const PublicationRules& rules, const BureauDone& done,
                 const BureauSaid& said, Instant now) {
  std::vector<View> entries;
  std::vector<View> ready;
  for (const store::EditionItem& each : desk.edition) {
    entries.push_back(entry_view(each, entries.size() + 1, desk.edition.size(), desk, now));
    if (each.item.state == ItemState::ready) {
      ready.push_back(
          View().set("seen", fmt::format("{}:{}", each.item.id.value, each.item.version)));
    }
  }
  std::vector<View> offered;
  for (const app::OfferedStory& each : desk.offered) {
    offered.push_back(offered_view(each, desk, said, now));
  }
  std::vector<View> own;
  for (const store::ProposalLine& line : desk.own) own.push_back(own_view(line, now));
  std::vector<View> withdrawn;
  for (const store::EditionItem& each : desk.withdrawn) {
    withdrawn.push_back(withdrawn_view(each, desk, now));
  }
  std::vector<View> suggested;
  for (const store::SuggestionRow& each : desk.suggested) {
    suggested.push_back(View()
                            .set("suggestion", std::to_string(each.id.value))
                            .set("url", rights::public_link(each.url))
                            .set("words", each.words)
                            .set("at", near_moment(each.sent_at, now)));
  }
  View view;
  const auto count = std::ssize(ready);
  view.set("day", day_and_month(paris_day(now)))
      .set("summary", summary_of(desk))
      .set("gauge", gauge_words(desk, rules))
      .set("week_published", std::to_string(desk.published_this_week))
      .set("week_min", std::to_string(rules.weekly_min))
      .set("week_max", std::to_string(rules.weekly_max))
      .set("week_end",
           std::to_string(std::max<std::int64_t>(rules.weekly_max + 3, desk.published_this_week)))
      .set("holder", desk.holder)
      .set("off_duty", !desk.may_edit)
      .set("can_publish", desk.may_edit && count > 0)
      .set("publish_words", count == 1 ? std::string("Publier la prête")
                                       : fmt::format("Publier les {}\u00a0prêtes", count))
      .set("no_entries", entries.empty())
      .set("has_entries", !entries.empty())
      .set("no_offers", offered.empty())
      .set("offered_count", std::to_string(offered.size()))
      .set("has_own", !own.empty())
      .set("has_withdrawn", !withdrawn.empty())
      .set("has_suggested", !suggested.empty())
      .set("problem", said.problem);
  add_hours(view, rules, now);
  add_done(view, desk, done);
  view.set("entries", std::move(entries)).set("ready", std::move(ready));
  view.set("suggested", std::move(suggested));
  view.set("offered", std::move(offered)).set("own", std::move(own));
  return view.set("withdrawn", std::move(withdrawn));
}

}  // namespace vigie::web
