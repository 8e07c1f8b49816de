// SPDX-License-Identifier: EUPL-1.2
/// The places an article speaks of, each with what made it sure.
///
/// Shape   names are looked for word by word, the longest first, with their capitals. A région, or
///         a département that is no river, is enough by itself; the others want a place around them
///         ("dans la Somme", "(Nord)"). A commune is taken
///           in front of the title ("Bouguenais. …"), with its département in brackets,
///           behind "à", "maire de", "ville de"…, inside the source's own territory,
///           or by itself when its name is long, or large and nothing else.
///         Homonyms are parted by brackets, the source's territory, other places named, then by
///         size; where that does not part them, none is tagged, and a sentence says so.
///         An intercommunality is taken behind its kind ("la communauté de communes du Pays de
///         Gex") or by a name of several words that nothing else bears; a priority neighbourhood
///         only beside its commune, or from a source of that commune.
///         Without any place found, a source of one territory gives its own, faintly.
/// Units   scores 0 … 1, surer is more. At most kTerritoriesMax per article, surest first.
/// Errors  those of the gazetteer.
/// Pure    same words, same tags; safe to share between threads.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "tag/gazetteer.hpp"
#include "tag/tag.hpp"
#include "tag/tokens.hpp"

namespace vigie::tag {

inline constexpr std::size_t kTerritoriesMax = 8;

struct TerritoryFindings {
  std::vector<Tag> tags;               ///< surest first
  std::vector<std::string> ambiguous;  ///< French: names that several places bear
};

class TerritoryTagger {
 public:
  /// `tsv` as config/territories/france.tsv.
  static Result<TerritoryTagger> load(std::string tsv);

  /// `source_territory`: the codes of the source, "93" or "R32".
  TerritoryFindings find(const ArticleWords& article,
                         std::span<const std::string> source_territory = {}) const;

  std::string name_of(std::string_view code) const;  ///< the code itself when unknown
  /// Those that an EPCI lies in; none of another place.
  std::vector<std::string> departements_of(std::string_view code) const;
  bool knows(std::string_view code) const { return gazetteer_.by_code(code) != nullptr; }
  const Place* by_code(std::string_view code) const { return gazetteer_.by_code(code); }
  /// All that bear this name.
  std::vector<Place> named(std::string_view name) const;
  /// "93066" lies in "93066", "93" and "R11".
  bool lies_in(std::string_view code, std::string_view territory) const;
  const std::vector<Place>& places() const { return gazetteer_.places(); }

 private:
  explicit TerritoryTagger(Gazetteer gazetteer) : gazetteer_(std::move(gazetteer)) {}

  Gazetteer gazetteer_;
};

}  // namespace vigie::tag
