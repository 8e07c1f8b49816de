// SPDX-License-Identifier: EUPL-1.2
/// A list of sources from elsewhere, added to a centre's own.
///
/// Shape   what the centre has stays as it is, comments included; what is new comes after it, with
///         all its attributes and folders. A feed is known by its key (D2), not by its spelling.
///         Never taken over: addresses other than http and https, those with a password, attributes
///         that in some readers run programs or carry secrets.
/// Errors  none: what is left out or worth a look is told in French, with its line.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parse/opml.hpp"

namespace vigie::parse {

/// A feed that a centre holds, whichever.
struct KnownSource {
  std::string url_key;
  std::string centre;
};

struct OpmlMerge {
  std::vector<Outline> added;
  std::vector<OutlineAttribute> namespaces;  ///< those that the added attributes need
  std::size_t duplicates = 0;
  std::size_t refused = 0;            ///< for their address
  std::vector<OpmlProblem> problems;  ///< lines and columns of the imported file
};

OpmlMerge merge_opml(const Opml& into, const Opml& from, const std::vector<KnownSource>& elsewhere);

/// The centre's file with what was added: lines before its </body>, or, where the file cannot take
/// them as it is written, the whole list written anew.
std::string written_with(std::string_view file, const Opml& into, const OpmlMerge& merge);

}  // namespace vigie::parse
