// SPDX-License-Identifier: EUPL-1.2
/// What a template is filled with: names and their values, nested.
///
/// Shape   a name holds a text, a flag, one view or a list of views; numbers are given as text.
///         Safe HTML goes in by `set_html` alone, under a name that ends in "_html".
/// Errors  a name that breaks these rules is our own mistake and stops the process.
/// Pure    values only; setting a name again replaces it.
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <vector>

#include "text/html.hpp"

namespace vigie::render {

class View {
 public:
  struct Value;

  View& set(std::string_view name, std::string_view text);
  View& set(std::string_view name, View view);
  View& set(std::string_view name, std::vector<View> views);
  /// Constrained, or a string literal would become a flag.
  template <std::same_as<bool> Flag>
  View& set(std::string_view name, Flag flag) {
    return set_flag(name, flag);
  }
  View& set_html(std::string_view name, const text::SafeHtml& html);

  const std::vector<Value>& values() const { return values_; }

 private:
  View& set_flag(std::string_view name, bool flag);
  Value& slot(std::string_view name);

  std::vector<Value> values_;
};

struct View::Value {
  enum class Kind { text, html, flag, view, list };

  std::string name;
  Kind kind = Kind::text;
  std::string text;
  bool flag = false;
  std::vector<View> views;  ///< one of them where `kind` is view
};

/// Names of safe HTML, in views and in templates.
bool is_html_name(std::string_view name);

}  // namespace vigie::render
