// SPDX-License-Identifier: EUPL-1.2
#include "text/charset.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::string_view kUtf8 = "utf-8";
constexpr std::string_view kWestern = "windows-1252";
constexpr std::size_t kDeclarationBytesMax = 4096;

struct Label {
  std::string_view label, encoding;
};

constexpr Label kLabels[] = {
    {"utf-8", kUtf8},
    {"utf8", kUtf8},
    {"unicode-1-1-utf-8", kUtf8},
    {"us-ascii", kWestern},
    {"ascii", kWestern},
    {"iso-8859-1", kWestern},
    {"iso8859-1", kWestern},
    {"iso_8859-1", kWestern},
    {"iso88591", kWestern},
    {"latin1", kWestern},
    {"latin-1", kWestern},
    {"l1", kWestern},
    {"windows-1252", kWestern},
    {"cp1252", kWestern},
    {"x-cp1252", kWestern},
    {"iso-8859-15", "iso-8859-15"},
    {"iso8859-15", "iso-8859-15"},
    {"latin9", "iso-8859-15"},
    {"latin-9", "iso-8859-15"},
    {"iso-8859-2", "iso-8859-2"},
    {"latin2", "iso-8859-2"},
    {"iso-8859-3", "iso-8859-3"},
    {"iso-8859-4", "iso-8859-4"},
    {"iso-8859-5", "iso-8859-5"},
    {"iso-8859-6", "iso-8859-6"},
    {"iso-8859-7", "iso-8859-7"},
    {"iso-8859-8", "iso-8859-8"},
    {"iso-8859-9", "windows-1254"},
    {"latin5", "windows-1254"},
    {"iso-8859-10", "iso-8859-10"},
    {"iso-8859-13", "iso-8859-13"},
    {"iso-8859-14", "iso-8859-14"},
    {"iso-8859-16", "iso-8859-16"},
    {"windows-1250", "windows-1250"},
    {"windows-1251", "windows-1251"},
    {"cp1251", "windows-1251"},
    {"windows-1253", "windows-1253"},
    {"windows-1254", "windows-1254"},
    {"windows-1255", "windows-1255"},
    {"windows-1256", "windows-1256"},
    {"windows-1257", "windows-1257"},
    {"windows-1258", "windows-1258"},
    {"windows-874", "windows-874"},
    {"tis-620", "windows-874"},
    {"koi8-r", "koi8-r"},
    {"koi8-u", "koi8-u"},
    {"macintosh", "macintosh"},
    {"mac", "macintosh"},
    {"x-mac-roman", "macintosh"},
    {"ibm866", "ibm866"},
    {"cp866", "ibm866"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"gb18030", "gb18030"},
    {"big5", "big5"},
    {"big5-hkscs", "big5"},
    {"shift_jis", "shift_jis"},
    {"shift-jis", "shift_jis"},
    {"sjis", "shift_jis"},
    {"x-sjis", "shift_jis"},
    {"windows-31j", "shift_jis"},
    {"euc-jp", "euc-jp"},
    {"x-euc-jp", "euc-jp"},
    {"euc-kr", "euc-kr"},
    {"ks_c_5601-1987", "euc-kr"},
    {"utf-16", "utf-16le"},
    {"utf-16le", "utf-16le"},
    {"utf-16be", "utf-16be"},
    {"utf-32", "utf-32le"},
    {"utf-32le", "utf-32le"},
    {"utf-32be", "utf-32be"},
};

/// The name under which iconv knows the widest form of an encoding.
std::string iconv_name(std::string_view encoding) {
  if (encoding == "windows-1252") return "CP1252";
  if (encoding == "shift_jis") return "CP932";
  if (encoding == "euc-kr") return "CP949";
  if (encoding == "windows-874") return "CP874";
  if (encoding == "big5") return "BIG5-HKSCS";
  if (encoding == "ibm866") return "CP866";
  return std::string(encoding);
}

Decoded rewritten(std::string utf8, std::string_view encoding, bool repaired) {
  auto kept = std::make_unique<const std::string>(std::move(utf8));
  const std::string_view view = *kept;
  return {view, std::string(encoding), repaired, std::move(kept)};
}

