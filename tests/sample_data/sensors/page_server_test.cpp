// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

#include <memory>

#include "tests/support/page_server.h"

using weitblick::test::PageServer;
using weitblick::test::ServerFault;

namespace {

struct Answer {
    QNetworkReply::NetworkError error;
    QByteArray body;
};

Answer get(const QString& url)
{
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(url))));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished()) {
        finished.wait(5000);
    }
    return {reply->error(), reply->readAll()};
}

} // namespace

class PageServerTest : public QObject {
    Q_OBJECT

private slots:
    void leadsFromPageToPage()
    {
        PageServer server(QStringLiteral(WB_SAMPLE_VILLAGE "/sensoren"));
        QString next = server.root() + QStringLiteral("/v1.1/Datastreams(1)/Observations?$top=500&$skip=0");
        int observations = 0;
        int pages = 0;
        while (!next.isEmpty()) {
            const Answer answer = get(next);
            QCOMPARE(answer.error, QNetworkReply::NoError);
            const QJsonObject page = QJsonDocument::fromJson(answer.body).object();
            observations += static_cast<int>(page.value(QStringLiteral("value")).toArray().size());
            next = page.value(QStringLiteral("@iot.nextLink")).toString();
            ++pages;
        }
        QCOMPARE(pages, 3);
        QCOMPARE(observations, 14 * 96 - 4); // one of the fourteen days has 23 hours
    }
    void servesTheOtherForms()
    {
        PageServer server(QStringLiteral(WB_SAMPLE_VILLAGE "/sensoren"));
        QVERIFY(get(server.root() + QStringLiteral("/datex2")).body.contains("MeasuredDataPublication"));
        QVERIFY(get(server.root() + QStringLiteral("/v1.1/Things")).body.contains("Datastreams"));
        const Answer entity =
            get(server.root() + QStringLiteral("/ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Device:verkehr-001"));
        QVERIFY(QJsonDocument::fromJson(entity.body).isObject());
        QCOMPARE(get(server.root() + QStringLiteral("/nothing")).error, QNetworkReply::ContentNotFoundError);
    }
    void failsWhenTold()
    {
        PageServer server(QStringLiteral(WB_SAMPLE_VILLAGE "/sensoren"));
        server.failRequest(1, ServerFault::ServerError);
        server.failRequest(2, ServerFault::CutOff);
        server.failRequest(3, ServerFault::NotJson);
        const QString things = server.root() + QStringLiteral("/v1.1/Things");
        QCOMPARE(get(things).error, QNetworkReply::ServiceUnavailableError);
        QVERIFY(get(things).error != QNetworkReply::NoError);
        QVERIFY(QJsonDocument::fromJson(get(things).body).isNull());
        QCOMPARE(get(things).error, QNetworkReply::NoError);
        QCOMPARE(server.requestCount(), 4);
    }
};

QTEST_GUILESS_MAIN(PageServerTest)
#include "page_server_test.moc"
