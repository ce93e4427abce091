// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/yaml/document.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
namespace yaml = weitblick::analysis::yaml;

class DocumentTest : public QObject {
    Q_OBJECT

private slots:
    void mistakeNamesDocumentEntryAndLine()
    {
        WB_VALUE(const YAML::Node root, yaml::documentOf("a: 1\nb: 2\n", "demo"));
        const Error error = yaml::mistake({"demo", "price", 1}, root["b"], {"falsch", "wrong"});
        QCOMPARE(error.message.de, std::string("demo:2 (price): falsch"));
        QCOMPARE(error.code, ErrorCode::InvalidInput);
    }
    void whatIsMissingIsToldAtTheThingAround()
    {
        WB_VALUE(const YAML::Node root, yaml::documentOf("a: 1\n", "demo"));
        const auto text = yaml::textOf(root["c"], {"demo", "", 7}, "c");
        QVERIFY(!text);
        QVERIFY(text.error().message.en.starts_with("demo:7: "));
    }
    void unknownKeyProposesTheNearest()
    {
        WB_VALUE(const YAML::Node root, yaml::documentOf("titel: x\n", "demo"));
        const auto checked = yaml::checkKeys(root, {"demo", "", 1}, {"title", "unit"});
        QVERIFY(!checked);
        QVERIFY(checked.error().advice.de.find("title") != std::string::npos);
    }
    void doubledKeyIsRefused()
    {
        const auto read = yaml::read<int>("a: 1\na: 2\n", "demo", [](const YAML::Node& root) -> Result<int> {
            WB_CHECK(yaml::checkKeys(root, {"demo", "", 1}, {"a"}));
            return 1;
        });
        QVERIFY(!read);
    }
    void integersStayWithinTheirRange()
    {
        WB_VALUE(const YAML::Node root, yaml::documentOf("a: 3\nb: 2.5\nc: 99\n", "demo"));
        const yaml::Place place{"demo", "", 1};
        QCOMPARE(yaml::integerOf(root["a"], place, "a", {0, 10}).value(), 3);
        QVERIFY(!yaml::integerOf(root["b"], place, "b", {0, 10}));
        QVERIFY(!yaml::integerOf(root["c"], place, "c", {0, 10}));
    }
    void oneTextIsAListOfOne()
    {
        WB_VALUE(const YAML::Node root, yaml::documentOf("a: x\nb: [y, z]\nc: {d: 1}\n", "demo"));
        const yaml::Place place{"demo", "", 1};
        QCOMPARE(yaml::textsOf(root["a"], place, "a").value(), std::vector<std::string>{"x"});
        QCOMPARE(yaml::textsOf(root["b"], place, "b").value(), (std::vector<std::string>{"y", "z"}));
        QVERIFY(!yaml::textsOf(root["c"], place, "c"));
        QVERIFY(yaml::textsOf(root["none"], place, "none").value().empty());
    }
    void textInQuotesIsNoNumber()
    {
        WB_VALUE(const YAML::Node root, yaml::documentOf("a: \"1\"\nb: 1\nc: 1,5\n", "demo"));
        QVERIFY(!yaml::numberOf(root["a"]));
        QCOMPARE(yaml::numberOf(root["b"]), std::optional(1.0));
        QVERIFY(!yaml::numberOf(root["c"]));
    }
    void brokenYamlIsAnErrorWithItsLine()
    {
        const auto document = yaml::documentOf("a: 1\nb: [1, 2\n", "demo");
        QVERIFY(!document);
        QCOMPARE(document.error().code, ErrorCode::InvalidInput);
        QVERIFY(document.error().message.en.starts_with("demo:"));
    }
    void deepNestingIsRefusedBeforeItIsParsed()
    {
        const auto document = yaml::documentOf(std::string(100'000, '['), "demo");
        QCOMPARE(document.error().code, ErrorCode::Budget);
    }
    void namesAreLowerCase()
    {
        QVERIFY(yaml::isName("share_65_plus"));
        QVERIFY(!yaml::isName("Anteil"));
        QVERIFY(!yaml::isName(""));
    }
};

QTEST_GUILESS_MAIN(DocumentTest)
#include "document_test.moc"
