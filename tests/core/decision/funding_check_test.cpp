// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/decision/funding_check.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::decision;

namespace {

const Date kDay{std::chrono::year(2025), std::chrono::June, std::chrono::day(1)};

const FundingProgramme& starkeHeimat()
{
    static const FundingLibrary kLibrary = FundingLibrary::load(WB_SOURCE_DIR "/resources/funding").value();
    return **kLibrary.get("starke_heimat_hessen");
}

FundingProject projectOver(double euro)
{
    return {.partnerCount = 1, .cost = moneyOf(euro), .months = 24, .strength = FinancialStrength::Middle, .day = kDay};
}

const RuleVerdict* verdictOf(const FundingAnswer& answer, const std::string& rule)
{
    const auto found =
        std::ranges::find_if(answer.verdicts, [&](const RuleVerdict& verdict) { return verdict.rule->id == rule; });
    return found == answer.verdicts.end() ? nullptr : &*found;
}

QJsonDocument sample(const char* file)
{
    QFile source(QStringLiteral(WB_SAMPLE_VILLAGE "/beratung/") + QLatin1String(file));
    return source.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(source.readAll()) : QJsonDocument();
}

} // namespace

class FundingCheckTest : public QObject {
    Q_OBJECT

private slots:
    void aJointProjectGetsNinetyPercent()
    {
        FundingProject project = projectOver(600'000);
        project.partnerCount = 2;
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QVERIFY(answer.outcome == VerdictKind::Met);
        QCOMPARE(euroOf(answer.leastGrant), 540'000.0);
        QCOMPARE(euroOf(answer.mostGrant), 540'000.0);
        QCOMPARE(euroOf(answer.mostOwnShare), 60'000.0);
    }
    void aSingleProjectGetsTheQuotaOfItsClass_data()
    {
        QTest::addColumn<int>("strength");
        QTest::addColumn<double>("grant");
        QTest::newRow("weak") << 1 << 540'000.0;
        QTest::newRow("middle") << 2 << 480'000.0;
        QTest::newRow("strong") << 3 << 420'000.0;
    }
    void aSingleProjectGetsTheQuotaOfItsClass()
    {
        QFETCH(int, strength);
        QFETCH(double, grant);
        FundingProject project = projectOver(600'000);
        project.strength = static_cast<FinancialStrength>(strength);
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QCOMPARE(euroOf(answer.mostGrant), grant);
        QCOMPARE(euroOf(answer.mostOwnShare), 600'000.0 - grant);
    }
    void anUnknownClassGivesARange()
    {
        FundingProject project = projectOver(600'000);
        project.strength = FinancialStrength::Unknown;
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QVERIFY(answer.outcome == VerdictKind::Clarify);
        QCOMPARE(euroOf(answer.leastGrant), 420'000.0);
        QCOMPARE(euroOf(answer.mostGrant), 540'000.0);
        QCOMPARE(euroOf(answer.leastOwnShare), 60'000.0);
        QCOMPARE(verdictOf(answer, "quota_single")->finding.de,
                 std::string("einzeln, Finanzkraft nicht bekannt: 70 bis 90 %"));
    }
    void whatIsBelowTheUsualMinimumIsFlagged()
    {
        FundingProject project = projectOver(90'000);
        project.months = 30;
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QVERIFY(answer.outcome == VerdictKind::Clarify);
        QVERIFY(verdictOf(answer, "cost_minimum")->kind == VerdictKind::Clarify);
        QCOMPARE(verdictOf(answer, "cost_minimum")->finding.de, std::string("90.000 € liegen unter 100.000 €"));
        QVERIFY(verdictOf(answer, "duration")->kind == VerdictKind::Clarify);
        QCOMPARE(verdictOf(answer, "duration")->finding.de, std::string("30 Monate Laufzeit sind mehr als 24 Monate"));
        QVERIFY(!verdictOf(answer, "duration")->rule->source.empty());
    }
    void theLimitsThemselvesAreAllowed()
    {
        FundingProject project = projectOver(2'500'000);
        QVERIFY(checkFunding(starkeHeimat(), project).outcome == VerdictKind::Met);
        project.cost = moneyOf(100'000);
        QVERIFY(checkFunding(starkeHeimat(), project).outcome == VerdictKind::Met);
        project.cost = moneyOf(99'999.99);
        QVERIFY(checkFunding(starkeHeimat(), project).outcome == VerdictKind::Clarify);
    }
    void aboveTheMaximumTheCostIsCut()
    {
        FundingProject project = projectOver(2'600'000);
        project.partnerCount = 3;
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QCOMPARE(euroOf(answer.fundable), 2'500'000.0);
        QCOMPARE(euroOf(answer.mostGrant), 2'250'000.0);
        QCOMPARE(euroOf(answer.mostOwnShare), 350'000.0);
        QVERIFY(verdictOf(answer, "cost_maximum")->kind == VerdictKind::Clarify);
    }
    void aCompanyMayNotApply()
    {
        FundingProject project = projectOver(400'000);
        project.applicant = ApplicantKind::Company;
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QVERIFY(answer.outcome == VerdictKind::Broken);
        QCOMPARE(euroOf(answer.mostGrant), 0.0);
        QCOMPARE(euroOf(answer.leastOwnShare), 400'000.0);
    }
    void onePartnerMoreShowsWhatItChanges()
    {
        FundingProject project = projectOver(600'000);
        project.strength = FinancialStrength::Strong;
        const ConsortiumChange change = compareConsortium(starkeHeimat(), project, 2);
        QCOMPARE(euroOf(change.ownShareChange), -120'000.0);
        QCOMPARE(euroOf(change.shareNow), 180'000.0);
        QCOMPARE(euroOf(change.shareThen), 30'000.0);
    }
    void anOlderDayHasItsOwnRules()
    {
        FundingProject project = projectOver(600'000);
        project.day = Date{std::chrono::year(2023), std::chrono::June, std::chrono::day(1)};
        const FundingAnswer answer = checkFunding(starkeHeimat(), project);
        QCOMPARE(percentOf(answer.quota->least), 0.0);
        QCOMPARE(percentOf(answer.quota->most), 90.0);
        QVERIFY(verdictOf(answer, "quota_first_guideline")->rule->assumption);
        QVERIFY(verdictOf(answer, "quota_single") == nullptr);
        project.day = Date{std::chrono::year(2020), std::chrono::June, std::chrono::day(1)};
        QVERIFY(!checkFunding(starkeHeimat(), project).quota);
        QVERIFY(checkFunding(starkeHeimat(), project).outcome == VerdictKind::Clarify);
    }
    void deadlinesAreCountedInDays()
    {
        FundingProject project = projectOver(600'000);
        project.day = Date{std::chrono::year(2025), std::chrono::September, std::chrono::day(4)};
        const FundingAnswer before = checkFunding(starkeHeimat(), project);
        QCOMPARE(verdictOf(before, "sketch_2025")->finding.de, std::string("noch 1 Tag bis 2025-09-05"));
        QVERIFY(before.outcome == VerdictKind::Met);
        project.day = Date{std::chrono::year(2025), std::chrono::September, std::chrono::day(6)};
        QVERIFY(verdictOf(checkFunding(starkeHeimat(), project), "sketch_2025")->kind == VerdictKind::Clarify);
    }
    void theCasesOfTheSampleRegion()
    {
        const QJsonArray cases = sample("foerderfaelle.json").array();
        const QJsonArray answers = sample("truth.json").object().value("funding").toArray();
        if (cases.isEmpty()) {
            QSKIP("the sample region is not built");
        }
        for (int i = 0; i < cases.size(); ++i) {
            const QJsonObject given = cases[i].toObject();
            const QJsonObject wanted = answers[i].toObject();
            FundingProject project = projectOver(given["cost_eur"].toDouble());
            const QString applicant = given["applicant"].toString();
            project.applicant = applicant == QLatin1String("Gemeinde")    ? ApplicantKind::Municipality
                                : applicant == QLatin1String("Landkreis") ? ApplicantKind::County
                                                                          : ApplicantKind::Company;
            project.partnerCount = given["partners"].toInt();
            project.months = given["months"].toInt();
            const QString strength = given["financial_strength"].toString();
            project.strength = strength == QLatin1String("weak")     ? FinancialStrength::Weak
                               : strength == QLatin1String("middle") ? FinancialStrength::Middle
                                                                     : FinancialStrength::Strong;
            const FundingAnswer answer = checkFunding(starkeHeimat(), project);
            const QByteArray id = given["id"].toString().toUtf8();
            QVERIFY2((answer.outcome == VerdictKind::Met) == wanted["eligible"].toBool(), id.constData());
            if (wanted["eligible"].toBool()) {
                QCOMPARE(euroOf(answer.mostGrant), wanted["grant_eur"].toDouble());
                QCOMPARE(euroOf(answer.mostOwnShare), wanted["own_share_eur"].toDouble());
                QCOMPARE(percentOf(answer.quota->most), wanted["quota_percent"].toDouble());
                continue;
            }
            // The sample names one reason; the same rule has to say that it is not simply met.
            const QString reason = wanted["reason"].toString();
            const std::string rule = reason == QLatin1String("cost_below_minimum")   ? "cost_minimum"
                                     : reason == QLatin1String("cost_above_maximum") ? "cost_maximum"
                                     : reason == QLatin1String("too_long")           ? "duration"
                                                                                     : "applicant";
            QVERIFY2(verdictOf(answer, rule)->kind >= VerdictKind::Clarify, id.constData());
        }
    }
    void verdictsHaveNames()
    {
        QCOMPARE(nameOf(VerdictKind::Clarify), std::string_view("clarify"));
        QCOMPARE(titleOf(VerdictKind::Broken).de, std::string("nicht erfüllt"));
    }
};

QTEST_GUILESS_MAIN(FundingCheckTest)
#include "funding_check_test.moc"
