// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/picture_mode.h"

#include "app/desktop/picture_file.h"
#include "core/base/error_text.h"
#include "ui/dashboard/dashboard_page.h"
#include "ui/data/catalogue_panel.h"
#include "ui/map/map_widget.h"
#include "ui/map/theme_panel.h"
#include "ui/project/project_session.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>

#include <cstdio>

namespace weitblick {

namespace {

constexpr int kStillMs = 1500;

} // namespace

PictureMode::PictureMode(ui::MainWindow& window, ui::ProjectSession& session, QString file, QString theme)
    : m_window(window),
      m_file(std::move(file)),
      m_theme(std::move(theme))
{
    m_still.setSingleShot(true);
    m_still.setInterval(kStillMs);
    connect(&m_still, &QTimer::timeout, this, [this] {
        if (m_window.dashboards().isVisible() && !m_window.dashboards().isComplete()) {
            m_still.start();
        } else if (!m_coloured && !m_theme.isEmpty()) {
            colour();
        } else {
            write();
        }
    });
    connect(&window.map(), &ui::MapWidget::drawn, &m_still, qOverload<>(&QTimer::start));
    connect(&session, &ui::ProjectSession::opened, &m_still, qOverload<>(&QTimer::start));
    connect(&session, &ui::ProjectSession::failed, this, [](const Error& error) {
        std::fprintf(stderr, "%s\n", describe(error, ui::currentLanguage()).c_str());
        QCoreApplication::exit(exitCodeFor(error.code));
    });
}

void PictureMode::colour()
{
    m_coloured = true;
    const QString layer = m_theme.section(u':', 0, 0);
    m_window.catalogue().choose(layer);
    m_window.theme().setLayer(layer);
    m_window.theme().chooseColumn(m_theme.section(u':', 1));
    m_still.start();
}

void PictureMode::write()
{
    if (const auto written = writePicture(m_window, m_file); !written) {
        std::fprintf(stderr, "%s\n", describe(written.error(), ui::currentLanguage()).c_str());
        QCoreApplication::exit(exitCodeFor(written.error().code));
        return;
    }
    QCoreApplication::exit(0);
}

} // namespace weitblick
