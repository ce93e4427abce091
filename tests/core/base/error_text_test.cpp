// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error_text.h"

#include <QTest>

#include <set>

using namespace weitblick;

namespace {

std::vector<ErrorCode> allCodes()
{
    std::vector<ErrorCode> codes;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        codes.push_back(static_cast<ErrorCode>(code));
    }
    return codes;
}

} // namespace

class ErrorTextTest : public QObject {
    Q_OBJECT

private slots:
    void everyCodeHasANameATitleAnAdviceAndAnExitCodeOfItsOwn()
    {
        std::set<std::string_view> names;
        std::set<int> exits;
        for (const ErrorCode code : allCodes()) {
            names.insert(nameOf(code));
            exits.insert(exitCodeFor(code));
            QVERIFY(!titleOf(code).de.empty() && !titleOf(code).en.empty());
            QVERIFY(!adviceFor(code).de.empty() && !adviceFor(code).en.empty());
            QVERIFY2(exitCodeFor(code) > 2, "0 is success, 1 and 2 are kept");
        }
        QCOMPARE(names.size(), allCodes().size());
        QCOMPARE(exits.size(), allCodes().size());
    }
    void aDescriptionSaysWhatWhichAndWhatToDo()
    {
        const Error error{.code = ErrorCode::NotFound,
                          .message = {"keine Ebene dieses Namens", "no layer of that name"},
                          .subject = "strassen"};
        QCOMPARE(describe(error, Language::German),
                 "Nicht gefunden: keine Ebene dieses Namens (strassen). Namen und Pfad prüfen.");
        QCOMPARE(describe(error, Language::English),
                 "Not found: no layer of that name (strassen). Check the name and the path.");
    }
    void adviceOfTheErrorItselfComesFirst()
    {
        const Error error{.code = ErrorCode::NotFound, .message = {"x", "x"}, .advice = {"tu dies", "do this"}};
        QVERIFY(describe(error, Language::German).ends_with("tu dies."));
    }
};

QTEST_GUILESS_MAIN(ErrorTextTest)
#include "error_text_test.moc"
