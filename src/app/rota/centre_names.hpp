// SPDX-License-Identifier: EUPL-1.2
/// The names of centres by their keys, read once for a page or a mail.
///
/// Errors  storage; a key that nobody has is its own name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/people/centre_repo.hpp"

namespace vigie::app {

class CentreNames {
 public:
  static Result<CentreNames> read(store::Reader& reader) {
    auto names = store::centre_names(reader);
    if (!names) return fail(names.error());
    return CentreNames(std::move(*names));
  }
  std::string of(std::string_view key) const {
    for (const store::CentreName& each : names_) {
      if (each.key == key) return each.name;
    }
    return std::string(key);
  }

 private:
  explicit CentreNames(std::vector<store::CentreName> names) : names_(std::move(names)) {}

  std::vector<store::CentreName> names_;
};

}  // namespace vigie::app
