// SPDX-License-Identifier: EUPL-1.2
#include "letter/print_estimate.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "letter/link_words.hpp"
#include "letter/markdown.hpp"
#include "letter/printed_parts.hpp"
#include "letter/type_width.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"

namespace vigie::letter {
namespace {

constexpr int kSheetPixels = 652;
constexpr int kTextColumnPixels = 314;    // beside a picture, or of what a resource is
constexpr int kSecondColumnPixels = 326;  // of what it says
constexpr int kPictureColumnPixels = 270;
constexpr int kPicturePixels = 552;
constexpr int kPictureMax = 210;
constexpr int kPictureBesideMax = 125;

constexpr Type kText{Face::sans, 122, 16, false};
constexpr Type kSmall{Face::sans, 110, 15, false};
constexpr Type kScreenSmall{Face::sans, 120, 18, false};
constexpr Type kTagline{Face::sans, 150, 23, false};
constexpr Type kItem{Face::serif, 155, 19, true};
constexpr Type kLead{Face::serif, 200, 24, true};
constexpr Type kSection{Face::serif, 240, 28, true};
constexpr Type kName{Face::serif, 340, 36, true};
constexpr Type kEntry{Face::serif, 140, 16, false};

/// What stands under one another: the larger of two margins that meet holds.
class Stack {
 public:
  void add(int above, int height, int below) {
    if (height == 0) return;
    height_ += std::max(margin_, above) + height;
    margin_ = below;
  }
  void add(const Printed& part) { add(part.above, part.height, part.below); }
  int height() const { return height_ + margin_; }

