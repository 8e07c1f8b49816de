// SPDX-License-Identifier: EUPL-1.2
#include "support/http_origin.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace vigie::test {
namespace {

constexpr std::size_t kHeadBytesMax = 64 * 1024;

void sleep_ms(int ms) { std::this_thread::sleep_for(std::chrono::milliseconds(ms)); }

std::string chunk_of(std::string_view bytes) {
  char size[20];
  const int length = std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  return std::string(size, static_cast<std::size_t>(length)) + std::string(bytes) + "\r\n";
}

OriginRequest parse_head(std::string_view head) {
  OriginRequest request;
  std::size_t end = head.find("\r\n");
  const std::string_view first = head.substr(0, end);
  const std::size_t space = first.find(' ');
  request.method = first.substr(0, space);
  request.path = first.substr(space + 1, first.rfind(' ') - space - 1);
  while (end != std::string_view::npos && end + 2 < head.size()) {
    head.remove_prefix(end + 2);
    end = head.find("\r\n");
    const std::string_view line = head.substr(0, end);
    const std::size_t colon = line.find(": ");
    if (colon == std::string_view::npos) continue;
    std::string name(line.substr(0, colon));
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
    request.headers[name] = line.substr(colon + 2);
  }
  return request;
}

std::string head_of(const OriginReply& reply, std::size_t length) {
  std::string head = "HTTP/1.1 " + std::to_string(reply.status) + " Answer\r\n";
  for (const auto& [name, value] : reply.headers) head += name + ": " + value + "\r\n";
  if (reply.gzip) head += "Content-Encoding: gzip\r\n";
  if (reply.chunked || reply.endless) {
    head += "Transfer-Encoding: chunked\r\n";
  } else if (reply.status != 304) {
    head += "Content-Length: " + std::to_string(reply.say_length.value_or(length)) + "\r\n";
  }
  return head + "\r\n";
}

bool drip(Wire& wire, std::string_view body, int every_ms, const std::atomic<bool>& stopping) {
  for (std::size_t i = 0; i < body.size() && !stopping; ++i) {
    if (!wire.send_all(body.substr(i, 1))) return false;
    sleep_ms(every_ms);
  }
  return true;
}

/// The same again until the client leaves.
bool pour(Wire& wire, const std::string& bytes, const std::atomic<bool>& stopping) {
  while (!stopping && wire.send_all(bytes)) {
  }
  return false;
}

bool send_body(Wire& wire, const OriginReply& reply, std::string_view body,
               const std::atomic<bool>& stopping) {
  if (reply.endless) return pour(wire, chunk_of(body), stopping);
  if (reply.drip_ms > 0) return drip(wire, body, reply.drip_ms, stopping);
  if (reply.chunked) {
    const std::size_t half = body.size() / 2;
    const bool sent = (half == 0 || wire.send_all(chunk_of(body.substr(0, half)))) &&
                      (half == body.size() || wire.send_all(chunk_of(body.substr(half))));
    return sent && !reply.cut_after && wire.send_all("0\r\n\r\n");
  }
  return wire.send_all(body) && !reply.cut_after && !reply.say_length;
}

bool hang(Wire& wire) {
  char byte = 0;
  while (wire.receive(&byte, 1) > 0) {
  }
  return false;
}

/// False when the connection is to be closed.
bool send_reply(Wire& wire, const OriginReply& reply, const std::atomic<bool>& stopping) {
  if (reply.hang) return hang(wire);
  if (!reply.raw.empty()) return wire.send_all(reply.raw) && false;
  if (reply.endless_head) {
    return wire.send_all("HTTP/1.1 200 OK\r\n") &&
           pour(wire, "X-Pad: " + std::string(4000, 'a') + "\r\n", stopping);
  }
  const std::string body = reply.gzip ? gzipped(reply.body) : reply.body;
  if (!wire.send_all(head_of(reply, body.size()))) return false;
  const auto part = std::string_view(body).substr(0, reply.cut_after.value_or(body.size()));
  return send_body(wire, reply, part, stopping) && !reply.close;
}

}  // namespace

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("deflateInit2");
  }
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  std::string in = bytes;  // zlib wants it writable
  stream.next_in = reinterpret_cast<unsigned char*>(in.data());
  stream.avail_in = static_cast<unsigned>(in.size());
  stream.next_out = reinterpret_cast<unsigned char*>(out.data());
  stream.avail_out = static_cast<unsigned>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

