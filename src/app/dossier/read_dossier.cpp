// SPDX-License-Identifier: EUPL-1.2
#include "app/dossier/read_dossier.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "app/dossier/kept_dossier.hpp"
#include "app/search/find_again.hpp"
#include "base/format.hpp"
#include "rights/extract.hpp"
#include "rights/share.hpp"
#include "store/article/signals_repo.hpp"
#include "store/exports/record_repo.hpp"
#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {
namespace {

using store::DossierItem;
using store::DossierStanding;

std::vector<ArticleId> articles_in(const std::vector<DossierItem>& items) {
  std::vector<ArticleId> articles;
  for (const DossierItem& item : items) articles.push_back(item.article);
  return articles;
}

Result<std::map<ArticleId, std::string>> extracts_of(store::Reader& reader,
                                                     const std::vector<DossierItem>& items) {
  const auto grounds = store::extract_grounds(reader, articles_in(items));
  if (!grounds) return fail(grounds.error());
  std::map<ArticleId, std::string> extracts;
  for (const store::ExtractGround& ground : *grounds) {
    extracts[ground.article] =
        rights::public_extract(ground.text, ground.granted_words, ground.signals);
  }
  return extracts;
}

panorama::Entry dossier_entry(const store::Dossier& dossier, const DossierItem& item,
                              std::string extract) {
  PublicArticle article;
  article.title = item.title;
  article.media = item.media;
  article.author = item.author;
  article.url = item.url;
  article.access = item.access;
  article.published_at = item.dated_at;
  article.note = item.note.empty() ? item.panorama_note : item.note;
  article.extract = std::move(extract);
  panorama::Entry entry;
  entry.article = rights::shareable(std::move(article));
  entry.key = item.panorama_key;
  entry.relayed_at = item.added_at;
  // Of what is not on the panorama, no shelf of its media is promised.
  if (!entry.key.empty()) entry.media_key = store::media_key_of(item.media);
  if (entry.key.empty()) {
    entry.key = fmt::format("dossier-{}-{}", dossier.key, item.id.value);
    entry.page = fmt::format("/panorama/dossiers/{}#article-{}", dossier.key, entry.key);
  }
  return entry;
}

}  // namespace

Result<PublicDossier> read_dossier(store::Reader& reader, const store::Dossier& dossier) {
  PublicDossier page{.dossier = dossier, .keepers = {}, .parts = {}, .entries = {}};
  auto keepers = store::dossier_keepers(reader, dossier.id);
  if (!keepers) return fail(keepers.error());
  page.keepers = std::move(*keepers);
  auto parts = store::dossier_parts(reader, dossier.id);
  if (!parts) return fail(parts.error());
  page.parts = std::move(*parts);
  auto items = store::dossier_items(reader, dossier.id);
  if (!items) return fail(items.error());
  std::erase_if(*items,
                [](const DossierItem& item) { return item.standing != DossierStanding::shown; });
  auto extracts = extracts_of(reader, *items);
  if (!extracts) return fail(extracts.error());
  for (const DossierItem& item : *items) {
    page.entries.push_back({.entry = dossier_entry(dossier, item, (*extracts)[item.article]),
                            .article = item.article,
                            .genre = item.genre,
                            .part = item.part});
  }
  return page;
}

Result<std::optional<PublicDossier>> read_public_dossier(store::Reader& reader,
                                                         std::string_view key) {
  const auto dossier = store::dossier_by_key(reader, key);
  if (!dossier) return fail(dossier.error());
  const bool ever_public = *dossier && (*dossier)->published_at;
  if (!ever_public) return std::nullopt;
  if ((*dossier)->state == DossierState::prepared) {
    return PublicDossier{.dossier = **dossier, .keepers = {}, .parts = {}, .entries = {}};
  }
  auto page = read_dossier(reader, **dossier);
  if (!page) return fail(page.error());
  return std::move(*page);
}

Result<std::vector<exports::BibRecord>> dossier_records(store::Reader& reader,
                                                        const PublicDossier& page,
                                                        const std::string& public_url) {
  std::vector<ArticleId> articles;
  for (const DossierEntry& each : page.entries) articles.push_back(each.article);
  auto rows = store::article_records(reader, articles);
  if (!rows) return fail(rows.error());
  for (store::RecordRow& row : *rows) {
    const auto shown = std::ranges::find(page.entries, row.article, &DossierEntry::article);
    if (shown == page.entries.end()) continue;
    const PublicArticle& article = shown->entry.article;
    row.title = article.title;
    row.url = article.url;
    row.media = article.media;
    row.author = article.author;
    row.dated_at = article.published_at;
    row.note = article.note;
  }
  const auto context = read_record_context(reader, public_url);
  if (!context) return fail(context.error());
  return records_of(reader, *context, *rows);
}

Result<std::vector<DossierCandidate>> candidates_of(store::Reader& reader,
                                                    const std::vector<ArticleId>& articles) {
  const auto rows = store::article_records(reader, articles);
  if (!rows) return fail(rows.error());
  std::vector<DossierCandidate> candidates;
  for (const store::RecordRow& row : *rows) {
    candidates.push_back({.article = row.article,
                          .story = row.story,
                          .title = row.title,
                          .media = row.media,
                          .dated_at = row.dated_at});
  }
  return candidates;
}

Result<std::vector<DossierCandidate>> candidates_found(store::Reader& reader, CentreId centre,
                                                       std::string_view line, int limit) {
  SearchAsked asked = parse_search(line);
  if (auto settled = settle_search(reader, centre, asked); !settled) return fail(settled.error());
  if (asked.empty()) return std::vector<DossierCandidate>();
  asked.question.limit = 2 * limit;
  asked.question.centre = centre;
  const auto matches = store::matching_articles(reader, asked.question);
  if (!matches) return fail(matches.error());
  std::vector<ArticleId> articles;
  std::set<StoryId> stories;
  for (const store::Match& each : matches->found) {
    if (std::ssize(articles) < limit && stories.insert(each.story).second) {
      articles.push_back(each.article);
    }
  }
  return candidates_of(reader, articles);
}

Result<DossierDesk> read_dossier_desk(store::Reader& reader, const store::Curator& curator,
                                      DossierId id) {
  auto dossier = kept_dossier(reader, curator, id);
  if (!dossier) return fail(dossier.error());
  DossierDesk desk{
      .dossier = std::move(*dossier), .keepers = {}, .parts = {}, .items = {}, .proposed = {}};
  auto keepers = store::dossier_keepers(reader, id);
  if (!keepers) return fail(keepers.error());
  desk.keepers = std::move(*keepers);
  auto parts = store::dossier_parts(reader, id);
  if (!parts) return fail(parts.error());
  desk.parts = std::move(*parts);
  auto items = store::dossier_items(reader, id);
  if (!items) return fail(items.error());
  desk.items = std::move(*items);
  if (desk.dossier.search.empty() || desk.dossier.state == DossierState::closed) return desk;
  constexpr int kLookedAt = 100;
  auto found = candidates_found(reader, curator.centre, desk.dossier.search, kLookedAt);
  if (!found) return fail(found.error());
  std::vector<ArticleId> articles;
  for (const DossierCandidate& each : *found) articles.push_back(each.article);
  const auto known = store::known_to_dossier(reader, id, articles);
  if (!known) return fail(known.error());
  std::erase_if(*found, [&](const DossierCandidate& each) {
    return std::ranges::find(*known, each.article) != known->end();
  });
  if (found->size() > kDossierProposalsMax) found->resize(kDossierProposalsMax);
  desk.proposed = std::move(*found);
  return desk;
}

}  // namespace vigie::app
