// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/sending/routes.hpp"

#include "web/pages/sending/sending.hpp"

namespace vigie::web {

using people::Permission;

void SendingPages::add_to(Routes& routes) const {
  const auto with = [this](Response (*handler)(const SendingPages&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages, visit); };
  };
  const Gate read = of_letter(Permission::read);
  const Gate edit = of_letter(Permission::edit_letter);
  routes.get("/lettres/{letter}/{number}/envoi", read, with(get_sending));
  routes.post("/lettres/{letter}/{number}/envoi", of_letter(Permission::approve_letter, "version"),
              with(post_sending));
  routes.get("/lettres/{letter}/{number}/envoi/journal.csv", edit, with(get_journal_csv));
  routes.get("/lettres/{letter}/{number}/envoi/{class}", edit, with(get_class));
  routes.get("/lettres/{letter}/{number}/envoi/{class}/liste.csv", edit, with(get_class_csv));
}

}  // namespace vigie::web
