// SPDX-License-Identifier: EUPL-1.2
/// The readers of a letter: import from a CSV file, list, removal, erasure.
///
/// Shape   a table whose first line names its columns (courriel, nom, base, origine; the address
///         alone is needed), separated by `;` or `,`, in UTF-8 with or without BOM or in Latin-1.
///         An address on the suppression list stays off: only the person may come back. Two
///         spellings of an address are one person; whoever comes in is kept with the file they
///         came by, and with a consent event.
/// Units   at most kImportBytesMax bytes and kImportLinesMax lines.
/// Errors  invalid_input when the file is no such table; too_large; storage. A bad line is refused
///         and told by its number; it never fails the others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/entropy.hpp"
#include "model/letter.hpp"
#include "store/mail/subscription_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kImportBytesMax = 32 << 20;
inline constexpr std::size_t kImportLinesMax = 200'000;

struct RefusedLine {
  int line = 0;
  std::string address;
  std::string why;  ///< French
};

struct ImportReport {
  int added = 0;
  int known = 0;
  int suppressed = 0;
  std::vector<RefusedLine> refused;
  std::string encoding;
};

enum class ImportMode { apply, dry_run };

/// `origin` is kept with each address whose line names none: the file and the day.
Result<ImportReport> import_subscribers(store::Database& db, const LetterPlan& plan,
                                        std::string_view bytes, std::string_view origin,
                                        ImportMode mode, Entropy& entropy, Instant now);

/// Takes an address off the list for good; answers false when it was not on it.
Result<bool> remove_subscriber(store::Database& db, std::string_view letter, std::string_view email,
                               Instant now);

/// Address and name of a person go, from every list; hashes keep the address off them. False when
/// nobody has it.
Result<bool> erase_subscriber(store::Database& db, std::string_view email, Instant now);

}  // namespace vigie::app