class Converter {
 public:
  explicit Converter(std::string_view encoding)
      : handle_(iconv_open("UTF-8", iconv_name(encoding).c_str())) {}
  ~Converter() {
    if (usable()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  // iconv_open answers (iconv_t)-1; comparing the pointer's bits avoids its C cast.
  bool usable() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  /// `repaired` where a byte was no character.
  Decoded convert(std::string_view bytes, std::string_view encoding) {
    std::string utf8;
    utf8.reserve(bytes.size() + bytes.size() / 8);
    bool repaired = false;
    std::string input(bytes);
    char* at = input.data();
    std::size_t left = input.size();
    std::array<char, 8192> buffer{};
    while (left > 0) {
      char* out = buffer.data();
      std::size_t room = buffer.size();
      const std::size_t done = iconv(handle_, &at, &left, &out, &room);
      utf8.append(buffer.data(), buffer.size() - room);
      if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
      append_utf8(utf8, 0xFFFD);
      repaired = true;
      if (errno == EINVAL) break;  // cut in the middle of the last character
      ++at;
      --left;
    }
    return rewritten(std::move(utf8), encoding, repaired);
  }

 private:
  iconv_t handle_;
};

struct Mark {
  std::string_view bytes, encoding;
};

std::optional<Mark> byte_order_mark(std::string_view bytes) {
  // UTF-32 first: its little-endian mark begins with that of UTF-16.
  static constexpr Mark kMarks[] = {{{"\x00\x00\xFE\xFF", 4}, "utf-32be"},
                                    {{"\xFF\xFE\x00\x00", 4}, "utf-32le"},
                                    {{"\xFE\xFF", 2}, "utf-16be"},
                                    {{"\xFF\xFE", 2}, "utf-16le"},
                                    {{"\xEF\xBB\xBF", 3}, kUtf8}};
  for (const Mark& mark : kMarks) {
    if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return mark;
  }
  return std::nullopt;
}

/// A document begins with `<`: where its zero bytes stand tells the width of a character.
std::string_view wide_encoding(std::string_view bytes) {
  static constexpr Mark kStarts[] = {{{"\x00\x00\x00<", 4}, "utf-32be"},
                                     {{"<\x00\x00\x00", 4}, "utf-32le"},
                                     {{"\x00<\x00", 3}, "utf-16be"},
                                     {{"<\x00", 2}, "utf-16le"}};
  for (const Mark& start : kStarts) {
    if (bytes.substr(0, start.bytes.size()) == start.bytes) return start.encoding;
  }
  return {};
}

/// What stands behind `name=` up to a quote, a delimiter or white space.
std::string_view parameter(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    std::string_view rest = trimmed(text.substr(at + name.size()));
    if (rest.empty() || rest.front() != '=') continue;
    rest = trimmed(rest.substr(1));
    if (!rest.empty() && (rest.front() == '"' || rest.front() == '\'')) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of("\"'; \t\r\n?>/"));
  }
  return {};
}

std::string_view label_of_http(std::string_view header) {
  const std::string_view charset = parameter(header, "charset");
  return charset.empty() ? trimmed(header) : charset;
}

std::string_view label_of_declaration(std::string_view start) {
  const std::size_t declaration = start.find("<?xml");
  if (declaration == std::string_view::npos) return {};
  const std::string_view inside = start.substr(declaration);
  return parameter(inside.substr(0, inside.find("?>")), "encoding");
}

std::string_view label_of_meta(std::string_view start) {
  const std::size_t meta = start.find("<meta");
  return meta == std::string_view::npos ? std::string_view()
                                        : parameter(start.substr(meta), "charset");
}

/// The label that counts, and what it means: the first one of our list.
Label declared(std::string_view bytes, std::string_view http_charset) {
  const std::string_view start = bytes.substr(0, kDeclarationBytesMax);
  for (const std::string_view label :
       {label_of_http(http_charset), label_of_declaration(start), label_of_meta(start)}) {
    const std::string_view encoding = encoding_for_label(label);
    // Bytes without a zero are no UTF-16, whatever the label says.
    if (!encoding.empty() && encoding.substr(0, 6) != "utf-16" &&
        encoding.substr(0, 6) != "utf-32") {
      return {label, encoding};
    }
  }
  return {};
}

