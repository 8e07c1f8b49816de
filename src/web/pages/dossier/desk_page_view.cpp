// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dossier/desk_page_view.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "panorama/dossier.hpp"
#include "text/french.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

/// What was typed into the form that was refused; none on a page that is only read.
struct Typed {
  const Request& request;
  bool has(std::string_view name) const {
    return std::ranges::any_of(request.form, [&](const auto& pair) { return pair.first == name; });
  }
  bool ticked(std::string_view name, std::string_view value) const {
    return std::ranges::any_of(
        request.form, [&](const auto& pair) { return pair.first == name && pair.second == value; });
  }
  std::string_view or_else(std::string_view name, std::string_view stored) const {
    return has(name) ? request.field(name) : stored;
  }
};

std::vector<View> genre_choices(std::string_view chosen) {
  std::vector<View> views;
  for (const Genre genre : kGenres) {
    views.push_back(View()
                        .set("code", name_of(genre))
                        .set("label", words_of(genre).one)
                        .set("chosen", name_of(genre) == chosen));
  }
  return views;
}

std::vector<View> part_choices(const std::vector<store::DossierPart>& parts,
                               std::string_view chosen) {
  std::vector<View> views = {
      View().set("code", "0").set("label", "avant les parties").set("chosen", chosen == "0")};
  for (const store::DossierPart& part : parts) {
    const std::string code = std::to_string(part.id.value);
    views.push_back(
        View().set("code", code).set("label", part.title).set("chosen", code == chosen));
  }
  return views;
}

std::string gone_words(store::DossierStanding standing) {
  switch (standing) {
    case store::DossierStanding::withdrawn:
      return "retiré du panorama\u00a0: il ne se voit plus ici";
    case store::DossierStanding::taken_down:
      return "retiré à la demande de son éditeur";
    case store::DossierStanding::shown:
      break;
  }
  return "";
}

View item_view(const app::DossierDesk& desk, std::size_t at, const Typed& typed,
               std::string_view refused) {
  const store::DossierItem& item = desk.items[at];
  const std::string id = std::to_string(item.id.value);
  const bool again = refused == id && typed.has("note");
  const std::string genre(again ? typed.request.field("genre") : name_of(item.genre));
  const std::string part =
      again ? std::string(typed.request.field("partie")) : std::to_string(item.part.value);
  const bool opens = item.part && (at == 0 || desk.items[at - 1].part != item.part);
  const auto titled = std::ranges::find(desk.parts, item.part, &store::DossierPart::id);
  const std::size_t number = at + 1;
  return View()
      .set("item", id)
      .set("number", std::to_string(number))
      .set("part_title", opens && titled != desk.parts.end() ? titled->title : "")
      .set("title", item.title)
      .set("url", item.url)
      .set("media", item.media)
      .set("date", day_of(item.dated_at))
      .set("genre", words_of(item.genre).one)
      .set("gone", gone_words(item.standing))
      .set("shown_note", item.note.empty() ? item.panorama_note : item.note)
      .set("note", again ? std::string(typed.request.field("note")) : item.note)
      .set("panorama_note", !item.panorama_note.empty())
      .set("refused", again)
      .set("genres", genre_choices(genre))
      .set("part_choices", part_choices(desk.parts, part))
      .set("up", number > 1 ? std::to_string(number - 1) : "")
      .set("down", number < desk.items.size() ? std::to_string(number + 1) : "");
}

std::vector<View> keeper_choices(const app::DossierDesk& desk,
                                 const std::vector<store::CentreName>& centres,
                                 const Typed& typed) {
  std::vector<View> views;
  const bool again = typed.has("intro");
  for (const store::CentreName& centre : centres) {
    const bool keeps = std::ranges::find(desk.keepers, centre.key, &store::DossierKeeper::key) !=
                       desk.keepers.end();
    views.push_back(View()
                        .set("code", centre.key)
                        .set("label", centre.name)
                        .set("chosen", again ? typed.ticked("centre", centre.key) : keeps));
  }
  return views;
}

constexpr std::string_view kPartsForm = "parties";

/// The part that the refused form was of; end where it is a new one, or one that is gone.
auto part_asked(const app::DossierDesk& desk, const Typed& typed) {
  return std::ranges::find_if(desk.parts, [&](const store::DossierPart& part) {
    return std::to_string(part.id.value) == typed.request.field("partie");
  });
}

