// SPDX-License-Identifier: EUPL-1.2
/// A frozen issue and a recipient -> the bytes of one message.
///
/// Shape   a `Composer` encodes the two bodies once; `compose` then only joins their pieces with
///         the recipient's parts. multipart/alternative, text first, UTF-8, 7-bit.
/// Errors  invalid_input: a value that no header may hold, a slot that nobody knows.
/// Pure    same recipient and moment, same bytes. The Message-ID is a keyed hash of issue and
///         recipient: the same at every try, and it tells nothing.
/// Source  RFC 5322, 2045, 2369, 2919, 8058; LETTER headers that large mail hosts ask for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"
#include "mailing/encoding.hpp"

namespace vigie::mailing {

/// What every copy of an issue shares.
struct LetterHead {
  std::string from;
  std::string from_name;
  std::string reply_to;
  std::string list_id;             ///< "resonances.lettre.example.org"
  std::string archive_url;         ///< of this issue
  std::string unsubscribe_mailto;  ///< an address
  std::string feedback_id;
  std::string subject;
};

struct Recipient {
  std::string address;
  std::string name;        ///< may be empty
  std::string message_id;  ///< without brackets
  std::string unsubscribe_url;
  std::string token;   ///< names the recipient in the unsubscription mail
  std::string reason;  ///< why this person receives the letter
  std::string preferences_url = {};
};

class Composer {
 public:
  /// `html` and `text` hold the slots %%adresse%%, %%motif%%, %%desinscription%%, and may hold
  /// %%preferences%%.
  static Result<Composer> make(LetterHead head, std::string_view html, std::string_view text);

  Result<std::string> compose(const Recipient& recipient, Instant date) const;

 private:
  Composer() = default;

  Result<std::string> headers(const Recipient& recipient, Instant date) const;

  LetterHead head_;
  std::string boundary_;
  std::string common_headers_;  ///< those that are the same for everybody
  std::vector<EncodedPiece> html_;
  std::vector<EncodedPiece> text_;
};

/// "Sun, 22 Nov 2026 04:26:01 +0000"
std::string mail_date(Instant at);

/// Without brackets: "<hash>@domain".
std::string message_id(std::string_view key, std::int64_t issue, std::int64_t recipient,
                       std::string_view domain);

}  // namespace vigie::mailing
