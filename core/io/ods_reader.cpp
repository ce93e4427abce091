// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sheet_rows.h"
#include "core/io/spreadsheet.h"

#include <algorithm>
#include <cmath>
#include <fast_float/fast_float.h>
#include <set>
#include <utility>

namespace weitblick::io {

namespace {

constexpr std::string_view kContent = "content.xml";

/// Finds the sheets and whether they are hidden.
class OdsOutline : public XmlEvents {
public:
    std::vector<SheetEntry> sheets;

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        ++m_depth;
        if (name == "style") {
            m_style = std::string(attributes.find("name").value_or(""));
        } else if (name == "table-properties" && attributes.has("display", "false")) {
            m_hiddenStyles.insert(m_style);
        } else if (name == "spreadsheet") {
            m_sheetDepth = m_depth + 1;
        } else if (name == "table" && m_depth == m_sheetDepth) {
            const std::string style(attributes.find("style-name").value_or(""));
            sheets.push_back({.name = std::string(attributes.find("name").value_or("")),
                              .isHidden = m_hiddenStyles.contains(style)});
        }
    }
    void end(std::string_view) override { --m_depth; }

private:
    std::set<std::string> m_hiddenStyles;
    std::string m_style;
    int m_depth = 0;
    int m_sheetDepth = -1;
};

/// "2024-03-01T07:05:00" from "2024-03-01T07:05:00.000000000".
std::string withoutZeroFraction(std::string_view iso)
{
    std::string text(iso);
    const std::size_t point = text.find('.');
    if (point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos) {
        text.resize(point);
    }
    return text;
}

class OdsSheetEvents : public SheetEvents {
public:
    OdsSheetEvents(const SheetBudget& budget, std::size_t sheet) : SheetEvents(budget), m_wanted(sheet) {}

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        ++m_depth;
        if (name == "spreadsheet") {
            m_sheetDepth = m_depth + 1;
        } else if (name == "table" && m_depth == m_sheetDepth) {
            m_inSheet = m_next++ == m_wanted;
            m_line = 1;
        } else if (!m_inSheet || isFinished) {
            return;
        } else if (name == "table-row" && m_cellDepth < 0) {
            m_row = {};
            m_row.line = m_line;
            m_row.repeat = std::max<std::int64_t>(attributes.count("number-rows-repeated", 1), 1);
            m_column = 0;
        } else if ((name == "table-cell" || name == "covered-table-cell") && m_cellDepth < 0) {
            startCell(attributes);
        } else if (m_cellDepth >= 0) {
            startText(name, attributes);
        }
    }
    void end(std::string_view name) override
    {
        if (m_depth == m_cellDepth) {
            endCell();
        } else if (m_inSheet && name == "table-row" && m_cellDepth < 0) {
            m_line += std::min<std::int64_t>(m_row.repeat, std::int64_t{1} << 40U);
            keep(std::exchange(m_row, {}));
        } else if (m_depth == m_sheetDepth && name == "table") {
            isFinished = isFinished || m_inSheet;
            m_inSheet = false;
        } else if (m_depth == m_paragraphDepth) {
            m_paragraphDepth = -1;
        }
        --m_depth;
    }
    void text(std::string_view text) override
    {
        if (m_paragraphDepth >= 0 && m_shown.size() <= budget().cellBytes) {
            m_shown += text;
        }
    }

private:
    void startCell(const XmlAttributes& attributes)
    {
        m_cellDepth = m_depth;
        m_repeat = std::max<std::int64_t>(attributes.count("number-columns-repeated", 1), 1);
        m_type = attributes.find("value-type").value_or("");
        m_isError = attributes.has("value-type", "error");
        m_value = attributes.find("value").value_or("");
        m_date = attributes.find("date-value").value_or("");
        m_boolean = attributes.find("boolean-value").value_or("");
        m_stringValue = attributes.find("string-value").value_or("");
        m_shown.clear();
        m_paragraphs = 0;
    }
    /// Text is what the paragraphs directly in the cell hold; notes and drawings have their own.
    void startText(std::string_view name, const XmlAttributes& attributes)
    {
        if (name == "p" && m_depth == m_cellDepth + 1) {
            m_shown += m_paragraphs++ > 0 ? "\n" : "";
            m_paragraphDepth = m_depth;
        } else if (m_paragraphDepth >= 0 && name == "s") {
            m_shown.append(static_cast<std::size_t>(std::min<std::int64_t>(attributes.count("c", 1), 1000)), ' ');
        } else if (m_paragraphDepth >= 0 && (name == "tab" || name == "line-break")) {
            m_shown += name == "tab" ? '\t' : '\n';
        }
    }
    void endCell()
    {
        m_cellDepth = -1;
        m_paragraphDepth = -1;
        const OwnedCell value = cell();
        if (value.kind != CellKind::Empty) {
            for (std::int64_t i = 0; i < m_repeat && !problem; ++i) {
                put(m_row, m_column + static_cast<std::size_t>(i), value);
            }
        }
        m_column += static_cast<std::size_t>(std::min<std::int64_t>(m_repeat, 1 << 24));
    }
    [[nodiscard]] OwnedCell cell() const
    {
        if (m_isError || (m_type == "string" && m_shown.starts_with("#") && m_shown.ends_with("!"))) {
            return {.kind = CellKind::Error, .text = m_shown};
        }
        if (m_type == "float" || m_type == "currency" || m_type == "percentage") {
            return numberCell();
        }
        if (m_type == "date" && !m_date.empty()) {
            const bool hasTime = m_date.find('T') != std::string::npos;
            return {.kind = hasTime ? CellKind::DateTime : CellKind::Date, .text = withoutZeroFraction(m_date)};
        }
        if (m_type == "boolean") {
            const bool isTrue = m_boolean == "true";
            return {.kind = CellKind::Boolean, .number = isTrue ? 1.0 : 0.0, .text = isTrue ? "true" : "false"};
        }
        const std::string& text = m_shown.empty() ? m_stringValue : m_shown;
        return {.kind = text.empty() ? CellKind::Empty : CellKind::Text, .text = text};
    }
    [[nodiscard]] OwnedCell numberCell() const
    {
        double value = 0.0;
        const char* const last = m_value.data() + m_value.size();
        const auto parsed = fast_float::from_chars(m_value.data(), last, value);
        if (m_value.empty() || parsed.ec != std::errc() || parsed.ptr != last || !std::isfinite(value)) {
            return {.kind = m_shown.empty() ? CellKind::Empty : CellKind::Text, .text = m_shown};
        }
        if (m_type == "percentage") {
            return {.kind = CellKind::Percent, .number = percentOf(value), .text = {}};
        }
        // A number shown with zeros in front ("01067") is a code.
        const bool isCode = m_shown.size() > 1 && m_shown.front() == '0' &&
                            std::ranges::all_of(m_shown, [](char c) { return c >= '0' && c <= '9'; });
        if (isCode) {
            return {.kind = CellKind::Text, .text = m_shown};
        }
        return {.kind = CellKind::Number, .number = value, .text = {}};
    }

