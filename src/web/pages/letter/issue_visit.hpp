// SPDX-License-Identifier: EUPL-1.2
/// The issue and the block that an address names, looked up once for every page of a letter.
///
/// Shape   {letter}, {number} and {block} of the address -> rows and files; a block of another
///         issue is not found, whoever asks.
/// Errors  not_found; those of open_letter.
#pragma once

#include "app/letter/letter_files.hpp"
#include "app/letter/write_block.hpp"
#include "web/site/layout.hpp"

namespace vigie::web {

struct IssueVisit {
  store::IssueRow row;
  app::LetterFiles files;
};
Result<store::IssueRow> named_issue(const Visit& visit);
Result<IssueVisit> visit_issue(const Visit& visit, const config::VigieConfig& config);

/// A block of that issue as it stands.
Result<Block> named_block(const Visit& visit, const store::IssueRow& issue);

/// Of who asks.
app::Actor actor_of(const Visit& visit);
/// The version that the form carries; 0 where it is none.
int seen_version(const Visit& visit);
/// Asked for by the page's script: a short plain answer is wanted.
bool wants_plain(const Visit& visit);

/// "/lettres/resonances/88"
std::string address_of(const store::IssueRow& issue);

}  // namespace vigie::web
