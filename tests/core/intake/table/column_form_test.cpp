// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/intake/table/column_form.h"

#include <QTest>

#include <cmath>
#include <random>

using namespace weitblick;
using namespace weitblick::intake::table;
using Kind = ColumnReading::Kind;

namespace {

ColumnEvidence evidenceOf(const std::vector<std::string>& texts)
{
    ColumnEvidence evidence;
    std::int64_t line = 2;
    for (const std::string& text : texts) {
        evidence.add({.kind = text.empty() ? io::CellKind::Empty : io::CellKind::Text, .text = text}, line++);
    }
    return evidence;
}

ColumnDecision decide(const std::vector<std::string>& texts, const std::optional<std::string>& chosen = {},
                      const std::string& name = "Wert")
{
    return decideColumn(evidenceOf(texts), name, chosen);
}

/// Writes numbers as one office would.
struct Style {
    char decimal = ',';
    std::string group; ///< empty: no groups
    int decimals = 0;

    [[nodiscard]] std::string write(std::int64_t thousandths) const
    {
        const std::int64_t scale = decimals == 3 ? 1 : decimals == 2 ? 10 : decimals == 1 ? 100 : 1000;
        const std::int64_t value = std::abs(thousandths) / scale * scale;
        std::string whole = std::to_string(value / 1000);
        if (!group.empty()) {
            for (int at = int(whole.size()) - 3; at > 0; at -= 3) {
                whole.insert(std::size_t(at), group);
            }
        }
        std::string fraction = std::to_string(1000 + value % 1000).substr(1, std::size_t(decimals));
        const std::string sign = thousandths < 0 && value != 0 ? "-" : "";
        return sign + whole + (decimals > 0 ? decimal + fraction : "");
    }
    [[nodiscard]] double valueOf(std::int64_t thousandths) const
    {
        const std::int64_t scale = decimals == 3 ? 1 : decimals == 2 ? 10 : decimals == 1 ? 100 : 1000;
        return double(thousandths / scale * scale) / 1000.0;
    }
};

Style randomStyle(std::mt19937& random)
{
    static const std::vector<std::pair<char, std::string>> kStyles = {
        {',', ""}, {',', "."}, {',', " "}, {',', "\xC2\xA0"}, {'.', ""}, {'.', ","}, {'.', "'"}, {'.', " "}};
    const auto& [decimal, group] = kStyles[random() % kStyles.size()];
    return {.decimal = decimal, .group = group, .decimals = int(random() % 4)};
}

} // namespace

