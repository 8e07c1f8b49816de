// SPDX-License-Identifier: EUPL-1.2
/// OPML 2.0: lists of feeds that people edit, exchange and that reader programs export.
///
/// Shape   bytes -> outlines that have an address, in document order, each with the folders it
///         stands in, all its attributes and its place; and what a person should mend, in French.
///         Attributes of our namespace are named "vigie:…" whatever prefix the file chose. Names of
///         HTML in titles are letters, addresses of "feed:" those of the web.
/// Units   lines and columns count from 1, columns in characters.
/// Errors  too_large, unsupported (the root is no opml), parse (nothing readable). A broken
///         outline is a problem of the list, not an error: those behind it are read.
/// Pure    yes: nothing is ever loaded, neither includes nor entities nor addresses.
/// Source  http://opml.org/spec2.opml
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vigie::parse {

inline constexpr std::string_view kOpmlNamespace = "urn:vigie:opml:1";
inline constexpr std::size_t kOpmlBytesMax = 4 * 1024 * 1024;
inline constexpr std::size_t kOutlinesMax = 20'000;
inline constexpr std::size_t kOutlineDepthMax = 32;
inline constexpr std::size_t kOutlineAttributesMax = 64;

struct OutlineAttribute {
  std::string name;  ///< "vigie:backup", "description"…
  std::string value;
};

struct Outline {
  std::string url;    ///< xmlUrl; never empty
  std::string title;  ///< title, else text, else the address
  std::string site_url;
  std::vector<std::string> folders;          ///< from the outside in
  std::vector<OutlineAttribute> attributes;  ///< all others, in the order of the file
  int line = 0;
  int column = 0;

  /// "" when absent.
  std::string_view attribute(std::string_view name) const;
};

struct OpmlProblem {
  int line = 0;
  int column = 0;
  std::string message;  ///< French
};

struct Opml {
  std::string title;
  std::vector<Outline> outlines;
  std::vector<OpmlProblem> problems;
  bool cut = false;                          ///< broken somewhere: what follows was not read
  std::vector<OutlineAttribute> namespaces;  ///< xmlns:… of the root, without ours
};

Result<Opml> parse_opml(std::string_view bytes, std::string_view file_name);

/// A whole document, one outline a line, folders kept; `parse_opml` gives the same list back.
std::string write_opml(const Opml& opml);

/// The lines of the body alone.
std::string write_outlines(const std::vector<Outline>& outlines);

}  // namespace vigie::parse
