// SPDX-License-Identifier: EUPL-1.2
/// A list of readers out of another tool -> lines that say who, and what may be done with each.
///
/// Shape   CSV as spreadsheets, address books and mailing tools write it, in French or English:
///         Excel's `sep=;`, Thunderbird, Outlook, Google, Brevo, Mailchimp, Sympa. Columns are known
///         by their headings; those that are not used are named. A column that says that somebody
///         left, bounced or complained is obeyed; where it cannot be understood the line is refused,
///         never taken in.
/// Units   at most kReaderLinesMax lines; names up to kReaderNameBytesMax bytes.
/// Errors  as `trouble`: the file is no such list, in French. A bad line is refused with its reason
///         and fails no other.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/subscription.hpp"

namespace vigie::mailing {

inline constexpr std::size_t kReaderLinesMax = 200'000;
inline constexpr std::size_t kReaderNameBytesMax = 200;
inline constexpr std::size_t kReaderAttributesMax = 10;

struct ReaderLine {
  int line = 0;
  std::string address;  ///< cleaned; as it stood where it is none
  std::string name;
  std::optional<Basis> basis;
  std::string origin;
  std::optional<SuppressionReason> gone;  ///< left, bounced or complained in the former tool
  std::vector<std::pair<std::string_view, std::string>> attributes;  ///< "centre", "role"…
  std::string refused;                                               ///< why, French; "": taken
};

struct ReaderFile {
  std::vector<ReaderLine> lines;
  std::vector<std::string> unused;  ///< headings of columns that are not read
  std::vector<std::string> used;    ///< "Adresse de messagerie → courriel"
  std::string encoding;
  std::string separator;  ///< "point-virgule", "virgule" or "tabulation"
  std::string trouble;    ///< why nothing can be read, French
};

ReaderFile read_reader_file(std::string_view bytes);

/// "Jean <mailto:jean@exemple.fr>", with invisible signs -> "jean@exemple.fr"; the domain in ASCII.
/// `name`: what stood in front, if anything.
std::string clean_address(std::string_view given, std::string* name = nullptr);

}  // namespace vigie::mailing
