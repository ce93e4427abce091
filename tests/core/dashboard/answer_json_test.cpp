// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/answer_json.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "tests/support/answered_county.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using namespace weitblick::dashboard;

namespace {

QJsonObject parsed(const TileAnswer& answer)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(toJson(answer))).object();
}

} // namespace

class AnswerJsonTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_county.prepare()); }

    void everyKindIsWritten()
    {
        const RowSource facilities{.role = "facilities", .dataset = {}, .where = {}};
        const RowSource commuters{.role = "commuters", .dataset = {}, .where = {}};
        const std::vector<TileContent> contents = {
            MapContent{.indicator = "area"},
            KpiContent{.indicator = "area", .target = 1},
            GaugeContent{.indicator = "area"},
            BarContent{.rows = facilities, .groupBy = "kind"},
            LineContent{.rows = facilities, .along = "capacity"},
            HistogramContent{.rows = facilities, .field = "capacity"},
            BoxContent{.rows = facilities, .field = "capacity"},
            ScatterContent{.indicatorX = "area", .indicatorY = "jobs"},
            SankeyContent{.rows = commuters, .from = "origin", .to = "destination"},
            TableContent{.rows = facilities},
            TextContent{{"a", "b"}},
            FilterContent{.rows = facilities, .field = "kind"}};
        for (const TileContent& content : contents) {
            WB_VALUE(const TileAnswer answer, m_county.answer(content));
            const QJsonObject json = parsed(answer);
            QCOMPARE(json["kind"].toString(), QString::fromUtf8(nameOf(answer.kind).data()));
            QVERIFY2(json.contains("shown") && !json["shown"].toObject().isEmpty(), toJson(answer).c_str());
        }
    }
    void numbersAreThoseOfTheAnswer()
    {
        WB_VALUE(const TileAnswer answer, m_county.answer(KpiContent{.indicator = "inhabitants"}));
        const QJsonObject shown = parsed(answer)["shown"].toObject();
        QCOMPARE(shown["value"].toDouble(), 600.0);
        QVERIFY(shown["denominator"].isNull());
        QCOMPARE(parsed(answer)["datasets"].toVariant().toStringList(), QStringList{"Kennzahlen"});
    }
    void missingTileSaysWhatWouldFillIt()
    {
        WB_VALUE(const TileAnswer answer,
                 m_county.answer(TableContent{.rows = {.role = "stops", .dataset = {}, .where = {}}}));
        const QJsonObject missing = parsed(answer)["missing"].toObject();
        QCOMPARE(missing["what"].toString(), QStringLiteral("role"));
        QCOMPARE(missing["step"].toObject()["kind"].toString(), QStringLiteral("import_role"));
        QCOMPARE(missing["step"].toObject()["target"].toString(), QStringLiteral("stops"));
    }

private:
    test::AnsweredCounty m_county;
};

QTEST_GUILESS_MAIN(AnswerJsonTest)
#include "answer_json_test.moc"
