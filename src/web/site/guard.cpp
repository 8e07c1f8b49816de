// SPDX-License-Identifier: EUPL-1.2
#include "web/site/guard.hpp"

#include "base/assert.hpp"
#include "base/secret.hpp"

namespace vigie::web {
namespace {

std::string exclusive_or(std::string_view a, std::string_view b) {
  std::string out(a.size(), '\0');
  for (std::size_t at = 0; at < a.size(); ++at) out[at] = static_cast<char>(a[at] ^ b[at]);
  return out;
}

}  // namespace

bool same_site(const Request& request, std::string_view public_url) {
  const std::string_view fetch_site = request.header("sec-fetch-site");
  if (!fetch_site.empty() && fetch_site != "same-origin" && fetch_site != "none") return false;
  const std::string_view origin = request.header("origin");
  if (origin.empty()) return true;  // the token decides
  if (origin == public_url) return true;
  const std::size_t host = origin.find("://");
  return host != std::string_view::npos && origin.substr(host + 3) == request.header("host");
}

std::string mask_token(std::string_view token, std::string_view mask) {
  VIGIE_ASSERT(mask.size() == token.size());
  return base64url(std::string(mask) + exclusive_or(token, mask));
}

bool token_fits(std::string_view masked, std::string_view token) {
  const auto bytes = from_base64url(masked);
  if (token.empty() || !bytes || bytes->size() != 2 * token.size()) return false;
  const std::string_view all = *bytes;
  return equal_secret(exclusive_or(all.substr(0, token.size()), all.substr(token.size())), token);
}

}  // namespace vigie::web
