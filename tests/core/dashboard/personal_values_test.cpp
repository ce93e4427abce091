// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/personal_values.h"
#include "core/privacy/release_ledger.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <tuple>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;
using namespace weitblick::test;
using workspace::ColumnType;
using workspace::LayerSchema;

namespace {

constexpr int kHouses = 200;
const RowSource kRows{.role = {}, .dataset = "haeuser", .where = {}};

/// A place for each house: 12 in the hamlet, 4 in the mill, the others in two villages.
std::string placeOf(int house)
{
    return house < 4 ? "Mühle" : house < 16 ? "Weiler" : house < 100 ? "Nord" : "Süd";
}

} // namespace

class PersonalValuesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::optional<workspace::Workspace> m_project;
    std::vector<double> m_demand;

    Result<TileAnswer> answer(const TileContent& content)
    {
        Job job;
        const Dashboard board{.id = "probe"};
        return answerTile(*m_project, board, Tile{.id = "t", .content = content}, {}, job);
    }
    static BarContent sumsBy(const std::string& group, const std::string& where = {})
    {
        return {.rows = {.role = {}, .dataset = "haeuser", .where = where},
                .groupBy = group,
                .value = "strom_kwh",
                .aggregate = Aggregate::Sum,
                .order = BarOrder::Name};
    }

