// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/number_text.h"
#include "core/io/cell_format.h"
#include "core/io/sheet_rows.h"
#include "core/io/spreadsheet.h"

#include <charconv>
#include <cmath>
#include <fast_float/fast_float.h>
#include <map>
#include <utility>

namespace weitblick::io {

namespace {

/// The texts of xl/sharedStrings.xml, one behind the other.
struct SharedTexts {
    std::string bytes;
    std::vector<std::size_t> ends;

    [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const
    {
        if (index >= ends.size()) {
            return std::nullopt;
        }
        const std::size_t begin = index == 0 ? 0 : ends[index - 1];
        return std::string_view(bytes).substr(begin, ends[index] - begin);
    }
};

class SharedTextEvents : public XmlEvents {
public:
    SharedTextEvents(SharedTexts& texts, std::size_t maximumBytes) : m_texts(texts), m_maximumBytes(maximumBytes) {}
    void start(std::string_view name, const XmlAttributes&) override
    {
        m_phonetic += name == "rPh" ? 1 : 0; // how Japanese text is pronounced
        m_inText = name == "t";
    }
    void end(std::string_view name) override
    {
        m_phonetic -= name == "rPh" ? 1 : 0;
        m_inText = false;
        if (name == "si") {
            m_texts.ends.push_back(m_texts.bytes.size());
        }
    }
    void text(std::string_view text) override
    {
        if (m_inText && m_phonetic == 0 && m_texts.bytes.size() <= m_maximumBytes) {
            m_texts.bytes += text;
        }
    }

private:
    SharedTexts& m_texts;
    std::size_t m_maximumBytes;
    int m_phonetic = 0;
    bool m_inText = false;
};

class StyleEvents : public XmlEvents {
public:
    std::vector<CellFormat> formats; ///< by the style number of a cell

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "numFmt") {
            const std::int64_t id = attributes.count("numFmtId", -1);
            m_custom[id] = cellFormatOf(attributes.find("formatCode").value_or(""));
        } else if (name == "cellXfs") {
            m_inCellFormats = true;
        } else if (name == "xf" && m_inCellFormats) {
            const std::int64_t id = attributes.count("numFmtId", 0);
            const auto custom = m_custom.find(id);
            formats.push_back(custom != m_custom.end() ? custom->second : builtInCellFormat(static_cast<int>(id)));
        }
    }
    void end(std::string_view name) override { m_inCellFormats = m_inCellFormats && name != "cellXfs"; }

private:
    std::map<std::int64_t, CellFormat> m_custom;
    bool m_inCellFormats = false;
};

class RelationEvents : public XmlEvents {
public:
    struct Relation {
        std::string type;
        std::string target;
    };
    std::map<std::string, Relation, std::less<>> relations;

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "Relationship") {
            relations[std::string(attributes.find("Id").value_or(""))] = {
                std::string(attributes.find("Type").value_or("")), std::string(attributes.find("Target").value_or(""))};
        }
    }
    void end(std::string_view) override {}
};

class WorkbookEvents : public XmlEvents {
public:
    struct Sheet {
        SheetEntry entry;
        std::string relation;
    };
    std::vector<Sheet> sheets;
    DateEpoch epoch = DateEpoch::Year1900;

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "sheet") {
            const auto state = attributes.find("state").value_or("visible");
            sheets.push_back(
                {.entry = {.name = std::string(attributes.find("name").value_or("")), .isHidden = state != "visible"},
                 .relation = relationOf(attributes)});
        } else if (name == "workbookPr" && (attributes.has("date1904", "1") || attributes.has("date1904", "true"))) {
            epoch = DateEpoch::Year1904;
        }
    }
    void end(std::string_view) override {}

private:
    static std::string relationOf(const XmlAttributes& attributes)
    {
        return std::string(attributes.find("id").value_or("")); // r:id
    }
};

/// "BC12" is column 54.
std::optional<std::size_t> columnOf(std::string_view reference)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < reference.size() && letters < 4 && reference[letters] >= 'A' && reference[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A' + 1);
        ++letters;
    }
    return letters == 0 ? std::nullopt : std::optional(column - 1);
}

