// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <cstdint>

namespace weitblick::test {

/// What goes wrong with a request.
enum class ServerFault : std::uint8_t {
    None,
    ServerError, ///< 503 with a text
    Drop,        ///< the connection closes before a byte
    CutOff,      ///< half of the promised body, then the connection closes
    NotJson      ///< 200 with an HTML page, as a proxy sends it
};

/// Serves the sensor files of a sample folder page by page, as SensorThings, NGSI-LD and DATEX II services would, on a
/// port of its own on the local host. Links between pages lead back to it.
class PageServer : public QTcpServer {
public:
    explicit PageServer(const QString& sensorFolder) : m_folder(sensorFolder)
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket* socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(*socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] QString root() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }
    [[nodiscard]] int requestCount() const { return m_requests; }
    /// The request with this number (the first is 1) goes wrong.
    void failRequest(int number, ServerFault fault) { m_faults.insert(number, fault); }

private:
    [[nodiscard]] QString fileFor(const QString& target) const
    {
        static const QRegularExpression observations(
            QStringLiteral("^/v1\\.1/(Datastreams\\(\\d+\\))/Observations(?:\\?.*\\$skip=(\\d+).*|\\?.*)?$"));
        static const QRegularExpression entity(
            QStringLiteral("^/ngsi-ld/v1/temporal/entities/urn:ngsi-ld:Device:([\\w-]+)"));
        if (const auto match = observations.match(target); match.hasMatch()) {
            const int page = match.captured(2).toInt() / 500;
            return QStringLiteral("sensorthings/%1_Observations_%2.json").arg(match.captured(1)).arg(page);
        }
        if (const auto match = entity.match(target); match.hasMatch()) {
            return QStringLiteral("ngsi_ld/%1.jsonld").arg(match.captured(1));
        }
        if (target.startsWith(QLatin1String("/v1.1/Things"))) {
            return QStringLiteral("sensorthings/Things.json");
        }
        return target == QLatin1String("/datex2") ? QStringLiteral("datex2/verkehr_20250318T0730.xml") : QString();
    }

    void answer(QTcpSocket& socket)
    {
        if (!socket.canReadLine()) {
            return;
        }
        const QByteArray request = socket.readAll();
        const QString target = QUrl::fromPercentEncoding(request.split(' ').value(1));
        const ServerFault fault = m_faults.value(++m_requests, ServerFault::None);
        if (fault == ServerFault::Drop) {
            socket.abort();
            return;
        }
        QFile file(QDir(m_folder).filePath(fileFor(target)));
        const bool isFound = !fileFor(target).isEmpty() && file.open(QIODevice::ReadOnly);
        QByteArray body = isFound ? file.readAll() : QByteArray("not found");
        body.replace("https://sensoren.example.org", root().toUtf8());
        QByteArray status = isFound ? "200 OK" : "404 Not Found";
        if (fault == ServerFault::ServerError) {
            status = "503 Service Unavailable";
            body = "overloaded";
        } else if (fault == ServerFault::NotJson) {
            body = "<html><body>Anmeldung erforderlich</body></html>";
        }
        socket.write("HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) +
                     "\r\nConnection: close\r\n\r\n");
        socket.write(fault == ServerFault::CutOff ? body.left(body.size() / 2) : body);
        socket.disconnectFromHost();
    }

    QString m_folder;
    QHash<int, ServerFault> m_faults;
    int m_requests = 0;
};

} // namespace weitblick::test
