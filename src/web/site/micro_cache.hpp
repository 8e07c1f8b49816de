// SPDX-License-Identifier: EUPL-1.2
/// Public answers kept for at most a second, so that what thousands ask is made once.
///
/// Shape   a finished answer by its target and coding. It is good within the second in which it was
///         made, and only until something is written through this process: a withdrawal is seen by
///         the very next request. Who has the answer already is told so from here (304).
/// Units   at most kKeptMax answers of kKeptBytesMax bytes together; what does not fit is made anew.
///         Several threads may call it.
/// Errors  none.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/instant.hpp"
#include "web/site/http.hpp"

namespace vigie::web {

inline constexpr std::size_t kKeptMax = 512;
inline constexpr std::size_t kKeptBytesMax = 32 << 20;
inline constexpr std::size_t kKeptTargetMax = 512;

class MicroCache {
 public:
  /// Before anything is read for an answer: what `keep` is told.
  std::uint64_t generation() const;
  std::optional<Response> find(const Request& request, Instant now) const;
  /// Nothing where something was written since `generation`.
  void keep(const Request& request, const Response& answer, std::uint64_t generation, Instant now);
  /// Something was written.
  void forget();

 private:
  struct Kept {
    Instant made_at;
    Response answer;
  };

  mutable std::mutex mutex_;
  std::uint64_t generation_ = 0;
  std::size_t bytes_ = 0;
  std::unordered_map<std::string, Kept> kept_;
};

}  // namespace vigie::web
