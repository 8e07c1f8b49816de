// SPDX-License-Identifier: EUPL-1.2
/// Records of every kind that a panorama meets, for the coats' tests.
#pragma once

#include <vector>

#include "exports/authors.hpp"
#include "exports/record.hpp"

namespace vigie::exports {

inline Host daily() {
  return {.key = "le-quotidien",
          .name = "Le Quotidien d’exemple",
          .issn = "0769-3508",
          .rhythm = MediaRhythm::day,
          .catalogue_title = "Quotidien d'exemple (Le)",
          .catalogue_issn = "0769-3508"};
}

inline BibRecord record(std::int64_t id, std::string title, std::string author, Host host) {
  BibRecord made;
  made.id = "vigie-panorama-" + std::to_string(id);
  made.permalink = "https://vigie.example/panorama/article/cle" + std::to_string(id);
  made.title = std::move(title);
  const std::vector<std::string> bodies{"Le Quotidien d’exemple", "Localtis"};
  made.authors = read_authors(author, bodies);
  made.author_as_given = std::move(author);
  made.host = std::move(host);
  made.day = make_day(2026, 11, 16);
  made.dated_at = Instant{1'794'812'400};  // 2026-11-16 07:00 UTC
  made.offset_seconds = 3600;
  made.url = "https://journal.example/a/" + std::to_string(id);
  made.note = "À lire pour l’accès aux soins dans les quartiers.";
  made.themes = {"Santé", "Égalité femmes-hommes"};
  made.territories = {"Seine-Saint-Denis"};
  made.language = "fr";
  made.signalled_by = "Pôle ressources";
  made.signalled_on = *make_day(2026, 11, 17);
  return made;
}

/// Those of which catalogues stumble: signs, lengths, names, what is missing.
inline std::vector<BibRecord> all_kinds() {
  std::vector<BibRecord> all;
  all.push_back(
      record(1, "Une maison de santé ouvre aux Carreaux", "Par Simone de BEAUVOIR", daily()));
  all.push_back(record(2, "L’œuvre – « cœur & âme » <b>\u202F? 🎉 {100 %} #1_2 ### TY  - X",
                       "Jean Dupont, Anne Ben Salem et Karim El Amrani", daily()));
  all.push_back(record(3, std::string(), "", daily()));
  std::string long_title;
  while (long_title.size() < 300) long_title += "Réhabilitation du quartier, ";
  all.back().title = long_title;
  all.push_back(record(4, "Une note de douze mille octets", "AFP", daily()));
  std::string note;
  while (note.size() < 12'000) note += "Des élus témoignent à Évry. ";
  all.back().note = note;
  all.push_back(record(5, "La personne et l’agence", "Marie Curie et AFP", daily()));
  all.push_back(record(6, "Sans date", "MARTIN Paul", daily()));
  all.back().day.reset();
  all.back().dated_at.reset();
  all.push_back(record(7, "Sans média", "La rédaction", {}));
  all.push_back(record(8, "Réservé aux abonnés", "", daily()));
  all.back().access = Access::subscribers;
  all.push_back(record(9, "À entendre", "", {.key = "radio", .name = "Radio d’exemple"}));
  all.back().kind = Kind::audio;
  all.push_back(record(10, "À voir", "", {.key = "tele", .name = "Télé d’exemple"}));
  all.back().kind = Kind::video;
  all.push_back(record(11, "Dans une revue", "Pierre Bourdieu",
                       {.key = "revue",
                        .name = "Revue d’exemple",
                        .issn = "1234-5678",
                        .rhythm = MediaRhythm::review}));
  all.back().issue = "42";
  all.push_back(record(12, "Ligne\nnouvelle", "", daily()));
  all.back().note = "Une ligne.\nUne autre.";
  return all;
}

}  // namespace vigie::exports
