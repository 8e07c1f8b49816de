// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/note.hpp"

#include "app/rota/hand_over_note.hpp"
#include "base/format.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

Response back_to(Day week) { return see_other(fmt::format("/tour?semaine={}#passage", iso(week))); }

}  // namespace

Response post_note(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto week = parse_day(visit.capture("week"));
  const auto version = read_number(visit.request.field("version"));
  if (!week || !version) return error_page(layout, visit, {Code::invalid_input, "note"});
  const auto answer = app::write_note(visit.db, *acting, *week, static_cast<int>(*version),
                                      std::string(visit.request.field("texte")), visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (*answer == app::NoteAnswer::changed) {
    return error_page(layout, visit, {Code::conflict, "hand-over note"});
  }
  return back_to(*week);
}

Response post_note_read(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto week = parse_day(visit.capture("week"));
  if (!week) return error_page(layout, visit, {Code::invalid_input, "note"});
  const auto done = app::open_note(visit.db, *acting, *week, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return back_to(*week);
}

Response post_note_line(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto week = parse_day(visit.capture("week"));
  const auto position = read_number(visit.request.field("position"));
  if (!week || !position) return error_page(layout, visit, {Code::invalid_input, "note line"});
  const auto done = app::tick_note(visit.db, *acting, *week, static_cast<int>(*position),
                                   !visit.request.field("fait").empty(), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return back_to(*week);
}

}  // namespace vigie::web
