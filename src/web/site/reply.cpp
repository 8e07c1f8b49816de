// SPDX-License-Identifier: EUPL-1.2
#include "web/site/reply.hpp"

#include <algorithm>

#include "base/log.hpp"
#include "text/french.hpp"
#include "web/site/guard.hpp"

namespace vigie::web {
namespace {

struct Words {
  int status;
  std::string_view title;
  std::string_view sentence;
};

Words words_for(Code code) {
  switch (code) {
    case Code::invalid_input:
    case Code::parse:
    case Code::unsupported:
      return {400, "Demande incomplète",
              "Il manque quelque chose à cette demande, ou une valeur n’est pas utilisable. "
              "Revenez à la page précédente et réessayez."};
    case Code::not_found:
      return {404, "Page introuvable",
              "Rien ne se trouve à cette adresse. Le lien est peut-être ancien, ou incomplet."};
    case Code::conflict:
      return {
          409, "La situation a changé",
          "Quelqu’un a agi entre-temps. Rien n’a été perdu\u00a0: revenez à la page, elle montre "
          "l’état actuel."};
    case Code::forbidden:
      return {403, "Accès refusé", "Vous n’avez pas le droit de faire cela avec ce compte."};
    case Code::too_large:
      return {413, "Envoi trop volumineux", "Le texte envoyé dépasse la taille permise."};
    case Code::busy:
      return {503, "Un instant",
              "vigie est très sollicitée en ce moment. Réessayez dans quelques secondes."};
    case Code::network:
    case Code::storage:
    case Code::internal:
      break;
  }
  return {500, "Une erreur est survenue",
          "vigie n’a pas pu répondre. L’incident est noté dans le journal\u202f; vos décisions "
          "enregistrées sont intactes."};
}

/// What is known of it where more is known than the code tells: "Le disque est plein."
std::string sentence_of(const Error& error, const Words& words) {
  if (error.sentence.empty()) return std::string(words.sentence);
  return text::sentence(error.sentence);
}

/// What a password is asked in: never shown again (`templates_test` knows the fields).
constexpr std::string_view kSecretFields[] = {"mot_de_passe", "actuel", "nouveau"};
constexpr std::size_t kWordsMin = 12;

/// What somebody wrote into the form that is refused: sentences, no choices and no numbers. A form
/// of another site brings no words here.
std::vector<render::View> words_typed(const Request& request) {
  std::vector<render::View> typed;
  if (request.reads_only() || !same_site(request, "")) return typed;
  for (const auto& [name, value] : request.form) {
    const bool secret = std::ranges::find(kSecretFields, name) != std::end(kSecretFields);
    if (secret || value.size() < kWordsMin) continue;
    if (value.find_first_of(" \n") == std::string::npos) continue;
    typed.push_back(
        render::View().set("number", std::to_string(typed.size() + 1)).set("words", value));
  }
  return typed;
}

}  // namespace

int status_of(Code code) { return words_for(code).status; }

Response error_page(const Layout& layout, const Visit& visit, const Error& error) {
  const Words words = words_for(error.code);
  if (words.status >= 500) {
    log(Level::error, "request",
        {{"path", visit.request.path},
         {"code", std::string(name_of(error.code))},
         {"error", error.detail}});
  }
  return refusal_page(layout, visit, words.status, words.title, sentence_of(error, words));
}

Response refusal_page(const Layout& layout, const Visit& visit, int status, std::string_view title,
                      std::string_view sentence) {
  render::View view;
  std::vector<render::View> typed = words_typed(visit.request);
  view.set("heading", title).set("sentence", sentence);
  view.set("any_typed", !typed.empty()).set("typed", std::move(typed));
  return layout.page(visit, "site/refus", title, Section::none, std::move(view), status);
}

}  // namespace vigie::web
