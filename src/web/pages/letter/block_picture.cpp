// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/block_picture.hpp"

#include "app/letter/pictures.hpp"
#include "base/format.hpp"
#include "letter/lifecycle.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::web {
namespace {

/// The file that came with the form, kept: its name is the block's.
Result<void> keep_given(const Visit& visit, const IssueVisit& issue, const std::string& bytes,
                        TypedBlock& typed) {
  Picture& picture = typed.text.picture;
  if (!letter::after(issue.row.state, letter::IssueAction::change)) return {};  // said by the save
  if (picture.credit.empty()) {
    typed.problems.emplace_back("Dire de qui est l’image, et à quel titre elle est reprise.");
  }
  const auto kept =
      app::keep_picture(visit.db, issue.row.letter, bytes, actor_of(visit), visit.now);
  if (!kept && (kept.error().code == Code::storage || kept.error().sentence.empty())) {
    return fail(kept.error());
  }
  if (!kept) {
    typed.problems.push_back(
        fmt::format("L’image n’a pas été prise\u00a0: {}.", kept.error().sentence));
    return {};
  }
  picture.url = kept->url;
  picture.width = kept->width;
  picture.height = kept->height;
  return {};
}

/// The bytes behind the address that was typed, kept as a file that was given
/// is.
Result<void> keep_from(const Visit& visit, const IssueVisit& issue, const FetchPicture& fetch,
                       const std::string& address, TypedBlock& typed) {
  const auto bytes = fetch ? fetch(address)
                           : Result<std::string>(fail(Code::internal, address,
                                                      "aucune adresse n’est demandée d’ici"));
  if (bytes) return keep_given(visit, issue, *bytes, typed);
  if (bytes.error().sentence.empty()) return fail(bytes.error());
  typed.problems.push_back(
      fmt::format("L’image n’a pas été prise\u00a0: {}.", bytes.error().sentence));
  return {};
}

}  // namespace

Result<void> take_picture(const Visit& visit, const IssueVisit& issue, const FetchPicture& fetch,
                          TypedBlock& typed) {
  Picture& picture = typed.text.picture;
  const std::string address(text::trimmed(visit.request.field("image_adresse")));
  if (const http::UploadedFile* given = visit.request.file("photo")) {
    if (auto done = keep_given(visit, issue, given->bytes, typed); !done) return done;
  }
  const bool asked = !address.empty() && visit.request.file("photo") == nullptr;
  if (asked && !wants_plain(visit)) {
    if (auto done = keep_from(visit, issue, fetch, address, typed); !done) return done;
  }
  if (picture.url.empty()) return {};
  if (picture.alt.empty()) typed.problems.emplace_back("Dire ce que l’image montre.");
  if (picture.width > 0) return {};
  store::Reader reader = visit.db.reader();
  const auto found =
      app::picture_of_letter(reader, issue.files.folder / "images", issue.row.letter, picture.url);
  if (!found) return fail(found.error());
  if (!*found) {
    typed.problems.push_back(fmt::format(
        "La lettre n’a pas d’image «\u00a0{}\u00a0»\u00a0: un fichier PNG ou JPEG de images/, ou "
        "une image donnée ici ou par vigie letter picture.",
        picture.url));
    return {};
  }
  picture.width = (*found)->width;
  picture.height = (*found)->height;
  return {};
}

Result<std::vector<render::View>> picture_view(store::Reader& reader, const IssueVisit& issue,
                                               const Picture& picture) {
  std::vector<render::View> shown;
  if (picture.url.empty() || picture.width <= 0) return shown;
  const auto bytes =
      app::picture_weight(reader, issue.files.folder / "images", issue.row.letter, picture);
  if (!bytes) return fail(bytes.error());
  if (*bytes == 0) return shown;
  shown.push_back(
      render::View()
          .set("picture_file", picture.url)
          .set("picture_alt", picture.alt)
          .set("picture_size", fmt::format("{}\u00a0×\u00a0{} pixels, {}\u00a0Ko", picture.width,
                                           picture.height, (*bytes + 1023) / 1024)));
  return shown;
}

}  // namespace vigie::web
