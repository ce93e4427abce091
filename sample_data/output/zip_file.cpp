// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_data/output/zip_file.h"

#include <zip.h>

namespace weitblick::sample {

Result<void> writeZip(const std::filesystem::path& file,
                      const std::vector<std::pair<std::string, std::string>>& entries)
{
    constexpr zip_uint16_t kDate = ((2025U - 1980U) << 9U) | (1U << 5U) | 1U; // 2025-01-01 in the form of DOS
    std::error_code ignored;
    std::filesystem::create_directories(file.parent_path(), ignored);
    std::filesystem::remove(file, ignored);
    int code = 0;
    zip_t* archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    bool isGood = archive != nullptr;
    for (const auto& [name, text] : entries) {
        zip_source_t* source = isGood ? zip_source_buffer(archive, text.data(), text.size(), 0) : nullptr;
        const zip_int64_t index =
            source == nullptr ? -1 : zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
        isGood =
            isGood && index >= 0 && zip_file_set_dostime(archive, static_cast<zip_uint64_t>(index), 0, kDate, 0) == 0;
    }
    isGood = archive != nullptr && zip_close(archive) == 0 && isGood;
    if (!isGood) {
        return Error{.code = ErrorCode::Io,
                     .message = {"das Archiv lässt sich nicht schreiben", "the archive cannot be written"},
                     .subject = file.string()};
    }
    return {};
}

} // namespace weitblick::sample
