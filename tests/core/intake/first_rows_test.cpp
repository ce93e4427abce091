// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/first_rows.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

LayerPreview tableOf(std::size_t columns)
{
    LayerPreview layer;
    layer.schema.name = "tabelle";
    for (std::size_t i = 0; i < columns; ++i) {
        layer.schema.columns.push_back({.name = "s" + std::to_string(i)});
    }
    return layer;
}

workspace::RowBatch batchOf(int rows)
{
    workspace::RowBatch batch;
    for (int i = 0; i < rows; ++i) {
        batch.beginRow();
        batch.add(static_cast<std::int64_t>(i));
        batch.addText("t" + std::to_string(i));
        batch.endRow();
    }
    return batch;
}

} // namespace

class FirstRowsTest : public QObject {
    Q_OBJECT

private slots:
    void aShortLayerIsTakenWhole()
    {
        FirstRows rows;
        WB_VERIFY_RESULT(rows.beginLayer(tableOf(2)));
        WB_VERIFY_RESULT(rows.rows(batchOf(3)));
        WB_VERIFY_RESULT(rows.outcome(rows.endLayer(3)));
        QCOMPARE(rows.take(), (std::vector<std::vector<std::string>>{{"0", "t0"}, {"1", "t1"}, {"2", "t2"}}));
    }
    void theReaderIsStoppedOnceThereIsEnoughAndThatIsSuccess()
    {
        FirstRows rows;
        WB_VERIFY_RESULT(rows.beginLayer(tableOf(2)));
        const auto stopped = rows.rows(batchOf(1000));
        QVERIFY(!stopped);
        WB_VERIFY_RESULT(rows.outcome(stopped.error()));
        QCOMPARE(rows.take().size(), FirstRows::kRows);
    }
    void anyOtherErrorStaysAnError()
    {
        FirstRows rows;
        WB_VERIFY_RESULT(rows.beginLayer(tableOf(2)));
        const auto outcome = rows.outcome(Error{.code = ErrorCode::InvalidInput, .message = {"kaputt", "broken"}});
        QCOMPARE(outcome.error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(FirstRowsTest)
#include "first_rows_test.moc"
