// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/detail/json.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::workspace::detail;

class JsonTest : public QObject {
    Q_OBJECT

private slots:
    void anObjectIsRead()
    {
        const auto read = readJson(R"({"a":5,"b":"ä"})", "test", [](const Json& json) {
            return std::to_string(integerAt(json, "a")) + json.at("b").get<std::string>();
        });
        WB_VERIFY_RESULT(read);
        QCOMPARE(*read, "5ä");
    }
    void whatIsNotExpectedIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("no object") << QByteArray("[1]");
        QTest::newRow("missing") << QByteArray("{\"b\":1}");
        QTest::newRow("another type") << QByteArray("{\"a\":\"5\"}");
        QTest::newRow("huge") << QByteArray("{\"a\":1e300}");
        QTest::newRow("nested 100 deep") << QByteArray("{\"a\":") + QByteArray(100, '[') + QByteArray(100, ']') + "}";
        QTest::newRow("nested 1,000,000 deep") << QByteArray(1'000'000, '[');
    }
    void whatIsNotExpectedIsAnError()
    {
        QFETCH(QByteArray, text);
        const auto read = readJson(text.toStdString(), "test", [](const Json& json) { return integerAt(json, "a"); });
        QCOMPARE(read.error().code, ErrorCode::InvalidInput);
        QCOMPARE(read.error().subject, "test");
    }
    void bytesThatAreNoTextAreWrittenAsReplacement() { QCOMPARE(textOf({{"a", "x\xFFy"}}), "{\"a\":\"x\uFFFDy\"}"); }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "json_test.moc"