struct Census {
  std::size_t sequences = 0;  ///< characters of two bytes and more that are valid UTF-8
  std::size_t strays = 0;
};

Census count(std::string_view bytes) {
  Census census;
  for (bytes.remove_prefix(ascii_run(bytes)); !bytes.empty();
       bytes.remove_prefix(ascii_run(bytes))) {
    const Utf8Char next = read_utf8(bytes);
    ++(next.valid ? census.sequences : census.strays);
    bytes.remove_prefix(next.bytes);
  }
  return census;
}

/// UTF-8 where it is valid, windows-1252 byte by byte where it is not.
std::string decode_mixed(std::string_view bytes, bool keep_utf8) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  while (!bytes.empty()) {
    const std::size_t ascii = ascii_run(bytes);
    out.append(bytes.substr(0, ascii));
    bytes.remove_prefix(ascii);
    const Utf8Char next = read_utf8(bytes);
    if (next.bytes == 0) break;
    if (next.valid && keep_utf8) {
      out.append(bytes.substr(0, next.bytes));
      bytes.remove_prefix(next.bytes);
    } else {
      const char32_t code = windows_1252(static_cast<unsigned char>(bytes.front()));
      append_utf8(out, code == 0 ? 0xFFFD : code);
      bytes.remove_prefix(1);
    }
  }
  return out;
}

/// Two sources pasted into one document: neither reading alone is right. "É»" of windows-1252 is
/// valid UTF-8 by chance, so where Latin-1 is declared the sequences must be the greater part.
bool is_mixed(const Census& census, bool western_declared) {
  constexpr std::size_t kStraysPerSequence = 8;
  if (western_declared) return census.sequences > census.strays;
  return census.sequences > 0 && census.strays <= census.sequences * kStraysPerSequence;
}

Decoded decode_bytes(std::string_view bytes, const Label& label) {
  if (is_utf8(bytes)) {
    const bool ascii = !label.label.empty() && ascii_run(bytes) == bytes.size();
    const bool latin = label.encoding == kWestern;
    const std::string name = latin ? ascii_lower(label.label) : std::string(label.encoding);
    return {bytes, ascii ? name : std::string(kUtf8), false};
  }
  const bool western = label.encoding == kWestern;
  if (label.encoding.empty() || label.encoding == kUtf8 || western) {
    const bool mixed = is_mixed(count(bytes), western);
    // XML that says nothing of its encoding says UTF-8.
    const bool wrong_label = mixed || label.encoding == kUtf8 || label.encoding.empty();
    return rewritten(decode_mixed(bytes, mixed), mixed ? kUtf8 : kWestern, wrong_label);
  }
  Converter converter(label.encoding);
  if (!converter.usable()) return rewritten(decode_mixed(bytes, false), kWestern, true);
  return converter.convert(bytes, label.encoding);
}

Decoded decode_wide(std::string_view bytes, std::string_view encoding) {
  Converter converter(encoding);
  if (!converter.usable()) return rewritten(decode_mixed(bytes, true), kUtf8, true);
  return converter.convert(bytes, encoding);
}

}  // namespace

std::string_view encoding_for_label(std::string_view label) {
  const std::string key = ascii_lower(trimmed(label));
  for (const Label& known : kLabels) {
    if (known.label == key) return known.encoding;
  }
  return {};
}

Decoded to_utf8(std::string_view bytes, std::string_view http_charset) {
  if (const auto mark = byte_order_mark(bytes)) {
    bytes.remove_prefix(mark->bytes.size());
    if (mark->encoding == kUtf8) return decode_bytes(bytes, {kUtf8, kUtf8});
    return decode_wide(bytes, mark->encoding);
  }
  if (const auto wide = wide_encoding(bytes); !wide.empty()) return decode_wide(bytes, wide);
  return decode_bytes(bytes, declared(bytes, http_charset));
}

}  // namespace vigie::text
