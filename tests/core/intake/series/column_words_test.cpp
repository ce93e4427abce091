// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/result.h"
#include "core/intake/series/column_words.h"

#include <QTest>

using namespace weitblick::intake;
using weitblick::series::SeriesKind;

class ColumnWordsTest : public QObject {
    Q_OBJECT

private slots:
    void namesTellWhatAColumnHolds()
    {
        QCOMPARE(partOf("Zählstelle"), ColumnPart::SiteKey);
        QCOMPARE(partOf("obs_free"), ColumnPart::Free);
        QCOMPARE(partOf("dynamisch.kurzparker_frei"), ColumnPart::Free);
        QCOMPARE(partOf("b_pls_zeit"), ColumnPart::Time);
        QCOMPARE(partOf("Datetime"), ColumnPart::Time);
        QCOMPARE(partOf("Datum"), ColumnPart::Date);
        QCOMPARE(partOf("bis"), ColumnPart::TimeEnd);
        QCOMPARE(partOf("100031297-status"), ColumnPart::Status);
        QCOMPARE(partOf("Einheit"), ColumnPart::Unit);
        QCOMPARE(partOf("Bemerkung"), ColumnPart::Other);
    }
    void theTellingKeyComesFirst()
    {
        QVERIFY(*siteKeyRank("sensor_id") < *siteKeyRank("id"));
        QVERIFY(*siteKeyRank("id") < *siteKeyRank("name"));
        QVERIFY(!siteKeyRank("Temperatur").has_value());
    }
    void quantitiesAreKnownByManyNames()
    {
        QCOMPARE(quantityNamed("Lufttemperatur [°C]")->property, std::string("Temperatur"));
        QCOMPARE(quantityNamed("pm25")->property, std::string("PM2.5"));
        QCOMPARE(quantityNamed("Kfz")->kind, SeriesKind::Count);
        QCOMPARE(quantityNamed("relativeHumidity")->unit, std::string("%"));
        QCOMPARE(quantityNamed("Zählerstand")->kind, SeriesKind::Cumulative);
        QVERIFY(!quantityNamed("Zählstelle Nord").has_value());
        QCOMPARE(kindOf("irgendwas", "kWh"), SeriesKind::Count);
        QCOMPARE(kindOf("irgendwas", "kW"), SeriesKind::Mean);
    }
    void unitsOfServicesBecomeThoseOfTheHouse_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("symbol");
        QTest::newRow("UN/CEFACT µg/m³") << "GQ" << "µg/m3";
        QTest::newRow("UN/CEFACT °C") << "CEL" << "°C";
        QTest::newRow("UCUM") << "ug/m3" << "µg/m3";
        QTest::newRow("superscript") << "µg/m³" << "µg/m3";
        QTest::newRow("percent") << "P1" << "%";
        QTest::newRow("pieces") << "C62" << "1";
        QTest::newRow("nothing") << "" << "1";
        QTest::newRow("flow") << "Kfz/h" << "Kfz/h";
    }
    void unitsOfServicesBecomeThoseOfTheHouse()
    {
        QFETCH(QString, written);
        QFETCH(QString, symbol);
        QCOMPARE(QString::fromStdString(unitSymbolOf(written.toStdString()).value_or("?")), symbol);
    }
    void whatIsNoUnitIsNothing() { QVERIFY(!unitSymbolOf("Blubb").has_value()); }
};

QTEST_GUILESS_MAIN(ColumnWordsTest)
#include "column_words_test.moc"
