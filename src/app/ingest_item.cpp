// SPDX-License-Identifier: EUPL-1.2
#include "app/ingest_item.hpp"

#include "cluster/place.hpp"
#include "store/article_repo.hpp"
#include "store/desk_repo.hpp"
#include "store/grouping_repo.hpp"
#include "store/sighting_repo.hpp"
#include "store/story_repo.hpp"
#include "text/html.hpp"

namespace vigie::app {
namespace {

/// A date further ahead than this is a mistake of the feed; the article has none then.
constexpr std::int64_t kFutureMaxSeconds = 2 * kDaySeconds;
constexpr std::size_t kTitleFromTextBytes = 100;

std::string title_of(const FeedItem& item) {
  if (!item.title.empty()) return item.title;
  const std::string start = text::excerpt(item.excerpt, kTitleFromTextBytes);
  return start.empty() ? item.link : start;
}

std::string link_of(const FeedItem& item, const FeedIntake& intake) {
  if (!item.link.empty()) return item.link;
  if (!item.enclosures.empty()) return item.enclosures.front().url;
  return intake.site_url.empty() ? intake.source.url : intake.site_url;
}

std::string_view kind_of(const FeedItem& item) {
  switch (item.kind) {
    case MediaKind::audio:
      return "audio";
    case MediaKind::video:
      return "video";
    case MediaKind::text:
      break;
  }
  return "text";
}

const std::string& html_of(const FeedItem& item) {
  return item.summary_html.empty() ? item.content_html : item.summary_html;
}

std::optional<Instant> date_of(const FeedItem& item, Instant now) {
  const auto at = item.published_at ? item.published_at : item.updated_at;
  if (!at || *at - now > kFutureMaxSeconds) return std::nullopt;
  return at;
}

store::NewArticle article_of(const FeedItem& item, const identify::ItemIdentity& identity,
                             const FeedIntake& intake, ReprintId reprint) {
  store::NewArticle article;
  article.reprint = reprint;
  article.url = link_of(item, intake);
  article.url_key = identity.url_key;
  article.title = title_of(item);
  article.author = item.author;
  article.media = intake.source.title;
  article.language = item.language;
  article.access = intake.source.access;
  article.kind = kind_of(item);
  article.published_at = date_of(item, intake.now);
  article.first_seen_at = intake.now;
  article.text_key = identity.text_key;
  article.title_key = identity.title_key;
  return article;
}

// ── grouping ───────────────────────────────────────────────────────────────────────────────────

Result<cluster::Placement> find_place(store::Transaction& tx, const FeedIntake& intake,
                                      const FeedItem& item,
                                      const identify::ItemIdentity& identity) {
  const Instant since = intake.now - cluster::kReprintDays * kDaySeconds;
  auto reader = tx.reader();
  const auto alike = store::alike_articles(reader, identity.text_key, identity.title_key, since);
  if (!alike) return fail(alike.error());
  std::vector<cluster::Candidate> candidates;
  for (const store::AlikeArticle& a : *alike) {
    candidates.push_back({a.id, a.reprint, a.story, a.url_key, a.text_key, a.title_key,
                          a.published_at, a.first_seen_at});
  }
  const cluster::Piece piece{title_of(item),     identity.url_key,          identity.text_key,
                             identity.title_key, date_of(item, intake.now), intake.now};
  return cluster::place(piece, candidates);
}

/// The reprint that the article goes into, made where there is none yet.
Result<ReprintId> open_place(store::Transaction& tx, const cluster::Placement& placement,
                             Instant now) {
  if (placement.join == cluster::Join::reprint) return placement.reprint;
  if (placement.join == cluster::Join::story) {
    auto reader = tx.reader();
    const auto story = store::living_story(reader, placement.story);
    if (!story) return fail(story.error());
    return store::insert_reprint(tx, *story, now);
  }
  const auto story = store::insert_story(tx, now);
  if (!story) return fail(story.error());
  return store::insert_reprint(tx, *story, now);
}

Result<void> record_place(store::Transaction& tx, ArticleId article,
                          const cluster::Placement& placement, Instant now) {
  switch (placement.join) {
    case cluster::Join::alone:
      return {};
    case cluster::Join::reprint:
      return store::record_machine_join(tx, article, placement.reprint, placement.reason, now);
    case cluster::Join::story:
      return store::record_machine_join(tx, article, placement.story, placement.reason, now);
  }
  return {};
}

// ── the four kinds of news ─────────────────────────────────────────────────────────────────────

Result<void> keep_text(store::Transaction& tx, ArticleId article, const FeedItem& item,
                       Instant now) {
  if (html_of(item).empty() && item.excerpt.empty()) return {};
  return store::put_article_text(tx, article, html_of(item), item.excerpt, now);
}

Result<ArticleId> admit(store::Transaction& tx, const FeedIntake& intake, const FeedItem& item,
                        const identify::ItemIdentity& identity) {
  const auto placement = find_place(tx, intake, item, identity);
  if (!placement) return fail(placement.error());
  const auto reprint = open_place(tx, *placement, intake.now);
  if (!reprint) return fail(reprint.error());
  const auto article = store::insert_article(tx, article_of(item, identity, intake, *reprint));
  if (!article) return fail(article.error());
  if (auto done = record_place(tx, *article, *placement, intake.now); !done) {
    return fail(done.error());
  }
  if (auto done = keep_text(tx, *article, item, intake.now); !done) return fail(done.error());
  if (auto done = tag_article(tx, *article, item, intake.source, intake.taggers); !done) {
    return fail(done.error());
  }
  return *article;
}

Result<bool> sight(store::Transaction& tx, const FeedIntake& intake, ArticleId article) {
  const auto seen_before = store::touch_sighting(tx, article, intake.source.source, intake.now);
  if (!seen_before) return fail(seen_before.error());
  if (*seen_before) return false;
  if (auto done = store::insert_sighting(tx, article, intake.source.source, intake.now); !done) {
    return fail(done.error());
  }
  return true;
}

Result<void> lay_on_desks(store::Transaction& tx, const FeedIntake& intake, ArticleId article) {
  auto reader = tx.reader();
  const auto known = store::article_by_id(reader, article);
  if (!known) return fail(known.error());
  const auto story = store::living_story(reader, (*known)->story);
  if (!story) return fail(story.error());
  for (const CentreId centre : intake.desks) {
    if (auto done = store::lay_on_desk(tx, *story, centre, intake.now); !done) {
      return fail(done.error());
    }
  }
  return {};
}

Result<void> revise(store::Transaction& tx, const FeedIntake& intake, const FeedItem& item,
                    const identify::ItemIdentity& identity, const store::KnownArticle& article,
                    std::string_view old_hash) {
  const Instant now = intake.now;
  const SourceId source = intake.source.source;
  if (auto done = store::add_revision(tx, article.id, source, article.title, old_hash, now);
      !done) {
    return done;
  }
  const store::EditedArticle edited{title_of(item), item.author, identity.text_key,
                                    identity.title_key};
  if (auto done = store::revise_article(tx, article.id, edited, now); !done) return done;
  if (auto done = keep_text(tx, article.id, item, now); !done) return done;
  if (auto done = store::clear_rule_tags(tx, article.id); !done) return done;
  return tag_article(tx, article.id, item, intake.source, intake.taggers);
}

Result<ItemNews> take_known(store::Transaction& tx, const FeedIntake& intake, const FeedItem& item,
                            const identify::ItemIdentity& identity, const store::KnownItem& known) {
  if (auto seen = sight(tx, intake, known.article); !seen) return fail(seen.error());
  if (known.content_hash == identity.content_hash) return ItemNews::known;
  auto reader = tx.reader();
  const auto article = store::article_by_id(reader, known.article);
  if (!article) return fail(article.error());
  const bool leads = (*article)->lead == intake.source.source;
  if (leads) {
    auto done = revise(tx, intake, item, identity, **article, known.content_hash);
    if (!done) return fail(done.error());
  }
  auto done = store::put_source_item(tx, intake.source.source, identity.item_key, known.article,
                                     identity.content_hash);
  if (!done) return fail(done.error());
  return leads ? ItemNews::edited : ItemNews::known;
}

}  // namespace

Result<ItemNews> take_item(store::Transaction& tx, const FeedIntake& intake, const FeedItem& item,
                           const identify::ItemIdentity& identity) {
  auto reader = tx.reader();
  const auto known = store::source_item(reader, intake.source.source, identity.item_key);
  if (!known) return fail(known.error());
  if (*known) return take_known(tx, intake, item, identity, **known);

  const auto had = store::article_by_url_key(reader, identity.url_key);
  if (!had) return fail(had.error());
  ArticleId article;
  if (*had) {
    article = (*had)->id;
  } else {
    const auto admitted = admit(tx, intake, item, identity);
    if (!admitted) return fail(admitted.error());
    article = *admitted;
  }
  const auto first_sighting = sight(tx, intake, article);
  if (!first_sighting) return fail(first_sighting.error());
  if (auto done = store::put_source_item(tx, intake.source.source, identity.item_key, article,
                                         identity.content_hash);
      !done) {
    return fail(done.error());
  }
  if (!*first_sighting) return ItemNews::known;
  if (auto done = lay_on_desks(tx, intake, article); !done) return fail(done.error());
  return *had ? ItemNews::sighted : ItemNews::fresh;
}

}  // namespace vigie::app
