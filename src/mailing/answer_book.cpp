// SPDX-License-Identifier: EUPL-1.2
#include "mailing/answer_book.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

/// "550" by "5xx"; "-" is no code at all.
bool code_fits(const std::string& wanted, int code) {
  if (wanted == "-") return code == 0;
  const std::string given = std::to_string(code);
  if (given.size() != wanted.size()) return false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (wanted[i] != 'x' && wanted[i] != given[i]) return false;
  }
  return true;
}

/// "5.7.26" by "5.7.x", "5.7.606" by "5.7.6xx".
bool enhanced_fits(std::string_view wanted, std::string_view given) {
  if (wanted == "-") return given.empty();
  std::size_t at = 0;
  for (const char c : wanted) {
    if (at >= given.size()) return false;
    if (c == 'x' && wanted.ends_with(".x") && wanted.find('x') == wanted.size() - 1) {
      return given.substr(at).find('.') == std::string_view::npos;
    }
    if (c == 'x' ? (given[at] < '0' || given[at] > '9') : c != given[at]) return false;
    ++at;
  }
  return at == given.size();
}

/// A class of RFC 3463, for what nobody documented.
struct ClassRule {
  std::string_view code;  ///< "": any
  std::string_view enhanced;
  bool at_rcpt;
  AnswerSubject subject;
  AnswerMeasure measure;
};

using S = AnswerSubject;
using M = AnswerMeasure;

constexpr ClassRule kClasses[] = {
    {"", "5.1.1", false, S::reader, M::refuse},
    {"", "5.1.0", false, S::reader, M::show},
    {"", "5.1.2", false, S::reader, M::show},
    {"", "5.1.3", false, S::reader, M::show},
    {"", "5.1.6", false, S::reader, M::show},
    {"", "5.1.10", false, S::reader, M::show},
    {"", "5.1.7", false, S::authentication, M::show},
    {"", "5.1.8", false, S::authentication, M::show},
    {"", "5.1.9", false, S::authentication, M::show},
    {"", "5.2.0", false, S::reader, M::show},
    {"", "5.2.1", false, S::reader, M::show},
    {"", "5.2.2", false, S::mailbox_full, M::retry},
    {"", "4.2.2", false, S::mailbox_full, M::retry},
    {"", "5.2.3", false, S::content, M::show},
    {"", "5.3.4", false, S::content, M::show},
    {"", "5.3.x", false, S::later, M::show},
    {"", "5.4.x", false, S::later, M::show},
    {"", "5.5.x", false, S::content, M::show},
    {"", "5.6.x", false, S::content, M::show},
    {"", "5.7.x", false, S::content, M::slow_provider},
    {"", "4.7.x", false, S::later, M::slow_provider},
    {"550", "-", true, S::reader, M::show},
    {"551", "-", true, S::reader, M::show},
    {"553", "-", true, S::reader, M::show},
    {"421", "-", false, S::later, M::slow_provider},
    {"4xx", "", false, S::later, M::retry},
    {"5xx", "", false, S::content, M::show},
};

AnswerReading by_class(const AnswerText& text, MailPhase phase) {
  AnswerReading reading;
  for (const ClassRule& rule : kClasses) {
    if (!rule.code.empty() && !code_fits(std::string(rule.code), text.code)) continue;
    if (!rule.enhanced.empty() && !enhanced_fits(rule.enhanced, text.enhanced)) continue;
    if (rule.at_rcpt && phase != MailPhase::rcpt && phase != MailPhase::any) continue;
    reading.subject = rule.subject;
    reading.measure = rule.measure;
    return reading;
  }
  const char severity = text.enhanced.empty() ? '4' : text.enhanced[0];
  if (severity == '5') {
    reading.subject = S::content;
    reading.measure = M::show;
  }
  return reading;
}

}  // namespace

