// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/arguments.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;

class ArgumentsTest : public QObject {
    Q_OBJECT

private slots:
    void commandLineFormIsSplitAtTheFirstSign()
    {
        WB_VALUE(const auto argument, argumentFromText("formula=a = b"));
        QCOMPARE(argument.first, std::string("formula"));
        QCOMPARE(std::get<std::string>(argument.second), std::string("a = b"));
        QVERIFY(!argumentFromText("distance"));
        QVERIFY(!argumentFromText("=5"));
    }
    void jsonKeepsItsTypes()
    {
        WB_VALUE(const Arguments arguments,
                 argumentsFromJson(R"({"a": 1.5, "b": 2, "c": "1,5 km", "d": true, "e": ["x", "y"], "f": null})"));
        QCOMPARE(arguments.size(), std::size_t{5});
        QCOMPARE(std::get<double>(arguments.at("a")), 1.5);
        QCOMPARE(std::get<std::int64_t>(arguments.at("b")), std::int64_t{2});
        QCOMPARE(std::get<std::string>(arguments.at("c")), std::string("1,5 km"));
        QCOMPARE(std::get<bool>(arguments.at("d")), true);
        QCOMPARE(std::get<std::vector<std::string>>(arguments.at("e")), (std::vector<std::string>{"x", "y"}));
    }
    void otherJsonIsRefused()
    {
        for (const char* json : {"", "[1]", "{\"a\": {}}", "{\"a\": [1]}", "{\"a\": 1", "nonsense"}) {
            QVERIFY2(!argumentsFromJson(json), json);
        }
        WB_VALUE(const Arguments arguments, argumentsFromJson(R"({"a": 18446744073709551615})"));
        QCOMPARE(std::get<double>(arguments.at("a")), 18446744073709551616.0);
    }
    void listsAreSplitAtSemicolons()
    {
        QCOMPARE(listFromText(" a; b ;;c"), (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(listFromText("\"a;b\"; c d"), (std::vector<std::string>{"a;b", "c d"}));
        QCOMPARE(listFromText(""), std::vector<std::string>());
    }
};

QTEST_GUILESS_MAIN(ArgumentsTest)
#include "arguments_test.moc"
