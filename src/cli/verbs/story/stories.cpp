// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/story/stories.hpp"

#include <iostream>

#include "base/format.hpp"
#include "cli/json.hpp"
#include "cluster/stream.hpp"
#include "text/date.hpp"
#include "text/url.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kLineBytesMax = 1U << 20U;

/// What one line says; an item without a date arrives with the one before it.
struct Line {
  std::string id;
  cluster::StreamItem item;
};

Result<Line> read_line(const std::string& bytes, Instant before) {
  if (bytes.size() > kLineBytesMax) {
    return fail(Code::too_large, "line", "la ligne est trop longue");
  }
  const auto object = JsonLine::parse(bytes);
  if (!object) return fail(object.error());
  Line line;
  line.id = object->text("id");
  line.item.title = object->text("title");
  line.item.text = object->text("summary");
  line.item.url_key = text::canonical_url(object->text("url"));
  line.item.paper = object->text("source");
  line.item.published_at = text::parse_date(object->text("published")).value_or(before);
  return line;
}

}  // namespace

int run_stories_batch(Console& console) {
  std::ios::sync_with_stdio(false);
  cluster::Stream stream;
  std::vector<std::string> ids;
  std::string bytes;
  Instant before;
  int code = kExitOk;
  for (std::size_t number = 1; std::getline(std::cin, bytes); ++number) {
    if (bytes.empty()) continue;
    auto line = read_line(bytes, before);
    if (!line) {  // the others still have their groups
      console.notice(fmt::format("Ligne {}\u00a0: {}.", number, sentence_of(line.error())));
      code = kExitPartial;
      continue;
    }
    before = line->item.published_at;
    ids.push_back(std::move(line->id));
    stream.take(std::move(line->item));
  }
  const auto places = stream.finish();
  for (std::size_t i = 0; i < ids.size() && console.is_heard(); ++i) {
    console.line(Json{{"id", ids[i]},
                      {"article", std::to_string(places[i].article.value)},
                      {"reprint", std::to_string(places[i].reprint.value)},
                      {"story", std::to_string(places[i].story.value)}}
                     .dump());
  }
  return code;
}

}  // namespace vigie::cli
