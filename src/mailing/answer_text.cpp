// SPDX-License-Identifier: EUPL-1.2
#include "mailing/answer_text.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "mailing/retry.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

bool digit(char c) { return c >= '0' && c <= '9'; }

/// "550" at the beginning, before a space, a dash or the end; 0 without it.
int leading_code(std::string_view text) {
  if (text.size() < 3 || text[0] < '2' || text[0] > '5' || !digit(text[1]) || !digit(text[2])) {
    return 0;
  }
  if (text.size() > 3 && text[3] != ' ' && text[3] != '-' && text[3] != '\n') return 0;
  return (text[0] - '0') * 100 + (text[1] - '0') * 10 + (text[2] - '0');
}

/// Takes the code, what separates it and an enhanced code off a line.
std::string_view strip_codes(std::string_view line, int& code, std::string& enhanced) {
  if (const int found = leading_code(line); found != 0) {
    code = found;
    line.remove_prefix(std::min<std::size_t>(4, line.size()));
  }
  line = text::trimmed(line);
  const std::string mine = enhanced_code(line);
  if (mine.empty()) return line;
  line.remove_prefix(mine.size());
  const bool vague = enhanced.empty() || enhanced.ends_with(".0.0");
  if (vague) enhanced = mine;
  return text::trimmed(line);
}

/// Without "<lectrice@exemple.fr>" and "(in reply to RCPT TO command)".
std::string without_addresses(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    out += text.substr(0, open);
    text.remove_prefix(open);
    if (text.empty()) break;
    const std::size_t close = text.find('>');
    const std::string_view inside = text.substr(0, close);
    const bool address = close != std::string_view::npos &&
                         inside.find('@') != std::string_view::npos &&
                         inside.find(' ') == std::string_view::npos;
    out += address ? std::string_view() : text.substr(0, 1);
    text.remove_prefix(address ? close + 1 : 1);
  }
  if (const std::size_t reply = out.find("(in reply to "); reply != std::string::npos) {
    out.erase(reply, out.find(')', reply) - reply + 1);
  }
  return out;
}

/// What stands in front of an answer that somebody quotes.
constexpr std::array<std::string_view, 8> kQuotes{" said: ",
                                                  "refused to talk to me: ",
                                                  "Remote host said: ",
                                                  "Remote Server returned '",
                                                  "(reason: ",
                                                  "<<< ",
                                                  "The response was:",
                                                  "reply:"};

struct Quoted {
  std::string_view text;
  std::string host;
};

/// "mx.exemple.fr" of "… host mx.exemple.fr[192.0.2.9] said: ".
std::string host_before(std::string_view text) {
  const std::size_t at = text.rfind("host ");
  if (at == std::string_view::npos) return "";
  text.remove_prefix(at + 5);
  const std::size_t end = text.find_first_of(":[ ");
  return text::ascii_lower(text.substr(0, end));
}

/// The innermost quoted answer; none where nothing is quoted.
bool peel(std::string_view text, Quoted& quoted) {
  std::size_t last = std::string_view::npos;
  std::size_t length = 0;
  for (const std::string_view mark : kQuotes) {
    const std::size_t at = text.rfind(mark);
    if (at == std::string_view::npos) continue;
    if (last != std::string_view::npos && at < last) continue;
    last = at;
    length = mark.size();
  }
  // IronPort: 5.1.0 - Unknown address error 550-'5.7.1 …': its own prefix lies.
  if (const std::size_t at = text.find(" address error ");
      at != std::string_view::npos && text.find('\'', at) != text.npos) {
    last = at;
    length = 15;
  }
  if (last == std::string_view::npos) return false;
  std::string_view inside = text::trimmed(text.substr(last + length));
  if (inside.empty()) return false;
  quoted = {inside, host_before(text.substr(0, last))};
  return true;
}

/// A greeting and a refusal that came together: "220-mx 421 4.2.1 …".
std::string_view after_greeting(std::string_view text) {
  if (leading_code(text) / 100 != 2) return text;
  for (std::size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
    const int code = leading_code(text.substr(at + 1));
    if (code >= 400) return text.substr(at + 1);
  }
  return text;
}

}  // namespace

AnswerText read_answer(std::string_view text, int code) {
  AnswerText answer;
  std::string_view rest = text::utf8_prefix(text, kAnswerBytesMax);
  Quoted quoted;
  for (int depth = 0; depth < kQuotedAnswersMax && peel(rest, quoted); ++depth) {
    rest = quoted.text;
    if (!quoted.host.empty()) answer.host = quoted.host;
    code = 0;  // what was quoted says its own
  }
  rest = after_greeting(rest);
  int said = 0;
  std::string joined;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    while (line.starts_with('\'')) line.remove_prefix(1);
    line = strip_codes(line, said, answer.enhanced);
    while (line.starts_with('\'')) line = strip_codes(line.substr(1), said, answer.enhanced);
    if (!joined.empty()) joined += ' ';
    joined += line;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  answer.code = said != 0 ? said : code;
  std::string words = fmt::format("{} {} {}", answer.code == 0 ? "" : std::to_string(answer.code),
                                  answer.enhanced, without_addresses(joined));
  answer.words = text::fold(text::one_line(words));
  return answer;
}

}  // namespace vigie::mailing
