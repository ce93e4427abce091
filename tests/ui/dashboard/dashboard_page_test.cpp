// SPDX-License-Identifier: GPL-3.0-or-later
// A dashboard in the window: shown, filtered, edited, with and without a mouse.
#include "core/dashboard/dashboard_store.h"
#include "ui/chart/tile_widget.h"
#include "ui/dashboard/chip_bar.h"
#include "ui/dashboard/compare_view.h"
#include "ui/dashboard/dashboard_filters.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/dashboard_view.h"
#include "ui/dashboard/map_overlays.h"
#include "ui/dashboard/map_tile.h"
#include "ui/dashboard/project_reader.h"
#include "ui/dashboard/tile_form.h"
#include "ui/map/map_widget.h"
#include "ui/shell/language.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/temporary_project.h"
#include "tests/ui/event_gap.h"
#include "tests/ui/window_check.h"

using namespace weitblick;
using namespace weitblick::ui;
using namespace weitblick::dashboard;

namespace {

constexpr int kWells = 300;

Result<void> fill(workspace::Workspace& project)
{
    std::vector<test::Row> rows;
    for (int i = 0; i < kWells; ++i) {
        rows.push_back(
            {.wkt = "POINT(" + std::to_string(i % 20 * 50) + " " + std::to_string(i / 20 * 50) + ")",
             .values = {std::string(i % 3 == 0 ? "Trinkwasser" : "Brauchwasser"), std::int64_t{1900 + i % 100}}});
    }
    WB_CHECK(test::addLayer(project,
                            {.name = "brunnen",
                             .geometry = workspace::GeometryType::Point,
                             .srsId = 25832,
                             .columns = {{.name = "art"}, {.name = "jahr", .type = workspace::ColumnType::Integer}}},
                            rows));
    const RowSource wells{.role = {}, .dataset = "brunnen", .where = {}};
    Dashboard dashboard;
    dashboard.id = "probe";
    dashboard.title = {"Probe", "sample"};
    dashboard.tiles = {
        {.id = "arten",
         .title = {"Arten", "kinds"},
         .note = {},
         .place = {0, 0, 8, 5},
         .content = BarContent{.rows = wells, .groupBy = "art", .order = BarOrder::Name}},
        {.id = "jahre",
         .title = {"Jahre", "years"},
         .note = {},
         .place = {8, 0, 8, 5},
         .content = HistogramContent{.rows = wells, .field = "jahr", .edges = {1900, 1950, 2000}}},
        {.id = "karte",
         .title = {"Karte", "map"},
         .note = {},
         .place = {16, 0, 8, 8},
         .content = MapContent{.rows = wells, .field = "art"}},
        {.id = "fehlt",
         .title = {"Fehlt", "missing"},
         .note = {},
         .place = {0, 5, 8, 4},
         .content = BarContent{.rows = {.role = "buildings", .dataset = {}, .where = {}}, .groupBy = "function"}}};
    WB_CHECK(project.apply(storedDashboard(dashboard)));
    return {};
}

} // namespace

class DashboardPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;
    std::unique_ptr<test::TemporaryProject> m_project;
    std::unique_ptr<ProjectSession> m_session;
    std::unique_ptr<DashboardPage> m_page;

    [[nodiscard]] TileGrip& grip(const char* id) { return *m_page->view().host(QLatin1String(id))->grip(); }
    [[nodiscard]] TileWidget& tile(const char* id) { return *m_page->view().host(QLatin1String(id))->tile(); }
    [[nodiscard]] Place placeOf(const char* id) { return findTile(m_page->editor().dashboard(), id)->place; }
    [[nodiscard]] std::uint64_t selected()
    {
        const FilterModel* model = m_page->filters().model();
        return model->filter().selectedCount(*model->tableOf("brunnen"));
    }

