// SPDX-License-Identifier: EUPL-1.2
#include "letter/propose.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/format.hpp"
#include "letter/content.hpp"
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

std::string key_of(ArticleId article) { return fmt::format("#{}", article.value); }

class Proposer {
 public:
  Proposer(const LetterPlan& plan, const Standing& standing, const Material& material)
      : plan_(&plan),
        material_(&material),
        listening_apart_(plan_draws_from(plan, BlockSource::listening)) {
    for (const Block& block : standing.blocks) {
      if (block.origin == BlockOrigin::proposed) {
        former_.push_back(block);
      } else {
        use(block);
        proposal_.blocks.push_back(block);
      }
    }
    for (const Block& block : standing.taken_out) use(block);
    for (const OwnText& text : material.texts) {
      if (!text.url.empty()) used_.insert(text::canonical_url(text.url));
    }
  }

  void fill(const SectionPlan& section, int page) {
    std::vector<int> places = empty_places(section);
    auto place = places.begin();
    for (const BlockSource draw : section.block_sources) {
      if (draw == BlockSource::texts) {
        for (const OwnText& text : material_->texts) {
          if (place == places.end()) return;
          if (text.section != section.key || !take(text)) continue;
          add(letter::block_of(text), section, page, *place++);
        }
        continue;
      }
      for (const auto* pieces : {&material_->panorama, &material_->kept}) {
        const bool relayed = pieces == &material_->panorama;
        for (const Candidate& piece : *pieces) {
          if (place == places.end()) return;
          if (suits(draw, piece, relayed) && take(piece)) {
            add(letter::block_of(piece), section, page, *place++);
          }
        }
      }
    }
  }

  Proposal take_proposal() {
    proposal_.dropped = std::move(former_);
    put_in_order(*plan_, proposal_.blocks);
    return std::move(proposal_);
  }

 private:
  void use(const Block& block) {
    if (!block.url.empty()) used_.insert(text::canonical_url(block.url));
    if (block.article) used_.insert(key_of(block.article));
    if (!block.source_file.empty()) used_.insert("file " + block.source_file);
  }

  /// The places that no person filled, as many as the section may still take.
  std::vector<int> empty_places(const SectionPlan& section) const {
    std::set<int> filled;
    int room = section.maximum;
    for (const Block& block : proposal_.blocks) {
      if (block.section != section.key) continue;
      filled.insert(block.position);
      --room;
    }
    std::vector<int> places;
    for (int place = 1; room > 0; ++place) {
      if (filled.contains(place)) continue;
      places.push_back(place);
      --room;
    }
    return places;
  }

  bool suits(BlockSource draw, const Candidate& piece, bool relayed) const {
    const bool heard = piece.kind != "text";
    if (draw == BlockSource::listening) return heard;
    if (heard && listening_apart_) return false;
    const bool ours = concerns(plan_->territory, piece.territories);
    return draw == BlockSource::territory ? ours : relayed && !ours;
  }

  bool take(const OwnText& text) {
    return text.file.empty() || used_.insert("file " + text.file).second;
  }

  bool take(const Candidate& piece) {
    return used_.insert(piece.url_key).second && used_.insert(key_of(piece.article)).second;
  }

  /// A piece that was proposed before keeps its block.
  void add(Block block, const SectionPlan& section, int page, int place) {
    const auto before = std::ranges::find_if(former_, [&](const Block& each) {
      return block.kind == BlockKind::article
                 ? each.article == block.article
                 : !block.source_file.empty() && each.source_file == block.source_file;
    });
    if (before != former_.end()) {
      block.id = before->id;
      block.version = before->version;
      former_.erase(before);
    }
    block.section = section.key;
    block.page = page;
    block.position = place;
    proposal_.blocks.push_back(std::move(block));
  }

  const LetterPlan* plan_;
  const Material* material_;
  bool listening_apart_;
  std::set<std::string> used_;
  std::vector<Block> former_;  ///< proposed before, and not again yet
  Proposal proposal_;
};

}  // namespace

Block block_of(const Candidate& piece) {
  Block block;
  block.kind = BlockKind::article;
  block.panorama_item = piece.panorama_item;
  block.article = piece.article;
  block.title = text::typographic(piece.title);
  block.body_markdown = as_markdown(piece.note);
  block.url = piece.url;
  block.media = text::typographic(piece.media);
  block.access = piece.access;
  block.media_kind = piece.kind;
  block.place = piece.place;
  block.published_at = piece.published_at;
  return block;
}

Block block_of(const OwnText& text) {
  Block block;
  block.kind = BlockKind::text;
  block.source_file = text.file;
  block.title = text::typographic(text.title);
  block.body_markdown = text.body_markdown;
  block.url = text.url;
  block.link_label = text::typographic(text.link_label);
  block.button = text.button && !text.url.empty() && !text.link_label.empty();
  block.media = text::typographic(text.media);
  block.picture = text.picture;
  block.genre = text::typographic(text.genre);
  block.details = text::typographic(text.details);
  block.place = text::typographic(text.place);
  block.starts_at = text.starts_at;
  block.ends_at = text.ends_at;
  for (const Fact& fact : text.facts) {
    block.facts.push_back({text::typographic(fact.label), text::typographic(fact.value)});
  }
  block.source_hash = text_hash(block);
  return block;
}

bool concerns(const std::vector<std::string>& territory, const std::vector<std::string>& codes) {
  return std::ranges::any_of(codes, [&](const std::string& code) {
    return std::ranges::any_of(territory, [&](const std::string& ours) {
      // "92050" is a commune of "92", "97105" of "971"; "R11" is nothing but itself.
      return code == ours || (code.size() == 5 && code.starts_with(ours));
    });
  });
}

void put_in_order(const LetterPlan& plan, std::vector<Block>& blocks) {
  std::map<std::string_view, std::pair<int, int>> sections;  // its rank and its page
  for (std::size_t page = 0; page < plan.pages.size(); ++page) {
    for (const SectionPlan& section : plan.pages[page].sections) {
      sections[section.key] = {static_cast<int>(sections.size()), static_cast<int>(page) + 1};
    }
  }
  const auto rank = [&](const Block& block) {
    const auto found = sections.find(block.section);
    return found == sections.end() ? static_cast<int>(sections.size()) : found->second.first;
  };
  std::ranges::stable_sort(blocks, [&](const Block& a, const Block& b) {
    return std::tuple(rank(a), a.position, a.id.value) <
           std::tuple(rank(b), b.position, b.id.value);
  });
  for (Block& block : blocks) {
    const auto found = sections.find(block.section);
    if (found != sections.end()) block.page = found->second.second;
  }
}

Proposal propose(const LetterPlan& plan, const Standing& standing, const Material& material) {
  Proposer proposer(plan, standing, material);
  int page_number = 0;
  for (const PagePlan& page : plan.pages) {
    ++page_number;
    for (const SectionPlan& section : page.sections) proposer.fill(section, page_number);
  }
  return proposer.take_proposal();
}

}  // namespace vigie::letter
