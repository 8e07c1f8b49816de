// SPDX-License-Identifier: EUPL-1.2
/// Adding the page in front of a person: GET and POST /ajout.
///
/// Shape   an address is read and shown, with what is there already; what is corrected goes before
///         what the page says, and a title that is typed is enough where it cannot be read. A
///         bookmark or a telephone leads to the form with the address, the title and the selection,
///         which begins a note; nothing is fetched before the form is sent. What was typed is always
///         given back. Fetching is `cli`'s: it hands functions down, and where it handed none the form
///         says so.
#pragma once

#include <functional>

#include "app/poll/add_page.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

inline constexpr std::size_t kPageAddressBytesMax = 2'000;

using AddPage = std::function<Result<app::AddedPage>(
    store::Database& db, const store::Curator& curator, const app::PageToAdd& wanted, Instant now)>;
using LookAtPage =
    std::function<Result<app::SeenPage>(store::Database& db, const std::string& address)>;

/// ?adresse=…&titre=…&texte=…, or ?ajoutee=12
Response get_add_page(const Layout& layout, const Visit& visit);
/// form: adresse, geste=lire | ajouter, titre, media, auteur, date, acces, genre, note
Response post_add_page(const Layout& layout, const Visit& visit, const AddPage& add,
                       const LookAtPage& look);
/// How to put the bookmark into a browser, and vigie onto a telephone.
Response get_bookmark(const Layout& layout, const Visit& visit, std::string_view public_url);
/// The web app's manifest, which lets telephones share pages with vigie.
Response get_manifest(const Layout& layout, const Visit& visit);

}  // namespace vigie::web
