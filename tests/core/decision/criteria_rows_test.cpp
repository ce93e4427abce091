// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/criteria_rows.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;
using workspace::ColumnType;

namespace {

constexpr const char* kDocument = R"(title: {de: a, en: a}
criteria:
  - {id: bus, title: {de: Bus, en: Bus}, weight: 1, column: bus_m, value: {kind: linear, worst: 1, best: 0}}
)";

workspace::LayerSchema schemaWith(const std::string& name, ColumnType type)
{
    return {.name = "halte", .columns = {{name, type, "", ""}}};
}

} // namespace

class CriteriaRowsTest : public QObject {
    Q_OBJECT

private slots:
    void columnsMustBeThereAndHoldNumbers()
    {
        WB_VALUE(const CriteriaTree tree, criteriaFromYaml(kDocument, "demo"));
        const auto leaves = leavesOf(tree);
        WB_VALUE(const auto columns, criteriaColumns(schemaWith("bus_m", ColumnType::Integer), leaves));
        QCOMPARE(columns, std::vector<std::string>{"bus_m"});
        const auto missing = criteriaColumns(schemaWith("busm", ColumnType::Real), leaves);
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().advice.de.find("busm") != std::string::npos);
        QCOMPARE(criteriaColumns(schemaWith("bus_m", ColumnType::Text), leaves).error().code, ErrorCode::InvalidInput);
    }
};

QTEST_GUILESS_MAIN(CriteriaRowsTest)
#include "criteria_rows_test.moc"
