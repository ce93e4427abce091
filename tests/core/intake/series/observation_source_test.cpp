// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/observation_source.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

class Taken final : public ReadingTaker {
public:
    Result<void> take(const ObservedReading& reading) override
    {
        readings.push_back(reading);
        return {};
    }
    Result<void> reject(std::int64_t line, const Text&, std::string_view) override
    {
        lines.push_back(line);
        return {};
    }
    Result<void> remark(const Text&) override { return {}; }

    std::vector<ObservedReading> readings;
    std::vector<std::int64_t> lines;
};

} // namespace

class ObservationSourceTest : public QObject {
    Q_OBJECT

private slots:
    void sitesAndStreamsAreMadeOnce()
    {
        GatheredObservations gathered;
        QCOMPARE(gathered.siteOf("a"), std::size_t{0});
        QCOMPARE(gathered.siteOf("b"), std::size_t{1});
        QCOMPARE(gathered.siteOf("a"), std::size_t{0});
        QCOMPARE(gathered.streamOf({.key = "a/x"}), std::uint32_t{0});
        QCOMPARE(gathered.streamOf({.key = "a/x", .title = "other"}), std::uint32_t{0});
        QCOMPARE(gathered.facts.streams.size(), std::size_t{1});
    }
    void whatWasGatheredIsHandedOver()
    {
        GatheredObservations gathered;
        gathered.readings = {{.stream = gathered.streamOf({.key = "a/x"}), .utcS = 7, .value = 1.5}};
        gathered.rejections = {{.line = 3, .reason = {"a", "b"}, .content = "c"}};
        Job job;
        WB_VALUE(const auto facts, gathered.survey(job));
        QCOMPARE(facts.readingEstimate, std::int64_t{1});
        Taken taken;
        WB_VERIFY_RESULT(gathered.replay(taken, job));
        QCOMPARE(taken.readings, gathered.readings);
        QCOMPARE(taken.lines, std::vector<std::int64_t>{3});
    }
};

QTEST_GUILESS_MAIN(ObservationSourceTest)
#include "observation_source_test.moc"
