// SPDX-License-Identifier: EUPL-1.2
/// What the headings and cells of other tools' lists mean.
///
/// Shape   a heading -> what the column holds; a cell of a column about leaving -> whether that
///         person is still to be written to.
/// Pure    yes.
/// Source  exports of Thunderbird, Outlook, Google Contacts, Brevo, Mailchimp and Sympa.
#pragma once

#include <optional>
#include <string_view>

#include "model/subscription.hpp"

namespace vigie::mailing {

enum class Column {
  none,
  email,
  display_name,
  last_name,
  first_name,
  basis,
  origin,
  centre,
  territory,
  role,
  theme,
  gone_flag,      ///< yes: that person left
  bounced_flag,   ///< yes: the address came back
  wanted_flag,    ///< no: that person left
  gone_date,      ///< filled: left that day
  bounced_date,   ///< filled: came back that day
  status,         ///< a word
  reception,      ///< Sympa's
  about_leaving,  ///< sounds like it, and is not known
};

Column column_of(std::string_view heading);
std::string_view word_of(Column column);

/// What a cell of such a column says.
struct Standing {
  enum class Kind { stays, gone, unclear };
  Kind kind = Kind::stays;
  SuppressionReason reason = SuppressionReason::imported_left;
};
/// None where the column says nothing of leaving.
std::optional<Standing> standing_of(Column column, std::string_view cell);

}  // namespace vigie::mailing