struct AnswerBook::Rules {
  struct Ready {
    AnswerRule rule;
    std::unique_ptr<RE2> words;  ///< none: any
  };
  MailProviders providers;
  std::map<std::string, std::vector<Ready>, std::less<>> rules;

  static bool fits(const Ready& ready, const AnswerText& text, MailPhase phase) {
    const AnswerRule& rule = ready.rule;
    const auto none_or = [](const auto& list, const auto& fit) {
      return list.empty() || std::ranges::any_of(list, fit);
    };
    if (!none_or(rule.codes, [&](const auto& each) { return code_fits(each, text.code); })) {
      return false;
    }
    if (!none_or(rule.enhanced,
                 [&](const auto& each) { return enhanced_fits(each, text.enhanced); })) {
      return false;
    }
    if (ready.words) return RE2::PartialMatch(text.words, *ready.words);
    return none_or(rule.phases, [&](MailPhase each) { return each == phase; });
  }

  bool read(std::string_view key, const AnswerText& text, MailPhase phase,
            AnswerReading& reading) const {
    const auto found = rules.find(key);
    if (found == rules.end()) return false;
    for (const Ready& ready : found->second) {
      if (!fits(ready, text, phase)) continue;
      reading.subject = ready.rule.subject;
      reading.measure = ready.rule.measure;
      reading.documented = true;
      reading.rule = fmt::format("{}:{}", key, ready.rule.line);
      return true;
    }
    return false;
  }

  bool read_relay(std::string_view host, const AnswerText& text, MailPhase phase,
                  AnswerReading& reading) const {
    for (const MailProvider& each : providers) {
      if (!each.relay || each.key == kRelayRules) continue;
      const bool ours = each.hosts.empty() || std::ranges::any_of(each.hosts, [&](const auto& end) {
                          return ("." + std::string(host)).ends_with(end);
                        });
      if (ours && read(each.key, text, phase, reading)) return true;
    }
    return read(kRelayRules, text, phase, reading);
  }
};

