// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace weitblick::ui {

void applyLanguage(QApplication& application, Language language)
{
    const QLocale locale(language == Language::German ? QLocale(QLocale::German, QLocale::Germany)
                                                      : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QLocale::setDefault(locale);
    for (const QString& name : {QStringLiteral("weitblick"), QStringLiteral("qtbase")}) {
        auto* translator = application.findChild<QTranslator*>(name);
        if (translator != nullptr) {
            QCoreApplication::removeTranslator(translator);
            delete translator;
        }
        const QString folder = name == QLatin1String("qtbase") ? QLibraryInfo::path(QLibraryInfo::TranslationsPath)
                                                               : QStringLiteral(":/translations");
        translator = new QTranslator(&application);
        translator->setObjectName(name);
        if (translator->load(locale, name, QStringLiteral("_"), folder)) {
            QCoreApplication::installTranslator(translator);
        }
    }
}

Language currentLanguage()
{
    return QLocale().language() == QLocale::German ? Language::German : Language::English;
}

QString say(const Text& text)
{
    return QString::fromStdString(text.in(currentLanguage()));
}

QString countText(qint64 count)
{
    return QLocale().toString(count);
}

} // namespace weitblick::ui
