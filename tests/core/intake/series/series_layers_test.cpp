// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/series_layers.h"

#include <QTest>

#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class SeriesLayersTest : public QObject {
    Q_OBJECT

    static void fill(GatheredObservations& gathered)
    {
        gathered.facts.sites.schema.name = "luft";
        gathered.facts.sites.schema.srsId = 4326;
        ObservedSite& site = gathered.facts.places[gathered.siteOf("a")];
        site.x = 8.65;
        site.y = 49.87;
        static_cast<void>(gathered.siteOf("b"));
        const auto stream = gathered.streamOf({.key = "a/NO2", .site = "a", .title = "A", .property = "NO2"});
        for (int i = 0; i < 30; ++i) {
            gathered.readings.push_back({.stream = stream, .utcS = i * 3600, .value = 0.5 + i});
        }
        gathered.rejections.push_back({.line = 9, .reason = {"kaputt", "broken"}, .content = "x"});
    }

private slots:
    void sitesComeFirstAndThenEveryReading()
    {
        GatheredObservations gathered;
        fill(gathered);
        Job job;
        test::RowCollector collector;
        WB_VERIFY_RESULT(readObservations(gathered, collector, job));
        QCOMPARE(collector.layers.size(), std::size_t{2});
        const auto& sites = collector.layers[0];
        QCOMPARE(sites.preview.seriesPart, SeriesPart::Sites);
        QCOMPARE(sites.preview.schema.columns, siteColumns());
        QCOMPARE(sites.rows.at(0), (std::vector<std::string>{"a", "a", "NO2", "1", "NULL"}));
        QVERIFY(sites.geometryBytes[0] > 0);
        QCOMPARE(sites.geometryBytes[1], std::size_t{0});
        const auto& readings = collector.layers[1];
        QCOMPARE(readings.rowsRead, std::int64_t{31});
        QCOMPARE(readings.rows.at(1), (std::vector<std::string>{"0", "3600", "1.5"}));
        QCOMPARE(readings.rejected.at(0).line, std::int64_t{9});
    }
    void aPreviewShowsTheFirstReadings()
    {
        GatheredObservations gathered;
        fill(gathered);
        Job job;
        WB_VALUE(const auto preview, previewObservations(gathered, job));
        QCOMPARE(preview.layers.at(1).firstRows.size(), std::size_t{20});
        QCOMPARE(preview.layers.at(1).firstRows[1], (std::vector<std::string>{"A", "1970-01-01T01:00:00Z", "1.5"}));
        QCOMPARE(preview.layers.at(0).firstRows.size(), std::size_t{2});
    }
    void withoutAnythingThereIsAnError()
    {
        GatheredObservations nothing;
        Job job;
        test::RowCollector collector;
        const auto read = readObservations(nothing, collector, job);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(SeriesLayersTest)
#include "series_layers_test.moc"
