// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>
#include <zip.h>

namespace weitblick::test {

/// Writes a zip file of the given members (name, content); false where that fails.
inline bool writeZip(const std::string& path, const std::vector<std::pair<std::string, std::string>>& members)
{
    int problem = 0;
    zip_t* const archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &problem);
    if (archive == nullptr) {
        return false;
    }
    for (const auto& [name, content] : members) {
        zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        if (source == nullptr || zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE) < 0) {
            zip_discard(archive);
            return false;
        }
    }
    return zip_close(archive) == 0;
}

/// A workbook of one sheet: `sheetData` is the inside of <sheetData>, `styles` that of <styleSheet>, `texts` the shared
/// texts.
inline std::vector<std::pair<std::string, std::string>> xlsxMembers(const std::string& sheetData,
                                                                    const std::string& styles = {},
                                                                    const std::vector<std::string>& texts = {},
                                                                    const std::string& workbookProperties = {})
{
    const std::string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    const std::string space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    std::string shared = head + "<sst xmlns=\"" + space + "\">";
    for (const std::string& text : texts) {
        shared += "<si><t xml:space=\"preserve\">" + text + "</t></si>";
    }
    shared += "</sst>";
    return {{"[Content_Types].xml", head + "<Types/>"},
            {"xl/workbook.xml",
             head + "<workbook xmlns=\"" + space + "\" xmlns:r=\"" + relations + "\">" + workbookProperties +
                 "<sheets><sheet name=\"Tabelle1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
            {"xl/_rels/workbook.xml.rels",
             head + "<Relationships><Relationship Id=\"rId1\" Type=\"" + relations +
                 "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" + relations +
                 "/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" + relations +
                 "/styles\" Target=\"styles.xml\"/></Relationships>"},
            {"xl/sharedStrings.xml", shared},
            {"xl/styles.xml", head + "<styleSheet xmlns=\"" + space + "\">" + styles + "</styleSheet>"},
            {"xl/worksheets/sheet1.xml",
             head + "<worksheet xmlns=\"" + space + "\"><sheetData>" + sheetData + "</sheetData></worksheet>"}};
}

/// A LibreOffice workbook; `tables` is the inside of <office:spreadsheet>, `styles` that of the automatic styles.
inline std::vector<std::pair<std::string, std::string>> odsMembers(const std::string& tables,
                                                                   const std::string& styles = {})
{
    const std::string urn = "urn:oasis:names:tc:opendocument:xmlns:";
    return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
            {"META-INF/manifest.xml", "<manifest/>"},
            {"content.xml", "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"" + urn +
                                "office:1.0\" xmlns:table=\"" + urn + "table:1.0\" xmlns:text=\"" + urn +
                                "text:1.0\" xmlns:style=\"" + urn + "style:1.0\" xmlns:calcext=\"x\">" +
                                "<office:automatic-styles>" + styles +
                                "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                                "</office:spreadsheet></office:body></office:document-content>"}};
}

} // namespace weitblick::test
