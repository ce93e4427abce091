// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/try_file.h"
#include "core/intake/weather/weather_layer.h"

#include <QTest>

#include <cmath>

#include "tests/support/files.h"

using namespace weitblick::intake;

namespace {

const std::string kHead2015 = "1. Koordinatensystem : Lambert konform konisch\n"
                              "2. Rechtswert        : 4020500 Meter\n"
                              "3. Hochwert          : 2670500 Meter\n"
                              "4. Hoehenlage        : 112 Meter ueber NN\n"
                              "6. Art des TRY       : mittleres Jahr\n"
                              "7. Bezugszeitraum    : 1995-2012\n"
                              "     RW      HW MM DD HH     t    p  WR   WG N    x  RF    B    D   A    E IL\n"
                              "***\n";

} // namespace

class TryFileTest : public QObject {
    Q_OBJECT

private slots:
    void theReleaseOf2010IsRead()
    {
        const auto path = weitblick::test::realFile("05_energy/weather/TRY2010_12_Jahr.dat");
        if (!std::filesystem::exists(path)) {
            QSKIP("the file is not here");
        }
        const std::string text = weitblick::test::contentOf(path);
        QVERIFY(isTryText(std::string_view(text).substr(0, 65536)));
        const auto content = readTry(text);
        QVERIFY(content.has_value());
        QCOMPARE(content->records.size(), std::size_t{8760});
        QVERIFY(content->rejected.empty());
        QCOMPARE(content->site.name, std::string("Mannheim"));
        QVERIFY(std::abs(content->site.latitudeDeg - (49.0 + 31.0 / 60.0)) < 1e-9);
        QVERIFY(std::abs(content->site.longitudeDeg - (8.0 + 33.0 / 60.0)) < 1e-9);
        QCOMPARE(content->site.heightM, 96.0);
        const WeatherRecord& first = content->records.front();
        QCOMPARE(first.line, std::int64_t{39});
        QCOMPARE(first.beginUtcS, std::int64_t{1420066800}); // 2014-12-31T23:00Z: 0 o'clock MEZ
        QCOMPARE(first.sunUtcS, first.beginUtcS + 3600);     // the mean of the hour around 1 o'clock
        QCOMPARE(first.airC, std::optional(6.5));
        QCOMPARE(first.windMPerS, std::optional(4.5));
        QCOMPARE(first.pressureHPa, std::optional(993.6));
        QCOMPARE(first.humidityPercent, std::optional(84.0));
        double directKWh = 0.0;
        double diffuseKWh = 0.0;
        for (const WeatherRecord& record : content->records) {
            directKWh += *record.directHorizontalWM2 / 1000.0;
            diffuseKWh += *record.diffuseWM2 / 1000.0;
        }
        // Summed with awk over columns B and D of the file.
        QVERIFY2(std::abs(directKWh - kDirectKWh) < 1e-6, qPrintable(QString::number(directKWh, 'f', 6)));
        QVERIFY2(std::abs(diffuseKWh - kDiffuseKWh) < 1e-6, qPrintable(QString::number(diffuseKWh, 'f', 6)));
    }
    void lightOfTheReleaseOf2010FitsTheSun_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("region 6") << "05_energy/weather/TRY2010_06_Jahr.dat";
        QTest::newRow("region 12") << "05_energy/weather/TRY2010_12_Jahr.dat";
        QTest::newRow("region 13") << "05_energy/weather/TRY2010_13_Jahr.dat";
    }
    void lightOfTheReleaseOf2010FitsTheSun()
    {
        QFETCH(QString, file);
        const auto path = weitblick::test::realFile(file.toUtf8().constData());
        if (!std::filesystem::exists(path)) {
            QSKIP("the file is not here");
        }
        const auto content = readTry(weitblick::test::contentOf(path));
        QVERIFY(content.has_value());
        const auto minutes = minutesBehindTheSun(*content);
        QVERIFY2(minutes && std::abs(*minutes) < 6.0, qPrintable(QString::number(minutes.value_or(0.0))));
    }
    void theReleaseOf2017GetsItsPlaceFromTheGrid()
    {
        const std::string text =
            kHead2015 + "4020500 2670500  6 21 12  25.0 1013 180  3.0 2  9.0  50  600  150 350 -450  1\n";
        const auto content = readTry(text);
        QVERIFY(content.has_value());
        QVERIFY(isTryText(text));
        // By cs2cs from EPSG:3034: 50°47'39.364"N 10°18'03.961"E.
        QVERIFY2(std::abs(content->site.latitudeDeg - 50.7942678) < 1e-6,
                 qPrintable(QString::number(content->site.latitudeDeg)));
        QVERIFY(std::abs(content->site.longitudeDeg - 10.3011003) < 1e-6);
        QCOMPARE(content->site.heightM, 112.0);
        const WeatherRecord& noon = content->records.at(0);
        QCOMPARE(noon.beginUtcS, std::int64_t{1434880800}); // 2015-06-21T10:00Z: 11 o'clock MEZ
        QCOMPARE(noon.sunUtcS - noon.beginUtcS, std::int64_t{1800});
        QCOMPARE(noon.globalWM2, std::optional(750.0));
        QCOMPARE(noon.directHorizontalWM2, std::optional(600.0));
    }
    void impossibleRowsAreRejectedWithLineAndReason()
    {
        const char* const bad[] = {"4020500 2670500 13 21 12 25 1013 180 3 2 9 50 600 150 350 -450 1\n",
                                   "4020500 2670500  2 29 12 25 1013 180 3 2 9 50 600 150 350 -450 1\n",
                                   "4020500 2670500  6 21 25 25 1013 180 3 2 9 50 600 150 350 -450 1\n",
                                   "4020500 2670500  6 21  0 25 1013 180 3 2 9 50 600 150 350 -450 1\n",
                                   "4020500 2670500  6 21 12 25 1013 180 3 2 9 50 -20 150 350 -450 1\n",
                                   "4020500 2670500  6 21 12 25 1013 180 3 2 9 50 600 abc 350 -450 1\n",
                                   "4020500 2670500  6 21 12 25\n"};
        std::string text = kHead2015;
        for (const char* const line : bad) {
            text += line;
        }
        const auto content = readTry(text);
        QVERIFY(content.has_value());
        QVERIFY(content->records.empty());
        QCOMPARE(content->rejected.size(), std::size(bad));
        QCOMPARE(content->rejected[0].line, std::int64_t{9});
        for (const auto& record : content->rejected) {
            QVERIFY(!record.reasonDe.empty() && !record.reasonEn.empty() && !record.content.empty());
        }
    }
    void signsForMissingValuesAreNoValues()
    {
        const auto content =
            readTry(kHead2015 + "4020500 2670500 6 21 12 -999 -999 999 -99 9 9 999 600 150 350 -450 1\n");
        QCOMPARE(content->records.size(), std::size_t{1});
        QVERIFY(!content->records[0].airC && !content->records[0].windMPerS && !content->records[0].humidityPercent);
    }
    void aHeadWithoutWhatIsNeededIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("no rule") << "Rechtswert : 4020500\nRW HW MM DD HH B D\n";
        QTest::newRow("no columns") << "Rechtswert : 4020500\nHochwert : 2670500\n***\n";
        QTest::newRow("no place") << "MM DD HH t B D\n***\n1 1 1 0 0 0\n";
        QTest::newRow("place elsewhere") << "Rechtswert : 1\nHochwert : 2\nMM DD HH t B D\n***\n1 1 1 0 0 0\n";
        QTest::newRow("empty") << "";
    }
    void aHeadWithoutWhatIsNeededIsRefused()
    {
        QFETCH(QString, text);
        const auto content = readTry(text.toStdString());
        QVERIFY(!content.has_value());
        QCOMPARE(content.error().code, weitblick::ErrorCode::InvalidInput);
    }
    void otherTextsAreNotRecognised()
    {
        QVERIFY(!isTryText("a;b;c\n1;2;3\n"));
        QVERIFY(!isTryText("***\nMM DD HH B D\n"));
    }

private:
    static constexpr double kDirectKWh = 527.840;
    static constexpr double kDiffuseKWh = 561.543;
};

QTEST_GUILESS_MAIN(TryFileTest)
#include "try_file_test.moc"
