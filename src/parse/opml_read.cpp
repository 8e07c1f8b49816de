// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <utility>
#include <vector>

#include "base/format.hpp"
#include "parse/discovery.hpp"
#include "parse/opml.hpp"
#include "text/charset.hpp"
#include "text/entities.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

struct Place {
  int line = 1;
  int column = 1;
};

/// Places of rising offsets, in one pass over the text.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  Place at(std::size_t offset) {
    offset = std::min(offset, text_.size());
    if (offset < at_) {
      at_ = 0;
      place_ = {};
    }
    for (; at_ < offset; ++at_) {
      if (text_[at_] == '\n') {
        ++place_.line;
        place_.column = 1;
      } else if ((static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U) {
        ++place_.column;
      }
    }
    return place_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Place place_;
};

constexpr std::string_view kPrefix = "vigie";
constexpr std::string_view kDeclaration = "xmlns:";

bool declares_prefix(std::string_view name) {
  return name.substr(0, kDeclaration.size()) == kDeclaration;
}

/// The prefix that the root binds to our namespace; "vigie" also where it binds none.
std::string vigie_prefix(pugi::xml_node root) {
  for (const pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    if (!declares_prefix(name) || attribute.value() != kOpmlNamespace) continue;
    return std::string(name.substr(kDeclaration.size()));
  }
  return std::string(kPrefix);
}

/// What other programs declared, so that their attributes survive being written again.
std::vector<OutlineAttribute> other_namespaces(pugi::xml_node root) {
  std::vector<OutlineAttribute> found;
  for (const pugi::xml_attribute attribute : root.attributes()) {
    const std::string_view name = attribute.name();
    const bool ours = attribute.value() == kOpmlNamespace ||
                      (declares_prefix(name) && name.substr(kDeclaration.size()) == kPrefix);
    if (!declares_prefix(name) || ours || found.size() >= kOutlineAttributesMax) continue;
    found.push_back({std::string(name), attribute.value()});
  }
  return found;
}

bool is_name_of_xml(std::string_view reference) {
  static constexpr std::string_view kNames[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  return std::ranges::find(kNames, reference) != std::end(kNames);
}

/// What XML leaves of names that are HTML's ("&eacute;"); its own five were decoded, and are meant
/// where they stand still. An address may hold "&copy=2".
std::string words_of(std::string_view value) {
  std::string out;
  while (true) {
    const std::size_t mark = value.find('&');
    out.append(value.substr(0, mark));
    if (mark == std::string_view::npos) return out;
    value.remove_prefix(mark);
    const auto reference = text::read_reference(value);
    const std::string_view written = value.substr(0, reference ? reference->bytes : 1);
    if (reference && written.ends_with(';') && !is_name_of_xml(written)) {
      text::append_utf8(out, reference->code);
    } else {
      out.append(written);
    }
    value.remove_prefix(written.size());
  }
}

class OpmlReader {
 public:
  /// `unreadable`: where outlines stand that were emptied, and told already.
  OpmlReader(std::string_view text, pugi::xml_node root, std::vector<std::size_t> unreadable)
      : places_(text),
        prefix_(vigie_prefix(root) + ":"),
        root_(root),
        unreadable_(std::move(unreadable)) {}

  Opml read() && {
    opml_.namespaces = other_namespaces(root_);
    opml_.title = words_of(text::trimmed(root_.child("head").child_value("title")));
    const pugi::xml_node body = root_.child("body");
    if (!body) problem(root_, "il manque l’élément <body>\u00a0: aucune source n’est lue");
    std::vector<std::string> folders;
    read_children(body, folders);
    return std::move(opml_);
  }

 private:
  void problem(pugi::xml_node node, std::string message) {
    const Place place = place_of(node);
    opml_.problems.push_back({place.line, place.column, std::move(message)});
  }

  Place place_of(pugi::xml_node node) { return places_.at(offset_of(node)); }

  static std::size_t offset_of(pugi::xml_node node) {
    const std::ptrdiff_t offset = node.offset_debug();  // of the name, behind its <
    return offset > 0 ? static_cast<std::size_t>(offset) - 1 : 0;
  }

  bool is_unreadable(pugi::xml_node node) const {
    return std::ranges::find(unreadable_, offset_of(node)) != unreadable_.end();
  }

  // Recursion is bounded by kOutlineDepthMax.
  void read_children(pugi::xml_node parent, std::vector<std::string>& folders) {
    for (const pugi::xml_node node : parent.children("outline")) {
      if (opml_.outlines.size() >= kOutlinesMax) {
        return problem(
            node, fmt::format("plus de {} sources\u00a0: la suite n’est pas lue", kOutlinesMax));
      }
      read_outline(node, folders);
    }
  }

  void read_outline(pugi::xml_node node, std::vector<std::string>& folders) {
    Outline outline = read_attributes(node);
    const bool has_children = static_cast<bool>(node.child("outline"));
    if (!outline.url.empty()) {
      outline.folders = folders;
      opml_.outlines.push_back(outline);
    } else if (is_unreadable(node)) {
      problem(node,
              "cette ligne est mal écrite (des guillemets dans un attribut\u00a0?)\u00a0: elle "
              "n’est pas lue");
    } else if (!has_children) {
      problem(node, "cette ligne n’a pas d’adresse (xmlUrl)\u00a0: elle est laissée de côté");
    }
    if (!has_children) return;
    if (folders.size() >= kOutlineDepthMax) {
      return problem(node, "dossiers trop profonds\u00a0: leur contenu n’est pas lu");
    }
    folders.push_back(outline.title);
    read_children(node, folders);
    folders.pop_back();
  }

  Outline read_attributes(pugi::xml_node node) {
    Outline outline;
    std::string label;
    std::string type;
    bool too_many = false;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      const std::string value(text::trimmed(text::showable(attribute.value())));
      const std::string key = text::ascii_lower(name);
      if (key == "xmlurl" || (key == "url" && outline.url.empty()))
        outline.url = without_feed_scheme(value);
      else if (key == "htmlurl")
        outline.site_url = value;
      else if (key == "title")
        outline.title = words_of(value);
      else if (key == "text")
        label = words_of(value);
      else if (name == "type")
        type = value;
      else if (outline.attributes.size() < kOutlineAttributesMax)
        outline.attributes.push_back({canonical(name), value});
      else
        too_many = true;
    }
    if (!type.empty()) outline.attributes.push_back({"type", type});
    if (too_many) problem(node, "trop d’attributs\u00a0: les derniers ne sont pas lus");
    if (outline.title.empty()) outline.title = label.empty() ? outline.url : label;
    const Place place = place_of(node);
    outline.line = place.line;
    outline.column = place.column;
    return outline;
  }

  std::string canonical(std::string_view name) const {
    if (name.substr(0, prefix_.size()) != prefix_) return std::string(name);
    return "vigie:" + std::string(name.substr(prefix_.size()));
  }

  Places places_;
  std::string prefix_;
  pugi::xml_node root_;
  std::vector<std::size_t> unreadable_;
  Opml opml_;
};

