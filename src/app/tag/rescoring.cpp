// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/rescoring.hpp"

#include <algorithm>

#include "store/tag/learning_repo.hpp"

namespace vigie::app {
namespace {

struct Scored {
  ArticleId article;
  Opinion opinion;
};

Result<void> write_scores(store::Database& db, const std::vector<Scored>& scored) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  for (const Scored& each : scored) {
    if (auto done = put_learned_tags(*tx, each.article, each.opinion.learned); !done) return done;
    if (auto done = store::set_likely(*tx, each.article, each.opinion.likely); !done) return done;
  }
  return tx->commit();
}

}  // namespace

Result<std::int64_t> rescore_backlog(store::Database& db, const Taggers& taggers) {
  const auto places = taggers.territories->get();
  if (!places) return fail(places.error());
  auto reader = db.reader();
  const auto stories = store::undecided_stories(reader);
  if (!stories) return fail(stories.error());
  const tag::Learned* learned = taggers.learned ? &*taggers.learned : nullptr;
  std::int64_t read = 0;
  for (std::size_t at = 0; at < stories->size(); at += kRescoredStories) {
    const std::size_t count = std::min(kRescoredStories, stories->size() - at);
    const auto first = stories->begin() + static_cast<std::ptrdiff_t>(at);
    const auto articles =
        store::articles_to_score(reader, {first, first + static_cast<std::ptrdiff_t>(count)});
    if (!articles) return fail(articles.error());
    std::vector<Scored> scored;
    for (const store::ArticleToScore& each : *articles) {
      const auto words = tag::read_article(each.title, each.excerpt, each.categories);
      scored.push_back(
          {each.id, opinion_of(words, (*places)->find(words), {}, taggers.themes, learned)});
    }
    if (auto done = write_scores(db, scored); !done) return fail(done.error());
    read += static_cast<std::int64_t>(scored.size());
  }
  return read;
}

}  // namespace vigie::app
