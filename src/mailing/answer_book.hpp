// SPDX-License-Identifier: EUPL-1.2
/// What a mail server's answer means: about this reader, about us, or later.
///
/// Shape   an `AnswerBook` is the table of config/providers.toml, ready. `read` takes an answer, on
///         our own connection or out of a delivery report, and says whom it is about and what
///         follows. Words beat the enhanced code, which beats the three digits. What no rule knows
///         is read by its class, and then nobody is struck: it waits, or a person looks.
/// Errors  invalid_input: an expression that cannot be read, with the line of its file.
/// Pure    yes. Expressions run in linear time (RE2).
/// Source  RFC 3463 for the classes; the providers' own pages for the rest.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "mailing/answer_text.hpp"
#include "model/delivery.hpp"
#include "model/mail_answer.hpp"

namespace vigie::mailing {

inline constexpr std::string_view kRelayRules = "relais";
inline constexpr std::string_view kBlockLists = "listes-noires";
inline constexpr std::string_view kAnyServer = "tous";
inline constexpr std::string_view kReturnedMail = "courrier";

/// Who said it, and when.
struct AnswerPlace {
  MailPhase phase = MailPhase::any;
  bool own_connection = true;  ///< our relay speaks; otherwise a delivery report
  std::string_view relay;      ///< host name of our relay
  std::string_view provider;   ///< key of the reader's provider; "": unknown
};

struct AnswerReading {
  AnswerSubject subject = AnswerSubject::later;
  AnswerMeasure measure = AnswerMeasure::retry;
  bool documented = false;  ///< by a rule of the table; otherwise by its class
  std::string provider;     ///< who spoke: key, or "" when unknown
  std::string rule;         ///< "orange:12", for the log
  AnswerText text;
};

class AnswerBook {
 public:
  static Result<AnswerBook> make(MailProviders providers);
  AnswerBook(AnswerBook&&) noexcept;
  AnswerBook& operator=(AnswerBook&&) noexcept;
  ~AnswerBook();

  AnswerReading read(std::string_view answer, int code, const AnswerPlace& place) const;
  /// Of a mail that is no delivery report: headers and first lines. None: a person wrote it.
  std::optional<AnswerReading> read_mail(std::string_view headers_and_text) const;

  /// By the domain of an address; nullptr where it is not listed.
  const MailProvider* provider_of_domain(std::string_view domain) const;
  /// By the name of a server.
  const MailProvider* provider_of_host(std::string_view host) const;
  const MailProvider* provider(std::string_view key) const;

 private:
  struct Rules;
  explicit AnswerBook(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

/// How an answer's subject is kept with a try.
AnswerMeaning meaning_of(AnswerSubject subject);

/// "l’adresse", "la boîte pleine", …: what an answer is about, for people.
std::string_view word_of(AnswerSubject subject);

}  // namespace vigie::mailing
