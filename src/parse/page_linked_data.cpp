// SPDX-License-Identifier: EUPL-1.2
// JSON-LD as papers write it for search engines: an Article, alone, in a list, or in a @graph.
#include "parse/bounded_json.hpp"
#include "parse/page.hpp"
#include "parse/xml_text.hpp"
#include "text/date.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

using Json = nlohmann::json;
constexpr std::size_t kNodesMax = 64;

std::string one_line(const Json& string) {
  return plain(text::plain_text(string.get_ref<const std::string&>()), Kind::plain);
}

std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? one_line(*found) : std::string();
}

bool is_article_type(std::string_view type) {
  // Article, NewsArticle, ReportageNewsArticle, BlogPosting, Report…
  return type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
         type == "WebPage";
}

bool is_article(const Json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  if (type->is_string()) return is_article_type(type->get_ref<const std::string&>());
  if (!type->is_array()) return false;
  return std::any_of(type->begin(), type->end(), [](const Json& one) {
    return one.is_string() && is_article_type(one.get_ref<const std::string&>());
  });
}

/// true, "True", "http://schema.org/False".
std::optional<bool> truth_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  if (found->is_boolean()) return found->get<bool>();
  if (!found->is_string()) return std::nullopt;
  const std::string word = text::ascii_lower(found->get<std::string>());
  if (word.ends_with("true")) return true;
  if (word.ends_with("false")) return false;
  return std::nullopt;
}

std::string names_of(const Json& people) {
  if (people.is_string()) return one_line(people);
  if (people.is_object()) return text_at(people, "name");
  std::string names;
  if (!people.is_array()) return names;
  for (const Json& one : people) {
    const std::string name = one.is_object() ? text_at(one, "name") : "";
    if (name.empty() || names.size() + name.size() > kTitleBytesMax) continue;
    names += names.empty() ? name : ", " + name;
  }
  return names;
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

void read_article(WebPage& page, const Json& article) {
  fill(page.title, text_at(article, "headline"));
  fill(page.description, text_at(article, "description"));
  if (const auto author = article.find("author"); author != article.end()) {
    fill(page.author, names_of(*author));
  }
  if (const auto publisher = article.find("publisher"); publisher != article.end()) {
    fill(page.publisher, names_of(*publisher));
  }
  if (!page.published_at) page.published_at = text::parse_date(text_at(article, "datePublished"));
  if (!page.updated_at) page.updated_at = text::parse_date(text_at(article, "dateModified"));
  const auto free = truth_at(article, "isAccessibleForFree");
  if (free && page.signals.free_access.value_or(true)) page.signals.free_access = free;
}

}  // namespace

void read_linked_data(WebPage& page, std::string_view json) {
  const Json root = parse_bounded(json);
  std::vector<const Json*> nodes{&root};
  for (std::size_t i = 0; i < nodes.size() && i < kNodesMax; ++i) {
    const Json& node = *nodes[i];
    if (node.is_array()) {
      for (const Json& one : node) nodes.push_back(&one);
    } else if (node.is_object()) {
      if (is_article(node)) read_article(page, node);
      if (const auto graph = node.find("@graph"); graph != node.end()) nodes.push_back(&*graph);
    }
  }
}

}  // namespace vigie::parse
