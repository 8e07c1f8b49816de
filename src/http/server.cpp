// SPDX-License-Identifier: EUPL-1.2
// With read_request the only file that sees Boost. A connection has one asynchronous operation
// under way at any time, so the registry owns it and the last handler of its chain removes it:
// nothing is shared.
#include "http/server.hpp"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <list>
#include <optional>
#include <thread>
#include <unordered_map>

#include "base/format.hpp"
#include "base/log.hpp"
#include "http/multipart.hpp"
#include "http/read_request.hpp"

namespace vigie::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using Tcp = asio::ip::tcp;

constexpr std::size_t kLingerBytesMax = 1 << 20;
constexpr int kLingerSeconds = 2;
constexpr int kAcceptPauseMs = 100;

Response refusal(int status) {
  return plain_text(status == 413   ? "L’envoi dépasse la taille permise.\n"
                    : status == 503 ? "Trop de fichiers arrivent à la fois\u00a0: revenir en "
                                      "arrière, et réessayer dans un instant.\n"
                                    : "Cette requête n’est pas recevable.\n",
                    status);
}

}  // namespace

// ── Engine: the two sides of the server, and what they share ────────────────────────────────────

class Server::Engine {
 public:
  Engine(Answer answer, const Clock& clock, ServerLimits limits)
      : answer_(std::move(answer)), clock_(clock), limits_(limits) {}

  Result<void> start(const std::string& address, int port);
  void stop();
  int port() const { return port_; }

 private:
  class Connection;

  void accept();
  void on_accept(beast::error_code error, Tcp::socket socket);
  bool make_room();
  void begin_stop();
  void remove(Connection* connection);

  Answer answer_;
  const Clock& clock_;
  ServerLimits limits_;
  int port_ = 0;
  asio::io_context io_{1};
  Tcp::acceptor acceptor_{io_};
  asio::steady_timer pause_{io_};
  asio::steady_timer deadline_{io_};
  bool stopping_ = false;
  Instant tell_again_at_;
  std::unordered_map<Connection*, std::unique_ptr<Connection>> connections_;
  std::size_t uploads_ = 0;
  std::list<Connection*> waiting_;  ///< for a request or the rest of one, the longest first
  std::optional<asio::thread_pool> readers_;
  std::optional<asio::thread_pool> writers_;
  std::thread mover_;
};

// ── Connection: read, answer, write, again ──────────────────────────────────────────────────────

class Server::Engine::Connection {
 public:
  Connection(Engine& engine, Tcp::socket socket) : engine_(engine), stream_(std::move(socket)) {
    beast::error_code ignored;
    peer_ = stream_.socket().remote_endpoint(ignored).address();
    (void)stream_.socket().set_option(Tcp::no_delay(true), ignored);
  }

  void read() {
    parser_.emplace();
    parser_->header_limit(engine_.limits_.header_bytes);
    parser_->body_limit(engine_.limits_.upload_bytes);  // of a form with a file; see on_head
    stream_.expires_after(std::chrono::seconds(engine_.limits_.request_seconds));
    wait();
    http::async_read_header(stream_, buffer_, *parser_,
                            [this](beast::error_code error, std::size_t) { on_head(error); });
  }

  /// Waits for a request of which nothing came yet.
  bool is_idle() const { return place_ && !parser_->got_some(); }

  void close() {
    wait_no_more();
    beast::error_code ignored;
    (void)stream_.socket().close(ignored);  // what is under way comes back with an error
  }

 private:
  void wait() { place_ = engine_.waiting_.insert(engine_.waiting_.end(), this); }
  void wait_no_more() {
    if (place_) engine_.waiting_.erase(*place_);
    place_.reset();
  }

