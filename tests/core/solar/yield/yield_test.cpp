// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/irradiance/atmosphere.h"
#include "core/solar/irradiance/decomposition.h"
#include "core/solar/module/incidence_modifier.h"
#include "core/solar/sun/angle.h"
#include "core/solar/yield/yield.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

#include <chrono>
#include <cmath>

using namespace weitblick::solar;
using namespace std::chrono;

namespace {

constexpr Site kFrankfurt{50.1109, 8.6821, 112.0};

/// The system of the reference values: c-Si with −0.4 %/K, the rest as PvSystem has it.
PvSystem referenceSystem()
{
    return {.temperatureCoefficientPerK = -0.004};
}

void compareRelative(double value, double wanted, double tolerance)
{
    QVERIFY2(std::abs(value - wanted) <= tolerance * std::abs(wanted),
             qPrintable(QStringLiteral("%1, wanted %2").arg(value, 0, 'g', 9).arg(wanted, 0, 'g', 9)));
}

/// A day under the clear sky of Haurwitz, divided by Erbs, with 24 steps at HH:30.
WeatherYear clearDay(year_month_day date, double airC)
{
    WeatherYear year{.name = "clear", .site = kFrankfurt};
    for (int clock = 0; clock < 24; ++clock) {
        const sys_seconds instant = sys_days{date} + hours{clock};
        WeatherHour hour{.beginUtcS = instant.time_since_epoch().count(), .airC = airC, .windMPerS = 2.0};
        hour.sunUtcS = hour.beginUtcS + 1800;
        const SunPosition sun = sunPosition(static_cast<double>(hour.sunUtcS), kFrankfurt);
        const double cosine = cosDeg(sun.apparentZenithDeg);
        hour.globalWM2 = cosine > 0.0 ? 1098.0 * cosine * std::exp(-0.059 / cosine) : 0.0;
        const BeamAndDiffuse parts =
            decompose(hour.globalWM2, sun.zenithDeg, extraterrestrialWM2At(static_cast<double>(hour.sunUtcS)));
        hour.directNormalWM2 = parts.directNormalWM2;
        hour.diffuseWM2 = parts.diffuseHorizontalWM2;
        year.hours.push_back(hour);
    }
    return year;
}

/// The typical year of PVGIS for 45° N 8° E; nothing where the real files are not there.
WeatherYear pvgisYear(double sunOffsetH)
{
    QFile file(QStringLiteral(WB_SOURCE_DIR "/../shared/data/05_energy/solar_ref/tmy_45.000_8.000_2005_2023.json"));
    WeatherYear year{.name = "PVGIS", .site = {45.0, 8.0, 250.0}};
    if (!file.open(QIODevice::ReadOnly)) {
        return year;
    }
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll())["outputs"]["tmy_hourly"].toArray();
    for (const auto& value : rows) {
        const QJsonObject row = value.toObject();
        QDateTime time = QDateTime::fromString(row["time(UTC)"].toString(), "yyyyMMdd:HHmm");
        time.setTimeZone(QTimeZone::utc());
        WeatherHour hour{.beginUtcS = time.toSecsSinceEpoch(),
                         .globalWM2 = row["G(h)"].toDouble(),
                         .directNormalWM2 = row["Gb(n)"].toDouble(),
                         .diffuseWM2 = row["Gd(h)"].toDouble(),
                         .airC = row["T2m"].toDouble(),
                         .windMPerS = row["WS10m"].toDouble()};
        hour.sunUtcS = hour.beginUtcS + std::lround(sunOffsetH * 3600.0);
        year.hours.push_back(hour);
    }
    return year;
}

/// Read once for all tests.
const WeatherYear& referenceYear()
{
    static const WeatherYear kYear = pvgisYear(0.1761);
    return kYear;
}

const std::vector<SkyState>& referenceSkies()
{
    static const std::vector<SkyState> kSkies = skyYearOf(referenceYear());
    return kSkies;
}

