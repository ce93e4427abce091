// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base_map/base_map_layer.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QNetworkAccessManager>
#include <QNetworkDiskCache>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QStandardPaths>

#include <algorithm>

namespace weitblick::ui {

namespace {

constexpr int kMostTilesInMemory = 400;
constexpr qint64 kMostBytesOnDisk = qint64{200} << 20U;
constexpr qint64 kMostBytesOfATile = qint64{4} << 20U;
constexpr int kLargestTilePx = 1024;
constexpr int kPatienceMs = 10'000;
constexpr qint64 kPauseMs = 20'000; ///< after a failure: an office without a network is not asked at every move

QImage decoded(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    const QSize size = reader.size();
    if (!size.isValid() || size.width() > kLargestTilePx || size.height() > kLargestTilePx) {
        return {};
    }
    return reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

} // namespace

BaseMapLayer::BaseMapLayer(QObject* parent) : QObject(parent), m_images(kMostTilesInMemory) {}

BaseMapLayer::~BaseMapLayer()
{
    switchOff();
}

void BaseMapLayer::switchOn(const map::BaseMap& map)
{
    switchOff();
    if (!m_network) {
        QNetworkProxyFactory::setUseSystemConfiguration(true);
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setTransferTimeout(kPatienceMs);
        m_network->setAutoDeleteReplies(true);
        auto* disk = new QNetworkDiskCache(m_network.get());
        disk->setCacheDirectory(QStandardPaths::writableLocation(QStandardPaths::CacheLocation) +
                                QStringLiteral("/base_maps"));
        disk->setMaximumCacheSize(kMostBytesOnDisk);
        m_network->setCache(disk);
    }
    m_map = map;
    emit switchedOn();
    emit changed();
}

void BaseMapLayer::switchOff()
{
    m_map.reset();
    m_grid.reset();
    m_wanted.clear();
    m_before.clear();
    m_problem.clear();
    m_sinceFailure.invalidate();
    const QSet<QNetworkReply*> running = std::exchange(m_running, {});
    for (QNetworkReply* reply : running) {
        reply->disconnect(this);
        reply->abort();
    }
    emit changed();
}

void BaseMapLayer::show(const map::MapView& view)
{
    if (!m_map || view.isEmpty()) {
        return;
    }
    if (!m_grid || view.crs != m_crs) {
        auto grid = map::BaseMapGrid::create(*m_map, view.crs);
        if (!grid) {
            m_problem = tr("The base map cannot be brought into the system of this project.");
            emit changed();
            return;
        }
        m_grid.emplace(std::move(grid).value());
        m_crs = view.crs;
    }
    std::vector<map::BaseTile> wanted = m_grid->tilesFor(view);
    std::vector<Tile> before;
    for (const map::BaseTile& tile : m_wanted) {
        if (const QImage* image = m_images.object(QString::fromStdString(tile.address))) {
            before.push_back({.place = tile, .image = *image});
        }
    }
    if (!before.empty()) {
        m_before = std::move(before);
    }
    m_wanted = std::move(wanted);
    if (m_sinceFailure.isValid() && m_sinceFailure.elapsed() < kPauseMs) {
        return;
    }
    for (const map::BaseTile& tile : m_wanted) {
        if (!m_images.contains(QString::fromStdString(tile.address))) {
            ask(tile);
        }
    }
    emit changed();
}

bool BaseMapLayer::isAllowed(const QUrl& address) const
{
    if (!m_map) {
        return false;
    }
    const QUrl own(QString::fromStdString(m_map->address).section(u'{', 0, 0));
    return address.scheme() == own.scheme() && address.host() == own.host() && address.port() == own.port();
}

void BaseMapLayer::ask(const map::BaseTile& tile)
{
    const QString address = QString::fromStdString(tile.address);
    const QUrl url(address);
    const bool isAsked = std::ranges::any_of(
        m_running, [&](const QNetworkReply* reply) { return reply->property("tile").toString() == address; });
    if (isAsked || !isAllowed(url)) {
        return;
    }
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::UserVerifiedRedirectPolicy);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::PreferCache);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QStringLiteral("Weitblick/%1").arg(QCoreApplication::applicationVersion()));
    QNetworkReply* reply = m_network->get(request);
    reply->setProperty("tile", address);
    m_running.insert(reply);
    connect(reply, &QNetworkReply::redirected, this, [this, reply](const QUrl& target) {
        if (isAllowed(target)) {
            emit reply->redirectAllowed();
        } else {
            fail(tr("the server sends to another host: %1").arg(target.host()));
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64 /*total*/) {
        if (received > kMostBytesOfATile) {
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, address] { take(*reply, address); });
}

void BaseMapLayer::take(QNetworkReply& reply, const QString& address)
{
    m_running.remove(&reply);
    if (reply.error() == QNetworkReply::OperationCanceledError && !m_problem.isEmpty()) {
        return; // told already
    }
    if (reply.error() != QNetworkReply::NoError) {
        return fail(reply.errorString());
    }
    QImage image = decoded(reply.readAll());
    if (image.isNull()) {
        return fail(tr("the answer is no picture"));
    }
    m_problem.clear();
    m_sinceFailure.invalidate();
    m_images.insert(address, new QImage(std::move(image)));
    emit changed();
}

/// What waits is not asked for: where one tile fails, a hundred do.
void BaseMapLayer::fail(const QString& why)
{
    m_problem = tr("The base map is not to be had: %1").arg(why);
    m_sinceFailure.start();
    const QSet<QNetworkReply*> running = std::exchange(m_running, {});
    for (QNetworkReply* reply : running) {
        reply->disconnect(this);
        reply->abort();
    }
    emit changed();
}

void BaseMapLayer::paint(QPainter& painter, const std::function<QPointF(QPointF)>& toScreen) const
{
    if (!m_map) {
        return;
    }
    const auto draw = [&](const map::BaseTile& tile, const QImage& image) {
        QPolygonF corners;
        for (const geo::Point& corner : tile.corners) {
            corners << toScreen({corner.x, corner.y});
        }
        const QRectF whole(QPointF(0, 0), QSizeF(image.size()));
        const QPolygonF from({whole.topLeft(), whole.topRight(), whole.bottomRight(), whole.bottomLeft()});
        QTransform transform;
        if (!QTransform::quadToQuad(from, corners, transform)) {
            return;
        }
        painter.save();
        painter.setTransform(transform, true);
        painter.drawImage(QPointF(0, 0), image);
        painter.restore();
    };
    painter.save();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing, false); // seams between tiles would shine through
    for (const Tile& tile : m_before) {
        draw(tile.place, tile.image);
    }
    for (const map::BaseTile& tile : m_wanted) {
        if (const QImage* image = m_images.object(QString::fromStdString(tile.address))) {
            draw(tile, *image);
        }
    }
    painter.restore();
}

QString BaseMapLayer::attribution() const
{
    return m_map ? QString::fromStdString(m_map->attribution) : QString();
}

QString BaseMapLayer::hint() const
{
    return m_map ? m_problem : QString();
}

} // namespace weitblick::ui
