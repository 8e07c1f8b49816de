// SPDX-License-Identifier: EUPL-1.2
/// The taggers, kept from one round to the next.
///
/// Shape   the gazetteer takes tens of milliseconds to read: anew only when the day turned (themes
///         are dated), the configuration was applied again or another model was learned.
/// Errors  those of `load_taggers`.
#pragma once

#include <optional>
#include <string>

#include "app/tag/tagging.hpp"

namespace vigie::app {

class TaggerCache {
 public:
  Result<const Taggers*> get(store::Reader& reader, const std::filesystem::path& folder,
                             Instant now);

 private:
  std::optional<Taggers> taggers_;
  std::string made_for_;  ///< the day, the configuration and the model
};

}  // namespace vigie::app
