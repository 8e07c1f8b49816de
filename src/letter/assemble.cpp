// SPDX-License-Identifier: EUPL-1.2
#include "letter/assemble.hpp"

#include <algorithm>
#include <set>

#include "base/format.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/url.hpp"

namespace vigie::letter {
namespace {

bool plan_draws_from(const LetterPlan& plan, BlockSource draw) {
  return std::ranges::any_of(plan.pages, [&](const PagePlan& page) {
    return std::ranges::any_of(page.sections, [&](const SectionPlan& section) {
      return std::ranges::find(section.block_sources, draw) != section.block_sources.end();
    });
  });
}

Block block_of(const OwnText& text) {
  Block block;
  block.kind = BlockKind::text;
  block.title = text::typographic(without_slots(text.title));
  block.body_markdown = without_slots(text.body_markdown);
  block.url = without_slots(text.url);
  block.link_label = text::typographic(without_slots(text.link_label));
  block.button = text.button && !text.url.empty() && !text.link_label.empty();
  block.media = text::typographic(without_slots(text.media));
  block.picture = text.picture;
  for (const Fact& fact : text.facts) {
    block.facts.push_back({text::typographic(without_slots(fact.label)),
                           text::typographic(without_slots(fact.value))});
  }
  return block;
}

Block block_of(const Candidate& piece) {
  Block block;
  block.kind = BlockKind::article;
  block.panorama_item = piece.panorama_item;
  block.article = piece.article;
  block.title = text::typographic(without_slots(piece.title));
  block.body_markdown = as_markdown(without_slots(piece.note));
  block.url = without_slots(piece.url);
  block.media = text::typographic(without_slots(piece.media));
  block.access = piece.access;
  block.media_kind = piece.kind;
  block.place = piece.place;
  block.published_at = piece.published_at;
  return block;
}

class Assembler {
 public:
  Assembler(const LetterPlan& plan, const Material& material)
      : plan_(&plan),
        material_(&material),
        listening_apart_(plan_draws_from(plan, BlockSource::listening)) {
    for (const OwnText& text : material.texts) {
      if (!text.url.empty()) used_.insert(text::canonical_url(text.url));
    }
  }

  void fill(const SectionPlan& section, int page) {
    const std::size_t before = blocks_.size();
    const auto room = [&] { return static_cast<int>(blocks_.size() - before) < section.maximum; };
    for (const BlockSource draw : section.block_sources) {
      if (draw == BlockSource::texts) {
        for (const OwnText& text : material_->texts) {
          if (room() && text.section == section.key) add(block_of(text), section, page);
        }
        continue;
      }
      for (const auto* pieces : {&material_->panorama, &material_->kept}) {
        const bool relayed = pieces == &material_->panorama;
        for (const Candidate& piece : *pieces) {
          if (room() && suits(draw, piece, relayed) && take(piece)) {
            add(block_of(piece), section, page);
          }
        }
      }
    }
  }

  std::vector<Block> take_blocks() { return std::move(blocks_); }

 private:
  bool suits(BlockSource draw, const Candidate& piece, bool relayed) const {
    const bool heard = piece.kind != "text";
    if (draw == BlockSource::listening) return heard;
    if (heard && listening_apart_) return false;
    const bool ours = concerns(plan_->territory, piece.territories);
    return draw == BlockSource::territory ? ours : relayed && !ours;
  }

  bool take(const Candidate& piece) {
    return used_.insert(piece.url_key).second &&
           used_.insert(fmt::format("#{}", piece.article.value)).second;
  }

  void add(Block block, const SectionPlan& section, int page) {
    block.section = section.key;
    block.page = page;
    blocks_.push_back(std::move(block));
  }

  const LetterPlan* plan_;
  const Material* material_;
  bool listening_apart_;
  std::set<std::string> used_;
  std::vector<Block> blocks_;
};

}  // namespace

std::string without_slots(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c == '%' && out.ends_with('%')) continue;
    out += c;
  }
  return out;
}

bool concerns(const std::vector<std::string>& territory, const std::vector<std::string>& codes) {
  return std::ranges::any_of(codes, [&](const std::string& code) {
    return std::ranges::any_of(territory, [&](const std::string& ours) {
      // "92050" is a commune of "92", "97105" of "971"; "R11" is nothing but itself.
      return code == ours || (code.size() == 5 && code.starts_with(ours));
    });
  });
}

Issue assemble(const LetterPlan& plan, std::string_view month, int number,
               const Material& material) {
  Assembler assembler(plan, material);
  int page_number = 0;
  for (const PagePlan& page : plan.pages) {
    ++page_number;
    for (const SectionPlan& section : page.sections) assembler.fill(section, page_number);
  }
  Issue issue;
  issue.letter_key = plan.key;
  issue.number = number;
  issue.month = month;
  issue.blocks = assembler.take_blocks();
  issue.subject = subject_of(plan, issue);
  issue.preheader = preheader_of(plan, issue);
  return issue;
}

}  // namespace vigie::letter
