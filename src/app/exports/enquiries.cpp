// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/enquiries.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "store/people/event_repo.hpp"
#include "text/csv.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using store::Enquiry;

constexpr std::size_t kFieldBytesMax = 200;

std::string field_of(std::string_view text) {
  return text::one_line(text::showable(text::utf8_prefix(text, kFieldBytesMax)));
}
std::string words_of(std::string_view text) {
  return std::string(text::trimmed(text::showable(text::utf8_prefix(text, kEnquiryTextBytesMax))));
}

/// As people typed it, within its bounds.
Result<Enquiry> cleaned(Enquiry enquiry, CentreId centre) {
  enquiry.centre = centre;
  for (std::string* each : {&enquiry.channel, &enquiry.asker, &enquiry.organisation,
                            &enquiry.territory, &enquiry.theme, &enquiry.need, &enquiry.answer_kind,
                            &enquiry.redirected_to, &enquiry.name, &enquiry.mail}) {
    *each = field_of(*each);
  }
  enquiry.question = words_of(enquiry.question);
  if (enquiry.question.empty()) {
    return fail(Code::invalid_input, "no question", "la question manque");
  }
  const auto known = exports::enquiry_states();
  const bool state = std::ranges::any_of(
      known, [&enquiry](const auto& each) { return each.code == enquiry.state; });
  if (!state) return fail(Code::invalid_input, "state", "cet état n’existe pas");
  return enquiry;
}

Result<void> journal(store::Transaction& tx, const store::Curator& curator, std::string kind,
                     EnquiryId id, Instant now) {
  return store::add_event(tx,
                          {.centre = curator.centre,
                           .curator = curator.id,
                           .kind = std::move(kind),
                           .subject = fmt::format("enquiry {}", id.value),
                           .detail = {}},
                          now);
}

Failure unknown_enquiry() {
  return fail(Code::not_found, "enquiry", "cette demande n’est pas au registre de votre centre");
}
Failure moved_on() {
  return fail(Code::conflict, "enquiry moved on",
              "quelqu’un a modifié cette demande entre-temps\u202F; rechargez la page");
}

Result<std::map<ArticleId, exports::BibRecord>> records_beside(
    store::Reader& reader, const std::vector<store::EnquiryPiece>& pieces,
    const std::string& public_url) {
  std::vector<ArticleId> articles;
  for (const store::EnquiryPiece& piece : pieces) {
    if (piece.article) articles.push_back(piece.article);
  }
  const auto context = read_record_context(reader, public_url);
  if (!context) return fail(context.error());
  const auto rows = store::article_records(reader, articles);
  if (!rows) return fail(rows.error());
  auto records = records_of(reader, *context, *rows);
  if (!records) return fail(records.error());
  std::map<ArticleId, exports::BibRecord> by_article;
  for (std::size_t i = 0; i < rows->size(); ++i) {
    by_article.emplace((*rows)[i].article, std::move((*records)[i]));
  }
  return by_article;
}

std::string text_of(const EnquiryPage& page, const store::Curator& curator) {
  std::vector<exports::AnswerPiece> pieces;
  for (const store::EnquiryPiece& piece : page.pieces) {
    exports::AnswerPiece out{.record = {}, .reference = piece.reference, .line = piece.line};
    if (const auto found = page.records.find(piece.article); found != page.records.end()) {
      out.record = found->second;
    }
    pieces.push_back(std::move(out));
  }
  return exports::answer_text(page.enquiry.question, pieces,
                              curator.name + ", " + curator.centre_name);
}

Result<void> add_article(store::Transaction& tx, EnquiryId enquiry, ArticleId asked) {
  auto reader = tx.reader();
  const auto article = store::free_reprint(reader, asked);
  if (!article) return fail(article.error());
  if (!*article) return fail(Code::not_found, "article", "cet article n’existe pas");
  return store::add_piece(tx, enquiry, {.article = *article});
}

Result<void> add_model(store::Transaction& tx, EnquiryId enquiry, std::int64_t model) {
  auto reader = tx.reader();
  const auto pieces = store::pieces_of_model(reader, model);
  if (!pieces) return fail(pieces.error());
  for (const store::EnquiryPiece& piece : *pieces) {
    if (auto done = store::add_piece(tx, enquiry, piece); !done) return done;
  }
  return {};
}

