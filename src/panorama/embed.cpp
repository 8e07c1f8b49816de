// SPDX-License-Identifier: EUPL-1.2
#include "panorama/embed.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/html.hpp"

namespace vigie::panorama {
namespace {

/// Asks for the script once the host's page is complete: a server that does not answer then holds
/// nothing back. Also right where another script runs it late.
constexpr std::string_view kLoader =
    "<script>(function(d,f){{f=function(){{var s=d.createElement(\"script\");"
    "s.src=\"{}/panorama/encart.js\";d.body.appendChild(s)}};"
    "d.readyState==\"complete\"?f():addEventListener(\"load\",f)}})(document)</script>\n";

std::string percent_encoded(std::string_view plain) {
  std::string out;
  for (const char c : plain) {
    const bool kept = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
    out += kept ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

std::string link_of(const Embed& embed, std::string_view public_url) {
  return fmt::format("<a href=\"{}{}\">{}</a>", text::escape_html(public_url), path_of(embed.shelf),
                     text::escape_html(embed_title(embed.heading)));
}

}  // namespace

std::string_view word_of(EmbedLayout layout) {
  switch (layout) {
    case EmbedLayout::list:
      return "liste";
    case EmbedLayout::titles:
      return "titres";
    case EmbedLayout::columns:
      return "colonnes";
  }
  return "liste";
}

EmbedLayout embed_layout_named(std::string_view word) {
  const auto found = std::ranges::find_if(
      kEmbedLayouts, [word](EmbedLayout layout) { return word_of(layout) == word; });
  return found == kEmbedLayouts.end() ? EmbedLayout::list : *found;
}

std::string_view word_of(EmbedWay way) {
  switch (way) {
    case EmbedWay::script:
      return "script";
    case EmbedWay::frame:
      return "cadre";
    case EmbedWay::link:
      return "lien";
  }
  return "script";
}

EmbedWay embed_way_named(std::string_view word) {
  const auto found =
      std::ranges::find_if(kEmbedWays, [word](EmbedWay way) { return word_of(way) == word; });
  return found == kEmbedWays.end() ? EmbedWay::script : *found;
}

std::string embed_title(std::string_view heading) {
  constexpr std::string_view kTitle = "Panorama des centres de ressources";
  return heading.empty() ? std::string(kTitle) : fmt::format("{}\u00a0: {}", kTitle, heading);
}

std::string frame_path_of(const Embed& embed) {
  return fmt::format("{}/cadre?nombre={}&forme={}&site={}", path_of(embed.shelf), embed.items,
                     word_of(embed.layout), percent_encoded(embed.site));
}

std::string embed_code(const Embed& embed, EmbedWay way, std::string_view public_url) {
  const std::string link = link_of(embed, public_url);
  switch (way) {
    case EmbedWay::script:
      return fmt::format("<div data-vigie data-nombre=\"{}\" data-forme=\"{}\">{}</div>\n",
                         embed.items, word_of(embed.layout), link) +
             fmt::format(fmt::runtime(kLoader), text::escape_html(public_url));
    case EmbedWay::frame:
      return fmt::format(
          "<iframe title=\"{}\" src=\"{}\" loading=\"lazy\" width=\"100%\" height=\"{}\" "
          "frameborder=\"0\"></iframe>\n<p>{}</p>\n",
          text::escape_html(embed_title(embed.heading)),
          text::escape_html(std::string(public_url) + frame_path_of(embed)), kFrameHeight, link);
    case EmbedWay::link:
      return fmt::format("<p>{}</p>\n", link);
  }
  return link;
}

std::string privacy_sentence(std::string_view public_url) {
  const std::size_t scheme = public_url.find("://");
  const std::string_view host =
      scheme == std::string_view::npos ? public_url : public_url.substr(scheme + 3);
  return fmt::format(
      "Le panorama de presse affiché sur ce site vient de {}, que le navigateur interroge "
      "directement\u00a0: il ne dépose aucun cookie, n’enregistre rien dans le navigateur, ne "
      "garde aucune adresse IP et n’appelle aucun autre site.",
      host);
}

bool may_embed(std::string_view site, std::span<const std::string> sites) {
  return std::ranges::find(sites, site) != sites.end();
}

}  // namespace vigie::panorama
