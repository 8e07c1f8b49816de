// SPDX-License-Identifier: EUPL-1.2
/// What is one centre's own, row by row: decisions, dossiers, sources, enquiries with their
/// answers, items of the panorama.
///
/// Shape   no name of a person: what was done is the centre's.
/// Errors  storage.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct CentreDecision {
  Instant decided_at;
  std::string state;
  std::string title;
  std::string media;
  std::string url;
  std::optional<Instant> published_at;
  std::string themes;  ///< codes, by spaces
  std::string places;
};
/// Oldest first.
Result<void> each_decision(Reader& reader, CentreId centre,
                           const std::function<void(const CentreDecision&)>& take);

/// What the centre relayed and that stands, latest first.
Result<std::vector<PanoramaItemId>> items_relayed_by(Reader& reader, CentreId centre);

struct CentreDossierLine {
  std::string dossier;
  std::string state;
  std::string part;
  std::string title;
  std::string media;
  std::string url;
  std::optional<Instant> dated_at;
  std::string note;
};
/// In the order of their pages.
Result<std::vector<CentreDossierLine>> dossier_lines_of(Reader& reader, CentreId centre);

struct CentreSource {
  std::string title;
  std::string url;
  Instant from_at;
  std::optional<Instant> to_at;
};
/// Held now or before.
Result<std::vector<CentreSource>> sources_of(Reader& reader, CentreId centre);

struct CentreEnquiry {
  int number = 0;
  std::string received_on;
  std::string answered_on;
  std::string state;
  std::string question;
  std::string territory;
  std::string theme;
  std::string organisation;
  std::string answer;  ///< the last one that left
};
Result<std::vector<CentreEnquiry>> enquiries_with_answers(Reader& reader, CentreId centre);

}  // namespace vigie::store
