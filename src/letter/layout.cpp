// SPDX-License-Identifier: EUPL-1.2
#include "letter/layout.hpp"

#include <algorithm>

#include "base/embedded.hpp"

VIGIE_EMBEDDED(letter_layout);

namespace vigie::letter {

std::vector<render::NamedTemplate> layout_templates() {
  std::vector<render::NamedTemplate> templates;
  for (const EmbeddedFile& file : embedded::letter_layout_files()) {
    const std::string name(file.name());
    templates.push_back({name.substr(0, name.find('.')), std::string(file.bytes())});
  }
  return templates;
}

Result<render::TemplateSet> layout_with(std::vector<render::NamedTemplate> own) {
  std::vector<render::NamedTemplate> templates = layout_templates();
  for (render::NamedTemplate& each : own) {
    const auto ours = std::ranges::find(templates, each.name, &render::NamedTemplate::name);
    if (ours == templates.end()) {
      templates.push_back(std::move(each));
    } else {
      ours->source = std::move(each.source);
    }
  }
  return render::TemplateSet::compile(std::move(templates));
}

}  // namespace vigie::letter
