// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/ingest_item.hpp"

#include <algorithm>

#include "desk/wording.hpp"
#include "store/article/article_repo.hpp"
#include "store/article/sighting_repo.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/tracker_list.hpp"

namespace vigie::app {
namespace {

const FeedItem& said(const FeedIntake& intake, const PreparedItem& prepared) {
  return intake.feed.items[prepared.index];
}

const std::string& html_of(const FeedItem& item) {
  return item.summary_html.empty() ? item.content_html : item.summary_html;
}

store::NewArticle article_of(const PreparedItem& prepared, const FeedIntake& intake,
                             ReprintId reprint) {
  const FeedItem& item = said(intake, prepared);
  store::NewArticle article;
  article.reprint = reprint;
  article.url = prepared.url;
  article.url_key = prepared.identity.url_key;
  article.title = prepared.title;
  article.author = item.author;
  article.media = prepared.publisher.name;
  article.media_id = prepared.publisher.media;
  article.language = item.language;
  // What is written beside a source holds for its own articles, not for those that it links to.
  article.access = prepared.publisher.of_source ? intake.source.access : prepared.publisher.access;
  article.kind = prepared.kind;
  article.published_at = prepared.published_at;
  article.first_seen_at = intake.now;
  article.title_key = prepared.identity.title_key;
  article.duration_s = item.duration_seconds;
  return article;
}

Result<void> keep_text(store::Transaction& tx, const FeedIntake& intake, ArticleId article,
                       const FeedItem& item) {
  if (html_of(item).empty() && item.excerpt.empty() && item.categories.empty()) return {};
  const std::string html = text::clean_links(html_of(item), intake.publishing.trackers);
  return store::put_article_text(tx, article, {html, item.excerpt, item.categories}, intake.now);
}

/// `words` are read where the preparing did not study the item.
Result<void> tag(store::Transaction& tx, const FeedIntake& intake, ArticleId article,
                 const PreparedItem& prepared, const identify::ItemWords& words) {
  if (prepared.tags) return put_tags(tx, article, *prepared.tags);
  const auto tags = tags_of(said(intake, prepared), words, intake.source, intake.taggers);
  if (!tags) return fail(tags.error());
  return put_tags(tx, article, *tags);
}

Result<void> lay_on_desks(store::Transaction& tx, const FeedIntake& intake, StoryId story,
                          const PreparedItem& prepared) {
  if (intake.desks_since && prepared.published_at && *prepared.published_at < *intake.desks_since) {
    return {};
  }
  // A paper that dates ahead is told when it was read.
  const Instant dated_at = std::min(prepared.published_at.value_or(intake.now), intake.now);
  for (const CentreId centre : intake.desks) {
    const FilterRule* rule =
        rule_against(intake.filters, said(intake, prepared), intake.source, centre);
    if (rule != nullptr) {
      const auto aside =
          store::lay_aside_on_desk(tx, story, centre, rule->name, dated_at, intake.now);
      if (!aside) return fail(aside.error());
      continue;
    }
    const auto laid = store::lay_on_desk(tx, story, centre, dated_at, intake.now);
    if (!laid) return fail(laid.error());
    if (*laid) continue;
    if (auto done = store::raise_on_desk(tx, story, centre, dated_at); !done) return done;
  }
  return {};
}

/// A discarded story that grows by something of another kind is to be read again: nobody decided on
/// that. What was said of the same text, or more of the same, stays where it was put.
Result<void> bring_back(store::Transaction& tx, const FeedIntake& intake, StoryId story,
                        ArticleId article, const PreparedItem& prepared) {
  auto reader = tx.reader();
  std::optional<store::Novelty> novelty;
  for (const CentreId centre : intake.desks) {
    const auto line = store::desk_item(reader, story, centre);
    if (!line) return fail(line.error());
    if (!*line || (*line)->state != DeskState::discarded || (*line)->muted_at) continue;
    if (rule_against(intake.filters, said(intake, prepared), intake.source, centre)) continue;
    std::string why;
    if (store::put_aside_by_a_rule(**line)) {
      why = desk::came_back_from_rule((*line)->filtered_by);
    } else {
      if (!novelty) {
        const auto read = store::novelty_of(reader, article, story);
        if (!read) return fail(read.error());
        novelty = *read;
      }
      if (novelty->theme.empty() && !novelty->kind) continue;
      why = desk::came_back(novelty->theme, prepared.kind);
    }
    const auto done = store::bring_back_to_desk(tx, story, centre, why, intake.now);
    if (!done) return fail(done.error());
  }
  return {};
}

cluster::Piece piece_for(const FeedIntake& intake, const PreparedItem& prepared,
                         const identify::ItemWords& words) {
  if (prepared.piece) return *prepared.piece;
  return piece_of(words, prepared.identity, prepared.title, prepared.published_at, intake.now);
}

// ── the four kinds of news ─────────────────────────────────────────────────────────────────────

/// `why`: what is to be said of it beside where it was grouped; "" for nothing.
Result<ArticleId> admit(store::Transaction& tx, FeedIntake& intake, const PreparedItem& prepared,
                        std::string_view why = "") {
  identify::ItemWords words;
  if (!prepared.piece || !prepared.tags) words.read(said(intake, prepared));
  const auto place =
      intake.grouping.place(tx, piece_for(intake, prepared, words), intake.source.source);
  if (!place) return fail(place.error());
  const auto article = store::insert_article(tx, article_of(prepared, intake, place->reprint));
  if (!article) return fail(article.error());
  if (auto done = intake.grouping.record(tx, *article, *place, why); !done)
    return fail(done.error());
  if (auto done = keep_text(tx, intake, *article, said(intake, prepared)); !done) {
    return fail(done.error());
  }
  auto done = tag(tx, intake, *article, prepared, words);
  const bool joined = place->placement.join != cluster::Join::alone;
  if (done && joined) done = store::retag_panorama(tx, place->story);
  if (!done) return fail(done.error());
  const bool from_a_source = intake.source.source.value != 0;
  if (from_a_source) {
    auto sighted = store::insert_sighting(tx, *article, intake.source.source, intake.now);
    if (!sighted) return fail(sighted.error());
  }
  done = lay_on_desks(tx, intake, place->story, prepared);
  if (done && place->placement.join == cluster::Join::story) {
    done = bring_back(tx, intake, place->story, *article, prepared);
  }
  if (!done) return fail(done.error());
  intake.search.fresh.push_back({*article, prepared.searched_title, prepared.searched});
  intake.admitted.emplace(prepared.identity.url_key, *article);
  return *article;
}

/// Of an edited article: what grouping and tagging read is read again where it changed. Often it is
/// the author alone, or a category.
Result<void> study_again(store::Transaction& tx, const FeedIntake& intake,
                         const PreparedItem& prepared, const store::KnownArticle& article,
                         const std::optional<store::KeptText>& before) {
  const FeedItem& item = said(intake, prepared);
  const bool same_words =
      before && before->excerpt == item.excerpt && article.title == prepared.title;
  if (same_words && before->categories == item.categories) return {};
  const identify::ItemWords words(item);
  if (!same_words) {
    auto done = intake.grouping.reword(tx, article.id, piece_for(intake, prepared, words));
    if (!done) return done;
  }
  if (auto done = store::clear_rule_tags(tx, article.id); !done) return done;
  if (auto done = tag(tx, intake, article.id, prepared, words); !done) return done;
  return store::retag_panorama(tx, article.story);
}

Result<void> revise(store::Transaction& tx, FeedIntake& intake, const PreparedItem& prepared,
                    const store::KnownArticle& article, std::string_view old_hash) {
  const Instant now = intake.now;
  const SourceId source = intake.source.source;
  const FeedItem& item = said(intake, prepared);
  auto reader = tx.reader();
  const auto before = store::kept_text(reader, article.id);
  if (!before) return fail(before.error());
  if (auto done = store::add_revision(tx, article.id, source, article.title, old_hash, now);
      !done) {
    return done;
  }
  const store::EditedArticle edited{prepared.title, item.author, prepared.identity.title_key};
  if (auto done = store::revise_article(tx, article.id, edited, now); !done) return done;
  if (auto done = keep_text(tx, intake, article.id, item); !done) return done;
  if (auto done = study_again(tx, intake, prepared, article, *before); !done) return done;
  store::SearchRow words{article.id, prepared.searched_title, prepared.searched};
  const auto indexed = store::search_row(reader, article.id);
  if (!indexed) return fail(indexed.error());
  if (!*indexed || **indexed != words) intake.search.edited.push_back(std::move(words));
  return {};
}

/// An article we had, by another name or from another source.
Result<ItemNews> take_sighted(store::Transaction& tx, FeedIntake& intake,
                              const PreparedItem& prepared, const Recognised& known) {
  const auto first = store::see_article(tx, known.article, intake.source.source, intake.now);
  if (!first) return fail(first.error());
  if (!*first) return ItemNews::known;
  auto reader = tx.reader();
  const auto story = store::living_story(reader, known.story);
  if (!story) return fail(story.error());
  if (auto done = lay_on_desks(tx, intake, *story, prepared); !done) return fail(done.error());
  return ItemNews::sighted;
}

/// The article that a page bears now is not the one we know of it. Where another source was quicker
/// to show it, it is there already.
Result<ItemNews> take_renewed(store::Transaction& tx, FeedIntake& intake,
                              const PreparedItem& prepared, ArticleId before,
                              std::string_view why) {
  auto reader = tx.reader();
  const auto there = store::article_by_url_key(reader, prepared.identity.url_key);
  if (!there) return fail(there.error());
  ArticleId article = *there ? (*there)->id : ArticleId{};
  ItemNews news = ItemNews::fresh;
  if (*there && article != before) {
    const auto sighted =
        take_sighted(tx, intake, prepared, {Known::by_page, article, (*there)->story, {}});
    if (!sighted) return fail(sighted.error());
    news = *sighted;
  } else {
    if (*there) {
      if (auto done = store::leave_address(tx, before); !done) return fail(done.error());
    }
    const auto admitted = admit(tx, intake, prepared, why);
    if (!admitted) return fail(admitted.error());
    article = *admitted;
  }
  auto done = store::put_source_item(tx, intake.source.source, prepared.identity.item_key, article,
                                     prepared.identity.content_hash);
  if (!done) return fail(done.error());
  return news;
}

/// Is an article of another source at the address that this one had? Then the page was renewed.
Result<bool> left_its_address(store::Reader& reader, const PreparedItem& prepared,
                              ArticleId article) {
  const auto there = store::article_by_url_key(reader, prepared.identity.url_key);
  if (!there) return fail(there.error());
  if (!*there || (*there)->id == article) return false;
  const auto before = store::articles_before(reader, prepared.identity.url_key);
  if (!before) return fail(before.error());
  return *before > 0;
}

Result<ItemNews> take_known(store::Transaction& tx, FeedIntake& intake,
                            const PreparedItem& prepared, const Recognised& known) {
  const SourceId source = intake.source.source;
  if (auto seen = store::touch_sighting(tx, known.article, source, intake.now); !seen) {
    return fail(seen.error());
  }
  if (known.content_hash == prepared.identity.content_hash) return ItemNews::known;
  auto reader = tx.reader();
  const auto article = store::article_by_id(reader, known.article);
  if (!article) return fail(article.error());
  bool edited = (*article)->lead == source;
  if (edited) {
    const auto page = intake.pages.look(reader, said(intake, prepared), prepared, **article);
    if (!page) return fail(page.error());
    if (page->news == identify::PageNews::another) {
      return take_renewed(tx, intake, prepared, known.article, page->reason);
    }
    if (page->news == identify::PageNews::older) return ItemNews::known;  // a cache: it passes
  } else {
    const auto left = left_its_address(reader, prepared, known.article);
    if (!left) return fail(left.error());
    if (*left) return take_renewed(tx, intake, prepared, known.article, "");
  }
  if (edited) {
    auto done = revise(tx, intake, prepared, **article, known.content_hash);
    if (!done) return fail(done.error());
  }
  auto done = store::edit_source_item(tx, source, prepared.identity.item_key,
                                      prepared.identity.content_hash);
  if (!done) return fail(done.error());
  return edited ? ItemNews::edited : ItemNews::known;
}

}  // namespace

Result<ItemNews> take_item(store::Transaction& tx, FeedIntake& intake, const PreparedItem& prepared,
                           const Recognised& recognised) {
  if (recognised.known == Known::by_key) return take_known(tx, intake, prepared, recognised);
  ArticleId article = recognised.article;
  ItemNews news = ItemNews::known;
  if (recognised.known != Known::no) {
    const auto sighted = take_sighted(tx, intake, prepared, recognised);
    if (!sighted) return fail(sighted.error());
    news = *sighted;
  } else if (const auto twice = intake.admitted.find(prepared.identity.url_key);
             twice != intake.admitted.end()) {
    article = twice->second;
  } else {
    const auto admitted = admit(tx, intake, prepared);
    if (!admitted) return fail(admitted.error());
    article = *admitted;
    news = ItemNews::fresh;
  }
  auto done = store::put_source_item(tx, intake.source.source, prepared.identity.item_key, article,
                                     prepared.identity.content_hash);
  if (!done) return fail(done.error());
  return news;
}

Result<TakenPage> take_page(store::Transaction& tx, FeedIntake& intake,
                            const PreparedItem& prepared) {
  auto reader = tx.reader();
  const auto had = store::article_by_url_key(reader, prepared.identity.url_key);
  if (!had) return fail(had.error());
  TakenPage taken;
  taken.known = had->has_value();
  if (taken.known) {
    taken.article = (*had)->id;
  } else {
    const auto admitted = admit(tx, intake, prepared);
    if (!admitted) return fail(admitted.error());
    taken.article = *admitted;
  }
  const auto article = store::article_by_id(reader, taken.article);
  if (!article) return fail(article.error());
  const auto story = store::living_story(reader, (*article)->story);
  if (!story) return fail(story.error());
  taken.story = *story;
  if (!taken.known) return taken;  // admitting laid it down
  if (auto done = lay_on_desks(tx, intake, taken.story, prepared); !done) return fail(done.error());
  return taken;
}

std::optional<Instant> desks_since(const store::PollTarget& source,
                                   const std::vector<PreparedItem>& items) {
  if (source.state.succeeded_at) return std::nullopt;
  std::optional<Instant> newest;
  for (const PreparedItem& item : items) {
    if (item.published_at) newest = std::max(newest, item.published_at);
  }
  if (!newest) return std::nullopt;
  return *newest - kBacklogDays * kDaySeconds;
}

}  // namespace vigie::app
