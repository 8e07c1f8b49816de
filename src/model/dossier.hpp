// SPDX-License-Identifier: EUPL-1.2
/// A press dossier: where it stands, and what kind of piece each of its articles is.
///
/// Shape   `name_of` is the word of the database, `word_of` that of people, in French.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "base/id.hpp"

namespace vigie {
inline namespace model {

using DossierId = Id<struct DossierTag>;
using DossierPartId = Id<struct DossierPartTag>;
using DossierItemId = Id<struct DossierItemTag>;

enum class DossierState {
  prepared,  ///< for its keepers alone
  open,      ///< public, and fed
  closed     ///< public, and complete
};
inline constexpr std::array kDossierStates{DossierState::prepared, DossierState::open,
                                           DossierState::closed};

enum class Genre {
  article,
  analysis,
  enquiry,
  interview,
  reportage,
  portrait,
  opinion,
  broadcast,
  study
};
inline constexpr std::array kGenres{Genre::article,   Genre::analysis,  Genre::enquiry,
                                    Genre::interview, Genre::reportage, Genre::portrait,
                                    Genre::opinion,   Genre::broadcast, Genre::study};

constexpr std::string_view name_of(DossierState state) {
  switch (state) {
    case DossierState::prepared:
      return "prepared";
    case DossierState::open:
      return "open";
    case DossierState::closed:
      return "closed";
  }
  return "prepared";
}

struct GenreWords {
  std::string_view name;
  std::string_view one;   ///< "entretien"
  std::string_view many;  ///< "entretiens"
};
constexpr GenreWords words_of(Genre genre) {
  switch (genre) {
    case Genre::article:
      return {"article", "article", "articles"};
    case Genre::analysis:
      return {"analysis", "analyse", "analyses"};
    case Genre::enquiry:
      return {"enquiry", "enquête", "enquêtes"};
    case Genre::interview:
      return {"interview", "entretien", "entretiens"};
    case Genre::reportage:
      return {"reportage", "reportage", "reportages"};
    case Genre::portrait:
      return {"portrait", "portrait", "portraits"};
    case Genre::opinion:
      return {"opinion", "tribune", "tribunes"};
    case Genre::broadcast:
      return {"broadcast", "émission", "émissions"};
    case Genre::study:
      return {"study", "étude", "études"};
  }
  return {"article", "article", "articles"};
}
constexpr std::string_view name_of(Genre genre) { return words_of(genre).name; }

constexpr std::optional<DossierState> parse_dossier_state(std::string_view name) {
  for (const DossierState state : kDossierStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}
constexpr std::optional<Genre> parse_genre(std::string_view name) {
  for (const Genre genre : kGenres) {
    if (name_of(genre) == name) return genre;
  }
  return std::nullopt;
}

}  // namespace model
}  // namespace vigie
