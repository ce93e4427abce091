// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dashboard/detail/yaml_scalar.h"

#include <QTest>

#include <yaml-cpp/yaml.h>

using namespace weitblick::dashboard::detail;

class YamlScalarTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextComesBack_data()
    {
        QTest::addColumn<QString>("text");
        for (const char* const text : {"Überblick",
                                       "12",
                                       "1.5",
                                       "true",
                                       "No",
                                       "",
                                       " x",
                                       "x ",
                                       "a: b",
                                       "a # b",
                                       "[a]",
                                       "{a}",
                                       "it's",
                                       "\"q\"",
                                       "a\\b",
                                       "a, b",
                                       "a  b",
                                       "- x",
                                       "null",
                                       "~",
                                       "2025-01-01",
                                       "kind <> 'Wald'",
                                       "tab\there",
                                       "1\n2",
                                       "\n",
                                       "a\n",
                                       "a\n\nb",
                                       "# Kopf\n\n- eins\n- zwei: drei\n",
                                       " eingerückt\nx",
                                       "a\n\n",
                                       "ünï\ncode\n",
                                       "x\x01y"}) {
            QTest::newRow(text) << QString::fromUtf8(text);
        }
    }
    void everyTextComesBack()
    {
        QFETCH(QString, text);
        const std::string wanted = text.toStdString();
        QCOMPARE(YAML::Load("{a: " + scalar(wanted) + ", b: 1}")["a"].as<std::string>(), wanted);
        const YAML::Node block = YAML::Load("  a: " + longScalar(wanted, 4) + "\n  b: 1\n");
        QCOMPARE(block["a"].as<std::string>(), wanted);
        QCOMPARE(block["b"].as<int>(), 1);
    }
    void plainTextStaysReadable()
    {
        QCOMPARE(scalar("Wie die Fläche genutzt wird"), std::string("Wie die Fläche genutzt wird"));
        QVERIFY(longScalar("a\nb\n", 4).starts_with("|\n    a"));
    }
};

QTEST_GUILESS_MAIN(YamlScalarTest)
#include "yaml_scalar_test.moc"
