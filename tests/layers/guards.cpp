// SPDX-License-Identifier: EUPL-1.2
#include "layers/guards.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <regex>

#include "base/format.hpp"
#include "layers/cpp_text.hpp"

namespace vigie::test {
namespace {

using Matches = std::sregex_iterator;

std::string_view module_of(std::string_view path) { return path.substr(0, path.find('/')); }

/// The places where a member function of that name is called.
std::vector<std::size_t> calls_of(std::string_view code, std::string_view name) {
  std::vector<std::size_t> found;
  const std::string call = std::string(name) + "(";
  for (std::size_t at = code.find(call); at != std::string_view::npos;
       at = code.find(call, at + 1)) {
    const std::string_view before = code.substr(0, at);
    if (before.ends_with('.') || before.ends_with("->")) found.push_back(at);
  }
  return found;
}

/// `db.begin(`, `scene->db->begin(`, `x.begin(store::Durability::full`: containers begin too.
bool begins_a_transaction(std::string_view code, std::size_t at) {
  const std::string_view after = code.substr(at);
  if (after.starts_with("begin(store::Dur") || after.starts_with("begin(Dur")) return true;
  std::string_view before = code.substr(0, at);
  before.remove_suffix(before.ends_with('.') ? 1 : 2);
  if (before.ends_with('_')) before.remove_suffix(1);
  return before.ends_with("db") || before.ends_with("database") || before.ends_with("connection");
}

bool is_sql(const CppLiteral& literal) {
  static const std::regex kStatement(
      R"(\s*(SELECT|INSERT INTO|INSERT OR|REPLACE INTO|UPDATE|DELETE FROM|WITH|PRAGMA|CREATE|)"
      R"(ALTER TABLE|DROP|VACUUM|ATTACH|ANALYZE|REINDEX|EXPLAIN|BEGIN|SAVEPOINT)(\s|$)[^]*)");
  const std::size_t first = literal.text.find_first_not_of(" \n");
  if (first == std::string::npos || literal.text[first] < 'A' || literal.text[first] > 'Z') {
    return false;
  }
  return std::regex_match(literal.text.substr(first, 40), kStatement);
}

// ── functions ──────────────────────────────────────────────────────────────────────────────────

/// What a brace opens, by the code since the last statement.
bool opens_a_function(std::string_view before) {
  static const std::regex kNoFunction(R"(^\s*(?:inline\s+)?(?:namespace|enum|union|extern)\b)");
  static const std::regex kType(R"(^\s*(?:template\s*<[^{]*>\s*)?(?:struct|class)\b[^()]*$)");
  const std::string text(before);
  if (std::regex_search(text, kNoFunction) || std::regex_search(text, kType)) return false;
  return text.find('(') != std::string::npos;
}

/// `x{1}` and `= {1}` give a value and open no scope.
bool gives_a_value(std::string_view code, std::size_t at) {
  while (at > 0 && std::isspace(static_cast<unsigned char>(code[at - 1])) != 0) --at;
  return at > 0 && (code[at - 1] == '=' || code[at - 1] == ',' || code[at - 1] == '{');
}

bool stands_close(std::string_view code, std::size_t at) {
  return at > 0 && std::isspace(static_cast<unsigned char>(code[at - 1])) == 0;
}

std::size_t matching_brace(std::string_view code, std::size_t at) {
  int depth = 0;
  for (; at < code.size(); ++at) {
    if (code[at] == '{') ++depth;
    if (code[at] == '}' && --depth == 0) return at;
  }
  return code.size();
}

/// Where a function's text begins, `public:` aside.
std::size_t first_of_function(std::string_view code, std::size_t since) {
  std::size_t first = code.find_first_not_of(" \n", since);
  for (const std::string_view label : {"public:", "private:", "protected:"}) {
    if (!code.substr(first).starts_with(label)) continue;
    first = code.find_first_not_of(" \n", first + label.size());
  }
  return first;
}

/// Preprocessor lines end nothing and begin nothing: blanks in their place.
std::string without_directives(std::string code) {
  bool directive = false;
  for (std::size_t at = 0; at < code.size(); ++at) {
    if (code[at] == '#' && (at == 0 || code[at - 1] == '\n')) directive = true;
    if (code[at] == '\n') directive = directive && code[at - 1] == '\\';
    if (directive && code[at] != '\n') code[at] = code[at] == '\\' ? '\\' : ' ';
  }
  return code;
}

// ── contracts ──────────────────────────────────────────────────────────────────────────────────

constexpr std::array<std::string_view, 6> kLabels = {"Shape", "Units", "Errors",
                                                     "Cost",  "Pure",  "Source"};
constexpr std::string_view kUnder = "///         ";

std::vector<std::string_view> contract_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("///")) {
      lines.push_back(line);
    } else if (!lines.empty()) {
      break;
    }
  }
  return lines;
}

