// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/raster_panel.h"

#include "ui/map/map_widget.h"
#include "ui/map/ramp_icon.h"
#include "ui/shell/language.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QSlider>

namespace weitblick::ui {

RasterPanel::RasterPanel(ProjectSession& session, MapWidget& map, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_map(map),
      m_look(new QComboBox),
      m_ramp(new QComboBox),
      m_lowest(new QLineEdit),
      m_highest(new QLineEdit),
      m_opacity(new QSlider(Qt::Horizontal))
{
    m_look->addItem(tr("Greys"), static_cast<int>(map::RasterLook::Grey));
    m_look->addItem(tr("Colours"), static_cast<int>(map::RasterLook::Ramp));
    m_look->addItem(tr("Relief (shaded heights)"), static_cast<int>(map::RasterLook::Relief));
    fillRamps(*m_ramp);
    m_opacity->setRange(10, 100);
    for (QLineEdit* field : {m_lowest, m_highest}) {
        field->setPlaceholderText(tr("of the data"));
    }
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    const std::pair<QString, QWidget*> rows[] = {{tr("Show as"), m_look},
                                                 {tr("Colours"), m_ramp},
                                                 {tr("From"), m_lowest},
                                                 {tr("To"), m_highest},
                                                 {tr("Opacity"), m_opacity}};
    for (const auto& [text, field] : rows) {
        field->setAccessibleName(text);
        form->addRow(text, field);
    }
    constexpr int kSaveMs = 400; // a slider that is being dragged makes one edit, not a hundred
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveMs);
    connect(&m_save, &QTimer::timeout, this, &RasterPanel::save);
    connect(m_look, &QComboBox::activated, &m_save, qOverload<>(&QTimer::start));
    connect(m_ramp, &QComboBox::activated, &m_save, qOverload<>(&QTimer::start));
    connect(m_lowest, &QLineEdit::editingFinished, &m_save, qOverload<>(&QTimer::start));
    connect(m_highest, &QLineEdit::editingFinished, &m_save, qOverload<>(&QTimer::start));
    connect(m_opacity, &QSlider::valueChanged, &m_save, qOverload<>(&QTimer::start));
    connect(&session, &ProjectSession::changed, this, [this] {
        if (!m_save.isActive()) {
            read();
        }
    });
}

void RasterPanel::setLayer(const QString& layer)
{
    if (m_save.isActive()) { // of the layer before
        m_save.stop();
        save();
    }
    m_layer = layer;
    read();
}

void RasterPanel::read()
{
    if (!m_map.isRaster(m_layer)) {
        return;
    }
    const map::RasterTheme theme = m_map.rasterTheme(m_layer);
    const QSignalBlocker quiet(m_opacity);
    m_look->setCurrentIndex(m_look->findData(static_cast<int>(theme.look)));
    m_ramp->setCurrentIndex(std::max(0, m_ramp->findData(QString::fromStdString(theme.ramp))));
    m_opacity->setValue(static_cast<int>(theme.opacity * 100 + 0.5));
    const bool hasLimits = theme.highest > theme.lowest;
    constexpr int kDigits = 8;
    m_lowest->setText(hasLimits ? QLocale().toString(theme.lowest, 'g', kDigits) : QString());
    m_highest->setText(hasLimits ? QLocale().toString(theme.highest, 'g', kDigits) : QString());
    m_ramp->setEnabled(theme.look == map::RasterLook::Ramp);
    m_lowest->setEnabled(theme.look != map::RasterLook::Relief);
    m_highest->setEnabled(theme.look != map::RasterLook::Relief);
}

map::RasterTheme RasterPanel::theme() const
{
    map::RasterTheme theme{.layer = m_layer.toStdString(),
                           .look = static_cast<map::RasterLook>(m_look->currentData().toInt()),
                           .ramp = m_ramp->currentData().toString().toStdString(),
                           .opacity = m_opacity->value() / 100.0};
    bool hasLowest = false;
    bool hasHighest = false;
    const double lowest = QLocale().toDouble(m_lowest->text(), &hasLowest);
    const double highest = QLocale().toDouble(m_highest->text(), &hasHighest);
    if (hasLowest && hasHighest && lowest < highest) {
        theme.lowest = lowest;
        theme.highest = highest;
    }
    return theme;
}

void RasterPanel::save()
{
    const auto& snapshot = m_session.snapshot();
    if (!snapshot || snapshot->readOnly || !m_map.isRaster(m_layer) || theme() == m_map.rasterTheme(m_layer)) {
        return;
    }
    m_session.apply(workspace::SetProjectValue{.key = themeKey(m_layer.toStdString()), .value = map::toJson(theme())});
}

} // namespace weitblick::ui
