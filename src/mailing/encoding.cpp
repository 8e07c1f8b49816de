// SPDX-License-Identifier: EUPL-1.2
#include "mailing/encoding.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

constexpr std::string_view kCrlf = "\r\n";
constexpr std::size_t kHeaderLineMax = 76;
constexpr std::size_t kAddressMax = 254;
constexpr std::size_t kLocalPartMax = 64;

void append_hex(std::string& out, char c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += '=';
  out += kDigits[byte >> 4U];
  out += kDigits[byte & 15U];
}

/// Writes quoted-printable, breaking lines softly where they would pass kLineMax.
class QuotedWriter {
 public:
  void character(std::string_view bytes, bool at_line_end) {
    const char c = bytes.front();
    const bool printable = bytes.size() == 1 && c >= ' ' && c <= '~' && c != '=';
    const bool blank_at_end = (c == ' ' || c == '\t') && at_line_end;
    if ((printable || c == '\t') && !blank_at_end) {
      room(1);
      out_ += c;
      ++column_;
      return;
    }
    room(3 * bytes.size());
    for (const char byte : bytes) append_hex(out_, byte);
    column_ += 3 * bytes.size();
  }

  void newline() {
    out_ += kCrlf;
    column_ = 0;
  }

  void soft_break() {
    out_ += '=';
    newline();
  }

  bool at_line_start() const { return column_ == 0; }
  std::string take() {
    std::string out = std::move(out_);
    out_.clear();
    return out;
  }

 private:
  /// The last column is kept for the "=" of a soft break.
  void room(std::size_t width) {
    if (column_ + width > kLineMax - 1) soft_break();
  }

  std::string out_;
  std::size_t column_ = 0;
};

void write_text(QuotedWriter& writer, std::string_view utf8) {
  while (!utf8.empty()) {
    if (utf8.front() == '\r' && utf8.substr(1).starts_with('\n')) utf8.remove_prefix(1);
    if (utf8.front() == '\n') {
      writer.newline();
      utf8.remove_prefix(1);
      continue;
    }
    const std::size_t bytes = text::read_utf8(utf8).bytes;
    const std::string_view after = utf8.substr(bytes);
    const bool at_line_end = after.empty() || after.front() == '\n' || after.front() == '\r';
    writer.character(utf8.substr(0, bytes), at_line_end);
    utf8 = after;
  }
}

/// The first "%%name%%" of a text.
struct FoundSlot {
  std::size_t begin = std::string_view::npos;
  std::size_t end = std::string_view::npos;
  std::string name;
};

FoundSlot find_slot(std::string_view text) {
  for (std::size_t begin = text.find("%%"); begin != std::string_view::npos;
       begin = text.find("%%", begin + 1)) {
    std::size_t at = begin + 2;
    while (at < text.size() && text[at] >= 'a' && text[at] <= 'z') ++at;
    if (at == begin + 2 || text.substr(at, 2) != "%%") continue;
    return {begin, at + 2, std::string(text.substr(begin + 2, at - begin - 2))};
  }
  return {};
}

bool is_plain_header(std::string_view text) {
  return text.find("=?") == std::string_view::npos &&
         std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

/// RFC 2047 section 5 (3): these alone may stand for themselves even in a phrase.
bool plain_in_word(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '!' ||
         c == '*' || c == '+' || c == '-' || c == '/';
}

std::string encoded_character(std::string_view bytes) {
  if (bytes == " ") return "_";
  if (bytes.size() == 1 && plain_in_word(bytes.front())) return std::string(bytes);
  std::string out;
  for (const char byte : bytes) append_hex(out, byte);
  return out;
}

/// Encoded words separated by folds; `column` is where the first one starts.
std::string encoded_words(std::string_view utf8, std::size_t column) {
  constexpr std::string_view kOpen = "=?utf-8?Q?";
  constexpr std::string_view kClose = "?=";
  std::string out;
  std::string word;
  std::size_t room = std::min(kEncodedWordMax, kHeaderLineMax - std::min(column, kHeaderLineMax));
  while (!utf8.empty()) {
    const std::size_t bytes = text::read_utf8(utf8).bytes;
    const std::string next = encoded_character(utf8.substr(0, bytes));
    if (kOpen.size() + word.size() + next.size() + kClose.size() > room) {
      out += fmt::format("{}{}{}\r\n ", kOpen, word, kClose);
      word.clear();
      room = kEncodedWordMax;
    }
    word += next;
    utf8.remove_prefix(bytes);
  }
  return out + fmt::format("{}{}{}", kOpen, word, kClose);
}

/// ASCII words folded at their spaces.
std::string folded(std::string_view text, std::size_t column) {
  std::string out;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' ', 1), text.size());
    if (column + space > kHeaderLineMax && !out.empty()) {
      out += kCrlf;
      column = 0;
    }
    out += text.substr(0, space);
    column += space;
    text.remove_prefix(space);
  }
  return out;
}

