// SPDX-License-Identifier: EUPL-1.2
#include "text/url_trackers.hpp"

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

constexpr std::array<std::string_view, 14> kFamilies = {
    "utm_", "mtm_", "pk_",  "piwik_", "matomo_", "at_",     "lmd_",
    "hsa_", "hmb_", "itm_", "stm_",   "trk_",    "echobox", "__twitter_"};

/// Sorted: it is searched by halves.
constexpr std::array<std::string_view, 77> kNames = {"__hsfp",
                                                     "__hssc",
                                                     "__hstc",
                                                     "__readwiselocation",
                                                     "__s",
                                                     "_bhlid",
                                                     "_branch_match_id",
                                                     "_branch_referrer",
                                                     "_ga",
                                                     "_gl",
                                                     "_hsenc",
                                                     "_hsmi",
                                                     "_openstat",
                                                     "campaign_content",
                                                     "campaign_id",
                                                     "campaign_medium",
                                                     "campaign_name",
                                                     "campaign_source",
                                                     "campaign_term",
                                                     "cmpid",
                                                     "dclid",
                                                     "dicbo",
                                                     "ef_id",
                                                     "epik",
                                                     "fb_action_ids",
                                                     "fb_action_types",
                                                     "fb_comment_id",
                                                     "fb_ref",
                                                     "fb_source",
                                                     "fbclid",
                                                     "gad_campaignid",
                                                     "gad_source",
                                                     "gbraid",
                                                     "gclid",
                                                     "gclsrc",
                                                     "gs_lcrp",
                                                     "hsctatracking",
                                                     "igsh",
                                                     "igshid",
                                                     "li_fat_id",
                                                     "mc_cid",
                                                     "mc_eid",
                                                     "mc_tc",
                                                     "mkt_tok",
                                                     "ml_subscriber",
                                                     "ml_subscriber_hash",
                                                     "msclkid",
                                                     "ncid",
                                                     "ns_campaign",
                                                     "ns_linkname",
                                                     "ns_mchannel",
                                                     "ns_source",
                                                     "ob_click_id",
                                                     "oly_anon_id",
                                                     "oly_enc_id",
                                                     "rb_clickid",
                                                     "rss_source",
                                                     "s_cid",
                                                     "sc_cid",
                                                     "srsltid",
                                                     "tblci",
                                                     "ttclid",
                                                     "twclid",
                                                     "vero_conv",
                                                     "vero_id",
                                                     "wbraid",
                                                     "wickedid",
                                                     "wt_mc",
                                                     "wtrid",
                                                     "xtatc",
                                                     "xtcr",
                                                     "xtloc",
                                                     "xtor",
                                                     "xtref",
                                                     "xts",
                                                     "yclid",
                                                     "ysclid"};

}  // namespace

bool is_tracker(std::string_view name) {
  static_assert(std::ranges::is_sorted(kNames));
  const std::string lower = ascii_lower(name);
  if (std::ranges::binary_search(kNames, std::string_view(lower))) return true;
  return std::ranges::any_of(kFamilies,
                             [&lower](std::string_view family) {
                               return lower.size() > family.size() && lower.starts_with(family);
                             }) ||
         lower == "echobox";
}

}  // namespace vigie::text
