// SPDX-License-Identifier: EUPL-1.2
/// JSON for scripts: what `--json` writes, and the lines that `--batch` reads.
///
/// Shape   a Json is a value already written; an object keeps the order of its members:
///           Json page{{"due", 3}, {"failed", false}};
///           page.set("sources", Json::array());
/// Units   UTF-8; stray bytes are written as U+FFFD.
/// Errors  a line that is not one JSON object is refused; a field that is missing or of another
///         type reads as "".
/// Source  RFC 8259. The library stays behind this page: it costs six seconds a file that includes
///         it.
#pragma once

#include <concepts>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace vigie::cli {

class Json {
 public:
  using Member = std::pair<std::string_view, Json>;

  Json() = default;  ///< null
  // A value stands for itself: {"due", 3} reads better than {"due", Json(3)}.
  // NOLINTBEGIN(google-explicit-constructor)
  Json(std::initializer_list<Member> members);
  Json(std::string_view text);
  Json(const std::string& text) : Json(std::string_view(text)) {}
  Json(const char* text) : Json(std::string_view(text)) {}
  Json(double number);
  template <std::integral Number>
  Json(Number number) : text_(written(number)) {}
  // NOLINTEND(google-explicit-constructor)

  static Json array();
  static Json object() { return Json(std::initializer_list<Member>{}); }

  void set(std::string_view name, const Json& value);  ///< of an object, once a name
  void push(const Json& value);                        ///< of an array

  std::string dump() const { return text_; }  ///< on one line
  std::string pretty() const;                 ///< indented, for people who look

 private:
  static std::string written(bool value) { return value ? "true" : "false"; }
  template <std::integral Number>
  static std::string written(Number value) {
    return std::to_string(value);
  }
  void append(std::string_view name, const Json& value);

  std::string text_ = "null";
};

/// One object of a line of input.
class JsonLine {
 public:
  static Result<JsonLine> parse(std::string_view line);
  JsonLine(JsonLine&&) noexcept;
  ~JsonLine();

  std::string text(std::string_view name) const;
  /// The members of an object inside, those that are texts.
  std::vector<std::pair<std::string, std::string>> members(std::string_view name) const;

 private:
  struct Tree;
  explicit JsonLine(std::unique_ptr<Tree> tree);
  std::unique_ptr<Tree> tree_;
};

}  // namespace vigie::cli
