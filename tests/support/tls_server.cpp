// SPDX-License-Identifier: EUPL-1.2
#include "support/tls_server.hpp"

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <sys/socket.h>

#include <csignal>
#include <memory>
#include <stdexcept>

namespace vigie::test {
namespace {

constexpr long kYearSeconds = 365L * 24 * 3600;

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
  void operator()(std::FILE* file) const { std::fclose(file); }
};

void expect(bool done, const char* what) {
  if (!done) throw std::runtime_error(what);
}

std::unique_ptr<X509, Free> self_signed(EVP_PKEY* key) {
  std::unique_ptr<X509, Free> certificate(X509_new());
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
  X509_set_version(certificate.get(), 2);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -kYearSeconds);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), kYearSeconds);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* name = X509_get_subject_name(certificate.get());
  const auto* common = reinterpret_cast<const unsigned char*>("localhost");
  X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, common, -1, -1, 0);
  X509_set_issuer_name(certificate.get(), name);
  const std::unique_ptr<X509_EXTENSION, Free> names(X509V3_EXT_conf_nid(
      nullptr, nullptr, NID_subject_alt_name, "DNS:localhost,IP:127.0.0.1,IP:::1"));
  expect(names != nullptr && X509_add_ext(certificate.get(), names.get(), -1) == 1, "SAN");
  expect(X509_sign(certificate.get(), key, EVP_sha256()) > 0, "signature");
  return certificate;
}

}  // namespace

TlsServer::TlsServer() : context_(SSL_CTX_new(TLS_server_method())) {
  std::signal(SIGPIPE, SIG_IGN);  // OpenSSL writes to connections that clients left
  const std::unique_ptr<EVP_PKEY, Free> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  expect(context_ != nullptr && key != nullptr, "TLS");
  const auto certificate = self_signed(key.get());
  expect(SSL_CTX_use_certificate(context_, certificate.get()) == 1, "certificate");
  expect(SSL_CTX_use_PrivateKey(context_, key.get()) == 1, "key");
  static constexpr unsigned char kContext[] = "origin";
  SSL_CTX_set_session_id_context(context_, kContext, sizeof kContext);
  const std::unique_ptr<std::FILE, Free> file(std::fopen(certificate_file().c_str(), "w"));
  expect(file != nullptr && PEM_write_X509(file.get(), certificate.get()) == 1, "PEM");
}

TlsServer::~TlsServer() { SSL_CTX_free(context_); }

ssl_st* TlsServer::accept(int socket) {
  SSL* tls = SSL_new(context_);
  SSL_set_fd(tls, socket);
  if (SSL_accept(tls) != 1) {
    ERR_clear_error();
    SSL_free(tls);
    return nullptr;
  }
  ++handshakes_;
  if (SSL_session_reused(tls) == 1) ++resumed_;
  return tls;
}

Wire::~Wire() {
  if (tls_ == nullptr) return;
  SSL_shutdown(tls_);
  SSL_free(tls_);
}

bool Wire::send_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const long sent = tls_ != nullptr
                          ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                          : ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

long Wire::receive(char* into, std::size_t most) {
  return tls_ != nullptr ? SSL_read(tls_, into, static_cast<int>(most))
                         : ::recv(socket_, into, most, 0);
}

}  // namespace vigie::test
