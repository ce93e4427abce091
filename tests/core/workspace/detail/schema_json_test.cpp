// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/schema_json.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace;
using namespace weitblick::workspace::detail;

class SchemaJsonTest : public QObject {
    Q_OBJECT

private slots:
    void aSchemaGoesThroughJsonUnchanged()
    {
        LayerSchema schema{.name = "ü \"x\"", .geometry = GeometryType::MultiPolygon, .hasZ = true, .srsId = 25832};
        for (const ColumnType type : {ColumnType::Integer, ColumnType::Real, ColumnType::Text, ColumnType::Boolean,
                                      ColumnType::Date, ColumnType::DateTime, ColumnType::Blob}) {
            schema.columns.push_back(
                {.name = "c" + std::to_string(schema.columns.size()), .type = type, .unit = "kWh/a", .title = "Titel"});
        }
        const auto back = schemaFromJson(schemaToJson(schema));
        WB_VERIFY_RESULT(back);
        QVERIFY(*back == schema);
        const LayerSchema table{.name = "t"};
        QVERIFY(*schemaFromJson(schemaToJson(table)) == table);
    }
    void foreignJsonIsRefused()
    {
        for (const char* json : {"", "{}", R"({"name":1,"geometry":"","hasZ":false,"srsId":0,"columns":[]})",
                                 R"({"name":"a","geometry":"","hasZ":false,"srsId":0,"columns":[5]})"}) {
            QCOMPARE(schemaFromJson(json).error().code, ErrorCode::InvalidInput);
        }
    }
};

QTEST_GUILESS_MAIN(SchemaJsonTest)
#include "schema_json_test.moc"
