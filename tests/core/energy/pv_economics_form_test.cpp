// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/energy/pv_economics_form.h"
#include "core/energy/standard_profiles.h"

#include <QTest>

#include <algorithm>
#include <set>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::energy;

class PvEconomicsFormTest : public QObject {
    Q_OBJECT

private slots:
    void everyLoadProfileOfTheFormIsShipped()
    {
        const auto parameters = pvEconomicsParameters();
        const auto profile = std::ranges::find(parameters, "load_profile", &analysis::Parameter::id);
        QVERIFY(profile != parameters.end());
        QCOMPARE(profile->choices.size(), std::size_t{14}); // all but P25 and S25, which are draws from the grid
        for (const analysis::Choice& choice : profile->choices) {
            WB_VERIFY_RESULT(standardProfile(choice.id));
        }
    }
    void pricesAndRatesComeFromTheRegistry()
    {
        std::set<std::string> fromRegistry;
        for (const analysis::Parameter& parameter : pvEconomicsParameters()) {
            if (!parameter.registryEntry.empty()) {
                fromRegistry.insert(parameter.id);
            }
        }
        QCOMPARE(fromRegistry, (std::set<std::string>{"degradation", "demand", "discount_rate", "electricity_price",
                                                      "emission_factor", "own_use_share", "price_increase",
                                                      "running_cost", "years"}));
    }
    void onlyTheRoofsAreNeeded()
    {
        for (const analysis::Input& input : pvEconomicsInputs()) {
            QCOMPARE(input.presence == analysis::Presence::Required, input.id == "roofs");
        }
    }
};

QTEST_GUILESS_MAIN(PvEconomicsFormTest)
#include "pv_economics_form_test.moc"
