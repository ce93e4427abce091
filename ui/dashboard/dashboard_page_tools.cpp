// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above the tiles of a dashboard, and what becomes of a click on a tile.
#include "ui/chart/tile_widget.h"
#include "ui/dashboard/compare_view.h"
#include "ui/dashboard/dashboard_editor.h"
#include "ui/dashboard/dashboard_filters.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/dashboard/dashboard_view.h"
#include "ui/dashboard/map_tile.h"
#include "ui/dashboard/tile_form.h"
#include "ui/dashboard/zone_chooser.h"
#include "ui/shell/language.h"
#include "ui/shell/tool_icons.h"

#include <QApplication>
#include <QDate>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

void DashboardPage::makeHeader()
{
    auto* row = new QHBoxLayout(m_header);
    row->setContentsMargins(12, 8, 12, 4);
    row->setSpacing(8);
    m_tabs->setAccessibleName(tr("Dashboards"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_edit->setText(tr("Edit"));
    m_edit->setAccessibleName(tr("Edit the dashboard"));
    m_edit->setToolTip(tr("Move, resize, add and change tiles"));
    m_edit->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_edit->setCheckable(true);
    m_more->setText(tr("More"));
    m_more->setAccessibleName(tr("More to do with dashboards"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_more);
    connect(menu->addAction(tr("New dashboard …")), &QAction::triggered, this,
            [this] { askNew(DashboardEditor::Start::Empty); });
    connect(menu->addAction(tr("Copy of this dashboard …")), &QAction::triggered, this,
            [this] { askNew(DashboardEditor::Start::Copy); });
    connect(menu->addAction(tr("Title …")), &QAction::triggered, this, &DashboardPage::askHeading);
    connect(menu->addAction(tr("Remove, or back to the shipped one")), &QAction::triggered, m_editor,
            &DashboardEditor::remove);
    m_more->setMenu(menu);
    for (QToolButton* button : {m_edit, m_more}) {
        button->setFocusPolicy(Qt::StrongFocus);
    }
    auto* zone = new QLabel(tr("For:"));
    zone->setBuddy(m_zones);
    row->addWidget(m_tabs, 1);
    row->addWidget(zone);
    row->addWidget(m_zones);
    row->addWidget(m_edit);
    row->addWidget(m_more);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_header);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        if (index >= 0) {
            showDashboard(m_tabs->tabData(index).toString());
        }
    });
    connect(m_zones, &ZoneChooser::zoneChosen, this, [this] { askAnswers(); });
    connect(m_edit, &QToolButton::toggled, this, [this](bool isOn) { setEditing(isOn ? Editing::On : Editing::Off); });
}

void DashboardPage::makeEditBar()
{
    auto* row = new QHBoxLayout(m_editBar);
    row->setContentsMargins(12, 0, 12, 4);
    row->setSpacing(8);
    auto* add = new QToolButton;
    add->setText(tr("Add a tile"));
    add->setAccessibleName(add->text());
    add->setPopupMode(QToolButton::InstantPopup);
    add->setFocusPolicy(Qt::StrongFocus);
    auto* kinds = new QMenu(add);
    constexpr int kKinds = static_cast<int>(dashboard::TileKind::Filter) + 1;
    for (int i = 0; i < kKinds; ++i) {
        const auto kind = static_cast<dashboard::TileKind>(i);
        connect(kinds->addAction(say(dashboard::titleOf(kind))), &QAction::triggered, this,
                [this, kind] { addTile(kind); });
    }
    add->setMenu(kinds);
    row->addWidget(add);
    const auto addButton = [&](const QString& text, auto act) {
        auto* button = new QPushButton(text);
        connect(button, &QPushButton::clicked, this, act);
        row->addWidget(button);
    };
    const auto withChosen = [this](auto act) {
        return [this, act] {
            if (!m_view->chosen().isEmpty()) {
                act(m_view->chosen());
            }
        };
    };
    addButton(tr("Edit the tile …"), withChosen([this](const QString& id) { editTile(id); }));
    addButton(tr("Duplicate"), withChosen([this](const QString& id) { emit m_view->duplicateAsked(id); }));
    addButton(tr("Remove"), withChosen([this](const QString& id) { emit m_view->removeAsked(id); }));
    addButton(tr("Undo"), [this] { emit undoAsked(); });
    addButton(tr("Redo"), [this] { emit redoAsked(); });
    auto* hint =
        new QLabel(tr("Drag tiles to move them, drag an edge to resize; arrows and Shift+arrows do the same."));
    hint->setProperty("role", "muted");
    row->addWidget(hint, 1);
    addButton(tr("Done"), [this] { setEditing(Editing::Off); });
    static_cast<QVBoxLayout*>(layout())->addWidget(m_editBar);
    m_editBar->hide();
}

void DashboardPage::showPlain()
{
    m_header->hide();
    m_heading = new QLabel;
    m_heading->setTextFormat(Qt::RichText);
    m_heading->setContentsMargins(24, 18, 24, 4);
    static_cast<QVBoxLayout*>(layout())->insertWidget(0, m_heading);
    showHeading();
}

