// SPDX-License-Identifier: EUPL-1.2
/// What the pages of the duty share: their rail, who acts for whom, how a request is shown.
#pragma once

#include "app/rota/read_year.hpp"
#include "app/rota/swaps.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

enum class TourPage { week, year, centre, sources, load, plan };

/// The view of a page, with its rail and stylesheet.
render::View tour_view(const Visit& visit, TourPage page);
Response tour_page(const Layout& layout, const Visit& visit, std::string_view name,
                   std::string_view title, render::View view, int status = 200);

/// For one's own centre, or for the one that a coordinator's form names; forbidden otherwise.
Result<app::Acting> acting_for(const Visit& visit);

/// The centre that a page is read for: one's own, or the one that a coordinator chose (?pour=irev).
std::string centre_shown(const Visit& visit);

/// May the reader ask, answer and be away: for their centre, or for any as coordinators?
bool may_act(const Visit& visit);

/// A request as its strip shows it to `centre`, with the buttons that it may use.
render::View request_view(const Visit& visit, const store::DutyRequestRow& row,
                          const app::CentreNames& names, const std::string& centre);

/// "semaine du 18 au 22 janvier 2027" short: "18 janv."
std::string short_week(Day week);
/// A turn in one line of a list: "18 janv.", of a day "mardi 19 janv."
std::string short_turn(const rota::Turn& turn);
/// Back to a page of the duty, which says at once what the gesture changed ("…?fait=12#demandes").
Response back_to(const Visit& visit, std::string_view path, std::string_view anchor);
/// What ?fait= names: who does each week that moved, and what stays uncovered. Nothing where
/// nothing was done; one line where the duty did not move.
Result<std::vector<render::View>> what_changed(store::Reader& reader, const Visit& visit,
                                               const Rota& rota, const app::CentreNames& names);

/// A refusal as its page: 409, nothing was written.
Response refused_swap(const Layout& layout, const Visit& visit, rota::SwapRefusal refusal);

}  // namespace vigie::web
