// SPDX-License-Identifier: EUPL-1.2
/// Who may read an article, in French: for pages, feeds, letters and the command line alike.
///
/// Shape   "" for what everyone may read, which goes without saying.
/// Pure    yes.
#pragma once

#include <string_view>

#include "model/rota.hpp"

namespace vigie {
inline namespace model {

constexpr std::string_view access_words(Access access) {
  switch (access) {
    case Access::free:
      return "";
    case Access::subscribers:
      return "réservé aux abonnés";
    case Access::registration:
      return "inscription nécessaire";
  }
  return "";
}

/// The same as a note of its own, of a record.
constexpr std::string_view access_note(Access access) {
  switch (access) {
    case Access::free:
      return "";
    case Access::subscribers:
      return "Accès réservé aux abonnés";
    case Access::registration:
      return "Accès après inscription";
  }
  return "";
}

}  // namespace model
}  // namespace vigie
