// SPDX-License-Identifier: EUPL-1.2
#include "letter/last_issue.hpp"

#include <set>

#include "base/format.hpp"
#include "letter/check_blocks.hpp"
#include "text/url.hpp"

namespace vigie::letter {

std::vector<Check> check_last_issue(const LetterPlan& plan, const Issue& issue, int number,
                                    const std::vector<Block>& before) {
  std::set<std::int64_t> articles;
  std::set<std::string> pages;
  for (const Block& block : before) {
    if (block.starts_at) continue;
    if (block.article) articles.insert(block.article.value);
    if (block.url.starts_with("http")) pages.insert(text::canonical_url(block.url));
  }
  Checklist list;
  bool fresh = true;
  for (const Block& block : issue.blocks) {
    if (block.starts_at) continue;
    const bool again =
        (block.article && articles.contains(block.article.value)) ||
        (block.url.starts_with("http") && pages.contains(text::canonical_url(block.url)));
    if (!again) continue;
    fresh = false;
    list.warning("deja-paru",
                 fmt::format("{}\u00a0: déjà dans le n°\u00a0{}.", where_is(plan, block), number),
                 block.id);
  }
  if (fresh && !before.empty()) {
    list.good("deja-paru", fmt::format("Rien n’était dans le n°\u00a0{}.", number));
  }
  return list.take();
}

}  // namespace vigie::letter
