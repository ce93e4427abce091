// SPDX-License-Identifier: GPL-3.0-or-later
// The composition root: makes the long-lived objects, passes them to each other, runs the loop.
#include "ui/shell/language.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QSettings>

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
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Weitblick"));
    QApplication::setApplicationName(QStringLiteral("weitblick"));
    QApplication::setApplicationVersion(QStringLiteral(WEITBLICK_VERSION));
    const QString tag = QSettings().value(QStringLiteral("language"), QStringLiteral("de")).toString();
    ui::applyLanguage(application, tag == QLatin1String("en") ? Language::English : Language::German);

    ui::ProjectSession session;
    ui::MainWindow window(session, handbookFolder());
    const QStringList files = QApplication::arguments().mid(1);
    if (!files.isEmpty()) {
        session.open(files.first().toStdString());
    }
    window.show();
    window.restoreLayout();
    return QApplication::exec();
}
