// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/frame_drawing.h"
#include "core/map_link/check.h"

#include <QTest>

#include <optional>

#include "tests/app/map_host/quarters.h"
#include "tests/support/verify_result.h"

using namespace weitblick;
using map_host::FrameDrawing;

namespace {

/// A drawing and what it answered.
struct Easel {
    map_host::LayerStack stack;
    map_link::SharedFrames frames = map_link::SharedFrames::create(map_link::kSlots).value();
    std::vector<map_link::FrameReady> ready;
    std::vector<std::pair<map_link::RequestId, Error>> failed;
    std::vector<std::string> working;
    FrameDrawing drawing{stack,
                         frames,
                         {.ready = [this](const auto& frame) { ready.push_back(frame); },
                          .failed = [this](auto request, const Error& error) { failed.emplace_back(request, error); },
                          .working = [this](const auto& at) { working.push_back(at.layerId); }}};

    void set(std::vector<map_link::Layer> layers, bool isCareful = false)
    {
        stack.set({.layers = std::move(layers), .isCareful = isCareful}, [](const std::string&) {});
    }
    [[nodiscard]] std::uint32_t pixel(const map_link::Render& request, std::uint32_t column, std::uint32_t row) const
    {
        return frames.pixels(request.slot, request.widthPx, request.heightPx).value()[row * request.widthPx + column];
    }
};

constexpr std::uint32_t kRed = 0xffff0000;
constexpr std::uint32_t kGreen = 0xff00ff00;
constexpr std::uint32_t kGrey = 0xff808080;
constexpr std::uint32_t kWhite = 0xffffffff;

} // namespace

class FrameDrawingTest : public QObject {
    Q_OBJECT

    test::Quarters m_data;

private slots:
    void classesHaveTheirColours()
    {
        Easel easel;
        easel.set({m_data.themed()});
        const auto request = test::Quarters::view();
        easel.drawing.request(request);
        QTRY_COMPARE(easel.ready.size(), std::size_t(1));
        QCOMPARE(easel.ready[0].request, request.request);
        QCOMPARE(easel.pixel(request, 5, 5), kRed);
        QCOMPARE(easel.pixel(request, 15, 5), kGreen);
        QCOMPARE(easel.pixel(request, 25, 5), kGreen);
        QCOMPARE(easel.pixel(request, 35, 5), kGrey);
        QVERIFY(easel.ready[0].problems.empty());
    }
    void carefulDrawingGivesTheSamePictureAndNamesTheLayers()
    {
        Easel easel;
        easel.set({m_data.line(), m_data.themed()}, true);
        const auto request = test::Quarters::view();
        easel.drawing.request(request);
        QTRY_COMPARE(easel.ready.size(), std::size_t(1));
        QCOMPARE(easel.working, (std::vector<std::string>{"flaechen", "linie"})); // the lowest first
        QCOMPARE(easel.pixel(request, 5, 1), kRed);
    }
    void anOverlayIsTransparentWhereNothingIs()
    {
        Easel easel;
        easel.set({m_data.line(), m_data.themed()});
        auto request = test::Quarters::view();
        request.content = map_link::FrameContent::LabelsAndOutlines;
        request.slot = map_link::kSlotsEach;
        request.backgroundArgb = 0;
        easel.drawing.request(request);
        QTRY_COMPARE(easel.ready.size(), std::size_t(1));
        QCOMPARE(easel.pixel(request, 5, 1), 0U);
        QVERIFY(easel.pixel(request, 20, 4) != 0 || easel.pixel(request, 20, 5) != 0); // the line
    }
    void onlyTheNamedLayersAreDrawn()
    {
        Easel easel;
        easel.set({m_data.line(), m_data.themed()});
        auto request = test::Quarters::view();
        request.layerIds = {"linie"};
        easel.drawing.request(request);
        QTRY_COMPARE(easel.ready.size(), std::size_t(1));
        QCOMPARE(easel.pixel(request, 5, 1), kWhite);
    }
    void aNewerRequestMakesTheOlderOneStale()
    {
        Easel easel;
        easel.set({m_data.themed()});
        auto request = test::Quarters::view();
        for (map_link::RequestId id = 1; id <= 5; ++id) {
            request.request = id;
            easel.drawing.request(request);
        }
        QTRY_COMPARE(easel.ready.size() + easel.failed.size(), std::size_t(5));
        QCOMPARE(easel.ready.size(), std::size_t(1));
        QCOMPARE(easel.ready[0].request, map_link::RequestId(5));
        for (const auto& [id, error] : easel.failed) {
            QCOMPARE(error.code, ErrorCode::Cancelled);
        }
    }
    void anUnknownCrsIsTold()
    {
        Easel easel;
        auto request = test::Quarters::view();
        request.crs = "EPSG:999999";
        easel.drawing.request(request);
        QCOMPARE(easel.failed.size(), std::size_t(1));
        QCOMPARE(easel.failed[0].second.code, ErrorCode::UnsupportedCrs);
    }
    void withoutLayersTheBackgroundIsDrawn()
    {
        Easel easel;
        const auto request = test::Quarters::view();
        easel.drawing.request(request);
        QTRY_COMPARE(easel.ready.size(), std::size_t(1));
        QCOMPARE(easel.pixel(request, 5, 5), kWhite);
    }
    void abandonedItAnswersAndStops()
    {
        Easel easel;
        easel.set({m_data.themed()});
        easel.drawing.request(test::Quarters::view());
        easel.drawing.abandon();
        QCOMPARE(easel.failed.size(), std::size_t(1));
        QCOMPARE(easel.failed[0].second.code, ErrorCode::Cancelled);
        easel.drawing.request(test::Quarters::view());
        QTRY_COMPARE(easel.ready.size(), std::size_t(1));
    }
};

WB_QGIS_TEST_MAIN(FrameDrawingTest)
#include "frame_drawing_test.moc"
