// SPDX-License-Identifier: EUPL-1.2
/// A mail server's answer, made ready to be understood.
///
/// Shape   lines as received -> code, enhanced code and one folded line. An answer quoted inside
///         another one ("host mx… said: 550 …") is peeled: what the last one said counts, and the
///         host that said it is named. Addresses are left out.
/// Units   at most kAnswerBytesMax bytes are read.
/// Pure    yes.
/// Source  RFC 5321 section 4.2.1, RFC 2034, RFC 3463; how Postfix, qmail, Exchange, Sendmail,
///         PowerMTA and Gmail quote.
#pragma once

#include <string>
#include <string_view>

namespace vigie::mailing {

inline constexpr std::size_t kAnswerBytesMax = 4096;
inline constexpr int kQuotedAnswersMax = 4;

struct AnswerText {
  int code = 0;          ///< 0: none
  std::string enhanced;  ///< "5.1.1"; "" without one
  std::string words;     ///< folded, codes in front
  std::string host;      ///< who is quoted, lower case; "" when nobody is
};

/// `code`: of the last line, where the reader of the dialogue knows it.
AnswerText read_answer(std::string_view text, int code = 0);

}  // namespace vigie::mailing
