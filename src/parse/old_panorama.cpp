// SPDX-License-Identifier: EUPL-1.2
#include "parse/old_panorama.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "base/format.hpp"
#include "parse/bounded_json.hpp"
#include "text/csv.hpp"
#include "text/date.hpp"
#include "text/fold.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

using OldJson = nlohmann::json;

std::string between_marks(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return "";
  const std::size_t begin = at + before.size();
  const std::size_t end = text.find(after, begin);
  return std::string(text.substr(begin, end == std::string_view::npos ? end : end - begin));
}

/// "Titre | L'actualité de la politique de la ville | Scoop.it" -> "Titre".
std::string bare_title(std::string_view title) {
  const std::string plain = text::showable(text::one_line(text::plain_text(title)));
  const std::string folded = text::fold(plain);
  for (const std::string_view tail :
       {" | l'actualite de la politique de la ville", " | scoop.it", " - scoop.it"}) {
    // Folding may change lengths: only a tail whose mark stands in both is cut.
    if (folded.find(tail) == std::string::npos) continue;
    const std::size_t mark = plain.find(tail.substr(0, 3));
    if (mark != std::string::npos && mark > 0) return plain.substr(0, mark);
  }
  return plain;
}

bool says_subscribers(std::string_view text) {
  const std::string folded = text::folded_words(text);
  return folded.find("reserve aux abonne") != std::string::npos ||
         folded.find("article abonnes") != std::string::npos;
}

/// "Localtis : ce que dit le décret" -> "Localtis" and the rest, where nothing else names the
/// paper.
void take_media_in_front(OldItem& item) {
  constexpr std::size_t kMediaBytesMax = 40;
  if (!item.media.empty()) return;
  std::size_t colon = item.note.find("\x20: ");
  std::size_t width = 3;
  if (colon == std::string::npos) {
    colon = item.note.find("\u00a0: ");
    width = 4;
  }
  if (colon == std::string::npos || colon == 0 || colon > kMediaBytesMax) return;
  const std::string_view head = std::string_view(item.note).substr(0, colon);
  const bool capital = head.front() >= 'A' && head.front() <= 'Z';
  if (!capital || std::ranges::count(head, ' ') > 3) return;
  item.media = std::string(head);
  item.note.erase(0, colon + width);
}

void finish_item(OldPanorama& old, OldItem item) {
  item.title = bare_title(item.title);
  item.note = text::showable(text::trimmed(item.note));
  if (item.note.size() > kOldNoteBytesMax) {
    item.note = std::string(text::utf8_prefix(item.note, kOldNoteBytesMax));
  }
  item.media = text::showable(text::one_line(text::trimmed(item.media)));
  item.subscribers =
      item.subscribers || says_subscribers(item.title) || says_subscribers(item.note);
  take_media_in_front(item);
  if (item.title.empty() || old.items.size() >= kOldItemsMax) {
    ++old.dropped;
    return;
  }
  old.items.push_back(std::move(item));
}

// ── the API ──────────────────────────────────────────────────────────────────────────────────────
std::string words_at(const OldJson& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return "";
  if (found->is_string()) return found->get<std::string>();
  if (found->is_object()) return words_at(*found, "name");
  return "";
}

/// Seconds or milliseconds since 1970, or a date in words.
std::optional<Instant> moment_at(const OldJson& object, const char* key) {
  constexpr std::int64_t kMilliseconds = 100'000'000'000;
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  if (found->is_string()) return text::parse_date(found->get<std::string>(), kParis);
  if (!found->is_number()) return std::nullopt;
  const auto number = static_cast<std::int64_t>(found->get<double>());
  if (number <= 0) return std::nullopt;
  return Instant{number > kMilliseconds ? number / 1000 : number};
}

OldItem read_post(const OldJson& post) {
  OldItem item{.url = words_at(post, "url"),
               .there = words_at(post, "scoopUrl"),
               .title = words_at(post, "title"),
               .note = text::plain_text(words_at(post, "insight")),
               .media = words_at(post, "source"),
               .relayed_at = moment_at(post, "curationDate"),
               .published_at = moment_at(post, "publicationDate")};
  const auto tags = post.find("tags");
  if (tags != post.end() && tags->is_array()) {
    for (const OldJson& tag : *tags) {
      if (tag.is_string()) item.tags.push_back(tag.get<std::string>());
      if (tag.is_object()) item.tags.push_back(words_at(tag, "tag"));
    }
  }
  const auto views = post.find("pageViews");
  if (views != post.end() && views->is_number()) {
    item.views = static_cast<std::int64_t>(views->get<double>());
  }
  return item;
}

