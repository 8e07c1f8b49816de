// SPDX-License-Identifier: EUPL-1.2
/// The TLS side of a test server: a certificate of its own making, and connections over it.
///
/// Shape   the certificate names localhost, 127.0.0.1 and ::1, and nobody trusts it but who reads
///         `certificate_file`.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string_view>

#include "support/fixture.hpp"

struct ssl_ctx_st;
struct ssl_st;

namespace vigie::test {

class TlsServer {
 public:
  TlsServer();
  ~TlsServer();
  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  /// PEM, to be trusted by who should.
  std::filesystem::path certificate_file() const { return folder_.path() / "certificate.pem"; }

  /// The handshake on an accepted socket; none when it failed.
  ssl_st* accept(int socket);
  int handshakes() const { return handshakes_; }
  int resumed() const { return resumed_; }  ///< of them, those that took up a session

 private:
  TemporaryFolder folder_;
  ssl_ctx_st* context_ = nullptr;
  std::atomic<int> handshakes_{0};
  std::atomic<int> resumed_{0};
};

/// An accepted connection, with TLS or without.
class Wire {
 public:
  Wire(int socket, ssl_st* tls) : socket_(socket), tls_(tls) {}
  ~Wire();
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  bool send_all(std::string_view bytes);
  /// How many bytes came; 0 or less at the end.
  long receive(char* into, std::size_t most);

 private:
  int socket_;
  ssl_st* tls_;
};

}  // namespace vigie::test