struct WorkbookParts {
    SharedTexts texts;
    std::vector<CellFormat> formats;
    DateEpoch epoch = DateEpoch::Year1900;
};

class XlsxSheetEvents : public SheetEvents {
public:
    XlsxSheetEvents(const SheetBudget& budget, const WorkbookParts& parts) : SheetEvents(budget), m_parts(parts) {}

    void start(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "row") {
            m_row = {};
            m_row.line = attributes.count("r", m_line + 1);
            m_line = m_row.line;
            m_column = 0;
        } else if (name == "c") {
            m_column = columnOf(attributes.find("r").value_or("")).value_or(m_column);
            m_type = attributes.find("t").value_or("n");
            m_style = attributes.count("s", 0);
            m_value.clear();
            m_inCell = true;
        } else if (name == "v" || (name == "t" && m_phonetic == 0)) {
            m_inValue = m_inCell;
        } else if (name == "rPh") {
            ++m_phonetic;
        }
    }
    void end(std::string_view name) override
    {
        if (name == "v" || name == "t") {
            m_inValue = false;
        } else if (name == "rPh") {
            --m_phonetic;
        } else if (name == "c") {
            put(m_row, m_column, cell());
            ++m_column;
            m_inCell = false;
        } else if (name == "row") {
            keep(std::exchange(m_row, {}));
        } else if (name == "sheetData") {
            isFinished = true;
        }
    }
    void text(std::string_view text) override
    {
        if (m_inValue && m_value.size() <= budget().cellBytes) {
            m_value += text;
        }
    }

private:
    [[nodiscard]] OwnedCell cell() const
    {
        if (m_value.empty()) {
            return {};
        }
        if (m_type == "s") {
            std::size_t index = 0;
            const auto parsed = std::from_chars(m_value.data(), m_value.data() + m_value.size(), index);
            const auto text = parsed.ec == std::errc() ? m_parts.texts.at(index) : std::nullopt;
            return text ? textCell(std::string(*text)) : OwnedCell{.kind = CellKind::Error, .text = "#REF!"};
        }
        if (m_type == "str" || m_type == "inlineStr") {
            return textCell(m_value);
        }
        if (m_type == "b") {
            const bool isTrue = m_value == "1" || m_value == "true";
            return {.kind = CellKind::Boolean, .number = isTrue ? 1.0 : 0.0, .text = isTrue ? "true" : "false"};
        }
        if (m_type == "e") {
            return {.kind = CellKind::Error, .text = m_value};
        }
        if (m_type == "d") {
            const bool hasTime = m_value.find('T') != std::string::npos;
            return {.kind = hasTime ? CellKind::DateTime : CellKind::Date, .text = m_value};
        }
        return numberCell();
    }
    [[nodiscard]] static OwnedCell textCell(std::string text)
    {
        return {.kind = text.empty() ? CellKind::Empty : CellKind::Text, .text = std::move(text)};
    }
    [[nodiscard]] OwnedCell numberCell() const
    {
        using Kind = CellFormat::Kind;
        double value = 0.0;
        const char* const last = m_value.data() + m_value.size();
        const auto parsed = fast_float::from_chars(m_value.data(), last, value);
        if (parsed.ec != std::errc() || parsed.ptr != last || !std::isfinite(value)) {
            return textCell(m_value);
        }
        const auto style = static_cast<std::size_t>(m_style);
        const CellFormat format = style < m_parts.formats.size() ? m_parts.formats[style] : CellFormat{};
        switch (format.kind) {
        case Kind::Date:
        case Kind::DateTime:
            if (const auto date = dateFromSerial(value, m_parts.epoch, format.kind)) {
                return {.kind = date->hasTime ? CellKind::DateTime : CellKind::Date, .text = date->iso};
            }
            break;
        case Kind::TimeOfDay:
        case Kind::Duration:
            return textCell(hoursFromSerial(value));
        case Kind::Percent:
            return {.kind = CellKind::Percent, .number = percentOf(value), .text = {}};
        case Kind::PaddedInteger:
            return paddedCell(value, format.digits);
        case Kind::Plain:
            break;
        }
        return {.kind = CellKind::Number, .number = value, .text = {}};
    }
    [[nodiscard]] static OwnedCell paddedCell(double value, int digits)
    {
        std::string text = canonicalNumber(value);
        if (value < 0 || value != std::floor(value) || value > 1e15) {
            return {.kind = CellKind::Number, .number = value, .text = {}};
        }
        const auto width = static_cast<std::size_t>(digits);
        return textCell(text.size() < width ? std::string(width - text.size(), '0') + text : text);
    }

    const WorkbookParts& m_parts;
    OwnedRow m_row;
    std::string m_type;
    std::string m_value;
    std::int64_t m_line = 0;
    std::int64_t m_style = 0;
    std::size_t m_column = 0;
    int m_phonetic = 0;
    bool m_inCell = false;
    bool m_inValue = false;
};