std::vector<View> part_views(const app::DossierDesk& desk, const Typed& typed,
                             std::string_view refused) {
  const auto asked =
      refused == kPartsForm && typed.has("titre") ? part_asked(desk, typed) : desk.parts.end();
  std::vector<View> views;
  for (auto part = desk.parts.begin(); part != desk.parts.end(); ++part) {
    const std::string_view title = part == asked ? typed.request.field("titre") : part->title;
    views.push_back(View()
                        .set("part", std::to_string(part->id.value))
                        .set("part_title", part->title)
                        .set("typed_title", title));
  }
  return views;
}

/// The title of a part that could not be added, or whose part is gone.
std::string_view new_part(const app::DossierDesk& desk, const Typed& typed,
                          std::string_view refused) {
  const std::string_view gesture = typed.request.field("geste");
  if (refused != kPartsForm || (gesture != "ajouter" && gesture != "renommer")) return "";
  return part_asked(desk, typed) == desk.parts.end() ? typed.request.field("titre") : "";
}

/// The note to an article that a colleague took out meanwhile.
std::string_view lost_note(const app::DossierDesk& desk, const Typed& typed,
                           std::string_view refused) {
  const bool stands = std::ranges::any_of(desk.items, [&](const store::DossierItem& item) {
    return std::to_string(item.id.value) == refused;
  });
  return stands ? "" : typed.request.field("note");
}

std::string summary_of(const app::DossierDesk& desk) {
  std::vector<Genre> genres;
  for (const store::DossierItem& item : desk.items) {
    if (item.standing == store::DossierStanding::shown) genres.push_back(item.genre);
  }
  std::string words = text::sentence(panorama::counts_of(genres));
  if (desk.dossier.closed_at) words += " Clos le " + day_of(desk.dossier.closed_at) + ".";
  return words;
}

}  // namespace

std::vector<View> candidate_views(const std::vector<app::DossierCandidate>& candidates,
                                  bool chosen) {
  std::vector<View> views;
  for (const app::DossierCandidate& each : candidates) {
    views.push_back(View()
                        .set("article", std::to_string(each.article.value))
                        .set("story", std::to_string(each.story.value))
                        .set("title", each.title)
                        .set("media", each.media)
                        .set("date", day_of(each.dated_at))
                        .set("chosen", chosen));
  }
  return views;
}

View dossier_desk_view(const app::DossierDesk& desk, const std::vector<store::CentreName>& centres,
                       const std::vector<store::SeenSearch>& saved, const Request& request) {
  const Typed typed{request};
  const bool words = typed.has("intro");
  const std::size_t slash = request.path.rfind('/');
  const std::string_view last = slash == std::string::npos
                                    ? std::string_view()
                                    : std::string_view(request.path).substr(slash + 1);
  std::vector<View> items;
  for (std::size_t at = 0; at < desk.items.size(); ++at) {
    items.push_back(item_view(desk, at, typed, last));
  }
  std::vector<View> searches;
  for (const store::SeenSearch& each : saved) {
    searches.push_back(View()
                           .set("line", fmt::format("recherche:\"{}\"", each.search.name))
                           .set("name", each.search.name));
  }
  const store::Dossier& dossier = desk.dossier;
  View view;
  view.set("dossier", std::to_string(dossier.id.value))
      .set("version", std::to_string(dossier.version))
      .set("path", "panorama/dossiers/" + dossier.key)
      .set("heading", dossier.title)
      .set("summary", summary_of(desk))
      .set("state", panorama::word_of(dossier.state))
      .set("is_prepared", dossier.state == DossierState::prepared)
      .set("is_open", dossier.state == DossierState::open)
      .set("is_closed", dossier.state == DossierState::closed)
      .set("is_public", dossier.state != DossierState::prepared)
      .set("empty", items.empty())
      .set("has_items", !items.empty())
      .set("items", std::move(items))
      .set("has_proposed", !desk.proposed.empty())
      .set("proposed", candidate_views(desk.proposed, false))
      .set("title", words ? request.field("titre") : std::string_view(dossier.title))
      .set("intro", typed.or_else("intro", dossier.intro))
      .set("search", words ? request.field("recherche") : std::string_view(dossier.search))
      .set("centres", keeper_choices(desk, centres, typed))
      .set("saved", std::move(searches))
      .set("lost_note", lost_note(desk, typed, last))
      .set("parts", part_views(desk, typed, last))
      .set("new_part", new_part(desk, typed, last));
  return view;
}

}  // namespace vigie::web