/// The test reference year of region 12 (Mannheim), read here on its own.
WeatherYear mannheim()
{
    QFile file(QStringLiteral(WB_SOURCE_DIR "/../shared/data/05_energy/weather/TRY2010_12_Jahr.dat"));
    WeatherYear year{.name = "Mannheim", .site = {49.516667, 8.55, 96.0}};
    bool isHead = true;
    while (file.isOpen() || file.open(QIODevice::ReadOnly)) {
        if (file.atEnd()) {
            break;
        }
        const QList<QByteArray> fields = file.readLine().simplified().split(' ');
        if (isHead) {
            isHead = !fields.front().startsWith("***");
            continue;
        }
        const auto number = [&fields](int at) { return fields[at].toInt(); };
        const sys_days date{std::chrono::year{2015} / number(2) / number(3)};
        WeatherHour hour{.beginUtcS = sys_seconds{date + hours{number(4) - 2}}.time_since_epoch().count(),
                         .airC = fields[8].toDouble(),
                         .windMPerS = fields[7].toDouble()};
        hour.sunUtcS = hour.beginUtcS + 3600;
        completeIrradiance(hour, {.directHorizontalWM2 = fields[13].toDouble(), .diffuseWM2 = fields[14].toDouble()},
                           year.site);
        year.hours.push_back(hour);
    }
    return year;
}

/// Yearly irradiation on a plane in another way: the sun of the Astronomical Almanac, and the sky of Reindl.
double otherPlaneKWhM2(const WeatherYear& year, const Plane& plane)
{
    double sum = 0.0;
    for (const WeatherHour& hour : year.hours) {
        const auto utcS = static_cast<double>(hour.sunUtcS);
        const double n = julianDayOf(utcS) - 2451545.0;
        const double g = 357.528 + 0.9856003 * n;
        const double lambda = 280.460 + 0.9856474 * n + 1.915 * sinDeg(g) + 0.020 * sinDeg(2.0 * g);
        const double epsilon = 23.439 - 4e-7 * n;
        const double alpha = kDegPerRad * std::atan2(cosDeg(epsilon) * sinDeg(lambda), cosDeg(lambda));
        const double sinDelta = sinDeg(epsilon) * sinDeg(lambda);
        const double cosDelta = std::sqrt(1.0 - sinDelta * sinDelta);
        const double sidereal = 6.697375 + 0.0657098242 * n + std::fmod(utcS, 86400.0) / 3600.0;
        const double h = 15.0 * sidereal + year.site.longitudeDeg - alpha;
        const double latitude = year.site.latitudeDeg;
        const double up = sinDeg(latitude) * sinDelta + cosDeg(latitude) * cosDelta * cosDeg(h);
        const double east = -cosDelta * sinDeg(h);
        const double north = sinDelta * cosDeg(latitude) - cosDelta * sinDeg(latitude) * cosDeg(h);
        const double cosine =
            std::max(0.0, up * cosDeg(plane.tiltDeg) + sinDeg(plane.tiltDeg) * (east * sinDeg(plane.azimuthDeg) +
                                                                                north * cosDeg(plane.azimuthDeg)));
        const double horizontal = std::max(0.0, hour.globalWM2 - hour.diffuseWM2);
        const double ratio = up > 0.065 ? cosine / up : 0.0;
        const double a = std::min(1.0, up > 0.065 ? horizontal / up / extraterrestrialWM2At(utcS) : 0.0);
        const double half = sinDeg(plane.tiltDeg / 2.0);
        const double brightening = hour.globalWM2 > 0.0 ? std::sqrt(horizontal / hour.globalWM2) : 0.0;
        sum += horizontal * ratio + hour.globalWM2 * 0.2 * (1.0 - cosDeg(plane.tiltDeg)) / 2.0 +
               hour.diffuseWM2 *
                   ((1.0 - a) * (1.0 + cosDeg(plane.tiltDeg)) / 2.0 * (1.0 + brightening * half * half * half) +
                    a * ratio);
    }
    return sum / 1000.0;
}

