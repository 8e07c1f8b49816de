// SPDX-License-Identifier: EUPL-1.2
/// Connections that requests borrow, one each, never shared by two threads at once.
///
/// Shape   opened when first needed, kept up to kIdleConnectionsMax of each mode. Pages that only
///         read get one that cannot write.
/// Errors  those of opening the database.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sql/database.hpp"

namespace vigie::web {

inline constexpr std::size_t kIdleConnectionsMax = 8;

class Pool {
 public:
  explicit Pool(std::filesystem::path database) : database_(std::move(database)) {}

  /// Gives the connection back when it goes out of scope.
  class Borrowed {
   public:
    Borrowed(Pool& pool, store::Mode mode, std::unique_ptr<store::Database> db)
        : pool_(&pool), mode_(mode), db_(std::move(db)) {}
    Borrowed(Borrowed&&) noexcept = default;
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Borrowed& operator=(Borrowed&&) = delete;
    ~Borrowed() {
      if (db_) pool_->give_back(mode_, std::move(db_));
    }
    store::Database& operator*() const { return *db_; }

   private:
    Pool* pool_;
    store::Mode mode_;
    std::unique_ptr<store::Database> db_;
  };

  Result<Borrowed> borrow(store::Mode mode);

  /// What the connections that wait did since the last call: what a page costs.
  std::vector<store::StatementWork> take_work();

 private:
  using Idle = std::vector<std::unique_ptr<store::Database>>;

  Idle& idle(store::Mode mode) { return mode == store::Mode::read_only ? readers_ : writers_; }
  void give_back(store::Mode mode, std::unique_ptr<store::Database> db);

  std::filesystem::path database_;
  std::mutex mutex_;
  Idle readers_;
  Idle writers_;
};

}  // namespace vigie::web
