// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/solar/roof_fields.h"

#include <QTest>

#include "tests/support/roof_probe.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::test;

class RoofFieldsTest : public QObject {
    Q_OBJECT

private slots:
    void columnsAreFoundByTheNamesOfTheRole()
    {
        RoofVillage village;
        std::string tilt;
        bool hasOwner = true;
        bool hasRaster = true;
        WB_VERIFY_RESULT(RoofProbe::look(village, {{"roofs", "daecher"}}, [&](auto& context, Job&) -> Result<void> {
            tilt = solar::columnFor(context, "roofs", "roofs", "tilt").value_or("");
            hasOwner = solar::columnFor(context, "roofs", "roofs", "owner").has_value();
            hasRaster = solar::columnFor(context, "raster", "roofs", "tilt").has_value();
            return {};
        }));
        QCOMPARE(tilt, std::string("neigung_grad"));
        QVERIFY(!hasOwner && !hasRaster);
    }
    void theMappingOfTheProjectGoesFirst()
    {
        RoofVillage village;
        WB_VERIFY_RESULT(village.project.apply(workspace::AssignRole{
            "roofs", "daecher", workspace::RoleAssignment{"roofs", "daecher", {{"tilt", "azimut_grad"}}}}));
        std::string tilt;
        WB_VERIFY_RESULT(RoofProbe::look(village, {{"roofs", "daecher"}}, [&](auto& context, Job&) -> Result<void> {
            tilt = solar::columnFor(context, "roofs", "roofs", "tilt").value_or("");
            return {};
        }));
        QCOMPARE(tilt, std::string("azimut_grad"));
    }
    void aMissingColumnIsNamedWithWhatWouldDo()
    {
        RoofVillage village;
        const auto outcome = RoofProbe::look(village, {{"roofs", "daecher"}}, [](auto& context, Job&) -> Result<void> {
            WB_TRY([[maybe_unused]] const auto tilt, solar::neededColumn(context, "roofs", "roofs", "tilt"));
            WB_TRY([[maybe_unused]] const auto owner, solar::neededColumn(context, "roofs", "roofs", "owner"));
            return {};
        });
        QCOMPARE(outcome.error().code, ErrorCode::NotFound);
        QVERIFY(outcome.error().message.de.find("Eigentümerart") != std::string::npos);
        QVERIFY(outcome.error().advice.de.find("eigentuemer") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RoofFieldsTest)
#include "roof_fields_test.moc"
