// SPDX-License-Identifier: EUPL-1.2
#include "store/article/media_repo.hpp"

#include <unordered_map>

#include "store/sql/lists.hpp"

namespace vigie::store {
namespace {

Result<void> clear_names(Transaction& tx, MediaId id) {
  auto aliases = tx.prepare("DELETE FROM media_alias WHERE media_id = ?1");
  if (auto done = aliases.run(id); !done) return done;
  return tx.prepare("DELETE FROM media_host WHERE media_id = ?1").run(id);
}

Result<void> put_hosts(Transaction& tx, MediaId id, const std::vector<std::string>& hosts,
                       bool former) {
  for (const std::string& host : hosts) {
    auto put = tx.prepare(R"sql(
        INSERT INTO media_host (host, media_id, former) VALUES (?1, ?2, ?3)
        ON CONFLICT (host) DO UPDATE SET media_id = excluded.media_id,
          former = excluded.former)sql");
    if (auto done = put.run(host, id, former); !done) return done;
  }
  return {};
}

Result<MediaId> id_of(Transaction& tx, std::string_view key) {
  auto reader = tx.reader();
  auto query = reader.prepare("SELECT id FROM media WHERE key = ?1");
  const auto row = query.bind(key).step();
  if (!row) return fail(row.error());
  if (!*row) return fail(Code::not_found, "media " + std::string(key));
  return query.id<MediaId>(0);
}

}  // namespace

Result<std::vector<StoredMedia>> media_list(Reader& reader) {
  auto aliases = read_lists_by_id<MediaId>(
      reader.prepare("SELECT media_id, alias FROM media_alias ORDER BY media_id, alias"));
  if (!aliases) return fail(aliases.error());
  auto hosts = read_lists_by_id<MediaId>(reader.prepare(
      "SELECT media_id, host FROM media_host WHERE former = 0 ORDER BY media_id, host"));
  if (!hosts) return fail(hosts.error());
  auto former = read_lists_by_id<MediaId>(reader.prepare(
      "SELECT media_id, host FROM media_host WHERE former = 1 ORDER BY media_id, host"));
  if (!former) return fail(former.error());
  auto query = reader.prepare(R"sql(
      SELECT id, key, name, issn, rhythm, access, catalogue_title, catalogue_issn, platform
      FROM media WHERE retired_at IS NULL ORDER BY key)sql");
  return query.all([&](const Statement& row) {
    StoredMedia stored;
    stored.id = row.id<MediaId>(0);
    stored.media = {.key = row.text(1),
                    .name = row.text(2),
                    .aliases = std::move((*aliases)[stored.id]),
                    .hosts = std::move((*hosts)[stored.id]),
                    .former_hosts = std::move((*former)[stored.id]),
                    .issn = row.text(3),
                    .rhythm = media_rhythm_named(row.text_view(4)),
                    .access = access_named(row.text_view(5)),
                    .catalogue_title = row.text(6),
                    .catalogue_issn = row.text(7),
                    .platform = row.flag(8)};
    return stored;
  });
}

Result<void> put_media(Transaction& tx, const Media& media) {
  auto put = tx.prepare(R"sql(
      INSERT INTO media (key, name, issn, rhythm, access, catalogue_title, catalogue_issn, platform)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (key) DO UPDATE SET name = excluded.name, issn = excluded.issn,
        rhythm = excluded.rhythm, access = excluded.access,
        catalogue_title = excluded.catalogue_title, catalogue_issn = excluded.catalogue_issn,
        platform = excluded.platform, retired_at = NULL)sql");
  const auto done =
      put.run(media.key, media.name, media.issn, name_of(media.rhythm), name_of(media.access),
              media.catalogue_title, media.catalogue_issn, media.platform);
  if (!done) return done;
  const auto id = id_of(tx, media.key);
  if (!id) return fail(id.error());
  if (auto cleared = clear_names(tx, *id); !cleared) return cleared;
  for (const std::string& alias : media.aliases) {
    auto name = tx.prepare(R"sql(
        INSERT INTO media_alias (alias, media_id) VALUES (?1, ?2)
        ON CONFLICT (alias) DO UPDATE SET media_id = excluded.media_id)sql");
    if (auto named = name.run(alias, *id); !named) return named;
  }
  if (auto hosts = put_hosts(tx, *id, media.hosts, false); !hosts) return hosts;
  return put_hosts(tx, *id, media.former_hosts, true);
}

Result<void> retire_media(Transaction& tx, std::string_view key, Instant now) {
  const auto id = id_of(tx, key);
  if (!id) return fail(id.error());
  if (auto done = clear_names(tx, *id); !done) return done;
  return tx.prepare("UPDATE media SET retired_at = ?2 WHERE id = ?1").run(*id, now);
}

Result<TrackerSites> tracker_sites(Reader& reader) {
  auto query = reader.prepare("SELECT site, parameter FROM link_tracker ORDER BY site, parameter");
  TrackerSites sites;
  const auto read = query.each([&](const Statement& row) {
    if (sites.empty() || sites.back().site != row.text_view(0)) sites.push_back({row.text(0), {}});
    sites.back().parameters.push_back(row.text(1));
  });
  if (!read) return fail(read.error());
  return sites;
}

Result<text::TrackerList> link_trackers(Reader& reader) {
  const auto sites = tracker_sites(reader);
  if (!sites) return fail(sites.error());
  text::TrackerList trackers;
  for (const TrackerSite& site : *sites) {
    const std::string_view host = site.site == kEverySite ? std::string_view() : site.site;
    for (const std::string& parameter : site.parameters) trackers.add(host, parameter);
  }
  return trackers;
}

Result<void> replace_trackers(Transaction& tx, const TrackerSite& site) {
  auto clear = tx.prepare("DELETE FROM link_tracker WHERE site = ?1");
  if (auto done = clear.run(site.site); !done) return done;
  for (const std::string& parameter : site.parameters) {
    auto put = tx.prepare(R"sql(
        INSERT INTO link_tracker (site, parameter) VALUES (?1, ?2)
        ON CONFLICT (site, parameter) DO NOTHING)sql");
    if (auto done = put.run(site.site, parameter); !done) return done;
  }
  return {};
}

}  // namespace vigie::store