/// The number of the label that a line begins with; -1 where it begins with none.
int label_of(std::string_view line) {
  for (std::size_t each = 0; each < kLabels.size(); ++each) {
    const std::string_view label = kLabels[each];
    if (!line.starts_with("/// " + std::string(label))) continue;
    const std::string_view rest = line.substr(4 + label.size());
    if (rest.empty() || rest.starts_with("  ")) return static_cast<int>(each);
  }
  return -1;
}

/// What is wrong with one line of a contract, `last` being the label it stands under.
std::string refuse_line(std::string_view line, int label, int last) {
  static const std::regex kFolded(R"([^ ] +(?:Shape|Units|Errors|Cost|Pure|Source) {2,})");
  static const std::regex kAddress(R"([a-z] +(?:GET|POST) +/)");
  const bool labelled = last >= 0 || label >= 0;
  const std::string text(line.substr(labelled ? std::min(kUnder.size(), line.size()) : 3));
  if (std::regex_search(text, kFolded)) return "a label stands inside a line";
  if (labelled && std::regex_search(text, kAddress)) return "an address stands inside a line";
  if (label < 0) {
    const bool under = last < 0 || line.starts_with(kUnder);
    return under ? "" : "what goes on stands under its label";
  }
  const std::string_view name = kLabels[static_cast<std::size_t>(label)];
  if (line.find_first_not_of(' ', 4 + name.size()) != 12) {
    return fmt::format("{} says nothing, or not in its column", name);
  }
  return label > last ? "" : fmt::format("{} stands too late", name);
}

// ── words ──────────────────────────────────────────────────────────────────────────────────────

/// Words of a sentence, not a code: "gardée", "figé, prêt à partir"; neither "draft" nor "x.y".
bool is_french(std::string_view text) {
  static const std::regex kWords("[A-Za-z]{2} .*[a-z]{2}");
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80U; };
  return !std::ranges::all_of(text, is_ascii) || std::regex_search(std::string(text), kWords);
}

}  // namespace

std::vector<std::string> database_breaches(std::string_view path, std::string_view text) {
  static const std::regex kWritten(R"re(\w+\(\s*(?:R?"|fmt::)[^]*)re");
  const std::string_view module = module_of(path);
  std::vector<std::string> found;
  const auto refuse = [&](std::size_t at, std::string_view why) {
    found.push_back(fmt::format("{}:{}: {}", path, line_of(text, at), why));
  };
  const std::string code = code_alone(text);
  if (module != "app" && module != "store") {
    for (const std::size_t at : calls_of(code, "begin")) {
      if (begins_a_transaction(code, at)) refuse(at, "a transaction is begun in app or store");
    }
    for (const std::size_t at : calls_of(code, "commit")) {
      refuse(at, "a transaction is committed where it was begun");
    }
  }
  if (module == "store") return found;
  const std::string spoken = without_comments(text);
  for (const char* call : {"prepare", "execute"}) {
    for (const std::size_t at : calls_of(spoken, call)) {
      if (!std::regex_match(spoken.substr(at, 40), kWritten)) continue;
      refuse(at, "a statement stands in store");
    }
  }
  for (const CppLiteral& literal : literals_of(text)) {
    if (is_sql(literal)) refuse(literal.at, "SQL stands in store");
  }
  return found;
}

std::vector<std::string> long_functions(std::string_view path, std::string_view text) {
  std::vector<std::string> found;
  const std::string code = without_directives(code_alone(text));
  std::size_t since = 0;  // behind the last statement or scope
  for (std::size_t at = 0; at < code.size(); ++at) {
    const char c = code[at];
    if (c == ';' || c == '}') since = at + 1;
    if (c != '{') continue;
    const std::string_view before = std::string_view(code).substr(since, at - since);
    if (gives_a_value(code, at) || stands_close(code, at)) {
      at = matching_brace(code, at);
      continue;
    }
    if (!opens_a_function(before)) {
      since = at + 1;
      continue;
    }
    const std::size_t first = line_of(code, first_of_function(code, since));
    at = matching_brace(code, at);
    since = at + 1;
    const std::size_t lines = line_of(code, std::min(at, code.size())) - first + 1;
    if (lines <= kFunctionLinesMax) continue;
    found.push_back(fmt::format("{}: {} lines from {} on", path, lines, first));
  }
  return found;
}

std::vector<std::string> contract_breaches(std::string_view path, std::string_view text) {
  std::vector<std::string> found;
  int last = -1;
  for (const std::string_view line : contract_of(text)) {
    const int label = label_of(line);
    if (const std::string refused = refuse_line(line, label, last); !refused.empty()) {
      const auto at = static_cast<std::size_t>(line.data() - text.data());
      found.push_back(fmt::format("{}:{}: {}", path, line_of(text, at), refused));
    }
    last = std::max(last, label);
  }
  return found;
}

