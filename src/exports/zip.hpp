// SPDX-License-Identifier: EUPL-1.2
/// Files -> one ZIP that any machine opens.
///
/// Shape   names are relative, in UTF-8. Twice the same files, twice the same bytes: they bear the
///         day that they are given.
/// Errors  internal (the library refused).
/// Pure    yes.
/// Source  libarchive.
#pragma once

#include <span>
#include <string>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::exports {

struct NamedFile {
  std::string name;
  std::string bytes;
};
Result<std::string> zip_of(std::span<const NamedFile> files, Day day);

}  // namespace vigie::exports
