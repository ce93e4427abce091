// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/value_count.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

Result<void> check(const std::string& text, std::int64_t announced, std::size_t pieceBytes = 3)
{
    std::size_t at = 0;
    Job job;
    const auto nextPiece = [&]() -> Result<std::string_view> {
        const std::string_view piece = std::string_view(text).substr(at, pieceBytes);
        at += piece.size();
        return piece;
    };
    return checkValueCount("dgm.asc", nextPiece, announced, job);
}

} // namespace

class ValueCountTest : public QObject {
    Q_OBJECT

private slots:
    void theValuesBehindTheHeaderAreCounted()
    {
        for (const std::size_t pieceBytes : {std::size_t{1}, std::size_t{5}, std::size_t{1000}}) {
            WB_VERIFY_RESULT(check("ncols 3\r\nnrows 1\r\nNODATA_value  -9999\r\n1.5 -2 nan\r\n", 3, pieceBytes));
            WB_VERIFY_RESULT(check("ncols 2\n1 2", 2, pieceBytes));
            WB_VERIFY_RESULT(check("ncols 2\nnodata_value nan\nnan 2", 2, pieceBytes));
        }
    }
    void tooFewAndTooManyAreSaid()
    {
        const auto few = check("ncols 3\n1 2", 3);
        QVERIFY(!few);
        QCOMPARE(few.error().code, ErrorCode::InvalidInput);
        QVERIFY(few.error().message.de.find("2 Werte, angekündigt sind 3") != std::string::npos);
        QVERIFY(!check("ncols 3\n1 2 3 4", 3));
        QVERIFY(!check("", 1));
    }
};

QTEST_GUILESS_MAIN(ValueCountTest)
#include "value_count_test.moc"
