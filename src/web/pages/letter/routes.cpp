// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/routes.hpp"

#include "web/pages/letter/letters.hpp"
#include "web/pages/letter/unsubscribe.hpp"

namespace vigie::web {

using people::Permission;

void LetterPages::add_to(Routes& routes) const {
  const auto page = [this](Response (*handler)(const Layout&, const Visit&)) {
    return [pages = *this, handler](const Visit& visit) { return handler(pages.layout, visit); };
  };
  const Gate read = of_letter(Permission::read);
  routes.get("/lettres", anywhere(Permission::read), page(get_letters));
  routes.get("/lettres/{letter}/{number}", read, [pages = *this](const Visit& visit) {
    return get_letter(pages.layout, visit, pages.config);
  });
  routes.get("/lettres/{letter}/{number}/apercu", read, [pages = *this](const Visit& visit) {
    return get_letter_preview(pages.layout, visit, pages.config);
  });
  routes.get("/lettres/{letter}/{number}/en-ligne", everyone(), page(get_letter_online));
  routes.get("/desinscription/{token}", everyone(), page(get_unsubscribe));
  routes.post("/desinscription/{token}", mail_reader(), page(post_unsubscribe));
}

}  // namespace vigie::web
