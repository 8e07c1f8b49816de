// SPDX-License-Identifier: EUPL-1.2
/// SQLite, held so that it cannot be misused.
///
/// Shape   a `Database` is one connection, of one thread. Pages read through a `Reader`, which
///         cannot write; only `app` begins a `Transaction`, which rolls back unless committed.
///         Statements are prepared once per connection and kept; parameters are bound, never
///         pasted.
/// Units   see the migrations: UTC seconds, civil days as text.
/// Errors  storage (SQLite's own message), busy (a lock held longer than kBusyTimeoutMs), internal
///         (a statement that writes, given to a reader).
/// Source  WAL; synchronous NORMAL, FULL in a transaction asked to be durable; DEFENSIVE, no DQS.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/id.hpp"
#include "base/instant.hpp"
#include "base/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace vigie::store {

inline constexpr int kBusyTimeoutMs = 10'000;

/// A blob to bind: `Bytes{digest}`. Plain strings are bound as text.
struct Bytes {
  std::string_view view;
};

/// A prepared statement in use: bind, then `step` row by row or `run` to the end. It returns to the
/// connection's cache, reset, when it goes out of scope.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  /// Binds ?1, ?2, … in order. Integers, doubles, text, `Bytes`, `Id`, `Instant`, `Day` (as text),
  /// bool, and optionals of them (none is NULL).
  template <typename... Values>
  Statement& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  /// True while there is a row to read.
  Result<bool> step();
  /// For statements without rows (or whose rows nobody wants). Binds as `bind` does, but copies
  /// nothing: the values stand until it is done.
  template <typename... Values>
  Result<void> run(const Values&... values) {
    copies_ = false;
    bind(values...);
    auto done = run_to_end();
    copies_ = true;
    return done;
  }
  /// Hands `take` this statement at each row that is left.
  template <typename Take>
  Result<void> each(const Take& take) {
    for (;;) {
      const auto row = step();
      if (!row) return fail(row.error());
      if (!*row) return {};
      take(*this);
    }
  }
  /// Every row that is left, as `read` makes it of this statement.
  template <typename Read>
  auto all(const Read& read) -> Result<std::vector<decltype(read(std::declval<Statement&>()))>> {
    std::vector<decltype(read(*this))> rows;
    const auto done = each([&](const Statement& row) { rows.push_back(read(row)); });
    if (!done) return fail(done.error());
    return rows;
  }

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;            ///< of blobs too
  std::string_view text_view(int column) const;  ///< until the next step
  bool flag(int column) const { return integer(column) != 0; }
  Instant instant(int column) const { return {integer(column)}; }
  std::optional<Instant> maybe_instant(int column) const;
  std::optional<std::int64_t> maybe_integer(int column) const;
  template <typename IdType>
  IdType id(int column) const {
    return IdType{integer(column)};  // NULL reads as 0, "none"
  }

 private:
  friend class Connection;
  Statement(sqlite3* db, sqlite3_stmt* statement, Error broken);
  Result<void> run_to_end();

  void bind_one(int index, std::int64_t value);
  void bind_one(int index, int value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, unsigned value) { bind_one(index, std::int64_t{value}); }
  void bind_one(int index, std::size_t value) { bind_one(index, static_cast<std::int64_t>(value)); }
  void bind_one(int index, bool value) { bind_one(index, std::int64_t{value ? 1 : 0}); }
  void bind_one(int index, double value);
  void bind_one(int index, std::string_view value);
  void bind_one(int index, const std::string& value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, const char* value) { bind_one(index, std::string_view(value)); }
  void bind_one(int index, Bytes value);
  void bind_one(int index, Instant value) { bind_one(index, value.seconds); }
  void bind_one(int index, Day value);
  void bind_one(int index, std::nullopt_t);
  template <typename Tag>
  void bind_one(int index, Id<Tag> value) {  // "none" is NULL
    if (value) {
      bind_one(index, value.value);
    } else {
      bind_one(index, std::nullopt);
    }
  }
  template <typename T>
  void bind_one(int index, const std::optional<T>& value) {
    if (value) {
      bind_one(index, *value);
    } else {
      bind_one(index, std::nullopt);
    }
  }

  sqlite3* db_;
  sqlite3_stmt* statement_;
  Error broken_;        ///< preparing or binding failed; told by the first step
  bool copies_ = true;  ///< what is bound may go before it is read
};

