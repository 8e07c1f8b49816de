// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/capture/add_page.hpp"

#include "app/desk/notes.hpp"
#include "base/format.hpp"
#include "model/access_words.hpp"
#include "rights/share.hpp"
#include "store/story/story_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kFieldBytesMax = 500;

/// What stands in the fields: typed, or as the page was read.
struct Typed {
  std::string address;
  app::PageFacts facts;
  std::string note;
};

std::string field_of(const Visit& visit, std::string_view name, std::size_t bytes) {
  const Request& request = visit.request;
  const std::string_view said =
      request.reads_only() ? request.parameter(name) : request.field(name);
  return text::showable(std::string(text::trimmed(text::utf8_prefix(said, bytes))));
}

std::optional<MediaKind> kind_named(std::string_view word) {
  for (const MediaKind kind : kMediaKinds) {
    if (name_of(kind) == word) return kind;
  }
  return std::nullopt;
}

Typed typed_in(const Visit& visit) {
  Typed typed;
  typed.address = field_of(visit, "adresse", kPageAddressBytesMax);
  typed.facts.title = field_of(visit, "titre", kFieldBytesMax);
  typed.facts.media = field_of(visit, "media", kFieldBytesMax);
  typed.facts.author = field_of(visit, "auteur", kFieldBytesMax);
  typed.facts.published_on = parse_day(field_of(visit, "date", 10));
  const std::string access = field_of(visit, "acces", 20);
  if (!access.empty()) typed.facts.access = access_named(access);
  typed.facts.kind = kind_named(field_of(visit, "genre", 20));
  typed.note = field_of(visit, "note", app::kDraftBytesMax);
  return typed;
}

/// The first address in a text that a telephone shared.
std::string address_in(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    const std::size_t at = text.find(scheme);
    if (at == std::string_view::npos) continue;
    const std::size_t end = text.find_first_of(" \n\r\t\"<>", at);
    return std::string(text.substr(at, end == std::string_view::npos ? end : end - at));
  }
  return "";
}

std::vector<View> access_choices(std::optional<Access> chosen) {
  std::vector<View> choices;
  for (const Access access : kAccesses) {
    const std::string_view words = access_words(access);
    choices.push_back(View()
                          .set("choice_code", name_of(access))
                          .set("choice_label", words.empty() ? "libre" : words)
                          .set("chosen", chosen == access));
  }
  return choices;
}

std::vector<View> kind_choices(std::optional<MediaKind> chosen) {
  std::vector<View> choices;
  for (const auto& [kind, label] :
       {std::pair{MediaKind::text, "à lire"}, std::pair{MediaKind::audio, "à écouter"},
        std::pair{MediaKind::video, "à regarder"}}) {
    choices.push_back(View()
                          .set("choice_code", name_of(kind))
                          .set("choice_label", label)
                          .set("chosen", chosen == kind));
  }
  return choices;
}

/// "Déjà là : gardée par l’IREV le 12 novembre 2026 ; pas au panorama."
std::string known_words(const app::KnownPage& known) {
  std::string words = known.standings.empty() ? "elle attend d’être lue"
                                              : fmt::format("{}", fmt::join(known.standings, ", "));
  words += known.on_panorama ? "\u202f; au panorama" : "\u202f; pas au panorama";
  return "Déjà là\u00a0: " + words + ". Ce qui est enregistré ne sera pas changé.";
}

struct Form {
  Typed typed;
  std::string problem = {};
  bool read = false;  ///< the page was looked at: its fields are shown
  std::optional<app::KnownPage> known = {};
  StoryId added = {};
  std::string added_title = {};
};

Response form_page(const Layout& layout, const Visit& visit, const Form& form, int status) {
  const app::PageFacts& facts = form.typed.facts;
  View view;
  view.set("problem", form.problem)
      .set("address", form.typed.address)
      .set("note", form.typed.note)
      .set("read", form.read)
      .set("title", facts.title)
      .set("media", facts.media)
      .set("author", facts.author)
      .set("date", facts.published_on ? iso(*facts.published_on) : std::string())
      .set("accesses", access_choices(facts.access))
      .set("kinds", kind_choices(facts.kind))
      .set("known", form.known ? known_words(*form.known) : std::string())
      .set("known_story", form.known ? std::to_string(form.known->story.value) : std::string())
      .set("known_title", form.known ? form.known->title : std::string())
      .set("added", form.added ? std::to_string(form.added.value) : std::string())
      .set("added_title", form.added_title);
  return layout.page(visit, "capture/ajout", "Ajouter une page", Section::desk, std::move(view),
                     status);
}

/// What the person can do about it; the rest is for the error page.
std::string_view sentence_for(Code code) {
  if (code == Code::invalid_input) {
    return "Cette adresse n’est pas celle d’une page web\u00A0: elle commence par https://.";
  }
  if (code == Code::busy) {
    return "Une autre page est en train d’être ajoutée. Réessayez dans un instant.";
  }
  return "";
}

