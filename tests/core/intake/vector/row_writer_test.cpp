// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/row_writer.h"

#include <QTest>

#include "tests/support/row_collector.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

class RowWriterTest : public QObject {
    Q_OBJECT

private slots:
    void rowsAndRejectionsAreCounted()
    {
        LayerPreview layer;
        layer.schema = {.name = "t", .columns = {{.name = "a", .type = workspace::ColumnType::Integer}}};
        test::RowCollector sink;
        Job job;
        RowWriter writer(sink, layer, 2, job);
        WB_VERIFY_RESULT(writer.begin());
        QVERIFY(!writer.beginRow({}));
        writer.values().add(std::int64_t{7});
        WB_VERIFY_RESULT(writer.endRow());
        WB_VERIFY_RESULT(writer.reject({"kaputt", "broken"}, "x;y"));
        WB_VERIFY_RESULT(writer.finish());
        QCOMPARE(sink.layers[0].rows, (std::vector<std::vector<std::string>>{{"7"}}));
        QCOMPARE(sink.layers[0].rejected.size(), std::size_t{1});
        QCOMPARE(sink.layers[0].rowsRead, 2);
    }
};

QTEST_GUILESS_MAIN(RowWriterTest)
#include "row_writer_test.moc"
