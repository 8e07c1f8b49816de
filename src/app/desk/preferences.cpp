// SPDX-License-Identifier: EUPL-1.2
#include "app/desk/preferences.hpp"

#include <algorithm>
#include <charconv>

#include "store/desk/preference_repo.hpp"

namespace vigie::app {
namespace {

using store::ListOrder;

constexpr ListOrder kOrders[] = {ListOrder::date, ListOrder::size, ListOrder::likely};
constexpr std::string_view kOrderName = "ordre";
constexpr std::string_view kDensityName = "densite";
constexpr std::string_view kAiry = "aeree";
constexpr std::string_view kDense = "serree";
constexpr std::string_view kKeysName = "touches";
constexpr std::string_view kHourName = "heure";
constexpr std::string_view kStoredHourName = "alert_hour";  ///< as the alerts of searches read it
constexpr std::string_view kYes = "oui";
constexpr std::string_view kNo = "non";

std::optional<ListOrder> order_named(std::string_view code) {
  const auto found = std::ranges::find(kOrders, code, order_code);
  if (found == std::end(kOrders)) return std::nullopt;
  return *found;
}

std::optional<int> hour_named(std::string_view value) {
  int hour = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), hour);
  if (error != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return hour >= 0 && hour < 24 ? std::optional(hour) : std::nullopt;
}

bool is_choice(std::string_view name, std::string_view value) {
  if (name == kOrderName) return order_named(value).has_value();
  if (name == kKeysName) return value == kYes || value == kNo;
  if (name == kHourName) return hour_named(value).has_value();
  return name == kDensityName && (value == kAiry || value == kDense);
}

}  // namespace

std::string_view order_code(ListOrder order) {
  switch (order) {
    case ListOrder::date:
      return "date";
    case ListOrder::size:
      return "ampleur";
    case ListOrder::likely:
      return "ressemblance";
  }
  return "date";
}

Result<DeskPreferences> desk_preferences(store::Reader& reader, CuratorId curator) {
  const auto chosen = store::preferences(reader, curator);
  if (!chosen) return fail(chosen.error());
  DeskPreferences preferences;
  for (const store::Preference& each : *chosen) {
    if (each.name == kOrderName)
      preferences.order = order_named(each.value).value_or(ListOrder::date);
    if (each.name == kDensityName) preferences.dense = each.value != kAiry;
    if (each.name == kKeysName) preferences.keys = each.value != kNo;
    if (each.name == kStoredHourName) {
      preferences.digest_hour = hour_named(each.value).value_or(kUsualHour);
    }
  }
  return preferences;
}

Result<void> choose_preference(store::Database& db, CuratorId curator, std::string_view name,
                               std::string_view value) {
  if (!is_choice(name, value)) return fail(Code::invalid_input, "preference");
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const std::string_view stored = name == kHourName ? kStoredHourName : name;
  if (auto done = store::put_preference(*tx, curator, stored, value); !done) return done;
  return tx->commit();
}

}  // namespace vigie::app