std::map<std::string, std::vector<std::string>> enums_of(std::string_view text) {
  static const std::regex kEnum(R"(\benum class (\w+)[^;{]*\{([^}]*)\})");
  static const std::regex kValue(R"((\w+)(?:\s*=[^,]*)?\s*(?:,|$))");
  const std::string code = code_alone(text);
  std::map<std::string, std::vector<std::string>> found;
  for (Matches at(code.begin(), code.end(), kEnum); at != Matches(); ++at) {
    const std::string body = (*at)[2];
    std::vector<std::string>& values = found[(*at)[1]];
    for (Matches each(body.begin(), body.end(), kValue); each != Matches(); ++each) {
      values.push_back((*each)[1]);
    }
  }
  return found;
}

std::vector<std::string> list_breaches(std::string_view path, std::string_view text) {
  static const std::regex kList(
      R"(\bconstexpr (?:\w+|std::array(?:<[^>]*>)?) (k\w+)(?:\[\])?\s*(?:=\s*)?\{\s*(\w+)::([^}]*)\};)");
  static const std::regex kValue(R"(::(\w+))");
  if (text.find("enum class") == std::string_view::npos) return {};
  const auto enums = enums_of(text);
  const std::string code = code_alone(text);
  std::vector<std::string> found;
  for (Matches at(code.begin(), code.end(), kList); at != Matches(); ++at) {
    const auto values = enums.find((*at)[2]);
    if (values == enums.end()) continue;
    const std::string body = "::" + (*at)[3].str();
    std::vector<std::string> listed;
    for (Matches each(body.begin(), body.end(), kValue); each != Matches(); ++each) {
      listed.push_back((*each)[1]);
    }
    if (std::ranges::is_permutation(listed, values->second)) continue;
    found.push_back(fmt::format("{}:{}: {} is not every value of {}, once", path,
                                line_of(code, static_cast<std::size_t>(at->position())),
                                (*at)[1].str(), (*at)[2].str()));
  }
  return found;
}

std::vector<std::string> clock_breaches(std::string_view path, std::string_view text) {
  static const std::regex kMeasured(R"(clock::now\(\)\s*-)");
  static const std::regex kJudged(R"(\b(?:EXPECT|ASSERT)_\w+\([^;]*(?:chrono::|clock::now))");
  std::vector<std::string> found;
  const std::string code = code_alone(text);
  for (const std::regex* form : {&kMeasured, &kJudged}) {
    for (Matches at(code.begin(), code.end(), *form); at != Matches(); ++at) {
      const auto place = static_cast<std::size_t>(at->position());
      found.push_back(fmt::format("{}:{}: judged by the clock", path, line_of(code, place)));
    }
  }
  return found;
}

std::set<std::string> enums_in_french(std::string_view text) {
  static const std::regex kNamed(
      R"((?:\bcase\s+|[!=]=\s*)(?:[a-z]\w*::)*((?:[A-Z]\w*::)?[A-Z]\w*)::(\w+)\b)");
  const std::vector<CppLiteral> literals = literals_of(text);
  const std::string code = code_alone(text);
  std::map<std::string, std::set<std::string>> said;
  std::size_t from = 0;
  for (std::size_t at = 0; at <= code.size(); ++at) {
    const bool ends = at == code.size() || code[at] == ';' || code[at] == '{' || code[at] == '}';
    if (!ends) continue;
    const bool french = std::ranges::any_of(literals, [&](const CppLiteral& literal) {
      return !literal.raw && literal.at >= from && literal.at < at && is_french(literal.text);
    });
    const std::string chunk = code.substr(from, at - from);
    from = at + 1;
    if (!french) continue;
    for (Matches each(chunk.begin(), chunk.end(), kNamed); each != Matches(); ++each) {
      said[(*each)[1]].insert((*each)[2]);
    }
  }
  std::set<std::string> found;
  for (const auto& [name, values] : said) {
    if (values.size() > 1) found.insert(name);
  }
  return found;
}

std::vector<std::string> types_of(std::string_view text) {
  static const std::regex kLine(
      R"(^namespace ([\w:]+) \{|^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^\n;]*)? ?\{)",
      std::regex::multiline);
  const std::string code = code_alone(text);
  std::vector<std::string> found;
  std::string space;
  for (Matches at(code.begin(), code.end(), kLine); at != Matches(); ++at) {
    if ((*at)[1].matched) space = (*at)[1];
    if ((*at)[2].matched) found.push_back(space + "::" + (*at)[2].str());
  }
  return found;
}

}  // namespace vigie::test
