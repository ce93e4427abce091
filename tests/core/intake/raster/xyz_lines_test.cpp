// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/raster/xyz_lines.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <vector>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// The text in pieces of `pieceBytes`.
XyzLines linesOf(const std::string& text, std::size_t pieceBytes = 1000)
{
    const auto whole = std::make_shared<std::string>(text);
    const auto at = std::make_shared<std::size_t>(0);
    return {"dgm.xyz", [whole, at, pieceBytes]() -> Result<std::string_view> {
                const std::string_view piece = std::string_view(*whole).substr(*at, pieceBytes);
                *at += piece.size();
                return piece;
            }};
}

Result<std::vector<XyzPoint>> pointsOf(const std::string& text, std::size_t pieceBytes = 1000)
{
    XyzLines lines = linesOf(text, pieceBytes);
    std::vector<XyzPoint> points;
    XyzPoint point;
    while (true) {
        WB_TRY(const bool isThere, lines.next(point));
        if (!isThere) {
            return points;
        }
        points.push_back(point);
    }
}

} // namespace

class XyzLinesTest : public QObject {
    Q_OBJECT

private slots:
    void theFormsOfTheSurveyingOfficesAreRead_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("blanks") << QByteArray("500000.5 5600000.5 123.45\n500001.5 5600000.5 -1.5\n");
        QTest::newRow("many blanks, no last line end") << QByteArray("  500000.5   5600000.5\t123.45\r\n"
                                                                     "500001.5 5600000.5 -1.50");
        QTest::newRow("commas") << QByteArray("500000.5,5600000.5,123.45\n500001.5,5600000.5,-1.5\n");
        QTest::newRow("comma and blank") << QByteArray("500000.5, 5600000.5, 123.45\n500001.5, 5600000.5, -1.5\n");
        QTest::newRow("semicolons") << QByteArray("500000.5;5600000.5;123.45\n500001.5;5600000.5;-1.5\n");
        QTest::newRow("decimal comma, semicolons")
            << QByteArray("500000,5;5600000,5;123,45\n500001,5;5600000,5;-1,5\n");
        QTest::newRow("decimal comma, blanks") << QByteArray("500000,5 5600000,5 123,45\n500001,5 5600000,5 -1,5\n");
        QTest::newRow("header") << QByteArray("x y z\n500000.5 5600000.5 123.45\n500001.5 5600000.5 -1.5\n");
        QTest::newRow("header, north first") << QByteArray("Hochwert;Rechtswert;Höhe\n5600000.5;500000.5;123.45\n"
                                                           "5600000.5;500001.5;-1.5\n");
        QTest::newRow("byte order mark, comment") << QByteArray("\xEF\xBB\xBF# DGM1\n\n500000.5 5600000.5 123.45\n"
                                                                "500001.5 5600000.5 -1.5\n\n");
        QTest::newRow("exponents") << QByteArray("5.000005e5 5.6000005E+06 1.2345e2\n+500001.5 5600000.5 -.15e1\n");
    }
    void theFormsOfTheSurveyingOfficesAreRead()
    {
        QFETCH(QByteArray, text);
        for (const std::size_t pieceBytes : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
            WB_VALUE(const auto points, pointsOf(text.toStdString(), pieceBytes));
            QCOMPARE(points.size(), std::size_t{2});
            QCOMPARE(points[0].x, 500'000.5);
            QCOMPARE(points[0].y, 5'600'000.5);
            QCOMPARE(points[0].z, 123.45);
            QCOMPARE(points[1].x, 500'001.5);
            QCOMPARE(points[1].z, -1.5);
        }
    }
    void whatStandsForNothingHasNoValue()
    {
        XyzLines lines = linesOf("1 1 -9999\n2 1 nan\n3 1 -99999.00\n4 1 -9998\n");
        XyzPoint point;
        for (int number = 0; number < 3; ++number) {
            QVERIFY(lines.next(point).value());
            QVERIFY(std::isnan(point.z));
        }
        QVERIFY(lines.next(point).value());
        QCOMPARE(point.z, -9998.0);
        QCOMPARE(lines.missing(), std::int64_t{3});
        QVERIFY(!lines.next(point).value());
        QVERIFY(!lines.hasMoreColumns());
    }
    void moreColumnsAreNoticed()
    {
        XyzLines lines = linesOf("1 1 5 17\n2 1 6 18\n");
        XyzPoint point;
        QVERIFY(lines.next(point).value());
        QCOMPARE(point.z, 5.0);
        QVERIFY(lines.hasMoreColumns());
    }
    void aBrokenLineIsNamed_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("cut off") << QByteArray("1 1 5\n2 1 6\n3 1") << QByteArray("Zeile 3 ");
        QTest::newRow("words") << QByteArray("1 1 5\nEnde der Datei\n") << QByteArray("Zeile 2 ");
        QTest::newRow("two headers") << QByteArray("x y z\nm m m\n1 1 5\n") << QByteArray("Zeile 2 ");
        QTest::newRow("number and letters") << QByteArray("1 1 5m\n") << QByteArray("Zeile 1 ");
        QTest::newRow("infinite place") << QByteArray("1 1 5\ninf 1 5\n") << QByteArray("Zeile 2 ");
        QTest::newRow("bytes") << QByteArray("1 1 5\n\0\0\0\n", 11) << QByteArray("Zeile 2 ");
    }
    void aBrokenLineIsNamed()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, line);
        const auto points = pointsOf(text.toStdString());
        QVERIFY(!points);
        QCOMPARE(points.error().code, ErrorCode::InvalidInput);
        QVERIFY2(points.error().message.de.find(line.toStdString()) != std::string::npos,
                 points.error().message.de.c_str());
    }
    void aLineWithoutEndIsRefusedEarly()
    {
        const auto points = pointsOf(std::string(100'000, '1'), 10);
        QVERIFY(!points);
        QVERIFY(points.error().message.de.size() < 300);
    }
};

QTEST_GUILESS_MAIN(XyzLinesTest)
#include "xyz_lines_test.moc"