OriginReply document(const OriginRequest& request, const std::string& body, const std::string& etag,
                     const std::string& type) {
  OriginReply reply;
  reply.headers = {{"ETag", etag}, {"Content-Type", type}};
  const auto known = request.headers.find("if-none-match");
  if (known != request.headers.end() && known->second == etag) {
    reply.status = 304;
  } else {
    reply.body = body;
  }
  return reply;
}

HttpOrigin::HttpOrigin(Answer answer, OriginOptions options)
    : answer_(std::move(answer)), options_(options) {
  if (options.tls) tls_ = std::make_unique<TlsServer>();
  listen_on(options);
  acceptor_ = std::thread([this] { accept_all(); });
}

void HttpOrigin::listen_on(const OriginOptions& options) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  v4.sin_addr.s_addr = htonl(options.many ? INADDR_ANY : INADDR_LOOPBACK);
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  v6.sin6_addr = in6addr_loopback;
  auto* address =
      options.ipv6 ? reinterpret_cast<sockaddr*>(&v6) : reinterpret_cast<sockaddr*>(&v4);
  socklen_t size = options.ipv6 ? sizeof v6 : sizeof v4;
  listener_ = ::socket(address->sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener_ < 0 || ::bind(listener_, address, size) != 0 || ::listen(listener_, 512) != 0 ||
      ::getsockname(listener_, address, &size) != 0) {
    throw std::runtime_error("no loopback server");
  }
  port_ = ntohs(options.ipv6 ? v6.sin6_port : v4.sin_port);
}

HttpOrigin::~HttpOrigin() {
  stopping_ = true;
  ::shutdown(listener_, SHUT_RDWR);
  acceptor_.join();
  ::close(listener_);
  {
    const std::lock_guard lock(mutex_);
    for (const int connection : open_) ::shutdown(connection, SHUT_RDWR);
  }
  for (Served& served : served_) served.thread.join();
}

std::string HttpOrigin::url(const std::string& path) const {
  return url_at(options_.ipv6 ? "[::1]" : "127.0.0.1", path);
}

std::string HttpOrigin::url_at(const std::string& host, const std::string& path) const {
  return (options_.tls ? "https://" : "http://") + host + ":" + std::to_string(port_) + path;
}

std::vector<OriginRequest> HttpOrigin::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

void HttpOrigin::forget_requests() {
  const std::lock_guard lock(mutex_);
  requests_.clear();
}

void HttpOrigin::reap() {
  for (auto at = served_.begin(); at != served_.end();) {
    if (!at->ended) {
      ++at;
      continue;
    }
    at->thread.join();
    at = served_.erase(at);
  }
}

void HttpOrigin::accept_all() {
  while (!stopping_) {
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    const int on = 1;  // head and body are two writes
    ::setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    ++accepted_;
    const std::lock_guard lock(mutex_);
    open_.push_back(connection);
    reap();
    Served& served = served_.emplace_back();
    served.thread = std::thread([this, connection, &served] {
      serve(connection);
      served.ended = true;
    });
  }
}

void HttpOrigin::serve(int connection) {
  ssl_st* const tls = tls_ ? tls_->accept(connection) : nullptr;
  if (!tls_ || tls != nullptr) {
    Wire wire(connection, tls);
    std::string buffer;
    while (!stopping_ && answer_one(wire, buffer)) {
    }
  }
  const std::lock_guard lock(mutex_);
  std::erase(open_, connection);
  ::close(connection);
}

bool HttpOrigin::answer_one(Wire& wire, std::string& buffer) {
  std::size_t end = 0;
  while ((end = buffer.find("\r\n\r\n")) == std::string::npos) {
    char bytes[4096];
    const auto got = wire.receive(bytes, sizeof bytes);
    if (got <= 0 || buffer.size() > kHeadBytesMax) return false;
    buffer.append(bytes, static_cast<std::size_t>(got));
    if (buffer[0] < 'A' || buffer[0] > 'Z') return false;  // TLS, not HTTP
  }
  const OriginRequest request = parse_head(std::string_view(buffer).substr(0, end + 2));
  buffer.erase(0, end + 4);
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    most_at_once_ = std::max<int>(most_at_once_, ++at_once_);
  }
  const OriginReply reply = answer_(request);
  if (reply.delay_ms > 0) sleep_ms(reply.delay_ms);
  --at_once_;
  return send_reply(wire, reply, stopping_);
}

}  // namespace vigie::test
