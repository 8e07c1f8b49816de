// SPDX-License-Identifier: EUPL-1.2
/// The readers of a letter: import from a CSV file, list, removal, erasure.
///
/// Shape   a list as other tools write it (mailing/reader_file.hpp). An address on the suppression
///         list stays off: only the person may come back. Who had left in the former tool comes
///         along as a suppression. Two spellings of an address are one person; whoever comes in is
///         kept with the file they came by, and with a consent event; nothing that is known of
///         somebody is overwritten. A file is a lot, undone as one: who came with it goes, and may
///         come in again by another file.
/// Units   at most kImportBytesMax bytes.
/// Errors  invalid_input when the file is no such table; too_large; storage. A bad line is refused
///         and told by its number; it never fails the others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/entropy.hpp"
#include "model/letter.hpp"
#include "store/mail/subscription_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kImportBytesMax = 32 << 20;

struct RefusedLine {
  int line = 0;
  std::string address;
  std::string why;  ///< French
};

struct ImportReport {
  int added = 0;
  int updated = 0;      ///< on the list, completed
  int known = 0;        ///< on the list, as the file says
  int suppressed = 0;   ///< had left here: kept off
  int brought_out = 0;  ///< had left in the former tool: kept off from now on
  std::vector<RefusedLine> refused;
  std::size_t lines = 0;
  std::string encoding;
  std::string separator;
  std::vector<std::string> used;    ///< "Adresse de messagerie → courriel"
  std::vector<std::string> unused;  ///< headings of columns that are not read
  ImportLotId lot;
};

enum class ImportMode { apply, dry_run };

struct ImportOrder {
  const LetterPlan& plan;
  std::string_view origin;  ///< kept with each address whose line names none: the file and the day
  ImportMode mode = ImportMode::apply;
  CuratorId curator;  ///< none: the command line
};
Result<ImportReport> import_readers(store::Database& db, const ImportOrder& order,
                                    std::string_view bytes, Entropy& entropy, Instant now);

struct UndoneImport {
  int removed = 0;
  std::int64_t freed = 0;  ///< suppressions that hold no more
};
/// not_found where the lot is not of this list. Undone twice is undone once.
Result<UndoneImport> undo_import(store::Database& db, std::string_view list, ImportLotId lot,
                                 CuratorId curator, Instant now);

/// On the command line.
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
