// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/sending/sending.hpp"

#include "app/letter/read_sending.hpp"
#include "app/letter/steer_sending.hpp"
#include "app/readers/read_readers.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "mailing/reader_words.hpp"
#include "text/csv.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using app::SendingClass;
using render::View;

constexpr std::size_t kPeopleShown = 500;

std::string sending_address(const Visit& visit) {
  return fmt::format("/lettres/{}/{}/envoi", visit.capture("letter"), visit.capture("number"));
}

Result<app::SendingPage> read_page(const SendingPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto number = read_number(visit.capture("number"));
  if (!number || *number > 100'000) return fail(Code::not_found, visit.request.path);
  return app::read_sending(reader, pages.config, visit.capture("letter"), static_cast<int>(*number),
                           visit.now);
}

std::vector<View> class_views(const app::SendingPage& page, const std::string& address) {
  std::vector<View> views;
  for (const SendingClass which : app::kSendingClasses) {
    const std::int64_t count = app::count_of(page.counts, which);
    const std::string url = fmt::format("{}/{}", address, app::word_of(which));
    std::string meaning(app::meaning_of(which));
    if (which == SendingClass::deferred && page.next_at) {
      meaning += fmt::format("\u202f; prochain essai à {}", clock_of(*page.next_at));
    }
    views.push_back(View()
                        .set("kind", app::word_of(which))
                        .set("label", app::label_of(which))
                        .set("count", text::number(count))
                        .set("meaning", meaning)
                        .set("some", count > 0)
                        .set("url", url));
  }
  return views;
}

std::vector<View> provider_views(const app::SendingPage& page) {
  std::vector<View> views;
  for (const app::ProviderLine& line : page.providers) {
    views.push_back(View()
                        .set("name", line.name)
                        .set("recipients", text::number(line.recipients))
                        .set("accepted", text::number(line.accepted))
                        .set("waiting", text::number(line.waiting))
                        .set("others", text::number(line.others))
                        .set("why", line.why)
                        .set("held", line.held));
  }
  return views;
}

std::string when_sentence(const app::SendingPage& page) {
  if (page.row.state == IssueState::sent && page.row.finished_at) {
    return fmt::format("Terminé {}.", moment_of(*page.row.finished_at));
  }
  std::string sentence;
  if (page.row.public_at) sentence = fmt::format("Commencé {}.", moment_of(*page.row.public_at));
  if (page.row.state == IssueState::sending && page.end_expected && !page.held_all) {
    sentence += fmt::format(" {} par heure\u00a0: fin vers le {}.",
                            text::plural(page.pace, "message", "messages"),
                            moment_of(*page.end_expected).substr(3));
  }
  return sentence;
}

View sending_view(const app::SendingPage& page, const Visit& visit) {
  const IssueState state = page.row.state;
  const std::int64_t uncertain = app::count_of(page.counts, SendingClass::uncertain);
  const bool may = visit.may(people::Permission::approve_letter, Where::letter);
  View view;
  view.set("sheet", View().set("url", asset_url("sending.css")))
      .set("letter", page.letter_name)
      .set("key", page.row.letter)
      .set("number", std::to_string(page.row.number))
      .set("state", letter::words_of(state))
      .set("when", when_sentence(page))
      .set("settled", text::number(page.settled))
      .set("total", text::number(page.total))
      .set("total_number", std::to_string(page.total))
      .set("settled_number", std::to_string(page.settled))
      .set("open", text::number(page.total - page.settled))
      .set("classes", class_views(page, sending_address(visit)))
      .set("providers", provider_views(page))
      .set("version", std::to_string(page.row.version))
      .set("may_begin", may && state == IssueState::frozen)
      .set("may_pause", may && state == IssueState::sending)
      .set("may_resume", may && state == IssueState::paused)
      .set("may_cancel", may && (state == IssueState::sending || state == IssueState::paused))
      .set("may_resend", may && uncertain > 0)
      .set("uncertain", text::plural(uncertain, "incertain", "incertains"))
      .set("pause_reason", page.row.pause_reason)
      .set("under_way", state == IssueState::sending);
  std::vector<View> held;
  if (page.held_all) {
    held.push_back(View()
                       .set("subject", page.held_all->subject)
                       .set("answer", page.held_all->answer)
                       .set("since", moment_of(page.held_all->since_at))
                       .set("until", clock_of(page.held_all->until_at)));
  }
  view.set("held", std::move(held));
  return view;
}

Response sending_page(const SendingPages& pages, const Visit& visit, std::string_view problem,
                      int status = 200) {
  const auto page = read_page(pages, visit);
  if (!page) return error_page(pages.layout, visit, page.error());
  View view = sending_view(*page, visit);
  view.set("problem", problem);
  Response response =
      pages.layout.page(visit, "sending/envoi", fmt::format("Envoi du n° {}", page->row.number),
                        Section::letters, std::move(view), status);
  const bool live = page->row.state == IssueState::sending && visit.request.reads_only() &&
                    visit.request.parameter("fige").empty();
  if (live) response.headers.emplace_back("Refresh", std::to_string(kRefreshSeconds));
  return response;
}

std::optional<app::Steering> steering_asked(std::string_view word) {
  if (word == "commencer") return app::Steering::begin;
  if (word == "suspendre") return app::Steering::pause;
  if (word == "reprendre") return app::Steering::resume;
  if (word == "annuler") return app::Steering::cancel;
  if (word == "renvoyer") return app::Steering::resend;
  return std::nullopt;
}

Response csv_answer(std::string csv, const std::string& name) {
  Response response = plain_text(std::move(csv));
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}\"", name));
  return response;
}

