// SPDX-License-Identifier: EUPL-1.2
/// One press article as catalogues and bibliographies are told of it: every coat is cut from this.
///
/// Shape   made by `app` of rows that exist and of what `rights` lets out; the abstract is the
///         curator's note, never the paper's words. What is not known is "" or none: nothing is
///         invented for a format that would like a value.
/// Units   texts are plain UTF-8 on one line, but for the note; the day is the civil one of the
///         paper.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "model/media.hpp"

namespace vigie::exports {

enum class Kind { text, audio, video };

struct Person {
  std::string family;  ///< with the particles that French catalogues keep before it
  std::string given;   ///< with "de", "du", "d’" at its end; "" where only one name is known

  bool operator==(const Person&) const = default;
};

struct Authors {
  std::vector<Person> persons;
  std::vector<std::string> bodies;  ///< an agency, a paper; or words that no person was read in

  bool operator==(const Authors&) const = default;
  bool empty() const { return persons.empty() && bodies.empty(); }
};

/// The paper, as people name it and as the catalogue writes it.
struct Host {
  std::string key = {};   ///< of the media list; "" for a media that is not on it
  std::string name = {};  ///< as shown
  std::string issn = {};
  MediaRhythm rhythm = MediaRhythm::none;
  std::string catalogue_title = {};
  std::string catalogue_issn = {};  ///< what its own record bears, letter for letter
};

struct BibRecord {
  std::string id;         ///< "vigie-panorama-12": for ever
  std::string permalink;  ///< where the network shows it; "" for what is not on the panorama
  Kind kind = Kind::text;
  std::string title;
  std::string author_as_given;
  Authors authors;
  Host host;
  std::optional<Day> day;  ///< of publication
  std::optional<Instant> dated_at;
  int offset_seconds = 0;  ///< east of UTC, at `dated_at`, in Paris
  std::string issue;       ///< a number the paper prints; "" mostly
  std::string url;
  std::string note;
  Access access = Access::free;
  std::vector<std::string> themes;       ///< labels
  std::vector<std::string> territories;  ///< names
  std::string language;                  ///< "fr"
  std::string signalled_by;              ///< the centre, or the network
  Day signalled_on;                      ///< the day it was relayed, else first seen
};

}  // namespace vigie::exports
