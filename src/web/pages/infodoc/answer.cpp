// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/infodoc/answer.hpp"

#include "app/exports/enquiries.hpp"
#include "base/format.hpp"
#include "exports/formats.hpp"
#include "http/links.hpp"
#include "model/access_words.hpp"
#include "rights/share.hpp"
#include "store/article/search_repo.hpp"
#include "text/fold.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/infodoc/register.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using exports::FacetKind;
using render::View;
using store::Enquiry;

constexpr int kModelsShown = 20;
constexpr int kFoundShown = 30;

/// What a refused gesture held: it stands in its own form again, beside what is kept.
struct EnquiryTyped {
  std::string problem = {};
  int status = 200;
  std::optional<Enquiry> correction = {};
  std::optional<app::BasketChange> basket = {};
  std::optional<app::FreezeRequest> answer = {};
};

EnquiryId enquiry_of(const Visit& visit) { return read_id<EnquiryId>(visit.capture("demande")); }

/// Theme, place, and the three longest words of the question.
std::string search_for(const Enquiry& enquiry) {
  std::vector<std::string> words;
  for (const std::string& word : text::words(enquiry.question)) {
    if (word.size() >= 6) words.push_back(word);
  }
  std::ranges::stable_sort(words, std::greater<>(), &std::string::size);
  std::string line = enquiry.theme;
  for (std::size_t i = 0; i < words.size() && i < 2; ++i) line += " " + words[i];
  return std::string(text::trimmed(line));
}

View found_view(const store::FoundArticle& article, const EnquiryTyped& typed) {
  const bool ticked = typed.basket && std::ranges::find(typed.basket->add, article.article) !=
                                          typed.basket->add.end();
  return View()
      .set("ticked", ticked)
      .set("article", std::to_string(article.article.value))
      .set("title", article.title)
      .set("media", article.media)
      .set("date", day_of(article.published_at.value_or(article.first_seen_at)))
      .set("access", access_words(article.access))
      .set("url", rights::public_link(article.url));
}

/// Place, line and removal, as they were asked for where they were refused.
app::PieceChange asked_of(const store::EnquiryPiece& piece, int position,
                          const EnquiryTyped& typed) {
  if (typed.basket) {
    const auto asked = std::ranges::find(typed.basket->change, piece.id, &app::PieceChange::piece);
    if (asked != typed.basket->change.end()) return *asked;
  }
  return {.piece = piece.id, .position = position, .line = piece.line};
}

std::vector<View> pieces_view(const app::EnquiryPage& page, const EnquiryTyped& typed) {
  std::vector<View> views;
  int position = 0;
  for (const store::EnquiryPiece& piece : page.pieces) {
    const app::PieceChange asked = asked_of(piece, ++position, typed);
    const auto record = page.records.find(piece.article);
    const bool known = record != page.records.end();
    views.push_back(
        View()
            .set("piece", std::to_string(piece.id))
            .set("position", std::to_string(asked.position))
            .set("reference", known ? exports::iso690_of(record->second, {}) : piece.reference)
            .set("access", known ? access_words(record->second.access) : "")
            .set("line", asked.line)
            .set("removed", asked.remove));
  }
  return views;
}

std::vector<View> answers_view(const app::EnquiryPage& page) {
  std::vector<View> views;
  for (const store::EnquiryAnswer& answer : page.answers) {
    views.push_back(View()
                        .set("when", day_of(answer.frozen_at))
                        .set("model", answer.model)
                        .set("body", answer.body));
  }
  return views;
}

Result<std::vector<View>> found_views(store::Reader& reader, std::string_view line,
                                      const EnquiryTyped& typed) {
  std::vector<View> views;
  const auto found = store::search_articles(reader, line, {}, std::nullopt, kFoundShown);
  if (!found && found.error().code == Code::invalid_input) return views;  // no word in it
  if (!found) return fail(found.error());
  for (const store::FoundArticle& article : *found) views.push_back(found_view(article, typed));
  return views;
}

