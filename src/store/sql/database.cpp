// SPDX-License-Identifier: EUPL-1.2
#include "store/sql/database.hpp"

#include <sqlite3.h>

#include <cerrno>

#include "base/assert.hpp"
#include "base/log.hpp"
#include "store/sql/private_file.hpp"

namespace vigie::store {
namespace {

// Said of one statement: what was committed before it, a letter's first messages for instance,
// stays.
constexpr std::string_view kDiskFull =
    "le disque est plein\u00a0: ce dernier enregistrement n’a pas été fait, ce qui précède est "
    "gardé";
constexpr std::string_view kNotWritable =
    "la base de données, ou son dossier, ne peut pas être écrit par ce compte";

/// What a person can do something about; "" where only the log can tell.
std::string_view sentence_of(int code, int system_error) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return kDiskFull;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return kNotWritable;
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT) return kDiskFull;
      if (system_error == EACCES || system_error == EROFS) return kNotWritable;
      return "le disque n’a pas lu ou écrit la base de données comme il le doit";
    case SQLITE_CANTOPEN:
      return "la base de données ne peut pas être ouverte par ce compte";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return "la base de données est abîmée\u00a0: vigie db restore FICHIER remet une sauvegarde "
             "en place";
    default:
      return "";
  }
}

Error error_of(sqlite3* db, int code, std::string_view doing) {
  const bool busy = (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED;
  return {busy ? Code::busy : Code::storage,
          std::string(sqlite3_errmsg(db)) + " [" + std::string(doing.substr(0, 120)) + "]",
          std::string(sentence_of(code, sqlite3_system_errno(db)))};
}

}  // namespace

// ── Statement ──────────────────────────────────────────────────────────────────────────────────

Statement::Statement(sqlite3* db, sqlite3_stmt* statement, Error broken)
    : db_(db), statement_(statement), broken_(std::move(broken)) {}

Statement::Statement(Statement&& other) noexcept
    : db_(other.db_), statement_(other.statement_), broken_(std::move(other.broken_)) {
  other.statement_ = nullptr;
}

Statement::~Statement() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Statement::bind_one(int index, std::int64_t value) {
  if (statement_ == nullptr) return;
  VIGIE_ASSERT(sqlite3_bind_int64(statement_, index, value) == SQLITE_OK);
}

void Statement::bind_one(int index, double value) {
  if (statement_ == nullptr) return;
  VIGIE_ASSERT(sqlite3_bind_double(statement_, index, value) == SQLITE_OK);
}

void Statement::bind_one(int index, std::string_view value) {
  if (statement_ == nullptr) return;
  const char* data = value.data() == nullptr ? "" : value.data();
  const int done = sqlite3_bind_text64(statement_, index, data, value.size(),
                                       copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC, SQLITE_UTF8);
  if (done == SQLITE_TOOBIG) broken_ = {Code::too_large, "text to store"};
  VIGIE_ASSERT(done == SQLITE_OK || done == SQLITE_TOOBIG);
}

void Statement::bind_one(int index, Bytes value) {
  if (statement_ == nullptr) return;
  const char* data = value.view.data() == nullptr ? "" : value.view.data();
  VIGIE_ASSERT(sqlite3_bind_blob64(statement_, index, data, value.view.size(),
                                   copies_ ? SQLITE_TRANSIENT : SQLITE_STATIC) == SQLITE_OK);
}

void Statement::bind_one(int index, Day value) {
  const bool copies = std::exchange(copies_, true);  // of a text that goes with this call
  bind_one(index, std::string_view(iso(value)));
  copies_ = copies;
}

void Statement::bind_one(int index, std::nullopt_t) {
  if (statement_ == nullptr) return;
  VIGIE_ASSERT(sqlite3_bind_null(statement_, index) == SQLITE_OK);
}

Result<bool> Statement::step() {
  if (!broken_.detail.empty()) return fail(broken_);
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    sqlite3_reset(statement_);  // so that the same statement may run again with other values
    return false;
  }
  return fail(error_of(db_, code, sqlite3_sql(statement_)));
}

Result<void> Statement::run_to_end() {
  for (;;) {
    const auto row = step();
    if (!row) return fail(row.error());
    if (!*row) return {};
  }
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}
std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text_view(int column) const {
  const void* data = sqlite3_column_blob(statement_, column);
  const int size = sqlite3_column_bytes(statement_, column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data), static_cast<std::size_t>(size)};
}
std::string Statement::text(int column) const { return std::string(text_view(column)); }

std::optional<Instant> Statement::maybe_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}
std::optional<std::int64_t> Statement::maybe_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

// ── Connection ─────────────────────────────────────────────────────────────────────────────────

Connection::~Connection() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close_v2(db_);
}

