// SPDX-License-Identifier: EUPL-1.2
/// The info-doc desk of a centre: what was asked, what the archive answers, what was sent.
///
/// Shape   one transaction a use case; another centre's enquiry is not found. The answer is
///         composed anew from its pieces until it is frozen; what was frozen stays, and may serve
///         again as a "réponse type". Of a piece reserved to subscribers, the free reprint is taken
///         where there is one.
/// Errors  invalid_input (no question), not_found, conflict (somebody changed it meanwhile).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/exports/read_records.hpp"
#include "exports/enquiry.hpp"
#include "store/exports/enquiry_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr int kAskerKeptDays = 365;
inline constexpr std::size_t kEnquiryTextBytesMax = 4'000;
inline constexpr int kEnquiriesOfAPage = 30;
inline constexpr std::size_t kPiecesMax = 30;

Result<EnquiryId> register_enquiry(store::Database& db, const store::Curator& curator,
                                   store::Enquiry enquiry, Instant now);
Result<void> correct_enquiry(store::Database& db, const store::Curator& curator,
                             store::Enquiry enquiry, Instant now);

struct PieceChange {
  std::int64_t piece = 0;
  int position = 0;
  std::string line;
  bool remove = false;
};
/// What is done to the basket of one enquiry.
struct BasketChange {
  EnquiryId enquiry;
  int version = 0;
  std::vector<ArticleId> add;
  std::string reference;   ///< words to add; "" for none
  std::int64_t model = 0;  ///< "réponse type" whose pieces to take; 0: none
  std::vector<PieceChange> change;
};
Result<void> change_basket(store::Database& db, const store::Curator& curator,
                           const BasketChange& change);

struct EnquiryPage {
  store::Enquiry enquiry;
  std::vector<store::EnquiryPiece> pieces;
  std::map<ArticleId, exports::BibRecord> records;
  std::vector<store::EnquiryAnswer> answers;
  std::string text;  ///< of the answer as it would leave now
};
Result<EnquiryPage> read_enquiry_page(store::Reader& reader, const store::Curator& curator,
                                      EnquiryId id, const std::string& public_url);
/// Its articles, in order, for a file.
std::vector<exports::BibRecord> records_of_page(const EnquiryPage& page);

struct FreezeRequest {
  EnquiryId enquiry;
  int version = 0;
  std::string body;   ///< as the person left it
  std::string model;  ///< title of the "réponse type"; "" for none
  std::int64_t made_from = 0;
};
/// Frozen and closed.
Result<void> freeze_enquiry(store::Database& db, const store::Curator& curator,
                            const FreezeRequest& request, Instant now);

struct FacetLine {
  std::string label;
  std::int64_t count = 0;
  std::string share;  ///< with its base
};
struct EnquiryYear {
  int year = 0;
  std::int64_t all = 0;
  std::int64_t before = 0;
  std::int64_t reused = 0;
  std::optional<double> median_days;
  std::vector<std::pair<std::string, std::vector<FacetLine>>> facets;
  std::vector<store::Enquiry> enquiries;  ///< without who asked
};
Result<EnquiryYear> read_enquiry_year(store::Reader& reader, CentreId centre, int year);
std::string enquiries_csv(const EnquiryYear& year);

}  // namespace vigie::app
