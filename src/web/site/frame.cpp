// SPDX-License-Identifier: EUPL-1.2
#include "web/site/frame.hpp"

#include "app/jobs/clock_watch.hpp"
#include "app/rota/duty_line.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "people/permissions.hpp"
#include "text/moment.hpp"
#include "web/site/guard.hpp"

namespace vigie::web {
namespace {

using people::Permission;

struct MenuLine {
  MenuEntry entry;
  std::optional<Permission> permission;  ///< none: everybody sees it
  bool for_visitors = false;             ///< who reads desks has it on the panorama's own pages
};

constexpr MenuLine kMenu[] = {
    {{Section::desk, "Pile", "/pile"}, Permission::read},
    {{Section::panorama, "Panorama", "/panorama"}, std::nullopt},
    {{Section::themes, "Thèmes", "/panorama/themes"}, std::nullopt, true},
    {{Section::places, "Territoires", "/panorama/territoires"}, std::nullopt, true},
    {{Section::dossiers, "Dossiers", "/panorama/dossiers"}, std::nullopt, true},
    {{Section::archives, "Archives", "/panorama/archives"}, std::nullopt, true},
    {{Section::tour, "Tour", "/tour"}, Permission::read},
    {{Section::sources, "Sources", "/sources"}, Permission::read},
    {{Section::letters, "Lettres", "/lettres"}, Permission::read},
    {{Section::groups, "Groupes", "/groupes"}, Permission::read},
    {{Section::infodoc, "Info-doc", "/info-doc"}, Permission::read},
    {{Section::report, "Chiffres", "/rapport"}, Permission::read},
};

std::vector<MenuEntry> menu_for(const std::vector<Grant>& grants) {
  std::vector<MenuEntry> menu;
  for (const MenuLine& line : kMenu) {
    if (line.permission && !people::may(grants, *line.permission)) continue;
    if (line.for_visitors && people::may(grants, Permission::read)) continue;
    menu.push_back(line.entry);
    const bool makes_it = line.entry.section == Section::panorama;
    if (makes_it && people::may(grants, Permission::read)) menu.back().url = "/service";
  }
  return menu;
}

std::string duty_sentence(const app::DutyLine& duty, const store::Curator& curator) {
  if (duty.centre.empty()) {
    return fmt::format("Pas de tour de panorama, {}\u00a0: {}.",
                       text::turn_label(duty.week, duty.days), duty.who_and_why);
  }
  if (duty.centre == curator.centre_key) {
    return fmt::format("Votre centre est de panorama, {}.", text::turn_label(duty.week, duty.days));
  }
  return fmt::format("De panorama, {}\u00a0: {}.", text::turn_label(duty.week, duty.days),
                     duty.who_and_why);
}

}  // namespace

Frame public_frame() {
  Frame frame;
  frame.menu = menu_for({});
  return frame;
}

Frame read_frame(store::Reader& reader, const app::Visitor& visitor, Entropy& entropy,
                 Instant now) {
  Frame frame;
  frame.signed_in = true;
  frame.curator_name = visitor.curator.name;
  frame.centre_name = visitor.curator.centre_name;
  frame.keys_off = visitor.keys_off;
  const std::string& token = visitor.session.csrf_token;
  frame.token = mask_token(token, entropy.bytes(token.size()));
  frame.menu = menu_for(visitor.grants);
  const auto duty = app::duty_now(reader, now);
  if (!duty) {
    log(Level::error, "duty", {{"error", duty.error().detail}});
  } else if (*duty) {
    frame.duty = duty_sentence(**duty, visitor.curator);
    frame.on_duty = (*duty)->centre == visitor.curator.centre_key;
  }
  const auto jump = app::open_jump(reader);
  if (!jump) log(Level::error, "clock", {{"error", jump.error().detail}});
  if (jump && *jump) frame.clock_waits = jobs::sentence_of(**jump);
  return frame;
}

}  // namespace vigie::web
