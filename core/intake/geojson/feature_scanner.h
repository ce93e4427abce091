// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace weitblick::intake {

/// Cuts a GeoJSON text into its features without building a tree: a FeatureCollection, a single Feature or geometry, or
/// a sequence of these (one a line, or behind record separators).
///
/// Method   braces are matched outside of strings, eight bytes at a time; brackets are counted for the depth alone.
///          Memory does not grow with the text.
class FeatureScanner {
public:
    explicit FeatureScanner(std::string_view text);

    /// The text of the next feature; nothing behind the last one or where the text is damaged (see damaged()).
    std::optional<std::string_view> next();

    [[nodiscard]] bool damaged() const { return m_damaged; } ///< cut off, or nested deeper than 64
    [[nodiscard]] std::size_t offset() const { return m_at; }
    /// Values of members beside "features", as far as they have been passed; empty where there is none.
    [[nodiscard]] std::string_view crs() const { return m_crs; }
    [[nodiscard]] std::string_view name() const { return m_name; } ///< with its quotes

private:
    enum class Place { Between, Object, Features };

    void skipSpace(std::string_view alsoSkipped);
    std::string_view readString();
    std::string_view readObject();
    std::string_view readValue();
    std::string_view readBracketed();
    std::optional<std::string_view> inObject();
    std::optional<std::string_view> inFeatures();
    void readMember();

    std::string_view m_text;
    std::size_t m_at = 0;
    Place m_place = Place::Between;
    std::size_t m_objectStart = 0;
    bool m_hasFeatures = false;
    bool m_damaged = false;
    std::string_view m_crs;
    std::string_view m_name;
};

} // namespace weitblick::intake
