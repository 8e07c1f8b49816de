// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/pictures.hpp"

#include <filesystem>
#include <fstream>

#include "app/jobs/child.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "letter/picture_bytes.hpp"
#include "store/letter/picture_repo.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

/// A name that stays in its folder.
bool is_picture_name(std::string_view name) {
  constexpr std::string_view kSigns =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  return !name.empty() && !name.starts_with('.') &&
         name.find_first_not_of(kSigns) == std::string_view::npos;
}

}  // namespace

Result<ShrunkPicture> shrink_picture(std::string_view bytes) {
  const auto head = letter::read_picture_head(bytes);
  if (!head) return fail(head.error());
  const Workbench bench;
  const bool drawn = head->format == letter::PictureFormat::png;
  const fs::path in = bench.path() / "in";
  const fs::path out = bench.path() / (drawn ? "out.png" : "out.jpg");
  {
    std::ofstream file(in, std::ios::binary);
    file << bytes;
    if (bench.path().empty() || !file.flush()) {
      return fail(Code::internal, "no room for a picture", "l’image n’a pas pu être préparée");
    }
  }
  const std::string options = drawn ? "[strip,palette,effort=1,compression=9]" : "[strip,Q=82]";
  // `vips thumbnail` and not vipsthumbnail, which has no --fail-on: a file that is cut short would
  // come out grey from there on.
  const auto code = run_child(
      {"vips", "thumbnail", in.string(), out.string() + options, std::to_string(kShownWidth),
       "--height", std::to_string(kShownHeight), "--size", "down", "--fail-on", "error"},
      {.seconds = kShrinkSeconds}, {"VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1"});
  if (!code || *code == kNoSuchProgram) {
    return fail(Code::internal, "vips is not installed",
                "les images ne peuvent pas être préparées ici\u00a0: il manque libvips-tools");
  }
  auto shrunk = read_file(out, kShownBytesMax);
  if (*code != 0 || !shrunk) {
    return fail(Code::unsupported, fmt::format("vips ended with {}", *code),
                "cette image ne se lit pas, ou reste trop lourde");
  }
  const auto made = letter::read_picture_head(*shrunk);
  if (!made) return fail(made.error());
  return ShrunkPicture{.bytes = std::move(*shrunk),
                       .type = drawn ? "image/png" : "image/jpeg",
                       .width = made->width,
                       .height = made->height};
}

Result<Picture> keep_picture(store::Database& db, std::string_view letter, std::string_view bytes,
                             const Actor& actor, Instant now) {
  auto shrunk = shrink_picture(bytes);
  if (!shrunk) return fail(shrunk.error());
  const std::string name = fmt::format("depot-{}.{}", hex(digest(shrunk->bytes, 16)),
                                       shrunk->type == "image/png" ? "png" : "jpg");
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto done = store::put_picture(
      *tx, letter, {name, shrunk->type, shrunk->width, shrunk->height, shrunk->bytes},
      actor.curator, now);
  if (!done) return fail(done.error());
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  Picture picture;
  picture.url = name;
  picture.width = shrunk->width;
  picture.height = shrunk->height;
  return picture;
}

Result<std::optional<Picture>> picture_of_letter(store::Reader& reader, const fs::path& images,
                                                 std::string_view letter, std::string_view name) {
  if (!is_picture_name(name)) return std::nullopt;
  Picture picture;
  picture.url = name;
  if (name.starts_with("depot-")) {
    const auto given = store::picture_named(reader, letter, name);
    if (!given) return fail(given.error());
    if (!*given) return std::nullopt;
    picture.width = (*given)->width;
    picture.height = (*given)->height;
    return picture;
  }
  const auto bytes = read_file(images / name, letter::kUploadBytesMax);
  if (!bytes) return std::nullopt;
  const auto head = letter::read_picture_head(*bytes);
  if (!head) return std::nullopt;
  picture.width = head->width;
  picture.height = head->height;
  return picture;
}

Result<std::optional<std::string>> bytes_of_picture(store::Reader& reader, const fs::path& images,
                                                    std::string_view letter,
                                                    std::string_view name) {
  if (!is_picture_name(name)) return std::nullopt;
  if (!name.starts_with("depot-")) {
    auto bytes = read_file(images / name, letter::kUploadBytesMax);
    if (!bytes) return std::nullopt;
    return std::move(*bytes);
  }
  auto given = store::picture_named(reader, letter, name);
  if (!given) return fail(given.error());
  if (!*given) return std::nullopt;
  return std::move((*given)->bytes);
}

Result<std::int64_t> picture_weight(store::Reader& reader, const fs::path& images,
                                    std::string_view letter, const Picture& picture) {
  if (picture.url.starts_with("depot-")) {
    const auto given = store::picture_bytes(reader, letter, picture.url);
    if (!given) return fail(given.error());
    return given->value_or(0);
  }
  const bool is_file = !picture.url.empty() && picture.url.find('/') == std::string::npos;
  std::error_code missing;
  const auto bytes = is_file ? fs::file_size(images / picture.url, missing) : 0;
  return missing ? 0 : static_cast<std::int64_t>(bytes);
}

}  // namespace vigie::app
