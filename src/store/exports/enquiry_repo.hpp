// SPDX-License-Identifier: EUPL-1.2
/// The register of enquiries of each centre.
///
/// Shape   an enquiry belongs to one centre and is read with its number: another centre's is none.
///         It is moved by one conditional statement that names the version seen. Who asked stands
///         apart, and is forgotten on a day.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/enquiry_id.hpp"
#include "model/ids.hpp"
#include "model/paging.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Enquiry {
  EnquiryId id = {};
  CentreId centre = {};
  int number = 0;
  Day received_on = {};
  std::optional<Day> answered_on = {};
  std::string channel = {};
  std::string asker = {};
  std::string organisation = {};
  std::string territory = {};
  std::string theme = {};
  std::string need = {};
  std::string question = {};
  std::string answer_kind = {};
  std::string state = "open";
  std::string redirected_to = {};
  EnquiryId follows = {};
  int version = 1;
  std::string name = {};  ///< of who asked; "" once forgotten
  std::string mail = {};
};

/// Its number is the next of its centre in that year.
Result<EnquiryId> add_enquiry(Transaction& tx, const Enquiry& enquiry, CuratorId curator,
                              Instant now);
/// False when somebody was faster than `enquiry.version`.
Result<bool> change_enquiry(Transaction& tx, const Enquiry& enquiry);
/// Its pieces change with it; false when somebody was faster than `seen`.
Result<bool> touch_enquiry(Transaction& tx, EnquiryId enquiry, int seen);
Result<void> put_asker(Transaction& tx, EnquiryId enquiry, std::string_view name,
                       std::string_view mail, Day erase_on);
/// Those whose day has come; answers how many.
Result<std::int64_t> forget_askers(Transaction& tx, Day today);

Result<std::optional<Enquiry>> enquiry(Reader& reader, EnquiryId id, CentreId centre);
/// Latest first; the cursor is of the day.
Result<std::vector<Enquiry>> enquiries(Reader& reader, CentreId centre, std::optional<Cursor> after,
                                       int limit);
/// Of a year, oldest first, without who asked.
Result<std::vector<Enquiry>> enquiries_of_year(Reader& reader, CentreId centre, int year);

struct EnquiryPiece {
  std::int64_t id = 0;
  ArticleId article = {};  ///< none: words
  std::string reference = {};
  std::string line = {};
};
Result<std::vector<EnquiryPiece>> enquiry_pieces(Reader& reader, EnquiryId enquiry);
Result<void> add_piece(Transaction& tx, EnquiryId enquiry, const EnquiryPiece& piece);
Result<void> change_piece(Transaction& tx, EnquiryId enquiry, std::int64_t piece, int position,
                          std::string_view line);
Result<void> remove_piece(Transaction& tx, EnquiryId enquiry, std::int64_t piece);
/// The same text in a paper that everybody may read; the article itself where there is none.
Result<ArticleId> free_reprint(Reader& reader, ArticleId article);

struct EnquiryAnswer {
  std::int64_t id = 0;
  EnquiryId enquiry = {};
  std::string body = {};
  std::string model = {};
  Instant frozen_at = {};
};
Result<std::int64_t> freeze_answer(Transaction& tx, const EnquiryAnswer& answer,
                                   std::int64_t made_from, CuratorId curator, Instant now);
Result<std::vector<EnquiryAnswer>> answers_of(Reader& reader, EnquiryId enquiry);
/// "Réponses types", of all centres, latest first.
Result<std::vector<EnquiryAnswer>> answer_models(Reader& reader, int limit);
/// The pieces of the enquiry that a model was made for.
Result<std::vector<EnquiryPiece>> pieces_of_model(Reader& reader, std::int64_t model);
Result<std::int64_t> reused_answers(Reader& reader, CentreId centre, int year);

}  // namespace vigie::store
