// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/formula/typed.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::formula;

class TypedTest : public QObject {
    Q_OBJECT

private slots:
    void nullTakesTheTypeAskedFor()
    {
        Typed typed{.type = ValueType::Null, .unit = {}};
        WB_VERIFY_RESULT(demand(typed, ValueType::Text));
        QCOMPARE(typed.type, ValueType::Text);
    }
    void otherTypeIsRefusedByName()
    {
        Typed typed{.type = ValueType::Text, .unit = {}, .position = 3};
        const auto refused = demand(typed, ValueType::Number);
        QVERIFY(!refused);
        QCOMPARE(refused.error().message.en, std::string("formula, position 3: number expected here, not text"));
    }
    void plainUnitIsShownInWords()
    {
        QCOMPARE(shown(Unit{}, Language::German), std::string("ohne Einheit"));
        QCOMPARE(shown(Unit{}, Language::English), std::string("no unit"));
    }
    void literalNumbersMayBeNegative()
    {
        WB_VALUE(const Syntax negative, parse("-3"));
        QCOMPARE(literalNumber(negative), std::optional(-3.0));
        WB_VALUE(const Syntax quantity, parse("3 {m}"));
        QVERIFY(!literalNumber(quantity));
    }
};

QTEST_GUILESS_MAIN(TypedTest)
#include "typed_test.moc"
