// SPDX-License-Identifier: EUPL-1.2
/// Which list of the desk an address, or a form on it, speaks of.
///
/// Shape   "etat", "apres" and the filters, as parameters of a GET or fields of a POST: a form
///         carries them along, so that a decision leads back to the list that it was made in.
/// Errors  none: what is no choice is left out.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "app/desk/read_desk.hpp"
#include "render/view.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

struct ListQuery {
  DeskState state = DeskState::fresh;
  std::string mark;  ///< where a long list is cut; "": its beginning
  store::DeskFilter filter;
  std::string search = {};  ///< the line whose answers are listed; "": a list of the desk
  bool nearest = false;     ///< of a search: nearest to the words first
};

ListQuery list_query(const Visit& visit);
/// "/pile?etat=lire&theme=sante&apres=…", "/recherche?q=…"
std::string address_of(const ListQuery& query);
/// What a page about one line is told of the list: "etat=lire&theme=sante&apres=…".
std::string query_of(const ListQuery& query);

/// One filter in force: what it says, and the address without it.
struct FilterChip {
  std::string_view name;  ///< of its parameter
  std::string value;
};
std::vector<FilterChip> chips_of(const store::DeskFilter& filter);
ListQuery without(ListQuery query, std::string_view name);
ListQuery with(ListQuery query, std::string_view name, std::string_view value);

/// The hidden fields of every form of the list.
std::vector<render::View> list_fields(const ListQuery& query);

}  // namespace vigie::web
