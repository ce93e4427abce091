// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include <QTest>

using namespace weitblick;

class LogTest : public QObject {
    Q_OBJECT

private slots:
    void secretsAreReplaced_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("safe");
        QTest::newRow("assignment") << "host=db password=geheim port=1" << "host=db password=*** port=1";
        QTest::newRow("query") << "https://x/y?apikey=abc123&z=1" << "https://x/y?apikey=***&z=1";
        QTest::newRow("token, upper case") << "TOKEN=abc" << "TOKEN=***";
        QTest::newRow("address") << "https://user:geheim@host/path" << "https://***@host/path";
        QTest::newRow("nothing secret") << "token ring, 3 users" << "token ring, 3 users";
    }
    void secretsAreReplaced()
    {
        QFETCH(QString, text);
        QFETCH(QString, safe);
        QCOMPARE(QString::fromStdString(withoutSecrets(text.toStdString())), safe);
    }
};

QTEST_GUILESS_MAIN(LogTest)
#include "log_test.moc"
