// SPDX-License-Identifier: EUPL-1.2
/// Who receives, on what ground, and what each person said about it.
///
/// Shape   pending → active ⇄ paused → left; a subscription is one person on one list. Every change
///         of it leaves a consent event: what, where, by whom. A suppression holds for one list or
///         for all of them, and outlives the person's address.
/// Pure    yes.
#pragma once

#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class SubscriptionState { pending, active, paused, left };

inline constexpr SubscriptionState kSubscriptionStates[] = {
    SubscriptionState::pending, SubscriptionState::active, SubscriptionState::paused,
    SubscriptionState::left};

/// The word the database holds; of each enum of this page.
constexpr std::string_view name_of(SubscriptionState state) {
  switch (state) {
    case SubscriptionState::pending:
      return "pending";
    case SubscriptionState::active:
      return "active";
    case SubscriptionState::paused:
      return "paused";
    case SubscriptionState::left:
      return "left";
  }
  return "";
}

constexpr std::optional<SubscriptionState> parse_subscription_state(std::string_view name) {
  for (const SubscriptionState state : kSubscriptionStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

/// Why a person may be written to: they asked, or what they do at work is what the list is about.
enum class Basis { inscription, fonctions };

inline constexpr Basis kBases[] = {Basis::inscription, Basis::fonctions};

constexpr std::string_view name_of(Basis basis) {
  return basis == Basis::fonctions ? "fonctions" : "inscription";
}

constexpr std::optional<Basis> parse_basis(std::string_view name) {
  for (const Basis basis : kBases) {
    if (name_of(basis) == name) return basis;
  }
  return std::nullopt;
}

enum class ConsentKind { asked, subscribed, changed, paused, resumed, left, returned };

inline constexpr ConsentKind kConsentKinds[] = {
    ConsentKind::asked,   ConsentKind::subscribed, ConsentKind::changed, ConsentKind::paused,
    ConsentKind::resumed, ConsentKind::left,       ConsentKind::returned};

constexpr std::string_view name_of(ConsentKind kind) {
  switch (kind) {
    case ConsentKind::asked:
      return "asked";
    case ConsentKind::subscribed:
      return "subscribed";
    case ConsentKind::changed:
      return "changed";
    case ConsentKind::paused:
      return "paused";
    case ConsentKind::resumed:
      return "resumed";
    case ConsentKind::left:
      return "left";
    case ConsentKind::returned:
      return "returned";
  }
  return "";
}

/// Where it was said.
enum class ConsentPlace {
  import,  ///< a list that somebody took in
  page,    ///< a page of the site
  link,    ///< the link that every mail carries, also as a mail program follows it
  mail,    ///< a mail sent back
  command  ///< the command line
};

inline constexpr ConsentPlace kConsentPlaces[] = {ConsentPlace::import, ConsentPlace::page,
                                                  ConsentPlace::link, ConsentPlace::mail,
                                                  ConsentPlace::command};

constexpr std::string_view name_of(ConsentPlace place) {
  switch (place) {
    case ConsentPlace::import:
      return "import";
    case ConsentPlace::page:
      return "page";
    case ConsentPlace::link:
      return "link";
    case ConsentPlace::mail:
      return "mail";
    case ConsentPlace::command:
      return "command";
  }
  return "";
}

enum class ConsentActor { reader, curator, operator_ };

inline constexpr ConsentActor kConsentActors[] = {ConsentActor::reader, ConsentActor::curator,
                                                  ConsentActor::operator_};

constexpr std::string_view name_of(ConsentActor actor) {
  switch (actor) {
    case ConsentActor::reader:
      return "reader";
    case ConsentActor::curator:
      return "curator";
    case ConsentActor::operator_:
      return "operator";
  }
  return "";
}

enum class SuppressionReason { unsubscribed, bounced, complained, manual, imported_left };

inline constexpr SuppressionReason kSuppressionReasons[] = {
    SuppressionReason::unsubscribed, SuppressionReason::bounced, SuppressionReason::complained,
    SuppressionReason::manual, SuppressionReason::imported_left};

constexpr std::string_view name_of(SuppressionReason reason) {
  switch (reason) {
    case SuppressionReason::unsubscribed:
      return "unsubscribed";
    case SuppressionReason::bounced:
      return "bounced";
    case SuppressionReason::complained:
      return "complained";
    case SuppressionReason::manual:
      return "manual";
    case SuppressionReason::imported_left:
      return "imported_left";
  }
  return "";
}

}  // namespace model
}  // namespace vigie
