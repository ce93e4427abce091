// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/plain_look.h"

#include <QTest>

using namespace weitblick::map;

class PlainLookTest : public QObject {
    Q_OBJECT

private slots:
    void germanNamesTellTheTopic_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("topic");
        const auto row = [](const char* name, LayerTopic topic) {
            QTest::newRow(name) << QByteArray(name) << static_cast<int>(topic);
        };
        row("gebaeude", LayerTopic::Buildings);
        row("Gebäude 2024", LayerTopic::Buildings);
        row("FLURSTUECKE", LayerTopic::Parcels);
        row("Überschwemmungsgebiet", LayerTopic::Flood);
        row("ÜBERSCHWEMMUNG", LayerTopic::Flood);
        row("Straßennetz", LayerTopic::Streets);
        row("tatsaechliche_nutzung", LayerTopic::LandUse);
        row("Gemeinden", LayerTopic::Boundaries);
        row("umland", LayerTopic::Unknown);
    }
    void germanNamesTellTheTopic()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, topic);
        QCOMPARE(static_cast<int>(topicOf({.name = name.toStdString()})), topic);
    }
    void namesOfPlacesAreWrittenOnLargeScalesOnly()
    {
        QCOMPARE(labelScale({.name = "Gemeinden"}), 0.0);
        QVERIFY(labelScale({.name = "Einrichtungen", .kind = ShapeKind::Points}) > 0);
    }
    void areasAroundPointsAreNoPoints()
    {
        QCOMPARE(topicOf({.name = "Adressen", .kind = ShapeKind::Points}), LayerTopic::Addresses);
        QCOMPARE(topicOf({.name = "Adressen_puffer"}), LayerTopic::Unknown);
        QCOMPARE(topicOf({.name = "Gemeinden_mittelpunkte", .kind = ShapeKind::Points}), LayerTopic::Unknown);
    }
    void theRoleHelpsWhereTheNameDoesNot()
    {
        QCOMPARE(topicOf({.name = "layer1", .role = "zones"}), LayerTopic::Boundaries);
        QCOMPARE(topicOf({.name = "Gebäude", .role = "zones"}), LayerTopic::Buildings);
    }
    void boundariesAndParcelsAreHollowAndTheRestIsNot()
    {
        QVERIFY(isHollow(plainTheme({.name = "Gemeinden"})));
        QVERIFY(isHollow(plainTheme({.name = "flurstuecke"})));
        QVERIFY(!isHollow(plainTheme({.name = "gebaeude"})));
        QVERIFY(!isHollow(plainTheme({.name = "Gemeinden", .kind = ShapeKind::Lines}))); // a line is all it has
    }
    void pointsLieOverLinesOverAreas()
    {
        const int points = stackRank({.name = "a", .kind = ShapeKind::Points});
        const int lines = stackRank({.name = "a", .kind = ShapeKind::Lines});
        const int boundaries = stackRank({.name = "Gemeinden"});
        const int buildings = stackRank({.name = "gebaeude"});
        const int parcels = stackRank({.name = "flurstuecke"});
        const int landUse = stackRank({.name = "nutzung"});
        QVERIFY(points > lines && lines > boundaries && boundaries > buildings);
        QVERIFY(buildings > parcels && parcels > landUse);
    }
    void aTableLiesBelowEverything()
    {
        const PlainLayer table = plainLayerOf({.name = "t"});
        QCOMPARE(table.kind, ShapeKind::None);
        QVERIFY(stackRank(table) < stackRank({.name = "nutzung"}));
        QCOMPARE(plainLayerOf({.name = "l", .geometry = weitblick::workspace::GeometryType::MultiLineString}).kind,
                 ShapeKind::Lines);
    }
    void layersWithoutATopicDifferInColour()
    {
        QVERIFY(plainTheme({.name = "a"}, 0).classes != plainTheme({.name = "b"}, 1).classes);
        QCOMPARE(plainTheme({.name = "a"}, 0).classes, plainTheme({.name = "b"}, 6).classes); // and come again
    }
    void namesOfPlacesAreWritten()
    {
        QCOMPARE(labelColumn({.name = "Gemeinden"}, {"ags", "GEN", "flaeche"}), "GEN");
        QCOMPARE(labelColumn({.name = "Gemeinden"}, {"ags"}), "");
        QCOMPARE(labelColumn({.name = "gebaeude"}, {"name"}), "");
    }
};

QTEST_GUILESS_MAIN(PlainLookTest)
#include "plain_look_test.moc"
