// SPDX-License-Identifier: EUPL-1.2
#include "letter/arrange.hpp"

#include <algorithm>
#include <set>

#include "letter/propose.hpp"

namespace vigie::letter {
namespace {

struct Spot {
  std::string section;
  int page = 1;
};

/// Every section of the letter, from the first page on.
std::vector<Spot> spots_of(const LetterPlan& plan) {
  std::vector<Spot> spots;
  for (std::size_t page = 0; page < plan.pages.size(); ++page) {
    for (const SectionPlan& section : plan.pages[page].sections) {
      spots.push_back({section.key, static_cast<int>(page) + 1});
    }
  }
  return spots;
}

bool draws(const SectionPlan& section, BlockSource source) {
  return std::ranges::find(section.block_sources, source) != section.block_sources.end();
}

/// The blocks of a section in their order.
std::vector<Block> of_section(const std::vector<Block>& blocks, std::string_view section) {
  std::vector<Block> own;
  for (const Block& block : blocks) {
    if (block.section == section) own.push_back(block);
  }
  std::ranges::stable_sort(own, {}, &Block::position);
  return own;
}

struct Target {
  Spot spot;
  std::size_t index = 0;  ///< among the blocks of the section, the moved one left out
};

Target to_end(const std::vector<Block>& blocks, const Spot& spot) {
  return {spot, of_section(blocks, spot.section).size()};
}

std::optional<Target> target_of(const std::vector<Spot>& spots, const std::vector<Block>& blocks,
                                const Block& block, const BlockMove& move) {
  const auto here = std::ranges::find(spots, block.section, &Spot::section);
  const auto own = of_section(blocks, block.section);
  const auto at =
      static_cast<std::size_t>(std::ranges::find(own, block.id, &Block::id) - own.begin());
  switch (move.kind) {
    case BlockMove::Kind::up:
      if (here == spots.end()) return std::nullopt;
      if (at > 0) return Target{*here, at - 1};
      if (here == spots.begin()) return std::nullopt;
      return to_end(blocks, *(here - 1));
    case BlockMove::Kind::down:
      if (here == spots.end()) return std::nullopt;
      if (at + 1 < own.size()) return Target{*here, at + 1};
      if (here + 1 == spots.end()) return std::nullopt;
      return Target{*(here + 1), 0};
    case BlockMove::Kind::left:
    case BlockMove::Kind::right: {
      const int page = block.page + (move.kind == BlockMove::Kind::left ? -1 : 1);
      const auto there = std::ranges::find(spots, page, &Spot::page);
      if (there == spots.end()) return std::nullopt;
      return to_end(blocks, *there);
    }
    case BlockMove::Kind::to: {
      const auto there = std::ranges::find(spots, move.section, &Spot::section);
      if (there == spots.end()) return std::nullopt;
      if (move.rank <= 0) return to_end(blocks, *there);
      return Target{*there, static_cast<std::size_t>(move.rank) - 1};
    }
  }
  return std::nullopt;
}

/// Puts positions 1, 2, 3… to the blocks of a section; keeps those that change.
void number(std::vector<Block> own, const Spot& spot, std::vector<Block>& changed) {
  int position = 0;
  for (Block& block : own) {
    ++position;
    if (block.position == position && block.section == spot.section && block.page == spot.page) {
      continue;
    }
    block.position = position;
    block.section = spot.section;
    block.page = spot.page;
    changed.push_back(std::move(block));
  }
}

}  // namespace

std::vector<Block> arranged(const LetterPlan& plan, const std::vector<Block>& blocks, BlockId moved,
                            const BlockMove& move) {
  const auto spots = spots_of(plan);
  const auto block = std::ranges::find(blocks, moved, &Block::id);
  if (block == blocks.end()) return {};
  const auto target = target_of(spots, blocks, *block, move);
  if (!target) return {};
  std::vector<Block> there = of_section(blocks, target->spot.section);
  std::erase_if(there, [&](const Block& each) { return each.id == moved; });
  const std::size_t index = std::min(target->index, there.size());
  there.insert(there.begin() + static_cast<long>(index), *block);
  std::vector<Block> changed;
  number(std::move(there), target->spot, changed);
  if (block->section != target->spot.section) {
    std::vector<Block> left = of_section(blocks, block->section);
    std::erase_if(left, [&](const Block& each) { return each.id == moved; });
    const auto here = std::ranges::find(spots, block->section, &Spot::section);
    if (here != spots.end()) number(std::move(left), *here, changed);
  }
  return changed;
}

int free_place(const std::vector<Block>& blocks, std::string_view section) {
  std::set<int> taken;
  for (const Block& block : blocks) {
    if (block.section == section) taken.insert(block.position);
  }
  int place = 1;
  while (taken.contains(place)) ++place;
  return place;
}

std::string section_for(const LetterPlan& plan, const Candidate& piece, bool relayed) {
  const bool ours = concerns(plan.territory, piece.territories);
  const bool heard = piece.kind != "text";
  std::string fallback;
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      if (heard && draws(section, BlockSource::listening)) return section.key;
      if (!heard && ours && draws(section, BlockSource::territory)) return section.key;
      const bool takes = relayed && !ours && !heard && draws(section, BlockSource::panorama);
      if (fallback.empty() && (takes || draws(section, BlockSource::panorama))) {
        fallback = section.key;
      }
    }
  }
  return fallback;
}

std::string section_on_page(const LetterPlan& plan, std::string_view section, int page) {
  if (page < 1 || static_cast<std::size_t>(page) > plan.pages.size()) return {};
  if (page_of_section(plan, section) == page) return std::string(section);
  const auto& sections = plan.pages[static_cast<std::size_t>(page) - 1].sections;
  const auto takes = std::ranges::find_if(sections, [](const SectionPlan& each) {
    return draws(each, BlockSource::panorama) || draws(each, BlockSource::territory);
  });
  if (takes != sections.end()) return takes->key;
  return sections.empty() ? std::string() : sections.front().key;
}

const SectionPlan* section_named(const LetterPlan& plan, std::string_view key) {
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      if (section.key == key) return &section;
    }
  }
  return nullptr;
}

int page_of_section(const LetterPlan& plan, std::string_view key) {
  for (std::size_t page = 0; page < plan.pages.size(); ++page) {
    for (const SectionPlan& section : plan.pages[page].sections) {
      if (section.key == key) return static_cast<int>(page) + 1;
    }
  }
  return 0;
}

}  // namespace vigie::letter
