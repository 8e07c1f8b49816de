// SPDX-License-Identifier: EUPL-1.2
/// Letters that sources send by mail.
///
/// Shape   one row a letter and source, however often it came. Its words go with those of the feeds;
///         subject, links and day stay.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// The source whose address ends in this token, while it is in service.
Result<std::optional<SourceId>> source_of_token(Reader& reader, std::string_view token);
Result<std::string> mail_token_of(Reader& reader, SourceId source);
Result<void> set_mail_token(Transaction& tx, SourceId source, std::string_view token);

struct NewSourceMail {
  SourceId source;
  std::string key;       ///< of its page
  std::string mail_key;  ///< a digest
  std::string url;
  std::string subject;
  std::string sender;
  Instant sent_at;
  bool confirmation = false;
  std::string body_html;
};
struct SourceMailLink {
  std::string url;
  std::string label;
  bool wrapped = false;
};
/// False where the same letter came before; then nothing is written.
Result<bool> add_source_mail(Transaction& tx, const NewSourceMail& mail,
                             const std::vector<SourceMailLink>& links, Instant now);

struct SourceMail {
  std::int64_t id = 0;
  std::string key;
  SourceId source;
  std::string source_title;
  std::string url;
  std::string subject;
  std::string sender;
  Instant sent_at;
  bool confirmation = false;
  std::string body_html;
};
Result<std::optional<SourceMail>> source_mail(Reader& reader, std::string_view key);
Result<std::vector<SourceMailLink>> links_of_mail(Reader& reader, std::int64_t mail);
inline constexpr int kSourceMailsListedMax = 30;
/// The newest first; of one source.
Result<std::vector<SourceMail>> mails_of_source(Reader& reader, SourceId source);

Result<void> forget_mail_bodies(Transaction& tx, Instant before);

}  // namespace vigie::store
