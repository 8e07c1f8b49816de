// SPDX-License-Identifier: EUPL-1.2
/// Who is on which list, where each came from and on what ground.
///
/// Shape   a list is a letter's readers or the panorama's followers; a subscription is a person on
///         a list, read together with the person as a `Subscriber`. A lot is one file taken in.
/// Units   UTC seconds.
/// Errors  storage.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "model/subscription.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct Subscriber {
  SubscriptionId id;
  PersonId person;
  std::string list;
  std::string email;  ///< as given; "" once erased
  std::string name;
  SubscriptionState state = SubscriptionState::active;
  Basis basis = Basis::inscription;
  std::string origin;  ///< file or form, and day
  std::string token;   ///< of the links in its mails
  Instant subscribed_at;
  std::optional<Instant> left_at;
  std::optional<Instant> paused_until_at;
  std::string frequency;
};

/// By address.
Result<std::vector<Subscriber>> subscribers(Reader& reader, std::string_view list);
/// Those who receive, one after the other, until `take` fails.
Result<void> each_receiver(Reader& reader, std::string_view list,
                           const std::function<Result<void>(const Subscriber&)>& take);
Result<std::optional<Subscriber>> subscriber_by_email(Reader& reader, std::string_view list,
                                                      std::string_view email_key);
/// One person's, whatever the list.
Result<std::vector<Subscriber>> subscriptions_by_email(Reader& reader, std::string_view email_key);
Result<std::optional<Subscriber>> subscriber_by_id(Reader& reader, SubscriptionId id);
Result<std::optional<Subscriber>> subscriber_by_token(Reader& reader, std::string_view token);

/// A person who has this address, and how they stand on this list, if they are on it.
struct KnownPerson {
  PersonId person;
  std::optional<SubscriptionState> state;
  SubscriptionId subscription;  ///< none: not on this list
};
Result<std::optional<KnownPerson>> known_person(Reader& reader, std::string_view list,
                                                std::string_view email_key);

/// The list of a letter's readers bears the letter's key; nothing happens when it is there.
Result<void> put_letter_list(Transaction& tx, std::string_view letter);
Result<ImportLotId> add_import_lot(Transaction& tx, std::string_view list, std::string_view origin,
                                   CuratorId curator, Instant now);

struct NewSubscription {
  PersonId person;
  std::string_view list;
  Basis basis = Basis::inscription;
  std::string_view origin;
  ImportLotId lot;  ///< none: came by itself
  std::string_view token;
  SubscriptionState state = SubscriptionState::active;
  std::string_view frequency = "issue";
};
Result<SubscriptionId> add_subscription(Transaction& tx, const NewSubscription& subscription,
                                        Instant now);

/// Left, by an import that was undone → active, with another lot.
Result<bool> take_in_again(Transaction& tx, SubscriptionId subscription, std::string_view origin,
                           ImportLotId lot, Instant now);

/// Any state → left; false when it was left before.
Result<bool> leave_list(Transaction& tx, SubscriptionId subscription, Instant now);

}  // namespace vigie::store