std::vector<View> states_view(const Enquiry& enquiry) {
  std::vector<View> views;
  for (const auto& state : exports::enquiry_states()) {
    views.push_back(View()
                        .set("code", state.code)
                        .set("label", state.label)
                        .set("chosen", state.code == enquiry.state));
  }
  return views;
}

std::vector<View> kinds_view(const Enquiry& enquiry) {
  std::vector<View> views;
  for (const auto& value : exports::facet_values(FacetKind::answer)) {
    views.push_back(View()
                        .set("code", value.code)
                        .set("label", value.label)
                        .set("chosen", value.code == enquiry.answer_kind));
  }
  return views;
}

Result<std::vector<View>> models_view(store::Reader& reader, const EnquiryTyped& typed) {
  const auto models = store::answer_models(reader, kModelsShown);
  if (!models) return fail(models.error());
  std::vector<View> views;
  for (const store::EnquiryAnswer& model : *models) {
    views.push_back(View()
                        .set("code", std::to_string(model.id))
                        .set("label", model.model)
                        .set("chosen", typed.basket && typed.basket->model == model.id));
  }
  return views;
}

void set_enquiry(View& view, const app::EnquiryPage& page, const EnquiryTyped& typed) {
  const Enquiry& enquiry = page.enquiry;
  const Enquiry& form = typed.correction ? *typed.correction : enquiry;
  view.set("id", std::to_string(enquiry.id.value))
      .set("number", fmt::format("{}-{:03}", civil(enquiry.received_on).year, enquiry.number))
      .set("day", text::long_date(enquiry.received_on))
      .set("question", enquiry.question)
      .set("state", exports::enquiry_state_label(enquiry.state))
      .set("asker", exports::facet_label(FacetKind::asker, enquiry.asker))
      .set("organisation", enquiry.organisation)
      .set("territory", enquiry.territory)
      .set("version", std::to_string(enquiry.version))
      .set("correcting", typed.correction.has_value())
      .set("answered_on", form.answered_on ? iso(*form.answered_on) : std::string())
      .set("redirected_to", form.redirected_to)
      .set("fields", enquiry_form(form))
      .set("states", states_view(form))
      .set("kinds", kinds_view(form))
      .set("pieces", pieces_view(page, typed))
      .set("any_piece", !page.pieces.empty())
      .set("answers", answers_view(page))
      .set("any_answer", !page.answers.empty())
      .set("typed_reference", typed.basket ? typed.basket->reference : std::string())
      .set("typed_model", typed.answer ? typed.answer->model : std::string())
      .set("text", typed.answer ? typed.answer->body : page.text);
}

Response enquiry_page(const Layout& layout, const Visit& visit, const std::string& public_url,
                      const EnquiryTyped& typed) {
  store::Reader reader = visit.db.reader();
  const auto page = app::read_enquiry_page(reader, visit.curator(), enquiry_of(visit), public_url);
  if (!page) return error_page(layout, visit, page.error());
  const Request& request = visit.request;
  const std::string_view asked = request.reads_only() ? request.parameter("q") : request.field("q");
  const std::string line = asked.empty() ? search_for(page->enquiry) : std::string(asked);
  auto found = found_views(reader, line, typed);
  if (!found) return error_page(layout, visit, found.error());
  auto models = models_view(reader, typed);
  if (!models) return error_page(layout, visit, models.error());
  View view;
  set_enquiry(view, *page, typed);
  view.set("sheet", render::View().set("url", asset_url("sorties.css")));
  view.set("line", line)
      .set("problem", typed.problem)
      .set("nothing", found->empty())
      .set("any_found", !found->empty())
      .set("found", std::move(*found))
      .set("any_model", !models->empty())
      .set("models", std::move(*models))
      .set("may_relay", visit.may(people::Permission::relay, Where::own_centre))
      .set("may_decide", visit.may(people::Permission::decide, Where::own_centre));
  return layout.page(visit, "infodoc/demande", "Demande info-doc", Section::infodoc,
                     std::move(view), typed.status);
}

