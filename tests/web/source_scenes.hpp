// SPDX-License-Identifier: EUPL-1.2
/// Scenes of the sources: what each POST about them would do.
#pragma once

#include "web/people_scenes.hpp"

namespace vigie::web {

class SourceScenes : public PeopleScenes {
 protected:
  SourceScenes() {
    site->let_find_feeds([](const std::string&) {
      app::Discovery found;
      found.asked = "https://journal.example/";
      found.feeds.push_back({.url = "https://journal.example/flux",
                             .title = "Le Journal <d’exemple>",
                             .site = "https://journal.example/",
                             .items = 1,
                             .preview = {{"Un <b>titre</b>", "https://journal.example/1", {}}}});
      return Result<app::Discovery>(std::move(found));
    });
  }

  /// A source that this centre holds.
  std::string source_of(const std::string& centre) {
    const std::string number = std::to_string(sample.number("SELECT count(*) FROM source") + 1);
    sample.run("INSERT INTO source (url, url_key, title, added_at) VALUES ('https://s" + number +
               ".example/flux', 's" + number + ".example/flux', 'Source " + number + "', 1)");
    sample.run(
        "INSERT INTO allocation (source_id, centre_id, from_at) SELECT max(source.id), "
        "centre.id, 1 FROM source, centre WHERE centre.key = '" +
        centre + "'");
    return std::to_string(sample.number("SELECT max(id) FROM source"));
  }
  Scene of_source(std::string_view what, Pairs form, std::string why_unversioned) {
    return {.path = "/sources/" + source_of("pole") + std::string(what),
            .form = std::move(form),
            .why_unversioned = std::move(why_unversioned)};
  }
  static Scene adding(std::string path, Pairs form, std::string why_no_event) {
    return {.path = std::move(path),
            .form = std::move(form),
            .own_business = "each centre adds for itself",
            .why_unversioned = "adds, and replaces nothing",
            .why_no_event = std::move(why_no_event)};
  }

  Scenes source_scenes() {
    return {
        {"/sources",
         [] {
           return adding("/sources", {{"adresse", "https://neuf.example/flux"}, {"titre", "Neuf"}},
                         "");
         }},
        {"/sources/courriel",
         [] {
           return adding("/sources/courriel", {{"titre", "La lettre du mardi"}}, "");
         }},
        {"/sources/ajouter",
         [] {
           return adding("/sources/ajouter", {{"adresse", "journal.example"}},
                         "looks, and writes nothing");
         }},
        {"/sources/importer",
         [] {
           return adding("/sources/importer",
                         {{"geste", "importer"},
                          {"opml",
                           "<opml version=\"2.0\"><body><outline type=\"rss\" text=\"Importée\" "
                           "xmlUrl=\"https://importee.example/flux\"/></body></opml>"}},
                         "");
         }},
        {"/sources/{source}/geste",
         [this] {
           return of_source("/geste", {{"geste", "pause"}}, "a gesture made twice is made once");
         }},
        {"/sources/{source}/correction",
         [this] {
           return of_source("/correction",
                            {{"version", "1"}, {"titre", "Un meilleur titre"}, {"acces", "free"}},
                            "");
         }},
        {"/sources/{source}/adresse",
         [this] {
           return of_source("/adresse", {{"adresse", "https://ailleurs.example/flux"}},
                            "the last address counts, the ones before are remembered");
         }},
    };
  }
};

}  // namespace vigie::web
