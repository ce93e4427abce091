// SPDX-License-Identifier: GPL-3.0-or-later
// Habits that a reader relies on, checked by the machine. Each rule says what to do instead.
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace {

QStringList sources(const QStringList& folders)
{
    QStringList found;
    const QDir root(QStringLiteral(WB_SOURCE_DIR));
    for (const QString& folder : folders) {
        QDirIterator it(root.filePath(folder), {"*.h", "*.cpp", "*.c"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            found << root.relativeFilePath(it.next());
        }
    }
    found.sort();
    return found;
}

QString read(const QString& path)
{
    QFile file(QStringLiteral(WB_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// `folder:line: text` of every line of the sources that the expression finds.
QStringList hits(const QStringList& folders, const QRegularExpression& expression, const QString& except = {})
{
    QStringList found;
    for (const QString& path : sources(folders)) {
        if (!except.isEmpty() && path.contains(except)) {
            continue;
        }
        int number = 0;
        for (const QString& line : read(path).split(u'\n')) {
            ++number;
            if (expression.match(line).hasMatch()) {
                found << QStringLiteral("%1:%2: %3").arg(path).arg(number).arg(line.trimmed());
            }
        }
    }
    return found;
}

} // namespace

#define VERIFY_NONE(found) QVERIFY2((found).isEmpty(), qPrintable((found).join(u'\n')))

class HouseRulesTest : public QObject {
    Q_OBJECT

private slots:
    void everyFileNamesItsLicence()
    {
        QStringList missing;
        for (const QString& path : sources({"core", "ui", "app", "sample_data", "tests"})) {
            if (!read(path).left(200).contains(QLatin1String("SPDX-License-Identifier: GPL-3.0-or-later"))) {
                missing << path;
            }
        }
        VERIFY_NONE(missing);
    }
    void typesSayWhatTheyAre()
    {
        // A thing that can only be called so does too much: name what it holds or makes.
        static const QRegularExpression banned(
            "^\\s*(class|struct|enum class)\\s+(\\[\\[nodiscard\\]\\]\\s+)?\\w*(Manager|Helper|Util|Utils|Handler|"
            "Processor|Info|Impl)\\b(?!;)");
        VERIFY_NONE(hits({"core", "ui", "app", "sample_data"}, banned));
    }
    void nothingAsksAGlobalForItsWorld()
    {
        // Pass what is needed as a parameter; a program wires its parts in one visible place.
        static const QRegularExpression singleton("\\b(instance|getInstance)\\(\\)");
        VERIFY_NONE(hits({"core", "ui", "app/cli", "app/worker"}, singleton, QStringLiteral("core/base/log")));
    }
    void workIsDoneOrInTheIssueTracker()
    {
        static const QRegularExpression unfinished("\\b(TODO|FIXME|XXX|HACK)\\b");
        VERIFY_NONE(hits({"core", "ui", "app", "sample_data", "tests/core", "tests/app"}, unfinished));
    }
    void qtIsIncludedByClassNotByModule()
    {
        static const QRegularExpression module("#include <(QtCore|QtGui|QtWidgets|QtTest|QtNetwork)(>|/)");
        VERIFY_NONE(hits({"ui", "app", "tests"}, module));
    }
    void valuesEnterSqlOnlyBound()
    {
        // Names go through quoteIdentifier(); a value that is formatted into SQL is an injection waiting.
        static const QRegularExpression formatted(
            "(prepare|execute|scalarInteger|scalarText)\\((?!\"PRAGMA ).*(\\bformat\\(|std::to_string\\(|\\.arg\\()");
        VERIFY_NONE(hits({"core", "app"}, formatted, QStringLiteral("schema")));
    }
    void testsDoNotSleep()
    {
        // Wait for what is meant: QTRY_VERIFY, QSignalSpy::wait, waitForFinished.
        static const QRegularExpression sleeping("\\b(QTest::qWait|QThread::m?sleep|std::this_thread::sleep_for)\\(");
        VERIFY_NONE(hits({"tests/core", "tests/app", "tests/ui"}, sleeping));
    }
    void everyMethodPageOfTheHandbookIsWritten()
    {
        const QDir methods(QStringLiteral(WB_SOURCE_DIR "/resources/handbook/methods"));
        QStringList short_;
        for (const QString& name : methods.entryList({"*.md"}, QDir::Files)) {
            const QString text = read(QStringLiteral("resources/handbook/methods/") + name);
            const bool whole = std::ranges::all_of(QStringList{"Methode", "Grenzen", "Quelle"},
                                                   [&](const QString& heading) { return text.contains(heading); });
            if (!whole) {
                short_ << name + QStringLiteral(": needs Methode, Grenzen and Quelle");
            }
        }
        VERIFY_NONE(short_);
    }
    void everySentenceOfTheWindowIsGerman()
    {
        const QString german = read(QStringLiteral("resources/translations/weitblick_de.ts"));
        QVERIFY(german.count(QLatin1String("<source>")) > 100);
        QCOMPARE(german.count(QLatin1String("type=\"unfinished\"")), 0);
        // A context without its namespace is never asked for at run time; packaging/dev/translate writes them right.
        const qsizetype contexts = german.count(QLatin1String("<name>"));
        QCOMPARE(german.count(QLatin1String("<name>weitblick::")) + german.count(QLatin1String("<name>main")),
                 contexts);
    }
};

QTEST_GUILESS_MAIN(HouseRulesTest)
#include "house_rules_test.moc"
