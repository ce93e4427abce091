// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/coordinate_field.h"

#include <QComboBox>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace weitblick::ui;

class CoordinateFieldTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;

private slots:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Weitblick"));
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    }
    void metresAreShownWithOneDecimal()
    {
        QCOMPARE(placeText(512345.67, 5612345.67, 25832), QStringLiteral("E 512.345,7  N 5.612.345,7"));
        QCOMPARE(placeText(std::nan(""), 1, 25832), QStringLiteral("–"));
    }
    void theUserChoosesTheSystem()
    {
        CoordinateField field;
        field.setMapSrs(25832);
        QCOMPARE(field.text(), QString());
        field.show(500000, 5600000);
        QCOMPARE(field.text(), QStringLiteral("E 500.000,0  N 5.600.000,0"));
        auto* box = field.findChild<QComboBox*>();
        box->setCurrentIndex(box->findData(4326));
        emit box->activated(box->currentIndex());
        // cs2cs EPSG:25832 EPSG:4326: 50.551932 9.000000
        QVERIFY2(field.text().startsWith(QStringLiteral("50,55")), qPrintable(field.text()));
        QVERIFY(field.text().contains(QStringLiteral("9,000000°")));
        CoordinateField next; // remembered
        next.setMapSrs(25832);
        QCOMPARE(next.findChild<QComboBox*>()->currentData().toInt(), 4326);
    }
};

QTEST_MAIN(CoordinateFieldTest)
#include "coordinate_field_test.moc"