/// The page again, with what was typed. Whose enquiry is not there, and what failed for another
/// reason than what was asked, has its page of error.
Response refused(const Layout& layout, const Visit& visit, const std::string& public_url,
                 const Error& error, EnquiryTyped typed) {
  const bool clash = error.code == Code::conflict;
  if (!clash && error.code != Code::invalid_input && error.code != Code::too_large &&
      error.code != Code::not_found) {
    return error_page(layout, visit, error);
  }
  typed.status = clash ? 409 : 422;
  typed.problem =
      clash
          ? "Quelqu’un a modifié cette demande entre-temps. La voici\u202F; ce que vous avez écrit "
            "reste dans son champ."
          : text::sentence(error.sentence.empty() ? "ce n’est pas possible ici" : error.sentence);
  return enquiry_page(layout, visit, public_url, typed);
}

}  // namespace

Response get_enquiry(const Layout& layout, const Visit& visit, const std::string& public_url) {
  return enquiry_page(layout, visit, public_url, {});
}

Response post_correction(const Layout& layout, const Visit& visit, const std::string& public_url) {
  const Enquiry typed = enquiry_in(visit);
  const auto done = app::correct_enquiry(visit.db, visit.curator(), typed, visit.now);
  if (!done) return refused(layout, visit, public_url, done.error(), {.correction = typed});
  return see_other(fmt::format("/info-doc/{}", typed.id.value));
}

Response post_basket(const Layout& layout, const Visit& visit, const std::string& public_url) {
  app::BasketChange change{
      .enquiry = enquiry_of(visit),
      .version = static_cast<int>(read_number(visit.request.field("version")).value_or(0)),
      .add = {},
      .reference = std::string(visit.request.field("reference")),
      .model = read_number(visit.request.field("modele")).value_or(0),
      .change = {}};
  for (const auto& [name, value] : visit.request.form) {
    if (name == "article") change.add.push_back(read_id<ArticleId>(value));
    if (!name.starts_with("place-")) continue;
    const std::string piece = name.substr(6);
    change.change.push_back({.piece = read_number(piece).value_or(0),
                             .position = static_cast<int>(
                                 std::min<std::int64_t>(read_number(value).value_or(0), 1'000)),
                             .line = std::string(visit.request.field("ligne-" + piece)),
                             .remove = visit.request.field("retirer-" + piece) == "1"});
  }
  const auto done = app::change_basket(visit.db, visit.curator(), change);
  if (!done) return refused(layout, visit, public_url, done.error(), {.basket = change});
  return see_other(fmt::format("/info-doc/{}?q={}#panier", change.enquiry.value,
                               http::escape_query(visit.request.field("q"))));
}

Response post_answered(const Layout& layout, const Visit& visit, const std::string& public_url) {
  const app::FreezeRequest request{
      .enquiry = enquiry_of(visit),
      .version = static_cast<int>(read_number(visit.request.field("version")).value_or(0)),
      .body = std::string(visit.request.field("texte")),
      .model = std::string(visit.request.field("modele")),
      .made_from = read_number(visit.request.field("depuis")).value_or(0)};
  const auto done = app::freeze_enquiry(visit.db, visit.curator(), request, visit.now);
  if (!done) return refused(layout, visit, public_url, done.error(), {.answer = request});
  return see_other(fmt::format("/info-doc/{}#reponses", request.enquiry.value));
}

Response get_answer_file(const Layout& layout, const Visit& visit, const std::string& public_url) {
  constexpr std::string_view kName = "reponse";
  const std::string_view file = visit.capture("fichier");
  std::optional<exports::Format> format;
  for (const exports::Format each : exports::kFormats) {
    if (file == std::string(kName) + std::string(exports::extension_of(each))) format = each;
  }
  if (!format) return error_page(layout, visit, {Code::not_found, visit.request.path});
  store::Reader reader = visit.db.reader();
  const auto page = app::read_enquiry_page(reader, visit.curator(), enquiry_of(visit), public_url);
  if (!page) return error_page(layout, visit, page.error());
  Response response;
  response.content_type = exports::content_type_of(*format);
  response.body = *format == exports::Format::iso690
                      ? page->text
                      : exports::write_records(*format, {.public_url = public_url},
                                               app::records_of_page(*page));
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}\"", file));
  return response;
}

}  // namespace vigie::web
