// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/catalogue_panel.h"

#include "core/map/first_view.h"
#include "core/map/plain_look.h"
#include "ui/shell/language.h"

#include <QEvent>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>
#include <functional>

namespace weitblick::ui {

using workspace::Dataset;
using workspace::GeometryType;

namespace {

enum class DatasetForm : std::uint8_t { Table, Point, Line, Area, Raster };

DatasetForm formOf(const workspace::LayerSchema& schema)
{
    if (schema.raster) {
        return DatasetForm::Raster;
    }
    switch (schema.geometry) {
    case GeometryType::None:
        return DatasetForm::Table;
    case GeometryType::Point:
    case GeometryType::MultiPoint:
        return DatasetForm::Point;
    case GeometryType::LineString:
    case GeometryType::MultiLineString:
        return DatasetForm::Line;
    default:
        return DatasetForm::Area;
    }
}

QPixmap pictureOf(DatasetForm form, const QColor& color)
{
    QPixmap picture(32, 32);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2.5));
    QColor fill = color;
    fill.setAlphaF(0.3F);
    painter.setBrush(fill);
    switch (form) {
    case DatasetForm::Point:
        painter.drawEllipse(QPointF(10, 20), 4, 4);
        painter.drawEllipse(QPointF(22, 11), 4, 4);
        break;
    case DatasetForm::Line:
        painter.drawPolyline(QPolygonF{{4, 26}, {13, 10}, {20, 20}, {28, 6}});
        break;
    case DatasetForm::Area:
        painter.drawPolygon(QPolygonF{{5, 12}, {17, 5}, {28, 13}, {23, 27}, {9, 25}});
        break;
    case DatasetForm::Raster:
        for (const QPoint cell : {QPoint(5, 5), QPoint(19, 5), QPoint(12, 12), QPoint(5, 19), QPoint(19, 19)}) {
            painter.drawRect(QRect(cell, QSize(7, 7)));
        }
        break;
    case DatasetForm::Table:
        painter.drawRect(5, 7, 22, 18);
        painter.drawLine(5, 13, 27, 13);
        painter.drawLine(13, 7, 13, 25);
        break;
    }
    return picture;
}

QIcon iconOf(DatasetForm form, const QPalette& palette)
{
    QIcon icon(pictureOf(form, palette.color(QPalette::Highlight)));
    icon.addPixmap(pictureOf(form, palette.color(QPalette::HighlightedText)), QIcon::Selected);
    return icon;
}

Text kindText(DatasetForm form)
{
    switch (form) {
    case DatasetForm::Table:
        return {"Tabelle", "table"};
    case DatasetForm::Point:
        return {"Punkte", "points"};
    case DatasetForm::Line:
        return {"Linien", "lines"};
    case DatasetForm::Area:
        return {"Flächen", "areas"};
    case DatasetForm::Raster:
        return {"Raster", "raster"};
    }
    return {};
}

QString toolTipOf(const Dataset& dataset, DatasetForm form)
{
    QStringList lines{QString::fromStdString(dataset.schema.name)};
    if (!dataset.entry.title.empty() && dataset.entry.title != dataset.schema.name) {
        lines.prepend(QString::fromStdString(dataset.entry.title));
    }
    lines << say(kindText(form));
    if (dataset.schema.raster) {
        lines << CataloguePanel::tr("%1 × %2 cells")
                     .arg(countText(dataset.schema.raster->columns), countText(dataset.schema.raster->rows));
    }
    if (!dataset.entry.source.empty()) {
        lines << CataloguePanel::tr("Source: %1").arg(QString::fromStdString(dataset.entry.source));
    }
    if (!dataset.entry.licence.empty()) {
        lines << CataloguePanel::tr("Licence: %1").arg(QString::fromStdString(dataset.entry.licence));
    }
    if (dataset.rejectedCount > 0) {
        lines << CataloguePanel::tr("%1 records were not taken").arg(countText(dataset.rejectedCount));
    }
    if (dataset.stale) {
        lines << CataloguePanel::tr("Out of date: an input has changed");
    }
    return lines.join(u'\n');
}

map::PlainLayer plainLayerIn(const ProjectSnapshot& snapshot, const Dataset& dataset)
{
    const auto role = std::ranges::find(snapshot.roles, dataset.schema.name, &workspace::RoleAssignment::dataset);
    return map::plainLayerOf(dataset.schema, role == snapshot.roles.end() ? "" : role->role);
}

/// What lies on top in the map stands on top in the list; tables at the end.
std::vector<Dataset> inStackOrder(const ProjectSnapshot& snapshot)
{
    std::vector<Dataset> datasets = snapshot.datasets;
    std::ranges::stable_sort(datasets, std::greater(), [&](const Dataset& dataset) {
        constexpr int kBelowAllShapes = 10; // and over tables
        if (dataset.schema.raster) {
            return kBelowAllShapes;
        }
        return map::stackRank(plainLayerIn(snapshot, dataset));
    });
    return datasets;
}

/// What of a dataset stays when it is renamed.
std::string likenessOf(const Dataset& dataset)
{
    std::string text = std::to_string(dataset.rowCount) + '|' + std::to_string(dataset.schema.srsId) + '|' +
                       std::to_string(static_cast<int>(dataset.schema.geometry));
    for (const workspace::Column& column : dataset.schema.columns) {
        text += '|' + column.name;
    }
    return text;
}

} // namespace

