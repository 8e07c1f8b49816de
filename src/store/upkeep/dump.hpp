// SPDX-License-Identifier: EUPL-1.2
/// Every table as lines of text that a spreadsheet reads and that lose nothing.
///
/// Shape   a table -> a line of column names, then a line a row, fields apart by ";". A text stands in
///         quotes, a number does not, no value is empty, bytes are X'…': so each is known again.
///         What is left behind: sessions, passwords, who read today, and what the program makes anew.
///         Coming in, triggers are set aside while rows are written, for the rows hold what these
///         would make; keys are checked at the end. All of it is one transaction.
/// Errors  storage; invalid_input for a table or a column that is not there, a line that cannot be
///         read; conflict where the database holds something already.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::store {

struct DumpedTable {
  std::string name;
  std::string statement;  ///< as the schema has it, with what it says of each column
  std::vector<std::string> columns;
  bool secret = false;  ///< keys of the program: for a file that nobody else reads
};
Result<std::vector<DumpedTable>> tables_to_dump(Reader& reader);

/// `take` is handed each line, without its end.
Result<std::int64_t> dump_table(Reader& reader, const DumpedTable& table,
                                const std::function<void(std::string_view)>& take);

struct TableText {
  std::string name;
  std::string text;
};
/// Into a database that was just made: answers how many rows came in.
Result<std::int64_t> load_tables(Database& db, const std::vector<TableText>& tables);

}  // namespace vigie::store
