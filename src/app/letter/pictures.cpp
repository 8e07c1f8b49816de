// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/pictures.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "base/files.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "letter/picture_bytes.hpp"
#include "store/letter/picture_repo.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone with its files.
class Workbench {
 public:
  Workbench() {
    std::string pattern = (fs::temp_directory_path() / "vigie-image-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;
  ~Workbench() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// Runs a command with nothing of ours: its own environment, no input, no output. Its exit code.
std::optional<int> run_child(std::vector<std::string> arguments) {
  std::vector<char*> argv;
  for (std::string& each : arguments) argv.push_back(each.data());
  argv.push_back(nullptr);
  std::string path = "PATH=/usr/local/bin:/usr/bin:/bin";
  std::string block = "VIPS_BLOCK_UNTRUSTED=1";
  std::string threads = "VIPS_CONCURRENCY=1";
  char* const environment[] = {path.data(), block.data(), threads.data(), nullptr};
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    const int mode = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY;
    posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", mode, 0);
  }
  pid_t child = 0;
  const int started = posix_spawnp(&child, argv[0], &files, nullptr, argv.data(), environment);
  posix_spawn_file_actions_destroy(&files);
  if (started != 0) return std::nullopt;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

constexpr int kNotFound = 127;

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
  const std::string options = drawn ? "[strip,palette,compression=9]" : "[strip,Q=82]";
  const auto code = run_child(
      {"timeout", "--kill-after=2", std::to_string(kShrinkSeconds), "prlimit", "--as=1500000000",
       "--cpu=15", "--fsize=4194304", "--core=0", "vipsthumbnail", in.string() + "[fail_on=error]",
       "--size", fmt::format("{}x{}>", kShownWidth, kShownHeight), "-o", out.string() + options});
  if (!code || *code == kNotFound) {
    return fail(Code::internal, "vipsthumbnail is not installed",
                "les images ne peuvent pas être préparées ici\u00a0: il manque libvips-tools");
  }
  auto shrunk = read_file(out, kShownBytesMax);
  if (*code != 0 || !shrunk) {
    return fail(Code::unsupported, fmt::format("vipsthumbnail ended with {}", *code),
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
  constexpr std::string_view kSigns =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  if (name.empty() || name.starts_with('.') ||
      name.find_first_not_of(kSigns) != std::string_view::npos) {
    return std::nullopt;
  }
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

}  // namespace vigie::app
