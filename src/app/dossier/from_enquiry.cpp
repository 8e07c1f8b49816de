// SPDX-License-Identifier: EUPL-1.2
#include "app/dossier/from_enquiry.hpp"

#include "panorama/dossier.hpp"
#include "store/exports/enquiry_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

/// The question up to a word's end, as far as a title goes.
std::string title_of(std::string_view question) {
  const std::string line = text::one_line(question);
  std::string_view title = text::utf8_prefix(line, panorama::kDossierTitleSignsMax);
  if (title.size() < line.size()) title = title.substr(0, title.rfind(' '));
  return std::string(title);
}

/// Markdown that says what was typed, whatever signs it holds.
std::string list_item(std::string_view reference) {
  std::string item = "- ";
  for (const char c : text::one_line(reference)) {
    if (std::string_view("\\`*_[]<>#!|&").find(c) != std::string_view::npos) item += '\\';
    item += c;
  }
  return item + "\n";
}

}  // namespace

Result<DossierAnswer> dossier_from_enquiry(store::Database& db, const store::Curator& curator,
                                           EnquiryId id, Instant now) {
  NewDossier dossier;
  {
    store::Reader reader = db.reader();
    const auto enquiry = store::enquiry(reader, id, curator.centre);
    if (!enquiry) return fail(enquiry.error());
    if (!*enquiry) {
      return fail(Code::not_found, "enquiry",
                  "cette demande n’est pas au registre de votre centre");
    }
    const auto pieces = store::enquiry_pieces(reader, id);
    if (!pieces) return fail(pieces.error());
    if (pieces->empty()) {
      return fail(Code::invalid_input, "no piece", "la réponse ne cite encore rien");
    }
    dossier.title = title_of((*enquiry)->question);
    for (const store::EnquiryPiece& piece : *pieces) {
      if (piece.article) dossier.articles.push_back(piece.article);
      if (!piece.article) dossier.intro += list_item(piece.reference);
    }
  }
  return open_dossier(db, curator, dossier, now);
}

}  // namespace vigie::app
