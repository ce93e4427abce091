// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sensing/pollutant.h"

#include <QTest>

using namespace weitblick::sensing;

class PollutantTest : public QObject {
    Q_OBJECT

private slots:
    void namesOfPollutantsAreKnown_data()
    {
        QTest::addColumn<QString>("property");
        QTest::addColumn<QString>("pollutant");
        QTest::newRow("plain") << "NO2" << "NO2";
        QTest::newRow("low digit") << QStringLiteral("NO₂") << "NO2";
        QTest::newRow("German") << "Stickstoffdioxid" << "NO2";
        QTest::newRow("with unit") << QStringLiteral("PM2,5 [µg/m³]") << "PM2.5";
        QTest::newRow("point") << "pm2.5" << "PM2.5";
        QTest::newRow("dust") << "Feinstaub PM10" << "PM10";
        QTest::newRow("ozone") << QStringLiteral("O₃") << "O3";
        QTest::newRow("not CO") << "CO2" << "";
        QTest::newRow("other") << QStringLiteral("Verkehrsstärke") << "";
        QTest::newRow("nothing") << "" << "";
    }
    void namesOfPollutantsAreKnown()
    {
        QFETCH(QString, property);
        QFETCH(QString, pollutant);
        QCOMPARE(QString::fromStdString(pollutantOf(property.toStdString())), pollutant);
    }
};

QTEST_GUILESS_MAIN(PollutantTest)
#include "pollutant_test.moc"
