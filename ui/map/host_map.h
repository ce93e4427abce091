// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map/map_view.h"
#include "core/map_link/map_host.h"

#include <QImage>
#include <QObject>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace weitblick::ui {

/// What the window knows of the process that draws with QGIS.
enum class HostState : std::uint8_t { Absent, Starting, Ready, Recovering, Unavailable };

/// Held: the host draws nothing, because a reader that takes seconds would keep the project from being written.
enum class HostDrawing : std::uint8_t { Allowed, Held };

/// Which layers of the stack the pictures of the map host hold.
struct HostLayers {
    std::vector<std::string> below;    ///< whole, under the theme; without a theme all of them. Top first
    std::vector<std::string> labelled; ///< only writing and lines, over the theme
    friend bool operator==(const HostLayers&, const HostLayers&) = default;
};

/// A picture of the map host; no copy, valid until its next one.
struct HostPicture {
    map::MapView view;
    QImage image;
};

/// The map host as the map widget needs it: turns with the window's loop, holds the last pictures, and tells what
/// happened. It never blocks; without the program, or while it is down, there are just no new pictures.
class HostMap : public QObject {
    Q_OBJECT

public:
    explicit HostMap(std::filesystem::path program, QObject* parent = nullptr);
    ~HostMap() override;

    void open(const std::filesystem::path& file); ///< a host of its own that may read this file and nothing else
    void close();
    void setLayers(std::vector<map_link::Layer> topFirst, std::uint64_t revision);
    void render(const map::MapView& view, const HostLayers& layers);
    /// A sheet or a QGIS project of the layers as they are set; documentWritten() or problem() follows.
    void write(map_link::MakeLayout sheet, const QString& target);
    void write(map_link::ExportProject project, const QString& target);
    void write(map_link::MakeStyle style, const QString& target);
    void listTools(); ///< toolsListed() follows
    void setDrawing(HostDrawing drawing);
    void retry(); ///< also what is quarantined or unavailable

    /// A finished picture of exactly this view and these layers, as they look now; no copy, valid until the next
    /// pictureReady().
    [[nodiscard]] std::optional<QImage> picture(map_link::FrameContent content, const map::MapView& view,
                                                const HostLayers& layers) const;
    /// The last finished picture, of whatever view.
    [[nodiscard]] std::optional<HostPicture> lastPicture(map_link::FrameContent content) const;
    [[nodiscard]] HostState state() const { return m_state; }
    [[nodiscard]] const std::string& qgisVersion() const { return m_qgisVersion; } ///< empty before Ready
    [[nodiscard]] bool isSandboxed() const { return m_isSandboxed; }
    [[nodiscard]] int processId() const { return m_host ? m_host->processId() : 0; }

signals:
    void pictureReady();
    void stateChanged();
    void problem(const weitblick::Error& error);
    void documentWritten(const QString& target);
    void toolsListed(const std::vector<weitblick::map_link::Algorithm>& tools);

private:
    void turn();
    void take(const map_link::HostEvent& event);
    void finish(map_link::RequestId request, const std::string& stagedName);
    void finishText(map_link::RequestId request, const std::string& content);
    void watch();
    void setState(HostState state);

    std::filesystem::path m_program;
    std::jthread m_warming;
    QTemporaryDir m_staging;
    std::unique_ptr<map_link::MapHost> m_host;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QTimer m_timer;
    HostState m_state = HostState::Absent;
    bool m_isSandboxed = false;
    std::string m_qgisVersion;
    HostDrawing m_drawing = HostDrawing::Allowed;
    std::vector<map_link::RequestId> m_asked;           ///< frames of the last render()
    std::map<map_link::RequestId, QString> m_documents; ///< being made -> where they go
    std::vector<map_link::Layer> m_layers;              ///< as the host was told
    std::uint64_t m_revision = 0;
    map_link::RequestId m_stackRequest = 0; ///< frames asked for before it show old looks
};

/// Where the program lies: $WEITBLICK_MAPHOST, else beside this one.
std::filesystem::path mapHostProgram();

} // namespace weitblick::ui
