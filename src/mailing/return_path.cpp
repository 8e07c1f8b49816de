// SPDX-License-Identifier: EUPL-1.2
#include "mailing/return_path.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

constexpr std::size_t kMarkBytes = 16;  // BLAKE2b's least
constexpr std::size_t kMarkCharacters = 16;

std::string mark_of(std::string_view key, std::int64_t delivery) {
  const std::string digest = keyed_digest(key, fmt::format("verp:{}", delivery), kMarkBytes);
  return hex(digest).substr(0, kMarkCharacters);
}

}  // namespace

std::string return_path(std::string_view address, std::string_view key, std::int64_t delivery) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return std::string(address);
  return fmt::format("{}+{}.{}{}", address.substr(0, at), delivery, mark_of(key, delivery),
                     address.substr(at));
}

std::optional<std::int64_t> delivery_of_return(std::string_view address, std::string_view key,
                                               std::string_view envelope_to) {
  const std::size_t at = address.rfind('@');
  const std::string to = text::ascii_lower(envelope_to);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string before = text::ascii_lower(address.substr(0, at)) + "+";
  const std::string after = text::ascii_lower(address.substr(at));
  if (!to.starts_with(before) || !to.ends_with(after)) return std::nullopt;
  const std::string inside = to.substr(before.size(), to.size() - before.size() - after.size());
  const std::size_t dot = inside.find('.');
  if (dot == std::string::npos || dot == 0 || dot > 18) return std::nullopt;
  std::int64_t delivery = 0;
  for (const char c : inside.substr(0, dot)) {
    if (c < '0' || c > '9') return std::nullopt;
    delivery = delivery * 10 + (c - '0');
  }
  if (!equal_secret(inside.substr(dot + 1), mark_of(key, delivery))) return std::nullopt;
  return delivery;
}

}  // namespace vigie::mailing