struct ClassPeople {
  app::SendingPage page;
  SendingClass which = SendingClass::refused;
  std::vector<store::DeliveryLine> people;
};
Result<ClassPeople> read_class(const SendingPages& pages, const Visit& visit) {
  const auto which = app::sending_class_named(visit.capture("class"));
  if (!which) return fail(Code::not_found, "class");
  auto page = read_page(pages, visit);
  if (!page) return fail(page.error());
  store::Reader reader = visit.db.reader();
  auto people = app::people_of(reader, page->row.id, *which);
  if (!people) return fail(people.error());
  return ClassPeople{std::move(*page), *which, std::move(*people)};
}

}  // namespace

Response get_sending(const SendingPages& pages, const Visit& visit) {
  return sending_page(pages, visit, "");
}

Response post_sending(const SendingPages& pages, const Visit& visit) {
  const auto what = steering_asked(visit.request.field("geste"));
  if (!what) return error_page(pages.layout, visit, {Code::invalid_input, "sending form"});
  const auto page = read_page(pages, visit);
  if (!page) return error_page(pages.layout, visit, page.error());
  const auto version = read_number(visit.request.field("version"));
  const store::Curator& who = visit.curator();
  const app::SteeringOrder order{.what = *what,
                                 .version = static_cast<int>(version.value_or(0)),
                                 .actor = {.centre = who.centre, .curator = who.id}};
  const auto steered =
      app::steer_sending(visit.db, pages.config.database, page->row, order, visit.now);
  if (!steered) return error_page(pages.layout, visit, steered.error());
  if (steered->done) return see_other(sending_address(visit));
  return sending_page(pages, visit, steered->problem, steered->changed_meanwhile ? 409 : 422);
}

Response get_class(const SendingPages& pages, const Visit& visit) {
  const auto found = read_class(pages, visit);
  if (!found) return error_page(pages.layout, visit, found.error());
  std::vector<View> rows;
  for (const store::DeliveryLine& line : found->people) {
    if (rows.size() == kPeopleShown) break;
    rows.push_back(View()
                       .set("email", line.email)
                       .set("name", line.name)
                       .set("answer", line.answer)
                       .set("at", line.answered_at ? moment_of(*line.answered_at) : ""));
  }
  const std::size_t all = found->people.size();
  View view;
  view.set("sheet", View().set("url", asset_url("sending.css")))
      .set("key", found->page.row.letter)
      .set("class", app::word_of(found->which))
      .set("number", std::to_string(found->page.row.number))
      .set("heading", fmt::format("{}\u00a0: {}", app::label_of(found->which),
                                  text::number(static_cast<long long>(all))))
      .set("meaning", app::meaning_of(found->which))
      .set("some", !rows.empty())
      .set("more", all > kPeopleShown)
      .set("rows", std::move(rows));
  return pages.layout.page(visit, "sending/classe", app::label_of(found->which), Section::letters,
                           std::move(view));
}

Response get_class_csv(const SendingPages& pages, const Visit& visit) {
  const auto found = read_class(pages, visit);
  if (!found) return error_page(pages.layout, visit, found.error());
  std::string csv =
      "\xEF\xBB\xBF"
      "courriel;nom;code;reponse;date\r\n";
  for (const store::DeliveryLine& line : found->people) {
    csv +=
        fmt::format("{};{};{};{};{}\r\n", text::csv_field(line.email), text::csv_field(line.name),
                    line.code == 0 ? "" : std::to_string(line.code), text::csv_field(line.answer),
                    line.answered_at ? iso(*line.answered_at) : "");
  }
  return csv_answer(std::move(csv), fmt::format("envoi-{}-{}.csv", found->page.row.number,
                                                app::word_of(found->which)));
}

Response get_journal_csv(const SendingPages& pages, const Visit& visit) {
  const auto page = read_page(pages, visit);
  if (!page) return error_page(pages.layout, visit, page.error());
  std::string csv =
      "\xEF\xBB\xBF"
      "fournisseur;destinataires;pris en charge;en attente;autres;pourquoi\r\n";
  for (const app::ProviderLine& line : page->providers) {
    csv += fmt::format("{};{};{};{};{};{}\r\n", text::csv_field(line.name), line.recipients,
                       line.accepted, line.waiting, line.others, text::csv_field(line.why));
  }
  return csv_answer(std::move(csv), fmt::format("journal-{}.csv", page->row.number));
}

}  // namespace vigie::web
