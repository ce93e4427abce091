// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project/project_session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace weitblick;
using namespace weitblick::ui;

class ProjectSessionTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::filesystem::path file(const char* name) { return m_folder.filePath(name).toStdString(); }

private slots:
    void aNewProjectIsOpenAndEmpty()
    {
        ProjectSession session;
        QSignalSpy opened(&session, &ProjectSession::opened);
        session.create(file("a.gpkg"), QStringLiteral("Probe"));
        QVERIFY(opened.wait());
        QVERIFY(session.isOpen());
        QCOMPARE(session.snapshot()->title, "Probe");
        QVERIFY(session.snapshot()->datasets.empty());
    }
    void editsAreSeenUndoneAndRedone()
    {
        ProjectSession session;
        QSignalSpy opened(&session, &ProjectSession::opened);
        session.create(file("b.gpkg"), QStringLiteral("alt"));
        QVERIFY(opened.wait());
        session.apply(workspace::SetProjectValue{.key = "title", .value = "neu"});
        QTRY_COMPARE(session.snapshot()->title, "neu");
        session.undo();
        QTRY_COMPARE(session.snapshot()->title, "alt");
        session.redo();
        QTRY_COMPARE(session.snapshot()->title, "neu");
    }
    void aMissingFileIsReportedAndNothingIsOpen()
    {
        ProjectSession session;
        QSignalSpy failed(&session, &ProjectSession::failed);
        session.open("/nowhere/at/all.gpkg");
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::NotFound);
        QVERIFY(!session.isOpen());
    }
    void workWithoutAProjectFails()
    {
        ProjectSession session;
        std::optional<ErrorCode> code;
        session.run<int>(
            QStringLiteral("x"), ProjectSession::Touch::Reads,
            [](workspace::Workspace&, Job&) -> Result<int> { return 1; }, this,
            [&](const Result<int>& result) { code = result ? ErrorCode::Internal : result.error().code; });
        QTRY_COMPARE(code, std::optional(ErrorCode::NotFound));
    }
    void runningWorkIsListedAndCanBeCancelled()
    {
        ProjectSession session;
        QSignalSpy opened(&session, &ProjectSession::opened);
        session.create(file("c.gpkg"), QStringLiteral("Probe"));
        QVERIFY(opened.wait());
        std::optional<ErrorCode> code;
        const quint64 id = session.run<int>(
            QStringLiteral("endlos"), ProjectSession::Touch::Reads,
            [](workspace::Workspace&, Job& job) -> Result<int> {
                for (int i = 0;; ++i) {
                    WB_CHECK(job.report((i % 100) / 100.0, "zählt"));
                }
            },
            this, [&](const Result<int>& result) { code = result ? ErrorCode::Internal : result.error().code; });
        QTRY_VERIFY(!session.works().empty() && session.works().front().started);
        QCOMPARE(session.works().front().title, QStringLiteral("endlos"));
        session.cancel(id);
        QTRY_COMPARE(code, std::optional(ErrorCode::Cancelled));
        QVERIFY(session.works().empty());
    }
    void aReceiverThatIsGoneGetsNothing()
    {
        ProjectSession session;
        QSignalSpy opened(&session, &ProjectSession::opened);
        session.create(file("d.gpkg"), QStringLiteral("Probe"));
        QVERIFY(opened.wait());
        bool delivered = false;
        auto receiver = std::make_unique<QObject>();
        session.run<int>(
            QStringLiteral("x"), ProjectSession::Touch::Reads,
            [](workspace::Workspace&, Job&) -> Result<int> { return 1; }, receiver.get(),
            [&](const Result<int>&) { delivered = true; });
        receiver.reset();
        QTRY_VERIFY(session.works().empty());
        QVERIFY(!delivered);
    }
    void closingForgetsTheProject()
    {
        ProjectSession session;
        QSignalSpy opened(&session, &ProjectSession::opened);
        session.create(file("e.gpkg"), QStringLiteral("Probe"));
        QVERIFY(opened.wait());
        QSignalSpy closed(&session, &ProjectSession::closed);
        session.close();
        QVERIFY(closed.wait());
        QVERIFY(!session.isOpen());
        session.open(file("e.gpkg"));
        QVERIFY(opened.wait());
    }
};

QTEST_MAIN(ProjectSessionTest)
#include "project_session_test.moc"
