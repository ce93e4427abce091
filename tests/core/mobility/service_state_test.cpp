// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry/registry.h"
#include "core/mobility/service_state.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace weitblick;
using namespace weitblick::mobility;

class ServiceStateTest : public QObject {
    Q_OBJECT

private slots:
    void everyTableOfASchemeIsDeclaredAndShipped()
    {
        const auto registry = analysis::registry::Registry::load(WB_SOURCE_DIR "/resources/registry").value();
        QCOMPARE(schemeRegistryEntries().size(), 9U);
        for (const std::string& entry : schemeRegistryEntries()) {
            QVERIFY2(registry.entries().contains(entry), entry.c_str());
        }
    }
    void everySchemeCanBeChosen()
    {
        const auto parameters = schemeParameters();
        const auto scheme = std::ranges::find(parameters, "scheme", &analysis::Parameter::id);
        QVERIFY(scheme != parameters.end());
        for (const analysis::Choice& choice : scheme->choices) {
            QVERIFY2(findScheme(choice.id) != nullptr, choice.id.c_str());
        }
        QCOMPARE(scheme->choices.size(), schemes().size());
    }
};

QTEST_GUILESS_MAIN(ServiceStateTest)
#include "service_state_test.moc"
