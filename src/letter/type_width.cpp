// SPDX-License-Identifier: EUPL-1.2
#include "letter/type_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

constexpr char32_t kFirst = U' ';
constexpr char32_t kLast = U'~';
constexpr std::array<char32_t, 16> kOthers{U'\u00a0', U'\u202f', U'«', U'»', U'’', U'“',
                                           U'”',      U'…',      U'–', U'—', U'•', U'·',
                                           U'€',      U'°',      U'œ', U'Œ'};

/// Thousandths of the size: of ASCII from the space on, then of `kOthers`.
struct Advances {
  std::array<std::int16_t, kLast - kFirst + 1> ascii;
  std::array<std::int16_t, kOthers.size()> others;
};

constexpr Advances kSans{
    {318,  401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
     636,  636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
     1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
     603,  787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
     500,  613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
     635,  635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838},
    {318, 200, 612, 612, 318, 518, 518, 1000, 500, 1000, 590, 318, 636, 500, 1023, 1070}};
constexpr Advances kSansBold{
    {348,  456, 521, 838, 696, 1002, 872, 306,  457, 457, 523, 838, 380, 415,  380, 365,
     696,  696, 696, 696, 696, 696,  696, 696,  696, 696, 400, 400, 838, 838,  838, 580,
     1000, 774, 762, 734, 830, 683,  683, 821,  837, 372, 372, 775, 637, 995,  837, 850,
     733,  850, 770, 720, 682, 812,  774, 1103, 771, 724, 725, 457, 365, 457,  838, 500,
     500,  675, 716, 593, 716, 678,  435, 716,  712, 343, 343, 665, 343, 1042, 712, 687,
     716,  716, 493, 595, 478, 712,  652, 924,  645, 652, 582, 712, 365, 712,  838},
    {348, 200, 646, 646, 380, 657, 657, 1000, 500, 1000, 639, 380, 696, 500, 1094, 1167}};
constexpr Advances kSerif{
    {250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
     500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
     556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
     722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
     278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541},
    {250, 125, 500, 500, 333, 444, 444, 1000, 500, 1000, 350, 250, 500, 400, 722, 889}};
constexpr Advances kSerifBold{
    {250, 333, 555, 500, 500, 1000, 833, 278,  333, 333, 500, 570, 250, 333, 250, 278,
     500, 500, 500, 500, 500, 500,  500, 500,  500, 500, 333, 333, 570, 570, 570, 500,
     930, 722, 667, 722, 722, 667,  611, 778,  778, 389, 500, 778, 667, 944, 722, 778,
     611, 778, 722, 556, 667, 722,  722, 1000, 722, 722, 667, 333, 278, 333, 581, 500,
     333, 500, 556, 444, 556, 444,  333, 500,  556, 278, 333, 556, 278, 833, 556, 500,
     556, 556, 444, 389, 333, 556,  500, 722,  500, 500, 444, 394, 220, 394, 520},
    {250, 125, 500, 500, 333, 500, 500, 1000, 500, 1000, 350, 250, 500, 400, 722, 1000}};

/// The letter under the accent, from U+00C0 to U+00FF.
constexpr std::string_view kBases =
    "AAAAAAMCEEEEIIIIDNOOOOO+OUUUUYPBaaaaaamceeeeiiiidnooooo+ouuuuypy";
constexpr int kOtherSign = 650;

const Advances& advances_of(Face face, bool bold) {
  if (face == Face::sans) return bold ? kSansBold : kSans;
  return bold ? kSerifBold : kSerif;
}

int advance_of(const Advances& advances, char32_t sign) {
  if (sign >= 0xC0 && sign <= 0xFF) {
    sign = static_cast<unsigned char>(kBases[static_cast<std::size_t>(sign) - 0xC0]);
  }
  if (sign >= kFirst && sign <= kLast) return advances.ascii[sign - kFirst];
  const auto* found = std::ranges::find(kOthers, sign);
  if (found == kOthers.end()) return kOtherSign;
  return advances.others[static_cast<std::size_t>(found - kOthers.begin())];
}

bool is_letter(char32_t sign) {
  return (sign >= U'a' && sign <= U'z') || (sign >= U'A' && sign <= U'Z') || sign >= 0xC0;
}

/// Whether a line may end between two signs that no space parts.
bool may_part(char32_t before, char32_t after) {
  if (before == U'—' || before == U'–') return is_letter(after);
  return (before == U'-' || before == U'/') && is_letter(after);
}

/// Words on lines, in thousandths of the size.
class Lines {
 public:
  explicit Lines(std::int64_t width) : width_(width) {}

  void space(int advance) {
    close();
    gap_ = line_ > 0 ? advance : 0;
  }
  void sign(int advance) { word_ += advance; }
  void close() {
    if (word_ == 0) return;
    whole_ += gap_ + word_;
    longest_ = std::max(longest_, word_);
    if (line_ > 0 && line_ + gap_ + word_ > width_) {
      ++count_;
      line_ = 0;
      gap_ = 0;
    }
    line_ += gap_ + word_;
    for (; line_ > width_; line_ -= width_) ++count_;
    word_ = 0;
    gap_ = 0;
  }
  void end_line() {
    close();
    ++count_;
    line_ = 0;
    gap_ = 0;
  }
  int count() const { return count_ + 1; }
  std::int64_t longest() const { return longest_; }
  std::int64_t whole() const { return whole_; }

 private:
  std::int64_t width_;
  std::int64_t line_ = 0;
  std::int64_t word_ = 0;
  std::int64_t gap_ = 0;
  std::int64_t longest_ = 0;
  std::int64_t whole_ = 0;
  int count_ = 0;
};

void put(Lines& lines, const Advances& advances, char32_t before, char32_t sign) {
  if (may_part(before, sign)) lines.close();
  if (sign == U'\n') {
    lines.end_line();
  } else if (sign == U' ') {
    lines.space(advance_of(advances, sign));
  } else {
    lines.sign(advance_of(advances, sign));
  }
}

Lines set(const std::vector<Stretch>& text, const Type& type, std::int64_t width) {
  Lines lines(width);
  char32_t before = 0;
  for (const Stretch& stretch : text) {
    const Advances& advances = advances_of(type.face, type.bold || stretch.bold);
    std::string_view rest = stretch.text;
    while (!rest.empty()) {
      const text::Utf8Char read = text::read_utf8(rest);
      rest.remove_prefix(read.bytes);
      put(lines, advances, before, read.code);
      before = read.code;
    }
  }
  lines.close();
  return lines;
}

constexpr std::int64_t kThousandths = 10'000;  // of a tenth of a pixel, in a pixel

}  // namespace

int line_count(const std::vector<Stretch>& text, const Type& type, int width) {
  if (std::ranges::all_of(text, [](const Stretch& each) { return each.text.empty(); })) return 0;
  return set(text, type, width * kThousandths / type.tenths).count();
}

Widths widths_of(const std::vector<Stretch>& text, const Type& type) {
  const Lines lines = set(text, type, INT64_MAX / 2);
  const auto pixels = [&](std::int64_t advance) {
    return static_cast<int>((advance * type.tenths + kThousandths - 1) / kThousandths);
  };
  return {pixels(lines.longest()), pixels(lines.whole())};
}

}  // namespace vigie::letter