struct DayRow {
    int clock;
    QList<double> wanted; ///< POA, DC, AC in W
};

} // namespace

class YieldTest : public QObject {
    Q_OBJECT

private slots:
    void aClearSummerDayIsMet() { checkDay(2024y / June / 20, 20.0, kSummer, {8.39885, 6.62279, 6.34561}); }
    void aClearWinterDayIsMet() { checkDay(2024y / December / 21, 2.0, kWinter, {2.91617, 2.58987, 2.48322}); }
    void theReferenceYearIsMet_data()
    {
        QTest::addColumn<int>("model");
        QTest::addColumn<double>("tiltDeg");
        QTest::addColumn<double>("azimuthDeg");
        QTest::addColumn<QList<double>>("wanted"); // plane, after reflection, DC, AC
        QTest::newRow("Hay-Davies 30 S") << int(SkyModel::HayDavies) << 30.0 << 180.0
                                         << QList<double>{1708.180, 1689.363, 1370.457, 1309.261};
        QTest::newRow("Hay-Davies 30 E") << int(SkyModel::HayDavies) << 30.0 << 90.0
                                         << QList<double>{1317.387, 1291.151, 1061.548, 1009.680};
        QTest::newRow("Hay-Davies 30 W") << int(SkyModel::HayDavies) << 30.0 << 270.0
                                         << QList<double>{1357.717, 1331.863, 1088.422, 1035.892};
        QTest::newRow("Hay-Davies 90 S") << int(SkyModel::HayDavies) << 90.0 << 180.0
                                         << QList<double>{1208.360, 1173.389, 976.982, 927.554};
        QTest::newRow("Perez 35 S") << int(SkyModel::Perez) << 35.0 << 180.0
                                    << QList<double>{1751.070, 1732.922, 1402.687, 1340.349};
        QTest::newRow("isotropic 30 S") << int(SkyModel::Isotropic) << 30.0 << 180.0
                                        << QList<double>{1655.294, 1636.477, 1330.940, 1271.118};
    }
    void theReferenceYearIsMet()
    {
        QFETCH(int, model);
        QFETCH(double, tiltDeg);
        QFETCH(double, azimuthDeg);
        QFETCH(QList<double>, wanted);
        const WeatherYear& year = referenceYear();
        if (year.hours.empty()) {
            QSKIP("real files are not here");
        }
        QCOMPARE(year.hours.size(), kHoursPerYear);
        PvSystem system = referenceSystem();
        system.skyModel = static_cast<SkyModel>(model);
        const YieldYear yield = yieldOf({tiltDeg, azimuthDeg, {}}, year, referenceSkies(), system);
        compareRelative(yield.planeKWhM2, wanted[0], 1e-3);
        compareRelative(yield.effectiveKWhM2, wanted[1], 1e-3);
        compareRelative(yield.dcKWh, wanted[2], 1e-3);
        compareRelative(yield.acKWh, wanted[3], 1e-3);
        compareRelative(yield.freePlaneKWhM2, wanted[0], 1e-3);
    }
    void aWrongInstantOfTheSunShiftsEastAndWest()
    {
        const WeatherYear year = pvgisYear(0.5);
        if (year.hours.empty()) {
            QSKIP("real files are not here");
        }
        const auto skies = skyYearOf(year);
        compareRelative(yieldOf({30.0, 90.0, {}}, year, skies, referenceSystem()).planeKWhM2, 1268.0, 2e-3);
        compareRelative(yieldOf({30.0, 270.0, {}}, year, skies, referenceSystem()).planeKWhM2, 1408.0, 2e-3);
    }
    void planesUnderATestReferenceYearAgreeWithAnotherWay()
    {
        const WeatherYear year = mannheim();
        if (year.hours.empty()) {
            QSKIP("real files are not here");
        }
        QCOMPARE(year.hours.size(), kHoursPerYear);
        double globalKWhM2 = 0.0;
        for (const WeatherHour& hour : year.hours) {
            globalKWhM2 += hour.globalWM2 / 1000.0;
        }
        const auto skies = skyYearOf(year);
        compareRelative(yieldOf({0.0, 180.0, {}}, year, skies, {}).planeKWhM2, globalKWhM2, 5e-3);
        for (const Plane& plane : {Plane{30.0, 180.0}, Plane{35.0, 180.0}, Plane{30.0, 90.0}, Plane{30.0, 270.0},
                                   Plane{45.0, 135.0}, Plane{15.0, 0.0}}) {
            compareRelative(yieldOf({plane.tiltDeg, plane.azimuthDeg, {}}, year, skies, {}).planeKWhM2,
                            otherPlaneKWhM2(year, plane), 0.03);
        }
    }
    void aHighHorizonLeavesTheSkyAboveAndTheGround()
    {
        const WeatherYear day = clearDay(2024y / June / 20, 20.0);
        Horizon ring;
        ring.elevationDeg.fill(89.0F);
        const YieldYear dark = yieldOf({0.0, 180.0, ring}, day, referenceSystem());
        QVERIFY(dark.planeKWhM2 < 0.01);
        QVERIFY(dark.freePlaneKWhM2 > 8.0);
    }
    void aHorizonInTheSouthTakesTheWinterSun()
    {
        const WeatherYear day = clearDay(2024y / December / 21, 2.0);
        Horizon south;
        for (std::size_t sector = 20; sector < 53; ++sector) {
            south.elevationDeg[sector] = 20.0F; // the sun does not reach 17°
        }
        const YieldYear shaded = yieldOf({35.0, 180.0, south}, day, referenceSystem());
        QVERIFY(shaded.planeKWhM2 < 0.25 * shaded.freePlaneKWhM2);
        QVERIFY(shaded.planeKWhM2 > 0.1 * shaded.freePlaneKWhM2);
    }
    void yieldGrowsWithThePeakPower()
    {
        const WeatherYear day = clearDay(2024y / June / 20, 20.0);
        PvSystem ten = referenceSystem();
        ten.peakKwp = 10.0;
        compareRelative(yieldOf({35.0, 180.0, {}}, day, ten).acKWh,
                        10.0 * yieldOf({35.0, 180.0, {}}, day, referenceSystem()).acKWh, 1e-12);
    }

private:
    /// Clock (HH:30 UTC), then plane irradiance, direct and alternating power.
    const QList<DayRow> kSummer{{4, {39.476, 34.460, 27.699}},
                                {6, {348.229, 268.634, 256.563}},
                                {9, {902.743, 717.443, 690.444}},
                                {11, {1022.923, 803.453, 772.880}},
                                {16, {325.680, 248.365, 236.820}}};
    const QList<DayRow> kWinter{
        {8, {207.967, 187.689, 177.645}}, {11, {600.774, 529.436, 509.449}}, {14, {140.101, 126.913, 118.259}}};

    void checkDay(year_month_day date, double airC, const QList<DayRow>& rows, const QList<double>& sums)
    {
        const YieldYear yield = yieldOf({35.0, 180.0, {}}, clearDay(date, airC), referenceSystem());
        for (const DayRow& row : rows) {
            const auto at = static_cast<std::size_t>(row.clock);
            // A low sun moves 0.001° with the polynomial of ΔT: 0.1 % at most.
            compareRelative(yield.planeWM2[at], row.wanted[0], 1e-3);
            compareRelative(yield.acW[at], row.wanted[2], 1e-3);
        }
        compareRelative(yield.planeKWhM2, sums[0], 1e-3);
        compareRelative(yield.dcKWh, sums[1], 1e-3);
        compareRelative(yield.acKWh, sums[2], 1e-3);
    }
};

QTEST_GUILESS_MAIN(YieldTest)
#include "yield_test.moc"
