// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/text_types.h"

#include <QTest>

#include <initializer_list>

using namespace weitblick;
using namespace weitblick::intake;

namespace {

workspace::ColumnType typeOf(const char* name, std::initializer_list<const char*> values)
{
    TextTypes types(name);
    for (const char* value : values) {
        types.see(value);
    }
    return types.type();
}

} // namespace

class TextTypesTest : public QObject {
    Q_OBJECT

private slots:
    void theStrictestTypeThatLosesNothingIsTaken()
    {
        QCOMPARE(typeOf("anzahl", {"1", "-20"}), workspace::ColumnType::Integer);
        QCOMPARE(typeOf("wert", {"1.5", "2"}), workspace::ColumnType::Real);
        QCOMPARE(typeOf("tag", {"2026-03-29"}), workspace::ColumnType::Date);
        QCOMPARE(typeOf("name", {"1", "eins"}), workspace::ColumnType::Text);
    }
    void leadingZerosAndKeysStayText()
    {
        QCOMPARE(typeOf("wert", {"06411", "12"}), workspace::ColumnType::Text);
        QCOMPARE(typeOf("AGS", {"6411000"}), workspace::ColumnType::Text);
        QVERIFY(isKeyColumn("plz"));
        QVERIFY(!isKeyColumn("einwohner"));
    }
};

QTEST_GUILESS_MAIN(TextTypesTest)
#include "text_types_test.moc"
