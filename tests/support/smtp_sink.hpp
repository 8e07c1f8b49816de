// SPDX-License-Identifier: EUPL-1.2
/// A small SMTP server for tests, on a port that the kernel gives; it does what it is told.
///
/// Shape   one thread, one connection at a time. What it accepted is kept; what it says at each
///         step can be set, and it can cut the line after the final dot, before or without
///         answering.
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace vigie::test {

struct SinkMessage {
  std::string from;
  std::string to;
  std::string bytes;  ///< unstuffed, with CRLF
};

class SmtpSink {
 public:
  /// What to say; "" is the usual answer.
  struct Manners {
    std::string greeting;
    std::string at_mail;
    std::string at_rcpt;
    std::string bad_reader;  ///< the only one to hear at_rcpt; "" is everybody
    std::string at_data;
    std::string at_dot;
    bool cut_after_dot = false;    ///< takes the message, then drops the connection
    bool hold_at_dot = false;      ///< takes the message, and answers once this is taken back
    bool cut_at_mail = false;      ///< drops the connection at MAIL FROM, once
    bool close_when_idle = false;  ///< closes after each message
    /// Asked before all of the above at "mail", "rcpt" and "dot", on the sink's thread; "" leaves
    /// it to them. "cut" at the dot takes the message, then drops the connection.
    std::function<std::string(std::string_view step, const SinkMessage& message)> decide;
  };

  SmtpSink();
  ~SmtpSink();
  SmtpSink(const SmtpSink&) = delete;
  SmtpSink& operator=(const SmtpSink&) = delete;

  void behave(Manners manners);
  std::string url() const;
  std::vector<SinkMessage> messages();
  int connections() const { return connections_; }
  bool is_holding() const { return holding_; }

 private:
  class Line;
  void serve();
  void talk(int connection);
  bool take_message(Line& line, SinkMessage message);
  Manners manners();

  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stop_ = false;
  std::atomic<int> connections_ = 0;
  std::atomic<bool> holding_ = false;
  std::mutex mutex_;
  Manners manners_;
  std::vector<SinkMessage> messages_;
  std::thread thread_;
};

}  // namespace vigie::test
