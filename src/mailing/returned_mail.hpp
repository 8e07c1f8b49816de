// SPDX-License-Identifier: EUPL-1.2
/// A mail that came back -> what it says, of whom, and about which message.
///
/// Shape   bytes -> what kind it is, the recipients a report names with their fields, the Message-ID
///         of what was sent, and the first words. Reports of RFC 3464; those of qmail and Exim
///         without a report part; complaints of RFC 5965. What it means is the AnswerBook's.
/// Units   kReturnedBytesMax bytes are read, kReturnedDepthMax parts deep, kReturnedTextMax of text.
/// Errors  none: what cannot be read is `unknown`.
/// Pure    yes.
/// Source  RFC 3464, 5965, 6522. This is the home of GMime: nobody else sees its headers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::mailing {

inline constexpr std::size_t kReturnedBytesMax = 512 * 1024;
inline constexpr int kReturnedDepthMax = 5;
inline constexpr std::size_t kReturnedTextMax = 4096;
inline constexpr std::size_t kReturnedRecipientsMax = 50;

struct ReturnedRecipient {
  std::string address{};
  std::string action{};      ///< "failed", "delayed", …; "failed" where nothing said it
  std::string status{};      ///< "5.1.1"
  std::string diagnostic{};  ///< the last server's words
  std::string remote_mta{};  ///< host name
};

struct ReturnedMail {
  enum class Kind { report, complaint, mail, unknown };
  Kind kind = Kind::unknown;
  std::vector<std::string> envelope_to;  ///< where it was sent: Delivered-To, X-Original-To, To
  std::string from;
  std::string subject;
  std::string about;      ///< Message-ID of what was sent, without brackets; "" unknown
  std::string text;       ///< of its first text part
  std::string for_rules;  ///< headers and first lines, as `AnswerBook::read_mail` wants them
  std::vector<ReturnedRecipient> recipients;
};

ReturnedMail read_returned(std::string_view bytes);

}  // namespace vigie::mailing
