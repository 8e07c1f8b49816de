// SPDX-License-Identifier: EUPL-1.2
#include "cli/json.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "base/format.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace {

constexpr auto kReplace = nlohmann::json::error_handler_t::replace;

/// Stands in a JSON text as it is: no control, no quote, no backslash, no sign of several bytes.
bool is_plain(char c) {
  return c >= 0x20 && c != '"' && c != '\\' && static_cast<unsigned char>(c) < 0x7F;
}

std::string quoted(std::string_view text) {
  if (std::ranges::all_of(text, is_plain)) return fmt::format("\"{}\"", text);
  return nlohmann::json(text).dump(-1, ' ', false, kReplace);
}

using Texts = std::vector<std::pair<std::string, std::string>>;

/// Nearly all lines of a batch: one object of texts and nulls, no code point written as a number.
/// The library, which takes several times as long, is asked about all others and alone refuses a
/// line.
class PlainLine {
 public:
  explicit PlainLine(std::string_view line) : rest_(line) {}

  /// A null reads as "", as a missing member does.
  bool read(Texts& texts) {
    if (!take('{')) return false;
    do {
      texts.emplace_back();
      if (!take_text(texts.back().first) || !take(':')) return false;
      if (!take_null() && !take_text(texts.back().second)) return false;
    } while (take(','));
    return take('}') && (skip_space(), rest_.empty());
  }

 private:
  void skip_space() {
    const auto begin = rest_.find_first_not_of(" \t\n\r");
    rest_.remove_prefix(std::min(begin, rest_.size()));
  }
  bool take(char c) {
    skip_space();
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_null() {
    skip_space();
    if (!rest_.starts_with("null")) return false;
    rest_.remove_prefix(4);
    return true;
  }
  bool take_text(std::string& out) {
    if (!take('"')) return false;
    for (;;) {
      const auto end = std::ranges::find_if(rest_, [](char c) {
        return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
      });
      out.append(rest_.begin(), end);
      rest_.remove_prefix(static_cast<std::size_t>(end - rest_.begin()));
      if (take_quote()) return true;
      if (!take_escape(out)) return false;
    }
  }
  bool take_quote() {
    if (!rest_.starts_with('"')) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool take_escape(std::string& out) {
    constexpr std::string_view kNamed = "\"\\/bfnrt";
    constexpr std::string_view kMeant = "\"\\/\b\f\n\r\t";
    if (rest_.size() < 2 || rest_.front() != '\\') return false;
    const auto at = kNamed.find(rest_[1]);
    if (at == std::string_view::npos) return false;
    out += kMeant[at];
    rest_.remove_prefix(2);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

Json::Json(std::initializer_list<Member> members) : text_("{}") {
  for (const auto& [name, value] : members) set(name, value);
}

Json::Json(std::string_view text) : text_(quoted(text)) {}

Json::Json(double number) : text_(nlohmann::json(number).dump()) {}

Json Json::array() {
  Json list;
  list.text_ = "[]";
  return list;
}

void Json::append(std::string_view name, const Json& value) {
  const char end = text_.back();
  text_.pop_back();
  if (text_.size() > 1) text_ += ',';
  if (!name.empty()) text_ += quoted(name) + ':';
  text_ += value.text_;
  text_ += end;
}

void Json::set(std::string_view name, const Json& value) {
  VIGIE_ASSERT(text_.front() == '{' && !name.empty());
  append(name, value);
}

void Json::push(const Json& value) {
  VIGIE_ASSERT(text_.front() == '[');
  append("", value);
}

std::string Json::pretty() const { return nlohmann::ordered_json::parse(text_).dump(2); }

struct JsonLine::Tree {
  Texts texts;           ///< of a plain line
  nlohmann::json value;  ///< of any other
};

JsonLine::JsonLine(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
JsonLine::JsonLine(JsonLine&&) noexcept = default;
JsonLine::~JsonLine() = default;

Result<JsonLine> JsonLine::parse(std::string_view line) {
  auto tree = std::make_unique<Tree>();
  if (text::is_utf8(line) && PlainLine(line).read(tree->texts)) return JsonLine(std::move(tree));
  tree->texts.clear();
  tree->value = nlohmann::json::parse(line, nullptr, false);
  if (!tree->value.is_object()) {
    return fail(Code::invalid_input, "not a JSON object", "ce n’est pas un objet JSON");
  }
  return JsonLine(std::move(tree));
}

std::string JsonLine::text(std::string_view name) const {
  for (std::size_t i = tree_->texts.size(); i-- > 0;) {  // of two of a name the last counts
    if (tree_->texts[i].first == name) return tree_->texts[i].second;
  }
  const auto found = tree_->value.find(std::string(name));
  return found != tree_->value.end() && found->is_string() ? found->get<std::string>() : "";
}

std::vector<std::pair<std::string, std::string>> JsonLine::members(std::string_view name) const {
  std::vector<std::pair<std::string, std::string>> out;
  const auto found = tree_->value.find(std::string(name));
  if (found == tree_->value.end() || !found->is_object()) return out;
  for (const auto& member : found->items()) {
    if (member.value().is_string()) out.emplace_back(member.key(), member.value());
  }
  return out;
}

}  // namespace vigie::cli
