// SPDX-License-Identifier: GPL-3.0-or-later
// A base map from a server on this machine: when it is asked, for what, and what happens when it is not there.
#include "ui/base_map/base_map_layer.h"
#include "ui/base_map/base_map_menu.h"

#include <QBuffer>
#include <QSettings>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <algorithm>

#include "tests/ui/event_gap.h"

using namespace weitblick;
using namespace weitblick::ui;

namespace {

/// Answers every request with the same bytes and keeps the paths.
class MockServer : public QTcpServer {
public:
    explicit MockServer(QByteArray words = {}) : m_answer(std::move(words))
    {
        listen(QHostAddress::LocalHost);
        QObject::connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
            }
        });
    }
    void setAnswer(const QByteArray& words) { m_answer = words; }
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    [[nodiscard]] const QByteArray& lastRequest() const { return m_lastRequest; }
    [[nodiscard]] std::string address(const char* path) const
    {
        return "http://127.0.0.1:" + std::to_string(serverPort()) + path;
    }

private:
    void answer(QTcpSocket& socket)
    {
        m_lastRequest = socket.readAll();
        m_paths << QString::fromLatin1(m_lastRequest).section(u' ', 1, 1);
        socket.write(m_answer);
        socket.disconnectFromHost();
    }
    QByteArray m_answer;
    QStringList m_paths;
    QByteArray m_lastRequest;
};

QByteArray answerWith(const QByteArray& body, const char* type)
{
    return QByteArray("HTTP/1.1 200 OK\r\nContent-Type: ") + type +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray tilePicture(QSize size = {256, 256})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return answerWith(bytes, "image/png");
}

map::BaseMap mapAt(const std::string& address)
{
    return {.id = "probe",
            .title = {"Probe", "probe"},
            .kind = map::BaseMapKind::Xyz,
            .address = address,
            .mostZoom = 19,
            .attribution = "© Probe",
            .licence = "CC0",
            .terms = "https://example.org"};
}

map::MapView viewOf(int px = 300)
{
    return {.crs = {"EPSG:25832"},
            .left = 512'000,
            .top = 5'615'000,
            .unitsPerPx = 5,
            .widthPx = static_cast<std::uint32_t>(px),
            .heightPx = static_cast<std::uint32_t>(px)};
}

QImage painted(const BaseMapLayer& layer, const map::MapView& view)
{
    QImage image(static_cast<int>(view.widthPx), static_cast<int>(view.heightPx), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    layer.paint(painter, [&](const QPointF& place) {
        const geo::Point pixel = view.pixelAt({place.x(), place.y()});
        return QPointF(pixel.x, pixel.y);
    });
    return image;
}

/// Lets another layer fetch a tile from the server: what was asked before it has arrived by then.
void letAWitnessAsk(MockServer& server)
{
    BaseMapLayer witness;
    witness.switchOn(mapAt(server.address("/zeuge/{z}/{x}/{y}.png")));
    witness.show(viewOf(20));
    QTRY_VERIFY(witness.isStill() && !server.paths().isEmpty() &&
                server.paths().last().startsWith(QLatin1String("/zeuge/")));
}

qsizetype askedBesidesTheWitness(const MockServer& server)
{
    return std::ranges::count_if(server.paths(),
                                 [](const QString& path) { return !path.startsWith(QLatin1String("/zeuge/")); });
}

} // namespace

class BaseMapLayerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;

