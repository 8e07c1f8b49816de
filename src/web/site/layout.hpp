// SPDX-License-Identifier: EUPL-1.2
/// The frame around every page: head, banner, menu, foot.
///
/// Shape   a page's own view and the request's frame -> HTML; nothing is read here. The templates,
///         the style, the script and the fonts travel inside the binary, with a digest of their bytes
///         in their address, so that browsers keep them for ever.
/// Errors  internal when a template lacks a name.
#pragma once

#include <string>
#include <string_view>

#include "render/template_set.hpp"
#include "web/site/http.hpp"
#include "web/site/page_meta.hpp"
#include "web/site/visit.hpp"

namespace vigie::web {

class Layout {
 public:
  static Result<Layout> make();

  /// Never fails: what cannot be rendered is logged and becomes a bare page that says so.
  Response page(const Visit& visit, std::string_view name, std::string_view title, Section section,
                render::View view, int status = 200, const PageMeta* meta = nullptr) const;

 private:
  explicit Layout(render::TemplateSet templates) : templates_(std::move(templates)) {}

  render::TemplateSet templates_;
};

/// An embedded file by name and digest; none when the name is unknown.
struct Asset {
  std::string_view bytes;
  std::string_view content_type;
};
std::optional<Asset> asset(std::string_view name);
/// "/ressources/<digest>/vigie.css"
std::string asset_url(std::string_view name);

}  // namespace vigie::web
