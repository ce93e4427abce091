// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/role/role.h"

#include <QTest>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis::role;

namespace {

constexpr const char* kGood = R"(
houses:
  title: {de: Häuser, en: Houses}
  help: {de: aus dem Kataster, en: from the cadastre}
  kinds: [polygons, points]
  placement: whole
  fields:
    year: {title: {de: Baujahr, en: Year}, columns: [baujahr, BJA]}
    area: {title: {de: Fläche, en: Area}, unit: m2}
)";

std::string changed(const std::string& piece, const std::string& by)
{
    std::string text = kGood;
    return text.replace(text.find(piece), piece.size(), by);
}

workspace::LayerSchema schemaOf(const std::vector<std::string>& names)
{
    workspace::LayerSchema schema{.name = "x"};
    for (const std::string& name : names) {
        schema.columns.push_back({name, workspace::ColumnType::Integer, "", ""});
    }
    return schema;
}

} // namespace

class RoleTest : public QObject {
    Q_OBJECT

private slots:
    void documentIsReadWithEverythingInIt()
    {
        WB_VALUE(const RoleLibrary library, RoleLibrary::parse(kGood, "demo"));
        const Role* const houses = library.find("houses");
        QVERIFY(houses != nullptr);
        QCOMPARE(houses->title.de, std::string("Häuser"));
        QCOMPARE(houses->kinds.size(), std::size_t{2});
        QCOMPARE(houses->placement, Placement::Whole);
        QCOMPARE(findField(*houses, "area")->unit, std::string("m2"));
        QVERIFY(findField(*houses, "roof") == nullptr);
        QVERIFY(library.find("streets") == nullptr);
    }
    void mistakesNameFileAndLine_data()
    {
        QTest::addColumn<QString>("piece");
        QTest::addColumn<QString>("by");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* piece, const char* by, const char* where) {
            QTest::newRow(name) << QString::fromUtf8(piece) << QString::fromUtf8(by) << QString::fromUtf8(where);
        };
        row("placement", "placement: whole", "placement: half", "demo:6");
        row("kind", "[polygons, points]", "[shapes]", "demo:5");
        row("unit", "unit: m2", "unit: Taler", "demo:9");
        row("no English title", ", en: Houses", "", "demo:3");
        row("unknown key", "placement: whole", "placment: whole", "demo:6");
        row("upper case", "houses:", "Houses:", "demo:2");
    }
    void mistakesNameFileAndLine()
    {
        QFETCH(QString, piece);
        QFETCH(QString, by);
        QFETCH(QString, where);
        const auto library = RoleLibrary::parse(changed(piece.toStdString(), by.toStdString()), "demo");
        QVERIFY(!library);
        QVERIFY2(library.error().message.de.starts_with(where.toStdString()), library.error().message.de.c_str());
    }
    void mappingGoesBeforeNamesAndNamesInTheirOrder()
    {
        WB_VALUE(const RoleLibrary library, RoleLibrary::parse(kGood, "demo"));
        const Field& year = *findField(*library.find("houses"), "year");
        QCOMPARE(columnFor(year, schemaOf({"BAUJAHR", "jahr"}), {}), std::optional<std::string>("BAUJAHR"));
        QCOMPARE(columnFor(year, schemaOf({"bja", "baujahr"}), {}), std::optional<std::string>("baujahr"));
        QCOMPARE(columnFor(year, schemaOf({"baujahr", "jahr"}), {{"year", "jahr"}}),
                 std::optional<std::string>("jahr"));
        QCOMPARE(columnFor(year, schemaOf({"baujahr"}), {{"year", "weg"}}), std::optional<std::string>("baujahr"));
        QVERIFY(!columnFor(year, schemaOf({"hoehe"}), {}));
    }
    void roleInTwoFilesIsRefused()
    {
        WB_VALUE(RoleLibrary library, RoleLibrary::parse(kGood, "a"));
        WB_VALUE(RoleLibrary again, RoleLibrary::parse(kGood, "b"));
        QVERIFY(!library.add(std::move(again)));
    }
    void shippedRolesAreSound()
    {
        WB_VALUE(const RoleLibrary library, RoleLibrary::load(WB_SOURCE_DIR "/resources/roles"));
        for (const char* const id : {"zones", "districts", "buildings", "population_grid", "facilities"}) {
            QVERIFY2(library.find(id) != nullptr, id);
        }
        QCOMPARE(titleOf("buildings").de, std::string("Gebäude"));
        QCOMPARE(titleOf("ohne_namen").de, std::string("ohne_namen"));
    }
};

QTEST_GUILESS_MAIN(RoleTest)
#include "role_test.moc"
