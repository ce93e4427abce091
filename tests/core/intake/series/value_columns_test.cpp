// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/series/value_columns.h"

#include <QTest>

using namespace weitblick::intake;

class ValueColumnsTest : public QObject {
    Q_OBJECT

    static SeriesColumns named(std::initializer_list<table::ColumnHeader> headers, bool hasSite = false)
    {
        table::TableLayout layout;
        layout.columns = headers;
        SeriesColumns found;
        found.form = hasSite ? TableForm::Records : TableForm::Wide;
        if (hasSite) {
            found.siteKey = 0;
        }
        std::vector<std::size_t> columns;
        for (std::size_t i = 0; i < layout.columns.size(); ++i) {
            columns.push_back(i);
        }
        nameValues(found, layout, columns);
        return found;
    }

private slots:
    void numberedHeadersAreAStationWithChannels()
    {
        const auto found = named({{.name = "100020113 (Wolbecker Straße)"}, {.name = "101020113 (FR stadteinwärts)"}});
        QCOMPARE(found.values.at(0).stream.key, std::string("100020113"));
        QCOMPARE(found.values.at(0).stream.property, std::string("Fahrräder"));
        QCOMPARE(found.values.at(1).stream.site, std::string("100020113"));
        QCOMPARE(found.values.at(1).stream.property, std::string("Fahrräder (Richtung)"));
        QCOMPARE(found.clock, std::optional(ClockKind::Civil));
    }
    void knownQuantitiesBelongToOneSite()
    {
        const auto found = named({{.name = "Temperatur", .unit = "°C"}, {.name = "Sonde 7"}});
        QVERIFY(found.values.at(0).stream.site.empty());
        QCOMPARE(found.values.at(1).stream.property, std::string("Sonde 7"));
    }
    void otherHeadersAreSites()
    {
        const auto found = named({{.name = "Nord"}, {.name = "Süd"}});
        QCOMPARE(found.values.at(1).stream.site, std::string("Süd"));
        QCOMPARE(found.values.at(1).stream.property, std::string("Messwert"));
    }
    void placesOfCarParksAreAState()
    {
        const auto found = named({{.name = "obs_free"}}, true);
        QCOMPARE(found.values.at(0).stream.property, std::string("freie Stellplätze"));
        QCOMPARE(found.values.at(0).stream.kind, weitblick::series::SeriesKind::State);
    }
};

QTEST_GUILESS_MAIN(ValueColumnsTest)
#include "value_columns_test.moc"
