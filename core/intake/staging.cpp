// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/staging.h"

#include "core/base/atomic_file.h"
#include "core/base/number_text.h"
#include "core/base/utf8.h"
#include "core/workspace/sqlite.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <unistd.h>

namespace weitblick::intake {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHeadBytes = 65536;

std::string lowerCased(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return text;
}

std::string extensionOf(const fs::path& file)
{
    const std::string extension = lowerCased(file.extension().string());
    return extension.empty() ? extension : extension.substr(1);
}

bool isPlain(const std::string& name)
{
    constexpr std::size_t kLongestStem = 200;
    return !name.empty() && name.size() <= kLongestStem && isUtf8(name) && name != "." && name != ".." &&
           std::ranges::none_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Error unusable(const fs::path& file, ErrorCode code, Text message)
{
    return Error{.code = code, .message = std::move(message), .subject = file.filename().string()};
}

Result<std::int64_t> sizeOf(const fs::path& file)
{
    std::error_code failure;
    const fs::file_status status = fs::status(file, failure);
    if (!fs::exists(status)) {
        return unusable(file, ErrorCode::NotFound, {"die Datei gibt es nicht", "the file does not exist"});
    }
    if (fs::is_directory(status)) {
        return unusable(file, ErrorCode::InvalidInput,
                        {"das ist ein Ordner, keine Datei", "this is a folder, not a file"});
    }
    if (!fs::is_regular_file(status)) {
        return unusable(file, ErrorCode::InvalidInput,
                        {"das ist keine gewöhnliche Datei", "this is not a regular file"});
    }
    const auto size = fs::file_size(file, failure);
    if (failure) {
        return systemError(failure.value(), file);
    }
    return static_cast<std::int64_t>(size);
}

Result<std::string> headOf(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string head(kHeadBytes, '\0');
    if (!stream) {
        return systemError(errno, file);
    }
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return head;
}

Result<fs::path> privateFolder()
{
    const char* base = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): one thread
    std::string pattern = (fs::path(base != nullptr && *base != '\0' ? base : "/tmp") / "weitblick-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
        return systemError(errno, pattern);
    }
    return fs::path(pattern);
}

/// Kinds of file that people try and that need a word of their own.
struct Hint {
    std::string_view sign; ///< found in the first KiB
    Text message;
};

const std::vector<Hint>& hints()
{
    static const std::vector<Hint> kHints = {
        {"<OGRVRTDataSource",
         {"das ist ein GDAL-Verweis (VRT), keine Datei mit Daten; bitte die Datei nehmen, auf die er zeigt",
          "this is a GDAL reference (VRT), not a file with data; take the file it points to"}},
        {"<VRTDataset",
         {"das ist ein GDAL-Verweis (VRT), keine Datei mit Daten; bitte die Datei nehmen, auf die er zeigt",
          "this is a GDAL reference (VRT), not a file with data; take the file it points to"}},
        {"<GDAL_WMS",
         {"das ist der Verweis auf einen Kartendienst, keine Datei mit Daten",
          "this is a reference to a map service, not a file with data"}},
        {"<!DOCTYPE html",
         {"das ist eine Internetseite; vermutlich wurde statt der Datei ihre Seite gespeichert",
          "this is a web page; probably the page was saved in place of the file"}},
        {"<html",
         {"das ist eine Internetseite; vermutlich wurde statt der Datei ihre Seite gespeichert",
          "this is a web page; probably the page was saved in place of the file"}},
        {"<qgis",
         {"das ist ein QGIS-Projekt oder -Stil, keine Datei mit Daten",
          "this is a QGIS project or style, not a file with data"}},
        {"<qlr>",
         {"das ist eine QGIS-Ebenendefinition, keine Datei mit Daten; bitte die Datei nehmen, auf die sie zeigt",
          "this is a QGIS layer definition, not a file with data; take the file it points to"}},
        {"<Composer",
         {"das ist eine QGIS-Druckvorlage, keine Datei mit Daten",
          "this is a QGIS print layout, not a file with data"}},
        {"<Layout",
         {"das ist eine QGIS-Druckvorlage, keine Datei mit Daten",
          "this is a QGIS print layout, not a file with data"}},
        {"<StyledLayerDescriptor",
         {"das ist eine Darstellungsvorschrift (SLD), keine Datei mit Daten",
          "this is a styling document (SLD), not a file with data"}},
        {"%PDF-", {"das ist ein PDF-Dokument, keine Datei mit Daten", "this is a PDF document, not a file with data"}},
        {"PK\x03\x04",
         {"das ist ein ZIP-Archiv; bitte entpacken und die Datei darin nehmen",
          "this is a ZIP archive; unpack it and take the file inside"}},
        {"\xD0\xCF\x11\xE0",
         {"das ist eine Datei im alten Office-Format (XLS); bitte als XLSX speichern",
          "this is a file in the old Office format (XLS); save it as XLSX"}},
        {"AutoCAD Binary DXF",
         {"binäres DXF wird nicht gelesen; bitte als DXF in Textform speichern",
          "binary DXF is not read; save it as text DXF"}},
        {"AC10", {"das ist eine DWG-Zeichnung; bitte als DXF speichern", "this is a DWG drawing; save it as DXF"}},
    };
    return kHints;
}

Text hintFor(std::string_view head)
{
    constexpr std::size_t kLookedAt = 1024;
    const std::string_view start = head.substr(0, kLookedAt);
    for (const Hint& hint : hints()) {
        const bool isText = hint.sign.front() == '<';
        if (isText ? start.find(hint.sign) != std::string_view::npos : start.starts_with(hint.sign)) {
            return hint.message;
        }
    }
    return {"kein bekanntes Format: der Inhalt ist keines der Formate, die Weitblick liest",
            "no known format: the content is none of the formats that Weitblick reads"};
}

} // namespace

