// SPDX-License-Identifier: EUPL-1.2
/// An issue -> its three outputs: HTML of the mail, text part, archive page.
///
/// Shape   the templates `mail` (mail and archive page) and `text` of the layout (layout.hpp), filled
///         with the same view. What is personal is a slot, "%%name%%", filled at sending; the
///         archive page has none. Only templates make slots: whatever people and feeds write, tags
///         and brackets included, is text in all three.
/// Units   the text part is wrapped at kTextColumns.
/// Errors  those of render: a name that the view lacks fails the issue, never an inbox.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "model/letter.hpp"
#include "render/template_set.hpp"

namespace vigie::letter {

inline constexpr std::string_view kSlotAddress = "%%adresse%%";
inline constexpr std::string_view kSlotReason = "%%motif%%";
inline constexpr std::string_view kSlotPreferences = "%%preferences%%";
inline constexpr std::string_view kSlotUnsubscribe = "%%desinscription%%";
inline constexpr std::size_t kTextColumns = 74;

struct RenderedIssue {
  std::string html;
  std::string text;
  std::string archive_html;
};

/// Where what an issue points at stands; "" where there is no such page.
struct IssueAddresses {
  std::string online;      ///< its archive page
  std::string pictures;    ///< the folder of the letter's pictures
  std::string agenda;      ///< the folder of its events, "<block>.ics"
  std::string all_issues;  ///< the letter's archive
  std::string subscribe;
};
IssueAddresses addresses_of(std::string_view public_url, std::string_view letter, int number);

Result<RenderedIssue> render_issue(const render::TemplateSet& templates, const LetterPlan& plan,
                                   const Issue& issue, const IssueAddresses& addresses);

/// The mail as a browser may show it before anybody receives it: slots filled with samples.
std::string with_sample_slots(std::string html);

/// Lines longer than `columns` are folded between words, keeping their indent; addresses are left.
std::string wrapped(std::string_view text, std::size_t columns);

}  // namespace vigie::letter