private slots:
    void initTestCase()
    {
        auto created = workspace::Workspace::create(m_folder.filePath("p.gpkg").toStdString());
        WB_VERIFY_RESULT(created);
        m_project.emplace(std::move(created).value());
        const LayerSchema schema{.name = "haeuser",
                                 .geometry = workspace::GeometryType::Point,
                                 .srsId = 25832,
                                 .columns = {{"nummer", ColumnType::Integer, "", ""},
                                             {"ort", ColumnType::Text, "", ""},
                                             {"baujahr", ColumnType::Integer, "", ""},
                                             {"strom_kwh", ColumnType::Real, "kWh", ""}}};
        std::mt19937 random(8);
        std::vector<Row> rows;
        for (int house = 0; house < kHouses; ++house) {
            m_demand.push_back(2000.0 + static_cast<double>(random() % 3000));
            rows.push_back({"POINT (475000 5525000)",
                            {std::int64_t{house}, placeOf(house), std::int64_t{1900 + house / 2}, m_demand.back()}});
        }
        WB_VERIFY_RESULT(addLayer(*m_project, schema, rows));
    }
    void init() { privacy::ReleaseLedger::ofProgram().forget(); }

    void aSmallGroupAndOneMoreAreNotTold()
    {
        WB_VALUE(const TileAnswer shown, answer(sumsBy("ort")));
        const auto& bars = std::get<BarAnswer>(shown.shown);
        QCOMPARE(bars.labels.size(), std::size_t{4}); // Mühle, Nord, Süd, Weiler
        QCOMPARE(bars.labels[0].text.de, std::string("Mühle (unter 5 Fälle, nicht ausgewiesen)"));
        QVERIFY(!bars.series[0].values[0]);
        QVERIFY(bars.series[0].values[1] && bars.series[0].values[2]);
        QVERIFY(!bars.series[0].values[3]); // with it and the total, the four would be known
        QVERIFY(bars.binding.empty());
        const bool hasInterval = std::ranges::any_of(shown.remarks, [](const Text& remark) {
            return remark.de.find("liegen zwischen 0 und") != std::string::npos;
        });
        QVERIFY(hasInterval); // of sixteen houses together
    }
    void aSecondSelectionThatDiffersByFewIsRefused()
    {
        WB_VALUE(const TileAnswer first, answer(sumsBy("ort", "nummer >= 100 and nummer < 150")));
        QVERIFY(std::get<BarAnswer>(first.shown).series[0].values[0]);
        WB_VALUE(const TileAnswer second, answer(sumsBy("ort", "nummer >= 100 and nummer < 151")));
        QVERIFY(second.isMissing());
        QVERIFY(std::get<MissingAnswer>(second.shown).reason.de.find("unter 5 Fälle") != std::string::npos);
        WB_VALUE(const TileAnswer again, answer(sumsBy("ort", "nummer >= 100 and nummer < 150")));
        QVERIFY(!again.isMissing());
    }
    void whatTellsSingleHousesIsNotShown()
    {
        const std::array<TileContent, 6> contents = {
            TileContent(MapContent{.rows = kRows, .field = "strom_kwh"}),
            TileContent(HistogramContent{.rows = kRows, .field = "strom_kwh"}),
            TileContent(BoxContent{.rows = kRows, .field = "strom_kwh", .groupBy = "ort"}),
            TileContent(ScatterContent{.rows = kRows, .fieldX = "baujahr", .fieldY = "strom_kwh"}),
            TileContent(FilterContent{.rows = kRows, .field = "strom_kwh"}),
            TileContent(MapContent{.rows = {.role = {}, .dataset = "haeuser", .where = "strom_kwh > 4500 {kWh}"},
                                   .field = "ort"}),
        };
        for (const TileContent& content : contents) {
            WB_VALUE(const TileAnswer shown, answer(content));
            QVERIFY(shown.isMissing());
            QCOMPARE(std::get<MissingAnswer>(shown.shown).what, MissingAnswer::What::Value);
        }
        BarContent largest = sumsBy("ort");
        largest.aggregate = Aggregate::Maximum;
        WB_VALUE(const TileAnswer maximum, answer(largest));
        QVERIFY(maximum.isMissing());
    }
    void tablesKeepTheirRowsAndLoseTheCells()
    {
        WB_VALUE(const TileAnswer shown, answer(TableContent{.rows = kRows, .fields = {"nummer", "strom_kwh"}}));
        const auto& table = std::get<TableAnswer>(shown.shown);
        QCOMPARE(table.rows.size(), std::size_t{kHouses});
        for (const TableRow& row : table.rows) {
            QVERIFY(!std::holds_alternative<std::monostate>(row.cells[0]));
            QVERIFY(std::holds_alternative<std::monostate>(row.cells[1]));
        }
        QVERIFY(shown.remarks.front().de.find("200 Werte") != std::string::npos);
    }
    void whatIsNotPersonalStaysAsItWas()
    {
        BarContent counts = sumsBy("ort");
        counts.value.clear();
        counts.aggregate = Aggregate::Count;
        WB_VALUE(const TileAnswer shown, answer(counts));
        const auto& bars = std::get<BarAnswer>(shown.shown);
        QCOMPARE(bars.series[0].values[0], std::optional(4.0));
        QVERIFY(!bars.binding.empty());
        QVERIFY(shown.remarks.empty());
    }
    void linesHaveGapsWhereTooFewStandBehindThem()
    {
        const LineContent line{
            .rows = kRows, .along = "baujahr", .values = {"strom_kwh"}, .groupBy = {}, .aggregate = Aggregate::Mean};
        WB_VALUE(const TileAnswer shown, answer(line)); // two houses a year
        QVERIFY(shown.isMissing());
    }
    /// Every pair of stretches of house numbers, asked for through tiles: no difference of two answers, nor of one and
    /// the total, is the demand of fewer than five houses.
    void noPairOfAnswersTellsAHouse()
    {
        std::vector<std::tuple<int, int, double>> told{{0, kHouses, 0.0}};
        int asked = 0;
        for (int begin = 0; begin < kHouses; begin += 20) {
            for (int end = begin + 3; end <= kHouses; end += 23) {
                ++asked;
                BarContent content =
                    sumsBy("ort", "nummer >= " + std::to_string(begin) + " and nummer < " + std::to_string(end));
                content.limit = 0; // all places as one bar
                WB_VALUE(const TileAnswer one, answer(content));
                if (const auto* const bars = std::get_if<BarAnswer>(&one.shown);
                    bars != nullptr && bars->series[0].values[0]) {
                    told.emplace_back(begin, end, *bars->series[0].values[0]);
                }
            }
        }
        QVERIFY(asked > 40 && told.size() > 5);
        for (const auto& [a, b, first] : told) {
            for (const auto& [c, d, second] : told) {
                const int both = std::max(0, std::min(b, d) - std::max(a, c));
                for (const int atom : {both, b - a - both, d - c - both}) {
                    QVERIFY(atom == 0 || atom >= 5);
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(PersonalValuesTest)
#include "personal_values_test.moc"
