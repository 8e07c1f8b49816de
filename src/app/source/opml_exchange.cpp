// SPDX-License-Identifier: EUPL-1.2
#include "app/source/opml_exchange.hpp"

#include <algorithm>
#include <set>

#include "app/poll/mail_feeds.hpp"
#include "app/source/care.hpp"
#include "base/format.hpp"
#include "parse/opml.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/care_repo.hpp"
#include "store/source/source_repo.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

struct OpmlPlan {
  OpmlTrial trial;
  std::vector<AddedSource> added;
};

Result<OpmlPlan> plan_opml(store::Reader& reader, std::string_view bytes) {
  const auto given = parse::parse_opml(bytes, "OPML");
  if (!given) return fail(given.error());
  if (given->cut) {
    return fail(Code::parse, "cut OPML",
                "cette liste est incomplète\u00a0: copiez le fichier en entier");
  }
  OpmlPlan plan;
  std::set<std::string> seen;
  for (const parse::OpmlProblem& problem : given->problems) {
    plan.trial.problems.push_back(problem.message);
  }
  for (const parse::Outline& outline : given->outlines) {
    const std::string key = text::canonical_url(outline.url);
    if (key.empty() || !text::absolute_url(outline.url, "")) {
      plan.trial.problems.push_back(fmt::format("«\u00a0{}\u00a0» n’est pas une adresse de flux",
                                                text::showable(outline.url)));
      continue;
    }
    if (!seen.insert(key).second) continue;
    const OpmlLine line{text::one_line(text::showable(outline.title)), outline.url};
    const auto known = store::source_at(reader, key);
    if (!known) return fail(known.error());
    if (*known) {
      plan.trial.known.push_back(line);
      continue;
    }
    plan.trial.fresh.push_back(line);
    plan.added.push_back({outline.url,
                          std::string(text::utf8_prefix(line.title, kSourceTitleBytesMax)),
                          outline.site_url,
                          {}});
    if (plan.added.size() > kOpmlImportMax) {
      return fail(Code::too_large, "OPML",
                  fmt::format("cette liste a plus de {} flux nouveaux\u00a0: importez-la en "
                              "plusieurs fois",
                              kOpmlImportMax));
    }
  }
  return plan;
}

/// "semaines paires : ORIV, semaines impaires : IREV"; "" for a source that one centre reads.
std::string sharing_words(const std::vector<store::StoredAllocation>& open, SourceId source,
                          const std::vector<store::StoredCentre>& centres) {
  std::string words;
  for (const store::StoredAllocation& each : open) {
    if (each.source != source || each.weeks == HoldWeeks::all) continue;
    const auto centre = std::ranges::find(centres, each.centre, &store::StoredCentre::id);
    if (centre == centres.end()) continue;
    if (!words.empty()) words += ", ";
    words +=
        fmt::format("semaines {}\u00a0: {}", each.weeks == HoldWeeks::even ? "paires" : "impaires",
                    centre->centre.name);
  }
  return words;
}

}  // namespace

Result<OpmlTrial> try_opml(store::Reader& reader, std::string_view bytes) {
  auto plan = plan_opml(reader, bytes);
  if (!plan) return fail(plan.error());
  return std::move(plan->trial);
}

Result<int> import_opml(store::Database& db, const Visitor& by, std::string_view bytes,
                        Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto plan = plan_opml(reader, bytes);
  if (!plan) return fail(plan.error());
  for (const AddedSource& each : plan->added) {
    if (auto added = add_source_in(*tx, by, each, now); !added) return fail(added.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return static_cast<int>(plan->added.size());
}

Result<std::string> sources_as_opml(store::Reader& reader, const std::string& centre_key,
                                    const std::string& title) {
  const auto cards = store::source_cards(reader);
  if (!cards) return fail(cards.error());
  const auto open = store::open_allocations(reader);
  if (!open) return fail(open.error());
  std::set<SourceId> held;
  for (const store::StoredAllocation& each : *open) {
    if (centre_key.empty() || each.centre_key == centre_key) held.insert(each.source);
  }
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  parse::Opml opml;
  opml.title = title;
  for (const store::SourceCard& card : *cards) {
    if (!held.contains(card.id) || is_mail_source(card.url)) continue;
    parse::Outline outline;
    outline.url = card.url;
    outline.title = card.title;
    outline.site_url = card.site_url;
    if (std::string words = sharing_words(*open, card.id, *centres); !words.empty()) {
      outline.attributes.push_back({"description", std::move(words)});
    }
    opml.outlines.push_back(std::move(outline));
  }
  return parse::write_opml(opml);
}

}  // namespace vigie::app
