// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/routes.hpp"

#include "web/pages/letter/archive.hpp"
#include "web/pages/letter/block_page.hpp"
#include "web/pages/letter/compose.hpp"
#include "web/pages/letter/letters.hpp"
#include "web/pages/letter/owners.hpp"
#include "web/pages/letter/review.hpp"
#include "web/pages/letter/shared.hpp"

namespace vigie::web {

using people::Permission;

namespace {

const std::string kIssue = "/lettres/{letter}/{number}";
const std::string kBlock = kIssue + "/blocs/{block}";

using Plain = Response (*)(const Layout&, const Visit&);
using Configured = Response (*)(const Layout&, const Visit&, const config::VigieConfig&);
using Chanced = Response (*)(const Layout&, const Visit&, const config::VigieConfig&, Entropy&);

using Fetching = Response (*)(const Layout&, const Visit&, const config::VigieConfig&,
                              const FetchPicture&);
using Printed = Response (*)(const Layout&, const Visit&, const config::VigieConfig&, PdfShelf&);

/// What a handler is given beside the visit.
struct With {
  const LetterPages pages;

  Handler operator()(Plain handler) const {
    return [given = pages, handler](const Visit& visit) { return handler(given.layout, visit); };
  }
  Handler operator()(Configured handler) const {
    return [given = pages, handler](const Visit& visit) {
      return handler(given.layout, visit, given.config);
    };
  }
  Handler operator()(Fetching handler) const {
    return [given = pages, handler](const Visit& visit) {
      return handler(given.layout, visit, given.config, given.fetch_picture);
    };
  }
  Handler operator()(Printed handler) const {
    return [given = pages, handler](const Visit& visit) {
      return handler(given.layout, visit, given.config, given.pdfs);
    };
  }
  Handler operator()(Chanced handler) const {
    return [given = pages, handler](const Visit& visit) {
      return handler(given.layout, visit, given.config, given.entropy);
    };
  }
};

void add_composing(Routes& routes, const With& with) {
  const Gate read = of_letter(Permission::read);
  const Gate edit = of_letter(Permission::edit_letter);
  const Gate edit_seen = of_letter(Permission::edit_letter, "version");
  const Gate talk = of_letter(Permission::comment_letter);
  routes.get(kIssue, read, with(get_compose));
  routes.get(kBlock, read, with(get_block));
  routes.post("/lettres/{letter}/numeros", edit, with(post_new_issue));
  routes.post(kIssue + "/mots", edit_seen, with(post_words));
  routes.post(kIssue + "/charges", edit_seen, with(post_page_owner));
  routes.post(kIssue + "/proposer", edit, with(post_propose));
  routes.post(kIssue + "/blocs", edit, with(post_new_block));
  routes.post(kIssue + "/agenda", edit, with(post_calendar_text));
  routes.post(kBlock, edit_seen, with(post_block));
  routes.post(kBlock + "/place", edit_seen, with(post_block_place));
  routes.post(kBlock + "/retrait", edit_seen, with(post_block_removal));
  routes.post(kBlock + "/rendre", edit_seen, with(post_block_version));
  routes.post(kBlock + "/fichier", edit_seen, with(post_block_file));
  routes.post(kBlock + "/partage", edit_seen, with(post_share));
  routes.post(kBlock + "/partage/approbation", of_letter(Permission::approve_letter, "version"),
              with(post_share_approval));
  routes.post(kBlock + "/correction", edit_seen, with(post_correction_taken));
  routes.post(kBlock + "/presence", edit, with(post_presence));
  routes.post(kBlock + "/laisser", edit, with(post_drop_aside));
  routes.post(kIssue + "/commentaires", talk, with(post_comment));
  routes.post(kIssue + "/commentaires/{comment}/resolu", talk, with(post_resolved));
}

void add_review(Routes& routes, const With& with) {
  const Gate read = of_letter(Permission::read);
  const Gate edit = of_letter(Permission::edit_letter);
  const Gate approve = of_letter(Permission::approve_letter, "version");
  routes.get(kIssue + "/relire", read, with(get_review));
  routes.get(kIssue + "/apercu", read, with(get_letter_preview));
  routes.get("/lecture/{token}", everyone(), with(get_reading));
  routes.get("/essai/desinscription", everyone(), with(get_test_leaving));
  routes.post("/essai/desinscription", mail_reader(), with(get_test_leaving));
  routes.post(kIssue + "/etape", of_letter(Permission::edit_letter, "version"), with(post_step));
  routes.post(kIssue + "/approbation", approve, with(post_approval));
  routes.post(kIssue + "/correction", approve, with(post_correction));
  routes.post(kIssue + "/depart", approve, with(post_departure));
  routes.post(kIssue + "/degel", approve, with(post_thaw));
  routes.post(kIssue + "/essai", edit, with(post_tests));
  routes.post(kIssue + "/lien", edit, with(post_reading_link));
}

void add_archive(Routes& routes, const With& with) {
  routes.get("/lettres/{letter}", everyone(), with(get_letter_archive));
  routes.get("/lettres/{letter}/recueil/{year}", everyone(), with(get_compendium));
  routes.get("/lettres/{letter}/recueil/{year}/recueil.pdf", everyone(), with(get_compendium_pdf));
  routes.get("/lettres/{letter}/images/{file}", everyone(), with(get_letter_picture));
  routes.get(kIssue + "/en-ligne", everyone(), with(get_letter_online));
  routes.get(kIssue + "/agenda/{file}", everyone(), with(get_letter_event));
  routes.post(kIssue + "/archive", of_letter(Permission::approve_letter), with(post_archive));
}

}  // namespace

void LetterPages::add_to(Routes& routes) const {
  const With with{*this};
  routes.get("/lettres", anywhere(Permission::read), with(get_letters));
  routes.get("/lettres/{letter}/atom", everyone(), with(get_letter_feed));  // no number
  add_composing(routes, with);
  add_review(routes, with);
  add_archive(routes, with);
}

}  // namespace vigie::web
