// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/discover.hpp"

#include <algorithm>
#include <set>

#include "fetch/explain.hpp"
#include "fetch/read_answer.hpp"
#include "parse/discovery.hpp"
#include "parse/guessed_feeds.hpp"
#include "parse/parse_feed.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

std::string understood(const std::string& address) {
  const std::string given = parse::without_feed_scheme(address);
  const bool has_scheme = given.find("://") != std::string::npos;
  return text::absolute_url(has_scheme ? given : "https://" + given, "").value_or("");
}

/// All answers, in the order of the addresses.
std::vector<HttpAnswer> ask(net::HttpGetter& getter, const std::vector<std::string>& urls) {
  std::vector<HttpAnswer> answers(urls.size());
  std::size_t asked = 0;
  const auto next = [&]() -> std::optional<HttpRequest> {
    if (asked == urls.size()) return std::nullopt;
    HttpRequest request;
    request.token = static_cast<std::int64_t>(asked);
    request.url = urls[asked++];
    return request;
  };
  getter.run(next, [&answers](HttpAnswer&& answer) {
    answers.at(static_cast<std::size_t>(answer.token)) = std::move(answer);
  });
  return answers;
}

/// What to write down: where the server says that the feed has moved for good, the new address.
std::string lasting_url(const std::string& asked, const HttpAnswer& answer) {
  const bool for_good = std::ranges::all_of(
      answer.redirects, [](const Redirect& hop) { return hop.status == 301 || hop.status == 308; });
  return for_good && !answer.url.empty() ? answer.url : asked;
}

OfferedFeed describe(const ParsedFeed& feed, std::string url) {
  OfferedFeed offered;
  offered.url = std::move(url);
  offered.title = feed.title;
  offered.site = feed.link;
  offered.format = feed.format;
  offered.version = feed.version;
  offered.items = feed.items.size();
  offered.malformed = feed.malformed;
  const auto add_language = [&offered](const std::string& language) {
    auto& known = offered.languages;
    if (!language.empty() && std::ranges::find(known, language) == known.end()) {
      known.push_back(language);
    }
  };
  add_language(feed.language);
  for (const FeedItem& item : feed.items) {
    if (offered.preview.size() < kPreviewItems) {
      const auto at = item.published_at ? item.published_at : item.updated_at;
      offered.preview.push_back({item.title, item.link, at});
    }
    add_language(item.language);
    offered.newest_at = std::max(offered.newest_at, std::max(item.published_at, item.updated_at));
  }
  return offered;
}

class Finder {
 public:
  Finder(net::HttpGetter& getter, Discovery& found) : getter_(getter), found_(found) {}

  /// Where the page that was asked first may keep what it does not announce.
  std::vector<std::string> guesses() const { return guesses_; }

  /// Offers what is a feed, tells of the rest; answers the pages' announcements.
  std::vector<std::string> try_all(const std::vector<std::string>& urls) {
    std::vector<std::string> announced;
    const std::vector<HttpAnswer> answers = ask(getter_, urls);
    for (std::size_t i = 0; i < urls.size(); ++i) take(urls[i], answers[i], announced);
    return announced;
  }

 private:
  void take(const std::string& url, const HttpAnswer& answer, std::vector<std::string>& announced) {
    const fetch::Reading reading = fetch::read_answer(answer, {});
    if (reading.outcome != PollOutcome::new_body) {
      found_.refused.push_back({url, fetch::explain(reading, answer)});
      return;
    }
    // Bodies are not shown here: nobody waits for them to be cleaned.
    const auto feed = parse::parse_feed(answer.body, {answer.url, answer.content_type, "", ""},
                                        parse::Bodies::as_given);
    if (feed) return offer(*feed, lasting_url(url, answer));
    for (auto& one : parse::announced_feeds(answer.body, answer.content_type, answer.url)) {
      announced.push_back(std::move(one.url));
    }
    if (guesses_.empty()) guesses_ = parse::guessed_feeds(answer.body, answer.url);
    found_.refused.push_back(
        {url, fetch::explain(fetch::not_a_feed(answer, feed.error()), answer)});
  }

  void offer(const ParsedFeed& feed, std::string url) {
    if (keys_.insert(text::canonical_url(url)).second) {
      found_.feeds.push_back(describe(feed, std::move(url)));
    }
  }

  net::HttpGetter& getter_;
  Discovery& found_;
  std::set<std::string> keys_;
  std::vector<std::string> guesses_;
};

}  // namespace

Discovery discover(net::HttpGetter& getter, const std::string& address, bool guess) {
  Discovery found;
  found.asked = understood(address);
  if (found.asked.empty()) return found;
  Finder finder(getter, found);
  std::vector<std::string> announced = finder.try_all({found.asked});
  found.is_feed = !found.feeds.empty();
  if (found.is_feed) return found;
  found.announced = announced.size();
  if (!announced.empty()) finder.try_all(announced);
  if (found.feeds.empty() && guess) {
    found.guessed = true;
    const std::vector<std::string> guesses = finder.guesses();
    finder.try_all(guesses.empty() ? parse::guessed_feeds("", found.asked) : guesses);
  }
  return found;
}

}  // namespace vigie::app
