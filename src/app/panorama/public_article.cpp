// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/public_article.hpp"

#include "rights/extract.hpp"
#include "rights/share.hpp"
#include "store/article/signals_repo.hpp"
#include "store/story/story_repo.hpp"

namespace vigie::app {
namespace {

Result<std::string> extract_of(store::Reader& reader, ArticleId article) {
  const auto ground = store::extract_ground(reader, article);
  if (!ground) return fail(ground.error());
  if (ground->granted_words == 0) return std::string();
  const auto signals = store::signals_of(reader, article);
  if (!signals) return fail(signals.error());
  return rights::public_extract(ground->text, ground->granted_words, *signals);
}

}  // namespace

Result<PublicArticle> public_article(store::Reader& reader, const store::PanoramaRow& row) {
  const auto tags = store::story_tags(reader, row.item.story);
  if (!tags) return fail(tags.error());
  auto extract = extract_of(reader, row.item.article);
  if (!extract) return fail(extract.error());
  PublicArticle article;
  article.title = row.title;
  article.media = row.media;
  article.author = row.author;
  article.url = row.url;
  article.access = row.access;
  article.published_at = row.article_published_at;
  article.note = row.item.note;
  article.extract = std::move(*extract);
  for (const store::StoryTag& tag : *tags) {
    (tag.kind == "theme" ? article.themes : article.territories).push_back(tag.label);
  }
  return rights::shareable(std::move(article));
}

void make_public(Candidate& piece) { piece.url = rights::public_link(piece.url); }

}  // namespace vigie::app
