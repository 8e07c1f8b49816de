// SPDX-License-Identifier: EUPL-1.2
#include "mailing/encoding.hpp"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

int hex_digit(char c) { return c <= '9' ? c - '0' : c - 'A' + 10; }

/// A decoder of its own, written from RFC 2045.
std::string decode_quoted_printable(std::string_view in) {
  std::string out;
  for (std::size_t i = 0; i < in.size(); ++i) {
    if (in[i] != '=') {
      out += in[i];
    } else if (in.substr(i + 1, 2) == "\r\n") {
      i += 2;
    } else {
      out += static_cast<char>(hex_digit(in[i + 1]) * 16 + hex_digit(in[i + 2]));
      i += 2;
    }
  }
  return out;
}

/// RFC 2047, Q only: white space between two encoded words vanishes.
std::string decode_header(std::string_view value) {
  std::string out;
  std::size_t at = 0;
  while (at < value.size()) {
    const std::size_t open = value.find("=?utf-8?Q?", at);
    if (open == std::string_view::npos) return out + std::string(value.substr(at));
    const std::string_view between = value.substr(at, open - at);
    if (between.find_first_not_of(" \r\n") != std::string_view::npos) out += between;
    const std::size_t begin = open + 10;
    const std::size_t end = value.find("?=", begin);
    std::string word;
    for (const char c : value.substr(begin, end - begin)) word += c == '_' ? ' ' : c;
    const std::string decoded = decode_quoted_printable(word);
    EXPECT_TRUE(text::is_utf8(decoded)) << "a character is cut between two words: " << word;
    EXPECT_LE(end + 2 - open, kEncodedWordMax);
    out += decoded;
    at = end + 2;
  }
  return out;
}

std::string random_text(std::mt19937& chance, std::size_t length, bool lines) {
  constexpr char32_t kSome[] = {U'a', U' ', U'e',   U'.',   U'=', U'?', U'_',    U'é', U'·',
                                U'’', U'«', 0x202F, 0x00A0, U'œ', U'€', 0x1F600, U'\t'};
  std::string out;
  for (std::size_t i = 0; i < length; ++i) {
    const auto pick = chance() % (std::size(kSome) + (lines ? 1 : 0));
    if (pick == std::size(kSome)) {
      out += '\n';
    } else if (kSome[pick] != U'\t' || lines) {
      text::append_utf8(out, kSome[pick]);
    }
  }
  return out;
}

std::string with_crlf(std::string_view text) {
  std::string out;
  for (const char c : text) out += c == '\n' ? std::string("\r\n") : std::string(1, c);
  return out;
}

void expect_short_ascii_lines(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find("\r\n");
    ASSERT_NE(end, std::string_view::npos);
    const std::string_view line = bytes.substr(0, end);
    ASSERT_LE(line.size(), kLineMax);
    ASSERT_EQ(line.find_first_of("\r\n"), std::string_view::npos);
    for (const char c : line) ASSERT_TRUE((c >= ' ' && c <= '~') || c == '\t');
    ASSERT_TRUE(line.empty() || line.back() != ' ');
    bytes.remove_prefix(end + 2);
  }
}

TEST(EncodeBody, ComesBackWhateverTheText) {
  std::mt19937 chance(1);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(chance, chance() % 400, true);
    const auto pieces = encode_body(text);
    ASSERT_EQ(pieces.size(), 1U);
    expect_short_ascii_lines(pieces[0].bytes);
    std::string expected = with_crlf(text);
    if (!text.empty() && !text.ends_with('\n')) expected += "\r\n";
    ASSERT_EQ(decode_quoted_printable(pieces[0].bytes), expected);
  }
}

TEST(EncodeBody, CutsNoCharacterAtTheEndOfALine) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "é·’";
  const std::string bytes = encode_body(text)[0].bytes;
  for (std::size_t at = bytes.find("=\r\n="); at != std::string::npos;
       at = bytes.find("=\r\n=", at + 1)) {
    const char first = bytes[at + 4];
    EXPECT_TRUE(first != '8' && first != '9' && first != 'A' && first != 'B') << at;
  }
}

