// SPDX-License-Identifier: EUPL-1.2
/// The network's mail relay in a simulated year: a real SMTP server that is not always willing.
///
/// Shape   what it took is the ledger's truth about mail. An address tells how its mailbox is:
///         "plein…" is full, "gris…" is greylisted, "inconnu…" is nobody; the rest take. Beyond
///         `per_hour` messages an hour it speaks of a quota; in an outage it takes none; now and
///         then it takes a message and the line breaks before it could say so.
/// Units   UTC seconds of the simulated clock.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "sim/chance.hpp"
#include "support/smtp_sink.hpp"

namespace vigie::sim {

struct TakenMail {
  std::string to;
  std::string message_id;
  std::string bytes;
  Instant at;
};

class SimRelay {
 public:
  explicit SimRelay(Chance chance);

  std::string url() const { return sink_.url(); }
  void turn_to(Instant now);
  void set_outage(bool outage);
  /// Those since the last call.
  std::vector<TakenMail> take();
  static constexpr int kPerHour = 40;

 private:
  std::string decide(std::string_view step, const test::SinkMessage& message);
  std::string at_rcpt(const std::string& to);

  mutable std::mutex mutex_;
  Chance chance_;
  Instant now_{};
  bool outage_ = false;
  std::vector<TakenMail> taken_;
  std::map<std::string, Instant> greylisted_;
  std::vector<Instant> last_hour_;
  test::SmtpSink sink_;  // last: it asks the rest
};

/// The value of a header in a message; "" where it is not there.
std::string header_in(const std::string& bytes, std::string_view name);
/// The bytes without the soft line breaks of quoted-printable.
std::string unfolded(std::string bytes);

}  // namespace vigie::sim
