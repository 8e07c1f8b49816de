// SPDX-License-Identifier: EUPL-1.2
/// The working days of a place over a span, made once and asked often.
///
/// Shape   a span of days and the extra calendars of a place (see `holidays`) -> which of them are
///         worked: Monday to Friday, no day off. Outside the span nothing is.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "base/instant.hpp"

namespace vigie::rota {

class Workdays {
 public:
  Workdays(Day from, Day to, const std::vector<std::string>& calendars);

  bool open(Day day) const {
    const int at = day - from_;
    return at >= 0 && at < static_cast<int>(open_.size()) && open_[static_cast<std::size_t>(at)];
  }
  int count(Day from, Day to) const;  ///< both ends included

 private:
  Day from_;
  std::vector<bool> open_;
};

}  // namespace vigie::rota
