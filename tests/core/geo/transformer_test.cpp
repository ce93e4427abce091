// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/crs.h"

#include <QTest>

#include <cmath>
#include <filesystem>
#include <thread>
#include <vector>

using weitblick::ErrorCode;
using weitblick::geo::Crs;
using weitblick::geo::Transformer;

class TransformerTest : public QObject {
    Q_OBJECT

private slots:
    void gaussKruegerGoesThroughTheGridOfBeTA2007()
    {
        if (!std::filesystem::exists("/usr/share/proj/BETA2007.gsb")) {
            QSKIP("the grid BETA2007 is not installed");
        }
        // Golden: cs2cs of PROJ 9.1.1 with BETA2007.gsb; the seven parameters alone are 0.53 m off.
        const auto transformer = Transformer::create(Crs{"EPSG:31467"}, Crs{"EPSG:25832"});
        QVERIFY(transformer.has_value());
        std::vector<double> x{3475200.0};
        std::vector<double> y{5526800.0};
        QCOMPARE(transformer->apply(x, y), std::size_t{0});
        QVERIFY2(std::hypot(x[0] - 475134.850, y[0] - 5525029.050) < 0.002, qPrintable(QString::number(x[0], 'f', 3)));
        QVERIFY(transformer->operation().find("DHDN to ETRS89 (8)") != std::string::npos);
        QCOMPARE(transformer->accuracyM().value_or(-1), 0.9);
        QVERIFY(!transformer->isIdentity());
        QVERIFY(!transformer->lacksGrid());
    }

    void aBetterGridThatIsMissingIsTold()
    {
        if (std::filesystem::exists("/usr/share/proj/de_lgl_bw_BWTA2017.tif") ||
            std::filesystem::exists("/usr/share/proj/BWTA2017.gsb")) {
            QSKIP("the grid of Baden-Württemberg is installed");
        }
        const auto stuttgart =
            Transformer::create(Crs{"EPSG:31467"}, Crs{"EPSG:25832"}, std::array{9.1, 48.7, 9.3, 48.8});
        QVERIFY(stuttgart.has_value());
        QVERIFY(stuttgart->lacksGrid());
    }

    void eastingComesFirstWhateverTheAuthoritySays()
    {
        // EPSG:4326 has latitude first, EPSG:31467 northing first. Golden: 9° E on the central meridian is 500 km.
        const auto transformer = Transformer::create(Crs{"EPSG:4326"}, Crs{"EPSG:25832"});
        QVERIFY(transformer.has_value());
        std::vector<double> interleaved{9.0, 50.0, 77.0, 9.0, 51.0, 78.0};
        QCOMPARE(transformer->applyInterleaved(interleaved, 3), std::size_t{0});
        QVERIFY(std::abs(interleaved[0] - 500000.0) < 0.01);
        QVERIFY(std::abs(interleaved[1] - 5538630.70) < 0.5);
        QCOMPARE(interleaved[2], 77.0);
        QVERIFY(std::abs(interleaved[3] - 500000.0) < 0.01);
        QCOMPARE(interleaved[5], 78.0);
    }

    void equalSystemsLeaveTheNumbersAlone()
    {
        const auto transformer = Transformer::create(Crs{"EPSG:5555"}, Crs{"EPSG:25832"});
        QVERIFY(transformer.has_value());
        QVERIFY(transformer->isIdentity());
        QCOMPARE(transformer->accuracyM().value_or(-1), 0.0);
        std::vector<double> x{475134.123456789};
        std::vector<double> y{5525029.987654321};
        QCOMPARE(transformer->apply(x, y), std::size_t{0});
        QCOMPARE(x[0], 475134.123456789);
        QCOMPARE(y[0], 5525029.987654321);
    }

    void whatCannotBeTransformedIsNanAndCounted()
    {
        const auto transformer = Transformer::create(Crs{"EPSG:4326"}, Crs{"EPSG:25832"});
        QVERIFY(transformer.has_value());
        std::vector<double> x{9.0, 9.0, std::nan(""), 9.0};
        std::vector<double> y{50.0, 5500.0, 50.0, 51.0};
        QCOMPARE(transformer->apply(x, y), std::size_t{2});
        QVERIFY(std::isnan(x[1]) && std::isnan(y[1]) && std::isnan(x[2]) && std::isnan(y[2]));
        QVERIFY(std::abs(x[0] - 500000.0) < 0.01 && std::abs(x[3] - 500000.0) < 0.01);
    }

    void anEmptySpanIsNothingToDo()
    {
        const auto transformer = Transformer::create(Crs{"EPSG:4326"}, Crs{"EPSG:25832"});
        QVERIFY(transformer.has_value());
        QCOMPARE(transformer->applyInterleaved({}, 2), std::size_t{0});
        QCOMPARE(transformer->apply({}, {}), std::size_t{0});
    }

    void anUnknownSystemIsAnError()
    {
        const auto transformer = Transformer::create(Crs{"EPSG:25832"}, Crs{"EPSG:99999"});
        QVERIFY(!transformer.has_value());
        QCOMPARE(transformer.error().code, ErrorCode::UnsupportedCrs);
    }

    void severalThreadsHaveATransformerEach()
    {
        std::vector<double> eastings(4, 0.0);
        {
            std::vector<std::jthread> threads;
            for (double& easting : eastings) {
                threads.emplace_back([&easting] {
                    const auto transformer = Transformer::create(Crs{"EPSG:31467"}, Crs{"EPSG:25832"});
                    std::vector<double> x(2000, 3475200.0);
                    std::vector<double> y(2000, 5526800.0);
                    if (transformer && transformer->apply(x, y) == 0) {
                        easting = x.back();
                    }
                });
            }
        }
        for (const double easting : eastings) {
            QVERIFY(std::abs(easting - 475134.85) < 1.0);
        }
    }
};

QTEST_GUILESS_MAIN(TransformerTest)
#include "transformer_test.moc"