private slots:
    void initTestCase() { test::useOwnSettings(m_settings.path()); }
    void init()
    {
        m_project = std::make_unique<test::TemporaryProject>();
        WB_VERIFY_RESULT(fill(m_project->project()));
        m_project->close();
        m_session = std::make_unique<ProjectSession>();
        m_page = std::make_unique<DashboardPage>(*m_session);
        m_page->resize(1366, 768);
        m_page->show();
        QSignalSpy opened(m_session.get(), &ProjectSession::opened);
        m_session->open(m_project->file());
        QVERIFY(opened.wait());
        m_page->openProject(QStringLiteral("probe"));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isComplete(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->filters().isReady(), 20'000);
    }
    void cleanup()
    {
        m_page.reset();
        m_session.reset();
        m_project.reset();
    }

    void everyTileHasItsAnswer()
    {
        QCOMPARE(m_page->view().tiles().size(), 4);
        QVERIFY(std::holds_alternative<BarAnswer>(tile("arten").answer().shown));
        QVERIFY(tile("fehlt").answer().isMissing());
        QCOMPARE(m_page->maps().size(), 1);
    }
    void aBrushNarrowsTheOthers()
    {
        emit tile("jahre").intervalChosen(1900, 1950);
        QTRY_COMPARE(selected(), std::uint64_t{150});
        QTRY_VERIFY(m_page->filters().isSettled());
        const TileSelection bars = tile("arten").selection();
        QCOMPARE(bars.values.size(), std::size_t{2});
        QCOMPARE(bars.values[0] + bars.values[1], 150.0);
        auto* chips = m_page->findChild<ChipBar*>();
        QCOMPARE(chips->chips().size(), 1);
        QVERIFY(chips->isVisible());
        emit tile("arten").classesChosen({1}); // Trinkwasser: every third
        std::uint64_t expected = 0;
        for (int i = 0; i < kWells; ++i) {
            expected += i % 3 == 0 && i % 100 < 50 ? 1 : 0;
        }
        QTRY_COMPARE(selected(), expected);
        QCOMPARE(chips->chips().size(), 2);
        emit chips->removed(QStringLiteral("jahre"));
        QTRY_COMPARE(selected(), std::uint64_t{100});
        emit chips->cleared();
        QTRY_COMPARE(selected(), std::uint64_t{kWells});
        QVERIFY(!chips->isVisible());
    }
    void choicesThatComeFasterThanTheyAreCountedAllHold()
    {
        emit tile("arten").classesChosen({1});
        for (int year = 1950; year <= 2000; year += 50) {
            emit tile("jahre").intervalChosen(1900, year);
        }
        emit tile("jahre").intervalChosen(1900, 1950);
        QTRY_VERIFY(m_page->filters().isSettled());
        QCOMPARE(m_page->findChild<ChipBar*>()->chips().size(), 2);
        const auto rows = m_page->filters().rowsOf("brunnen");
        QVERIFY(rows && rows->mask->count() == selected());
        emit tile("arten").selectionCleared();
        emit tile("jahre").selectionCleared();
        QTRY_VERIFY(m_page->filters().isSettled());
        QCOMPARE(selected(), std::uint64_t{kWells});
        QVERIFY(!m_page->filters().rowsOf("brunnen"));
    }
    void aBrushThatIsWarmIsAnsweredAtOnce()
    {
        m_page->filters().warmUp(QStringLiteral("jahre"));
        const auto isWarm = [this] {
            const FilterModel* model = m_page->filters().model();
            return model->filter().active() == model->link("jahre")->view;
        };
        QTRY_VERIFY(isWarm());
        emit tile("jahre").intervalChosen(1900, 1950);
        QCOMPARE(selected(), std::uint64_t{150});
        QVERIFY(!m_page->filters().isSettled()); // the rows of map and table come from a job
        QTRY_VERIFY(m_page->filters().isSettled());
        QCOMPARE(m_page->filters().rowsOf("brunnen")->mask->count(), std::uint64_t{150});
    }
    void theMapFiltersAndIsFiltered()
    {
        MapTile& map = *m_page->maps().first();
        emit map.featuresChosen({1, 2, 3});
        QTRY_COMPARE(selected(), std::uint64_t{3});
        const FeatureTest test = m_page->filters().testOf("brunnen");
        QVERIFY(test(1) && test(3) && !test(4));
        emit map.featuresChosen({});
        QTRY_COMPARE(selected(), std::uint64_t{kWells});
        QVERIFY(!m_page->filters().testOf("brunnen"));
    }
    void dragMovesAndOthersMakeRoom()
    {
        m_page->setEditing(DashboardPage::Editing::On);
        TileGrip& held = grip("arten");
        const QPoint way =
            m_page->view().host(QStringLiteral("jahre"))->pos() - m_page->view().host(QStringLiteral("arten"))->pos();
        const QPoint start = held.mapToGlobal(held.rect().center());
        const auto place = [&](const QPoint& global) { return held.mapFromGlobal(global); }; // the tile moves along
        QSignalSpy saved(&m_page->editor(), &DashboardEditor::saved);
        QTest::mousePress(&held, Qt::LeftButton, {}, place(start));
        QTest::mouseMove(&held, place(start + way / 2));
        QTest::mouseMove(&held, place(start + way));
        QCOMPARE(placeOf("arten").column, 0); // nothing has changed before the drop
        QTest::mouseRelease(&held, Qt::LeftButton, {}, place(start + way));
        QCOMPARE(placeOf("arten").column, 8);
        QVERIFY(!overlap(placeOf("arten"), placeOf("jahre")));
        QVERIFY(saved.wait());
        m_session->undo();
        QTRY_COMPARE(placeOf("arten").column, 0);
        m_session->redo();
        QTRY_COMPARE(placeOf("arten").column, 8);
    }
    void anEdgeResizesAndEscapeLetsGo()
    {
        m_page->setEditing(DashboardPage::Editing::On);
        TileGrip& held = grip("fehlt");
        const QPoint corner = held.mapToGlobal(held.rect().bottomRight() - QPoint(2, 2));
        const auto place = [&](const QPoint& global) { return held.mapFromGlobal(global); };
        const QPoint way(held.width() / 4, held.height() / 2); // two columns of eight, two rows of four
        QTest::mousePress(&held, Qt::LeftButton, {}, place(corner));
        QTest::mouseMove(&held, place(corner + way));
        QTest::keyClick(&held, Qt::Key_Escape);
        QTest::mouseRelease(&held, Qt::LeftButton, {}, place(corner + way));
        QCOMPARE(placeOf("fehlt"), (Place{0, 5, 8, 4}));
        QTest::mousePress(&held, Qt::LeftButton, {}, place(corner));
        QTest::mouseMove(&held, place(corner + way));
        QTest::mouseRelease(&held, Qt::LeftButton, {}, place(corner + way));
        QCOMPARE(placeOf("fehlt"), (Place{0, 5, 10, 6}));
    }
    void keysMoveResizeAndRemove()
    {
        m_page->setEditing(DashboardPage::Editing::On);
        grip("fehlt").setFocus();
        QTest::keyClick(&grip("fehlt"), Qt::Key_Down);
        QCOMPARE(placeOf("fehlt").row, 6);
        QTest::keyClick(&grip("fehlt"), Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(placeOf("fehlt").width, 9);
        QTest::keyClick(&grip("fehlt"), Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m_page->view().tiles().size(), 5);
        QTest::keyClick(&grip("fehlt"), Qt::Key_Delete);
        QCOMPARE(m_page->view().tiles().size(), 4);
        QTRY_VERIFY(!m_page->editor().isSaving());
        m_session->undo();
        QTRY_COMPARE(m_page->view().tiles().size(), 5);
    }
    void aNewTileStandsWhereThereIsRoom()
    {
        const auto id = m_page->editor().addTile(TileKind::Kpi);
        WB_VERIFY_RESULT(id);
        const Place place = placeOf(id->toUtf8().constData());
        for (const char* other : {"arten", "jahre", "karte", "fehlt"}) {
            QVERIFY(!overlap(place, placeOf(other)));
        }
        QTRY_VERIFY(m_page->isComplete()); // it says what it lacks
    }
    void theFormChangesWhatATileShows()
    {
        const Tile* before = findTile(m_page->editor().dashboard(), "jahre");
        const TileForm form(*before, *m_session->snapshot());
        QCOMPARE(form.tile(), *before); // nothing was touched
        QCOMPARE(test::unnamed(const_cast<TileForm&>(form)), QStringList());
    }
    void linkedMapsMoveTogether()
    {
        MapTile& map = *m_page->maps().first();
        CompareView& both = m_page->comparison();
        both.start(*m_session->snapshot(), nullptr, map.answer(), map.answer());
        m_page->comparison().show();
        QTRY_VERIFY(both.first()->isStill() && both.second() != nullptr && both.second()->isStill());
        geo::Envelope corner;
        corner.include(0, 0);
        corner.include(300, 300);
        both.first()->map().setExtent(corner);
        QTRY_COMPARE(both.second()->map().view().unitsPerPx, both.first()->map().view().unitsPerPx);
        const geo::Envelope one = both.first()->map().view().extent();
        const geo::Envelope other = both.second()->map().view().extent();
        QVERIFY(std::abs((one.minX + one.maxX) - (other.minX + other.maxX)) < 1e-6);
        both.setMode(CompareView::Mode::Swipe);
        both.setDivider(0.25);
        QVERIFY(std::abs(both.second()->mask().boundingRect().left() - both.second()->width() / 4) <= 1);
        emit both.closed();
        QVERIFY(both.first() == nullptr && m_page->view().isVisible());
    }
    void theDifferenceOfTwoMapsIsAMapOfItsOwn()
    {
        auto reader = std::make_shared<ProjectReader>(m_project->file());
        const Tile tile{.id = "jahr",
                        .title = {},
                        .note = {},
                        .place = {},
                        .content = MapContent{.rows = {.role = {}, .dataset = "brunnen", .where = {}, .madeBy = {}},
                                              .field = "jahr"}};
        Job job;
        WB_VALUE(const TileAnswer answer, reader->ask<TileAnswer>(job, [&](workspace::Workspace& project, Job& inner) {
            return answerTile(project, m_page->editor().dashboard(), tile, {}, inner);
        }));
        const auto& years = std::get<MapAnswer>(answer.shown);
        CompareView& both = m_page->comparison();
        both.show();
        both.start(*m_session->snapshot(), reader, years, years);
        both.setMode(CompareView::Mode::Difference);
        QTRY_VERIFY(both.difference() != nullptr && both.difference()->isStill());
        QVERIFY(both.difference()->isVisible() && !both.first()->isVisible() && !both.second()->isVisible());
        QCOMPARE(both.difference()->numbers(), std::vector<double>(kWells, 0.0));
        const auto* legend = both.difference()->findChild<MapLegend*>();
        QCOMPARE(legend->legend().entries.size(), std::size_t{1}); // nothing but "no difference"
        QCOMPARE(legend->legend().entries.front().count, std::int64_t{kWells});
        both.setMode(CompareView::Mode::SideBySide);
        QVERIFY(both.first()->isVisible() && !both.difference()->isVisible());
        emit both.closed();
        QVERIFY(both.difference() == nullptr);
    }
    void commonClassesHoldTheValuesOfBoth()
    {
        map::Theme first;
        first.classes.resize(2);
        first.method = map::ClassMethod::EqualInterval;
        Job job;
        WB_VALUE(const map::Theme common, commonTheme(first, first, {0, 10, 20, 100}, job));
        QCOMPARE(common.bounds(), (std::vector<double>{0, 50, 100}));
        map::Theme other = first;
        other.unit = "m";
        const auto refused = commonTheme(first, other, {1, 2}, job);
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidInput);
    }
    void aMissingTileOffersItsWayOut()
    {
        QSignalSpy asked(m_page.get(), &DashboardPage::importAsked);
        auto* button = tile("fehlt").findChild<QAbstractButton*>();
        QVERIFY(button != nullptr);
        button->click();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("buildings"));
    }
    void everythingHasANameAndLetsTabGo()
    {
        QApplication::setActiveWindow(m_page.get());
        for (const auto editing : {DashboardPage::Editing::Off, DashboardPage::Editing::On}) {
            m_page->setEditing(editing);
            QCOMPARE(test::unnamed(*m_page), QStringList());
            for (QWidget* widget : test::focusable(*m_page)) {
                widget->setFocus(Qt::TabFocusReason);
                constexpr int kMostParts = 60; // Tab may walk through the parts of a tile first
                for (int i = 0; i < kMostParts && m_page->focusWidget() == widget; ++i) {
                    QTest::keyClick(widget, Qt::Key_Tab);
                }
                QVERIFY2(m_page->focusWidget() != widget, widget->metaObject()->className());
            }
        }
    }
    void theWindowNeverWaits()
    {
        test::EventGap gap;
        m_page->openProject(QStringLiteral("probe"));
        QTRY_VERIFY_WITH_TIMEOUT(m_page->isComplete(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(m_page->filters().isReady(), 20'000);
        for (int year = 1905; year < 1995; year += 5) {
            emit tile("jahre").intervalChosen(1900, year);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(m_page->isComplete());
        QVERIFY2(gap.longestMs() <= 100.0, qPrintable(QString::number(gap.longestMs())));
    }
};

QTEST_MAIN(DashboardPageTest)
#include "dashboard_page_test.moc"
