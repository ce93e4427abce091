// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/first_rows.h"

#include "core/base/number_text.h"

namespace weitblick::intake {

namespace {

std::string textOf(const workspace::Cell& cell)
{
    constexpr std::size_t kLongestShown = 200;
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*integer);
    }
    if (const auto* real = std::get_if<double>(&cell)) {
        return canonicalNumber(*real);
    }
    if (const auto* text = std::get_if<std::string_view>(&cell)) {
        if (text->size() <= kLongestShown) {
            return std::string(*text);
        }
        std::size_t length = kLongestShown;
        while (length > 0 && (static_cast<unsigned char>((*text)[length]) & 0xC0U) == 0x80U) {
            --length;
        }
        return std::string(text->substr(0, length)) + "…";
    }
    if (const auto* blob = std::get_if<std::span<const std::byte>>(&cell)) {
        return "(" + std::to_string(blob->size()) + " Byte)";
    }
    return {};
}

} // namespace

Result<void> FirstRows::goOn()
{
    if (m_rows.size() < kRows && m_rejected < kRows) {
        return {};
    }
    m_stopped = true;
    return Error{.code = ErrorCode::Cancelled, .message = {"genug für eine Vorschau", "enough for a preview"}};
}

Result<void> FirstRows::beginLayer(const LayerPreview& layer)
{
    m_columnCount = layer.schema.columns.size();
    return {};
}

Result<void> FirstRows::rows(const workspace::RowBatch& batch)
{
    workspace::RowCursor cursor(batch);
    while (m_rows.size() < kRows && cursor.next()) {
        std::vector<std::string>& row = m_rows.emplace_back();
        for (std::size_t column = 0; column < m_columnCount; ++column) {
            row.push_back(textOf(cursor.nextValue()));
        }
    }
    return goOn();
}

Result<void> FirstRows::rejected(const workspace::RejectedRecord&)
{
    ++m_rejected;
    return goOn();
}

Result<void> FirstRows::remark(const Text& remark)
{
    m_remarks.push_back(remark);
    return {};
}

Result<void> FirstRows::endLayer(std::int64_t)
{
    return {};
}

Result<void> FirstRows::outcome(Result<void> reading) const
{
    return m_stopped ? Result<void>() : std::move(reading);
}

} // namespace weitblick::intake
