// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/shapefile/dbf_encoding.h"

#include "core/base/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace weitblick::intake {

namespace {

struct Language {
    int id;
    const char* encoding;
};

// Source: dBASE language driver ids, as in ESRI's and GDAL's tables; 0 and 87 say nothing reliable.
constexpr std::array kLanguages{
    Language{1, "CP437"},          Language{2, "CP850"},          Language{3, "WINDOWS-1252"},
    Language{8, "CP865"},          Language{9, "CP437"},          Language{10, "CP850"},
    Language{11, "CP437"},         Language{13, "CP437"},         Language{14, "CP850"},
    Language{15, "CP437"},         Language{16, "CP850"},         Language{17, "CP437"},
    Language{18, "CP850"},         Language{20, "CP850"},         Language{21, "CP437"},
    Language{22, "CP850"},         Language{25, "CP437"},         Language{26, "CP850"},
    Language{27, "CP437"},         Language{29, "CP850"},         Language{31, "CP852"},
    Language{35, "CP852"},         Language{37, "CP860"},         Language{55, "CP850"},
    Language{64, "CP852"},         Language{88, "WINDOWS-1252"},  Language{89, "WINDOWS-1252"},
    Language{100, "CP852"},        Language{101, "CP866"},        Language{102, "CP865"},
    Language{200, "WINDOWS-1250"}, Language{201, "WINDOWS-1251"}, Language{202, "WINDOWS-1254"},
    Language{203, "WINDOWS-1253"}, Language{204, "WINDOWS-1257"},
};

std::string encodingOfLanguage(int id)
{
    const auto found = std::ranges::find(kLanguages, id, &Language::id);
    return found == kLanguages.end() ? std::string() : found->encoding;
}

/// What the bytes of all texts allow.
struct TextCensus {
    bool anyUpper = false;
    bool isUtf8 = true;
    std::int64_t windowsUmlauts = 0; ///< ä ö ü Ä Ö Ü ß in Windows-1252, beside a letter
    std::int64_t dosUmlauts = 0;     ///< the same in code page 850
    std::string sample;              ///< one text with such a letter

    void see(std::string_view text, bool fillsField);
};

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// A text that fills its field may end within a character.
std::string_view withoutCutCharacter(std::string_view text)
{
    constexpr std::size_t kLongestTail = 3;
    for (std::size_t tail = 1; tail <= std::min(kLongestTail, text.size()); ++tail) {
        const auto byte = static_cast<unsigned char>(text[text.size() - tail]);
        if (byte < 0x80) {
            break;
        }
        if (byte >= 0xC0) {
            return text.substr(0, text.size() - tail);
        }
    }
    return text;
}

void TextCensus::see(std::string_view text, bool fillsField)
{
    const bool isAscii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isAscii) {
        return;
    }
    anyUpper = true;
    isUtf8 = isUtf8 && (weitblick::isUtf8(text) || (fillsField && weitblick::isUtf8(withoutCutCharacter(text))));
    constexpr std::string_view kWindows = "\xE4\xF6\xFC\xC4\xD6\xDC\xDF";
    constexpr std::string_view kDos = "\x84\x94\x81\x8E\x99\x9A\xE1";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool besideLetter = (i > 0 && isLetter(text[i - 1])) || (i + 1 < text.size() && isLetter(text[i + 1]));
        if (besideLetter) {
            windowsUmlauts += kWindows.find(text[i]) != std::string_view::npos ? 1 : 0;
            dosUmlauts += kDos.find(text[i]) != std::string_view::npos ? 1 : 0;
        }
    }
    if (sample.empty()) {
        sample = text;
    }
}

TextCensus censusOf(const DbfTable& table)
{
    TextCensus census;
    for (std::int64_t i = 0; i < table.recordCount(); ++i) {
        const std::string_view record = table.record(i);
        const bool isAscii = std::ranges::all_of(record, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        for (const DbfField& field : table.fields()) {
            if (!isAscii && field.type == workspace::ColumnType::Text) {
                const std::string_view text = DbfTable::text(record, field);
                census.see(text, text.size() == field.width);
            }
        }
    }
    for (const DbfField& field : table.fields()) {
        constexpr std::size_t kLongestName = 10;
        census.see(field.name, field.name.size() >= kLongestName);
    }
    return census;
}

std::string decodedSample(const std::string& sample, const char* encoding)
{
    auto decoder = TextDecoder::create(encoding);
    if (!decoder) {
        return {};
    }
    TextDecoder usable = std::move(decoder).value();
    return std::string(usable.decode(sample));
}

Question encodingQuestion(const TextCensus& census)
{
    Question question{
        .id = "encoding", .text = {"Welche Schreibweise stimmt?", "Which spelling is right?"}, .options = {}};
    for (const char* encoding : {"WINDOWS-1252", "CP850"}) {
        const std::string shown = "„" + decodedSample(census.sample, encoding) + "“";
        question.options.push_back({.value = encoding, .label = {shown, shown}});
    }
    return question;
}

} // namespace

std::string chooseEncoding(LayerPreview& layer, const ReadChoices& choices, const DbfTable& table,
                           const std::string& cpg)
{
    const auto decide = [&layer](const std::string& encoding, Text why) {
        layer.choices.encoding = encoding;
        layer.remarks.emplace_back("Zeichenkodierung " + encoding + " (" + why.de + ")",
                                   "encoding " + encoding + " (" + why.en + ")");
        return encoding;
    };
    if (choices.encoding) {
        return decide(encodingNamed(*choices.encoding).value_or(*choices.encoding), {"wie angegeben", "as given"});
    }
    const TextCensus census = censusOf(table);
    if (!census.anyUpper) {
        layer.choices.encoding = "UTF-8"; // nothing to decide
        return "UTF-8";
    }
    const std::string stated = encodingNamed(cpg).value_or("");
    if (!stated.empty() && (stated != "UTF-8" || census.isUtf8)) {
        return decide(stated, {"laut .cpg-Datei", "by the .cpg file"});
    }
    if (census.isUtf8) {
        return decide("UTF-8", {"am Inhalt erkannt", "recognised by the content"});
    }
    const std::string byLanguage = encodingOfLanguage(table.languageId());
    if (stated.empty() && !byLanguage.empty()) {
        return decide(byLanguage, {"laut .dbf-Datei", "by the .dbf file"});
    }
    if (census.dosUmlauts > 0 && census.windowsUmlauts == 0) {
        layer.questions.push_back(encodingQuestion(census));
        return "CP850";
    }
    return decide("WINDOWS-1252", stated.empty() ? Text("angenommen, weil nicht angegeben", "assumed, as not stated")
                                                 : Text("angenommen; die .cpg-Datei sagt UTF-8, was nicht stimmt",
                                                        "assumed; the .cpg file says UTF-8, which is not so"));
}

} // namespace weitblick::intake
