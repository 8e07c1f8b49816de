// SPDX-License-Identifier: EUPL-1.2
/// Mustache templates, checked and compiled together once, then rendered from any thread.
///
/// Shape   named sources in, a set out; `render` fills one of them with a view. `{{x}}` is escaped
///         (& < > " ' `), `{{{x_html}}}` is safe HTML, `{{>other}}` is another template of the set,
///         inlined at load. A section on a text is shown unless the text is empty.
/// Errors  parse when a template is broken (its name and line are told), not_found for an unknown
///         template, internal for a name that the view lacks: both names are told.
/// Pure    all but `read_folder`, which reads *.mustache files.
/// Source  the Mustache manual, mustache(5), less lambdas, set delimiters and `{{.}}`.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "render/view.hpp"

namespace vigie::render {

struct NamedTemplate {
  std::string name;
  std::string source;
};

class TemplateSet {
 public:
  static Result<TemplateSet> compile(std::vector<NamedTemplate> templates);

  TemplateSet(TemplateSet&& other) noexcept;
  TemplateSet& operator=(TemplateSet&& other) noexcept;
  ~TemplateSet();

  bool has(std::string_view name) const;
  Result<std::string> render(std::string_view name, const View& view) const;
  /// Without HTML escaping: for text/plain and header values.
  Result<std::string> render_text(std::string_view name, const View& view) const;

 private:
  struct Compiled;
  explicit TemplateSet(std::unique_ptr<Compiled> compiled);

  std::unique_ptr<Compiled> compiled_;
};

/// Every *.mustache file of a folder, named without its ending; none where there is no folder.
Result<std::vector<NamedTemplate>> read_folder(const std::filesystem::path& folder);

}  // namespace vigie::render
