// SPDX-License-Identifier: EUPL-1.2
#include "text/entities.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <span>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

struct Named {
  std::string_view name;
  char32_t code;
};

// Names that HTML 5 added to those of HTML 4, sorted; the ones of mathematics left out.
constexpr Named kHtml5[] = {{"AMP", U'&'},       {"Abreve", 0x102},   {"Amacr", 0x100},
                            {"Aogon", 0x104},    {"COPY", 0xA9},      {"Cacute", 0x106},
                            {"Ccaron", 0x10C},   {"Dcaron", 0x10E},   {"Dstrok", 0x110},
                            {"Ecaron", 0x11A},   {"Emacr", 0x112},    {"Eogon", 0x118},
                            {"GT", U'>'},        {"Gbreve", 0x11E},   {"Hat", U'^'},
                            {"Idot", 0x130},     {"Imacr", 0x12A},    {"LT", U'<'},
                            {"Lstrok", 0x141},   {"Nacute", 0x143},   {"Ncaron", 0x147},
                            {"NewLine", U'\n'},  {"NoBreak", 0x2060}, {"NonBreakingSpace", 0xA0},
                            {"Odblac", 0x150},   {"Omacr", 0x14C},    {"QUOT", U'"'},
                            {"REG", 0xAE},       {"Racute", 0x154},   {"Rcaron", 0x158},
                            {"Sacute", 0x15A},   {"Scedil", 0x15E},   {"TRADE", 0x2122},
                            {"Tab", U'\t'},      {"Tcaron", 0x164},   {"Udblac", 0x170},
                            {"Umacr", 0x16A},    {"Uring", 0x16E},    {"Zacute", 0x179},
                            {"Zcaron", 0x17D},   {"Zdot", 0x17B},     {"ZeroWidthSpace", 0x200B},
                            {"abreve", 0x103},   {"amacr", 0x101},    {"aogon", 0x105},
                            {"apos", U'\''},     {"ast", U'*'},       {"blank", 0x2423},
                            {"bsol", U'\\'},     {"cacute", 0x107},   {"ccaron", 0x10D},
                            {"centerdot", 0xB7}, {"check", 0x2713},   {"checkmark", 0x2713},
                            {"colon", U':'},     {"comma", U','},     {"commat", U'@'},
                            {"copysr", 0x2117},  {"cross", 0x2717},   {"dash", 0x2010},
                            {"dcaron", 0x10F},   {"dollar", U'$'},    {"dstrok", 0x111},
                            {"ecaron", 0x11B},   {"ell", 0x2113},     {"emacr", 0x113},
                            {"emsp13", 0x2004},  {"emsp14", 0x2005},  {"eogon", 0x119},
                            {"equals", U'='},    {"excl", U'!'},      {"ffilig", 0xFB03},
                            {"fflig", 0xFB00},   {"ffllig", 0xFB04},  {"filig", 0xFB01},
                            {"fllig", 0xFB02},   {"frac13", 0x2153},  {"frac15", 0x2155},
                            {"frac18", 0x215B},  {"frac23", 0x2154},  {"frac38", 0x215C},
                            {"frac58", 0x215D},  {"frac78", 0x215E},  {"gbreve", 0x11F},
                            {"grave", U'`'},     {"hairsp", 0x200A},  {"half", 0xBD},
                            {"horbar", 0x2015},  {"hyphen", 0x2010},  {"imacr", 0x12B},
                            {"incare", 0x2105},  {"inodot", 0x131},   {"lbrace", U'{'},
                            {"lbrack", U'['},    {"lcub", U'{'},      {"ldquor", 0x201E},
                            {"lowbar", U'_'},    {"lpar", U'('},      {"lsqb", U'['},
                            {"lsquor", 0x201A},  {"lstrok", 0x142},   {"mldr", 0x2026},
                            {"nacute", 0x144},   {"napos", 0x149},    {"ncaron", 0x148},
                            {"nldr", 0x2025},    {"num", U'#'},       {"numero", 0x2116},
                            {"numsp", 0x2007},   {"odblac", 0x151},   {"omacr", 0x14D},
                            {"percnt", U'%'},    {"period", U'.'},    {"phone", 0x260E},
                            {"plus", U'+'},      {"puncsp", 0x2008},  {"quest", U'?'},
                            {"racute", 0x155},   {"rbrace", U'}'},    {"rbrack", U']'},
                            {"rcaron", 0x159},   {"rcub", U'}'},      {"rdquor", 0x201D},
                            {"rpar", U')'},      {"rsqb", U']'},      {"rsquor", 0x2019},
                            {"sacute", 0x15B},   {"scedil", 0x15F},   {"semi", U';'},
                            {"sol", U'/'},       {"star", 0x2606},    {"starf", 0x2605},
                            {"tcaron", 0x165},   {"udblac", 0x171},   {"umacr", 0x16B},
                            {"uring", 0x16F},    {"verbar", U'|'},    {"vert", U'|'},
                            {"zacute", 0x17A},   {"zcaron", 0x17E},   {"zdot", 0x17C}};

