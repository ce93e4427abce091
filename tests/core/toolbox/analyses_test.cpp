// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/descriptor_text.h"
#include "core/analysis/registry/registry.h"
#include "core/toolbox/analyses.h"

#include <QFile>
#include <QTest>

#include <set>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::analysis;
using toolbox::analyses;
using toolbox::findAnalysis;

namespace {

constexpr const char* kBegin = "<!-- generated from the descriptor: begin -->\n";
constexpr const char* kEnd = "<!-- generated from the descriptor: end -->\n";

void addEveryAnalysis()
{
    QTest::addColumn<QString>("id");
    for (const Descriptor& descriptor : analyses()) {
        QTest::newRow(descriptor.id.c_str()) << QString::fromStdString(descriptor.id);
    }
}

const Descriptor& descriptorOf(const QString& id)
{
    return **findAnalysis(id.toStdString());
}

} // namespace

class AnalysesTest : public QObject {
    Q_OBJECT

private slots:
    void idsAreUnique()
    {
        std::set<std::string> ids;
        for (const Descriptor& descriptor : analyses()) {
            QVERIFY2(ids.insert(descriptor.id).second, descriptor.id.c_str());
        }
        QVERIFY(ids.contains("buffer"));
    }
    void mistypedIdProposesTheNearest()
    {
        const auto found = findAnalysis("bufer");
        QVERIFY(!found);
        QCOMPARE(found.error().code, ErrorCode::NotFound);
        QVERIFY(found.error().advice.de.find("buffer") != std::string::npos);
    }
    void everyDescriptorIsSound_data() { addEveryAnalysis(); }
    void everyDescriptorIsSound()
    {
        QFETCH(QString, id);
        for (const std::string& flaw : flawsOf(descriptorOf(id))) {
            QFAIL(flaw.c_str());
        }
    }
    void registryHoldsEveryEntryAnAnalysisReads_data() { addEveryAnalysis(); }
    void registryHoldsEveryEntryAnAnalysisReads()
    {
        QFETCH(QString, id);
        WB_VALUE(const registry::Registry registry, registry::Registry::load(WB_SOURCE_DIR "/resources/registry"));
        const Descriptor& descriptor = descriptorOf(id);
        std::vector<std::string> entries = descriptor.registryEntries;
        for (const Parameter& parameter : descriptor.parameters) {
            if (!parameter.registryEntry.empty()) {
                entries.push_back(parameter.registryEntry);
            }
        }
        for (const std::string& entry : entries) {
            QVERIFY2(registry.entries().contains(entry), entry.c_str());
        }
    }
    void handbookPageHoldsTheGeneratedTables_data() { addEveryAnalysis(); }
    /// WB_REBASELINE=1 writes the tables into the page.
    void handbookPageHoldsTheGeneratedTables()
    {
        QFETCH(QString, id);
        const Descriptor& descriptor = descriptorOf(id);
        QFile file(QStringLiteral(WB_SOURCE_DIR "/resources/handbook/methods/%1.md")
                       .arg(QString::fromStdString(descriptor.methodPage)));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QString page = QString::fromUtf8(file.readAll());
        file.close();
        const auto begin = page.indexOf(kBegin);
        const auto end = page.indexOf(kEnd);
        QVERIFY2(begin >= 0 && end > begin, "the page needs the two marker lines around the generated tables");
        const auto tablesBegin = begin + static_cast<qsizetype>(qstrlen(kBegin));
        const QString wanted = "\n" + QString::fromStdString(methodTables(descriptor, Language::German)) + "\n";
        if (qEnvironmentVariableIsSet("WB_REBASELINE")) {
            page.replace(tablesBegin, end - tablesBegin, wanted);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(page.toUtf8());
            return;
        }
        QCOMPARE(page.mid(tablesBegin, end - tablesBegin), wanted);
    }
};

QTEST_GUILESS_MAIN(AnalysesTest)
#include "analyses_test.moc"