/// What paper says above the tiles: title, place, project, date.
void DashboardPage::showHeading()
{
    const auto& snapshot = m_session.snapshot();
    if (m_heading == nullptr || !snapshot) {
        return;
    }
    const QString zone = m_zones->nameOf(m_zones->zone());
    QStringList about{QString::fromStdString(snapshot->title)};
    about << (zone.isEmpty() ? tr("All municipalities") : zone)
          << QLocale().toString(QDate::currentDate(), QStringLiteral("dd.MM.yyyy"));
    about.removeAll(QString());
    const double pointSize = font().pointSizeF() * textScaleFor(width());
    m_heading->setText(
        QStringLiteral(
            "<span style='font-size:%1pt;font-weight:600'>%3</span><br><span style='font-size:%2pt'>%4</span>")
            .arg(2 * pointSize, 0, 'f', 1)
            .arg(1.1 * pointSize, 0, 'f', 1)
            .arg(say(m_editor->dashboard().title).toHtmlEscaped(), about.join(QStringLiteral(" · ")).toHtmlEscaped()));
}

void DashboardPage::refreshIcons()
{
    m_edit->setIcon(toolIcon(QStringLiteral("edit"), QApplication::palette()));
    m_more->setIcon(toolIcon(QStringLiteral("more"), QApplication::palette()));
    for (const QPointer<MapTile>& map : std::as_const(m_maps)) {
        if (map) {
            map->refreshIcons();
        }
    }
}

void DashboardPage::fillTabs()
{
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0) {
        m_tabs->removeTab(0);
    }
    for (const dashboard::ListedDashboard& one : m_list) {
        const int index = m_tabs->addTab(say(one.title).replace(u'&', QStringLiteral("&&")));
        m_tabs->setTabData(index, QString::fromStdString(one.id));
        m_tabs->setTabToolTip(index, say(one.summary));
        if (one.id == m_editor->dashboard().id) {
            m_tabs->setCurrentIndex(index);
        }
    }
}

void DashboardPage::setEditing(Editing editing)
{
    const bool isOn = editing == Editing::On;
    {
        const QSignalBlocker quiet(m_edit);
        m_edit->setChecked(isOn);
    }
    m_editBar->setVisible(isOn);
    m_view->setEditing(isOn ? TileHost::Editing::On : TileHost::Editing::Off);
}

/// The pointer comes to a tile: what it may brush is made ready.
bool DashboardPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Enter && !m_view->isEditing()) {
        m_filters->warmUp(watched->property("tile").toString());
    }
    return QWidget::eventFilter(watched, event);
}

void DashboardPage::joinTile(const QString& id, TileWidget* tile)
{
    tile->setProperty("tile", id);
    tile->installEventFilter(this);
    connect(tile, &TileWidget::intervalChosen, this, [this, id](double from, double to) {
        m_filters->choose(id, dashboard::IntervalChoice{.from = from, .to = to});
    });
    connect(tile, &TileWidget::classesChosen, this, [this, id](const QList<int>& classes) {
        dashboard::ClassChoice choice;
        for (const int number : classes) {
            choice.classes.push_back(static_cast<std::size_t>(number));
        }
        m_filters->choose(id, choice);
    });
    connect(tile, &TileWidget::boxChosen, this, [this, id](double fromX, double toX, double fromY, double toY) {
        m_filters->choose(id, dashboard::BoxChoice{.x = {.from = fromX, .to = toX}, .y = {.from = fromY, .to = toY}});
    });
    connect(tile, &TileWidget::rowChosen, this,
            [this, id](qint64 fid, const QString& key) { chooseRow(id, fid, key); });
    connect(tile, &TileWidget::selectionCleared, this, [this, id] { m_filters->clear(id); });
    connect(tile, &TileWidget::stepRequested, this,
            [this, id](const dashboard::NextStep& step) { takeStep(id, step); });
    connect(tile, &TileWidget::lineageRequested, this, [this, id] { explain(id); });
}

void DashboardPage::joinMap(const QString& id, MapTile& map)
{
    connect(&map, &MapTile::failed, this, &DashboardPage::failed);
    connect(&map, &MapTile::compareAsked, this, [this, id] { compare(id); });
    connect(&map, &MapTile::featuresChosen, this, [this, id, &map](const std::vector<std::int64_t>& fids) {
        map.setExtentFilter(false);
        if (fids.empty()) {
            m_filters->clear(id);
        } else {
            m_filters->choose(id, dashboard::RowChoice{.fids = fids, .text = map.textFor(fids)});
        }
        if (!map.answer().keyColumn.empty()) {
            const QString key = fids.size() == 1 ? map.keyOf(fids.front()) : QString();
            chooseZone(key);
        }
    });
    const auto takeExtent = [this, id, &map] {
        if (map.isExtentFilter()) {
            m_filters->choose(id, dashboard::RowChoice{.fids = map.featuresInView(),
                                                       .text = {"Kartenausschnitt", "part of the map"}});
        }
    };
    connect(&map, &MapTile::viewSettled, this, takeExtent);
    connect(&map, &MapTile::extentFilterChanged, this,
            [this, id, takeExtent](bool isOn) { isOn ? takeExtent() : m_filters->clear(id); });
}

