// SPDX-License-Identifier: GPL-3.0-or-later
// What is shown of a project at first, and what stays as the user wants it.
#include "ui/data/catalogue_panel.h"

#include <QSignalSpy>
#include <QTest>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::ui;

class CataloguePanelTest : public QObject {
    Q_OBJECT

    test::TemporaryProject m_project;
    ProjectSession m_session;
    std::unique_ptr<CataloguePanel> m_panel;

private slots:
    void initTestCase()
    {
        const auto add = [this](const char* name) {
            const workspace::LayerSchema schema{
                .name = name, .geometry = workspace::GeometryType::Polygon, .srsId = 25832, .columns = {{.name = "a"}}};
            QVERIFY(test::addLayer(m_project.project(), schema,
                                   {{.wkt = "POLYGON((0 0,9 0,9 9,0 9,0 0))", .values = {"x"}}}));
        };
        for (const char* name : {"Gebaeude", "Flaechennutzung", "Gemeinden", "Solarkataster", "Flurstuecke", "Laerm"}) {
            add(name);
        }
        QVERIFY(m_project.addPoints("Sensoren", {1, 2}));
        m_project.close();
        m_panel = std::make_unique<CataloguePanel>(m_session);
        QSignalSpy opened(&m_session, &ProjectSession::opened);
        m_session.open(m_project.file());
        QVERIFY(opened.wait());
    }

    void theFirstViewIsATownPlan()
    {
        QStringList shown = m_panel->shownDatasets();
        shown.sort();
        QCOMPARE(shown, (QStringList{QStringLiteral("Flaechennutzung"), QStringLiteral("Gebaeude"),
                                     QStringLiteral("Gemeinden")}));
        QCOMPARE(m_panel->topLevelItemCount(), 7); // the others are in the list
    }
    void whatTheUserTicksStays()
    {
        for (int i = 0; i < m_panel->topLevelItemCount(); ++i) {
            if (m_panel->topLevelItem(i)->text(0) == QLatin1String("Sensoren")) {
                m_panel->topLevelItem(i)->setCheckState(0, Qt::Checked);
            }
        }
        QSignalSpy changed(&m_session, &ProjectSession::changed);
        m_session.apply(workspace::RenameDataset{.from = "Laerm", .to = "Laermkarte"});
        QVERIFY(changed.wait());
        QVERIFY(m_panel->shownDatasets().contains(QStringLiteral("Sensoren")));
        QVERIFY(!m_panel->shownDatasets().contains(QStringLiteral("Solarkataster")));
    }
    void aHiddenLayerStaysHiddenUnderItsNewName()
    {
        QVERIFY(!m_panel->shownDatasets().contains(QStringLiteral("Flurstuecke")));
        QSignalSpy changed(&m_session, &ProjectSession::changed);
        m_session.apply(workspace::RenameDataset{.from = "Flurstuecke", .to = "Kataster"});
        QVERIFY(changed.wait());
        QVERIFY(!m_panel->shownDatasets().contains(QStringLiteral("Kataster")));
        m_session.undo();
        QVERIFY(changed.wait());
        QVERIFY(!m_panel->shownDatasets().contains(QStringLiteral("Flurstuecke")));
        m_session.apply(workspace::RenameDataset{.from = "Gemeinden", .to = "Orte"});
        QVERIFY(changed.wait());
        QVERIFY(m_panel->shownDatasets().contains(QStringLiteral("Orte"))); // and a shown one shown
    }
    void whatWasShownLastTimeIsShownAgain()
    {
        m_panel->show({QStringLiteral("Solarkataster"), QStringLiteral("gibt es nicht mehr")});
        QCOMPARE(m_panel->shownDatasets(), QStringList{QStringLiteral("Solarkataster")});
    }
};

QTEST_MAIN(CataloguePanelTest)
#include "catalogue_panel_test.moc"