AnswerBook::AnswerBook(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
AnswerBook::AnswerBook(AnswerBook&&) noexcept = default;
AnswerBook& AnswerBook::operator=(AnswerBook&&) noexcept = default;
AnswerBook::~AnswerBook() = default;

Result<AnswerBook> AnswerBook::make(MailProviders providers) {
  auto rules = std::make_unique<Rules>();
  RE2::Options options;
  options.set_log_errors(false);
  for (const MailProvider& provider : providers) {
    auto& mine = rules->rules[provider.key];
    for (const AnswerRule& rule : provider.rules) {
      Rules::Ready ready{rule, nullptr};
      if (!rule.words.empty()) {
        ready.words = std::make_unique<RE2>(rule.words, options);
        if (!ready.words->ok()) {
          return fail(Code::invalid_input,
                      fmt::format("providers line {}: {}", rule.line, ready.words->error()),
                      fmt::format("ligne {} de providers.toml\u00a0: l’expression ne se lit pas",
                                  rule.line));
        }
      }
      mine.push_back(std::move(ready));
    }
  }
  rules->providers = std::move(providers);
  return AnswerBook(std::move(rules));
}

AnswerReading AnswerBook::read(std::string_view answer, int code, const AnswerPlace& place) const {
  AnswerReading reading;
  reading.text = read_answer(answer, code);
  const MailProvider* speaker = provider_of_host(reading.text.host);
  if (speaker == nullptr) speaker = provider(place.provider);
  if (speaker != nullptr) reading.provider = speaker->key;
  const AnswerText& text = reading.text;
  const bool relay_speaks = place.own_connection && text.host.empty();
  if (relay_speaks && rules_->read_relay(place.relay, text, place.phase, reading)) return reading;
  if (speaker != nullptr) {
    if (rules_->read(speaker->key, text, place.phase, reading)) return reading;
    if (!speaker->reads_also.empty() &&
        rules_->read(speaker->reads_also, text, place.phase, reading)) {
      return reading;
    }
  }
  if (rules_->read(kBlockLists, text, place.phase, reading)) return reading;
  if (rules_->read(kAnyServer, text, place.phase, reading)) {
    // What providers document may strike by these codes, what servers say in general may not.
    const bool about_policy = text.enhanced.starts_with("5.7.") || text.enhanced == "5.1.0";
    if (reading.measure == M::refuse && about_policy) reading.measure = M::show;
    return reading;
  }
  const AnswerReading by = by_class(text, place.phase);
  reading.subject = by.subject;
  reading.measure = by.measure;
  return reading;
}

std::optional<AnswerReading> AnswerBook::read_mail(std::string_view headers_and_text) const {
  AnswerReading reading;
  const std::string_view head = text::utf8_prefix(headers_and_text, kAnswerBytesMax);
  std::string folded;
  std::size_t begin = 0;
  while (begin <= head.size()) {
    const std::size_t end = std::min(head.find('\n', begin), head.size());
    folded += text::fold(head.substr(begin, end - begin)) + "\n";
    begin = end + 1;
  }
  reading.text.words = std::move(folded);
  if (!rules_->read(kReturnedMail, reading.text, MailPhase::report, reading)) return std::nullopt;
  return reading;
}

const MailProvider* AnswerBook::provider(std::string_view key) const {
  const auto found = std::ranges::find(rules_->providers, key, &MailProvider::key);
  return found == rules_->providers.end() ? nullptr : &*found;
}

const MailProvider* AnswerBook::provider_of_domain(std::string_view domain) const {
  for (const MailProvider& each : rules_->providers) {
    if (std::ranges::find(each.domains, domain) != each.domains.end()) return &each;
  }
  return nullptr;
}

const MailProvider* AnswerBook::provider_of_host(std::string_view host) const {
  if (host.empty()) return nullptr;
  const std::string whole = "." + std::string(host);
  const MailProvider* best = nullptr;
  std::size_t length = 0;
  for (const MailProvider& each : rules_->providers) {
    if (each.relay) continue;
    for (const std::string& end : each.hosts) {
      if (!whole.ends_with(end) || end.size() <= length) continue;
      best = &each;
      length = end.size();
    }
  }
  return best;
}

AnswerMeaning meaning_of(AnswerSubject subject) {
  switch (subject) {
    case AnswerSubject::reader:
      return AnswerMeaning::about_reader;
    case AnswerSubject::mailbox_full:
      return AnswerMeaning::mailbox_full;
    case AnswerSubject::greylisted:
      return AnswerMeaning::greylisted;
    case AnswerSubject::later:
    case AnswerSubject::challenge:
    case AnswerSubject::autoreply:
      return AnswerMeaning::later;
    default:
      return AnswerMeaning::about_us;
  }
}

std::string_view word_of(AnswerSubject subject) {
  switch (subject) {
    case AnswerSubject::reader:
      return "l’adresse n’existe pas ou plus";
    case AnswerSubject::mailbox_full:
      return "la boîte est pleine";
    case AnswerSubject::greylisted:
      return "le serveur demande de revenir dans quelques minutes";
    case AnswerSubject::later:
      return "le serveur demande de revenir plus tard";
    case AnswerSubject::reputation:
      return "notre serveur est mal vu";
    case AnswerSubject::authentication:
      return "notre domaine n’est pas reconnu (SPF, DKIM, DMARC)";
    case AnswerSubject::content:
      return "le contenu ou le format est refusé";
    case AnswerSubject::quota:
      return "trop de messages à la fois";
    case AnswerSubject::login:
      return "le relais refuse nos identifiants ou notre adresse";
    case AnswerSubject::relay:
      return "le relais ne répond pas";
    case AnswerSubject::challenge:
      return "une vérification est demandée à l’expéditeur";
    case AnswerSubject::autoreply:
      return "réponse automatique";
  }
  return "";
}

}  // namespace vigie::mailing
