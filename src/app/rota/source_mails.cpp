// SPDX-License-Identifier: EUPL-1.2
#include <cstdlib>

#include "app/rota/centre_names.hpp"
#include "app/rota/source_requests.hpp"
#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

struct SourceTold {
  store::SourceRequest request;
  store::Curator curator;
  CentreNames names;
};

/// What the subject points at; none where the request or the account is gone.
Result<std::optional<SourceTold>> source_told(const Composing& composing) {
  const SourceRequestId id{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  auto request = store::source_request(composing.reader, id);
  if (!request) return fail(request.error());
  auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  auto names = CentreNames::read(composing.reader);
  if (!names) return fail(names.error());
  if (!*request || !*curator) return std::nullopt;
  return SourceTold{std::move(**request), std::move(**curator), std::move(*names)};
}

NotificationText source_letter(const Composing& composing, std::string subject,
                               const std::string& name, const std::string& what) {
  return {text::typographic(subject),
          text::typographic(fmt::format("Bonjour {},\n\n{}\n", name, what)) +
              fmt::format("\n{}/tour/sources\n", composing.config.web.public_url)};
}

}  // namespace

std::string source_sentence(const store::SourceRequest& request, const std::string& asker,
                            const std::string& centre) {
  if (request.kind == SourceRequestKind::share) {
    return request.by == centre
               ? fmt::format("Vous cherchez avec qui partager «\u00a0{}\u00a0».", request.title)
               : fmt::format(
                     "{} cherche avec qui partager «\u00a0{}\u00a0»\u00a0: chaque centre la "
                     "lirait une semaine sur deux.",
                     asker, request.title);
  }
  if (request.by == centre) {
    return request.kind == SourceRequestKind::give
               ? fmt::format("Vous cherchez qui peut lire «\u00a0{}\u00a0».", request.title)
               : fmt::format("Vous demandez à lire «\u00a0{}\u00a0».", request.title);
  }
  if (request.kind == SourceRequestKind::give) {
    return fmt::format("{} ne peut plus lire «\u00a0{}\u00a0» et cherche qui la prend.", asker,
                       request.title);
  }
  if (request.of == centre) {
    return fmt::format("{} demande à lire «\u00a0{}\u00a0», que votre centre lit.", asker,
                       request.title);
  }
  return fmt::format("{} demande à lire «\u00a0{}\u00a0».", asker, request.title);
}

Result<std::optional<NotificationText>> compose_source_asked(const Composing& composing) {
  const auto found = source_told(composing);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const auto& [request, curator, names] = **found;
  if (request.state != SourceRequestState::asked) return std::nullopt;
  std::string what = source_sentence(request, names.of(request.by), curator.centre_key);
  if (!request.word.empty()) what += fmt::format("\n«\u00a0{}\u00a0»", request.word);
  what += "\n\nRien ne change avant une réponse. Pour répondre\u00a0:";
  const bool given = request.kind == SourceRequestKind::give;
  if (request.kind == SourceRequestKind::share) {
    return source_letter(composing,
                         fmt::format("Qui partage «\u00a0{}\u00a0»\u202f?", request.title),
                         curator.name, what);
  }
  return source_letter(composing,
                       given ? fmt::format("Qui prend «\u00a0{}\u00a0»\u202f?", request.title)
                             : fmt::format("{} vous demande une source", names.of(request.by)),
                       curator.name, what);
}

Result<std::optional<NotificationText>> compose_source_answered(const Composing& composing) {
  const auto found = source_told(composing);
  if (!found) return fail(found.error());
  if (!*found) return std::nullopt;
  const auto& [request, curator, names] = **found;
  const std::string other = names.of(request.of);
  if (request.state == SourceRequestState::declined) {
    return source_letter(composing, "Votre demande est refusée", curator.name,
                         fmt::format("{} garde «\u00a0{}\u00a0».", other, request.title));
  }
  if (request.state != SourceRequestState::taken) return std::nullopt;
  const bool given = request.kind == SourceRequestKind::give;
  if (request.kind == SourceRequestKind::share) {
    return source_letter(
        composing, "Votre demande est acceptée", curator.name,
        fmt::format("{} et votre centre se partagent «\u00a0{}\u00a0»\u00a0: cette semaine est la "
                    "vôtre, la prochaine la sienne, et ainsi de suite.",
                    other, request.title));
  }
  return source_letter(
      composing, "Votre demande est acceptée", curator.name,
      given ? fmt::format("{} lit «\u00a0{}\u00a0» à présent.", other, request.title)
            : fmt::format("{} vous laisse «\u00a0{}\u00a0»\u00a0: ce qui en arrive vient "
                          "désormais sur votre pile. Ce centre reste suppléant.",
                          other, request.title));
}

}  // namespace vigie::app