TEST(EncodeBody, LeavesARoomOfItsOwnToEachSlot) {
  const auto pieces = encode_body("À %%adresse%%, voir %%lien%%.\nFin");
  ASSERT_EQ(pieces.size(), 3U);
  EXPECT_EQ(pieces[0].slot, "adresse");
  EXPECT_EQ(pieces[1].slot, "lien");
  std::string whole;
  for (const auto& piece : pieces) {
    whole += piece.bytes;
    if (!piece.slot.empty()) whole += quoted_printable("valeur·de·" + std::string(90, 'x'));
  }
  expect_short_ascii_lines(whole);
  const std::string value = "valeur·de·" + std::string(90, 'x');
  EXPECT_EQ(decode_quoted_printable(whole), "À " + value + ", voir " + value + ".\r\nFin\r\n");
}

TEST(HeaderText, ComesBackWhateverTheSubject) {
  std::mt19937 chance(2);
  for (int round = 0; round < 500; ++round) {
    const std::string subject = random_text(chance, 1 + chance() % 120, false);
    const auto header = header_text("Subject", subject);
    ASSERT_TRUE(header) << header.error().detail;
    ASSERT_TRUE(header->ends_with("\r\n"));
    for (std::size_t at = 0, end = header->find("\r\n"); end != std::string::npos;
         at = end + 2, end = header->find("\r\n", at)) {
      ASSERT_LE(end - at, 78U);
    }
    const std::string_view value = std::string_view(*header).substr(9, header->size() - 11);
    if (value.find("=?") != std::string_view::npos) {
      ASSERT_EQ(decode_header(value), subject);
    } else {
      ASSERT_EQ(value, subject);
    }
  }
}

TEST(HeaderText, NeverCutsAnInclusiveForm) {
  const auto header = header_text(
      "Subject", "N° 88 : les chargé·es de mission, les élu·es et les habitant·es racontent");
  ASSERT_TRUE(header);
  EXPECT_EQ(decode_header(std::string_view(*header).substr(9, header->size() - 11)),
            "N° 88 : les chargé·es de mission, les élu·es et les habitant·es racontent");
}

TEST(Headers, RefuseWhatWouldAddALine) {
  EXPECT_FALSE(header_text("Subject", "a\r\nBcc: x@y.fr"));
  EXPECT_FALSE(header_text("Subject", "a\nb"));
  EXPECT_FALSE(header_text("Subject", "a\u0085b"));
  EXPECT_FALSE(header_address("To", "Nom\r\nBcc: x@y.fr", "a@b.fr"));
  EXPECT_FALSE(header_address("To", "Nom", "a@b.fr>\r\nBcc: x@y.fr"));
  EXPECT_FALSE(header_list("List-Unsubscribe", {"<https://a.fr/\r\nBcc: x>"}));
}

TEST(HeaderAddress, WritesNamesInBothAlphabets) {
  EXPECT_EQ(*header_address("To", "", "a@b.fr"), "To: a@b.fr\r\n");
  EXPECT_EQ(*header_address("To", "Jean \"JJ\" Exemple", "a@b.fr"),
            "To: \"Jean \\\"JJ\\\" Exemple\" <a@b.fr>\r\n");
  EXPECT_EQ(*header_address("From", "Résonances", "a@b.fr"),
            "From: =?utf-8?Q?R=C3=A9sonances?= <a@b.fr>\r\n");
}

TEST(IsAddress, KnowsWhatAServerTakes) {
  struct Case {
    const char* why;
    const char* given;
    bool expected;
  };
  static constexpr Case kCases[] = {{"plain", "a@b.fr", true},
                                    {"with dots and plus", "a.b+c@d-e.org", true},
                                    {"no @", "a.b.fr", false},
                                    {"two @", "a@b@c.fr", false},
                                    {"no dot in the domain", "a@localhost", false},
                                    {"a space", "a b@c.fr", false},
                                    {"a line break", "a@b.fr\r\nRCPT TO:<x@y.fr>", false},
                                    {"a bracket", "<a@b.fr>", false},
                                    {"accents", "amélie@b.fr", false},
                                    {"dots in a row", "a..b@c.fr", false},
                                    {"nothing before @", "@c.fr", false}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(is_address(c.given), c.expected);
  }
}

}  // namespace
}  // namespace vigie::mailing