class ColumnFormTest : public QObject {
    Q_OBJECT

private slots:
    void twoThousandMixedColumnsAreReadRightOrAsked()
    {
        std::mt19937 random(20'240'101);
        int asked = 0;
        int text = 0;
        for (int column = 0; column < 2000; ++column) {
            const Style style = randomStyle(random);
            const int magnitude = int(random() % 8);
            std::vector<std::string> texts;
            std::vector<double> values;
            const int rows = 1 + int(random() % 40);
            for (int i = 0; i < rows; ++i) {
                const auto limit = std::int64_t(std::pow(10.0, magnitude + 3));
                const std::int64_t thousandths = std::int64_t(random()) % limit * (random() % 8 == 0 ? -1 : 1);
                texts.push_back(style.write(thousandths));
                values.push_back(style.valueOf(thousandths));
            }
            const ColumnDecision decision = decide(texts);
            if (decision.question) {
                ++asked;
                QCOMPARE(decision.question->id, std::string("column:Wert"));
                // The right answer is among the options and leads to the right values.
                const std::string answer = style.decimal == ',' ? "decimal-comma" : "decimal-point";
                verifyValues(decide(texts, answer), texts, values);
                continue;
            }
            if (decision.reading.kind == Kind::Text) {
                ++text;
                continue;
            }
            verifyValues(decision, texts, values);
        }
        qInfo("of 2000 columns: %d asked, %d kept as text, the others right", asked, text);
        QVERIFY(asked > 20 && asked < 500);
        QCOMPARE(text, 0);
    }
    void mixturesWithinAColumnAreNeverWrongByAPowerOfTen()
    {
        std::mt19937 random(4711);
        for (int column = 0; column < 2000; ++column) {
            const Style first = randomStyle(random);
            const Style second = randomStyle(random);
            std::vector<std::string> texts;
            std::vector<double> values;
            for (int i = 0; i < 12; ++i) {
                const std::int64_t thousandths = std::int64_t(random() % 100'000'000);
                const Style& style = i % 2 == 0 ? first : second;
                texts.push_back(style.write(thousandths));
                values.push_back(style.valueOf(thousandths));
            }
            const ColumnDecision decision = decide(texts);
            if (!decision.question && decision.reading.kind != Kind::Text) {
                // It was decided: then only because both styles agree about every sign in the column.
                const bool sameDecimal = first.decimal == second.decimal || first.decimals == 0 || second.decimals == 0;
                QVERIFY(sameDecimal);
                if (first.decimal == second.decimal) {
                    verifyValues(decision, texts, values);
                }
            }
        }
    }
    void oneClearValueDecides_data()
    {
        QTest::addColumn<QByteArray>("clear");
        QTest::addColumn<QByteArray>("form");
        for (const char* text : {"1.234,5", "1.234.567"}) {
            QTest::newRow(text) << QByteArray(text) << QByteArray("decimal-comma");
        }
        for (const char* text : {"12.3456", "0.5", "1.2345", "1234.567", "0.234"}) {
            QTest::newRow(text) << QByteArray(text) << QByteArray("decimal-point");
        }
    }
    void oneClearValueDecides()
    {
        QFETCH(QByteArray, clear);
        QFETCH(QByteArray, form);
        const ColumnDecision decision = decide({"1.234", "2.345", clear.toStdString()});
        QVERIFY(!decision.question.has_value());
        QCOMPARE(QByteArray::fromStdString(decision.form), form);
        QVERIFY(decide({"1.234", "2.345"}).question.has_value());
    }
    void aMarkThatOnlyCouldGroupIsDoubtfulWhereThousandsAreNotGrouped()
    {
        QVERIFY(decide({"12345,6", "1.234"}).question.has_value());
        QCOMPARE(decide({"12345,6", "1.234"}, "decimal-comma").form, std::string("decimal-comma"));
        QVERIFY(!decide({"12345,6", "1.234,5"}).question.has_value());
        QVERIFY(!decide({"12,5", "1.234"}).question.has_value());
        QVERIFY(!decide({"1.234.567", "12345"}).question.has_value());
    }
    void questionsShowWorkedExamples()
    {
        const auto question = decide({"5", "1.234"}).question;
        QVERIFY(question.has_value());
        QCOMPARE(question->options.at(0).value, std::string("decimal-comma"));
        QVERIFY(question->options.at(0).label.de.starts_with("1.234 → 1234 "));
        QVERIFY(question->options.at(1).label.de.starts_with("1.234 → 1,234 "));
        QVERIFY(question->text.de.find("Zeile 3") != std::string::npos);
        const auto comma = decide({"1,234"}).question;
        QVERIFY(comma.has_value());
        QVERIFY(comma->options.at(0).label.de.starts_with("1,234 → 1,234 "));
        QVERIFY(comma->options.at(1).label.de.starts_with("1,234 → 1234 "));
    }
    void answersAreTaken()
    {
        QCOMPARE(decide({"1.234"}, "decimal-comma").reading.kind, Kind::Integer);
        QCOMPARE(decide({"1.234"}, "decimal-point").reading.kind, Kind::Real);
        QCOMPARE(decide({"1.234"}, "text").reading.kind, Kind::Text);
        QCOMPARE(decide({"1.234"}, "skip").reading.kind, Kind::Skip);
        QCOMPARE(decide({"06", "11"}, "integer").reading.kind, Kind::Integer);
        QCOMPARE(decide({"x", "", "x"}, "boolean").reading.kind, Kind::Boolean);
        QVERIFY(decide({"1.234.567"}, "decimal-point").question.has_value());
        QCOMPARE(decide({"abc"}, "integer").reading.kind, Kind::Text);
        QVERIFY(!decide({"abc"}, "integer").remarks.empty());
    }
    void codesStayText()
    {
        QCOMPARE(decide({"6411000", "6432001"}, {}, "AGS").reading.kind, Kind::Text);
        QCOMPARE(decide({"34117"}, {}, "PLZ").reading.kind, Kind::Text);
        QCOMPARE(decide({"11", "06411"}).reading.kind, Kind::Text);
        QCOMPARE(decide({"1234567890123456"}).reading.kind, Kind::Text);
        QCOMPARE(decide({"123456789012345"}).reading.kind, Kind::Integer);
        const ColumnDecision lost = decide({"6411000", "06432001"}, {}, "AGS");
        QVERIFY(!lost.remarks.empty());
        QVERIFY(lost.remarks.at(0).de.find("führende Null") != std::string::npos);
        QVERIFY(decide({"06411", "06"}, {}, "AGS").remarks.empty());
    }
    void signsBesideNumbersGiveTheUnit()
    {
        QCOMPARE(decide({"12,5 %", "0,5 %"}).unit, std::string("%"));
        QCOMPARE(decide({"12,50 €", "3,10 €"}).unit, std::string("€"));
        QCOMPARE(decide({"12,5 %", "0,5"}).reading.kind, Kind::Text);
        QCOMPARE(decide({"12,5 %", "0"}).reading.kind, Kind::Real);
    }
    void datesAreReadAndDoubtfulOnesAsked()
    {
        QCOMPARE(decide({"31.12.2024", "1.2.2024"}).form, std::string("date-dmy"));
        QCOMPARE(decide({"2024-12-31 10:00"}).reading.kind, Kind::DateTime);
        QCOMPARE(decide({"12/31/2024", "01/02/2024"}).form, std::string("date-mdy"));
        const auto question = decide({"01/02/2024"}).question;
        QVERIFY(question.has_value());
        QVERIFY(question->options.at(0).label.de.find("2024-02-01") != std::string::npos);
        QCOMPARE(decide({"01/02/2024"}, "date-mdy").form, std::string("date-mdy"));
        QVERIFY(decide({"31/12/2024"}, "date-mdy").question.has_value());
        QCOMPARE(decide({"31/12/2024", "12/31/2024"}).reading.kind, Kind::Text);
        QCOMPARE(decide({"2024-01-01T00:00Z", "2024-01-01T00:00"}).reading.kind, Kind::Text);
        QVERIFY(!decide({"31.12.24"}).remarks.empty());
    }
    void yesAndNoAreRead()
    {
        QCOMPARE(decide({"ja", "nein", ""}).reading.kind, Kind::Boolean);
        QCOMPARE(decide({"ja"}).reading.kind, Kind::Boolean);
        QCOMPARE(decide({"J", "N"}).reading.kind, Kind::Boolean);
        QCOMPARE(decide({"N", "N"}).reading.kind, Kind::Text);
        QCOMPARE(decide({"ja", "true"}).reading.kind, Kind::Text);
        QCOMPARE(decide({"x", "", "x"}).reading.kind, Kind::Text);
    }
    void contradictionsAreTextAndSaidSo()
    {
        const ColumnDecision decision = decide({"1,5", "1.5", "7"});
        QCOMPARE(decision.reading.kind, Kind::Text);
        QVERIFY(decision.remarks.at(0).de.find("„1.5“ (Zeile 3)") != std::string::npos);
        const ColumnDecision nearly = decide({"1", "2", "3", "4", "5", "ca. 6"});
        QCOMPARE(nearly.reading.kind, Kind::Text);
        QVERIFY(nearly.remarks.at(0).de.find("„ca. 6“ (Zeile 7)") != std::string::npos);
    }
    void missingSignsAreNullAndCounted()
    {
        const ColumnDecision decision = decide({"1,5", ".", "-", ".", "x"});
        QCOMPARE(decision.reading.kind, Kind::Real);
        QVERIFY(decision.remarks.at(0).de.find("2 × „.“") != std::string::npos);
        QVERIFY(decision.remarks.at(0).de.find("1 × „-“") != std::string::npos);
        QCOMPARE(decide({"-", "."}).reading.kind, Kind::Text);
        QVERIFY(decide({"Haus", "-"}).remarks.empty());
    }
    void numbersOfSpreadsheetsAreNeverInDoubt()
    {
        ColumnEvidence evidence;
        evidence.add({.kind = io::CellKind::Number, .number = 1.234, .text = {}}, 2);
        const ColumnDecision decision = decideColumn(evidence, "Wert", {});
        QVERIFY(!decision.question.has_value());
        QCOMPARE(decision.reading.kind, Kind::Real);
    }
    void kindsHaveColumnTypes()
    {
        QCOMPARE(columnTypeOf(Kind::Integer), workspace::ColumnType::Integer);
        QCOMPARE(columnTypeOf(Kind::Real), workspace::ColumnType::Real);
        QCOMPARE(columnTypeOf(Kind::Date), workspace::ColumnType::Date);
        QCOMPARE(columnTypeOf(Kind::DateTime), workspace::ColumnType::DateTime);
        QCOMPARE(columnTypeOf(Kind::Boolean), workspace::ColumnType::Boolean);
        QCOMPARE(columnTypeOf(Kind::Text), workspace::ColumnType::Text);
    }

private:
    static void verifyValues(const ColumnDecision& decision, const std::vector<std::string>& texts,
                             const std::vector<double>& values)
    {
        QVERIFY2(!decision.question && (decision.reading.kind == Kind::Integer || decision.reading.kind == Kind::Real),
                 texts.front().c_str());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            QVERIFY2((io::shapeOfNumber(texts[i]).forms & decision.reading.forms) != 0, texts[i].c_str());
            const auto value = io::numberFrom(texts[i], decision.reading.mark);
            QVERIFY2(value && std::abs(*value - values[i]) <= 1e-9 * std::max(1.0, std::abs(values[i])),
                     texts[i].c_str());
        }
    }
};

QTEST_GUILESS_MAIN(ColumnFormTest)
#include "column_form_test.moc"
