// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/dossier/public_view.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "exports/formats.hpp"
#include "letter/block_view.hpp"
#include "letter/markdown.hpp"
#include "panorama/dossier.hpp"
#include "text/french.hpp"
#include "text/html.hpp"
#include "web/pages/panorama/panorama_view.hpp"
#include "web/site/layout.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kDossierDescriptionBytes = 300;

std::string genre_kicker(Genre genre) {
  if (genre == Genre::article) return "";
  std::string words = text::sentence(words_of(genre).one);
  words.pop_back();
  return words;
}

/// One part, or what stands before all parts; `number` goes on.
View group_of(const app::PublicDossier& page, const store::DossierPart& part,
              const std::vector<std::string>& coins, Instant now) {
  std::vector<View> entries;
  for (std::size_t at = 0; at < page.entries.size(); ++at) {
    const app::DossierEntry& each = page.entries[at];
    if (each.part != part.id) continue;
    entries.push_back(entry_view(each.entry, now)
                          .set("number", std::to_string(at + 1))
                          .set("genre", genre_kicker(each.genre))
                          .set("coins", at < coins.size() ? coins[at] : ""));
  }
  return View()
      .set("part_title", entries.empty() ? "" : part.title)
      .set("part_number", std::to_string(part.id.value))
      .set("items", std::to_string(entries.size()))
      .set("entries", std::move(entries));
}

std::string access_sentence(const app::PublicDossier& page) {
  const auto free = std::ranges::count_if(page.entries, [](const app::DossierEntry& each) {
    return each.entry.article.access == Access::free;
  });
  const auto kept = std::ssize(page.entries) - free;
  if (kept == 0) return "";
  return fmt::format("{} en accès libre, {} aux abonnés de leurs éditeurs.",
                     text::plural(free, "article", "articles"),
                     text::plural(kept, "réservé", "réservés"));
}

/// "A, avec B et C. Mis à jour le 30 novembre 2026 à 9 h 10."
std::string keepers_sentence(const app::PublicDossier& page) {
  std::string names;
  for (std::size_t at = 0; at < page.keepers.size(); ++at) {
    if (at == 1) names += ", avec ";
    if (at > 1) names += at + 1 == page.keepers.size() ? " et " : ", ";
    names += page.keepers[at].name;
  }
  return fmt::format("{}. Mis à jour {}.", names, moment_of(page.dossier.changed_at));
}

std::string opened_words(const app::PublicDossier& page) {
  std::string words = "Dossier de presse, ouvert le " + day_of(page.dossier.opened_at);
  if (!page.keepers.empty()) words += " par " + page.keepers.front().name;
  return words;
}

std::string state_words(const store::Dossier& dossier) {
  if (dossier.closed_at) return "clos le " + day_of(dossier.closed_at);
  return std::string(panorama::word_of(dossier.state));
}

std::vector<View> files_view(std::initializer_list<std::pair<const char*, const char*>> files) {
  std::vector<View> views;
  for (const auto& [file, label] : files) {
    views.push_back(View().set("file", file).set("label", label));
  }
  return views;
}

}  // namespace

View dossier_view(const app::PublicDossier& page, const std::vector<exports::BibRecord>& records,
                  Instant now) {
  std::vector<std::string> coins;
  std::vector<View> references;
  for (const exports::BibRecord& record : records) {
    coins.push_back(exports::coins_of(record));
    references.push_back(View().set("reference", exports::iso690_of(record, {})));
  }
  std::vector<Genre> genres;
  for (const app::DossierEntry& each : page.entries) genres.push_back(each.genre);
  std::vector<View> groups = {group_of(page, {}, coins, now)};
  std::vector<View> contents;
  for (const store::DossierPart& part : page.parts) {
    const auto items = std::ranges::count(page.entries, part.id, &app::DossierEntry::part);
    if (items == 0) continue;
    groups.push_back(group_of(page, part, coins, now));
    contents.push_back(View()
                           .set("part_title", part.title)
                           .set("part_number", std::to_string(part.id.value))
                           .set("items", std::to_string(items)));
  }
  View view;
  view.set("heading", page.dossier.title)
      .set("path", "panorama/dossiers/" + page.dossier.key)
      .set("opened", opened_words(page))
      .set("state", state_words(page.dossier))
      .set("is_open", page.dossier.state == DossierState::open)
      .set("counts", panorama::counts_of(genres))
      .set("kept_by", keepers_sentence(page))
      .set("access_words", access_sentence(page))
      .set("empty", page.entries.empty())
      .set("has_intro", !page.dossier.intro.empty())
      .set("intro", letter::part_views(letter::read_markdown(page.dossier.intro)))
      .set("groups", std::move(groups))
      .set("has_contents", !contents.empty())
      .set("contents", std::move(contents))
      .set("has_references", !references.empty())
      .set("references", std::move(references))
      .set("edit_path", "")
      .set("bibliographies", files_view({{"bibliographie.ris", "RIS (Zotero, EndNote)"},
                                         {"bibliographie.bib", "BibTeX"},
                                         {"bibliographie.csl.json", "CSL-JSON"},
                                         {"bibliographie.txt", "texte (ISO 690)"}}))
      .set("feed_links",
           files_view({{"fil.atom", "Atom"}, {"fil.rss", "RSS"}, {"fil.json", "JSON Feed"}}));
  return view;
}

std::vector<View> dossier_lines(const std::vector<store::DossierLine>& lines) {
  std::vector<View> views;
  for (const store::DossierLine& line : lines) {
    views.push_back(View()
                        .set("dossier", std::to_string(line.dossier.id.value))
                        .set("path", "panorama/dossiers/" + line.dossier.key)
                        .set("title", line.dossier.title)
                        .set("state", panorama::word_of(line.dossier.state))
                        .set("is_open", line.dossier.state == DossierState::open)
                        .set("items", text::plural(line.items, "article", "articles"))
                        .set("when", line.dossier.closed_at
                                         ? "clos le " + day_of(line.dossier.closed_at)
                                         : "mis à jour le " + day_of(line.dossier.changed_at))
                        .set("keepers", line.keepers));
  }
  return views;
}

std::vector<View> dossier_sheets() {
  return {View().set("url", asset_url("panorama.css")),
          View().set("url", asset_url("dossier.css"))};
}

std::string dossier_description(const app::PublicDossier& page) {
  std::string words;
  for (const letter::Part& part : letter::read_markdown(page.dossier.intro)) {
    for (const letter::Line& line : part.lines) {
      if (!words.empty()) words += ' ';
      words += letter::plain(line);
    }
  }
  if (words.empty()) words = page.dossier.title + "\u00a0: une sélection d’articles de presse.";
  return text::excerpt(words, kDossierDescriptionBytes);
}

}  // namespace vigie::web
