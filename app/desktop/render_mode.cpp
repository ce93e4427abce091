// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/render_mode.h"

#include "app/desktop/picture_file.h"
#include "core/base/error_text.h"
#include "ui/dashboard/dashboard_view.h"
#include "ui/shell/language.h"
#include "ui/shell/look.h"

#include <QApplication>
#include <QCommandLineParser>

#include <algorithm>
#include <cstdio>

namespace weitblick {

namespace {

constexpr int kTurnMs = 100;
constexpr int kStillTurns = 3;    // nothing new for so long
constexpr int kMostTurns = 3'000; // five minutes
constexpr int kLeastPx = 400;
constexpr int kMostPx = 8'000;

Error wrongSize(const QString& text)
{
    return {.code = ErrorCode::InvalidInput,
            .message = {"die Bildgröße ist nicht brauchbar: BREITExHÖHE, 400 bis 8000 Pixel",
                        "the picture size cannot be used: WIDTHxHEIGHT, 400 to 8000 pixels"},
            .subject = text.toStdString()};
}

/// "1920x1080", or "1920" for a picture as high as it needs to be.
Result<QSize> sizeFrom(const QString& text)
{
    const QStringList sides = QString(text).replace(u'×', u'x').split(u'x', Qt::KeepEmptyParts, Qt::CaseInsensitive);
    const int width = sides.value(0).toInt();
    const int height = sides.size() > 1 ? sides[1].toInt() : 0;
    const bool isGood = sides.size() <= 2 && width >= kLeastPx && width <= kMostPx &&
                        (sides.size() == 1 || (height >= kLeastPx && height <= kMostPx));
    return isGood ? Result<QSize>(QSize(width, height)) : wrongSize(text);
}

int failed(const Error& error)
{
    std::fprintf(stderr, "%s\n", describe(error, ui::currentLanguage()).c_str());
    return exitCodeFor(error.code);
}

} // namespace

RenderMode::RenderMode(RenderWishes wishes) : m_wishes(std::move(wishes)), m_page(new ui::DashboardPage(m_session))
{
    m_page->showPlain();
    m_page->setAttribute(Qt::WA_DontShowOnScreen);
    m_page->resize(m_wishes.size.width(), std::max(m_wishes.size.height(), kLeastPx));
    connect(&m_session, &ui::ProjectSession::failed, this, &RenderMode::fail);
    connect(m_page.get(), &ui::DashboardPage::failed, this, &RenderMode::fail);
    connect(&m_session, &ui::ProjectSession::opened, this, [this] {
        m_page->show();
        m_page->openProject(m_wishes.dashboard);
        m_timer.start(kTurnMs);
    });
    connect(&m_timer, &QTimer::timeout, this, &RenderMode::look);
    m_session.open(m_wishes.project.toStdString(), workspace::Access::ReadOnly);
}

void RenderMode::fail(const Error& error)
{
    m_timer.stop();
    QCoreApplication::exit(failed(error));
}

void RenderMode::look()
{
    if (++m_turns > kMostTurns) {
        fail({.code = ErrorCode::Internal,
              .message = {"das Dashboard wird nicht fertig", "the dashboard does not get ready"},
              .subject = m_wishes.dashboard.toStdString()});
        return;
    }
    if (!m_page->current().isEmpty() && m_page->current() != m_wishes.dashboard) {
        fail({.code = ErrorCode::NotFound,
              .message = {"kein Dashboard dieses Namens", "no dashboard of that name"},
              .subject = m_wishes.dashboard.toStdString()});
        return;
    }
    if (!m_wishes.zone.isEmpty() && m_page->isComplete()) {
        m_page->chooseZone(std::exchange(m_wishes.zone, {}));
    }
    m_stillTurns = m_page->isComplete() ? m_stillTurns + 1 : 0;
    if (m_stillTurns < kStillTurns) {
        return;
    }
    if (const int needed = m_page->heightOfAll(); needed > m_page->height()) {
        m_page->resize(m_page->width(), needed);
        m_stillTurns = 0; // maps draw again
        return;
    }
    m_timer.stop();
    write();
}

void RenderMode::write()
{
    if (const auto written = writePicture(*m_page, m_wishes.target); !written) {
        fail(written.error());
        return;
    }
    std::printf("%s → %s\n", qPrintable(m_wishes.dashboard), qPrintable(m_wishes.target));
    QCoreApplication::exit(0);
}

int runRender(int argc, char* argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Weitblick"));
    QApplication::setApplicationName(QStringLiteral("weitblick"));
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "A dashboard as a picture"));
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("render"), {});
    parser.addPositionalArgument(QStringLiteral("file"), QCoreApplication::translate("main", "Project"));
    const QCommandLineOption dashboard(QStringLiteral("dashboard"),
                                       QCoreApplication::translate("main", "Which dashboard"), QStringLiteral("id"),
                                       QStringLiteral("ueberblick"));
    const QCommandLineOption out(QStringLiteral("out"), QCoreApplication::translate("main", "PNG or PDF file"),
                                 QStringLiteral("file"));
    const QCommandLineOption size(
        QStringLiteral("size"),
        QCoreApplication::translate("main", "Width and height in pixels; without a height, as high as it needs to be"),
        QStringLiteral("WxH"), QStringLiteral("1920"));
    const QCommandLineOption zone(QStringLiteral("zone"),
                                  QCoreApplication::translate("main", "Key of a municipality or Ortsteil"),
                                  QStringLiteral("key"));
    const QCommandLineOption look(QStringLiteral("look"),
                                  QCoreApplication::translate("main", "light, dark or high-contrast"),
                                  QStringLiteral("look"), QStringLiteral("light"));
    const QCommandLineOption language(QStringLiteral("language"), QCoreApplication::translate("main", "de or en"),
                                      QStringLiteral("language"), QStringLiteral("de"));
    parser.addOptions({dashboard, out, size, zone, look, language});
    parser.process(application);
    ui::applyLanguage(application,
                      parser.value(language) == QLatin1String("en") ? Language::English : Language::German);
    ui::applyLook(application, ui::lookOf(parser.value(look)));
    const auto pixels = sizeFrom(parser.value(size));
    if (!pixels) {
        return failed(pixels.error());
    }
    if (const auto known = checkPictureName(parser.value(out)); !known) {
        return failed(known.error());
    }
    const RenderMode mode({.project = parser.positionalArguments().value(1),
                           .dashboard = parser.value(dashboard),
                           .target = parser.value(out),
                           .size = *pixels,
                           .zone = parser.value(zone)});
    return QApplication::exec();
}

} // namespace weitblick
