// SPDX-License-Identifier: EUPL-1.2
// The only file that sees the library. Rendering a parsed template changes nothing in it as long as
// it holds neither partial nor lambda (prepare() leaves none), so one set serves every thread.
#include "render/template_set.hpp"

#include <algorithm>
#include <deque>
#include <kainjow/mustache.hpp>
#include <map>
#include <mutex>
#include <optional>

#include "base/files.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "render/prepare.hpp"
#include "text/html.hpp"

namespace vigie::render {
namespace {

namespace mustache = kainjow::mustache;

mustache::data data_of(const View& view) {
  mustache::data out{mustache::data::type::object};
  for (const View::Value& value : view.values()) {
    switch (value.kind) {
      case View::Value::Kind::text:
      case View::Value::Kind::html:
        out[value.name] = mustache::data(value.text);
        break;
      case View::Value::Kind::flag:
        out[value.name] = mustache::data(value.flag);
        break;
      case View::Value::Kind::view:
        out[value.name] = data_of(value.views.front());
        break;
      case View::Value::Kind::list: {
        mustache::list list;
        list.reserve(value.views.size());
        for (const View& each : value.views) list.push_back(data_of(each));
        out[value.name] = mustache::data(list);
      }
    }
  }
  return out;
}

/// Looks names up: the innermost view that has the first part of a dotted name decides. Remembers
/// the first name that nobody has. Knows no partials, so data can never become a template.
class StrictContext final : public mustache::basic_context<std::string> {
 public:
  explicit StrictContext(const mustache::data& root) { items_.push_back(&root); }

  void push(const mustache::data* data) override { items_.push_back(data); }
  void pop() override { items_.pop_back(); }
  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

  const mustache::data* get(const std::string& marked) const override {
    const bool section = marked.front() == kSectionMark;
    const std::string name = section ? marked.substr(1) : marked;
    const mustache::data* found = find(name);
    if (found == nullptr && problem_.empty())
      problem_ = fmt::format("nothing is called '{}'", name);
    if (found == nullptr) return nullptr;
    if (section) return found->is_string() && found->string_value().empty() ? &false_ : found;
    if (!found->is_string() && problem_.empty()) problem_ = fmt::format("'{}' is no text", name);
    return found;
  }

  const std::string& problem() const { return problem_; }

 private:
  const mustache::data* find(const std::string& name) const {
    const std::string first = name.substr(0, name.find('.'));
    const mustache::data* found = nullptr;
    for (auto item = items_.rbegin(); item != items_.rend() && found == nullptr; ++item) {
      found = (*item)->get(first);
    }
    std::size_t dot = name.find('.');
    while (found != nullptr && dot != std::string::npos) {
      const std::size_t next = name.find('.', dot + 1);
      found = found->get(name.substr(dot + 1, next == std::string::npos ? next : next - dot - 1));
      dot = next;
    }
    return found;
  }

  std::vector<const mustache::data*> items_;
  mustache::data false_{false};
  mutable std::string problem_;  ///< the library looks names up through a const reference
};

Result<std::string> fill(std::string_view name, mustache::mustache& compiled, const View& view) {
  const mustache::data root = data_of(view);
  StrictContext context(root);
  std::string out = compiled.render(context);
  if (!context.problem().empty()) {
    return fail(Code::internal, fmt::format("template {}: {}", name, context.problem()));
  }
  if (!compiled.is_valid()) {
    return fail(Code::internal, fmt::format("template {}: {}", name, compiled.error_message()));
  }
  return out;
}

struct Pair {
  std::shared_ptr<mustache::mustache> html;
  std::shared_ptr<mustache::mustache> text;
};
using ByName = std::map<std::string, Pair, std::less<>>;

/// Sets made before, by their sources: a letter's folder is read for each page, and compiling its
/// layout took longer than all the rest. What was compiled never changes, and is shared.
class Shelf {
 public:
  std::optional<ByName> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(kept_, key, &Kept::key);
    return found == kept_.end() ? std::nullopt : std::optional(found->by_name);
  }
  void keep(std::string key, const ByName& by_name) {
    const std::lock_guard lock(mutex_);
    kept_.push_back({std::move(key), by_name});
    if (kept_.size() > kSetsKept) kept_.pop_front();
  }

