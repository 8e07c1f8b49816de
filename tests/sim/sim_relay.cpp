// SPDX-License-Identifier: EUPL-1.2
#include "sim/sim_relay.hpp"

#include <algorithm>

namespace vigie::sim {
namespace {

constexpr std::int64_t kGreylistSeconds = 5 * kMinuteSeconds;

}  // namespace

std::string header_in(const std::string& bytes, std::string_view name) {
  const std::string wanted = "\r\n" + std::string(name) + ": ";
  const std::string head = "\r\n" + bytes.substr(0, bytes.find("\r\n\r\n"));
  const std::size_t at = head.find(wanted);
  if (at == std::string::npos) return "";
  const std::size_t begin = at + wanted.size();
  std::string value;
  for (std::size_t i = begin; i < head.size(); ++i) {
    if (head.compare(i, 2, "\r\n") == 0) {
      if (i + 2 >= head.size() || (head[i + 2] != ' ' && head[i + 2] != '\t')) break;
      i += 2;
    }
    value += head[i];
  }
  return value;
}

std::string unfolded(std::string bytes) {
  for (std::size_t at = bytes.find("=\r\n"); at != std::string::npos;
       at = bytes.find("=\r\n", at)) {
    bytes.erase(at, 3);
  }
  return bytes;
}

SimRelay::SimRelay(Chance chance) : chance_(chance) {
  test::SmtpSink::Manners manners;
  manners.decide = [this](std::string_view step, const test::SinkMessage& message) {
    return decide(step, message);
  };
  sink_.behave(std::move(manners));
}

void SimRelay::turn_to(Instant now) {
  const std::lock_guard lock(mutex_);
  now_ = now;
}

void SimRelay::set_outage(bool outage) {
  const std::lock_guard lock(mutex_);
  outage_ = outage;
}

std::vector<TakenMail> SimRelay::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(taken_, {});
}

std::string SimRelay::decide(std::string_view step, const test::SinkMessage& message) {
  const std::lock_guard lock(mutex_);
  if (step == "mail") return outage_ ? "421 4.3.2 system not accepting network messages" : "";
  if (step == "rcpt") return at_rcpt(message.to);
  last_hour_.push_back(now_);
  std::string id = header_in(message.bytes, "Message-ID");
  std::erase_if(id, [](char letter) { return letter == '<' || letter == '>'; });
  taken_.push_back({message.to, std::move(id), message.bytes, now_});
  return message.to.starts_with("coupe") && chance_.percent(50) ? "cut" : "";
}

std::string SimRelay::at_rcpt(const std::string& to) {
  std::erase_if(last_hour_, [this](Instant at) { return now_ - at >= kHourSeconds; });
  if (last_hour_.size() >= static_cast<std::size_t>(kPerHour)) {
    return "451 4.7.1 hourly message quota exceeded";
  }
  if (to.starts_with("plein")) return "452 4.2.2 mailbox full";
  if (to.starts_with("inconnu")) return "550 5.1.1 no such user here";
  if (to.starts_with("gris")) {
    const auto [at, fresh] = greylisted_.try_emplace(to, now_);
    if (fresh || now_ - at->second < kGreylistSeconds) {
      return "450 4.2.0 greylisted, try again in 5 minutes";
    }
  }
  return "";
}

}  // namespace vigie::sim
