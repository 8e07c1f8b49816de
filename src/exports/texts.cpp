// SPDX-License-Identifier: EUPL-1.2
#include "exports/texts.hpp"

#include "base/format.hpp"
#include "text/compose.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::exports {
namespace {

/// What Latin-1 lacks and French prints; "" for what is left as it is.
std::string_view in_latin1(char32_t code) {
  switch (code) {
    case U'’':
    case U'‘':
      return "'";
    case U'“':
    case U'”':
      return "\"";
    case U'œ':
      return "oe";
    case U'Œ':
      return "Oe";
    case U'–':
    case U'—':
      return "-";
    case U'…':
      return "...";
    case U'€':
      return "EUR";
    case U'•':
      return "-";
    default:
      return "";
  }
}

/// Emoji and what dresses them: beyond the plane of ordinary writing, or among its signs.
bool is_emoji(char32_t code) {
  return (code >= 0x1F000 && code <= 0x1FAFF) || (code >= 0x2600 && code <= 0x27BF) ||
         (code >= 0xFE00 && code <= 0xFE0F);
}

void append_for_pmb(std::string& out, std::string_view bytes, char32_t code, bool latin1) {
  if (code == 0x202F) {
    out += "\u00A0";
  } else if (code == 0x2011) {
    out += '-';
  } else if (is_emoji(code)) {
    return;
  } else if (latin1 && code > 0xFF) {
    const std::string_view instead = in_latin1(code);
    out += instead.empty() ? "?" : instead;
  } else {
    out += bytes;
  }
}

}  // namespace

std::string told_lines(std::string_view given, const Options& options) {
  const std::string composed = text::composed(text::showable(given));
  const bool pmb = options.dialect == Dialect::pmb;
  std::string out;
  for (std::string_view rest = composed; !rest.empty();) {
    const text::Utf8Char next = text::read_utf8(rest);
    const std::string_view bytes = rest.substr(0, next.bytes);
    rest.remove_prefix(next.bytes);
    if (next.code == 0xAD || (pmb && text::is_ignorable(next.code))) continue;
    if (next.code == 0x200B || next.code == 0xFEFF) continue;
    if (pmb || options.latin1) {
      append_for_pmb(out, bytes, next.code, options.latin1);
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string told(std::string_view text, const Options& options) {
  return text::one_line(told_lines(text, options));
}

std::string undated_note(const BibRecord& record) {
  if (record.day) return "";
  return "Date non indiquée, vu le " + text::long_date(record.signalled_on);
}

std::string permalink_note(const BibRecord& record) {
  if (record.permalink.empty()) return "";
  return "Signalé au panorama du réseau\u00A0: " + record.permalink;
}

std::string cut_at_word(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  constexpr std::string_view kDots = "…";
  std::string_view cut = text::utf8_prefix(text, bytes - kDots.size());
  if (const std::size_t space = cut.rfind(' '); space != std::string_view::npos) {
    cut = cut.substr(0, space);
  }
  return std::string(cut) + std::string(kDots);
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + '"';
}

const std::string& serial_title(const Host& host) {
  return host.catalogue_title.empty() ? host.name : host.catalogue_title;
}

bool is_periodical(const BibRecord& record) {
  return record.host.rhythm != MediaRhythm::none && record.day && !record.host.name.empty();
}

}  // namespace vigie::exports