Response refused_form(const Layout& layout, const Visit& visit, Form form, const Error& error) {
  form.problem = sentence_for(error.code);
  if (form.problem.empty()) return error_page(layout, visit, error);
  return form_page(layout, visit, form, 422);
}

void fill(std::string& field, const std::string& read) {
  if (field.empty()) field = read;
}

/// What was typed before stays; the rest is as the page says.
Response looked_at(const Layout& layout, const Visit& visit, Form form, const LookAtPage& look) {
  const auto seen = look(visit.db, form.typed.address);
  if (!seen) return refused_form(layout, visit, std::move(form), seen.error());
  app::PageFacts& facts = form.typed.facts;
  if (seen->sentence.empty()) facts.title.clear();  // a bookmark's is the window's
  fill(facts.title, seen->read.title);
  fill(facts.media, seen->read.media);
  fill(facts.author, seen->read.author);
  if (!facts.published_on) facts.published_on = seen->read.published_on;
  if (!facts.access) facts.access = seen->read.access;
  if (!facts.kind) facts.kind = seen->read.kind;
  form.read = true;
  form.known = seen->known;
  if (!seen->sentence.empty()) {
    form.problem = fmt::format(
        "La page n’a pas pu être lue\u00a0: {}. Complétez vous-même ce qui manque, et ajoutez-la.",
        seen->sentence);
  }
  return form_page(layout, visit, form, 200);
}

}  // namespace

Response get_add_page(const Layout& layout, const Visit& visit) {
  Form form;
  form.typed = typed_in(visit);
  const std::string shared = field_of(visit, "texte", app::kDraftBytesMax);
  if (form.typed.note.empty()) form.typed.note = shared;
  if (form.typed.address.empty()) form.typed.address = address_in(shared);
  if (form.typed.note == form.typed.address) form.typed.note.clear();
  if (const auto story = read_id<StoryId>(visit.request.parameter("ajoutee"))) {
    store::Reader reader = visit.db.reader();
    const auto articles = store::story_articles(reader, story);
    if (!articles) return error_page(layout, visit, articles.error());
    if (!articles->empty()) {
      form.added = story;
      form.added_title = articles->front().title;
    }
  }
  return form_page(layout, visit, form, 200);
}

Response post_add_page(const Layout& layout, const Visit& visit, const AddPage& add,
                       const LookAtPage& look) {
  Form form;
  form.typed = typed_in(visit);
  form.read = !visit.request.field("acces").empty();
  if (!add) {
    form.problem = "Ce serveur ne va pas chercher de pages.";
    return form_page(layout, visit, form, 503);
  }
  const std::string& address = form.typed.address;
  if (address.empty() || visit.request.field("adresse").size() > kPageAddressBytesMax) {
    return refused_form(layout, visit, std::move(form), {Code::invalid_input, "address"});
  }
  if (visit.request.field("geste") == "lire" && look) {
    return looked_at(layout, visit, std::move(form), look);
  }
  // What was not shown to be corrected is the bookmark's, and no correction.
  if (!form.read) form.typed.facts = {};
  const auto added =
      add(visit.db, visit.curator(),
          {.address = address, .said = form.typed.facts, .note = form.typed.note}, visit.now);
  if (!added) return refused_form(layout, visit, std::move(form), added.error());
  if (!added->sentence.empty()) {
    form.problem = fmt::format("Cette page n’a pas pu être ajoutée\u00A0: {}.", added->sentence);
    return form_page(layout, visit, form, 422);
  }
  return see_other(fmt::format("/ajout?ajoutee={}", added->story.value));
}

Response get_bookmark(const Layout& layout, const Visit& visit, std::string_view public_url) {
  // One navigation to our own form: nothing is loaded into the foreign page.
  const std::string script = fmt::format(
      "javascript:void(location.href='{}/ajout?adresse='+encodeURIComponent(location.href)+"
      "'&titre='+encodeURIComponent(document.title)+'&texte='+"
      "encodeURIComponent(String(getSelection()).slice(0,2000)))",
      public_url);
  View view;
  view.set("bookmark", View().set("url", script)).set("script", script);
  return layout.page(visit, "capture/marque_page", "Ajouter depuis son navigateur", Section::desk,
                     std::move(view));
}

Response get_manifest(const Layout&, const Visit&) {
  Response response;
  response.content_type = "application/manifest+json; charset=utf-8";
  response.body = fmt::format(
      R"({{"name":"vigie","short_name":"vigie","lang":"fr","start_url":"/pile","display":"browser",)"
      R"("background_color":"#ffffff","theme_color":"#131b3d",)"
      R"("icons":[{{"src":"{}","sizes":"any","type":"image/svg+xml"}}],)"
      R"("share_target":{{"action":"/ajout","method":"GET",)"
      R"("params":{{"title":"titre","text":"texte","url":"adresse"}}}}}})",
      asset_url("vigie.svg"));
  return response;
}

}  // namespace vigie::web
