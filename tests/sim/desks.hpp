// SPDX-License-Identifier: EUPL-1.2
/// The curators of a simulated year and what they decided, as they remember it.
///
/// Shape   everything goes through pages and forms. `Desks` knows each line that a curator moved and
///         each entry of the panorama; `check_desks` and `check_panorama` hold the program to it.
/// Errors  told to the world.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/world.hpp"
#include "web/browser.hpp"

namespace vigie::sim {

/// A line as its page shows it.
struct ShownLine {
  std::int64_t story = 0;
  int version = 0;
  std::string url;
  std::string title;
};
std::vector<ShownLine> lines_of(const std::string& page);
/// What stands between `before` and `after`, each time.
std::vector<std::string> each_between(std::string_view text, std::string_view before,
                                      std::string_view after);

class Desks {
 public:
  explicit Desks(World& world);

  /// Each centre's people read their desk.
  void work();
  void check_desks();
  void check_panorama();
  /// Asks somebody's page, for the log of readings to be written out.
  void look();

  /// A relay whose process may die at its `n`th commit; what the curator does when they come back.
  void relay_with_a_kill(int n);
  /// The program was started again: the pages that were open are another process's.
  void forget_sessions();

  std::size_t live_entries() const;
  int gestures() const { return gestures_; }
  int conflicts() const { return conflicts_; }
  int sent_again() const { return sent_again_; }

 private:
  struct Move {
    std::string from;
    std::string to;
  };
  struct Line {
    std::string state = "new";
    std::string later_on;
    std::string url;
    std::vector<Move> moves;
  };
  struct Entry {
    std::int64_t story = 0;
    std::string centre;
    std::string title;
    std::string note;
    Instant at;
    bool live = true;
  };
  struct Account {
    const SimCentre* centre = nullptr;
    const Person* person = nullptr;
    std::optional<web::Browser> browser;
    std::string token;
  };

  void sign_in(Account& who);
  std::string page(Account& who, const std::string& target);
  web::Pairs form(const Account& who, const ShownLine& line) const;
  /// A form of a page that was open; who was signed out meanwhile signs in and sends it again.
  web::Response post(Account& who, const std::string& target, web::Pairs fields);
  Line& line_of(const SimCentre& centre, const ShownLine& line);

  void read_desk(Account& who, Account& colleague);
  void act(Account& who, Account& colleague, const ShownLine& line);
  bool decide(Account& who, const ShownLine& line, const std::string& word, const std::string& to);
  void undo(Account& who, const ShownLine& line);
  bool relay(Account& who, const ShownLine& line);
  void note_relayed(const Account& who, const ShownLine& line, const std::string& note);
  void withdraw(Account& who);
  void conflict(Account& who, Account& colleague, const ShownLine& line);
  void lose_session(Account& who, const ShownLine& line);
  void double_click(Account& who, const ShownLine& line);
  std::string a_note();

  World* world_;
  Chance chance_;
  std::vector<Account> accounts_;
  std::map<std::string, std::map<std::int64_t, Line>> lines_;  ///< by centre and story
  std::vector<Entry> entries_;
  int notes_ = 0;
  int gestures_ = 0;
  int conflicts_ = 0;
  int sent_again_ = 0;  ///< forms that were refused as another session's
};

}  // namespace vigie::sim
