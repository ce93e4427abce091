// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/base_map.h"

#include <QCache>
#include <QElapsedTimer>
#include <QImage>
#include <QObject>
#include <QPainter>
#include <QSet>
#include <QTransform>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace weitblick::ui {

/// A base map from the web below the layers. Nothing is asked for before switchOn(), and then only the one host that
/// the user has agreed to, redirections included. Tiles are kept in memory and on disk; without a network there is a
/// sentence, and the map works as before.
class BaseMapLayer : public QObject {
    Q_OBJECT

public:
    explicit BaseMapLayer(QObject* parent = nullptr);
    ~BaseMapLayer() override;

    void switchOn(const map::BaseMap& map);
    void switchOff();
    [[nodiscard]] const std::optional<map::BaseMap>& current() const { return m_map; }

    void show(const map::MapView& view); ///< asks for the tiles that are not there yet
    /// Draws what is there. `toScreen` places map coordinates.
    void paint(QPainter& painter, const std::function<QPointF(QPointF)>& toScreen) const;

    [[nodiscard]] QString attribution() const; ///< empty while it is off
    [[nodiscard]] QString hint() const;        ///< why there is nothing to see; empty while all is well
    [[nodiscard]] bool isStill() const { return m_running.isEmpty(); }

signals:
    void changed();
    void switchedOn(); ///< show() is called for

private:
    struct Tile {
        map::BaseTile place;
        QImage image;
    };
    void ask(const map::BaseTile& tile);
    void take(QNetworkReply& reply, const QString& address);
    void fail(const QString& why);
    [[nodiscard]] bool isAllowed(const QUrl& address) const;

    std::unique_ptr<QNetworkAccessManager> m_network; ///< made when first needed
    std::optional<map::BaseMap> m_map;
    std::optional<map::BaseMapGrid> m_grid;
    geo::Crs m_crs; ///< of m_grid
    std::vector<map::BaseTile> m_wanted;
    std::vector<Tile> m_before; ///< of the scale before: shown until the new ones are there
    QCache<QString, QImage> m_images;
    QSet<QNetworkReply*> m_running;
    QString m_problem;
    QElapsedTimer m_sinceFailure;
};

} // namespace weitblick::ui
