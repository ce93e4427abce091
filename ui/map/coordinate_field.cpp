// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/coordinate_field.h"

#include "ui/map/map_widget.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSettings>

#include <array>
#include <cmath>

namespace weitblick::ui {

namespace {

const QString kSetting = QStringLiteral("coordinates");

} // namespace

QString placeText(double x, double y, int srsId)
{
    const QLocale locale;
    if (!std::isfinite(x) || !std::isfinite(y)) {
        return QStringLiteral("–");
    }
    if (isInDegrees(srsId)) {
        return CoordinateField::tr("%1° N  %2° E").arg(locale.toString(y, 'f', 6), locale.toString(x, 'f', 6));
    }
    return CoordinateField::tr("E %1  N %2").arg(locale.toString(x, 'f', 1), locale.toString(y, 'f', 1));
}

CoordinateField::CoordinateField(QWidget* parent)
    : QWidget(parent),
      m_place(new QLabel),
      m_scale(new QLabel),
      m_system(new QComboBox)
{
    m_system->setAccessibleName(tr("Coordinate system of the display"));
    m_system->setToolTip(m_system->accessibleName());
    m_system->setFrame(false);
    m_place->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_place->setAccessibleName(tr("Place under the pointer"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(12);
    row->addWidget(m_place);
    row->addWidget(m_scale);
    row->addWidget(m_system);
    connect(m_system, &QComboBox::activated, this, [this] {
        QSettings().setValue(kSetting, m_system->currentData());
        choose();
    });
    setMapSrs(m_mapSrs);
}

void CoordinateField::setMapSrs(int srsId)
{
    m_mapSrs = srsId;
    m_hasPlace = false;
    m_place->clear();
    m_scale->clear();
    m_system->clear();
    const std::pair<int, QString> systems[] = {{25832, tr("UTM 32N (ETRS89)")},
                                               {25833, tr("UTM 33N (ETRS89)")},
                                               {4326, tr("WGS 84 (degrees)")},
                                               {31467, tr("Gauss-Krüger zone 3")}};
    for (const auto& [id, name] : systems) {
        m_system->addItem(name, id);
    }
    if (m_system->findData(srsId) < 0) {
        m_system->addItem(QStringLiteral("EPSG:%1").arg(srsId), srsId);
    }
    const int wanted = m_system->findData(QSettings().value(kSetting, srsId).toInt());
    m_system->setCurrentIndex(wanted >= 0 ? wanted : m_system->findData(srsId));
    choose();
}

void CoordinateField::choose()
{
    m_transformer.reset();
    const int shown = m_system->currentData().toInt();
    if (shown != m_mapSrs) {
        auto made = geo::Transformer::create({"EPSG:" + std::to_string(m_mapSrs)}, {"EPSG:" + std::to_string(shown)});
        if (made) {
            m_transformer = std::move(made).value();
        }
    }
    if (m_hasPlace) {
        m_place->setText(text());
    }
}

QString CoordinateField::text() const
{
    if (!m_hasPlace) {
        return {};
    }
    std::array<double, 1> x{m_x};
    std::array<double, 1> y{m_y};
    if (m_transformer) {
        m_transformer->apply(x, y);
    }
    return placeText(x[0], y[0], m_transformer ? m_system->currentData().toInt() : m_mapSrs);
}

void CoordinateField::show(double x, double y)
{
    m_x = x;
    m_y = y;
    m_hasPlace = true;
    m_place->setText(text());
}

void CoordinateField::showScale(double denominator)
{
    m_scale->setText(QStringLiteral("1 : %1").arg(QLocale().toString(std::round(denominator), 'f', 0)));
}

} // namespace weitblick::ui
