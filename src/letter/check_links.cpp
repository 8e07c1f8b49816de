// SPDX-License-Identifier: EUPL-1.2
#include "letter/check_links.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/format.hpp"
#include "letter/markdown.hpp"
#include "text/fold.hpp"
#include "text/french.hpp"
#include "text/url.hpp"

namespace vigie::letter {
namespace {

std::vector<std::string> links_of(const Block& block) {
  std::vector<std::string> links;
  if (!block.url.empty()) links.push_back(block.url);
  for (const Part& part : read_markdown(block.body_markdown)) {
    for (const Line& line : part.lines) {
      for (const Run& run : line) {
        if (!run.url.empty()) links.push_back(run.url);
      }
    }
  }
  return links;
}

bool ends_with_one_of(std::string_view text, const auto& ends) {
  return std::ranges::any_of(ends, [&](std::string_view end) {
    return text == end || (text.size() > end.size() && text.ends_with(end) &&
                           text[text.size() - end.size() - 1] == '.');
  });
}

/// Domains that belong to nobody: a sender there is an installation on trial.
bool is_reserved(std::string_view host) {
  constexpr std::array<std::string_view, 8> kReserved{"example",     "example.org", "example.com",
                                                      "example.net", "test",        "invalid",
                                                      "localhost",   "exemple.org"};
  return ends_with_one_of(host, kReserved);
}

std::string_view domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return at == std::string_view::npos ? "" : address.substr(at + 1);
}

}  // namespace

std::vector<std::string> web_links_of(const Block& block) {
  std::vector<std::string> links = links_of(block);
  std::erase_if(links, [](const std::string& url) {
    return !url.starts_with("https://") && !url.starts_with("http://");
  });
  return links;
}

std::vector<Check> check_answers(const LetterPlan& plan, const Issue& issue,
                                 const std::map<std::string, LinkVerdict>& answers) {
  Checklist list;
  int silent = 0;
  bool good = true;
  for (const Block& block : issue.blocks) {
    for (const std::string& url : web_links_of(block)) {
      const auto answer = answers.find(url);
      if (answer == answers.end()) {
        ++silent;
        continue;
      }
      const LinkVerdict& verdict = answer->second;
      if (verdict.status >= 200 && verdict.status < 400) continue;
      good = false;
      const std::string where = where_is(plan, block);
      if (verdict.unknown || verdict.status == 404 || verdict.status == 410) {
        const std::string why =
            verdict.unknown ? "ce site n’existe pas" : fmt::format("erreur {}", verdict.status);
        list.error("reponses",
                   fmt::format("{}\u00a0: un lien ne répond pas ({})\u00a0: {}", where, why, url),
                   block.id);
      } else {
        const std::string why =
            verdict.status == 0 ? "pas de réponse" : fmt::format("erreur {}", verdict.status);
        list.warning("reponses",
                     fmt::format("{}\u00a0: un lien est à essayer à la main ({})\u00a0: {}", where,
                                 why, url),
                     block.id);
      }
    }
  }
  if (good) {
    list.good("reponses", silent == 0 ? std::string("Tous les liens répondent.")
                                      : text::plural(silent, "lien n’a pas encore été demandé.",
                                                     "liens n’ont pas encore été demandés."));
  }
  return list.take();
}

bool has_tracker(std::string_view url) {
  constexpr std::array<std::string_view, 22> kNames{
      "fbclid",   "gclid",      "gclsrc", "dclid", "msclkid",     "twclid", "yclid", "igshid",
      "mkt_tok",  "_hsenc",     "_hsmi",  "xtor",  "xtref",       "xts",    "s_cid", "cmpid",
      "wickedid", "rb_clickid", "_ke",    "trk",   "trkCampaign", "wt_mc"};
  constexpr std::array<std::string_view, 8> kStarts{"utm_", "mc_",  "vero_",  "at_",
                                                    "pk_",  "mtm_", "piwik_", "oly_"};
  std::size_t at = url.find_first_of("?&;#");
  while (at != std::string_view::npos) {
    const std::size_t end = std::min(url.find_first_of("=&;#", at + 1), url.size());
    const std::string_view name = url.substr(at + 1, end - at - 1);
    const bool valued = end < url.size() && url[end] == '=';
    const bool known = std::ranges::find(kNames, name) != kNames.end() ||
                       std::ranges::any_of(kStarts, [&](std::string_view start) {
                         return name.starts_with(start);
                       });
    if (valued && known) return true;
    at = url.find_first_of("?&;#", at + 1);
  }
  return false;
}

void check_twice(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  std::map<std::string, const Block*> seen;
  bool once = true;
  for (const Block& block : issue.blocks) {
    if (block.url.empty() || block.url.starts_with("mailto:")) continue;
    const auto [first, added] = seen.emplace(text::canonical_url(block.url), &block);
    if (added) continue;
    once = false;
    list.warning("doublons",
                 fmt::format("{}\u00a0: la même page que «\u00a0{}\u00a0».", where_is(plan, block),
                             first->second->title),
                 block.id);
  }
  if (once) list.good("doublons", "Aucune page n’est donnée deux fois.");
}

void check_trackers(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  bool clean = true;
  for (const Block& block : issue.blocks) {
    for (const std::string& url : links_of(block)) {
      if (!has_tracker(url)) continue;
      clean = false;
      list.error("traceurs",
                 fmt::format("{}\u00a0: ce lien dit d’où vient qui le suit\u00a0: {}",
                             where_is(plan, block), url),
                 block.id);
    }
  }
  if (clean) list.good("traceurs", "Aucun lien ne trace qui le suit.");
}

void check_events(Checklist& list, const LetterPlan& plan, const Issue& issue, Instant now) {
  bool to_come = true;
  for (const Block& block : issue.blocks) {
    if (!block.starts_at) continue;
    const Instant end = block.ends_at.value_or(*block.starts_at + kDaySeconds);
    if (end > now) continue;
    to_come = false;
    list.warning("agenda",
                 fmt::format("{}\u00a0: ce rendez-vous est passé.", where_is(plan, block)),
                 block.id);
  }
  if (to_come) list.good("agenda", "Les rendez-vous sont à venir.");
}

void check_samples(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  if (plan.sender.from.empty() || is_reserved(domain_of(plan.sender.from))) {
    list.good("exemples", "L’expéditeur est un domaine d’exemple\u00a0: les exemples sont permis.");
    return;
  }
  bool clean = true;
  const auto looks_like_one = [](const std::string& text) {
    const std::string folded = text::fold(text);
    return folded.find("lorem ipsum") != std::string::npos ||
           text.find("Exemple") != std::string::npos ||
           folded.find("example.") != std::string::npos;
  };
  for (const Block& block : issue.blocks) {
    bool found = looks_like_one(block.title) || looks_like_one(block.body_markdown);
    for (const std::string& url : links_of(block)) found = found || is_reserved(text::host_of(url));
    if (!found) continue;
    clean = false;
    list.error("exemples", fmt::format("{}\u00a0: il reste là un exemple.", where_is(plan, block)),
               block.id);
  }
  const LetterMentions& m = plan.mentions;
  for (const std::string* each : {&m.publisher, &m.address, &m.director, &m.contact}) {
    if (!looks_like_one(*each)) continue;
    clean = false;
    list.error("exemples", fmt::format("Un exemple reste dans letter.toml\u00a0: {}", *each));
  }
  if (clean) list.good("exemples", "Rien ne reste des exemples.");
}

}  // namespace vigie::letter