void DashboardPage::chooseRow(const QString& tile, qint64 fid, const QString& key)
{
    if (key.isEmpty()) {
        m_filters->choose(tile, dashboard::RowChoice{.fids = {fid}, .text = {}});
    } else if (key == m_zones->zone()) {
        chooseZone({}); // once more lets go
    } else {
        chooseZone(key);
    }
}

void DashboardPage::takeStep(const QString& tile, const dashboard::NextStep& step)
{
    const QString target = QString::fromStdString(step.target);
    switch (step.kind) {
    case dashboard::NextStep::Kind::ImportRole:
        emit importAsked(target);
        break;
    case dashboard::NextStep::Kind::RunAnalysis:
        emit analysisAsked(target);
        break;
    case dashboard::NextStep::Kind::MapFields:
        emit mappingAsked(target);
        break;
    case dashboard::NextStep::Kind::EditTile:
        setEditing(Editing::On);
        editTile(tile);
        break;
    case dashboard::NextStep::Kind::ChooseZone:
        m_zones->setFocus();
        m_zones->showPopup();
        break;
    case dashboard::NextStep::Kind::None:
        break;
    }
}

void DashboardPage::explain(const QString& tile)
{
    const auto answer = m_answers.constFind(tile);
    if (answer != m_answers.constEnd() && !answer->datasets.empty()) {
        emit lineageAsked(QString::fromStdString(answer->datasets.front()));
    }
}

/// Against another map of zones on this dashboard, where there is one.
void DashboardPage::compare(const QString& tile)
{
    const auto& snapshot = m_session.snapshot();
    const MapTile* map = m_maps.value(tile);
    if (!snapshot || map == nullptr) {
        return;
    }
    std::optional<dashboard::MapAnswer> other;
    for (auto one = m_maps.cbegin(); one != m_maps.cend() && !other; ++one) {
        if (one.key() != tile && *one && !(*one)->answer().keyColumn.empty()) {
            other = (*one)->answer();
        }
    }
    const dashboard::Tile* shown = findTile(m_editor->dashboard(), tile.toStdString());
    if (const auto* content = shown == nullptr ? nullptr : std::get_if<dashboard::MapContent>(&shown->content)) {
        m_compare->setChoices(comparedMaps(m_editor->dashboard(), *content, m_answers[tile], *snapshot),
                              content->level);
    }
    setEditing(Editing::Off);
    m_view->hide();
    m_compare->show();
    m_compare->start(*snapshot, m_loader->reader(), map->answer(), other);
}

void DashboardPage::endCompare()
{
    m_compare->stop();
    m_compare->hide();
    m_view->show();
}

void DashboardPage::applyEdit(const dashboard::Edit& edit)
{
    if (const auto done = m_editor->apply(edit); !done) {
        emit failed(done.error());
        m_view->setDashboard(m_editor->dashboard());
    }
}

void DashboardPage::addTile(dashboard::TileKind kind)
{
    const auto id = m_editor->addTile(kind);
    if (!id) {
        emit failed(id.error());
        return;
    }
    m_view->choose(*id);
    m_view->showTile(*id);
    editTile(*id);
}

void DashboardPage::editTile(const QString& id)
{
    const dashboard::Tile* tile = findTile(m_editor->dashboard(), id.toStdString());
    const auto& snapshot = m_session.snapshot();
    if (tile == nullptr || !snapshot) {
        return;
    }
    TileForm form(*tile, *snapshot, this);
    if (form.exec() == QDialog::Accepted && form.tile() != *tile) {
        applyEdit(dashboard::ChangeTile{.tile = form.tile()});
    }
}

void DashboardPage::askNew(DashboardEditor::Start start)
{
    bool accepted = false;
    const QString title =
        QInputDialog::getText(this, tr("New dashboard"), tr("Title:"), QLineEdit::Normal, tr("My dashboard"), &accepted)
            .trimmed();
    if (!accepted || title.isEmpty()) {
        return;
    }
    QStringList taken;
    for (const dashboard::ListedDashboard& one : m_list) {
        taken << QString::fromStdString(one.id);
    }
    m_wanted = m_editor->create(title, start, taken);
    setEditing(Editing::On);
}

void DashboardPage::askHeading()
{
    bool accepted = false;
    const dashboard::Dashboard& now = m_editor->dashboard();
    const QString title = QInputDialog::getText(this, tr("Title"), tr("Title of the dashboard:"), QLineEdit::Normal,
                                                say(now.title), &accepted)
                              .trimmed();
    if (accepted && !title.isEmpty()) {
        const std::string plain = title.toStdString();
        applyEdit(
            dashboard::ChangeHeading{.title = {plain, plain}, .summary = now.summary, .scenarios = now.scenarios});
    }
}

} // namespace weitblick::ui