 private:
  int height_ = 0;
  int margin_ = 0;
};

int height_of(std::string_view words, const Type& type, int width) {
  return line_count({{words}}, type, width) * type.line;
}

void add_heading(Stack& stack, const Block& block, const Type& title, int width) {
  const SourceLine source = source_of(block);
  stack.add(0, height_of(block.title, title, width), title.tenths == kLead.tenths ? 6 : 4);
  stack.add(0, line_count({{source.strong, true}, {source.rest}}, kSmall, width) * kSmall.line, 3);
}

void add_parts(Stack& stack, const Block& block, int width) {
  for (const Part& part : read_markdown(block.body_markdown)) {
    stack.add(printed_part(part, width));
  }
}

void add_facts(Stack& stack, const Block& block, int width) {
  if (block.facts.empty()) return;
  int label = 110;
  for (const Fact& fact : block.facts) {
    label = std::max(label, widths_of({{fact.label, true}}, kText).longest_word);
  }
  int height = kItem.line + 8 + 2;  // the caption, and the thick rule over the first line
  for (const Fact& fact : block.facts) {
    height += 15 + std::max(line_count({{fact.label, true}}, kText, label),
                            line_count({{fact.value}}, kText, width - label - 10)) *
                       kText.line;
  }
  stack.add(6, height, 12);
}

/// A button is a table of one cell, the line of which its own size of type opens.
constexpr int kButtonPixels = 12 + 19;

void add_link(Stack& stack, const Block& block, const Issue& issue, int width) {
  if (block.url.empty()) return;
  const LinkWords words = link_words(block, issue);
  if (block.button && !block.link_label.empty()) {
    stack.add(4, kButtonPixels, 14);
    return;
  }
  const std::string note = words.note.empty() ? "" : " " + words.note;
  stack.add(0, line_count({{words.label, true}, {note}}, kText, width) * kText.line, 3);
}

void add_picture(Stack& stack, const Block& block, int widest, int most, int width) {
  const Picture& picture = block.picture;
  if (picture.url.empty() || picture.width <= 0) return;
  const int shown = std::min(picture.width, widest);
  stack.add(0, std::min(picture.height * shown / picture.width, most), 0);
  const std::string credit = text::typographic(picture.credit);
  stack.add(4, height_of(credit, kSmall, width), 3);
}

/// The text of a block in one column.
int text_height(const Block& block, const Issue& issue, const Type& title, int width) {
  Stack stack;
  add_heading(stack, block, title, width);
  add_parts(stack, block, width);
  add_facts(stack, block, width);
  add_link(stack, block, issue, width);
  return stack.height();
}

int picture_beside_height(const Block& block, int width) {
  Stack stack;
  add_picture(stack, block, kPictureColumnPixels, kPictureBesideMax, width);
  return stack.height();
}

int resource_height(const Block& block, const Issue& issue, bool first) {
  const int rule = first ? 0 : 9;
  if (!block.picture.url.empty()) {
    return rule + 12 +
           std::max(picture_beside_height(block, kTextColumnPixels),
                    text_height(block, issue, kItem, kSecondColumnPixels));
  }
  Stack left;
  add_heading(left, block, kItem, kTextColumnPixels);
  Stack right;
  add_parts(right, block, kSecondColumnPixels);
  add_facts(right, block, kSecondColumnPixels);
  add_link(right, block, issue, kSecondColumnPixels);
  return rule + 12 + std::max(left.height(), right.height());
}

int event_height(const Block& block, const Issue& issue) {
  constexpr int kWidth = kSheetPixels - 64 - 14;
  constexpr int kDayPixels = 16 + 19 + 18;
  Stack stack;
  add_heading(stack, block, kItem, kWidth);
  add_parts(stack, block, kWidth);
  const LinkWords words = block.url.empty() ? LinkWords{} : link_words(block, issue);
  const std::string link = words.note.empty() ? words.label : words.label + " " + words.note;
  const std::string add =
      fmt::format("Ajouter le {} à mon agenda", text::day_and_month(paris_day(*block.starts_at)));
  stack.add(0, height_of(link, kText, kWidth) + height_of(add, kText, kWidth), 3);
  return std::max(kDayPixels, stack.height() + 3) + 2;
}

int lead_height(const Block& block, const Issue& issue) {
  if (block.picture.url.empty()) return text_height(block, issue, kLead, kSheetPixels) + 7;
  return 12 + std::max(text_height(block, issue, kLead, kTextColumnPixels),
                       picture_beside_height(block, kSecondColumnPixels));
}

int initiative_height(const Block& block, const Issue& issue) {
  Stack picture;
  add_picture(picture, block, kPicturePixels, kPictureMax, kSheetPixels);
  return picture.height() + 10 + text_height(block, issue, kLead, kSheetPixels) + 7;
}

int item_height(const Block& block, const Issue& issue) {
  Stack stack;
  add_heading(stack, block, kItem, kSheetPixels);
  add_picture(stack, block, kPicturePixels, kPictureMax, kSheetPixels);
  add_parts(stack, block, kSheetPixels);
  add_facts(stack, block, kSheetPixels);
  add_link(stack, block, issue, kSheetPixels);
  return stack.height() + 7;
}

int block_height(const Block& block, const Issue& issue, SectionShape shape, bool first) {
  switch (shape) {
    case SectionShape::lead:
      return lead_height(block, issue);
    case SectionShape::agenda:
      return block.starts_at ? event_height(block, issue) : item_height(block, issue);
    case SectionShape::initiative:
      return initiative_height(block, issue);
    case SectionShape::resources:
      return resource_height(block, issue, first);
    case SectionShape::items:
      break;
  }
  return item_height(block, issue);
}

int masthead_height(const LetterPlan& plan, const Issue& issue) {
  Stack stack;
  const int beside = kSheetPixels - (plan.logo.empty() ? 0 : 70);
  const std::string& publisher = plan.masthead.empty() ? plan.mentions.publisher : plan.masthead;
  const int words = line_count({{publisher, true}}, kScreenSmall, beside) * kScreenSmall.line + 18;
  stack.add(0, plan.logo.empty() ? words : std::max(56, words), 0);
  stack.add(6, height_of(plan.name, kName, kSheetPixels), 0);
  stack.add(4, height_of(plan.tagline, kTagline, kSheetPixels), 0);
  int contents = 0;
  for (const std::string& entry : contents_of(issue)) {
    contents += height_of(entry, kEntry, kSheetPixels) + 4 + (contents == 0 ? 0 : 1);
  }
  constexpr int kBand = 8 + 10 + 8;          // above and under the name, and the bar
  constexpr int kContents = 8 + 6 + 18 + 4;  // of the sommaire, above and under its titles
  return kBand + stack.height() + (contents == 0 ? 0 : kContents + contents);
}

int foot_height(const LetterPlan& plan) {
  const LetterMentions& of = plan.mentions;
  const std::string why = fmt::format("Vous recevez {} à l’adresse prenom.nom@exemple.org {}.",
                                      plan.name, reason_of("inscription"));
  std::string who = fmt::format("Éditeur\u00a0: {}, {}.", of.publisher, of.address);
  if (!of.director.empty())
    who += fmt::format(" Direction de la publication\u00a0: {}.", of.director);
  if (!of.contact.empty()) who += fmt::format(" Contact\u00a0: {}.", of.contact);
  constexpr int kLinkPixels = 26;
  const int links = 3 + (of.privacy_url.empty() ? 0 : 1);
  return 10 + height_of(why, kScreenSmall, kSheetPixels) + 10 + 18 + links * kLinkPixels + 12 +
         height_of(who, kScreenSmall, kSheetPixels) + 8 + 18 + 10;
}

constexpr int kLabelPixels = 32;

int page_head_height(const PagePlan& page) {
  return 11 + 4 + 6 + height_of(page.title, kSection, kSheetPixels) + 6 + 6 + 6;
}

}  // namespace

int printed_pixels(const LetterPlan& plan, const Issue& issue, int page) {
  if (page < 1 || static_cast<std::size_t>(page) > plan.pages.size()) return 0;
  const PagePlan& planned = plan.pages[static_cast<std::size_t>(page) - 1];
  int height = page_head_height(planned);
  if (page == 1) height += masthead_height(plan, issue);
  if (static_cast<std::size_t>(page) == plan.pages.size()) height += foot_height(plan);
  for (const SectionPlan& section : planned.sections) {
    bool first = true;
    for (const Block& block : issue.blocks) {
      if (block.section != section.key) continue;
      if (first && !section.title.empty()) height += kLabelPixels;
      height += block_height(block, issue, section.shape, first);
      first = false;
    }
  }
  return height;
}

int printed_lines(const LetterPlan& plan, const Issue& issue, int page) {
  return (printed_pixels(plan, issue, page) + kPrintedLinePixels - 1) / kPrintedLinePixels;
}

}  // namespace vigie::letter
