// SPDX-License-Identifier: EUPL-1.2
#include "rota/calibration.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace vigie::rota {
namespace {

struct Readings {
  std::vector<double> minutes{};
  std::set<std::int64_t> people{};

  void add(double taken, std::int64_t person) {
    minutes.push_back(taken);
    people.insert(person);
  }
  bool suffice() const {
    return minutes.size() >= static_cast<std::size_t>(kReadingsMin) &&
           people.size() >= static_cast<std::size_t>(kReadersMin);
  }
};

double median(std::vector<double> values) {
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

SourceMinutes figure(std::int64_t source, const Readings& readings) {
  return {source, static_cast<int>(readings.minutes.size()), median(readings.minutes)};
}

}  // namespace

Measured median_minutes(const std::vector<DeskGesture>& gestures) {
  std::map<std::int64_t, Readings> by_source;
  Readings desk;
  const DeskGesture* before = nullptr;  // of the same person
  for (std::size_t first = 0; first < gestures.size();) {
    const DeskGesture& gesture = gestures[first];
    std::size_t end = first + 1;
    while (end < gestures.size() && gestures[end].person == gesture.person &&
           gestures[end].gesture == gesture.gesture) {
      ++end;
    }
    const bool follows = before != nullptr && before->person == gesture.person;
    const std::int64_t taken = follows ? gesture.at - before->at : 0;
    if (taken > 0 && taken <= kPauseSeconds) {
      const double each = static_cast<double>(taken) / static_cast<double>(kMinuteSeconds) /
                          static_cast<double>(end - first);
      for (std::size_t i = first; i < end; ++i) {
        desk.add(each, gesture.person);
        if (gestures[i].source != 0) by_source[gestures[i].source].add(each, gesture.person);
      }
    }
    before = &gesture;
    first = end;
  }
  Measured measured;
  if (!desk.suffice()) return measured;
  measured.desk = figure(0, desk);
  for (const auto& [source, readings] : by_source) {
    if (readings.suffice()) measured.sources.push_back(figure(source, readings));
  }
  return measured;
}

std::string_view sentence_of(CalibrationRefusal refusal) {
  switch (refusal) {
    case CalibrationRefusal::alone:
      return "Une mesure demande deux personnes au moins dans le centre\u00a0: d’une seule, elle "
             "dirait son rythme. Rien n’a commencé.";
    case CalibrationRefusal::already_running:
      return "Une mesure est déjà en cours pour votre centre.";
    case CalibrationRefusal::over:
      return "Cette mesure est déjà finie, ou arrêtée. La page montre l’état présent.";
  }
  return "";
}

}  // namespace vigie::rota
