// SPDX-License-Identifier: EUPL-1.2
/// config/filters.toml: the rules by which articles are put aside.
///
/// Shape   one `[regle.<clé>]` a rule: nom, centre and source (optional), and si, its condition; a
///         condition may hold titre, texte, auteur, rubrique, adresse, source (lists of
///         expressions), avant, apres (days), un_de (a list of conditions) and sauf (a condition or
///         a list).
/// Errors  diagnostics with line and column. A file that is not there holds no rules.
/// Source  docs/guide.fr.md
#pragma once

#include <filesystem>
#include <string_view>

#include "config/diagnostic.hpp"
#include "model/centre.hpp"
#include "model/filter.hpp"

namespace vigie::config {

inline constexpr std::size_t kFilterRulesMax = 200;
inline constexpr std::size_t kFilterExpressionsMax = 200;  ///< of one list
inline constexpr int kFilterDepthMax = 6;

/// The word for a field in the file; conditions name them in this order.
struct FilterFieldKey {
  std::string_view key;
  FilterField field;
};
inline constexpr FilterFieldKey kFilterFieldKeys[] = {
    {"titre", FilterField::title},   {"texte", FilterField::body},
    {"auteur", FilterField::author}, {"rubrique", FilterField::category},
    {"adresse", FilterField::url},   {"source", FilterField::source}};

Loaded<FilterRules> load_filters(const std::filesystem::path& file, const Centres& centres);

}  // namespace vigie::config