constexpr Named kCommon[] = {{"lt", U'<'},   {"gt", U'>'},    {"amp", U'&'},
                             {"quot", U'"'}, {"apos", U'\''}, {"nbsp", 0xA0}};

// Those of HTML 4 that French texts are full of, sorted: libxml2 looks its own up one after the
// other.
constexpr Named kFrench[] = {
    {"Acirc", 0xC2},   {"Agrave", 0xC0},  {"Ccedil", 0xC7},  {"Eacute", 0xC9},   {"Ecirc", 0xCA},
    {"Egrave", 0xC8},  {"Ocirc", 0xD4},   {"acirc", 0xE2},   {"agrave", 0xE0},   {"bull", 0x2022},
    {"ccedil", 0xE7},  {"copy", 0xA9},    {"deg", 0xB0},     {"eacute", 0xE9},   {"ecirc", 0xEA},
    {"egrave", 0xE8},  {"euml", 0xEB},    {"euro", 0x20AC},  {"hellip", 0x2026}, {"icirc", 0xEE},
    {"iuml", 0xEF},    {"laquo", 0xAB},   {"ldquo", 0x201C}, {"lsquo", 0x2018},  {"mdash", 0x2014},
    {"middot", 0xB7},  {"ndash", 0x2013}, {"ocirc", 0xF4},   {"oelig", 0x153},   {"raquo", 0xBB},
    {"rdquo", 0x201D}, {"rsquo", 0x2019}, {"ucirc", 0xFB},   {"ugrave", 0xF9}};
static_assert(std::ranges::is_sorted(kFrench, {}, &Named::name));

constexpr char32_t kLatin1Last = 0xFF;

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alphanumeric(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<Reference> read_number(std::string_view text) {
  const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t start = hexadecimal ? 3 : 2;
  const char32_t base = hexadecimal ? 16 : 10;
  std::size_t end = start;
  char32_t code = 0;
  for (; end < text.size(); ++end) {
    const int digit = hexadecimal || is_digit(text[end]) ? hex_value(text[end]) : -1;
    if (digit < 0) break;
    // Past the last code point the value no longer matters, only that it does not wrap.
    if (code <= 0x10FFFF) code = code * base + static_cast<char32_t>(digit);
  }
  if (end == start) return std::nullopt;
  if (end < text.size() && text[end] == ';') ++end;
  if (code >= 0x80 && code <= 0x9F) {
    const char32_t meant = windows_1252(static_cast<unsigned char>(code));
    if (meant != 0) code = meant;
  }
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  return Reference{code, end};
}

std::optional<Reference> read_name(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && end <= kEntityNameBytesMax && is_alphanumeric(text[end])) ++end;
  const auto code = entity_code(text.substr(1, end - 1));
  if (!code) return std::nullopt;
  if (end < text.size() && text[end] == ';') return Reference{*code, end + 1};
  // Without its ; a name is read in running text alone: "?a=1&copy=2" is an address.
  const bool address = end < text.size() && text[end] == '=';
  if (*code > kLatin1Last || address) return std::nullopt;
  return Reference{*code, end};
}

std::optional<char32_t> code_in(std::span<const Named> sorted, std::string_view name) {
  const auto found = std::ranges::lower_bound(sorted, name, {}, &Named::name);
  if (found == sorted.end() || found->name != name) return std::nullopt;
  return found->code;
}

}  // namespace

std::optional<char32_t> entity_code(std::string_view name) {
  if (name.empty() || name.size() > kEntityNameBytesMax) return std::nullopt;
  for (const Named& common : kCommon) {
    if (common.name == name) return common.code;
  }
  if (const auto french = code_in(kFrench, name)) return french;
  const std::string terminated(name);
  // libxml2's strings are unsigned char; the bytes are the same.
  const auto* html4 = htmlEntityLookup(reinterpret_cast<const xmlChar*>(terminated.c_str()));
  if (html4 != nullptr) return static_cast<char32_t>(html4->value);
  return code_in(kHtml5, name);
}

std::optional<Reference> read_reference(std::string_view text) {
  if (text.size() < 3 || text[0] != '&') return std::nullopt;
  return text[1] == '#' ? read_number(text) : read_name(text);
}

std::string decode_references(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find('&'), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    if (const auto reference = read_reference(text)) {
      append_utf8(out, reference->code);
      text.remove_prefix(reference->bytes);
    } else {
      out.push_back('&');
      text.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace vigie::text