Result<void> apply_basket(store::Transaction& tx, const BasketChange& change) {
  for (const PieceChange& each : change.change) {
    const auto done = each.remove ? store::remove_piece(tx, change.enquiry, each.piece)
                                  : store::change_piece(tx, change.enquiry, each.piece,
                                                        each.position, words_of(each.line));
    if (!done) return done;
  }
  for (const ArticleId article : change.add) {
    if (auto done = add_article(tx, change.enquiry, article); !done) return done;
  }
  if (change.model != 0) {
    if (auto done = add_model(tx, change.enquiry, change.model); !done) return done;
  }
  const std::string reference = words_of(change.reference);
  if (reference.empty()) return {};
  return store::add_piece(tx, change.enquiry, {.reference = reference});
}

using Facet = std::string Enquiry::*;

std::vector<FacetLine> facet_lines(const std::vector<Enquiry>& enquiries, Facet facet,
                                   std::optional<exports::FacetKind> kind) {
  std::map<std::string, std::int64_t> counts;
  std::int64_t base = 0;
  for (const Enquiry& each : enquiries) {
    if ((each.*facet).empty()) continue;
    ++base;
    ++counts[each.*facet];
  }
  std::vector<FacetLine> lines;
  for (const auto& [code, count] : counts) {
    lines.push_back({.label = kind ? std::string(exports::facet_label(*kind, code)) : code,
                     .count = count,
                     .share = exports::share_words(count, base)});
  }
  std::ranges::stable_sort(lines, std::greater<>(), &FacetLine::count);
  return lines;
}

}  // namespace

