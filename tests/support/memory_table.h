// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/intake/table/table_source.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace weitblick::test {

/// A table of texts in memory, with a row a line; cells are told apart by "|".
class MemoryTable : public intake::table::TableSource {
public:
    explicit MemoryTable(const std::vector<std::string>& lines) : m_lines(lines) {}

    [[nodiscard]] std::string name() const override { return "Tabelle"; }
    [[nodiscard]] intake::table::RowWidths widths() const override { return intake::table::RowWidths::Fixed; }
    [[nodiscard]] std::int64_t byteSize() const override { return 1000; }
    Result<std::unique_ptr<io::RowReader>> rows() override
    {
        return std::unique_ptr<io::RowReader>(std::make_unique<Reader>(m_lines));
    }
    void describe(intake::LayerPreview&) const override {}

private:
    class Reader : public io::RowReader {
    public:
        explicit Reader(const std::vector<std::string>& lines) : m_lines(lines) {}
        Result<bool> next(io::TableRow& row) override
        {
            if (m_next == m_lines.size()) {
                return false;
            }
            const std::string& text = m_lines[m_next++];
            row.line = static_cast<std::int64_t>(m_next);
            row.raw = text;
            row.cells.clear();
            std::string_view rest = text;
            while (!text.empty()) {
                const std::size_t end = rest.find('|');
                const std::string_view cell = rest.substr(0, end);
                row.cells.push_back(
                    {.kind = cell.empty() ? io::CellKind::Empty : io::CellKind::Text, .number = 0.0, .text = cell});
                if (end == std::string_view::npos) {
                    break;
                }
                rest.remove_prefix(end + 1);
            }
            return true;
        }
        [[nodiscard]] double fraction() const override
        {
            return static_cast<double>(m_next) / static_cast<double>(m_lines.size());
        }

    private:
        const std::vector<std::string>& m_lines;
        std::size_t m_next = 0;
    };
    std::vector<std::string> m_lines;
};

} // namespace weitblick::test
