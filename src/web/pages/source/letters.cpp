// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/source/letters.hpp"

#include "app/source/newsletters.hpp"
#include "base/format.hpp"
#include "store/source/mail_repo.hpp"
#include "text/html.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"
#include "web/pages/source/source.hpp"
#include "web/pages/source/sources.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

std::string host_of(const std::string& url) {
  const std::size_t begin = url.find("://");
  if (begin == std::string::npos) return url;
  const std::size_t end = url.find_first_of("/?#", begin + 3);
  return url.substr(begin + 3, end - std::min(end, begin + 3));
}

}  // namespace

Response post_mail_source(const Layout& layout, const Visit& visit, const LetterDoors& doors) {
  if (doors.sources_address.empty()) {
    return refusal_page(
        layout, visit, 409, "Pas de boîte",
        "Cette installation ne reçoit pas encore de lettres par courriel\u00a0: la "
        "personne qui l’exploite indique une adresse et une boîte dans vigie.toml.");
  }
  const auto added = app::add_mail_source(visit.db, *visit.visitor, *doors.entropy,
                                          text::one_line(visit.request.field("titre")), visit.now);
  if (added) return see_other(fmt::format("/sources/{}?fait=courriel", added->value));
  return error_page(layout, visit, added.error());
}

Response get_received_letter(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto mail = store::source_mail(reader, visit.capture("key"));
  if (!mail) return error_page(layout, visit, mail.error());
  if (!*mail) return error_page(layout, visit, {Code::not_found, "letter"});
  const auto links = store::links_of_mail(reader, (*mail)->id);
  if (!links) return error_page(layout, visit, links.error());
  std::vector<View> lines;
  for (const store::SourceMailLink& link : *links) {
    lines.push_back(View()
                        .set("url", link.url)
                        .set("label", link.label)
                        .set("host", host_of(link.url))
                        .set("wrapped", link.wrapped));
  }
  View view;
  view.set("sheet", source_sheet())
      .set("subject", (*mail)->subject)
      .set("sender", (*mail)->sender)
      .set("when", moment_of((*mail)->sent_at))
      .set("source", (*mail)->source_title)
      .set("source_id", std::to_string((*mail)->source.value))
      .set("confirmation", (*mail)->confirmation)
      .set("decides", visit.may(people::Permission::decide, Where::own_centre))
      .set("forgotten", (*mail)->body_html.empty())
      .set_html("body_html", text::sanitize_html((*mail)->body_html, ""))
      .set("some_links", !lines.empty())
      .set("links", std::move(lines));
  return layout.page(visit, "source/courriel", (*mail)->subject, Section::sources, std::move(view));
}

Result<void> set_letters(View& view, store::Reader& reader, SourceId source,
                         const std::string& sources_address) {
  const auto token = store::mail_token_of(reader, source);
  if (!token) return fail(token.error());
  const auto mails = token->empty()
                         ? Result<std::vector<store::SourceMail>>(std::vector<store::SourceMail>())
                         : store::mails_of_source(reader, source);
  if (!mails) return fail(mails.error());
  std::vector<View> lines;
  for (const store::SourceMail& mail : *mails) {
    lines.push_back(View()
                        .set("key", mail.key)
                        .set("subject", mail.subject)
                        .set("when", moment_of(mail.sent_at))
                        .set("confirmation", mail.confirmation));
  }
  view.set("by_mail", !token->empty())
      .set("mail_address", app::address_of_source(sources_address, *token))
      .set("no_letter", lines.empty())
      .set("letters", std::move(lines));
  return {};
}

}  // namespace vigie::web