// ── outlines that are no XML ──────────────────────────────────────────────────────────────────

constexpr std::size_t kUnreadableMax = 100;

/// Empties the outline that a reader stumbled in, so that those behind it are read: white space in
/// place of its attributes, each other byte where it was. Answers where it begins; none where the
/// mistake lies elsewhere.
std::optional<std::size_t> empty_outline(std::string& text, std::size_t stumbled_at) {
  constexpr std::string_view kOutline = "<outline";
  const std::size_t start = text.rfind(kOutline, stumbled_at);
  if (start == std::string::npos) return std::nullopt;
  const std::size_t attributes = start + kOutline.size();
  // Its end is the last > before the next tag, or of its line: a value may hold a raw < or >.
  const std::size_t next = std::min(text.find("<outline", attributes), text.find("</", attributes));
  const std::size_t end = text.rfind('>', next == std::string::npos ? text.size() - 1 : next);
  if (end == std::string::npos || end < attributes || end < stumbled_at) return std::nullopt;
  const std::size_t closing = text[end - 1] == '/' ? end - 1 : end;
  for (std::size_t i = attributes; i < closing; ++i) {
    if (text[i] != '\n') text[i] = ' ';
  }
  return start;
}

struct LoadedOpml {
  pugi::xml_parse_result status;
  std::vector<std::size_t> unreadable;
};

LoadedOpml load(pugi::xml_document& document, std::string& text) {
  LoadedOpml loaded;
  while (true) {
    loaded.status =
        document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
    if (loaded.status || loaded.status.status == pugi::status_end_element_mismatch) return loaded;
    if (loaded.unreadable.size() >= kUnreadableMax) return loaded;
    const auto emptied = empty_outline(
        text, static_cast<std::size_t>(std::max<std::ptrdiff_t>(loaded.status.offset, 0)));
    if (!emptied) return loaded;
    loaded.unreadable.push_back(*emptied);
  }
}

std::string_view french(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_end_element_mismatch:
      return "une balise est fermée sans avoir été ouverte, ou n’est pas fermée";
    case pugi::status_bad_attribute:
      return "un attribut n’est pas écrit nom=\"valeur\"";
    case pugi::status_bad_start_element:
      return "une balise est mal écrite";
    case pugi::status_bad_end_element:
      return "une balise de fin est mal écrite";
    case pugi::status_bad_comment:
      return "un commentaire n’est pas fermé";
    case pugi::status_no_document_element:
      return "le fichier est vide";
    default:
      return "le fichier n’est pas du XML bien formé";
  }
}

}  // namespace

std::string_view Outline::attribute(std::string_view name) const {
  for (const OutlineAttribute& one : attributes) {
    if (one.name == name) return one.value;
  }
  return {};
}

Result<Opml> parse_opml(std::string_view bytes, std::string_view file_name) {
  const std::string name(file_name);
  if (bytes.size() > kOpmlBytesMax) {
    return fail(Code::too_large, fmt::format("{}: {} bytes", name, bytes.size()),
                fmt::format("{} est trop volumineux pour une liste de flux", name));
  }
  std::string utf8(text::to_utf8(bytes, {}).utf8);
  pugi::xml_document document;
  auto [status, unreadable] = load(document, utf8);
  const pugi::xml_node root = document.document_element();
  if (!root) {
    return fail(Code::parse, fmt::format("{}: {}", name, status.description()),
                fmt::format("{} n’est pas un fichier OPML\u00a0: {}", name,
                            text::trimmed(utf8).empty() ? "il est vide" : "ce n’est pas du XML"));
  }
  if (text::ascii_lower(root.name()) != "opml") {
    return fail(Code::unsupported, fmt::format("{}: root is <{}>", name, root.name()),
                fmt::format("{} n’est pas un fichier OPML\u00a0: son élément principal est <{}>",
                            name, root.name()));
  }
  Opml opml = OpmlReader(utf8, root, std::move(unreadable)).read();
  if (!status) {
    opml.cut = true;
    const Place place =
        Places(utf8).at(static_cast<std::size_t>(std::max<std::ptrdiff_t>(status.offset, 0)));
    opml.problems.push_back(
        {place.line, place.column,
         fmt::format("{}\u202f; la suite du fichier n’est pas lue", french(status.status))});
  }
  return opml;
}

}  // namespace vigie::parse