void collect_posts(const OldJson& tree, OldPanorama& old) {
  const bool post = tree.is_object() && tree.contains("title") &&
                    (tree.contains("scoopUrl") || tree.contains("insight"));
  if (post) return finish_item(old, read_post(tree));
  if (!tree.is_structured()) return;
  for (const OldJson& each : tree) collect_posts(each, old);
}

// ── RSS ──────────────────────────────────────────────────────────────────────────────────────────
/// The network's words of a description: after "insight:", before the tail.
std::string insight_in(std::string_view html) {
  const std::string plain = text::plain_text(html);
  const std::size_t at = plain.find("insight:");
  if (at == std::string::npos) return "";
  std::string note = plain.substr(at + std::string_view("insight:").size());
  for (const std::string_view tail : {"See it on Scoop.it", "See on www.", "Via "}) {
    if (const std::size_t end = note.find(tail); end != std::string::npos) note.resize(end);
  }
  return note;
}

bool is_there(std::string_view url) { return url.find("scoop.it/") != std::string_view::npos; }

OldItem read_rss_item(const pugi::xml_node& node) {
  OldItem item{.there = node.child_value("link"),
               .title = node.child_value("title"),
               .note = insight_in(node.child_value("description")),
               .relayed_at = text::parse_date(node.child_value("pubDate"), kParis)};
  const pugi::xml_node source = node.child("source");
  item.url = source.attribute("url").value();
  item.media = source.child_value();
  const std::string_view dc = node.child_value("dc:source");
  if (item.url.empty() && dc.starts_with("http")) item.url = dc;
  if (item.media.empty() && !dc.starts_with("http")) item.media = dc;
  if (item.url.empty() && !is_there(item.there)) item.url = item.there;
  if (is_there(item.url)) item.url.clear();
  for (const pugi::xml_node& category : node.children("category")) {
    item.tags.emplace_back(category.child_value());
  }
  return item;
}

Result<OldPanorama> read_old_rss(std::string_view bytes) {
  pugi::xml_document document;
  const auto status = document.load_buffer(bytes.data(), bytes.size());
  if (!status) return fail(Code::parse, status.description());
  OldPanorama old{.shape = "RSS", .items = {}};
  for (const pugi::xml_node& node : document.document_element().child("channel").children("item")) {
    finish_item(old, read_rss_item(node));
  }
  return old;
}

// ── a saved page ─────────────────────────────────────────────────────────────────────────────────
/// "/p/4023/2014/03/07/titre" -> the day.
std::optional<Instant> day_in_address(std::string_view address) {
  const std::size_t at = address.find("/p/");
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = address.substr(at + 3);
  std::array<int, 4> numbers{};
  for (int& number : numbers) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    if (part.empty() || part.size() > 12) return std::nullopt;
    for (const char c : part) {
      if (c < '0' || c > '9') return std::nullopt;
      number = static_cast<int>((std::int64_t{number} * 10 + (c - '0')) % 1'000'000);
    }
    rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  }
  const auto day =
      make_day(numbers[1], static_cast<unsigned>(numbers[2]), static_cast<unsigned>(numbers[3]));
  if (!day) return std::nullopt;
  constexpr int kNoon = 12;
  const auto noon = instant_at(*day, kNoon, 0, kParis);
  return noon ? std::optional(*noon) : std::nullopt;
}

OldItem read_post_block(std::string_view block) {
  const std::string link = between_marks(block, "<a", "</a>");
  OldItem item{.url = text::plain_text(between_marks(link, "href=\"", "\"")),
               .title = link.substr(std::min(link.find('>') + 1, link.size()))};
  const std::size_t permalink = block.find("/p/");
  if (permalink != std::string_view::npos) {
    const std::size_t begin = block.rfind('"', permalink);
    item.there = between_marks(block.substr(begin == std::string_view::npos ? permalink : begin),
                               "\"", "\"");
    item.relayed_at = day_in_address(item.there);
  }
  if (is_there(item.url)) item.url.clear();
  std::string_view rest = block;
  for (std::size_t at = rest.find("tag="); at != std::string_view::npos; at = rest.find("tag=")) {
    rest.remove_prefix(at);
    const std::string label = between_marks(rest, ">", "<");
    if (!label.empty() && label.size() < 80) item.tags.push_back(text::plain_text(label));
    rest.remove_prefix(4);
  }
  const std::size_t insight = block.find("insight");
  if (insight != std::string_view::npos) {
    item.note = text::plain_text(between_marks(block.substr(insight), ">", "</div>"));
  }
  return item;
}

