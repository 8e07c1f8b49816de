// SPDX-License-Identifier: EUPL-1.2
/// How heavy a source is to a centre, and how that is known.
///
/// Shape   minutes a week: what its centre measured (app/rota/calibration), else what another centre
///         measured of it; else what its file says; else its articles times the centre's own median,
///         or times kMinutesAnArticle. Shown per source and centre, never per person.
/// Units   minutes.
/// Errors  storage; not_found for a centre that does not exist.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/rota/calibration_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {

inline constexpr int kMeasuredWeeks = 12;
inline constexpr double kMinutesAnArticle = 0.5;

enum class LoadBasis { measured, measured_elsewhere, file, counted };
std::string_view words_of(LoadBasis basis);  ///< "mesurée ici", …

struct SourceLoad {
  double minutes = 0;  ///< a week
  LoadBasis basis = LoadBasis::counted;
};

/// What was measured, read once for a page.
class MeasuredMinutes {
 public:
  static Result<MeasuredMinutes> read(store::Reader& reader);
  /// Of a source in this centre.
  const store::MeasuredSource* of(SourceId source, CentreId centre) const;
  /// The last word of any centre.
  const store::MeasuredSource* anywhere(SourceId source) const;
  double desk_minutes(CentreId centre) const;  ///< an article; kMinutesAnArticle where none

 private:
  std::map<std::pair<CentreId, SourceId>, store::MeasuredSource> own_;
  std::map<SourceId, store::MeasuredSource> any_;
  std::map<CentreId, double> desks_;
};

/// Half of it where two centres share the source.
SourceLoad load_of(const store::StoredAllocation& hold, bool halved, int articles,
                   const MeasuredMinutes& measured);
/// Of holds in the order of the list: whether another centre reads every other week.
std::vector<bool> halved(const std::vector<store::StoredAllocation>& holds);

/// A source that a centre holds, with what it brought in kMeasuredWeeks.
struct HeldLoad {
  SourceId source;
  std::string title;
  store::SourceWork work{};
  SourceLoad load{};
  std::optional<double> minutes_an_article{};  ///< measured here
  int readings = 0;
};
/// The heaviest first.
Result<std::vector<HeldLoad>> read_source_loads(store::Reader& reader, std::string_view centre,
                                                Instant now);

}  // namespace vigie::app
