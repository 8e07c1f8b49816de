// SPDX-License-Identifier: EUPL-1.2
/// Letters by mail, polled as the feeds that they are not.
///
/// Shape   a source that arrives by mail has an address that leads nowhere
///         (http://courriel.invalid/<token>). Its letters, read beforehand, are written as an Atom
///         document, and this getter answers for them without asking anybody; all other requests go
///         to the web. So one letter is one article, and tags, desks, silence, texts and their purge
///         are those of any feed.
/// Errors  storage.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "net/http_getter.hpp"
#include "store/source/poll_repo.hpp"

namespace vigie::app {

inline constexpr std::string_view kMailSourcePrefix = "http://courriel.invalid/";

inline bool is_mail_source(std::string_view url) { return url.starts_with(kMailSourcePrefix); }

struct MailDocument {
  std::string etag;  ///< changes with each letter
  std::string atom;
};
using MailDocuments = std::unordered_map<std::string, MailDocument>;  ///< by address

/// Of those targets that arrive by mail; letters that ask to confirm are no articles.
Result<MailDocuments> mail_documents(store::Reader& reader,
                                     const std::vector<store::PollTarget>& targets);

class MailFeeds final : public net::HttpGetter {
 public:
  MailFeeds(net::HttpGetter& web, MailDocuments documents)
      : web_(web), documents_(std::move(documents)) {}

  void run(const Next& next, const Done& done) override;

 private:
  HttpAnswer answer(const HttpRequest& request) const;

  net::HttpGetter& web_;
  MailDocuments documents_;
};

}  // namespace vigie::app
