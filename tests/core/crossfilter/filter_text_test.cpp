// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crossfilter/filter_text.h"

#include <QDateTime>
#include <QTest>

#include "tests/core/crossfilter/random_town.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::crossfilter;
using namespace weitblick::crossfilter::testing;

namespace {

const RowNoun kBuildings{.one = {"Gebäude", "building"}, .many = {"Gebäude", "buildings"}};

View viewOver(const Text& title, const Binning& binning)
{
    return {.id = "v", .title = {}, .axes = {{.column = "c", .title = title, .binning = binning, .codes = nullptr}}};
}

Binning years()
{
    return {.kind = BinKind::Intervals,
            .regularCount = 4,
            .bounds = {1950, 1960, 1970, 1980, 1990},
            .isWholeNumbers = true};
}

Binning districts(std::uint32_t count)
{
    Binning binning{.kind = BinKind::Categories, .regularCount = count, .hasOther = true};
    for (std::uint32_t number = 1; number <= count; ++number) {
        binning.categories.push_back("Dorf " + std::to_string(number));
    }
    return binning;
}

Text chip(const View& view, const ViewFilter& filter)
{
    return filterText(view, filter, kBuildings);
}

} // namespace

class FilterTextTest : public QObject {
    Q_OBJECT

private slots:
    void wholeNumbersAreNamedFromFirstToLast()
    {
        const View view = viewOver({"Baujahr", "Year built"}, years());
        QCOMPARE(chip(view, BrushedBins{{{0, 2}}}), Text("Baujahr 1950 bis 1979", "Year built 1950 to 1979"));
        QCOMPARE(chip(view, BrushedBins{{{3, 3}}}), Text("Baujahr 1980 bis 1989", "Year built 1980 to 1989"));
    }
    void missingValuesAreNamed()
    {
        const View view = viewOver({"Baujahr", "Year built"}, years());
        QCOMPARE(chip(view, BrushedBins{{{4, 4}}}), Text("Baujahr: ohne Angabe", "Year built: no value"));
        QCOMPARE(chip(view, BrushedBins{{{3, 4}}}),
                 Text("Baujahr 1980 bis 1989 oder ohne Angabe", "Year built 1980 to 1989 or no value"));
        QCOMPARE(chip(view, BrushedBins{{{0, 4}}}), Text("Baujahr: alle", "Year built: all"));
    }
    void decimalsSayWhichEndBelongsToThem()
    {
        const Binning heights{
            .kind = BinKind::Intervals, .regularCount = 3, .bounds = {2.5, 5, 7.5, 12'345.5}, .unit = "m"};
        const View view = viewOver({"Höhe", "Height"}, heights);
        QCOMPARE(chip(view, BrushedBins{{{0, 1}}}), Text("Höhe 2,5 bis unter 7,5 m", "Height 2.5 to under 7.5 m"));
        QCOMPARE(chip(view, BrushedBins{{{2, 2}}}), Text("Höhe 7,5 bis 12.345,5 m", "Height 7.5 to 12,345.5 m"));
        Binning classes = heights;
        classes.rule = BoundRule::UpperIncluded;
        classes.hasOther = true;
        QCOMPARE(rangeText(classes, {1, 1}), Text("über 5 bis 7,5 m", "over 5 to 7.5 m"));
        QCOMPARE(rangeText(classes, {0, 1}), Text("2,5 bis 7,5 m", "2.5 to 7.5 m"));
        QCOMPARE(binText(classes, 3), Text("außerhalb der Klassen", "outside the classes"));
        QCOMPARE(rangeText(classes, {2, 4}).de,
                 std::string("über 7,5 bis 12.345,5 m oder außerhalb der Klassen oder ohne Angabe"));
    }
    void oneValueIsNamedAlone()
    {
        QCOMPARE(rangeText({.kind = BinKind::Intervals, .regularCount = 1, .bounds = {7.5, 7.5}}, {0, 0}),
                 Text("7,5", "7.5"));
        QCOMPARE(rangeText({.kind = BinKind::Intervals, .regularCount = 1, .bounds = {7, 8}, .isWholeNumbers = true},
                           {0, 0}),
                 Text("7", "7"));
    }
    void categoriesAreListed()
    {
        const View view = viewOver({"Ortsteil", "District"}, districts(8));
        QCOMPARE(chip(view, ChosenCells{{1, 0}}), Text("Ortsteil: Dorf 1, Dorf 2", "District: Dorf 1, Dorf 2"));
        QCOMPARE(chip(view, ChosenCells{{3, 8, 9}}),
                 Text("Ortsteil: Dorf 4, übrige, ohne Angabe", "District: Dorf 4, others, no value"));
        QCOMPARE(chip(view, BrushedBins{{{0, 6}}}),
                 Text("Ortsteil: Dorf 1, Dorf 2, Dorf 3, Dorf 4, Dorf 5 und 2 weitere",
                      "District: Dorf 1, Dorf 2, Dorf 3, Dorf 4, Dorf 5 and 2 more"));
        QCOMPARE(chip(view, ChosenCells{}), Text("Ortsteil: nichts gewählt", "District: nothing chosen"));
    }
    void rowsAreCounted()
    {
        const View map{.id = "map", .title = {"Bereich auf der Karte", "Area on the map"}};
        const auto rows = std::make_shared<RowMask>(128, RowMask::Fill::All);
        QCOMPARE(chip(map, ChosenRows{.rows = rows, .text = {}}),
                 Text("Bereich auf der Karte: 128 Gebäude", "Area on the map: 128 buildings"));
        QCOMPARE(chip(map, ChosenRows{.rows = std::make_shared<RowMask>(1, RowMask::Fill::All), .text = {}}).en,
                 std::string("Area on the map: 1 building"));
        QCOMPARE(chip(map, ChosenRows{.rows = rows, .text = {"Umkreis 500 m", "within 500 m"}}).de,
                 std::string("Umkreis 500 m"));
        QCOMPARE(countText(12'345, kBuildings).de, std::string("12.345 Gebäude"));
    }
    void twoAxesAreNamedOneAfterTheOther()
    {
        View view = viewOver({"Baujahr", "Year"}, years());
        view.axes.push_back(
            {.column = "d", .title = {"Ortsteil", "District"}, .binning = districts(2), .codes = nullptr});
        QCOMPARE(chip(view, BrushedBins{{{0, 1}, {1, 1}}}),
                 Text("Baujahr 1950 bis 1969, Ortsteil: Dorf 2", "Year 1950 to 1969, District: Dorf 2"));
        QCOMPARE(chip(view, BrushedBins{{{0, 4}, {1, 1}}}).de, std::string("Ortsteil: Dorf 2"));
        QCOMPARE(chip(view, BrushedBins{{{0, 4}, {0, 3}}}).de, std::string("Baujahr und Ortsteil: alle"));
        QCOMPARE(chip(view, ChosenCells{{0, 5}}), Text("Baujahr und Ortsteil: 2 Felder", "Year and District: 2 cells"));
    }
    void timesAndStretchesOfNumbersAreListed()
    {
        const std::int64_t noon = QDateTime::fromString("2026-03-29T12:00:00Z", Qt::ISODate).toSecsSinceEpoch();
        const View days = viewOver({"Messung", "Reading"}, *timeBins(TimeColumn{.utcS = {noon}}, TimeUnit::Day));
        QCOMPARE(chip(days, BrushedBins{{{0, 0}}}), Text("Messung: 29.03.2026", "Reading: 29 March 2026"));
        const View view = viewOver({"Baujahr", "Year"}, years());
        QCOMPARE(chip(view, ChosenCells{{0, 2}}).de, std::string("Baujahr 1950 bis 1959, 1970 bis 1979"));
        QCOMPARE(chip(view, {}), Text());
    }
};

QTEST_GUILESS_MAIN(FilterTextTest)
#include "filter_text_test.moc"
