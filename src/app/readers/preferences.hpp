// SPDX-License-Identifier: EUPL-1.2
/// What readers decide for themselves, by the link of their letter or a link that proves more.
///
/// Shape   the general link pauses, resumes, leaves, and takes a leaving back for kMistakeDays: a
///         forwarded letter may make a stranger leave for somebody, so that goes back. What would
///         tell or move something (another address, the data, erasing) asks for a link by mail
///         first. Each is one transaction with its consent event.
/// Errors  storage. A link that is not ours is an outcome: none, or false.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/readers/proof.hpp"
#include "base/entropy.hpp"
#include "model/theme.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/follower_repo.hpp"
#include "store/mail/standing_repo.hpp"
#include "store/mail/subscription_repo.hpp"

namespace vigie::app {

inline constexpr int kMistakeDays = 30;
inline constexpr int kPauseMonthsMax = 12;

struct Preferences {
  store::Subscriber person;
  std::string letter_name;
  std::vector<store::SubscribedList> lists;  ///< of this person
  std::vector<store::LetterRow> others;      ///< letters they do not receive
  bool may_take_back = false;                ///< left lately, by a link
  bool panorama = false;                     ///< a follower: what follows is theirs
  Themes themes;                             ///< that may be chosen
  store::FollowerFilters filters;            ///< chosen; none: all of it
};
/// None: a link that is not ours.
Result<std::optional<Preferences>> read_preferences(store::Reader& reader, std::string_view token,
                                                    Instant now);

/// False: nothing to do from here.
Result<bool> pause_reading(store::Database& db, std::string_view token, int months, Instant now);
Result<bool> resume_reading(store::Database& db, std::string_view token, Instant now);
Result<bool> leave_everything(store::Database& db, std::string_view token, Instant now);
Result<bool> take_back_leaving(store::Database& db, std::string_view token, Instant now);

/// When a follower of the panorama receives, and of which themes; none: of all.
Result<bool> choose_panorama(store::Database& db, std::string_view token,
                             std::string_view frequency, const store::FollowerFilters& filters,
                             Instant now);

/// A mail with the link leaves for the address that is held.
Result<bool> ask_for_proof(store::Database& db, std::string_view token, Proof proof, Instant now);
/// A mail with the link leaves for another letter, to the address that is held.
Result<bool> ask_for_letter(store::Database& db, std::string_view token, std::string_view letter,
                            std::string_view wording, Entropy& entropy, Instant now);

enum class AddressAsked { heard, no_address, same, no_link };
/// A mail with the link leaves for the new address.
Result<AddressAsked> ask_for_address(store::Database& db, std::string_view token,
                                     std::string_view address, Instant now);

enum class ProofDone { done, void_link, taken };  ///< taken: somebody else has that address
Result<ProofDone> confirm_address(store::Database& db, std::string_view token,
                                  std::string_view code, Instant now);
Result<ProofDone> erase_by_reader(store::Database& db, std::string_view token,
                                  std::string_view code, Instant now);

/// Everything that is held about the person, as French text; none: the link is void.
Result<std::optional<std::string>> data_of_reader(store::Reader& reader, std::string_view token,
                                                  std::string_view code, Instant now);

}  // namespace vigie::app
