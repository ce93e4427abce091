// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: makes the long-lived objects, passes them to each other, runs the loop.
#include "app/desktop/picture_mode.h"
#include "app/desktop/render_mode.h"
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>

#include <optional>
#include <string_view>

using namespace weitblick;

namespace {

QDir handbookFolder()
{
    const QString resources = qEnvironmentVariable("WEITBLICK_RESOURCES", QStringLiteral(WEITBLICK_RESOURCE_DIR));
    return QDir(resources + QStringLiteral("/handbook"));
}

} // namespace

int main(int argc, char* argv[])
{
    if (argc > 1 && std::string_view(argv[1]) == "render") {
        return runRender(argc, argv);
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Weitblick"));
    QApplication::setApplicationName(QStringLiteral("weitblick"));
    QApplication::setApplicationVersion(QStringLiteral(WEITBLICK_VERSION));
    const QString tag = QSettings().value(QStringLiteral("language"), QStringLiteral("de")).toString();
    ui::applyLanguage(application, tag == QLatin1String("en") ? Language::English : Language::German);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Spatial data for decisions in municipalities"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("file"), QCoreApplication::translate("main", "Project to open"));
    const QCommandLineOption picture(
        QStringLiteral("picture"), QCoreApplication::translate("main", "Write the window to a PNG or PDF file and end"),
        QStringLiteral("file"));
    const QCommandLineOption size(QStringLiteral("size"), QCoreApplication::translate("main", "Size of the window"),
                                  QStringLiteral("WxH"), QStringLiteral("1366x768"));
    const QCommandLineOption theme(QStringLiteral("theme"),
                                   QCoreApplication::translate("main", "Colour a layer by a column"),
                                   QStringLiteral("layer:column"));
    const QCommandLineOption dashboard(
        QStringLiteral("dashboard"), QCoreApplication::translate("main", "Open this dashboard, or the last one: last"),
        QStringLiteral("id"));
    parser.addOptions({picture, size, theme, dashboard});
    parser.process(application);

    ui::ProjectSession session;
    ui::MainWindow window(session, handbookFolder());
    std::optional<PictureMode> pictureMode;
    if (parser.isSet(picture)) {
        const QStringList sides = parser.value(size).split(u'x');
        window.resize(sides.value(0).toInt(), sides.value(1).toInt());
        pictureMode.emplace(window, session, parser.value(picture), parser.value(theme));
    }
    if (parser.isSet(dashboard)) {
        const QString id = parser.value(dashboard);
        QObject::connect(&session, &ui::ProjectSession::opened, &window,
                         [&window, id] { window.showDashboards(id == QLatin1String("last") ? QString() : id); });
    }
    if (!parser.positionalArguments().isEmpty()) {
        session.open(parser.positionalArguments().first().toStdString(),
                     parser.isSet(picture) ? workspace::Access::ReadOnly : workspace::Access::ReadWrite);
    }
    window.show();
    if (parser.isSet(picture)) {
        ui::applyLook(application, ui::Look::Light);
    } else {
        window.restoreLayout(parser.positionalArguments().isEmpty() ? ui::Reopen::LastProject : ui::Reopen::Nothing);
    }
    return QApplication::exec();
}