class XlsxFile : public Spreadsheet {
public:
    XlsxFile(ZipArchive archive, const SheetBudget& budget) : m_archive(std::move(archive)), m_budget(budget) {}

    Result<void> open()
    {
        WorkbookEvents workbook;
        WB_CHECK(parseMember(m_archive, "xl/workbook.xml", workbook));
        m_parts.epoch = workbook.epoch;
        RelationEvents relations;
        WB_CHECK(parseMember(m_archive, "xl/_rels/workbook.xml.rels", relations));
        for (const auto& sheet : workbook.sheets) {
            const auto relation = relations.relations.find(sheet.relation);
            if (relation != relations.relations.end() && relation->second.type.ends_with("/worksheet")) {
                m_sheets.push_back(sheet.entry);
                m_members.push_back(memberOf(relation->second.target));
            }
        }
        for (const auto& [id, relation] : relations.relations) {
            if (relation.type.ends_with("/sharedStrings")) {
                m_textMember = memberOf(relation.target);
            } else if (relation.type.ends_with("/styles") && m_archive.contains(memberOf(relation.target))) {
                StyleEvents styles;
                WB_CHECK(parseMember(m_archive, memberOf(relation.target), styles));
                m_parts.formats = std::move(styles.formats);
            }
        }
        return {};
    }

    [[nodiscard]] const std::vector<SheetEntry>& sheets() const override { return m_sheets; }

    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) override
    {
        if (sheet >= m_members.size()) {
            return Error{.code = ErrorCode::NotFound, .message = {"kein solches Blatt", "no such sheet"}};
        }
        WB_CHECK(loadTexts());
        WB_TRY(ZipMember member, m_archive.member(m_members[sheet]));
        return std::unique_ptr<RowReader>(std::make_unique<SheetRows>(
            std::move(member), std::make_unique<XlsxSheetEvents>(m_budget, m_parts), m_sheets[sheet].name));
    }

private:
    static std::string memberOf(const std::string& target)
    {
        return target.starts_with('/') ? target.substr(1) : "xl/" + target;
    }
    Result<void> loadTexts()
    {
        if (m_textMember.empty() || !m_parts.texts.ends.empty() || !m_archive.contains(m_textMember)) {
            return {};
        }
        const auto maximum = static_cast<std::size_t>(m_budget.sharedTextBytes);
        SharedTextEvents events(m_parts.texts, maximum);
        WB_CHECK(parseMember(m_archive, m_textMember, events));
        if (m_parts.texts.bytes.size() > maximum || m_parts.texts.ends.size() > maximum / sizeof(std::size_t)) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"die Mappe enthält zu viel Text (mehr als " + std::to_string(maximum >> 20U) +
                                         " MiB); als CSV gespeichert lässt sie sich lesen",
                                     "the workbook holds too much text (more than " + std::to_string(maximum >> 20U) +
                                         " MiB); saved as CSV it can be read"}};
        }
        return {};
    }

    ZipArchive m_archive;
    SheetBudget m_budget;
    WorkbookParts m_parts;
    std::vector<SheetEntry> m_sheets;
    std::vector<std::string> m_members;
    std::string m_textMember;
};

} // namespace

Result<std::unique_ptr<Spreadsheet>> openXlsx(const std::filesystem::path& file, const SheetBudget& budget)
{
    WB_TRY(ZipArchive archive,
           ZipArchive::open(file, {.inflatedBytes = budget.inflatedBytes, .inflationRatio = budget.inflationRatio}));
    auto workbook = std::make_unique<XlsxFile>(std::move(archive), budget);
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
