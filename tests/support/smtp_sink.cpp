// SPDX-License-Identifier: EUPL-1.2
#include "support/smtp_sink.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

namespace vigie::test {
namespace {

constexpr int kPollMs = 50;

std::string or_usual(const std::string& told, const char* usual) {
  return told.empty() ? usual : told;
}

/// What whoever decides says at this step, else what was told for all.
std::string said(const SmtpSink::Manners& manners, std::string_view step,
                 const SinkMessage& message, const std::string& told) {
  if (!manners.decide) return told;
  const std::string answer = manners.decide(step, message);
  return answer.empty() ? told : answer;
}

std::string between_brackets(const std::string& line) {
  const std::size_t open = line.find('<');
  const std::size_t close = line.find('>', open);
  return open == std::string::npos ? "" : line.substr(open + 1, close - open - 1);
}

}  // namespace

/// The connection, line by line.
class SmtpSink::Line {
 public:
  Line(int socket, const std::atomic<bool>& stop) : socket_(socket), stop_(&stop) {}

  bool say(const std::string& text) {
    const std::string line = text + "\r\n";
    return ::send(socket_, line.data(), line.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(line.size());
  }

  /// False at the end of the connection.
  bool read(std::string& line) {
    std::size_t end = buffer_.find("\r\n");
    while (end == std::string::npos) {
      if (!fill()) return false;
      end = buffer_.find("\r\n");
    }
    line = buffer_.substr(0, end);
    buffer_.erase(0, end + 2);
    return true;
  }

 private:
  bool fill() {
    while (!*stop_) {
      pollfd wanted{socket_, POLLIN, 0};
      if (::poll(&wanted, 1, kPollMs) == 0) continue;
      char bytes[4096];
      const ssize_t count = ::recv(socket_, bytes, sizeof(bytes), 0);
      if (count <= 0) return false;
      buffer_.append(bytes, static_cast<std::size_t>(count));
      return true;
    }
    return false;
  }

  int socket_;
  const std::atomic<bool>* stop_;
  std::string buffer_;
};

SmtpSink::SmtpSink() {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const generic = reinterpret_cast<sockaddr*>(&address);
  if (listener_ < 0 || ::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, generic, &size) != 0) {
    throw std::runtime_error("no SMTP sink");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

SmtpSink::~SmtpSink() {
  stop_ = true;
  thread_.join();
  ::close(listener_);
}

void SmtpSink::behave(Manners manners) {
  const std::lock_guard<std::mutex> lock(mutex_);
  manners_ = std::move(manners);
}

SmtpSink::Manners SmtpSink::manners() {
  const std::lock_guard<std::mutex> lock(mutex_);
  Manners now = manners_;
  manners_.cut_at_mail = false;
  return now;
}

std::string SmtpSink::url() const { return "smtp://127.0.0.1:" + std::to_string(port_); }

std::vector<SinkMessage> SmtpSink::messages() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return messages_;
}

void SmtpSink::serve() {
  while (!stop_) {
    pollfd wanted{listener_, POLLIN, 0};
    if (::poll(&wanted, 1, kPollMs) <= 0) continue;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    ++connections_;
    talk(connection);
    ::close(connection);
  }
}

void SmtpSink::talk(int connection) {
  Line line(connection, stop_);
  if (!line.say(or_usual(manners().greeting, "220 sink"))) return;
  SinkMessage message;
  for (std::string command; line.read(command);) {
    const std::string verb = command.substr(0, 4);
    if (verb == "EHLO" || verb == "HELO" || verb == "RSET") {
      line.say("250 sink");
    } else if (verb == "MAIL") {
      const Manners now = manners();
      if (now.cut_at_mail) return;
      message = {between_brackets(command), "", ""};
      line.say(or_usual(said(now, "mail", message, now.at_mail), "250 2.1.0 ok"));
    } else if (verb == "RCPT") {
      message.to = between_brackets(command);
      const Manners now = manners();
      const bool usual = !now.bad_reader.empty() && now.bad_reader != message.to;
      line.say(or_usual(said(now, "rcpt", message, usual ? "" : now.at_rcpt), "250 2.1.5 ok"));
    } else if (verb == "DATA") {
      if (!take_message(line, message)) return;
    } else if (verb == "QUIT") {
      line.say("221 2.0.0 bye");
      return;
    } else {
      line.say("500 5.5.1 what?");
    }
  }
}

bool SmtpSink::take_message(Line& line, SinkMessage message) {
  const Manners now = manners();
  line.say(or_usual(now.at_data, "354 go on"));
  if (!now.at_data.empty()) return true;
  for (std::string text;;) {
    if (!line.read(text)) return false;
    if (text == ".") break;
    message.bytes += (text.starts_with('.') ? text.substr(1) : text) + "\r\n";
  }
  const std::string at_dot = said(now, "dot", message, now.at_dot);
  const bool cut = now.cut_after_dot || at_dot == "cut";
  const bool taken = at_dot.empty() || at_dot == "cut" || at_dot.starts_with('2');
  if (taken) {
    const std::lock_guard<std::mutex> lock(mutex_);
    messages_.push_back(message);
  }
  while (!stop_ && manners().hold_at_dot) {
    holding_ = true;
    std::this_thread::sleep_for(std::chrono::milliseconds(kPollMs));
  }
  holding_ = false;
  if (cut) return false;
  line.say(or_usual(at_dot, "250 2.0.0 queued as 1"));
  return !now.close_when_idle;
}

}  // namespace vigie::test
