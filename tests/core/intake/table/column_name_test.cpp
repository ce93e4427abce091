// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/table/column_name.h"

#include <QTest>

using namespace weitblick::intake::table;

class ColumnNameTest : public QObject {
    Q_OBJECT

private slots:
    void codesAreKnownByTheirNames()
    {
        for (const char* name : {"AGS",
                                 "ags",
                                 "ARS",
                                 "AGS_2023",
                                 "PLZ",
                                 "Postleitzahl",
                                 "Gemeindeschlüssel",
                                 "Gemeindeschluessel",
                                 "Amtlicher Gemeindeschlüssel (AGS)",
                                 "GKZ",
                                 "Schlüssel",
                                 "NUTS3",
                                 "LAU",
                                 "Flurstück",
                                 "Flurstückskennzeichen",
                                 "Hausnummer",
                                 "Hausnr.",
                                 "Telefon",
                                 "IBAN",
                                 "Kreisschlüssel",
                                 "Schlüsselnummer",
                                 "RS",
                                 "Aktenzeichen"}) {
            QVERIFY2(isIdentifierName(name), name);
        }
        for (const char* name : {"Einwohner", "Fläche", "Wert", "Anzahl", "Preis", "Tage", "Plätze", "lon", "Verlag",
                                 "Sagschnitt", "Rest", "Höhe", "Jahr"}) {
            QVERIFY2(!isIdentifierName(name), name);
        }
    }
    void officialCodesHaveTheirLength()
    {
        QCOMPARE(officialDigits("AGS"), std::optional<std::size_t>(8));
        QCOMPARE(officialDigits("Gemeindeschlüssel"), std::optional<std::size_t>(8));
        QCOMPARE(officialDigits("ars_neu"), std::optional<std::size_t>(12));
        QCOMPARE(officialDigits("Postleitzahl"), std::optional<std::size_t>(5));
        QVERIFY(!officialDigits("Hausnummer").has_value());
    }
    void unitsAreRecognisedInHeaders()
    {
        QCOMPARE(unitOf("[kWh]"), std::optional<std::string>("kWh"));
        QCOMPARE(unitOf("in %"), std::optional<std::string>("%"));
        QCOMPARE(unitOf("(in km²)"), std::optional<std::string>("km2"));
        QCOMPARE(unitOf("€"), std::optional<std::string>("€"));
        QVERIFY(!unitOf("weiblich").has_value());
        QVERIFY(!unitOf("2023").has_value());
        QCOMPARE(unitInName("Nennleistung [kW]"), std::optional<std::string>("kW"));
        QCOMPARE(unitInName("Fläche in ha"), std::optional<std::string>("ha"));
        QCOMPARE(unitInName("Anteil (%)"), std::optional<std::string>("%"));
        QVERIFY(!unitInName("Einwohner (m)").has_value());
        QVERIFY(!unitInName("Einwohner (Stand 2023)").has_value());
    }
    void namesBecomeOneLineAndUnique()
    {
        QCOMPARE(tidyName("Einwoh-\nner  je\r\nkm²"), std::string("Einwohner je km²"));
        QCOMPARE(tidyName("Nord-\nSüd"), std::string("Nord- Süd"));
        QCOMPARE(uniqueNames({"Wert", "wert", "", "Wert_2", "fid"}),
                 (std::vector<std::string>{"Wert", "wert_2", "Spalte_3", "Wert_2_2", "fid_2"}));
    }
    void keysFoldUmlautsAndSigns()
    {
        QCOMPARE(nameKey("Längen-Grad (WGS84)"), std::string("laengengradwgs84"));
        QCOMPARE(nameKey("STRASSE"), nameKey("Straße"));
    }
};

QTEST_GUILESS_MAIN(ColumnNameTest)
#include "column_name_test.moc"