 private:
  static constexpr std::size_t kSetsKept = 24;
  struct Kept {
    std::string key;
    ByName by_name;
  };
  std::mutex mutex_;
  std::deque<Kept> kept_;
};

Shelf& shelf() {
  static Shelf one;
  return one;
}

std::string key_of(const Sources& sources) {
  std::string all;
  for (const auto& [name, source] : sources) {
    all += fmt::format("{}:{}{}:{}", name.size(), name, source.size(), source);
  }
  return digest(all);
}

}  // namespace

struct TemplateSet::Compiled {
  ByName by_name;
};

TemplateSet::TemplateSet(std::unique_ptr<Compiled> compiled) : compiled_(std::move(compiled)) {}
TemplateSet::TemplateSet(TemplateSet&& other) noexcept = default;
TemplateSet& TemplateSet::operator=(TemplateSet&& other) noexcept = default;
TemplateSet::~TemplateSet() = default;

Result<TemplateSet> TemplateSet::compile(std::vector<NamedTemplate> templates) {
  Sources sources;
  for (NamedTemplate& each : templates) {
    if (!sources.emplace(each.name, std::move(each.source)).second) {
      return fail(Code::parse, fmt::format("template {}: given twice", each.name));
    }
  }
  std::string key = key_of(sources);
  if (auto kept = shelf().find(key)) {
    return TemplateSet(std::make_unique<Compiled>(Compiled{std::move(*kept)}));
  }
  auto compiled = std::make_unique<Compiled>();
  for (const auto& [name, source] : sources) {
    const auto ready = prepare(name, sources);
    if (!ready) return fail(ready.error());
    Pair pair{std::make_shared<mustache::mustache>(*ready),
              std::make_shared<mustache::mustache>(*ready)};
    if (!pair.html->is_valid()) {
      return fail(Code::parse, fmt::format("template {}: {}", name, pair.html->error_message()));
    }
    pair.html->set_custom_escape([](const std::string& plain) { return text::escape_html(plain); });
    pair.text->set_custom_escape([](const std::string& plain) { return plain; });
    compiled->by_name.emplace(name, std::move(pair));
  }
  shelf().keep(std::move(key), compiled->by_name);
  return TemplateSet(std::move(compiled));
}

bool TemplateSet::has(std::string_view name) const {
  return compiled_->by_name.find(name) != compiled_->by_name.end();
}

Result<std::string> TemplateSet::render(std::string_view name, const View& view) const {
  const auto found = compiled_->by_name.find(name);
  if (found == compiled_->by_name.end()) {
    return fail(Code::not_found, fmt::format("template {}", name));
  }
  return fill(name, *found->second.html, view);
}

Result<std::string> TemplateSet::render_text(std::string_view name, const View& view) const {
  const auto found = compiled_->by_name.find(name);
  if (found == compiled_->by_name.end()) {
    return fail(Code::not_found, fmt::format("template {}", name));
  }
  return fill(name, *found->second.text, view);
}

Result<std::vector<NamedTemplate>> read_folder(const std::filesystem::path& folder) {
  std::error_code error;
  std::vector<NamedTemplate> templates;
  if (!std::filesystem::exists(folder, error)) return templates;
  for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    if (at->path().extension() != ".mustache") continue;
    auto source = read_file(at->path(), kTemplateBytesMax);
    if (!source) return fail(source.error());
    templates.push_back({at->path().stem().string(), std::move(*source)});
  }
  if (error) {
    return fail(Code::invalid_input, folder.string() + ": " + error.message(),
                folder.string() + "\u00a0: dossier de modèles illisible");
  }
  return templates;
}

}  // namespace vigie::render
