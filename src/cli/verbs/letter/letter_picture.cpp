// SPDX-License-Identifier: EUPL-1.2
// letter picture FILE: a picture for the blocks of a letter.
#include "app/letter/pictures.hpp"
#include "base/clock.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "cli/letter_words.hpp"
#include "letter/picture_bytes.hpp"

namespace vigie::cli {

int run_letter_picture(const LetterArguments& arguments, Console& console,
                       const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto bytes = read_file_named(arguments.file, letter::kUploadBytesMax);
  if (!bytes) return console.report(bytes.error());
  const auto picture =
      app::keep_picture(scene->db, scene->wanted.letter, *bytes, {}, SystemClock().now());
  if (!picture) return console.report(picture.error());
  console.line(fmt::format("{} ({}\u00a0×\u00a0{} pixels), à donner comme image d’un bloc.",
                           picture->url, picture->width, picture->height));
  return kExitOk;
}

}  // namespace vigie::cli