  /// A request's head came: how long its body may be, and how long it may take.
  void on_head(beast::error_code error) {
    if (error) return on_read(error);
    const ServerLimits& limits = engine_.limits_;
    const auto length = parser_->content_length();
    if (length && *length > limits.body_bytes) {
      const std::string type(parser_->get()[http::field::content_type]);
      const bool has_file = !boundary_of(type).empty();
      if (!has_file || engine_.uploads_ >= limits.uploads) {
        wait_no_more();
        return refuse(has_file ? 503 : 413);
      }
      ++engine_.uploads_;
      uploads_ = true;
      stream_.expires_after(std::chrono::seconds(limits.upload_seconds));
    } else {
      parser_->body_limit(limits.body_bytes);
    }
    http::async_read(stream_, buffer_, *parser_,
                     [this](beast::error_code failed, std::size_t) { on_read(failed); });
  }

  void upload_ended() {
    if (uploads_) --engine_.uploads_;
    uploads_ = false;
  }

  void on_read(beast::error_code error) {
    wait_no_more();
    if (error == http::error::body_limit) return refuse(413);
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      return refuse(431);
    }
    const bool malformed = error && error != http::error::end_of_stream &&
                           error != http::error::partial_message &&
                           error.category() == make_error_code(http::error::bad_method).category();
    if (malformed) return refuse(400);
    if (error) return finish();
    const Parsed parsed = parser_->release();
    keep_alive_ = parsed.keep_alive();
    is_old_ = parsed.version() == 10;
    head_ = parsed.method() == http::verb::head;
    if (const int refused = to_request(parsed, peer_, request_ = {}); refused != 0) {
      return refuse(refused);
    }
    stream_.expires_never();  // the pages are bounded by their own means
    asio::post(request_.reads_only() ? *engine_.readers_ : *engine_.writers_, [this] {
      Response response = engine_.answer_(request_);
      asio::post(engine_.io_,
                 [this, answered = std::move(response)]() mutable { write(std::move(answered)); });
    });
  }

  void refuse(int status) {
    keep_alive_ = false;
    linger_ = true;  // or the client sees a reset instead of the answer
    write(refusal(status));
  }

  void write(Response response) {
    upload_ended();
    request_ = {};
    keep_alive_ = keep_alive_ && !engine_.stopping_;
    message_ = {};
    message_.version(11);
    message_.result(static_cast<unsigned>(response.status));
    message_.set(http::field::date, http_date(engine_.clock_.now()));
    if (response.status != 304) message_.set(http::field::content_type, response.content_type);
    for (const auto& [name, value] : response.headers) message_.insert(name, value);
    message_.keep_alive(keep_alive_);
    // HTTP/1.0 takes silence for a close (RFC 9112 section 9.3) and would wait for it.
    if (keep_alive_ && is_old_) message_.set(http::field::connection, "keep-alive");
    message_.body() = std::move(response.body);
    if (response.status != 304) message_.prepare_payload();
    serializer_.emplace(message_);
    stream_.expires_after(std::chrono::seconds(engine_.limits_.response_seconds));
    const auto done = [this](beast::error_code error, std::size_t) { on_write(error); };
    if (head_) {
      http::async_write_header(stream_, *serializer_, done);
    } else {
      http::async_write(stream_, *serializer_, done);
    }
  }

  void on_write(beast::error_code error) {
    if (error) return finish();
    if (keep_alive_) return read();
    beast::error_code ignored;
    (void)stream_.socket().shutdown(Tcp::socket::shutdown_send, ignored);
    if (!linger_) return finish();
    stream_.expires_after(std::chrono::seconds(kLingerSeconds));
    linger();
  }

  /// Reads on for a moment and throws it away, so that the answer arrives.
  void linger() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(16 * 1024),
                            [this](beast::error_code error, std::size_t bytes) {
                              lingered_ += bytes;
                              if (error || lingered_ > kLingerBytesMax) return finish();
                              linger();
                            });
  }

  void finish() {
    upload_ended();
    close();
    engine_.remove(this);  // the last thing that happens to this object
  }

  Engine& engine_;
  beast::tcp_stream stream_;
  asio::ip::address peer_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  Request request_;
  http::response<http::string_body> message_;
  std::optional<http::response_serializer<http::string_body>> serializer_;
  std::optional<std::list<Connection*>::iterator> place_;  ///< among those that wait
  bool keep_alive_ = false;
  bool is_old_ = false;
  bool head_ = false;
  bool linger_ = false;
  bool uploads_ = false;  ///< one of the engine's uploads
  std::size_t lingered_ = 0;
};

