// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/practice.h"

#include <QFile>
#include <QTest>

#include <algorithm>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

constexpr const char* kThemes = R"(themes:
  - {id: mobility, title: {de: Mobilität, en: Mobility}, needs: [streets], indicators: [pt_unserved]}
  - {id: parking, parent: mobility, title: {de: Parken, en: Parking}, needs: [parking]}
)";

const PracticeRecord kRecord{
    {"id", {"P1"}},      {"title", {"Parkleitsystem"}}, {"themes", {"Parken"}},          {"inhabitants", {"8000"}},
    {"joint", {"true"}}, {"reuse_level", {"code"}},     {"total_cost_eur", {"120000.5"}}};

Result<Practice> practiceWith(const std::string& field, const std::string& value)
{
    PracticeRecord record = kRecord;
    record[field] = {value};
    return practiceFrom(record, *ThemeTree::parse(kThemes, "themes"));
}

} // namespace

class PracticeTest : public QObject {
    Q_OBJECT

private slots:
    void themesAreATree()
    {
        WB_VALUE(const auto tree, ThemeTree::parse(kThemes, "demo"));
        QCOMPARE(tree.find("Parken")->id, std::string("parking"));
        QVERIFY(tree.isWithin("parking", "mobility"));
        QVERIFY(tree.isWithin("parking", "parking"));
        QVERIFY(!tree.isWithin("mobility", "parking"));
        QVERIFY(tree.find("nichts") == nullptr);
        QCOMPARE(ThemeTree::parse("themes:\n  - {id: a, parent: b, title: {de: a, en: a}}\n", "demo").error().code,
                 ErrorCode::InvalidInput);
        QVERIFY(!ThemeTree::parse("theme: 1\n", "demo"));
    }
    void theShippedThemesHaveTheFourteenFields()
    {
        QFile file(QStringLiteral(WB_SOURCE_DIR "/resources/practices/themes.yaml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        WB_VALUE(const auto tree, ThemeTree::parse(file.readAll().toStdString(), "themes"));
        QCOMPARE(std::ranges::count(tree.themes, std::string(), &Theme::parent), 14);
    }
    void aRecordBecomesAPracticeAndBack()
    {
        WB_VALUE(const auto practice, practiceFrom(kRecord, *ThemeTree::parse(kThemes, "themes")));
        QCOMPARE(practice.themes, std::vector<std::string>{"parking"});
        QCOMPARE(practice.inhabitants, std::optional<std::int64_t>(8000));
        QCOMPARE(practice.isJoint, std::optional<bool>(true));
        QVERIFY(practice.reuse == ReuseLevel::Code);
        WB_VALUE(const auto again, practiceFrom(recordOf(practice), *ThemeTree::parse(kThemes, "themes")));
        QVERIFY(again == practice);
        QCOMPARE(titleOf(ReuseLevel::Idea).de, std::string("Idee"));
    }
    void whatCannotBeIsRefused()
    {
        QCOMPARE(practiceWith("inhabitants", "viele").error().code, ErrorCode::InvalidInput);
        QVERIFY(!practiceWith("inhabitants", "8000.5"));
        QVERIFY(!practiceWith("joint", "vielleicht"));
        QVERIFY(!practiceWith("title", ""));
        QVERIFY(!practiceWith("contact_function", "eva@dorf.de"));
        const auto theme = practiceWith("themes", "Parkn");
        QVERIFY(theme.error().advice.de.find("Parken") != std::string::npos);
        const auto level = practiceWith("reuse_level", "cod");
        QVERIFY(level.error().advice.de.find("code") != std::string::npos);
        const auto field = practiceWith("titel", "x");
        QVERIFY(field.error().advice.de.find("title") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(PracticeTest)
#include "practice_test.moc"