CataloguePanel::CataloguePanel(ProjectSession& session, QWidget* parent) : QTreeWidget(parent), m_session(session)
{
    setAccessibleName(tr("Data of the project"));
    setHeaderLabels({tr("Name"), tr("Rows")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setStretchLastSection(false);
    constexpr int kLetters = 9; // of a name beside the number of rows
    setMinimumWidth(kLetters * fontMetrics().height());
    connect(&session, &ProjectSession::changed, this, &CataloguePanel::refill);
    connect(this, &QTreeWidget::currentItemChanged, this, [this] { emit currentDatasetChanged(currentDataset()); });
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (column != 0) {
            return;
        }
        const QString name = item->data(0, Qt::UserRole).toString();
        if (item->checkState(0) == Qt::Checked) {
            m_hidden.remove(name);
        } else {
            m_hidden.insert(name);
        }
        emit shownChanged();
    });
}

void CataloguePanel::decideWhatIsShown()
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot) {
        m_file.clear();
        m_known.clear();
        m_hidden.clear();
        return;
    }
    const bool isFirstLook = snapshot->file != m_file && !snapshot->datasets.empty();
    QMap<QString, std::string> known;
    std::vector<map::FirstLayer> layers;
    for (const Dataset& dataset : snapshot->datasets) {
        known[QString::fromStdString(dataset.schema.name)] = likenessOf(dataset);
        layers.push_back({.layer = plainLayerIn(*snapshot, dataset),
                          .rowCount = dataset.rowCount,
                          .isRaster = dataset.schema.raster.has_value()});
    }
    if (isFirstLook) {
        m_hidden.clear();
        const std::vector<bool> shown = map::firstView(layers);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (!shown[i]) {
                m_hidden << QString::fromStdString(layers[i].layer.name);
            }
        }
    }
    if (snapshot->file == m_file) {
        followRename(known);
    }
    m_file = snapshot->file;
    m_known = known;
}

/// A layer without its tick keeps it off under its new name (also when undo brings the old one back).
void CataloguePanel::followRename(const QMap<QString, std::string>& now)
{
    QStringList gone;
    QStringList added;
    for (auto one = m_known.cbegin(); one != m_known.cend(); ++one) {
        if (!now.contains(one.key())) {
            gone << one.key();
        }
    }
    for (auto one = now.cbegin(); one != now.cend(); ++one) {
        if (!m_known.contains(one.key())) {
            added << one.key();
        }
    }
    const bool isRename = gone.size() == 1 && added.size() == 1 && m_known[gone.first()] == now[added.first()];
    if (isRename && m_hidden.remove(gone.first())) {
        m_hidden.insert(added.first());
    }
}

void CataloguePanel::refill()
{
    decideWhatIsShown();
    const QString before = currentDataset();
    {
        const QSignalBlocker quiet(this);
        clear();
        const auto& snapshot = m_session.snapshot();
        for (const Dataset& dataset : inStackOrder(snapshot ? *snapshot : ProjectSnapshot())) {
            const QString name = QString::fromStdString(dataset.schema.name);
            const DatasetForm form = formOf(dataset.schema);
            const QString count = dataset.schema.raster ? QString() : countText(dataset.rowCount);
            auto* item = new QTreeWidgetItem(this, {name, count});
            item->setIcon(0, iconOf(form, palette()));
            item->setToolTip(0, toolTipOf(dataset, form));
            item->setData(0, Qt::AccessibleTextRole, tr("%1, %2").arg(name, say(kindText(form))));
            item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
            item->setData(0, Qt::UserRole, name);
            if (form != DatasetForm::Table) {
                item->setCheckState(0, m_hidden.contains(name) ? Qt::Unchecked : Qt::Checked);
            }
            if (dataset.stale) {
                QFont font = item->font(0);
                font.setItalic(true);
                item->setFont(0, font);
                item->setText(0, tr("%1 (out of date)").arg(name));
            }
            if (name == before) {
                setCurrentItem(item);
            }
        }
        resizeColumnToContents(1);
    }
    emit shownChanged();
    emit currentDatasetChanged(currentDataset());
}

void CataloguePanel::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        refill();
    }
}

QString CataloguePanel::currentDataset() const
{
    const auto* item = currentItem();
    return item == nullptr ? QString() : item->data(0, Qt::UserRole).toString();
}

void CataloguePanel::choose(const QString& dataset)
{
    for (int i = 0; i < topLevelItemCount(); ++i) {
        if (topLevelItem(i)->data(0, Qt::UserRole).toString() == dataset) {
            setCurrentItem(topLevelItem(i));
        }
    }
}

void CataloguePanel::chooseFirst()
{
    if (currentItem() != nullptr || topLevelItemCount() == 0) {
        return;
    }
    const QStringList shown = shownDatasets();
    setCurrentItem(topLevelItem(0));
    if (!shown.isEmpty()) {
        choose(shown.first());
    }
}

void CataloguePanel::show(const QStringList& datasets)
{
    const QStringList known = m_known.keys();
    m_hidden = QSet<QString>(known.begin(), known.end());
    for (const QString& name : datasets) {
        m_hidden.remove(name);
    }
    refill();
}

QStringList CataloguePanel::shownDatasets() const
{
    QStringList shown;
    for (int i = 0; i < topLevelItemCount(); ++i) {
        const QTreeWidgetItem* item = topLevelItem(i);
        if (item->data(0, Qt::CheckStateRole).isValid() && item->checkState(0) == Qt::Checked) {
            shown << item->data(0, Qt::UserRole).toString();
        }
    }
    return shown;
}

} // namespace weitblick::ui
