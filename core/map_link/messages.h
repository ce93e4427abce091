// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the program and the map host say to each other. Add a message
// here, a line in kTags, its limits in check.cpp, and its case in the receiver;
// codec.h needs no change. Changed an old one? Raise kProtocolVersion.
#pragma once

#include "core/base/result.h"
#include "core/map_link/layer.h"

#include <cstdint>
#include <string>
#include <vector>

namespace weitblick::map_link {

inline constexpr std::uint32_t kProtocolVersion = 2;

enum class Tag : std::uint16_t {
    // to the host
    Hello = 1,
    SetLayers,
    Render,
    MakeLegend,
    MakeLayout,
    ExportProject,
    ImportProject,
    ListAlgorithms,
    RunAlgorithm,
    Cancel,
    Ping,
    MakeStyle,
    // from the host
    Welcome = 100,
    Working,
    Heartbeat,
    Pong,
    LayersSet,
    FrameReady,
    LegendReady,
    LayoutMade,
    ProjectExported,
    ProjectImported,
    AlgorithmList,
    AlgorithmFinished,
    Progress,
    Failed,
    StyleMade
};

/// The number that a request carries and its answers repeat. 0: none.
using RequestId = std::uint32_t;

/// First message to the host. The answer is Welcome with the same nonce, or the
/// end of the host.
struct Hello {
    static constexpr Tag kTag = Tag::Hello;
    std::uint32_t protocolVersion = kProtocolVersion;
    std::uint64_t nonce = 0;
    std::string stagingFolder; ///< the only place where the host may write
    static void fields(auto& m, auto&& field) { field(m.protocolVersion), field(m.nonce), field(m.stagingFolder); }
};

struct Welcome {
    static constexpr Tag kTag = Tag::Welcome;
    std::uint32_t protocolVersion = kProtocolVersion;
    std::uint64_t nonce = 0;
    std::string qgisVersion;
    static void fields(auto& m, auto&& field) { field(m.protocolVersion), field(m.nonce), field(m.qgisVersion); }
};

/// Replaces the whole layer stack, top first. The host keeps no state that
/// cannot be sent again.
struct SetLayers {
    static constexpr Tag kTag = Tag::SetLayers;
    RequestId request = 0;
    std::vector<Layer> layers;
    std::uint64_t revision = 0; ///< another number than last time: contents have
                                ///< changed, open the files anew
    bool isCareful = false;     ///< draw layer by layer and say which, to find the
                                ///< one that kills the host
    static void fields(auto& m, auto&& field)
    {
        field(m.request), field(m.layers), field(m.revision), field(m.isCareful);
    }
};

struct LayersSet {
    static constexpr Tag kTag = Tag::LayersSet;
    RequestId request = 0;
    std::vector<LayerProblem> problems; ///< layers that could not be opened; the others are there
    static void fields(auto& m, auto&& field) { field(m.request), field(m.problems); }
};

/// Which part of the stack around the theme a frame is: whole layers below it
/// (without a theme, the whole map), or, on top of it, only labels and what
/// fills no area (lines, boundaries).
enum class FrameContent : std::uint8_t { Map, LabelsAndOutlines };
constexpr auto lastOf(FrameContent)
{
    return FrameContent::LabelsAndOutlines;
}
inline constexpr std::size_t kFrameContents = 2;

/// Draw one frame into a slot of the shared memory. A newer request for the
/// same content makes an older one stale.
struct Render {
    static constexpr Tag kTag = Tag::Render;
    RequestId request = 0;
    std::uint8_t slot = 0;
    FrameContent content = FrameContent::Map;
    std::uint32_t widthPx = 0, heightPx = 0;
    double left = 0, top = 0, unitsPerPx = 1; ///< in units of `crs`
    double dpi = 96;
    std::string crs;                   ///< "EPSG:25832"
    std::uint32_t backgroundArgb = 0;  ///< 0: transparent
    std::vector<std::string> layerIds; ///< top first; empty: all
    std::uint32_t limitMs = 60'000;    ///< given up after this time
    bool drawLabels = true;
    static void fields(auto& m, auto&& field)
    {
        field(m.request), field(m.slot), field(m.content), field(m.widthPx), field(m.heightPx);
        field(m.left), field(m.top), field(m.unitsPerPx), field(m.dpi), field(m.crs), field(m.backgroundArgb);
        field(m.layerIds), field(m.limitMs), field(m.drawLabels);
    }
};

struct FrameReady {
    static constexpr Tag kTag = Tag::FrameReady;
    RequestId request = 0;
    std::uint8_t slot = 0;
    std::uint32_t renderMs = 0;
    std::vector<LayerProblem> problems;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.slot), field(m.renderMs), field(m.problems); }
};

/// What the host is at: the layer that is to blame if it dies now. Empty: any
/// layer of the frame.
struct Working {
    static constexpr Tag kTag = Tag::Working;
    RequestId request = 0;
    std::string layerId;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.layerId); }
};

/// Sent twice a second as long as the main loop of the host turns, or is in a
/// step that is known to take long.
struct Heartbeat {
    static constexpr Tag kTag = Tag::Heartbeat;
    std::uint64_t number = 0;
    static void fields(auto& m, auto&& field) { field(m.number); }
};

struct Ping {
    static constexpr Tag kTag = Tag::Ping;
    std::uint64_t number = 0;
    static void fields(auto& m, auto&& field) { field(m.number); }
};
struct Pong {
    static constexpr Tag kTag = Tag::Pong;
    std::uint64_t number = 0;
    static void fields(auto& m, auto&& field) { field(m.number); }
};

/// Stops a request; it is answered by Failed with the code Cancelled, or by its
/// result if that was faster.
struct Cancel {
    static constexpr Tag kTag = Tag::Cancel;
    RequestId request = 0;
    static void fields(auto& m, auto&& field) { field(m.request); }
};

struct Progress {
    static constexpr Tag kTag = Tag::Progress;
    RequestId request = 0;
    double fraction = 0;
    std::string step;
    static void fields(auto& m, auto&& field) { field(m.request), field(m.fraction), field(m.step); }
};

struct Failed {
    static constexpr Tag kTag = Tag::Failed;
    RequestId request = 0; ///< 0: the message itself could not be read
    ErrorCode code = ErrorCode::Internal;
    std::string messageDe;
    std::string messageEn;
    std::string subject;
    static void fields(auto& m, auto&& field)
    {
        field(m.request), field(m.code), field(m.messageDe), field(m.messageEn), field(m.subject);
    }
};

Failed failedOf(RequestId request, const Error& error);
Error errorOf(const Failed& failed);

/// The error of a message that is not as it should be.
Error malformed(const char* what);

} // namespace weitblick::map_link
