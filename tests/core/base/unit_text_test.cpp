// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unit_text.h"

#include <QTest>

using namespace weitblick;

class UnitTextTest : public QObject {
    Q_OBJECT

private slots:
    void unitsArePrintedWithTheirPowers_data()
    {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<QString>("printed");
        QTest::newRow("area") << "m2" << QStringLiteral("m²");
        QTest::newRow("square kilometre") << "1/km2" << QStringLiteral("1/km²");
        QTest::newRow("volume") << "m3/h" << QStringLiteral("m³/h");
        QTest::newRow("two at once") << "kWh/(m2*a)" << QStringLiteral("kWh/(m²·a)");
        QTest::newRow("gas") << "g CO2e/kWh" << QStringLiteral("g CO₂e/kWh");
        QTest::newRow("printed already") << QStringLiteral("kWh/m²") << QStringLiteral("kWh/m²");
        QTest::newRow("plain number") << "1" << QString();
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("share") << "%" << "%";
    }
    void unitsArePrintedWithTheirPowers()
    {
        QFETCH(QString, symbol);
        QFETCH(QString, printed);
        QCOMPARE(QString::fromStdString(printedUnit(symbol.toStdString())), printed);
    }
};

QTEST_GUILESS_MAIN(UnitTextTest)
#include "unit_text_test.moc"
