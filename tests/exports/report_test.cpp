// SPDX-License-Identifier: EUPL-1.2
#include "exports/report.hpp"

#include <gtest/gtest.h>

#include "exports/enquiry.hpp"

namespace vigie::exports {
namespace {

std::vector<FigureValue> past() {
  auto values = read_past_values(shipped_past_values());
  EXPECT_TRUE(values) << values.error().detail;
  return values ? std::move(*values) : std::vector<FigureValue>{};
}

const ReportLine& line_of(const Report& report, std::string_view code) {
  for (const ReportLine& line : report.lines) {
    if (line.figure->code == code) return line;
  }
  throw std::out_of_range(std::string(code));
}

FigureValue measured(std::string code, int year, double number) {
  return {.code = std::move(code), .year = year, .number = number, .source = "", .remark = ""};
}

TEST(MakeReport, KeepsRoundedValuesRoundedInTheirChange) {
  const auto values = past();
  const Report report = make_report(2023, values, false);
  EXPECT_EQ(line_of(report, "cosoter.visites").change,
            "+11\u00A0%");  // not +11,3: 49,200 is rounded
  EXPECT_EQ(line_of(report, "portail.visiteurs").change, "+90,5\u00A0%");
  EXPECT_EQ(line_of(report, "portail.sessions").change, "+120,6\u00A0%");
  EXPECT_EQ(line_of(report, "infodoc.demandes").change, "−3,4\u00A0%");
}

TEST(MakeReport, TellsNoPercentageThatWouldMislead) {
  auto values = past();
  const Report report = make_report(2023, values, false);
  EXPECT_EQ(line_of(report, "cosoter.utilisateurs").change, "") << "2022 is said comparable";
  EXPECT_EQ(line_of(report, "pole.publications").change, "") << "7 is no base";
  values.push_back(measured("pan.vues", 2024, 12'000));
  const Report after = make_report(2024, values, false);
  EXPECT_EQ(line_of(after, "pan.vues").change, "") << "another way of counting";
  EXPECT_NE(line_of(after, "pan.vues").why_none, "");
}

TEST(MakeReport, NamesWhatWasNotMeasuredAndWritesNoZero) {
  const auto values = past();
  const Report report = make_report(2022, values, false);
  EXPECT_EQ(value_words(line_of(report, "pan.articles").now), "non mesuré");
  EXPECT_EQ(sentence_of(line_of(report, "pan.articles"), 2022), "");
  EXPECT_EQ(value_words(line_of(report, "cosoter.pages").now), "comparable");
}

TEST(MakeReport, NeverPutsTwoNaturesSideBySide) {
  const auto values = past();
  const Report report = make_report(2023, values, false);
  int changes = 0;
  for (std::size_t i = 1; i < report.lines.size(); ++i) {
    if (report.lines[i].figure->nature != report.lines[i - 1].figure->nature) ++changes;
  }
  EXPECT_EQ(changes, 2);
  EXPECT_EQ(sentence_of(line_of(report, "pan.articles"), 2023),
            "En 2023, environ 450 articles relayés au panorama.");
  EXPECT_EQ(sentence_of(line_of(report, "pan.articles.tot"), 2023),
            "De 2014 à 2023, environ 5\u202F300 articles relayés au panorama.");
}

TEST(MakeReport, KeepsWhatWasPrintedAndTellsTheRecountBeside) {
  std::vector<FigureValue> values{measured("pan.articles", 2026, 431)};
  FigureValue printed = measured("pan.articles", 2026, 428);
  printed.origin = Origin::frozen;
  values.push_back(printed);
  values.push_back(measured("pan.articles", 2027, 450));
  const Report closed = make_report(2026, values, false);
  EXPECT_EQ(line_of(closed, "pan.articles").now->number, 428.0);
  EXPECT_EQ(line_of(closed, "pan.articles").recomputed, 431.0);
  const Report next = make_report(2027, values, false);
  EXPECT_EQ(line_of(next, "pan.articles").before->number, 428.0);
}

TEST(PastValues, RefuseALineThatIsNotUnderstood) {
  EXPECT_FALSE(read_past_values("code;periode;valeur;exactitude;source\nrien;2023;1;exact;x\n"));
}

TEST(ReportCsv, RunsNoFormula) {
  FigureValue value = measured("pan.articles", 2026, 428);
  value.source = "=HYPERLINK(1)";
  const std::string csv = report_csv(make_report(2026, std::vector{value}, false));
  EXPECT_NE(csv.find("\"'=HYPERLINK(1)\""), std::string::npos);
}

TEST(ShareWords, TellTheBaseOfAPercentage) {
  EXPECT_EQ(share_words(9, 111), "8,1\u00A0% (9 sur 111)");
  EXPECT_EQ(share_words(9, 112), "8,0\u00A0% (9 sur 112)");
  EXPECT_EQ(share_words(0, 0), "");
}

TEST(Median, IsTheMiddleOfWhatWasMeasured) {
  EXPECT_EQ(median({3, 1, 2}), 2.0);
  EXPECT_EQ(median({4, 1, 2, 3}), 2.5);
  EXPECT_FALSE(median({}));
}

}  // namespace
}  // namespace vigie::exports
