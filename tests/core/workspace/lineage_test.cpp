// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/lineage.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;

class LineageTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordGoesThroughJsonUnchanged()
    {
        const LineageRecord record{.id = 7,
                                   .dataset = "puffer",
                                   .activity = "buffer",
                                   .activityVersion = "1",
                                   .programVersion = "0.1",
                                   .started = UtcSeconds(std::chrono::seconds(1'700'000'000)),
                                   .finished = UtcSeconds(std::chrono::seconds(1'700'000'005)),
                                   .sources = {{"/a b/ü.shp", "abc", 5'000'000'000}},
                                   .inputs = {{"zones", "vg", "def"}},
                                   .parameters = {{"distance", "100", "m", false}, {"cap", "round", "", true}},
                                   .registry = {{"e/x", "0.4", "kg/kWh", "2024-01-01", "UBA", true}},
                                   .rowsRead = 10,
                                   .rowsKept = 9,
                                   .rowsRejected = 1,
                                   .outputHash = "123",
                                   .notes = {"de | en"}};
        const auto back = lineageFromJson(toJson(record));
        WB_VERIFY_RESULT(back);
        QVERIFY(*back == record);
        QVERIFY(*lineageFromJson(toJson(LineageRecord{})) == LineageRecord{});
    }
    void foreignJsonIsRefused()
    {
        std::string huge = toJson(LineageRecord{});
        huge.replace(huge.find("\"rowsRead\":0"), 12, "\"rowsRead\":1e99");
        for (const std::string& json : {std::string(), std::string("{}"), huge}) {
            QCOMPARE(lineageFromJson(json).error().code, ErrorCode::InvalidInput);
        }
    }
};

QTEST_GUILESS_MAIN(LineageTest)
#include "lineage_test.moc"
