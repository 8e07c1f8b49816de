// SPDX-License-Identifier: EUPL-1.2
#include "render/view.hpp"

#include <algorithm>

#include "base/assert.hpp"

namespace vigie::render {

bool is_html_name(std::string_view name) { return name.ends_with("_html"); }

View::Value& View::slot(std::string_view name) {
  VIGIE_ASSERT(!name.empty() && name.find_first_of(".?{}#^/>&!= \t\r\n") == std::string_view::npos);
  const auto found = std::find_if(values_.begin(), values_.end(),
                                  [name](const Value& value) { return value.name == name; });
  if (found != values_.end()) {
    *found = Value{};
    found->name = name;
    return *found;
  }
  values_.emplace_back().name = name;
  return values_.back();
}

View& View::set(std::string_view name, std::string_view text) {
  VIGIE_ASSERT(!is_html_name(name));
  slot(name).text = text;
  return *this;
}

View& View::set(std::string_view name, View view) {
  VIGIE_ASSERT(!is_html_name(name));
  Value& value = slot(name);
  value.kind = Value::Kind::view;
  value.views.push_back(std::move(view));
  return *this;
}

View& View::set(std::string_view name, std::vector<View> views) {
  VIGIE_ASSERT(!is_html_name(name));
  Value& value = slot(name);
  value.kind = Value::Kind::list;
  value.views = std::move(views);
  return *this;
}

View& View::set_flag(std::string_view name, bool flag) {
  VIGIE_ASSERT(!is_html_name(name));
  Value& value = slot(name);
  value.kind = Value::Kind::flag;
  value.flag = flag;
  return *this;
}

View& View::set_html(std::string_view name, const text::SafeHtml& html) {
  VIGIE_ASSERT(is_html_name(name));
  Value& value = slot(name);
  value.kind = Value::Kind::html;
  value.text = html.str();
  return *this;
}

}  // namespace vigie::render