OldPanorama read_saved_page(std::string_view html) {
  constexpr std::string_view kPost = "postTitleView";
  OldPanorama old{.shape = "page", .items = {}};
  for (std::size_t at = html.find(kPost); at != std::string_view::npos;) {
    const std::size_t next = html.find(kPost, at + kPost.size());
    const std::size_t length = next == std::string_view::npos ? next : next - at;
    finish_item(old, read_post_block(html.substr(at, length)));
    at = next;
  }
  return old;
}

// ── a table ──────────────────────────────────────────────────────────────────────────────────────
struct Column {
  std::string_view name;
  std::array<std::string_view, 7> heads;
};
constexpr std::array kColumns{
    Column{"adresse", {"url", "lien", "adresse", "link", "adresse article", "", ""}},
    Column{"titre", {"titre", "title", "intitule", "", "", "", ""}},
    Column{"note", {"note", "commentaire", "insight", "avis", "resume", "annotation", ""}},
    Column{"média", {"source", "media", "journal", "titre de presse", "editeur", "", ""}},
    Column{"date",
           {"date", "date de curation", "relaye le", "publie le", "jour", "curationdate", ""}},
    Column{"étiquettes", {"tags", "etiquettes", "mots cles", "themes", "theme", "tag", ""}},
    Column{"vues", {"vues", "views", "pageviews", "consultations", "", "", ""}},
    Column{"page Scoop.it", {"scoopurl", "scoop it", "permalien", "permalink", "", "", ""}}};

std::string_view column_of(std::string_view head) {
  const std::string folded = text::folded_words(head);
  for (const Column& column : kColumns) {
    if (!folded.empty() && std::ranges::find(column.heads, folded) != column.heads.end()) {
      return column.name;
    }
  }
  return "";
}

void set_field(OldItem& item, std::string_view column, const std::string& value) {
  if (column == "adresse") item.url = value;
  if (column == "titre") item.title = value;
  if (column == "note") item.note = value;
  if (column == "média") item.media = value;
  if (column == "page Scoop.it") item.there = value;
  if (column == "date") item.relayed_at = text::parse_date(value, kParis);
  if (column == "vues") item.views = std::atoll(value.c_str());
  if (column != "étiquettes") return;
  std::string_view rest = value;
  while (!rest.empty()) {
    const std::size_t end = rest.find_first_of(",;|");
    const std::string_view tag = text::trimmed(rest.substr(0, end));
    if (!tag.empty()) item.tags.emplace_back(tag);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
}

Result<OldPanorama> read_table(std::string_view bytes) {
  const std::vector<text::CsvRow> rows = text::read_csv(bytes);
  if (rows.empty()) return fail(Code::unsupported, "an empty file");
  OldPanorama old{.shape = "tableau", .items = {}};
  std::vector<std::string_view> columns;
  for (const std::string& head : rows.front().fields) {
    columns.push_back(column_of(head));
    old.columns.push_back(
        fmt::format("{} → {}", head, columns.back().empty() ? "non lue" : columns.back()));
  }
  if (std::ranges::find(columns, "titre") == columns.end()) {
    return fail(Code::unsupported, "no column of titles",
                "aucune colonne «\u00a0titre\u00a0»\u00a0: la première ligne nomme les colonnes "
                "(titre, adresse, "
                "note, source, date, étiquettes, vues)");
  }
  for (std::size_t at = 1; at < rows.size(); ++at) {
    OldItem item;
    const auto& fields = rows[at].fields;
    for (std::size_t i = 0; i < std::min(fields.size(), columns.size()); ++i) {
      set_field(item, columns[i], fields[i]);
    }
    finish_item(old, std::move(item));
  }
  return old;
}

}  // namespace

Result<OldPanorama> read_old_panorama(std::string_view bytes) {
  if (bytes.size() > kOldBytesMax) return fail(Code::too_large, std::to_string(bytes.size()));
  if (bytes.starts_with("\xef\xbb\xbf")) bytes.remove_prefix(3);
  const std::string_view begin = text::trimmed(bytes);
  if (begin.starts_with('{') || begin.starts_with('[')) {
    const OldJson tree = parse_bounded(begin);
    if (tree.is_discarded()) return fail(Code::parse, "no JSON", "ce fichier JSON est abîmé");
    OldPanorama old{.shape = "API", .items = {}};
    collect_posts(tree, old);
    return old;
  }
  if (begin.starts_with('<')) {
    if (begin.find("<rss") != std::string_view::npos) return read_old_rss(begin);
    return read_saved_page(begin);
  }
  return read_table(begin);
}

}  // namespace vigie::parse
