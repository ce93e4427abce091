// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/unit_fields.h"
#include "core/intake/mastr/unit_place.h"

#include <QTest>

using namespace weitblick::intake::mastr;

namespace {

UnitPlace placed(std::string_view longitude, std::string_view latitude, std::optional<double> grossKw = 100.0)
{
    RegisterRecord record;
    record.clear(UnitFieldCount);
    record.set(Longitude, longitude);
    record.set(Latitude, latitude);
    return placeOf(record, grossKw);
}

} // namespace

class UnitPlaceTest : public QObject {
    Q_OBJECT

private slots:
    void largeUnitsHaveTheirPlace()
    {
        const UnitPlace place = placed("9.675", "50.551");
        QVERIFY(place.position.has_value());
        QCOMPARE(place.position->longitudeDeg, 9.675);
        QCOMPARE(place.precision, PlacePrecision::Exact);
        QVERIFY(!place.flaw);
        QVERIFY(placed("6,59", "54,03").position.has_value()); // a wind farm in the North Sea, decimal comma
    }
    void aUnitBelowThirtyKilowattsHasNoPlaceWhateverTheFileSays()
    {
        const UnitPlace place = placed("9.675", "50.551", 29.999);
        QVERIFY(!place.position);
        QCOMPARE(place.precision, PlacePrecision::MunicipalityOnly);
        QVERIFY(place.flaw.has_value());
        QVERIFY(!placed("9.675", "50.551", std::nullopt).position);
        QVERIFY(placed("9.675", "50.551", 30.0).position.has_value());
    }
    void unitsWithoutCoordinatesAreNoFlaw()
    {
        QVERIFY(!placed("", "").flaw);
        QCOMPARE(placed("", "").precision, PlacePrecision::MunicipalityOnly);
    }
    void wrongCoordinatesSayWhy()
    {
        QCOMPARE(placed("50.551", "9.675").flaw->de, std::string("Länge und Breite sind vertauscht"));
        QCOMPARE(placed("0", "0").flaw->de, std::string("die Koordinaten liegen nicht in Deutschland"));
        QCOMPARE(placed("548000", "5600000").flaw->de, std::string("die Koordinaten liegen nicht in Deutschland"));
        QCOMPARE(placed("9.67x", "50.5").flaw->de, std::string("die Koordinaten sind keine Zahlen"));
        QCOMPARE(placed("9.67", "").flaw->de, std::string("die Koordinaten sind keine Zahlen"));
        QVERIFY(!placed("0", "0").position);
    }
    void numbersOfTheRegisterAreRead()
    {
        QCOMPARE(registerNumber("9.990").value_or(-1.0), 9.99);
        QCOMPARE(registerNumber("9,990").value_or(-1.0), 9.99);
        QVERIFY(!registerNumber(""));
        QVERIFY(!registerNumber("9.990 kW"));
        QVERIFY(!registerNumber("1e999"));
    }
};

QTEST_GUILESS_MAIN(UnitPlaceTest)
#include "unit_place_test.moc"
