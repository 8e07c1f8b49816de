// SPDX-License-Identifier: EUPL-1.2
/// One mail as it stands in a Maildir -> what a source's letter says.
///
/// Shape   the message's bytes -> subject, sender, to whom, when, its body as markup that may be shown,
///         and the pages that it leads to; links to leave, to manage or to see it online are left
///         out. A mail without HTML has its text in paragraphs. Nothing is fetched: pictures, pixels
///         and unsubscribe links stay words.
///         A confirmation asks its reader to confirm that she subscribed.
/// Units   UTF-8; at most kMailBytesMax bytes, kMailLinksMax links, kMailRecipientsMax recipients.
/// Errors  too_large; parse (no mail).
/// Pure    yes.
/// Source  RFC 5322 and MIME by GMime 3.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::parse {

inline constexpr std::size_t kMailBytesMax = 8 << 20;
inline constexpr std::size_t kMailLinksMax = 60;
inline constexpr std::size_t kMailRecipientsMax = 50;
inline constexpr std::size_t kMailSubjectBytesMax = 500;

struct MailLink {
  std::string url;
  std::string label;
  bool wrapped = false;  ///< goes through an address that counts clicks
};

struct ReceivedMail {
  std::string message_id;               ///< ""
  std::string subject;                  ///< one line, never empty
  std::string sender;                   ///< name, else address
  std::vector<std::string> recipients;  ///< addresses in lower case, of every header that names one
  std::optional<Instant> sent_at;
  std::string body_html;  ///< in the grammar of text::SafeHtml
  std::vector<MailLink> links;
  bool confirmation = false;
};

Result<ReceivedMail> read_mail(std::string_view bytes);

/// "https://click.example/…": an address that counts clicks rather than the page's own.
bool is_wrapped(std::string_view url);

}  // namespace vigie::parse
