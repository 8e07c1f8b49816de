// SPDX-License-Identifier: EUPL-1.2
#include "net/scopes.hpp"

#include "net/curl_library.hpp"
#include "text/domain.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::net {
namespace {

std::string url_part(CURLU* url, CURLUPart part, unsigned flags) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return {};
  return CurlText(text).get();
}

}  // namespace

std::string host_and_port(const std::string& url) {
  const UrlHandle parsed(curl_url());
  if (curl_url_set(parsed.get(), CURLUPART_URL, url.c_str(), 0) != CURLUE_OK) return url;
  return text::ascii_lower(url_part(parsed.get(), CURLUPART_HOST, 0)) + ":" +
         url_part(parsed.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
}

std::string owner_domain(const std::string& url) {
  return text::registered_domain(text::host_of(url));
}

}  // namespace vigie::net
