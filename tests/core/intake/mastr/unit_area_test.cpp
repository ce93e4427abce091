// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/mastr/unit_area.h"
#include "core/intake/mastr/unit_fields.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::intake::mastr;

namespace {

RegisterRecord unitIn(std::string_view municipalityKey, std::string_view postcode, std::string_view stateCode = {})
{
    RegisterRecord record;
    record.clear(UnitFieldCount);
    record.set(MunicipalityKey, municipalityKey);
    record.set(Postcode, postcode);
    record.set(UnitField::State, stateCode);
    return record;
}

bool isIn(const char* area, const RegisterRecord& unit)
{
    const auto parsed = UnitArea::parse(area);
    return parsed && parsed->contains(unit);
}

} // namespace

class UnitAreaTest : public QObject {
    Q_OBJECT

private slots:
    void statesKeysAndPostcodesAreUnderstood()
    {
        const RegisterRecord fulda = unitIn("06631009", "36037");
        for (const char* area : {"Hessen", "hessen", "06", "AGS 06631", "ags 0663", "06631009", "36037", "alle", "all",
                                 "Bayern; 36037", "12345, 36037 36039", "AGS 06631, 99999"}) {
            QVERIFY2(isIn(area, fulda), area);
        }
        for (const char* area : {"Bayern", "07", "AGS 06632", "06631010", "36039", "06631"}) {
            QVERIFY2(!isIn(area, fulda), area); // five digits without AGS are a postcode
        }
    }
    void aUnitWithoutKeyIsFoundByItsState()
    {
        QVERIFY(isIn("Hessen", unitIn("", "", "1405")));
        QVERIFY(!isIn("Hessen", unitIn("", "", "1403")));
        QVERIFY(!isIn("AGS 06631", unitIn("", "", "1405")));
    }
    void everyStateOfTheRegisterHasItsKey()
    {
        QCOMPARE(keyOfStateCode("1400"), std::string_view("12"));
        QCOMPARE(keyOfStateCode("1415"), std::string_view("16"));
        QCOMPARE(keyOfState("Thüringen"), std::string_view("16"));
        QVERIFY(keyOfStateCode("1416").empty()); // the exclusive economic zone is in no state
    }
    void whatIsNoAreaIsRefusedWithExamples()
    {
        for (const char* area : {"", "Hesen", "06-631", "1234567890", ";", "AGS"}) {
            const auto parsed = UnitArea::parse(area);
            QVERIFY2(!parsed, area);
            QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
            QVERIFY(parsed.error().advice.de.find("Hessen") != std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(UnitAreaTest)
#include "unit_area_test.moc"
