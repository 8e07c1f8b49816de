// SPDX-License-Identifier: EUPL-1.2
#include "letter/archive_feed.hpp"

#include "base/format.hpp"
#include "text/html.hpp"

namespace vigie::letter {
namespace {

/// Escaped, without the controls that no XML may hold.
std::string escaped(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 || c == '\n' || c == '\t') plain += c;
  }
  return text::escape_html(plain);
}

/// What stands between <body …> and </body>: a reader brings its own page.
std::string_view body_of(std::string_view html) {
  const std::size_t open = html.find("<body");
  if (open == std::string_view::npos) return html;
  const std::size_t begin = html.find('>', open);
  const std::size_t end = html.rfind("</body>");
  if (begin == std::string_view::npos || end == std::string_view::npos || end <= begin) return html;
  return html.substr(begin + 1, end - begin - 1);
}

}  // namespace

std::string archive_feed(const ArchiveFeed& facts, std::span<const FeedIssue> issues) {
  const std::string home = fmt::format("{}/lettres/{}", facts.public_url, facts.letter);
  const Instant updated = issues.empty() ? facts.now : issues.front().public_at;
  std::string out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n"
      "<id>{0}</id>\n<title>{1}</title>\n<updated>{2}</updated>\n"
      "<link rel=\"self\" href=\"{0}/atom\"/>\n<link rel=\"alternate\" href=\"{0}\"/>\n"
      "<author><name>{1}</name></author>\n",
      escaped(home), escaped(facts.name), iso(updated));
  for (const FeedIssue& each : issues) {
    const std::string page = fmt::format("{}/{}/en-ligne", home, each.number);
    out += fmt::format(
        "<entry>\n<id>{0}</id>\n<title>{1}</title>\n<updated>{2}</updated>\n"
        "<published>{2}</published>\n<link rel=\"alternate\" href=\"{0}\"/>\n"
        "<content type=\"html\">{3}</content>\n</entry>\n",
        escaped(page), escaped(each.title), iso(each.public_at), escaped(body_of(each.html)));
  }
  return out + "</feed>\n";
}

}  // namespace vigie::letter
