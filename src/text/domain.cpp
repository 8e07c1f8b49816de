// SPDX-License-Identifier: EUPL-1.2
#include "text/domain.hpp"

#include <libpsl.h>

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

bool is_address(std::string_view host) {
  if (host.find(':') != std::string_view::npos) return true;
  const auto last = host.substr(host.rfind('.') + 1);
  return std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string registrable_domain(std::string_view host) {
  static thread_local std::string last_host;  // the addresses of a feed share one
  static thread_local std::string last_domain;
  if (host == last_host) return last_domain;
  std::string lower = ascii_lower(host);
  const psl_ctx_t* list = psl_builtin();
  const bool listed = list != nullptr && !lower.empty() && !is_address(lower);
  const char* domain = listed ? psl_registrable_domain(list, lower.c_str()) : nullptr;
  last_domain = domain == nullptr ? std::move(lower) : std::string(domain);
  last_host = host;
  return last_domain;
}

std::string registered_domain(std::string_view host) {
  std::string lower = ascii_lower(host);
  const psl_ctx_t* list = psl_builtin();
  if (list == nullptr || is_address(lower)) return lower;
  std::string_view domain = lower;
  for (std::size_t dot = domain.find('.'); dot != std::string_view::npos; dot = domain.find('.')) {
    const std::string_view parent = domain.substr(dot + 1);  // ends where `lower` ends: terminated
    if (psl_is_public_suffix2(list, parent.data(), PSL_TYPE_ICANN) == 1) break;
    domain = parent;
  }
  return std::string(domain);
}

}  // namespace vigie::text
