// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/row_batch.h"

#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>

namespace weitblick::workspace {

static_assert(std::endian::native == std::endian::little, "the layout of a row is that of the machine");

namespace {

constexpr std::byte kNull{0};
constexpr std::byte kInteger{1};
constexpr std::byte kReal{2};
constexpr std::byte kText{3};
constexpr std::byte kBlob{4};
constexpr std::size_t kLengthBytes = sizeof(std::uint32_t);

/// The first sizeof(T) bytes of `bytes` as a T.
template <typename T>
T firstOf(std::span<const std::byte> bytes)
{
    T value;
    std::memcpy(&value, bytes.data(), sizeof(T));
    return value;
}

Error malformed(std::size_t row)
{
    const std::string number = std::to_string(row + 1);
    return Error{
        .code = ErrorCode::InvalidInput,
        .message = {"der Datensatz " + number + " kam beschädigt an", "record " + number + " arrived damaged"}};
}

/// How many bytes the tagged value at the start of `bytes` takes; 0 where it is none.
std::size_t sizeOfValue(std::span<const std::byte> bytes)
{
    if (bytes.empty()) {
        return 0;
    }
    const std::span<const std::byte> content = bytes.subspan(1);
    switch (bytes[0]) {
    case kNull:
        return 1;
    case kInteger:
        return content.size() < sizeof(std::int64_t) ? 0 : 1 + sizeof(std::int64_t);
    case kReal: {
        if (content.size() < sizeof(double)) {
            return 0;
        }
        const auto value = firstOf<double>(content);
        const bool isOurs = !std::isnan(value) && (value != 0.0 || !std::signbit(value));
        return isOurs ? 1 + sizeof(double) : 0;
    }
    case kText:
    case kBlob: {
        if (content.size() < kLengthBytes) {
            return 0;
        }
        const std::size_t length = firstOf<std::uint32_t>(content);
        return length > content.size() - kLengthBytes ? 0 : 1 + kLengthBytes + length;
    }
    default:
        return 0;
    }
}

/// True for a geometry and `columnCount` values that fill `row` (what follows its size).
bool isWellFormed(std::span<const std::byte> row, std::size_t columnCount)
{
    if (row.size() < kLengthBytes) {
        return false;
    }
    const std::size_t geometryBytes = firstOf<std::uint32_t>(row);
    row = row.subspan(kLengthBytes);
    if (geometryBytes > row.size()) {
        return false;
    }
    row = row.subspan(geometryBytes);
    for (std::size_t column = 0; column < columnCount; ++column) {
        const std::size_t bytes = sizeOfValue(row);
        if (bytes == 0) {
            return false;
        }
        row = row.subspan(bytes);
    }
    return row.empty();
}

} // namespace

template <typename T>
void RowBatch::put(const T& value)
{
    const std::size_t at = m_bytes.size();
    m_bytes.resize(at + sizeof(T));
    std::memcpy(&m_bytes[at], &value, sizeof(T));
}

void RowBatch::putTagged(std::byte tag, std::span<const std::byte> bytes)
{
    closeGeometry();
    put(tag);
    put(static_cast<std::uint32_t>(bytes.size()));
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
}

void RowBatch::closeGeometry()
{
    if (!m_geometrySet) {
        put(std::uint32_t{0});
        m_geometrySet = true;
    }
}

void RowBatch::beginRow()
{
    m_rowStart = m_bytes.size();
    m_geometrySet = false;
    put(std::uint32_t{0}); // the size, known at the end
}

void RowBatch::geometry(std::span<const std::byte> geoPackageBinary)
{
    assert(!m_geometrySet); // once, and before the values
    put(static_cast<std::uint32_t>(geoPackageBinary.size()));
    m_bytes.insert(m_bytes.end(), geoPackageBinary.begin(), geoPackageBinary.end());
    m_geometrySet = true;
}

void RowBatch::addNull()
{
    closeGeometry();
    put(kNull);
}

void RowBatch::add(std::int64_t value)
{
    closeGeometry();
    put(kInteger);
    put(value);
}

void RowBatch::add(double value)
{
    if (std::isnan(value)) {
        addNull();
        return;
    }
    closeGeometry();
    put(kReal);
    put(value == 0.0 ? 0.0 : value);
}

void RowBatch::addText(std::string_view utf8)
{
    putTagged(kText, std::as_bytes(std::span(utf8)));
}

void RowBatch::addBlob(std::span<const std::byte> bytes)
{
    putTagged(kBlob, bytes);
}

void RowBatch::addCell(const Cell& cell)
{
    if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
        add(*integer);
    } else if (const auto* real = std::get_if<double>(&cell)) {
        add(*real);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
        addText(*text);
    } else if (const auto* blob = std::get_if<std::span<const std::byte>>(&cell)) {
        addBlob(*blob);
    } else {
        addNull();
    }
}

void RowBatch::endRow()
{
    closeGeometry();
    const auto size = static_cast<std::uint32_t>(m_bytes.size() - m_rowStart - kLengthBytes);
    std::memcpy(&m_bytes[m_rowStart], &size, sizeof size);
    ++m_rowCount;
}

void RowBatch::appendRow(std::span<const std::byte> row)
{
    m_bytes.insert(m_bytes.end(), row.begin(), row.end());
    ++m_rowCount;
}

void RowBatch::clear()
{
    m_bytes.clear();
    m_rowStart = 0;
    m_rowCount = 0;
}

Result<RowBatch> RowBatch::fromBytes(std::vector<std::byte> bytes, std::size_t columnCount)
{
    RowBatch batch;
    std::span<const std::byte> rest(bytes);
    while (!rest.empty()) {
        if (rest.size() < kLengthBytes) {
            return malformed(batch.m_rowCount);
        }
        const std::size_t size = firstOf<std::uint32_t>(rest);
        rest = rest.subspan(kLengthBytes);
        if (size > rest.size() || !isWellFormed(rest.first(size), columnCount)) {
            return malformed(batch.m_rowCount);
        }
        rest = rest.subspan(size);
        ++batch.m_rowCount;
    }
    batch.m_bytes = std::move(bytes);
    return batch;
}

bool RowCursor::next()
{
    if (m_rest.empty()) {
        return false;
    }
    m_row = m_rest.first(kLengthBytes + firstOf<std::uint32_t>(m_rest));
    m_rest = m_rest.subspan(m_row.size());
    m_values = m_row.subspan(kLengthBytes);
    m_geometry = m_values.subspan(kLengthBytes, firstOf<std::uint32_t>(m_values));
    m_values = m_values.subspan(kLengthBytes + m_geometry.size());
    return true;
}

Cell RowCursor::nextValue()
{
    assert(!m_values.empty()); // more values asked for than the row has
    const std::byte tag = m_values[0];
    m_values = m_values.subspan(1);
    if (tag == kNull) {
        return std::monostate{};
    }
    if (tag == kInteger || tag == kReal) {
        const auto number = m_values.first(sizeof(std::int64_t));
        m_values = m_values.subspan(number.size());
        return tag == kInteger ? Cell(firstOf<std::int64_t>(number)) : Cell(firstOf<double>(number));
    }
    const auto content = m_values.subspan(kLengthBytes, firstOf<std::uint32_t>(m_values));
    m_values = m_values.subspan(kLengthBytes + content.size());
    if (tag == kText) {
        return std::string_view(reinterpret_cast<const char*>(content.data()), content.size());
    }
    return content;
}

} // namespace weitblick::workspace
