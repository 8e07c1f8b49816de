// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/stories.hpp"

#include <iostream>
#include <nlohmann/json.hpp>

#include "base/format.hpp"
#include "cluster/stream.hpp"
#include "text/date.hpp"
#include "text/url.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kLineBytesMax = 1U << 20U;

std::string text_of(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// What one line says; an item without a date arrives with the one before it.
struct Line {
  std::string id;
  cluster::StreamItem item;
};

Result<Line> read_line(const std::string& bytes, Instant before) try {
  if (bytes.size() > kLineBytesMax) return fail(Code::too_large, "line");
  const auto object = nlohmann::json::parse(bytes);
  if (!object.is_object()) return fail(Code::invalid_input, "not an object");
  Line line;
  line.id = text_of(object, "id");
  line.item.title = text_of(object, "title");
  line.item.text = text_of(object, "summary");
  const std::string url = text_of(object, "url");
  line.item.url_key = text::canonical_url(url);
  line.item.paper = text_of(object, "source");
  line.item.published_at = text::parse_date(text_of(object, "published")).value_or(before);
  return line;
} catch (const nlohmann::json::exception& error) {
  return fail(Code::invalid_input, error.what());
}

}  // namespace

int run_stories_batch(Console& console) {
  std::ios::sync_with_stdio(false);
  cluster::Stream stream;
  std::vector<std::string> ids;
  std::string bytes;
  Instant before;
  while (std::getline(std::cin, bytes)) {
    if (bytes.empty()) continue;
    auto line = read_line(bytes, before);
    if (!line) {
      console.notice(fmt::format("Ligne {} : ce n’est pas une demande lisible ({}).",
                                 ids.size() + 1, line.error().detail));
      return kExitUsage;
    }
    before = line->item.published_at;
    ids.push_back(std::move(line->id));
    stream.take(std::move(line->item));
  }
  const auto places = stream.finish();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const nlohmann::json answer = {{"id", ids[i]},
                                   {"article", std::to_string(places[i].article.value)},
                                   {"reprint", std::to_string(places[i].reprint.value)},
                                   {"story", std::to_string(places[i].story.value)}};
    std::cout << answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
  }
  return std::cout.flush() ? kExitOk : kExitFailed;
}

}  // namespace vigie::cli
