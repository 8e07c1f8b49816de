// SPDX-License-Identifier: EUPL-1.2
/// What stands around every page: the menu, who is signed in, who is on duty, the forms' token.
///
/// Shape   read once a request and handed to the layout, which reads nothing. A menu's entry is one
///         line of kMenu in frame.cpp: where it leads, and the permission without which it is not
///         shown.
/// Errors  none: a duty line that cannot be read is logged and left out.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/people/accounts.hpp"
#include "base/entropy.hpp"

namespace vigie::web {

/// The entry of the menu that is being read.
enum class Section {
  none,
  desk,
  panorama,
  themes,
  places,
  dossiers,
  archives,
  tour,
  letters,
  sources,
  report,
  infodoc,
  groups
};

struct MenuEntry {
  Section section = Section::none;
  std::string_view label;
  std::string_view url;
};

struct Frame {
  bool signed_in = false;
  std::string curator_name;
  std::string centre_name;
  bool keys_off = false;  ///< letters do not act, on any of her devices
  std::string duty;       ///< "" where no plan covers the week
  bool on_duty = false;   ///< the centre of who asks has the week
  std::string
      clock_waits;    ///< why what acts by the calendar waits for a person; "" when it does not
  std::string token;  ///< for the forms of this page, masked; "" for visitors without session
  std::vector<MenuEntry> menu;
};

/// For a visitor without session, as for a page that could not be read: nothing is asked of the
/// database.
Frame public_frame();
Frame read_frame(store::Reader& reader, const app::Visitor& visitor, Entropy& entropy, Instant now);

}  // namespace vigie::web