private slots:
    void initTestCase()
    {
        qputenv("XDG_CACHE_HOME", m_home.path().toUtf8());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_home.path());
        QCoreApplication::setOrganizationName(QStringLiteral("Weitblick"));
    }
    void init() { QSettings().clear(); }

    void nothingIsAskedBeforeItIsSwitchedOn()
    {
        MockServer server(tilePicture());
        BaseMapLayer layer;
        layer.show(viewOf());
        letAWitnessAsk(server);
        QCOMPARE(askedBesidesTheWitness(server), 0);
        QVERIFY(layer.attribution().isEmpty());
        QCOMPARE(painted(layer, viewOf()).pixelColor(150, 150), QColor(Qt::white));
    }
    void tilesAreFetchedDrawnAndNamed()
    {
        MockServer server(tilePicture());
        BaseMapLayer layer;
        layer.switchOn(mapAt(server.address("/a/{z}/{x}/{y}.png")));
        layer.show(viewOf());
        QTRY_VERIFY(layer.isStill() && !server.paths().isEmpty());
        QVERIFY2(layer.hint().isEmpty(), qPrintable(layer.hint()));
        QVERIFY(server.paths().first().startsWith(QLatin1String("/a/14/")));
        QCOMPARE(painted(layer, viewOf()).pixelColor(150, 150), QColor(Qt::red));
        QCOMPARE(layer.attribution(), QStringLiteral("© Probe"));
        QVERIFY(server.lastRequest().contains("User-Agent: Weitblick/"));
        QVERIFY(!server.lastRequest().contains("Cookie"));
        QVERIFY(!server.lastRequest().contains("Referer"));
    }
    void tilesThatAreThereAreNotAskedForAgain()
    {
        MockServer server(tilePicture());
        BaseMapLayer layer;
        layer.switchOn(mapAt(server.address("/b/{z}/{x}/{y}.png")));
        layer.show(viewOf());
        QTRY_VERIFY(layer.isStill() && !server.paths().isEmpty());
        const qsizetype before = server.paths().size();
        layer.show(viewOf());
        layer.show(viewOf().panned(3, 0));
        QTRY_VERIFY(layer.isStill());
        QCOMPARE(server.paths().size(), before);
    }
    void switchedOffNothingIsAskedAndNothingDrawn()
    {
        MockServer server(tilePicture());
        BaseMapLayer layer;
        layer.switchOn(mapAt(server.address("/c/{z}/{x}/{y}.png")));
        layer.show(viewOf());
        QTRY_VERIFY(layer.isStill() && !server.paths().isEmpty());
        const qsizetype before = server.paths().size();
        layer.switchOff();
        layer.show(viewOf().zoomed(4, 150, 150));
        letAWitnessAsk(server);
        QCOMPARE(askedBesidesTheWitness(server), before);
        QCOMPARE(painted(layer, viewOf()).pixelColor(150, 150), QColor(Qt::white));
    }
    void aRedirectionToAnotherHostIsRefused()
    {
        MockServer other(tilePicture());
        MockServer server("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: " +
                          QByteArray::fromStdString(other.address("/weg.png")) + "\r\n\r\n");
        BaseMapLayer layer;
        layer.switchOn(mapAt(server.address("/d/{z}/{x}/{y}.png")));
        layer.show(viewOf());
        QTRY_VERIFY(!layer.hint().isEmpty());
        QTRY_VERIFY(layer.isStill());
        QVERIFY(!server.paths().isEmpty());
        QCOMPARE(other.paths(), QStringList());
    }
    void aRedirectionOnTheSameHostIsFollowed()
    {
        MockServer server;
        server.setAnswer("HTTP/1.1 302 Found\r\nConnection: close\r\nContent-Length: 0\r\nLocation: " +
                         QByteArray::fromStdString(server.address("/neu.png")) + "\r\n\r\n");
        BaseMapLayer layer;
        layer.switchOn(mapAt(server.address("/e/{z}/{x}/{y}.png")));
        layer.show(viewOf(20));
        QTRY_VERIFY(server.paths().contains(QStringLiteral("/neu.png")));
    }
    void withoutANetworkThereIsASentenceAndNoWait()
    {
        std::string address;
        {
            const MockServer gone;
            address = gone.address("/f/{z}/{x}/{y}.png");
        }
        BaseMapLayer layer;
        layer.switchOn(mapAt(address));
        test::EventGap gap;
        layer.show(viewOf());
        QTRY_VERIFY(!layer.hint().isEmpty());
        QVERIFY2(gap.longestMs() <= 100, qPrintable(QString::number(gap.longestMs())));
        // Not asked again at once: an office without a network would wait at every move.
        layer.show(viewOf().panned(500, 0));
        QVERIFY(layer.isStill());
    }
    void whatIsNoPictureIsToldAbout_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("a page") << answerWith("<html>Anmeldung</html>", "text/html");
        QTest::newRow("refused") << QByteArray(
            "HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("huge") << tilePicture({2000, 2000});
    }
    void whatIsNoPictureIsToldAbout()
    {
        QFETCH(QByteArray, answer);
        MockServer server(answer);
        BaseMapLayer layer;
        layer.switchOn(mapAt(server.address("/g/{z}/{x}/{y}.png")));
        layer.show(viewOf(20));
        QTRY_VERIFY(!layer.hint().isEmpty());
    }
    void theMenuAsksOnceForEachHostAndTakesNoForAnAnswer()
    {
        MockServer server(tilePicture());
        BaseMapLayer layer;
        int asked = 0;
        bool answer = false;
        BaseMapMenu menu(layer, {mapAt(server.address("/h/{z}/{x}/{y}.png"))}, nullptr, [&](const map::BaseMap&) {
            ++asked;
            return answer;
        });
        QAction* none = menu.actions().first();
        QAction* probe = menu.actions().last();
        QVERIFY(none->isChecked());
        probe->trigger();
        QCOMPARE(asked, 1);
        QVERIFY(!layer.current());
        QVERIFY(none->isChecked());
        answer = true;
        probe->trigger();
        QVERIFY(layer.current());
        none->trigger();
        QVERIFY(!layer.current());
        probe->trigger();
        QCOMPARE(asked, 2); // agreed before
        QVERIFY(layer.current());
    }
};

QTEST_MAIN(BaseMapLayerTest)
#include "base_map_layer_test.moc"
