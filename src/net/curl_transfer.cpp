// SPDX-License-Identifier: EUPL-1.2
#include "net/curl_transfer.hpp"

#include <sys/socket.h>

#include <algorithm>

#include "base/assert.hpp"
#include "net/scopes.hpp"
#include "text/utf8.hpp"

namespace vigie::net {
namespace {

constexpr const char* kAccept =
    "Accept: application/rss+xml, application/atom+xml, application/rdf+xml, "
    "application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

template <typename Value>
void set(const EasyHandle& easy, CURLoption option, Value value) {
  VIGIE_ASSERT(curl_easy_setopt(easy.get(), option, value) == CURLE_OK);
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](unsigned char x, unsigned char y) {
    return (x >= 'A' && x <= 'Z' ? x + 32 : x) == (y >= 'A' && y <= 'Z' ? y + 32 : y);
  });
}

bool web_address(std::string_view url) {
  return same_ignoring_case(url.substr(0, 7), "http://") ||
         same_ignoring_case(url.substr(0, 8), "https://");
}

/// A stored validator goes out as it came in; a control character in it could only be an attack.
bool may_be_sent(std::string_view value) {
  return !value.empty() &&
         std::ranges::none_of(value, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

Transfer meaning_of(CURLcode code) {
  switch (code) {
    case CURLE_OK:
      return Transfer::answered;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Transfer::no_name;
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
      return Transfer::no_connection;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Transfer::no_tls;
    case CURLE_OPERATION_TIMEDOUT:
      return Transfer::too_slow;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_HTTP2_STREAM:
    case CURLE_BAD_CONTENT_ENCODING:
      return Transfer::cut;
    case CURLE_OUT_OF_MEMORY:  // how libcurl refuses a header line of more than 100 KB
      return Transfer::too_large;
    case CURLE_UNSUPPORTED_PROTOCOL:
      return Transfer::forbidden;
    default:
      return Transfer::failed;
  }
}

}  // namespace

CurlTransfer::CurlTransfer(HttpRequest request, TransferKit& kit)
    : request_(std::move(request)), kit_(kit), easy_(curl_easy_init()) {
  VIGIE_ASSERT(easy_ != nullptr);
  answer_.token = request_.token;
  go_to(request_.url);
}

void CurlTransfer::go_to(std::string url) {
  host_ = host_and_port(url);
  answer_.url = std::move(url);
}

CURL* CurlTransfer::prepare() {
  curl_easy_reset(easy_.get());
  answer_.body.clear();
  received_bytes_ = 0;
  header_bytes_ = 0;
  denied_ = false;
  set(easy_, CURLOPT_PRIVATE, static_cast<void*>(this));
  set(easy_, CURLOPT_URL, answer_.url.c_str());
  set(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
  set(easy_, CURLOPT_FOLLOWLOCATION, 0L);
  // A proxy of the environment would be connected to in place of the host that is judged.
  set(easy_, CURLOPT_PROXY, "");
  set(easy_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  // Waiting for a connection to become HTTP/2 is worth it only where it can: over TLS.
  set(easy_, CURLOPT_PIPEWAIT, same_ignoring_case(answer_.url.substr(0, 6), "https:") ? 1L : 0L);
  set(easy_, CURLOPT_SHARE, kit_.sessions.of(host_));
  if (!kit_.limits.ca_file.empty()) set(easy_, CURLOPT_CAINFO, kit_.limits.ca_file.c_str());
  set(easy_, CURLOPT_NOSIGNAL, 1L);
  set(easy_, CURLOPT_ACCEPT_ENCODING, undecoded_ ? "identity" : "");
  set(easy_, CURLOPT_HTTP_CONTENT_DECODING, undecoded_ ? 0L : 1L);
  set(easy_, CURLOPT_OPENSOCKETFUNCTION, &CurlTransfer::open_socket);
  set(easy_, CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
  set(easy_, CURLOPT_HEADERFUNCTION, &CurlTransfer::take_header);
  set(easy_, CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(easy_, CURLOPT_WRITEFUNCTION, &CurlTransfer::take_body);
  set(easy_, CURLOPT_WRITEDATA, static_cast<void*>(this));
  set_limits();
  set_headers();
  return easy_.get();
}

void CurlTransfer::set_limits() {
  const std::int64_t left =
      std::max<std::int64_t>(1, kit_.limits.total_timeout_ms - answer_.elapsed_ms);
  set(easy_, CURLOPT_TIMEOUT_MS, static_cast<long>(left));
  set(easy_, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(kit_.limits.connect_timeout_ms));
  set(easy_, CURLOPT_LOW_SPEED_LIMIT, static_cast<long>(kit_.limits.slow_bytes_per_second));
  set(easy_, CURLOPT_LOW_SPEED_TIME, static_cast<long>(kit_.limits.slow_after_s));
}

void CurlTransfer::set_headers() {
  set(easy_, CURLOPT_USERAGENT, kit_.limits.user_agent.c_str());
  curl_slist* list = curl_slist_append(nullptr, kAccept);
  if (may_be_sent(request_.etag)) {
    list = curl_slist_append(list, ("If-None-Match: " + request_.etag).c_str());
  }
  if (may_be_sent(request_.last_modified)) {
    list = curl_slist_append(list, ("If-Modified-Since: " + request_.last_modified).c_str());
  }
  headers_.reset(list);
  set(easy_, CURLOPT_HTTPHEADER, headers_.get());
}

curl_socket_t CurlTransfer::open_socket(void* self, curlsocktype /*purpose*/,
                                        curl_sockaddr* address) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const auto target = address_of(address->addr);
  const Verdict verdict = target ? transfer.kit_.rules.judge(*target) : Verdict::denied;
  if (verdict == Verdict::denied) {
    transfer.denied_ = true;
    return CURL_SOCKET_BAD;
  }
  if (verdict == Verdict::trusted) transfer.kit_.turns.trust(transfer.host_);
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t CurlTransfer::take_header(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const std::size_t bytes = size * count;
  transfer.header_bytes_ += bytes;
  if (transfer.header_bytes_ > kHeaderBytesMax) {
    transfer.too_large_ = true;
    return 0;  // ends the transfer
  }
  transfer.read_header({data, bytes});
  return bytes;
}

void CurlTransfer::read_header(std::string_view line) {
  struct Kept {
    std::string_view name;
    std::string HttpAnswer::*value;
  };
  static constexpr Kept kKept[] = {{"content-type", &HttpAnswer::content_type},
                                   {"etag", &HttpAnswer::etag},
                                   {"last-modified", &HttpAnswer::last_modified},
                                   {"cache-control", &HttpAnswer::cache_control},
                                   {"expires", &HttpAnswer::expires},
                                   {"age", &HttpAnswer::age},
                                   {"retry-after", &HttpAnswer::retry_after},
                                   {"cf-mitigated", &HttpAnswer::cf_mitigated},
                                   {"x-robots-tag", &HttpAnswer::robots_tag},
                                   {"tdm-reservation", &HttpAnswer::tdm_reservation},
                                   {"tdm-policy", &HttpAnswer::tdm_policy}};
  if (line.starts_with("HTTP/")) {  // a new answer: of this hop, or after a 103
    for (const Kept& kept : kKept) (answer_.*kept.value).clear();
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return;
  const std::string_view value = text::trimmed(line.substr(colon + 1));
  if (value.size() > kHeaderValueBytesMax) return;
  for (const Kept& kept : kKept) {
    if (!same_ignoring_case(line.substr(0, colon), kept.name)) continue;
    std::string& field = answer_.*kept.value;
    const bool list =
        (kept.name == "cache-control" || kept.name == "x-robots-tag") && !field.empty();
    if (!list) field.clear();
    field.append(list ? ", " : "").append(value);
  }
}

/// False once the body is over a limit. One that announces itself as too large is read no further
/// than what is kept of it.
bool CurlTransfer::room_for(std::size_t bytes) {
  received_bytes_ += static_cast<std::int64_t>(bytes);
  if (received_bytes_ > kit_.limits.body_bytes_max) return false;
  curl_off_t announced = -1;
  curl_easy_getinfo(easy_.get(), CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
  if (announced > kit_.limits.body_bytes_max &&
      received_bytes_ > static_cast<std::int64_t>(kSalvagedBytesMax)) {
    return false;
  }
  if (received_bytes_ <= kRatioFloorBytes) return true;
  curl_off_t wire = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_DOWNLOAD_T, &wire);
  return received_bytes_ <= kRatioMax * std::max<std::int64_t>(1, wire);
}

std::size_t CurlTransfer::take_body(char* data, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<CurlTransfer*>(self);
  const std::size_t bytes = size * count;
  if (!transfer.room_for(bytes)) {
    transfer.too_large_ = true;
    return 0;  // ends the transfer
  }
  long status = 0;
  curl_easy_getinfo(transfer.easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status == 200) transfer.answer_.body.append(data, bytes);  // error pages interest nobody
  return bytes;
}

Transfer CurlTransfer::outcome_of(CURLcode code, long status) const {
  if (too_large_) return Transfer::too_large;
  const Transfer outcome = meaning_of(code);
  // The same code as for other protocols: an answer that is no HTTP.
  if (outcome == Transfer::forbidden && web_address(answer_.url)) return Transfer::failed;
  if (denied_ && outcome == Transfer::no_connection) return Transfer::forbidden;
  // An error page that breaks off still carries its status.
  return outcome == Transfer::cut && status >= 300 ? Transfer::answered : outcome;
}

bool CurlTransfer::finish(CURLcode code) {
  long status = 0;
  curl_off_t time_us = 0;
  curl_off_t wire = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
  curl_easy_getinfo(easy_.get(), CURLINFO_TOTAL_TIME_T, &time_us);
  curl_easy_getinfo(easy_.get(), CURLINFO_SIZE_DOWNLOAD_T, &wire);
  answer_.elapsed_ms += time_us / 1000;
  answer_.wire_bytes += wire;
  answer_.status = static_cast<int>(status);
  answer_.transfer = outcome_of(code, status);
  answer_.detail = code == CURLE_OK ? "" : curl_easy_strerror(code);
  if (denied_) answer_.detail = "address not allowed: " + host_;
  if (code == CURLE_BAD_CONTENT_ENCODING && answer_.body.empty() && !undecoded_) {
    undecoded_ = true;
    return true;
  }
  if (answer_.transfer == Transfer::answered && follow(status)) return true;
  keep_readable();
  return false;
}

void CurlTransfer::keep_readable() {
  switch (answer_.transfer) {
    case Transfer::answered:
    case Transfer::cut:
      return;
    case Transfer::too_large:
      answer_.body.resize(std::min(answer_.body.size(), kSalvagedBytesMax));
      answer_.body.shrink_to_fit();
      return;
    default:
      answer_.body.clear();
  }
}

HttpAnswer CurlTransfer::held_answer(const HttpAnswer& like) const {
  HttpAnswer answer;
  answer.token = request_.token;
  answer.transfer = Transfer::answered;
  answer.url = answer_.url;
  answer.redirects = answer_.redirects;
  answer.status = like.status;
  answer.retry_after = like.retry_after;
  answer.throttle_scope = like.throttle_scope;
  answer.asked = false;
  answer.detail = "not asked: " + like.throttle_scope + " asked to wait";
  return answer;
}

bool CurlTransfer::follow(long status) {
  if (status != 301 && status != 302 && status != 303 && status != 307 && status != 308) {
    return false;
  }
  const char* location = nullptr;
  curl_easy_getinfo(easy_.get(), CURLINFO_REDIRECT_URL, &location);
  if (location == nullptr) return false;  // stays an answer, with a status nobody can use
  std::string target = location;
  if (static_cast<int>(answer_.redirects.size()) == kRedirectsMax) {
    answer_.transfer = Transfer::too_many_redirects;
    answer_.detail = "then to " + target;
    return false;
  }
  answer_.redirects.push_back({static_cast<int>(status), target});
  if (!web_address(target)) {
    answer_.transfer = Transfer::forbidden;
    answer_.detail = "redirect to " + target;
    return false;
  }
  if (answer_.elapsed_ms >= kit_.limits.total_timeout_ms) {
    answer_.transfer = Transfer::too_slow;
    return false;
  }
  go_to(std::move(target));
  return true;
}

}  // namespace vigie::net
