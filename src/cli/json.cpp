// SPDX-License-Identifier: EUPL-1.2
#include "cli/json.hpp"

#include <nlohmann/json.hpp>

#include "base/assert.hpp"

namespace vigie::cli {
namespace {

constexpr auto kReplace = nlohmann::json::error_handler_t::replace;

std::string quoted(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, kReplace);
}

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
  nlohmann::json value;
};

JsonLine::JsonLine(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
JsonLine::JsonLine(JsonLine&&) noexcept = default;
JsonLine::~JsonLine() = default;

Result<JsonLine> JsonLine::parse(std::string_view line) {
  auto tree = std::make_unique<Tree>();
  tree->value = nlohmann::json::parse(line, nullptr, false);
  if (!tree->value.is_object()) {
    return fail(Code::invalid_input, "not a JSON object", "ce n’est pas un objet JSON");
  }
  return JsonLine(std::move(tree));
}

std::string JsonLine::text(std::string_view name) const {
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
