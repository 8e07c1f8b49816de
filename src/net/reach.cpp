// SPDX-License-Identifier: EUPL-1.2
#include "net/reach.hpp"

#include "net/curl_library.hpp"

namespace vigie::net {

Result<void> reach(const SmtpServer& server) {
  start_curl();
  const EasyHandle handle(curl_easy_init());
  std::string url = server.url;
  if (!server.hello.empty()) url += "/" + server.hello;
  curl_easy_setopt(handle.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, kReachSeconds);
  // RSET after greeting, TLS and login: VRFY would ask about somebody.
  curl_easy_setopt(handle.get(), CURLOPT_CUSTOMREQUEST, "RSET");
  curl_easy_setopt(handle.get(), CURLOPT_NOBODY, 1L);
  if (server.tls == "starttls") curl_easy_setopt(handle.get(), CURLOPT_USE_SSL, CURLUSESSL_ALL);
  if (!server.user.empty()) {
    curl_easy_setopt(handle.get(), CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(handle.get(), CURLOPT_PASSWORD, server.password.c_str());
  }
  const CURLcode done = curl_easy_perform(handle.get());
  if (done == CURLE_OK) return {};
  return fail(Code::network, curl_easy_strerror(done));
}

std::string_view curl_version_words() { return curl_version_info(CURLVERSION_NOW)->version; }

}  // namespace vigie::net