Statement Connection::prepare(std::string_view sql) {
  const auto found = statements_.find(sql);
  if (found != statements_.end()) {
    // A statement still stepping somewhere up the stack must not be reset under it.
    if (sqlite3_stmt_busy(found->second) == 0) return {db_, found->second, {}};
    VIGIE_ASSERT(!"the same statement is used inside itself");
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return {db_, nullptr, error_of(db_, code, sql)};
  statements_.emplace(std::string_view(sqlite3_sql(statement)), statement);
  return {db_, statement, {}};
}

Statement Connection::prepare_to_read(std::string_view sql) {
  Statement statement = prepare(sql);
  sqlite3_stmt* const raw = statement.statement_;
  const bool reads = raw == nullptr || sqlite3_stmt_readonly(raw) != 0 ||
                     sqlite3_stmt_isexplain(raw) != 0;  // which tells a program and runs none
  if (reads) return statement;
  // An error and no assertion: one page that is wrong must not stop the polls and the letters.
  return {
      db_, nullptr, {Code::internal, "a reader writes [" + std::string(sql.substr(0, 120)) + "]"}};
}

std::vector<StatementWork> Connection::take_work() {
  std::vector<StatementWork> work;
  for (const auto& [sql, statement] : statements_) {
    const std::int64_t runs = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_RUN, 1);
    const std::int64_t steps = sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_VM_STEP, 1);
    if (runs > 0) work.push_back({std::string(sql), runs, steps});
  }
  return work;
}

Result<void> Connection::execute(std::string_view script) {
  const std::string terminated(script);
  const int code = sqlite3_exec(db_, terminated.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return fail(error_of(db_, code, script));
  return {};
}

// ── MappedFile ─────────────────────────────────────────────────────────────────────────────────

// A limit that cannot be set is none: pages are copied, as they are without it.

MappedFile::MappedFile(Reader& reader) : connection_(reader.connection_) {
  static_cast<void>(connection_->execute("PRAGMA mmap_size=2147418112"));  // the most there is
}

MappedFile::~MappedFile() { static_cast<void>(connection_->execute("PRAGMA mmap_size=0")); }

// ── Savepoint ──────────────────────────────────────────────────────────────────────────────────

Savepoint::Savepoint(Savepoint&& other) noexcept
    : connection_(other.connection_), open_(other.open_) {
  other.open_ = false;
}

Savepoint::~Savepoint() {
  if (!open_) return;
  for (const std::string_view sql : {"ROLLBACK TO part", "RELEASE part"}) {
    if (auto done = connection_->prepare(sql).run(); !done) {
      log(Level::error, "rollback", {{"error", done.error().detail}});
    }
  }
}

Result<void> Savepoint::keep() {
  VIGIE_ASSERT(open_);
  if (auto done = connection_->prepare("RELEASE part").run(); !done) return done;
  open_ = false;
  return {};
}

// ── Transaction ────────────────────────────────────────────────────────────────────────────────

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(other.connection_), durable_(other.durable_), open_(other.open_) {
  other.open_ = false;
}

Transaction::~Transaction() {
  if (!open_) return;
  if (auto done = connection_->execute("ROLLBACK"); !done) {
    log(Level::error, "rollback", {{"error", done.error().detail}});
  }
  if (durable_) (void)connection_->execute("PRAGMA synchronous=NORMAL");
}

std::int64_t Transaction::changes() const { return sqlite3_changes64(connection_->handle()); }
std::int64_t Transaction::last_insert_id() const {
  return sqlite3_last_insert_rowid(connection_->handle());
}

Result<Savepoint> Transaction::savepoint() {
  if (auto done = connection_->prepare("SAVEPOINT part").run(); !done) return fail(done.error());
  return Savepoint(*connection_);
}

Result<void> Transaction::commit() {
  VIGIE_ASSERT(open_);
  if (auto done = connection_->execute("COMMIT"); !done) return done;  // rolled back on leaving
  open_ = false;
  if (durable_) return connection_->execute("PRAGMA synchronous=NORMAL");
  return {};
}

// ── Database ───────────────────────────────────────────────────────────────────────────────────

/// SQLite counts every allocation under a mutex unless it is told, before all else, that nobody
/// asks.
void count_no_memory() {
  static const int done = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  (void)done;
}

Result<Database> Database::open(const std::filesystem::path& file, Mode mode) {
  count_no_memory();
  if (mode == Mode::read_write && file != ":memory:") make_private_file(file);
  sqlite3* db = nullptr;
  const int flags = (mode == Mode::read_only ? SQLITE_OPEN_READONLY
                                             : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                    SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(file.c_str(), &db, flags, nullptr);
  auto connection = std::make_unique<Connection>(db);
  if (code != SQLITE_OK) return fail(error_of(db, code, file.string()));
  sqlite3_busy_timeout(db, kBusyTimeoutMs);
  sqlite3_extended_result_codes(db, 1);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  auto done = connection->execute(mode == Mode::read_only
                                      ? "PRAGMA foreign_keys=ON; PRAGMA query_only=ON;"
                                      : "PRAGMA page_size=8192; PRAGMA journal_mode=WAL;"
                                        "PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                                        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-24576;"
                                        "PRAGMA wal_autocheckpoint=2000;");
  if (!done) return fail(done.error());
  return Database(std::move(connection));
}

Result<void> Database::copy_to(const std::filesystem::path& file) {
  return connection_->prepare("VACUUM INTO ?1").run(file.string());
}

Result<Transaction> Database::begin(Durability durability) {
  const bool durable = durability == Durability::full;
  if (durable) {
    if (auto done = connection_->execute("PRAGMA synchronous=FULL"); !done)
      return fail(done.error());
  }
  if (auto done = connection_->execute("BEGIN IMMEDIATE"); !done) {
    if (durable) (void)connection_->execute("PRAGMA synchronous=NORMAL");
    return fail(done.error());
  }
  return Transaction(*connection_, durable);
}

}  // namespace vigie::store
