// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/feed_parse.hpp"

#include <iostream>
#include <sstream>

#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "parse/discovery.hpp"
#include "parse/neutral_json.hpp"
#include "parse/parse_feed.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace {

void set_header(parse::FeedContext& context, std::string_view name, std::string_view value) {
  const std::string key = text::ascii_lower(text::trimmed(name));
  const std::string given(text::trimmed(value));
  if (key == "content-type") context.content_type = given;
  if (key == "content-location") context.content_location = given;
  if (key == "content-language") context.content_language = given;
}

Result<ParsedFeed> parse_file(const std::filesystem::path& file,
                              const parse::FeedContext& context) {
  const auto bytes = read_file(file, parse::kFeedBytesMax);
  if (!bytes) return fail(bytes.error());
  return parse::parse_feed(*bytes, context);
}

/// A library that throws spoils one answer, not the batch.
Result<ParsedFeed> answer_request(const JsonLine& request) try {
  parse::FeedContext context;
  context.now = SystemClock().now();
  context.url = request.text("url");
  for (const auto& [name, value] : request.members("headers")) set_header(context, name, value);
  return parse_file(request.text("file"), context);
} catch (const std::exception& error) {
  return fail(Code::internal, error.what());
}

/// Every line is answered; a document that cannot be read is an answer, a request is not.
int run_batch(Console& console) {
  int code = kExitOk;
  std::string line;
  while (console.is_heard() && std::getline(std::cin, line)) {
    const auto request = line.size() > kBatchLineBytesMax ? fail(Code::too_large, "request line")
                                                          : JsonLine::parse(line);
    if (!request) code = kExitPartial;
    console.line(parse::neutral_json(request ? answer_request(*request) : fail(request.error())));
    console.flush();
  }
  return code;
}

void print_summary(const ParsedFeed& feed, Console& console) {
  console.line(fmt::format("Titre      : {}", feed.title.empty() ? "(sans titre)" : feed.title));
  console.line(fmt::format("Format     : {} {}, lu en {}", parse::name_of(feed.format),
                           feed.version, feed.encoding));
  if (!feed.link.empty()) console.line(fmt::format("Site       : {}", feed.link));
  console.line(
      fmt::format("Contenu    : {}",
                  text::plural(static_cast<long long>(feed.items.size()), "article", "articles")));
  if (feed.malformed) {
    console.line("Réparation\u00a0: le document est abîmé\u202f; ce qui était lisible a été gardé");
  }
  if (feed.dropped > 0) {
    console.line(fmt::format("Écartés    : {}", text::plural(feed.dropped, "élément", "éléments")));
  }
  for (const FeedItem& item : feed.items) {
    const std::string date =
        item.published_at ? iso(*item.published_at).substr(0, 10) : "sans date ";
    console.line(fmt::format("  {}  {}", date, item.title));
  }
}

/// A page in place of a feed: where its feeds are, as it says itself.
void print_announced(const std::filesystem::path& file, const parse::FeedContext& context,
                     Console& console) {
  const auto bytes = read_file(file, parse::kFeedBytesMax);
  if (!bytes) return;
  const auto feeds = parse::announced_feeds(*bytes, context.content_type, context.url);
  if (!feeds.empty()) console.line("Cette page annonce\u00A0:");
  for (const parse::AnnouncedFeed& feed : feeds) {
    console.line(fmt::format("  {}  {}", feed.url, feed.title));
  }
}

}  // namespace

int run_feed_parse(const FeedParseArguments& arguments, Console& console) {
  if (arguments.batch) return run_batch(console);
  parse::FeedContext context;
  context.now = SystemClock().now();
  context.url = arguments.url;
  for (const std::string& header : arguments.headers) {
    const std::size_t colon = header.find(':');
    if (colon == std::string::npos) {
      return console.report(
          {Code::invalid_input, "--header " + header,
           fmt::format("un en-tête s’écrit «\u00a0Nom: valeur\u00a0», et non «\u00a0{}\u00a0»",
                       header)});
    }
    set_header(context, header.substr(0, colon), header.substr(colon + 1));
  }
  const auto parsed = parse_file(arguments.file, context);
  if (arguments.json) console.line(parse::neutral_json(parsed));
  if (!parsed && arguments.json) return kExitFailed;
  if (!parsed) {
    print_announced(arguments.file, context, console);
    return console.report(parsed.error());
  }
  if (!arguments.json) print_summary(*parsed, console);
  return kExitOk;
}

}  // namespace vigie::cli
