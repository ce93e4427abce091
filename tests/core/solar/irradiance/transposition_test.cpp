// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/transposition.h"
#include "core/solar/sun/angle.h"

#include <QTest>

#include <cmath>

using namespace weitblick::solar;

namespace {

void compareWithin(double value, double wanted, double tolerance)
{
    QVERIFY2(
        std::abs(value - wanted) <= tolerance,
        qPrintable(QStringLiteral("%1, wanted %2 ± %3").arg(value, 0, 'g', 12).arg(wanted, 0, 'g', 12).arg(tolerance)));
}

constexpr Plane kPlane{40.0, 180.0};

/// The four instants of pvlib's tests of irradiance.
SkyState instant(int number)
{
    static const SkyState kInstants[] = {
        {0.0, 0.0, 0.0, 1321.1655834833093, 0.0, 124.0390863, 352.69550699},
        {79.73860422, 316.1949056, 40.46149818, 1321.1655834833093, 7.58831596, 82.85457044, 66.71410338},
        {1042.48031487, 939.95469881, 118.45831879, 1321.1655834833093, 1.01688136, 10.56413562, 144.76567754},
        {257.20751138, 646.22886049, 62.03376265, 1321.1655834833093, 3.27930443, 72.41687122, 287.04104128}};
    return kInstants[number];
}

} // namespace

class TranspositionTest : public QObject {
    Q_OBJECT

private slots:
    void everySkyModelIsMet_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<QList<double>>("wanted");
        QTest::newRow("isotropic") << int(SkyModel::Isotropic) << QList<double>{0, 35.728402, 104.601328, 54.777191};
        QTest::newRow("Klucher") << int(SkyModel::Klucher) << QList<double>{0, 36.789794, 109.209347, 56.965916};
        QTest::newRow("Hay-Davies") << int(SkyModel::HayDavies) << QList<double>{0, 27.1775, 102.9949, 33.1909};
        QTest::newRow("Reindl") << int(SkyModel::Reindl) << QList<double>{0, 27.9412, 104.1317, 34.1663};
        QTest::newRow("Perez") << int(SkyModel::Perez) << QList<double>{0, 31.4635, 109.0843, 45.4598};
    }
    void everySkyModelIsMet()
    {
        QFETCH(int, model);
        QFETCH(QList<double>, wanted);
        for (int number = 0; number < 4; ++number) {
            compareWithin(skyDiffuse(static_cast<SkyModel>(model), kPlane, instant(number)).totalWM2(), wanted[number],
                          1e-4);
        }
    }
    void thePartsOfTheSkyAreMet()
    {
        const SkyDiffuse hay = skyDiffuse(SkyModel::HayDavies, kPlane, instant(2));
        compareWithin(hay.isotropicWM2, 30.1818, 1e-4);
        compareWithin(hay.circumsolarWM2, 72.8130, 1e-4);
        const SkyDiffuse hayLow = skyDiffuse(SkyModel::HayDavies, kPlane, instant(3));
        compareWithin(hayLow.isotropicWM2, 27.9837, 1e-4);
        compareWithin(hayLow.circumsolarWM2, 5.2071, 1e-4);
        const double parts[3][3] = {
            {26.841386, 0.0, 4.622122}, {41.621826, 61.619987, 5.842518}, {31.726961, 4.479664, 9.253165}};
        for (int number = 1; number < 4; ++number) {
            const SkyDiffuse perez = skyDiffuse(SkyModel::Perez, kPlane, instant(number));
            compareWithin(perez.isotropicWM2, parts[number - 1][0], 2e-6);
            compareWithin(perez.circumsolarWM2, parts[number - 1][1], 2e-6);
            compareWithin(perez.horizonWM2, parts[number - 1][2], 2e-6);
        }
    }
    void allOfThePlanesIrradianceIsMet()
    {
        const double totals[4] = {0.0, 35.19456561, 956.18253696, 90.99624896};
        const double beams[4] = {0.0, 0.0, 798.31939281, 33.50143401};
        const double grounds[4] = {0.0, 3.73105791, 48.77881252, 12.03502531};
        for (int number = 0; number < 4; ++number) {
            const PlaneIrradiance plane = planeIrradiance(SkyModel::Perez, kPlane, instant(number), 0.4);
            compareWithin(plane.totalWM2(), totals[number], 2e-6);
            compareWithin(plane.beamWM2, beams[number], 2e-6);
            compareWithin(plane.groundWM2, grounds[number], 2e-8);
        }
    }
    void theAngleOfIncidenceIsMet()
    {
        const auto degrees = [](double tilt, double azimuth, double zenith, double sunAzimuth) {
            return kDegPerRad * std::acos(incidenceCosine({tilt, azimuth}, zenith, sunAzimuth));
        };
        compareWithin(degrees(30, 180, 30, 180), 0.0, 1e-5);
        compareWithin(degrees(90, 0, 30, 60), 75.5224878, 1e-7);
        compareWithin(incidenceCosine({90, 0}, 30, 60), 0.25, 1e-12);
        compareWithin(degrees(90, 0, 30, 170), 119.4987042, 1e-7);
        compareWithin(incidenceCosine({90, 0}, 30, 170), -0.4924038, 1e-7);
    }
    void theScalarsAreMet()
    {
        compareWithin(skyDiffuse(SkyModel::Isotropic, {40, 180}, {.diffuseWM2 = 100}).totalWM2(), 88.30222215594891,
                      1e-12);
        compareWithin(groundReflectedWM2({40, 180}, 900, 0.25), 26.32000014911496, 1e-12);
    }
    void aFlatPlaneGetsWhatTheHorizontalGets()
    {
        const SkyState sky{500.0, 600.0, 200.0, 1366.1, 2.0, 60.0, 170.0}; // 500 = 600 · cos 60° + 200
        for (const SkyModel model : {SkyModel::Isotropic, SkyModel::HayDavies, SkyModel::Perez}) {
            compareWithin(planeIrradiance(model, {0.0, 180.0}, sky, 0.2).totalWM2(), 500.0, 1e-9);
        }
    }
};

QTEST_GUILESS_MAIN(TranspositionTest)
#include "transposition_test.moc"
