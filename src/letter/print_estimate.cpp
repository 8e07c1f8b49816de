// SPDX-License-Identifier: EUPL-1.2
#include "letter/print_estimate.hpp"

#include <algorithm>

#include "letter/markdown.hpp"
#include "letter/wording.hpp"

namespace vigie::letter {
namespace {

constexpr int kSheetPixels = 652;
constexpr int kColumnPixels = 314;
constexpr int kPictureMax = 210;
constexpr int kPictureBesideMax = 125;

/// A size of type, in tenths of a pixel for the sign.
struct Type {
  int sign = 66;
  int line = 16;
};
constexpr Type kText{66, 16};
constexpr Type kSmall{62, 15};
constexpr Type kItem{80, 19};
constexpr Type kLead{108, 24};
constexpr Type kQuote{96, 25};

int height_of(std::string_view words, const Type& type, int width) {
  if (words.empty()) return 0;
  const int signs = std::max(1, width * 10 / type.sign);
  return (static_cast<int>(length_of(words)) + signs - 1) / signs * type.line;
}

int part_height(const Part& part, int width) {
  int height = 0;
  switch (part.kind) {
    case Part::Kind::paragraph:
    case Part::Kind::heading:
      for (const Line& line : part.lines) height += height_of(plain(line), kText, width) + 3;
      return height;
    case Part::Kind::list:
    case Part::Kind::numbered:
      for (const Line& line : part.lines) height += height_of(plain(line), kText, width - 24) + 3;
      return height + 12;
    case Part::Kind::quote:
      for (const Line& line : part.lines) height += height_of(plain(line), kQuote, width - 24) + 6;
      return height + (part.who.empty() ? 0 : 18) + 16;
    case Part::Kind::table:
      for (const auto& row : part.rows) {
        int most = kText.line;
        const int cell = width / std::max(1, static_cast<int>(row.size())) - 8;
        for (const Line& line : row) most = std::max(most, height_of(plain(line), kText, cell));
        height += most + 15;
      }
      return height + 24;
  }
  return height;
}

int parts_height(const Block& block, int width) {
  int height = 0;
  for (const Part& part : read_markdown(block.body_markdown)) height += part_height(part, width);
  return height;
}

int heading_height(const Block& block, const Type& type, int width) {
  const int source = height_of(source_line(block), kSmall, width);
  return height_of(block.title, type, width) + 5 + (source == 0 ? 0 : source + 3);
}

int facts_height(const Block& block, int width) {
  if (block.facts.empty()) return 0;
  int height = kItem.line + 26;
  for (const Fact& fact : block.facts) height += height_of(fact.value, kText, width - 120) + 15;
  return height;
}

int link_height(const Block& block) {
  if (block.url.empty()) return 0;
  return block.button ? kText.line + 26 : kText.line + 3;
}

int picture_height(const Block& block, int width, int most) {
  if (block.picture.url.empty() || block.picture.width <= 0) return 0;
  const int natural = block.picture.height * width / block.picture.width;
  return std::min(natural, most) + 4 + (block.picture.credit.empty() ? 0 : kSmall.line + 3);
}

int beside_height(const Block& block, const Type& title) {
  const int text = heading_height(block, title, kColumnPixels) +
                   parts_height(block, kColumnPixels) + facts_height(block, kColumnPixels) +
                   link_height(block);
  return std::max(text, picture_height(block, 270, kPictureBesideMax)) + 12;
}

int resource_height(const Block& block, bool first) {
  const int rule = first ? 0 : 9;
  if (!block.picture.url.empty()) return beside_height(block, kItem) + rule;
  const int left = heading_height(block, kItem, kColumnPixels);
  const int right = parts_height(block, kColumnPixels) + link_height(block);
  return std::max(left, right) + 12 + rule;
}

int event_height(const Block& block) {
  const int links = block.url.empty() ? kText.line : 2 * kText.line;
  const int right = heading_height(block, kItem, kSheetPixels - 78) +
                    parts_height(block, kSheetPixels - 78) + links + 3 + 3;
  return std::max(50, right) + 2;
}

int block_height(const Block& block, SectionShape shape, bool first) {
  switch (shape) {
    case SectionShape::lead:
      if (!block.picture.url.empty()) return beside_height(block, kLead);
      return heading_height(block, kLead, kSheetPixels) + parts_height(block, kSheetPixels) +
             facts_height(block, kSheetPixels) + link_height(block) + 7;
    case SectionShape::agenda:
      if (block.starts_at) return event_height(block);
      break;
    case SectionShape::initiative:
      return picture_height(block, kSheetPixels, kPictureMax) + 22 +
             heading_height(block, kLead, kSheetPixels) + parts_height(block, kSheetPixels) +
             facts_height(block, kSheetPixels) + link_height(block);
    case SectionShape::resources:
      return resource_height(block, first);
    case SectionShape::items:
      break;
  }
  return heading_height(block, kItem, kSheetPixels) +
         picture_height(block, kSheetPixels, kPictureMax) + parts_height(block, kSheetPixels) +
         facts_height(block, kSheetPixels) + link_height(block) + 7;
}

int masthead_height(const LetterPlan& plan, const Issue& issue) {
  const int contents = static_cast<int>(contents_of(issue).size()) * 21;
  return 142 + (plan.tagline.empty() ? 0 : 4) + 8 + (contents == 0 ? 0 : 36 + contents);
}

constexpr int kPageHeadPixels = 67;
constexpr int kLabelPixels = 32;
constexpr int kFootPixels = 250;

}  // namespace

int printed_lines(const LetterPlan& plan, const Issue& issue, int page) {
  if (page < 1 || static_cast<std::size_t>(page) > plan.pages.size()) return 0;
  int height = kPageHeadPixels;
  if (page == 1) height += masthead_height(plan, issue);
  if (static_cast<std::size_t>(page) == plan.pages.size()) height += kFootPixels;
  for (const SectionPlan& section : plan.pages[static_cast<std::size_t>(page) - 1].sections) {
    bool first = true;
    for (const Block& block : issue.blocks) {
      if (block.section != section.key) continue;
      if (first && !section.title.empty()) height += kLabelPixels;
      height += block_height(block, section.shape, first);
      first = false;
    }
  }
  return (height + kPrintedLinePixels - 1) / kPrintedLinePixels;
}

}  // namespace vigie::letter
