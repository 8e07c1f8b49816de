// SPDX-License-Identifier: EUPL-1.2
/// The papers of a simulated year: what they publish is written down, how they serve it is not to
/// be trusted.
///
/// Shape   one real HTTP server, each paper on an address of its own. A paper publishes by chance,
///         shows its last kShown items, and falls into troubles of hours or days: slow, cut, 429,
///         an HTML page, errors, silence, vanished. It edits titles, moves, changes its charset,
///         lies about dates. Press days: several papers print one agency's text.
///         `served_at` is what the ledger goes by: from then on the program may know the item.
/// Units   UTC seconds of the simulated clock.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "sim/chance.hpp"
#include "support/http_origin.hpp"

namespace vigie::sim {

enum class Trouble { none, slow, cut, too_many, page, error, silent, vanished };

struct Item {
  int paper = 0;
  int number = 0;
  std::string title;
  std::string text;    ///< holds `marker`
  std::string marker;  ///< a word that stands in this text alone
  Instant at;          ///< published
  Instant text_since;  ///< when the paper last changed it
  bool alone = true;   ///< no other paper told it
};

class SimPress {
 public:
  static constexpr int kShown = 40;

  SimPress(int papers, Instant start, Chance chance);

  /// What happens from this midnight on: items, edits, troubles.
  void live_a_day(Instant midnight);
  /// Nothing is wrong any more, nothing new is published.
  void heal();
  void turn_to(Instant now) { now_s_ = now.seconds; }
  void forget_requests() { origin_.forget_requests(); }

  int papers() const { return static_cast<int>(papers_.size()); }
  std::string feed_of(int paper) const;
  static std::string link_of(const Item& item);
  const std::vector<Item>& items(int paper) const { return papers_.at(index(paper)).items; }
  /// When it was first sent in an answer; none: never.
  std::optional<Instant> served_at(const Item& item) const;
  /// When the text that it has now was first sent; none: never.
  std::optional<Instant> text_served_at(const Item& item) const;
  int troubles() const { return troubles_; }

 private:
  struct Paper {
    std::vector<Item> items;
    Trouble trouble = Trouble::none;
    Instant trouble_until{};
    bool atom = false;
    bool latin = false;
    bool moved = false;
    int per_day = 2;
    std::int64_t date_lie = 0;  ///< seconds added to each date it prints
  };

  static std::size_t index(int paper) { return static_cast<std::size_t>(paper); }
  void publish(int paper, Instant at, const std::string& title, const std::string& text,
               bool alone);
  std::string a_title();
  std::string a_text();
  void change_manners(Paper& paper, Instant midnight);
  test::OriginReply answer(const test::OriginRequest& request);
  test::OriginReply feed(int number, const test::OriginRequest& request);
  static void spoil(Trouble trouble, test::OriginReply& reply);
  std::string document(const Paper& paper, const std::vector<const Item*>& shown) const;

  std::vector<Paper> papers_;
  Chance chance_;
  int troubles_ = 0;
  std::atomic<std::int64_t> now_s_;
  mutable std::mutex mutex_;
  struct Served {
    Instant first;
    Instant text_since;  ///< of the text that was sent last
    Instant text_first;  ///< when that text was first sent
  };
  std::map<std::pair<int, int>, Served> served_;
  test::HttpOrigin origin_;  // last: it answers from the rest
};

}  // namespace vigie::sim
