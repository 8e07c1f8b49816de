// SPDX-License-Identifier: EUPL-1.2
/// What may happen to a press dossier, and how it is told.
///
/// Shape   state × step → state, one table: prepared, open, closed; what was public may be prepared
///         again, and its address then says so. A refusal is an outcome with its French sentence.
/// Pure    yes.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/dossier.hpp"

namespace vigie::panorama {

inline constexpr std::size_t kDossierTitleSignsMax = 160;
inline constexpr std::size_t kDossierIntroBytesMax = 20'000;
inline constexpr std::size_t kDossierItemsMax = 300;
inline constexpr std::size_t kDossierPartsMax = 30;

enum class DossierStep { publish, close, reopen, withdraw };
inline constexpr std::array kDossierSteps{DossierStep::publish, DossierStep::close,
                                          DossierStep::reopen, DossierStep::withdraw};

std::optional<DossierState> after(DossierState from, DossierStep step);
/// As a form names it: "publier".
std::string_view word_of(DossierStep step);
std::optional<DossierStep> dossier_step_named(std::string_view word);

enum class DossierRefusal {
  no_title,
  no_keeper,   ///< no centre would hold it any more
  full,        ///< kDossierItemsMax articles, kDossierPartsMax parts
  no_link,     ///< nothing that a reader could open
  taken_down,  ///< its publisher asked that it be shown nowhere
  copied,      ///< the note is the paper's words
  too_long,    ///< the note, or the introduction
  lost_words   ///< the introduction holds what no page shows: a picture, HTML
};
inline constexpr std::array kDossierRefusals{
    DossierRefusal::no_title, DossierRefusal::no_keeper,  DossierRefusal::full,
    DossierRefusal::no_link,  DossierRefusal::taken_down, DossierRefusal::copied,
    DossierRefusal::too_long, DossierRefusal::lost_words};
std::string_view sentence_of(DossierRefusal refusal);

/// "en préparation", "en cours", "clos".
std::string_view word_of(DossierState state);

/// "23 articles, 5 entretiens, 2 émissions": the most frequent first, articles before all.
std::string counts_of(std::span<const Genre> genres);

/// "Adultes-relais, que devient le métier ?" → "adultes-relais-que-devient-le-metier"; never "".
std::string dossier_key(std::string_view title);

}  // namespace vigie::panorama
