// SPDX-License-Identifier: EUPL-1.2
/// A letter of a simulated year and its readers: who came, paused and left; who got which issue.
///
/// Shape   readers act by their mails alone: they sign up on the page, follow the link that came,
///         leave by the header of an issue. What the relay took is the truth about who was mailed.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/letter/letter_files.hpp"
#include "sim/world.hpp"

namespace vigie::sim {

class Letters {
 public:
  explicit Letters(World& world);

  void import_first_readers();
  /// Readers come, pause and leave; an issue is made on its day.
  void live_a_day();
  /// What the relay took since.
  void read_mail();
  void check();
  int issues() const { return static_cast<int>(issues_.size()); }
  std::size_t mails() const { return mails_; }

 private:
  enum class Standing { asked, active, paused, left };
  struct Reader {
    Standing standing = Standing::asked;
    Instant since{};
    std::string token;
  };
  struct Sent {
    IssueId id;
    int number = 0;
    Instant departs_at{};
    std::map<std::string, bool> must;  ///< address; false: may receive it
    bool checked = false;
  };

  void make_issue();
  void sign_up();
  void spare(const std::string& address);
  void someone_leaves();
  void someone_pauses();
  void follow(const TakenMail& mail);
  void note_recipients(Sent& sent) const;
  void check_issue(Sent& sent);
  /// One who stands so and whose token is known; none: nobody.
  std::map<std::string, Reader>::iterator somebody(Standing standing);

  World* world_;
  Chance chance_;
  app::LetterFiles files_;
  std::map<std::string, Reader> readers_;  ///< by address
  std::vector<Sent> issues_;
  std::map<std::string, int> taken_;                           ///< by Message-ID
  std::map<std::pair<std::string, std::string>, int> copies_;  ///< by subject and address
  int asked_ = 0;
  std::string last_month_;
  std::size_t mails_ = 0;
};

}  // namespace vigie::sim