std::string phrase(std::string_view displayed, std::size_t column) {
  if (!is_plain_header(displayed)) return encoded_words(displayed, column);
  std::string out = "\"";
  for (const char c : displayed) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

Failure bad_header(std::string_view name) {
  return fail(Code::invalid_input, fmt::format("header {}: a control character", name));
}

}  // namespace

std::vector<EncodedPiece> encode_body(std::string_view utf8) {
  std::vector<EncodedPiece> pieces;
  QuotedWriter writer;
  for (FoundSlot slot = find_slot(utf8); !slot.name.empty(); slot = find_slot(utf8)) {
    write_text(writer, utf8.substr(0, slot.begin));
    if (!writer.at_line_start()) writer.soft_break();
    pieces.push_back({writer.take(), std::move(slot.name)});
    writer.soft_break();  // after the value: the next piece starts on a line of its own
    utf8.remove_prefix(slot.end);
  }
  write_text(writer, utf8);
  if (!writer.at_line_start()) writer.newline();
  pieces.push_back({writer.take(), ""});
  return pieces;
}

std::string quoted_printable(std::string_view utf8) {
  QuotedWriter writer;
  write_text(writer, utf8);
  return writer.take();
}

Result<std::string> header_text(std::string_view name, std::string_view utf8) {
  if (has_control(utf8)) return bad_header(name);
  const std::size_t column = name.size() + 2;
  return fmt::format("{}: {}\r\n", name,
                     is_plain_header(utf8) ? folded(utf8, column) : encoded_words(utf8, column));
}

Result<std::string> header_address(std::string_view name, std::string_view displayed,
                                   std::string_view address) {
  if (has_control(displayed)) return bad_header(name);
  if (!is_address(address)) {
    return fail(Code::invalid_input, fmt::format("header {}: not an address", name));
  }
  if (displayed.empty()) return fmt::format("{}: {}\r\n", name, address);
  const std::string words = phrase(displayed, name.size() + 2);
  const std::size_t line_start = words.rfind('\n');
  const std::size_t used =
      line_start == std::string::npos ? name.size() + 2 + words.size() : words.size() - line_start;
  const std::string_view between = used + address.size() + 3 > kHeaderLineMax ? "\r\n " : " ";
  return fmt::format("{}: {}{}<{}>\r\n", name, words, between, address);
}

Result<std::string> header_list(std::string_view name, const std::vector<std::string>& values) {
  std::string out = fmt::format("{}: ", name);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!std::ranges::all_of(values[i], [](char c) { return c >= ' ' && c <= '~'; })) {
      return bad_header(name);
    }
    if (i > 0) out += ",\r\n ";
    out += values[i];
  }
  return out + "\r\n";
}

bool has_control(std::string_view text) {
  while (!text.empty()) {
    const auto point = text::read_utf8(text);
    if (!point.valid || point.code < 0x20 || (point.code >= 0x7F && point.code <= 0x9F)) {
      return true;
    }
    text.remove_prefix(point.bytes);
  }
  return false;
}

bool is_address(std::string_view address) {
  const std::size_t at = address.find('@');
  if (address.size() > kAddressMax || at == std::string_view::npos || at == 0 ||
      at > kLocalPartMax) {
    return false;
  }
  const std::string_view domain = address.substr(at + 1);
  constexpr std::string_view kForbidden = "()<>[]:;@\\,\"";
  const auto atom = [&](char c) {
    return c > ' ' && c <= '~' && kForbidden.find(c) == std::string_view::npos;
  };
  const auto host = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
  };
  const auto dotted = [](std::string_view part) {
    return !part.empty() && part.front() != '.' && part.back() != '.' &&
           part.find("..") == std::string_view::npos;
  };
  return std::ranges::all_of(address.substr(0, at), atom) && std::ranges::all_of(domain, host) &&
         dotted(address.substr(0, at)) && dotted(domain) &&
         domain.find('.') != std::string_view::npos;
}

std::string address_key(std::string_view address) { return text::ascii_lower(address); }

}  // namespace vigie::mailing
