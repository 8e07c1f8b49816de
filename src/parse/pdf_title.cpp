// SPDX-License-Identifier: EUPL-1.2
#include "parse/pdf_title.hpp"

#include "parse/limits.hpp"
#include "parse/xml_text.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr std::size_t kStringBytesMax = 2'000;

/// The text between two marks, from `at` on; "" where either is missing.
std::string_view between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + before.size();
  const std::size_t end = text.find(after, begin);
  return end == std::string_view::npos ? std::string_view() : text.substr(begin, end - begin);
}

/// <dc:title><rdf:Alt><rdf:li xml:lang="x-default">Le rapport</rdf:li>…
std::string xmp_title(std::string_view bytes) {
  const std::string_view title = between(bytes, "<dc:title>", "</dc:title>");
  const std::size_t item = title.find("<rdf:li");
  if (item == std::string_view::npos) return "";
  return std::string(between(title.substr(item), ">", "</rdf:li>"));
}

/// "(Le rapport \\(annuel\\))", with its escapes; bytes as they stand in the file.
std::string literal_string(std::string_view text) {
  std::string value;
  int depth = 0;
  for (std::size_t at = 0; at < text.size() && value.size() < kStringBytesMax; ++at) {
    char c = text[at];
    if (c == '\\' && at + 1 < text.size()) {
      c = text[++at];
      if (c >= '0' && c <= '7') {
        int code = 0;
        std::size_t digits = 0;
        for (; digits < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++digits) {
          code = code * 8 + (text[at++] - '0');
        }
        --at;
        value += static_cast<char>(code & 0xFF);
      } else {
        value += c == 'n' || c == 'r' || c == 't' ? ' ' : c;
      }
      continue;
    }
    if (c == '(' && ++depth == 1) continue;
    if (c == ')' && --depth == 0) break;
    value += c;
  }
  return value;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// "<FEFF004C0065>"
std::string hex_string(std::string_view text) {
  std::string value;
  int half = -1;
  for (const char c : text.substr(1, kStringBytesMax)) {
    if (c == '>') break;
    const int digit = hex_digit(c);
    if (digit < 0) continue;
    if (half < 0) {
      half = digit;
    } else {
      value += static_cast<char>(half * 16 + digit);
      half = -1;
    }
  }
  return value;
}

/// UTF-16BE with its mark, UTF-8 with its mark, else what PDF calls its own encoding: Latin-1 here.
std::string decoded(std::string_view bytes) {
  std::string out;
  if (bytes.starts_with("\xFE\xFF")) {
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
      const auto high = static_cast<unsigned char>(bytes[at]);
      const auto low = static_cast<unsigned char>(bytes[at + 1]);
      text::append_utf8(out, static_cast<char32_t>(high << 8U | low));
    }
    return out;
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
  if (text::is_utf8(bytes)) return std::string(bytes);
  for (const char c : bytes) {
    text::append_utf8(out, static_cast<char32_t>(static_cast<unsigned char>(c)));
  }
  return out;
}

std::string information_title(std::string_view bytes) {
  const std::size_t at = bytes.rfind("/Title");
  if (at == std::string_view::npos) return "";
  const std::string_view rest = text::trimmed(bytes.substr(at + 6, kStringBytesMax * 2));
  if (rest.starts_with('(')) return decoded(literal_string(rest));
  return rest.starts_with('<') ? decoded(hex_string(rest)) : "";
}

}  // namespace

bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).find("%PDF-") == 0; }

std::string pdf_title(std::string_view bytes) {
  const std::string_view first = bytes.substr(0, kPdfLookedAt);
  const std::string_view last =
      bytes.size() > kPdfLookedAt ? bytes.substr(bytes.size() - kPdfLookedAt) : bytes;
  std::string title;
  for (const std::string_view part : {first, last}) {
    if (title.empty()) title = text::plain_text(xmp_title(part));
  }
  for (const std::string_view part : {last, first}) {
    if (title.empty()) title = text::plain_text(text::escape_html(information_title(part)));
  }
  return text::showable(std::string(text::utf8_prefix(title, kTitleBytesMax)));
}

}  // namespace vigie::parse
