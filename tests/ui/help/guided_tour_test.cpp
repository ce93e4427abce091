// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/help/guided_tour.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace weitblick::ui;

class GuidedTourTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    QPointer<GuidedTour> m_tour;

private slots:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 600);
        auto* left = new QLabel(QStringLiteral("links"), m_window.get());
        left->setGeometry(0, 0, 200, 600);
        auto* whole = new QLabel(QStringLiteral("alles"), m_window.get());
        whole->setGeometry(0, 0, 800, 600);
        m_window->show();
        m_tour = new GuidedTour({{left, QStringLiteral("Daten"), QStringLiteral("Hier liegen sie.")},
                                 {whole, QStringLiteral("Karte"), QStringLiteral("Hier sieht man sie.")},
                                 {nullptr, QStringLiteral("Ende"), QStringLiteral("Das war es.")}},
                                m_window.get());
    }
    void cleanup() { m_window.reset(); }

    void keysLeadThroughAllStepsAndOut()
    {
        QSignalSpy steps(m_tour, &GuidedTour::stepChanged);
        QTest::keyClick(m_tour, Qt::Key_Right);
        QTest::keyClick(m_tour, Qt::Key_Left);
        QTest::keyClick(m_tour, Qt::Key_Left); // there is nothing before the first
        QCOMPARE(m_tour->current(), 0);
        QTest::keyClick(m_tour, Qt::Key_Right);
        QTest::keyClick(m_tour, Qt::Key_Right);
        QCOMPARE(steps.size(), 4);
        QTest::keyClick(m_tour, Qt::Key_Return);
        QTRY_VERIFY(m_tour.isNull());
    }
    void arrowsWorkWhereverTheFocusIs()
    {
        for (QPushButton* button : m_tour->findChildren<QPushButton*>()) {
            const int before = m_tour->current();
            QTest::keyClick(button, before == 2 ? Qt::Key_Left : Qt::Key_Right);
            QVERIFY(m_tour->current() != before);
        }
    }
    void escapeEndsIt()
    {
        QTest::keyClick(m_tour, Qt::Key_Escape);
        QTRY_VERIFY(m_tour.isNull());
    }
    void theCardStaysInTheWindowAndBesideThePart()
    {
        const auto card = [this] { return m_tour->findChild<QPushButton*>()->parentWidget()->geometry(); };
        QVERIFY(card().left() >= 200);
        m_tour->next();
        QVERIFY(m_tour->rect().contains(card()));
        m_window->resize(400, 300);
        QTRY_COMPARE(m_tour->size(), m_window->size());
    }
};

QTEST_MAIN(GuidedTourTest)
#include "guided_tour_test.moc"