/// What the database did for one statement.
struct StatementWork {
  std::string sql;
  std::int64_t runs = 0;
  std::int64_t steps = 0;  ///< of SQLite's virtual machine: what it costs, whatever the clock says
};

/// The connection's inside, shared by Reader and Transaction; not for use outside `store`.
class Connection {
 public:
  explicit Connection(sqlite3* db) : db_(db) {}
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  Statement prepare(std::string_view sql);
  /// One that would write answers an error at its first step, and does nothing.
  Statement prepare_to_read(std::string_view sql);
  Result<void> execute(std::string_view script);
  std::vector<StatementWork> take_work();
  sqlite3* handle() const { return db_; }

 private:
  sqlite3* db_;
  /// A statement is some hundred bytes, of which its length and its end tell it from nearly all.
  struct SqlHash {
    std::size_t operator()(std::string_view sql) const {
      constexpr std::size_t kEnd = 24;
      return std::hash<std::string_view>()(sql.substr(sql.size() - std::min(sql.size(), kEnd))) +
             sql.size();
    }
  };
  std::unordered_map<std::string_view, sqlite3_stmt*, SqlHash> statements_;  ///< keys live in them
};

/// Reads, and nothing else: on a connection that writes too, a statement that would is refused.
class Reader {
 public:
  explicit Reader(Connection& connection) : connection_(&connection) {}
  Statement prepare(std::string_view sql) { return connection_->prepare_to_read(sql); }

 private:
  friend class MappedFile;
  Connection* connection_;
};

/// As long as it lives, pages are read where the system has them: neither copied, nor driving out
/// of the cache what will be read again. For a long run through one table, whose statement it
/// outlives. Pages of the log and beyond 2 GB are copied all the same.
class MappedFile {
 public:
  explicit MappedFile(Reader& reader);
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

 private:
  Connection* connection_;
};

/// A part of a transaction that can fail by itself: what was written since it was opened goes when
/// it leaves scope without `keep`, and the rest of the transaction stays.
class Savepoint {
 public:
  Savepoint(Savepoint&& other) noexcept;
  Savepoint(const Savepoint&) = delete;
  Savepoint& operator=(const Savepoint&) = delete;
  Savepoint& operator=(Savepoint&&) = delete;
  ~Savepoint();

  Result<void> keep();

 private:
  friend class Transaction;
  explicit Savepoint(Connection& connection) : connection_(&connection) {}

  Connection* connection_;
  bool open_ = true;
};

/// A write in progress. Rolls back when it goes out of scope uncommitted.
class Transaction {
 public:
  Transaction(Transaction&& other) noexcept;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

  Statement prepare(std::string_view sql) { return connection_->prepare(sql); }
  /// Reads inside the transaction see its writes.
  Reader reader() { return Reader(*connection_); }
  std::int64_t changes() const;  ///< rows of the last statement
  std::int64_t last_insert_id() const;
  /// One at a time: they do not nest.
  Result<Savepoint> savepoint();
  Result<void> commit();

 private:
  friend class Database;
  Transaction(Connection& connection, bool durable) : connection_(&connection), durable_(durable) {}

  Connection* connection_;
  bool durable_;
  bool open_ = true;
};

enum class Mode { read_write, read_only };
enum class Durability {
  normal,  ///< the file stays sound; the last commits may be lost with the power
  full     ///< on the disk before commit returns: a person's decision, a delivery
};

class Database {
 public:
  /// Opens a file that was migrated; `:memory:` for tests. Does not check the version. A file that
  /// is not there yet is made for its owner's eyes alone, and so are its log and its index.
  static Result<Database> open(const std::filesystem::path& file, Mode mode = Mode::read_write);

  Database(Database&&) noexcept = default;
  Database& operator=(Database&&) noexcept = default;

  /// The statements of this reader cannot write.
  Reader reader() { return Reader(*connection_); }
  Result<Transaction> begin(Durability durability = Durability::normal);
  /// What was done for each statement that ran since the last call.
  std::vector<StatementWork> take_work() { return connection_->take_work(); }
  /// Statements that no transaction may hold (PRAGMA): migrations and backups only.
  Result<void> execute(std::string_view script) { return connection_->execute(script); }
  /// Writes all that is committed into another file, which is empty or not there (VACUUM INTO).
  Result<void> copy_to(const std::filesystem::path& file);

 private:
  explicit Database(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

  std::unique_ptr<Connection> connection_;
};

}  // namespace vigie::store