StagedSource::StagedSource(StagedSource&& other) noexcept
    : m_folder(std::move(other.m_folder)),
      m_files(std::move(other.m_files)),
      m_head(std::move(other.m_head)),
      m_totalBytes(other.m_totalBytes),
      m_settled(std::move(other.m_settled))
{
    other.m_folder.clear();
}

StagedSource::~StagedSource()
{
    if (!m_folder.empty()) {
        std::error_code ignored;
        fs::remove_all(m_folder, ignored); // removes links, never what they point to
    }
}

Result<StagedSource> StagedSource::create(const std::vector<std::string>& files, const Budget& budget)
{
    StagedSource source;
    for (const std::string& file : files) {
        WB_TRY(const std::int64_t size, sizeOf(file));
        if (source.m_files.empty() && size == 0) {
            return unusable(file, ErrorCode::InvalidInput, {"die Datei ist leer", "the file is empty"});
        }
        source.m_files.emplace_back(file);
        source.m_totalBytes += size;
    }
    if (source.m_totalBytes > budget.fileBytes) {
        const auto mebibytes = [](std::int64_t bytes, Language language) {
            return readableNumber(static_cast<double>(bytes >> 20U), language, 0) + " MiB";
        };
        return unusable(files.front(), ErrorCode::Budget,
                        {"die Datei hat " + mebibytes(source.m_totalBytes, Language::German) + "; erlaubt sind " +
                             mebibytes(budget.fileBytes, Language::German),
                         "the file has " + mebibytes(source.m_totalBytes, Language::English) + "; the limit is " +
                             mebibytes(budget.fileBytes, Language::English)});
    }
    WB_TRY(source.m_head, headOf(source.m_files.front()));
    WB_TRY(source.m_folder, privateFolder());
    return source;
}

/// What the link to a file of the source points to.
Result<fs::path> StagedSource::targetOf(const fs::path& file, Job& job)
{
    std::error_code failure;
    fs::path target = fs::absolute(file, failure);
    const bool isDatabase = m_head.starts_with(std::string_view("SQLite format 3\0", 16));
    if (failure || file != original() || !isDatabase || !workspace::hasJournals(target)) {
        return target;
    }
    WB_TRY(workspace::PrivateCopy copy, workspace::PrivateCopy::of(target, m_folder, job));
    m_settled.emplace(std::move(copy));
    // Opening it for writing takes in what lies in the journals.
    WB_TRY(const workspace::Database settled,
           workspace::Database::open(m_settled->file(), workspace::OpenMode::ReadWrite));
    return m_settled->file();
}

Result<fs::path> StagedSource::fileFor(const Format& format, Job& job)
{
    const std::string ownStem = original().stem().string();
    const std::string stem = isPlain(ownStem) ? ownStem : "quelle";
    fs::path first;
    for (const fs::path& file : m_files) {
        std::string extension = extensionOf(file);
        if (first.empty() && std::ranges::find(format.extensions, extension) == format.extensions.end()) {
            extension = format.extensions.front();
        }
        WB_TRY(const fs::path target, targetOf(file, job));
        // Companions end in more than one point at times: "plan.gpkg-wal", "strassen.shp.xml".
        const fs::path link = m_folder / (stem + "." + extension);
        std::error_code failure;
        if (m_settled && file != original()) {
            continue; // journals are in the copy already
        }
        if (fs::is_symlink(link, failure)) {
            continue; // "a.dbf" and "a.DBF": the first one counts
        }
        fs::create_symlink(target, link, failure);
        if (failure) {
            return systemError(failure.value(), file);
        }
        first = first.empty() ? link : first;
    }
    return first;
}

Error StagedSource::named(Error error) const
{
    const std::string folder = m_folder.string() + "/";
    for (std::string* text : {&error.message.de, &error.message.en, &error.subject}) {
        for (std::size_t at = text->find(folder); at != std::string::npos; at = text->find(folder)) {
            text->erase(at, folder.size());
        }
    }
    return error;
}

Result<const Format*> recognisedFormat(const StagedSource& source)
{
    for (const Format& format : formats()) {
        if (format.recognises(source.head(), source.original().filename())) {
            return &format;
        }
    }
    return Error{.code = ErrorCode::InvalidInput,
                 .message = hintFor(source.head()),
                 .subject = source.original().filename().string()};
}

} // namespace weitblick::intake
