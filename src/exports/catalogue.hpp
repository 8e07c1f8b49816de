// SPDX-License-Identifier: EUPL-1.2
/// Is this article in the network's catalogue already?
///
/// Shape   a record of the catalogue and an article -> the surest key that they have in common:
///           K0  our own address in its note                                   sure
///           K1  the same page, also where its site moved, or for telephones   sure
///           K2  the same title, the same paper, three days apart at most      sure
///           K3  the same title of five telling words, the same year, one of the two without a
///               paper                                                         probable
///         A title of fewer than three telling words ("Éditorial", "En bref") is nobody's.
///         What a person said of the two beats every key.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"

namespace vigie::exports {

struct CatalogueRecord {
  std::string id = {};
  std::string level = {};  ///< "a2", "m0", "s1"; "" where the file does not say
  std::string title = {};
  std::string url = {};
  std::string permalink = {};  ///< the key of a panorama item, found in a note; "" mostly
  std::string serial = {};
  std::optional<Day> day = {};
  std::string descriptors = {};  ///< a ";" between two

  bool operator==(const CatalogueRecord&) const = default;
};

enum class MatchKey { none, k3, k2, k1, k0 };  // surer and surer
enum class Certainty { none, probable, sure };

std::string_view name_of(MatchKey key);  ///< "K1"; "" of none
Certainty certainty_of(MatchKey key);

/// An article as it is looked for.
struct Sought {
  std::string permalink;              ///< its key on the panorama; "" where it is not there
  std::vector<std::string> url_keys;  ///< of each address that it has, or had
  std::string title;
  std::vector<std::string> papers;  ///< every name of its paper
  std::optional<Day> day;
};

MatchKey match(const Sought& sought, const CatalogueRecord& record);

/// What two addresses of one page have in common; "" for what is no address.
std::string page_key(std::string_view url);
/// The same page on another host of its paper.
std::string page_key_at(std::string_view url, std::string_view host);
/// What two writings of one title have in common; none for one that any article could have. The
/// name of one of `papers` behind a dash is not of the title, and entities are the signs they stand
/// for.
std::optional<std::int64_t> title_key(std::string_view title,
                                      std::span<const std::string> papers = {});
int telling_words(std::string_view title);
/// "cle12" of "Signalé au panorama… : https://vigie.example/panorama/article/cle12"
std::string permalink_in(std::string_view note);

/// Between the compiler and the person.
enum class CatalogueState { absent, probable, there, reprint_there, sent, sent_then_changed };
/// "absent de Cosoter", "dans Cosoter".
std::string_view word_of(CatalogueState state);

}  // namespace vigie::exports
