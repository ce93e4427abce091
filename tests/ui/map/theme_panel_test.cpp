// SPDX-License-Identifier: GPL-3.0-or-later
// Classes, own bounds and styles of QGIS, as the panel and the map have them.
#include "ui/map/map_widget.h"
#include "ui/map/raster_panel.h"
#include "ui/map/theme_panel.h"
#include "ui/qgis/qgis_desk.h"
#include "ui/shell/language.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

#include "tests/support/temporary_project.h"

using namespace weitblick;
using namespace weitblick::ui;

class ThemePanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<test::TemporaryProject> m_project;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<MapWidget> m_map;
    std::unique_ptr<ThemePanel> m_panel;

    [[nodiscard]] QLineEdit& bounds() const
    {
        const QList<QLineEdit*> fields = m_panel->findChildren<QLineEdit*>();
        return **std::ranges::find(fields, QStringLiteral("Grenzen"), &QLineEdit::accessibleName);
    }
    [[nodiscard]] std::optional<map::Theme> theme() const { return m_map->scene().theme(QStringLiteral("orte")); }
    [[nodiscard]] QStringList legend() const
    {
        QStringList labels;
        const auto* tree = m_panel->findChild<QTreeWidget*>();
        for (int i = 0; i < tree->topLevelItemCount(); ++i) {
            labels << tree->topLevelItem(i)->text(0);
        }
        return labels;
    }
    void write(const QString& text)
    {
        bounds().setFocus();
        bounds().selectAll();
        QTest::keyClicks(&bounds(), text);
        QTest::keyClick(&bounds(), Qt::Key_Return);
    }

private slots:
    void initTestCase() { applyLanguage(*qApp, Language::German); }
    void init()
    {
        m_project = std::make_unique<test::TemporaryProject>();
        QVERIFY(m_project->addPoints("orte", {0, 0, 0, 1, 2, 2, 3, 5, 8, 9}));
        m_project->close();
        m_session = std::make_unique<ProjectSession>();
        QSignalSpy opened(m_session.get(), &ProjectSession::opened);
        m_session->open(m_project->file());
        QVERIFY(opened.wait());
        m_map = std::make_unique<MapWidget>();
        m_map->useHost("/nowhere");
        m_map->resize(400, 300);
        m_panel = std::make_unique<ThemePanel>(*m_session, *m_map);
        m_map->show();
        m_panel->show();
        m_map->showProject(*m_session->snapshot());
        m_map->showLayers({QStringLiteral("orte")});
        QTRY_VERIFY(theme().has_value() && m_map->isStill());
        m_panel->setLayer(QStringLiteral("orte"));
        m_panel->chooseColumn(QStringLiteral("wert"));
        QTRY_VERIFY(theme()->kind == map::ThemeKind::Graduated);
        QTRY_VERIFY(m_map->isStill() && !bounds().text().isEmpty());
    }
    void cleanup()
    {
        m_panel.reset();
        m_map.reset();
        m_session.reset();
        m_project.reset();
    }

    void classesOfWholeNumbersDoNotOverlapInTheLegend()
    {
        QTRY_VERIFY(legend().size() == 5);
        QVERIFY2(legend().contains(QStringLiteral("0")), qPrintable(legend().join(u',')));
        for (const QString& label : legend()) {
            QVERIFY2(!label.startsWith(QLatin1String("0 –")), qPrintable(label));
        }
    }
    void ownBoundsMakeOwnClasses()
    {
        write(QStringLiteral("0; 2; 9"));
        QTRY_COMPARE(theme()->classes.size(), std::size_t(2));
        QCOMPARE(theme()->method, map::ClassMethod::Manual);
        QCOMPARE(theme()->bounds(), (std::vector<double>{0, 2, 9}));
        QTRY_COMPARE(legend(), (QStringList{QStringLiteral("0 – 2"), QStringLiteral("3 – 9")}));
    }
    void theColoursAreSavedAsChosenAndTheFieldsStay()
    {
        QTRY_VERIFY(m_session->snapshot()->themes.contains("orte"));
        WB_VALUE(const auto saved, map::themeFromJson(m_session->snapshot()->themes.at("orte")));
        QCOMPARE(saved.column, std::string("wert"));
        const auto* column = m_panel->findChildren<QComboBox*>().first();
        QTRY_COMPARE(column->currentData().toString(), QStringLiteral("wert"));
    }
    void valuesOutsideOwnBoundsAreCountedApart()
    {
        write(QStringLiteral("1; 2; 5"));
        QTRY_VERIFY(legend().contains(QStringLiteral("übrige Werte")));
    }
    void boundsThatCannotBeAreToldAboutAndNotTaken()
    {
        const auto before = *theme();
        write(QStringLiteral("5; 1"));
        const QList<QLabel*> labels = m_panel->findChildren<QLabel*>();
        const auto problem = std::ranges::find_if(
            labels, [](const QLabel* label) { return label->property("role") == QLatin1String("problem"); });
        QTRY_VERIFY((*problem)->isVisible());
        QVERIFY((*problem)->text().contains(QStringLiteral("aufsteigende")));
        QCOMPARE(*theme(), before);
        write(QStringLiteral("1; 5"));
        QTRY_VERIFY(!(*problem)->isVisible());
    }
    void aStyleOfQgisIsTakenAndGoesWithTheFirstOwnChange()
    {
        QgisDesk desk(*m_session, *m_map, m_panel.get());
        QSignalSpy noticed(&desk, &QgisDesk::noticed);
        QTemporaryDir folder;
        QFile qml(folder.filePath(QStringLiteral("a.qml")));
        QVERIFY(qml.open(QIODevice::WriteOnly));
        qml.write("<qgis><renderer-v2 type='graduatedSymbol' attr='wert'><ranges><range lower='0' upper='4' symbol='0' "
                  "label='wenig'/><range lower='4' upper='9' symbol='0' label='viel'/></ranges><symbols><symbol "
                  "type='marker' name='0'><layer class='SimpleMarker'><prop k='color' v='9,8,7,255'/></layer></symbol>"
                  "</symbols></renderer-v2><attributeactions><actionsetting name='x'/></attributeactions></qgis>");
        qml.close();
        connect(m_session.get(), &ProjectSession::changed, m_map.get(),
                [this] { m_map->showProject(*m_session->snapshot()); });
        desk.loadStyle(QStringLiteral("orte"), qml.fileName());
        QTRY_COMPARE(theme()->classes.size(), std::size_t(2));
        QVERIFY(!theme()->qml.empty());
        QCOMPARE(noticed.size(), 1); // the action
        QTRY_COMPARE(legend(), (QStringList{QStringLiteral("wenig"), QStringLiteral("viel")}));
        m_panel->chooseColumn(QStringLiteral("wert"));
        QTRY_VERIFY(theme()->qml.empty());
    }
    void aFileThatIsNoStyleChangesNothing()
    {
        QgisDesk desk(*m_session, *m_map, m_panel.get());
        QSignalSpy failed(&desk, &QgisDesk::failed);
        const auto before = *theme();
        desk.loadStyle(QStringLiteral("orte"), QStringLiteral("/gibt/es/nicht.qml"));
        desk.loadStyle(QStringLiteral("orte"), QString::fromStdString(m_project->file().string()));
        QCOMPARE(failed.size(), 2);
        QCOMPARE(*theme(), before);
    }
};

QTEST_MAIN(ThemePanelTest)
#include "theme_panel_test.moc"
