// SPDX-License-Identifier: EUPL-1.2
#include "http/response.hpp"

#include <zlib.h>

#include "base/assert.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/utf8.hpp"

namespace vigie::http {
namespace {

constexpr std::size_t kGzipBytesMin = 1024;
constexpr int kGzipLevel = 5;
constexpr std::size_t kEtagBytes = 16;  // the least that BLAKE2b gives

std::string_view policy_of(Policy policy) {
  switch (policy) {
    case Policy::page:
      return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
             "connect-src 'self'; font-src 'self'; manifest-src 'self'; frame-src 'self'; "
             "form-action 'self'; base-uri 'none'; "
             "frame-ancestors 'none'";
    case Policy::letter:
      return "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'none'; "
             "base-uri 'none'; frame-ancestors 'self'";
    case Policy::picture:
      return "default-src 'none'; frame-ancestors 'none'";
  }
  return "default-src 'none'";
}

std::string cache_control(Cache cache) {
  switch (cache) {
    case Cache::none:
      return "no-store";
    case Cache::shared:
      return fmt::format("public, max-age={}", kSharedSeconds);
    case Cache::forever:
      return "public, max-age=31536000, immutable";
  }
  return "no-store";
}

/// Is `coding` among the comma separated codings, and not refused by q=0?
bool accepts(std::string_view header, std::string_view coding) {
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(','), header.size());
    const std::string_view part = text::trimmed(header.substr(0, end));
    header.remove_prefix(std::min(end + 1, header.size()));
    const std::string_view name = text::trimmed(part.substr(0, part.find(';')));
    if (name == coding)
      return part.find("q=0") == std::string_view::npos ||
             part.find("q=0.") != std::string_view::npos;
  }
  return false;
}

bool has_etag(std::string_view header, std::string_view etag) {
  return header == "*" || header.find(etag) != std::string_view::npos;
}

std::string gzip(std::string_view plain) {
  z_stream stream{};
  VIGIE_ASSERT(deflateInit2(&stream, kGzipLevel, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) ==
               Z_OK);
  std::string out(deflateBound(&stream, plain.size()), '\0');
  // zlib's own type is not const; it does not write there.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));  // NOLINT
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  VIGIE_ASSERT(done == Z_STREAM_END);
  return out;
}

bool compresses(const Response& response) {
  const std::string_view type = response.content_type;
  return response.body.size() >= kGzipBytesMin &&
         (type.starts_with("text/") || type.find("xml") != std::string_view::npos);
}

void add_security(Response& response, bool secure) {
  Pairs& headers = response.headers;
  // A page that others may frame says itself by whom.
  if (value_of(headers, "Content-Security-Policy").empty()) {
    headers.emplace_back("Content-Security-Policy", policy_of(response.policy));
  }
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("Referrer-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  const bool anywhere = response.policy == Policy::picture;
  headers.emplace_back("Cross-Origin-Resource-Policy", anywhere ? "cross-origin" : "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (secure) headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

}  // namespace

std::string http_date(Instant at) {
  static constexpr const char* kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Day day{static_cast<std::int32_t>(at.seconds / kDaySeconds)};
  const YearMonthDay date = civil(day);
  const std::int64_t second = at.seconds % kDaySeconds;
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[weekday_of(day) - 1], date.day,
                     kMonths[date.month - 1], date.year, second / kHourSeconds,
                     second / kMinuteSeconds % 60, second % 60);
}

Response html_page(std::string body, int status) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  return response;
}

Response see_other(std::string location) {
  Response response;
  response.status = 303;
  response.content_type = "text/plain; charset=utf-8";
  response.headers.emplace_back("Location", std::move(location));
  return response;
}

Response plain_text(std::string body, int status) {
  Response response = html_page(std::move(body), status);
  response.content_type = "text/plain; charset=utf-8";
  return response;
}

Response finish(const Request& request, Response response, bool secure) {
  add_security(response, secure);
  response.headers.emplace_back("Cache-Control", cache_control(response.cache));
  if (response.cache != Cache::none && response.status == 200) {
    // Weak: the same page has one tag, compressed or not.
    const std::string etag = "W/\"" + hex(digest(response.body, kEtagBytes)) + "\"";
    response.headers.emplace_back("ETag", etag);
    if (request.reads_only() && has_etag(request.header("if-none-match"), etag)) {
      response.status = 304;
      response.body.clear();
    }
  }
  if (compresses(response)) {
    response.headers.emplace_back("Vary", "Accept-Encoding");
    if (accepts(request.header("accept-encoding"), "gzip")) {
      response.body = gzip(response.body);
      response.headers.emplace_back("Content-Encoding", "gzip");
    }
  }
  for (const auto& [name, value] : response.headers) {
    VIGIE_ASSERT((name + value).find_first_of("\r\n") == std::string::npos);
  }
  return response;
}

}  // namespace vigie::http
