// SPDX-License-Identifier: EUPL-1.2
/// What a mail server's words can mean, and the table that says so.
///
/// Shape   a provider is a name, the domains of its addresses, the ends of its servers' names and
///         rules in order; a rule says whom an answer is about and what follows from it.
/// Units   minutes.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie {
inline namespace model {

/// How far the dialogue had come.
enum class MailPhase { any, connect, mail, rcpt, data, report };

enum class AnswerSubject {
  reader,  ///< this address is unknown, closed, or does not want us
  mailbox_full,
  greylisted,
  later,
  reputation,      ///< about us, as are the next five
  authentication,  ///< SPF, DKIM, DMARC, our return address, our host's name
  content,
  quota,
  login,
  relay,      ///< our own server is away or broken
  challenge,  ///< asks a person to prove that they are one
  autoreply
};

inline constexpr AnswerSubject kAnswerSubjects[] = {
    AnswerSubject::reader,  AnswerSubject::mailbox_full, AnswerSubject::greylisted,
    AnswerSubject::later,   AnswerSubject::reputation,   AnswerSubject::authentication,
    AnswerSubject::content, AnswerSubject::quota,        AnswerSubject::login,
    AnswerSubject::relay,   AnswerSubject::challenge,    AnswerSubject::autoreply};

constexpr bool is_about_us(AnswerSubject subject) {
  return subject >= AnswerSubject::reputation && subject <= AnswerSubject::relay;
}

/// What follows from it.
enum class AnswerMeasure {
  refuse,         ///< this reader is refused
  retry,          ///< this reader alone, later
  slow_provider,  ///< the provider's readers wait
  pause_all,      ///< nothing leaves until a message is taken again
  show,           ///< a person looks; nobody is struck
  none
};

inline constexpr AnswerMeasure kAnswerMeasures[] = {
    AnswerMeasure::refuse,    AnswerMeasure::retry, AnswerMeasure::slow_provider,
    AnswerMeasure::pause_all, AnswerMeasure::show,  AnswerMeasure::none};

struct AnswerRule {
  std::vector<MailPhase> phases;      ///< none: all; counts where there are no words
  std::vector<std::string> codes;     ///< "550", "4xx", "-": none; empty: all
  std::vector<std::string> enhanced;  ///< "5.1.1", "5.7.x", "-"; empty: all
  std::string words;                  ///< an expression on the folded answer; "": any
  AnswerSubject subject = AnswerSubject::later;
  AnswerMeasure measure = AnswerMeasure::retry;
  int line = 0;  ///< of its file
};

struct MailProvider {
  std::string key;
  std::string name;                  ///< for people
  bool relay = false;                ///< says what our own server says
  std::vector<std::string> domains;  ///< "orange.fr"
  std::vector<std::string> hosts;    ///< ends of server names: ".orange.fr"
  std::string reads_also;            ///< key of a provider whose rules come after its own
  std::int64_t rest_minutes = 60;    ///< after an answer about us
  std::vector<AnswerRule> rules;
};

using MailProviders = std::vector<MailProvider>;

}  // namespace model
}  // namespace vigie