    std::size_t m_wanted;
    std::size_t m_next = 0;
    OwnedRow m_row;
    std::string m_type;
    std::string m_value;
    std::string m_date;
    std::string m_boolean;
    std::string m_stringValue;
    std::string m_shown;
    std::int64_t m_line = 1;
    std::int64_t m_repeat = 1;
    std::size_t m_column = 0;
    int m_paragraphs = 0;
    int m_depth = 0;
    int m_sheetDepth = -1;
    int m_cellDepth = -1;
    int m_paragraphDepth = -1;
    bool m_inSheet = false;
    bool m_isError = false;
};

class OdsFile : public Spreadsheet {
public:
    OdsFile(ZipArchive archive, const SheetBudget& budget) : m_archive(std::move(archive)), m_budget(budget) {}

    Result<void> open()
    {
        constexpr std::int64_t kManifestBytes = std::int64_t{4} << 20U;
        const auto manifest = m_archive.text("META-INF/manifest.xml", kManifestBytes);
        if (manifest && manifest->find("encryption-data") != std::string::npos) {
            return Error{
                .code = ErrorCode::InvalidInput,
                .message = {"die Datei ist mit einem Kennwort geschützt", "the file is protected by a password"}};
        }
        OdsOutline outline;
        WB_CHECK(parseMember(m_archive, std::string(kContent), outline));
        m_sheets = std::move(outline.sheets);
        return {};
    }
    [[nodiscard]] const std::vector<SheetEntry>& sheets() const override { return m_sheets; }

    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) override
    {
        if (sheet >= m_sheets.size()) {
            return Error{.code = ErrorCode::NotFound, .message = {"kein solches Blatt", "no such sheet"}};
        }
        WB_TRY(ZipMember member, m_archive.member(std::string(kContent)));
        return std::unique_ptr<RowReader>(std::make_unique<SheetRows>(
            std::move(member), std::make_unique<OdsSheetEvents>(m_budget, sheet), m_sheets[sheet].name));
    }

private:
    ZipArchive m_archive;
    SheetBudget m_budget;
    std::vector<SheetEntry> m_sheets;
};

} // namespace

Result<std::unique_ptr<Spreadsheet>> openOds(const std::filesystem::path& file, const SheetBudget& budget)
{
    WB_TRY(ZipArchive archive,
           ZipArchive::open(file, {.inflatedBytes = budget.inflatedBytes, .inflationRatio = budget.inflationRatio}));
    auto workbook = std::make_unique<OdsFile>(std::move(archive), budget);
    if (auto opened = workbook->open(); !opened) {
        Error problem = std::move(opened).error();
        if (problem.code == ErrorCode::NotFound) {
            problem.code = ErrorCode::InvalidInput;
        }
        problem.subject = file.string();
        return problem;
    }
    return std::unique_ptr<Spreadsheet>(std::move(workbook));
}

} // namespace weitblick::io