Result<void> Server::Engine::start(const std::string& address, int port) {
  beast::error_code error;
  const auto ip = asio::ip::make_address(address, error);
  if (error) return fail(Code::invalid_input, fmt::format("{}: {}", address, error.message()));
  const Tcp::endpoint endpoint(ip, static_cast<unsigned short>(port));
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
  if (error) return fail(Code::network, fmt::format("{}:{}: {}", address, port, error.message()));
  port_ = acceptor_.local_endpoint().port();
  readers_.emplace(static_cast<std::size_t>(kReadWorkers));
  writers_.emplace(static_cast<std::size_t>(kWriteWorkers));
  accept();
  mover_ = std::thread([this] { io_.run(); });
  return {};
}

void Server::Engine::accept() {
  acceptor_.async_accept([this](beast::error_code error, Tcp::socket socket) {
    if (!stopping_) on_accept(error, std::move(socket));
  });
}

void Server::Engine::on_accept(beast::error_code error, Tcp::socket socket) {
  if (error) {
    if (error == asio::error::no_descriptors && make_room()) return accept();
    log(Level::error, "accept", {{"error", error.message()}});  // breathe, then go on
    pause_.expires_after(std::chrono::milliseconds(kAcceptPauseMs));
    pause_.async_wait([this](beast::error_code cancelled) {
      if (!cancelled && !stopping_) accept();
    });
    return;
  }
  if (connections_.size() < limits_.connections || make_room()) {
    auto connection = std::make_unique<Connection>(*this, std::move(socket));
    Connection* made = connection.get();
    connections_.emplace(made, std::move(connection));
    made->read();
  }
  accept();
}

/// Ends the connection that has waited longest for a request, or else for the rest of one; false
/// when all are being answered.
bool Server::Engine::make_room() {
  auto oldest = std::ranges::find_if(waiting_, &Connection::is_idle);
  if (oldest == waiting_.end()) oldest = waiting_.begin();
  if (oldest == waiting_.end()) return false;
  (*oldest)->close();
  if (clock_.now() >= tell_again_at_) {
    log(Level::warning, "full", {{"connections", std::to_string(connections_.size())}});
    tell_again_at_ = clock_.now() + kMinuteSeconds;
  }
  return true;
}

void Server::Engine::remove(Connection* connection) {
  connections_.erase(connection);
  if (stopping_ && connections_.empty()) deadline_.cancel();
}

void Server::Engine::begin_stop() {
  stopping_ = true;
  beast::error_code ignored;
  (void)acceptor_.close(ignored);
  pause_.cancel();
  for (auto& [connection, owned] : connections_) {
    if (connection->is_idle()) connection->close();  // one that is at work ends by itself
  }
  if (connections_.empty()) return;
  deadline_.expires_after(std::chrono::seconds(limits_.stop_seconds));
  deadline_.async_wait([this](beast::error_code cancelled) {
    if (cancelled) return;
    for (auto& [connection, owned] : connections_) connection->close();
  });
}

void Server::Engine::stop() {
  if (!mover_.joinable()) return;
  asio::post(io_, [this] { begin_stop(); });
  mover_.join();  // ends when no connection is left
  readers_->join();
  writers_->join();
}

Server::Server(Answer answer, const Clock& clock, ServerLimits limits)
    : engine_(std::make_unique<Engine>(std::move(answer), clock, limits)) {}

Server::~Server() { engine_->stop(); }

Result<void> Server::start(const std::string& address, int port) {
  return engine_->start(address, port);
}

int Server::port() const { return engine_->port(); }

void Server::stop() { engine_->stop(); }

}  // namespace vigie::http
