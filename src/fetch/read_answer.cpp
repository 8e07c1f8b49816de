// SPDX-License-Identifier: EUPL-1.2
#include "fetch/read_answer.hpp"

#include <algorithm>

#include "base/secret.hpp"

namespace vigie::fetch {
namespace {

constexpr std::size_t kSniffedBytes = 1024;
constexpr std::size_t kOutagePollsMin = 5;

Reading failed(Trouble trouble) { return {PollOutcome::failed, trouble, {}}; }

Trouble trouble_in(Transfer transfer) {
  switch (transfer) {
    case Transfer::answered:
      return Trouble::none;
    case Transfer::no_name:
      return Trouble::no_name;
    case Transfer::no_connection:
      return Trouble::no_connection;
    case Transfer::no_tls:
      return Trouble::no_tls;
    case Transfer::too_slow:
      return Trouble::too_slow;
    case Transfer::cut:
      return Trouble::cut;
    case Transfer::too_large:
      return Trouble::too_large;
    case Transfer::forbidden:
      return Trouble::forbidden_address;
    case Transfer::too_many_redirects:
      return Trouble::too_many_redirects;
    case Transfer::failed:
      return Trouble::transport;
  }
  return Trouble::transport;
}

/// Nothing was sent that a 304 could confirm.
bool knows_nothing(const SourcePoll& before) {
  return before.etag.empty() && before.last_modified.empty() && before.body_hash.empty();
}

Reading read_status(const HttpAnswer& answer, const SourcePoll& before) {
  if (!answer.cf_mitigated.empty()) return failed(Trouble::bot_challenge);
  switch (answer.status) {
    case 204:
    case 205:
      return failed(Trouble::empty);
    case 304:
      if (knows_nothing(before)) return failed(Trouble::odd_status);
      return {PollOutcome::not_modified, Trouble::none, {}};
    case 401:
      return failed(Trouble::needs_login);
    case 403:
      return failed(Trouble::refused);
    case 404:
      return failed(Trouble::not_found);
    case 410:
      return {PollOutcome::gone, Trouble::none, {}};
    case 429:
    case 503:
      return {PollOutcome::throttled, Trouble::none, {}};
    default:
      return failed(answer.status >= 500 ? Trouble::server_error : Trouble::odd_status);
  }
}

bool is_blank(std::string_view body) {
  return body.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Only asked of what `parse` refused: a feed may well hold "<html" in an item.
bool looks_like_a_web_page(std::string_view body) {
  std::string start(body.substr(0, kSniffedBytes));
  std::ranges::transform(start, start.begin(), [](unsigned char c) {
    return static_cast<char>(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
  });
  return start.find("<!doctype html") != std::string::npos ||
         start.find("<html") != std::string::npos || start.find("<head") != std::string::npos ||
         start.find("<body") != std::string::npos;
}

}  // namespace

Reading read_answer(const HttpAnswer& answer, const SourcePoll& before) {
  const Trouble broken = trouble_in(answer.transfer);
  const bool partial = broken == Trouble::cut || broken == Trouble::too_large;
  if (broken != Trouble::none && (!partial || is_blank(answer.body))) return failed(broken);
  if (answer.status != 200) return read_status(answer, before);
  if (is_blank(answer.body)) return failed(Trouble::empty);
  if (partial) return {PollOutcome::new_body, broken, {}};
  Reading reading{PollOutcome::new_body, Trouble::none, digest(answer.body)};
  if (reading.body_hash == before.body_hash) reading.outcome = PollOutcome::unchanged;
  return reading;
}

Reading not_a_feed(const HttpAnswer& answer, const Error& error) {
  if (answer.transfer != Transfer::answered) return failed(trouble_in(answer.transfer));
  if (looks_like_a_web_page(answer.body)) return failed(Trouble::web_page);
  return failed(error.code == Code::unsupported ? Trouble::no_feed : Trouble::unreadable);
}

bool is_network_trouble(Trouble trouble) {
  return trouble == Trouble::no_name || trouble == Trouble::no_connection ||
         trouble == Trouble::no_tls || trouble == Trouble::too_slow;
}

bool enough_for_an_outage(std::size_t polls) { return polls >= kOutagePollsMin; }

bool is_local_outage(std::size_t polls, std::size_t network_failures) {
  return enough_for_an_outage(polls) && network_failures * 5 > polls * 4;
}

}  // namespace vigie::fetch
