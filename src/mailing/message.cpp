// SPDX-License-Identifier: EUPL-1.2
#include "mailing/message.hpp"

#include <array>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/html.hpp"

namespace vigie::mailing {
namespace {

constexpr std::size_t kMessageIdBytes = 18;

bool known_slot(std::string_view slot) {
  return slot.empty() || slot == "adresse" || slot == "motif" || slot == "desinscription" ||
         slot == "preferences";
}

std::string_view value_of(std::string_view slot, const Recipient& recipient) {
  if (slot == "adresse") return recipient.address;
  if (slot == "motif") return recipient.reason;
  if (slot == "preferences") return recipient.preferences_url;
  return recipient.unsubscribe_url;
}

enum class Body { text, html };

void append_body(std::string& out, const std::vector<EncodedPiece>& pieces,
                 const Recipient& recipient, Body body) {
  for (const EncodedPiece& piece : pieces) {
    out += piece.bytes;
    if (piece.slot.empty()) continue;
    const std::string_view value = value_of(piece.slot, recipient);
    out += quoted_printable(body == Body::html ? text::escape_html(value) : std::string(value));
  }
}

/// Headers whose failure is the caller's: joins them or passes the first failure up.
class HeaderJoiner {
 public:
  void add(Result<std::string> header) {
    if (!error_.detail.empty()) return;
    if (header) {
      out_ += *header;
    } else {
      error_ = header.error();
    }
  }
  void add_plain(std::string_view line) { out_ += line; }
  Result<std::string> take() {
    if (!error_.detail.empty()) return fail(std::move(error_));
    return std::move(out_);
  }

 private:
  std::string out_;
  Error error_;
};

std::string part_head(std::string_view boundary, std::string_view type) {
  return fmt::format(
      "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "\r\n",
      boundary, type);
}

}  // namespace

std::string mail_date(Instant at) {
  constexpr std::array<const char*, 8> kDays{"", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  constexpr std::array<const char*, 13> kMonths{"",    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const Day day{static_cast<std::int32_t>(at.seconds / kDaySeconds)};
  const std::int64_t second = at.seconds % kDaySeconds;
  const YearMonthDay date = civil(day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} +0000",
                     kDays[static_cast<std::size_t>(weekday_of(day))], date.day,
                     kMonths[date.month], date.year, second / kHourSeconds,
                     second / kMinuteSeconds % 60, second % 60);
}

std::string message_id(std::string_view key, std::int64_t issue, std::int64_t recipient,
                       std::string_view domain) {
  const std::string hash =
      keyed_digest(key, fmt::format("{}:{}", issue, recipient), kMessageIdBytes);
  return fmt::format("{}@{}", base64url(hash), domain);
}

Result<Composer> Composer::make(LetterHead head, std::string_view html, std::string_view text) {
  Composer composer;
  composer.head_ = std::move(head);
  composer.html_ = encode_body(html);
  composer.text_ = encode_body(text);
  for (const auto* pieces : {&composer.html_, &composer.text_}) {
    for (const EncodedPiece& piece : *pieces) {
      if (!known_slot(piece.slot)) {
        return fail(Code::invalid_input, fmt::format("unknown slot '{}'", piece.slot));
      }
    }
  }
  // "=_" cannot stand in quoted-printable, so the boundary cannot stand in a body.
  composer.boundary_ = "=_" + hex(digest(std::string(html) + std::string(text), 16));
  const LetterHead& h = composer.head_;
  HeaderJoiner common;
  common.add(header_address("From", h.from_name, h.from));
  common.add(header_address("Reply-To", "", h.reply_to));
  common.add(header_text("Subject", h.subject));
  common.add(header_list("List-Id", {fmt::format("<{}>", h.list_id)}));
  common.add(header_list("List-Archive", {fmt::format("<{}>", h.archive_url)}));
  common.add_plain("List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
  if (!h.feedback_id.empty()) common.add(header_list("Feedback-ID", {h.feedback_id}));
  common.add_plain(
      "Precedence: bulk\r\nAuto-Submitted: auto-generated\r\nContent-Language: fr\r\n"
      "MIME-Version: 1.0\r\n");
  common.add_plain(fmt::format("Content-Type: multipart/alternative;\r\n boundary=\"{}\"\r\n",
                               composer.boundary_));
  auto joined = common.take();
  if (!joined) return fail(joined.error());
  composer.common_headers_ = std::move(*joined);
  return composer;
}

Result<std::string> Composer::headers(const Recipient& recipient, Instant date) const {
  HeaderJoiner own;
  own.add_plain(fmt::format("Date: {}\r\n", mail_date(date)));
  own.add(header_address("To", recipient.name, recipient.address));
  own.add(header_list("Message-ID", {fmt::format("<{}>", recipient.message_id)}));
  std::vector<std::string> ways{fmt::format("<{}>", recipient.unsubscribe_url)};
  if (!head_.unsubscribe_mailto.empty()) {
    ways.push_back(fmt::format("<mailto:{}?subject=desinscription%20{}>", head_.unsubscribe_mailto,
                               recipient.token));
  }
  own.add(header_list("List-Unsubscribe", ways));
  return own.take();
}

Result<std::string> Composer::compose(const Recipient& recipient, Instant date) const {
  auto own = headers(recipient, date);
  if (!own) return fail(own.error());
  std::string out = std::move(*own);
  out += common_headers_;
  out += "\r\n";
  out += part_head(boundary_, "text/plain");
  append_body(out, text_, recipient, Body::text);
  out += part_head(boundary_, "text/html");
  append_body(out, html_, recipient, Body::html);
  out += fmt::format("--{}--\r\n", boundary_);
  return out;
}

}  // namespace vigie::mailing
