// SPDX-License-Identifier: EUPL-1.2
/// Everything in files that outlive the program, and back.
///
/// Shape   a folder that is not there yet or is empty -> LISEZMOI.txt (what each file and column is),
///         tables/<table>.csv, panorama.json and panorama.ris, lettres/<letter>-<number>.html as
///         they were sent, and cles-secretes.csv, which keeps leavers out and the links of letters
///         already sent alive. The folder is for the account of vigie alone. Coming in, the
///         database must be new.
/// Errors  storage; conflict where the folder, or the database, holds something.
#pragma once

#include <filesystem>
#include <string>

#include "store/sql/database.hpp"

namespace vigie::app {

inline constexpr std::size_t kTableBytesMax = 4UL << 30U;

struct LeftWith {
  std::int64_t tables = 0;
  std::int64_t rows = 0;
  std::int64_t letters = 0;
};
Result<LeftWith> export_all(store::Reader& reader, const std::filesystem::path& folder,
                            const std::string& public_url);
Result<LeftWith> import_all(store::Database& db, const std::filesystem::path& folder);

}  // namespace vigie::app
