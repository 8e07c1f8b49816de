// SPDX-License-Identifier: EUPL-1.2
#include "letter/block_view.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "letter/link_words.hpp"
#include "letter/markdown.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::letter {
namespace {

using render::View;

constexpr int kIndentPixels = 18;

/// What a picture may take of the page's width, by the shape that shows it.
constexpr int kColumnPixels = 270;
constexpr int kPagePixels = 552;

View link_view(LinkCounter& counter, std::string_view text, std::string_view address) {
  View view;
  view.set("link_number", std::to_string(++counter.last));
  view.set("link_text", text);
  view.set("link_address", address);
  return view;
}

View run_view(const Run& run) {
  View view;
  view.set("text", run.text);
  view.set("url", run.url);
  view.set("strong", run.strong);
  view.set("emphasis", run.emphasis);
  view.set("line_break", run.line_break);
  return view;
}

std::vector<View> runs_of(const Line& line) {
  std::vector<View> runs;
  for (const Run& run : line) runs.push_back(run_view(run));
  return runs;
}

View row_view(const std::vector<Line>& row, bool head) {
  std::vector<View> cells;
  for (const Line& cell : row) {
    cells.push_back(View().set("runs", runs_of(cell)).set("head", head));
  }
  return View().set("cells", std::move(cells));
}

View part_view(const Part& part) {
  std::vector<View> lines;
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    const int depth = i < part.depths.size() ? part.depths[i] : 0;
    lines.push_back(View()
                        .set("runs", runs_of(part.lines[i]))
                        .set("indent", std::to_string(depth * kIndentPixels)));
  }
  std::vector<View> rows;
  for (const auto& row : part.rows) rows.push_back(row_view(row, rows.empty()));
  View view;
  view.set("lines", std::move(lines));
  view.set("rows", std::move(rows));
  view.set("who", part.who);
  view.set("is_paragraph", part.kind == Part::Kind::paragraph);
  view.set("is_heading", part.kind == Part::Kind::heading);
  view.set("is_quote", part.kind == Part::Kind::quote);
  view.set("is_list", part.kind == Part::Kind::list);
  view.set("is_numbered", part.kind == Part::Kind::numbered);
  view.set("is_table", part.kind == Part::Kind::table);
  return view;
}

/// A line for the text part; its links are told by number and gathered in `links`.
std::string text_line(const Line& line, LinkCounter& counter, std::vector<View>& links) {
  std::string out;
  for (const Run& run : line) {
    out += run.line_break ? std::string(" ") : run.text;
    if (run.url.empty()) continue;
    links.push_back(link_view(counter, run.text, run.url));
    out += fmt::format(" [{}]", counter.last);
  }
  return out;
}

/// The mark of an item that stands in the list itself; deeper ones carry theirs.
std::string mark_of(const Part& part, int depth, int& number) {
  if (part.kind == Part::Kind::quote) return "  ";
  const std::string indent(static_cast<std::size_t>(depth) * 2, ' ');
  if (depth > 0) return indent;
  if (part.kind == Part::Kind::list) return "- ";
  return part.kind == Part::Kind::numbered ? fmt::format("{}. ", ++number) : "";
}

View text_part_view(const Part& part, LinkCounter& counter, std::vector<View>& links) {
  std::string text;
  int number = 0;
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    if (i > 0) text += '\n';
    text += mark_of(part, i < part.depths.size() ? part.depths[i] : 0, number);
    text += text_line(part.lines[i], counter, links);
  }
  if (!part.who.empty()) text += fmt::format("\n  — {}", part.who);
  for (const auto& row : part.rows) {
    if (!text.empty()) text += '\n';
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) text += " | ";
      text += text_line(row[i], counter, links);
    }
  }
  return View().set("text", text);
}

void set_links(View& view, const Block& block, const BlockPlace& place, LinkCounter& counter,
               std::vector<View>& links) {
  const LinkWords words = block.url.empty() ? LinkWords{} : link_words(block, place.issue);
  const bool button = block.button && !block.link_label.empty();
  view.set("link_label", words.label);
  view.set("link_note", words.note);
  view.set("button_url", button ? block.url : "");
  view.set("link_url", button ? "" : block.url);
  if (block.url.empty()) return;
  const std::string note = words.note.empty() ? "" : " " + words.note;
  links.push_back(link_view(counter, words.label + note, block.url));
}

void set_facts(View& view, const Block& block) {
  std::vector<View> facts;
  for (const Fact& fact : block.facts) {
    facts.push_back(
        View().set("label", fact.label).set("value", fact.value).set("first_fact", facts.empty()));
  }
  view.set("has_facts", !facts.empty());
  view.set("facts", std::move(facts));
}

void set_picture(View& view, const Block& block, const BlockPlace& place) {
  const bool beside =
      place.section.shape == SectionShape::lead || place.section.shape == SectionShape::resources;
  const int most = beside ? kColumnPixels : kPagePixels;
  const Picture& picture = block.picture;
  const int width = std::min(picture.width, most);
  const int height = picture.width > 0 ? picture.height * width / picture.width : 0;
  view.set("picture_url", picture_address(picture, place.addresses));
  view.set("beside", beside);
  view.set("picture_alt", text::typographic(picture.alt));
  view.set("picture_width", std::to_string(width));
  view.set("picture_height", std::to_string(height));
  view.set("picture_credit", text::typographic(picture.credit));
}

void set_event(View& view, const Block& block, const BlockPlace& place, LinkCounter& counter,
               std::vector<View>& links) {
  view.set("is_event", block.starts_at.has_value());
  const Day day = block.starts_at ? paris_day(*block.starts_at) : Day{};
  const std::string label =
      block.starts_at ? fmt::format("Ajouter le {} à mon agenda", text::day_and_month(day)) : "";
  const std::string url =
      block.starts_at ? fmt::format("{}/{}.ics", place.addresses.agenda, block.id.value) : "";
  view.set("day_number", std::to_string(civil(day).day));
  view.set("month_short", text::short_month(day));
  view.set("calendar_label", label);
  view.set("calendar_url", url);
  view.set("when", block.starts_at ? text::weekday_date(day) : "");
  if (block.starts_at) links.push_back(link_view(counter, label, url));
}

}  // namespace

std::vector<View> part_views(const std::vector<Part>& parts) {
  std::vector<View> views;
  for (const Part& part : parts) views.push_back(part_view(part));
  return views;
}

std::string picture_address(const Picture& picture, const IssueAddresses& addresses) {
  if (picture.url.empty() || picture.url.starts_with("https://")) return picture.url;
  return fmt::format("{}/{}", addresses.pictures, picture.url);
}

View block_view(const Block& block, const BlockPlace& place, LinkCounter& counter) {
  std::vector<View> parts;
  std::vector<View> text_parts;
  std::vector<View> links;
  for (const Part& part : read_markdown(block.body_markdown)) {
    parts.push_back(part_view(part));
    text_parts.push_back(text_part_view(part, counter, links));
  }
  const SourceLine source = source_of(block);
  View view;
  view.set("title", block.title);
  view.set("under_section", !place.section.title.empty());
  view.set("rule_before", !place.first);
  view.set("source_line", source.strong + source.rest);
  view.set("source_strong", source.strong);
  view.set("source_rest", source.rest);
  view.set("parts", std::move(parts));
  view.set("text_parts", std::move(text_parts));
  set_links(view, block, place, counter, links);
  set_event(view, block, place, counter, links);
  view.set("links", std::move(links));
  set_facts(view, block);
  set_picture(view, block, place);
  return view;
}

}  // namespace vigie::letter
