// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/vector/xml_check.h"

#include "core/base/utf8.h"
#include "core/io/file_pieces.h"
#include "core/io/xml_stream.h"
#include "core/io/zip_archive.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace weitblick::intake {

namespace {

/// Watches coordinates: the library reads "north" as 0.
class CoordinateWatch final : public io::XmlEvents {
public:
    void start(std::string_view name, const io::XmlAttributes& attributes) override
    {
        m_inCoordinates = name == "coordinates" || name == "posList" || (name == "pos" && isGeometry(m_open.back()));
        m_lists += m_inCoordinates ? 1 : 0;
        m_open.emplace_back(name);
        if (name == "wpt" || name == "trkpt" || name == "rtept") {
            check(attributes.find("lat").value_or("?"));
            check(attributes.find("lon").value_or("?"));
        }
    }
    void end(std::string_view) override
    {
        m_open.pop_back();
        m_inCoordinates = false;
    }
    void text(std::string_view text) override
    {
        if (m_inCoordinates) {
            check(text);
        }
    }
    [[nodiscard]] std::int64_t lists() const { return m_lists; }
    [[nodiscard]] Result<void> verdict() const
    {
        if (m_odd.empty()) {
            return {};
        }
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"unter den Koordinaten steht etwas, das keine Zahl ist: „" + m_odd + "“",
                                 "among the coordinates is something that is no number: '" + m_odd + "'"},
                     .advice = {"Die Datei im Programm, aus dem sie stammt, noch einmal exportieren",
                                "Export the file again from the program that it comes from"}};
    }

private:
    /// Other elements may be called "pos" and hold words.
    static bool isGeometry(std::string_view name)
    {
        constexpr std::array<std::string_view, 12> kWithPositions{
            "Point",      "LineString", "LineStringSegment",   "LinearRing",       "Arc",         "ArcString",
            "ArcByBulge", "Circle",     "CircleByCenterPoint", "ArcByCenterPoint", "CubicSpline", "GeodesicString"};
        return std::ranges::find(kWithPositions, name) != kWithPositions.end();
    }

    void check(std::string_view text)
    {
        constexpr std::string_view kUsual = "0123456789.,+-eE \t\r\n";
        constexpr std::size_t kMostShown = 40;
        const std::size_t odd = text.find_first_not_of(kUsual);
        if (odd != std::string_view::npos && m_odd.empty()) {
            m_odd = repairedUtf8(text.substr(odd, kMostShown));
        }
    }

    std::vector<std::string> m_open{""}; ///< the elements around, the document first
    bool m_inCoordinates = false;
    std::int64_t m_lists = 0;
    std::string m_odd;
};

bool isKmlName(std::string name)
{
    std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return name.ends_with(".kml");
}

Error about(Error error, const std::filesystem::path& file)
{
    error.subject = file.filename().string();
    if (error.code == ErrorCode::InvalidInput && error.advice.de.empty()) {
        error.advice = {"Datei noch einmal vollständig herunterladen oder exportieren",
                        "Download or export the whole file again"};
    }
    return error;
}

Result<std::int64_t> readToEnd(io::FilePieces& pieces, Job& job)
{
    CoordinateWatch watch;
    io::XmlStream xml(watch);
    while (true) {
        WB_TRY(const std::string_view piece, pieces.next());
        if (piece.empty()) {
            WB_CHECK(xml.finish());
            WB_CHECK(watch.verdict());
            return watch.lists();
        }
        WB_CHECK(xml.feed(piece));
        WB_CHECK(job.report(0.0));
    }
}

/// The bytes that a member has unpacked.
Result<std::int64_t> readMember(const io::ZipArchive& archive, const std::string& name, Job& job)
{
    CoordinateWatch watch;
    io::XmlStream xml(watch);
    WB_TRY(io::ZipMember member, archive.member(name));
    while (true) {
        WB_TRY(const std::string_view piece, member.next());
        if (piece.empty()) {
            WB_CHECK(xml.finish());
            WB_CHECK(watch.verdict());
            return member.position();
        }
        WB_CHECK(xml.feed(piece));
        WB_CHECK(job.report(0.0));
    }
}

Result<void> readMembers(const std::filesystem::path& file, const Budget& budget, Job& job)
{
    WB_TRY(const io::ZipArchive archive, io::ZipArchive::open(file, {.inflatedBytes = budget.inflatedBytes,
                                                                     .inflationRatio = budget.inflationRatio}));
    std::int64_t total = 0;
    for (const std::string& name : archive.names()) {
        if (!isKmlName(name)) {
            continue;
        }
        WB_TRY(const std::int64_t bytes, readMember(archive, name, job));
        total += bytes;
        if (total > budget.inflatedBytes) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"die Datei wird beim Entpacken unverhältnismäßig groß",
                                     "the file grows out of all proportion when unpacked"}};
        }
    }
    return {};
}

} // namespace

Result<std::int64_t> checkXml(const std::filesystem::path& file, Job& job)
{
    WB_TRY(io::FilePieces pieces, io::FilePieces::open(file));
    const auto read = readToEnd(pieces, job);
    return read ? read : Result<std::int64_t>(about(read.error(), file));
}

Result<void> checkKmz(const std::filesystem::path& file, const Budget& budget, Job& job)
{
    const auto read = readMembers(file, budget, job);
    return read ? read : Result<void>(about(read.error(), file));
}

} // namespace weitblick::intake
