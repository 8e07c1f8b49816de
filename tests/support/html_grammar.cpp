// SPDX-License-Identifier: EUPL-1.2
#include "support/html_grammar.hpp"

#include <algorithm>
#include <regex>
#include <set>
#include <vector>

namespace vigie::test {
namespace {

const std::set<std::string, std::less<>> kBlocks = {"p", "div", "ul", "ol", "li", "blockquote"};
const std::set<std::string, std::less<>> kInlines = {"em",  "strong", "b", "i",    "sub",
                                                     "sup", "cite",   "q", "abbr", "a"};

class Reader {
 public:
  Reader(std::string_view html, bool as_published) : html_(html), as_published_(as_published) {}

  std::string problem() {
    while (at_ < html_.size() && problem_.empty()) {
      const char c = html_[at_];
      if (c == '<') {
        read_tag();
      } else if (c == '&') {
        read_reference();
      } else {
        read_byte(c);
      }
    }
    if (problem_.empty() && !open_.empty()) refuse("unclosed " + open_.back());
    return problem_;
  }

 private:
  void refuse(const std::string& what) {
    if (problem_.empty()) problem_ = what + " at " + std::to_string(at_);
  }

  void read_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '>' || c == '"' || c == '\'' || c == '`') {
      refuse("raw byte " + std::to_string(byte));
    }
    if (c != ' ') see_text();
    ++at_;
  }

  void read_reference() {
    static const std::vector<std::string> kAllowed = {"&amp;",  "&lt;",  "&gt;",
                                                      "&quot;", "&#39;", "&#96;"};
    for (const std::string& reference : kAllowed) {
      if (html_.substr(at_, reference.size()) != reference) continue;
      see_text();
      at_ += reference.size();
      return;
    }
    refuse("reference");
  }

  void see_text() {
    if (!open_.empty() && (open_.back() == "ul" || open_.back() == "ol")) refuse("text in a list");
    std::fill(filled_.begin(), filled_.end(), true);
  }

  /// `<img src="…" alt="…" width="…" height="…" />`, all but src at will; it counts as text.
  bool read_picture(std::string_view tag) {
    static const std::regex kPicture(
        "^<img src=\"https?://(?:[!#-%(-;=?-\\[\\]_a-z~]|&amp;|&#39;)+\""
        "( alt=\"(?:[^<>\"'`&]|&(?:amp|lt|gt|quot|#39|#96);)+\")?"
        "( width=\"[0-9]{1,4}\")?( height=\"[0-9]{1,4}\")? />");
    if (!as_published_ || !std::regex_search(tag.begin(), tag.end(), kPicture)) return false;
    see_text();
    return true;
  }

  /// A link as published: letters beyond ASCII, or relative without scheme and host.
  bool read_published_link(std::string_view tag) {
    static const std::regex kLink(
        "^<a href=\"(?:(?:https?://|mailto:)(?:[!#-%(-;=?-\\[\\]_a-z~]|[^\\x01-\\x7f]|&amp;|&#39;)+"
        "|(?!//)(?:[!#-%(-.0-9;=?-\\[\\]_a-z~]|&amp;|&#39;)*(?:[/"
        "?#](?:[!#-%(-;=?-\\[\\]_a-z~]|&amp;|"
        "&#39;)*)?)\">");
    if (!as_published_ || !std::regex_search(tag.begin(), tag.end(), kLink)) return false;
    open("a");
    see_text();  // may be all there is of it
    return true;
  }

  void read_tag() {
    static const std::regex kTag(
        "^<(?:(br)|(p|div|ul|ol|li|blockquote|em|strong|b|i|sub|sup|cite|q|abbr)|"
        "(a) href=\"((?:https?://|mailto:)(?:[!#-%(-;=?-\\[\\]_a-z~]|&amp;|&#39;)*)\"|"
        "/(p|div|ul|ol|li|blockquote|em|strong|b|i|sub|sup|cite|q|abbr|a))>");
    const std::string_view rest = html_.substr(at_, 8192);
    std::match_results<std::string_view::const_iterator> match;
    // The end is sought first: std::regex recurses over each character it repeats.
    const std::size_t end = rest.find('>');
    if (end != std::string_view::npos &&
        (read_picture(rest.substr(0, end + 1)) || read_published_link(rest.substr(0, end + 1)))) {
      at_ += end + 1;
      return;
    }
    if (end == std::string_view::npos ||
        !std::regex_search(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(end) + 1, match,
                           kTag)) {
      return refuse("tag " + std::string(rest.substr(0, 40)));
    }
    if (match[1].matched) {
      see_text();
    } else if (match[5].matched) {
      close(match[5].str());
    } else {
      open(match[2].matched ? match[2].str() : "a");
    }
    at_ += end + 1;
  }

  void open(const std::string& name) {
    const std::string parent = open_.empty() ? "" : open_.back();
    const bool list = parent == "ul" || parent == "ol";
    if (list != (name == "li")) refuse(name + " in " + parent);
    const bool only_inline = parent == "p" || kInlines.count(parent) == 1;
    if (only_inline && kBlocks.count(name) == 1) refuse(name + " in " + parent);
    if (kInlines.count(name) == 1 && std::count(open_.begin(), open_.end(), name) > 0) {
      refuse(name + " in itself");
    }
    open_.push_back(name);
    filled_.push_back(false);
  }

  void close(const std::string& name) {
    if (open_.empty() || open_.back() != name) return refuse("/" + name);
    if (!filled_.back()) return refuse("empty " + name);
    open_.pop_back();
    filled_.pop_back();
  }

  std::string_view html_;
  bool as_published_;
  std::size_t at_ = 0;
  std::string problem_;
  std::vector<std::string> open_;
  std::vector<bool> filled_;
};

}  // namespace

std::string grammar_problem(std::string_view html) { return Reader(html, false).problem(); }

std::string published_grammar_problem(std::string_view html) {
  return Reader(html, true).problem();
}

}  // namespace vigie::test
