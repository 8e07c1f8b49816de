// SPDX-License-Identifier: EUPL-1.2
/// Who reads the public panorama, told from a log of requests without knowing anybody.
///
/// Shape   lines of a log -> `Hit`s -> `Reading`s: what was shown, to a person, a robot or a feed
///         reader, and from what class of site. A person is an address and a browser's name under
///         a key of the day, which nobody has on the morrow. What is not a public page, embed or
///         feed, what was refused, and what people with an account ask, is no reading.
/// Units   days are those of Paris. A visitor is kVisitorBytes bytes.
/// Errors  a line that is not understood is none.
/// Pure    yes.
/// Source  the log format stands in packaging/nginx/vigie.conf
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "model/audience.hpp"
#include "panorama/shelf.hpp"

namespace vigie::panorama {

inline constexpr std::size_t kVisitorBytes = 16;
inline constexpr int kPagesAMinute = 40;  ///< nobody reads more
inline constexpr std::size_t kHitPathMax = 200;

struct Hit {
  Instant at;
  std::string address;
  std::string method;
  int status = 0;
  std::string target;  ///< path and query
  std::string referrer;
  std::string agent;
  bool account = false;  ///< holds a session
  bool tongue = false;   ///< says a language
};
std::optional<Hit> read_hit(std::string_view line);
/// Without its end of line: what vigie writes where nginx does not.
std::string hit_line(const Hit& hit);

enum class Asked { page, embed, feed, robots, other };

/// What a target is.
struct ReadPlace {
  Asked asked = Asked::other;
  std::string page = {};     ///< its path
  Shelf shelf = {};          ///< `all` where it stands on none
  std::string article = {};  ///< a key
  std::string dossier = {};  ///< a key
  std::string site = {};     ///< of an embed: the host's origin
};
ReadPlace place_of(std::string_view target);

/// Where a reader comes from.
enum class Referrer { direct, inside, network, search_engine, social, mail, elsewhere };
inline constexpr std::array kReferrers{Referrer::direct,        Referrer::inside, Referrer::network,
                                       Referrer::search_engine, Referrer::social, Referrer::mail,
                                       Referrer::elsewhere};
/// The word of the database.
std::string_view name_of(Referrer referrer);
std::string_view words_of(Referrer referrer);

/// What an aggregator says of those who read a feed through it: "12 subscribers".
struct Followers {
  std::string aggregator;  ///< its name, without figures
  std::int64_t count = 0;
};
std::optional<Followers> followers_of(std::string_view agent);

/// By its name and manners alone; what it did is seen by `readings_of`.
bool is_robot(const Hit& hit, const AgentLists& lists);

struct Reading {
  Day day;
  std::string visitor;  ///< "" where the day's key is gone
  ReadPlace place;
  Referrer referrer = Referrer::direct;
  bool robot = false;
  std::optional<Followers> followers = {};
};

struct AudienceRules {
  AgentLists lists = {};
  std::string public_url = {};
  std::vector<std::string> sites = {};          ///< origins of the network
  std::function<std::string(Day)> key_of = {};  ///< "" for a day that is over
};
std::vector<Reading> readings_of(std::span<const Hit> hits, const AudienceRules& rules);

}  // namespace vigie::panorama