Result<EnquiryId> register_enquiry(store::Database& db, const store::Curator& curator,
                                   Enquiry given, Instant now) {
  auto enquiry = cleaned(std::move(given), curator.centre);
  if (!enquiry) return fail(enquiry.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto id = store::add_enquiry(*tx, *enquiry, curator.id, now);
  if (!id) return fail(id.error());
  auto done =
      store::put_asker(*tx, *id, enquiry->name, enquiry->mail, paris_day(now) + kAskerKeptDays);
  if (done) done = journal(*tx, curator, "enquiry", *id, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *id;
}

Result<void> correct_enquiry(store::Database& db, const store::Curator& curator, Enquiry given,
                             Instant now) {
  const auto enquiry = cleaned(std::move(given), curator.centre);
  if (!enquiry) return fail(enquiry.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto known = store::enquiry(reader, enquiry->id, curator.centre);
  if (!known) return fail(known.error());
  if (!*known) return unknown_enquiry();
  const auto changed = store::change_enquiry(*tx, *enquiry);
  if (!changed) return fail(changed.error());
  if (!*changed) return moved_on();
  auto done = store::put_asker(*tx, enquiry->id, enquiry->name, enquiry->mail,
                               (*known)->received_on + kAskerKeptDays);
  if (done) done = journal(*tx, curator, "enquiry-corrected", enquiry->id, now);
  if (done) done = tx->commit();
  return done;
}

Result<void> change_basket(store::Database& db, const store::Curator& curator,
                           const BasketChange& change) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto known = store::enquiry(reader, change.enquiry, curator.centre);
  if (!known) return fail(known.error());
  if (!*known) return unknown_enquiry();
  const auto first = store::touch_enquiry(*tx, change.enquiry, change.version);
  if (!first) return fail(first.error());
  if (!*first) return moved_on();
  if (auto done = apply_basket(*tx, change); !done) return done;
  const auto pieces = store::enquiry_pieces(reader, change.enquiry);
  if (!pieces) return fail(pieces.error());
  if (pieces->size() > kPiecesMax) {
    return fail(Code::too_large, "pieces", "une réponse cite trente pièces au plus");
  }
  return tx->commit();
}

Result<EnquiryPage> read_enquiry_page(store::Reader& reader, const store::Curator& curator,
                                      EnquiryId id, const std::string& public_url) {
  auto known = store::enquiry(reader, id, curator.centre);
  if (!known) return fail(known.error());
  if (!*known) return unknown_enquiry();
  EnquiryPage page;
  page.enquiry = std::move(**known);
  auto pieces = store::enquiry_pieces(reader, id);
  if (!pieces) return fail(pieces.error());
  page.pieces = std::move(*pieces);
  auto records = records_beside(reader, page.pieces, public_url);
  if (!records) return fail(records.error());
  page.records = std::move(*records);
  auto answers = store::answers_of(reader, id);
  if (!answers) return fail(answers.error());
  page.answers = std::move(*answers);
  page.text = text_of(page, curator);
  return page;
}

std::vector<exports::BibRecord> records_of_page(const EnquiryPage& page) {
  std::vector<exports::BibRecord> records;
  for (const store::EnquiryPiece& piece : page.pieces) {
    if (const auto found = page.records.find(piece.article); found != page.records.end()) {
      records.push_back(found->second);
    }
  }
  return records;
}

Result<void> freeze_enquiry(store::Database& db, const store::Curator& curator,
                            const FreezeRequest& request, Instant now) {
  constexpr std::size_t kBodyBytesMax = 30'000;
  if (request.body.size() > kBodyBytesMax) {
    return fail(Code::too_large, "body", "la réponse est trop longue");
  }
  const std::string body(text::trimmed(text::showable(request.body)));
  if (body.empty()) return fail(Code::invalid_input, "no body", "la réponse est vide");
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  auto known = store::enquiry(reader, request.enquiry, curator.centre);
  if (!known) return fail(known.error());
  if (!*known) return unknown_enquiry();
  Enquiry enquiry = std::move(**known);
  enquiry.version = request.version;
  enquiry.state = "closed";
  if (!enquiry.answered_on) enquiry.answered_on = paris_day(now);
  const auto changed = store::change_enquiry(*tx, enquiry);
  if (!changed) return fail(changed.error());
  if (!*changed) return moved_on();
  const auto frozen = store::freeze_answer(
      *tx, {.enquiry = enquiry.id, .body = body, .model = field_of(request.model)},
      request.made_from, curator.id, now);
  if (!frozen) return fail(frozen.error());
  auto done = journal(*tx, curator, "enquiry-answered", enquiry.id, now);
  if (done) done = tx->commit();
  return done;
}

Result<EnquiryYear> read_enquiry_year(store::Reader& reader, CentreId centre, int year) {
  auto enquiries = store::enquiries_of_year(reader, centre, year);
  if (!enquiries) return fail(enquiries.error());
  const auto before = store::enquiries_of_year(reader, centre, year - 1);
  if (!before) return fail(before.error());
  const auto reused = store::reused_answers(reader, centre, year);
  if (!reused) return fail(reused.error());
  EnquiryYear out{.year = year,
                  .all = static_cast<std::int64_t>(enquiries->size()),
                  .before = static_cast<std::int64_t>(before->size()),
                  .reused = *reused,
                  .median_days = {},
                  .facets = {},
                  .enquiries = std::move(*enquiries)};
  std::vector<std::int64_t> delays;
  for (const Enquiry& each : out.enquiries) {
    if (each.answered_on) delays.push_back(*each.answered_on - each.received_on);
  }
  out.median_days = exports::median(std::move(delays));
  using exports::FacetKind;
  out.facets = {{"Qui demande", facet_lines(out.enquiries, &Enquiry::asker, FacetKind::asker)},
                {"Territoire", facet_lines(out.enquiries, &Enquiry::territory, {})},
                {"Thème", facet_lines(out.enquiries, &Enquiry::theme, {})},
                {"Besoin", facet_lines(out.enquiries, &Enquiry::need, FacetKind::need)},
                {"Réponse", facet_lines(out.enquiries, &Enquiry::answer_kind, FacetKind::answer)},
                {"Arrivée par", facet_lines(out.enquiries, &Enquiry::channel, FacetKind::channel)}};
  return out;
}

std::string enquiries_csv(const EnquiryYear& year) {
  std::string out =
      "\uFEFFnumero;recue_le;repondue_le;canal;demandeur;organisme;territoire;theme;besoin;"
      "question;"
      "reponse;etat\r\n";
  for (const Enquiry& each : year.enquiries) {
    out += fmt::format("{};{};{};{};{};{};{};{};{};{};{};{}\r\n", each.number,
                       iso(each.received_on), each.answered_on ? iso(*each.answered_on) : "",
                       text::csv_field(each.channel), text::csv_field(each.asker),
                       text::csv_field(each.organisation), text::csv_field(each.territory),
                       text::csv_field(each.theme), text::csv_field(each.need),
                       text::csv_field(each.question), text::csv_field(each.answer_kind),
                       text::csv_field(exports::enquiry_state_label(each.state)));
  }
  return out;
}

}  // namespace vigie::app
