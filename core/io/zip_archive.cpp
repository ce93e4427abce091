// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/zip_archive.h"

#include <utility>
#include <zip.h>

namespace weitblick::io {

namespace {

constexpr std::size_t kPieceBytes = std::size_t{256} << 10U;

Error damaged(const std::filesystem::path& file, const std::string& detail)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"das Archiv ist beschädigt (" + detail + ")", "the archive is damaged (" + detail + ")"},
                 .subject = file.string()};
}

struct ZipCloser {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct ZipFileCloser {
    void operator()(zip_file_t* member) const { zip_fclose(member); }
};

} // namespace

struct ZipArchive::State {
    std::filesystem::path file;
    ZipBudget budget;
    std::unique_ptr<zip_t, ZipCloser> archive;
};

struct ZipMember::State {
    std::filesystem::path file;
    std::string name;
    ZipBudget budget;
    std::unique_ptr<zip_file_t, ZipFileCloser> member;
    std::int64_t size = 0;
    std::int64_t packedSize = 0;
    std::int64_t position = 0;
    std::string piece;
};

ZipMember::ZipMember(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipMember::ZipMember(ZipMember&&) noexcept = default;
ZipMember& ZipMember::operator=(ZipMember&&) noexcept = default;
ZipMember::~ZipMember() = default;

std::int64_t ZipMember::size() const
{
    return m_state->size;
}

std::int64_t ZipMember::position() const
{
    return m_state->position;
}

Result<std::string_view> ZipMember::next()
{
    State& state = *m_state;
    state.piece.resize(kPieceBytes);
    const zip_int64_t count = zip_fread(state.member.get(), state.piece.data(), state.piece.size());
    if (count < 0) {
        return damaged(state.file, state.name + ": " + zip_file_strerror(state.member.get()));
    }
    state.position += count;
    const bool tooDense =
        state.position > state.budget.ratioFreeBytes && state.position / state.budget.inflationRatio > state.packedSize;
    if (state.position > state.budget.inflatedBytes || tooDense) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"der Teil „" + state.name + "“ wird beim Entpacken unverhältnismäßig groß",
                                 "the part '" + state.name + "' grows out of all proportion when unpacked"},
                     .subject = state.file.string()};
    }
    return std::string_view(state.piece).substr(0, static_cast<std::size_t>(count));
}

ZipArchive::ZipArchive(std::unique_ptr<State> state) : m_state(std::move(state)) {}
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;
ZipArchive::~ZipArchive() = default;

Result<ZipArchive> ZipArchive::open(const std::filesystem::path& file, const ZipBudget& budget)
{
    int problem = 0;
    auto state = std::make_unique<State>();
    state->file = file;
    state->budget = budget;
    state->archive.reset(zip_open(file.c_str(), ZIP_RDONLY, &problem));
    if (state->archive == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, problem);
        const std::string word = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (problem == ZIP_ER_NOENT) {
            return Error{.code = ErrorCode::NotFound,
                         .message = {"die Datei gibt es nicht", "there is no such file"},
                         .subject = file.string()};
        }
        return damaged(file, word);
    }
    if (zip_get_num_entries(state->archive.get(), 0) > budget.entries) {
        return Error{.code = ErrorCode::Budget,
                     .message = {"das Archiv hat zu viele Teile", "the archive has too many parts"},
                     .subject = file.string()};
    }
    return ZipArchive(std::move(state));
}

bool ZipArchive::contains(const std::string& name) const
{
    return zip_name_locate(m_state->archive.get(), name.c_str(), 0) >= 0;
}

std::vector<std::string> ZipArchive::names() const
{
    std::vector<std::string> names;
    const zip_int64_t count = zip_get_num_entries(m_state->archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* const name = zip_get_name(m_state->archive.get(), static_cast<zip_uint64_t>(i), 0);
        names.emplace_back(name == nullptr ? "" : name);
    }
    return names;
}

Result<ZipMember> ZipArchive::member(const std::string& name) const
{
    const zip_int64_t index = zip_name_locate(m_state->archive.get(), name.c_str(), 0);
    if (index < 0) {
        return Error{
            .code = ErrorCode::NotFound,
            .message = {"in der Datei fehlt der Teil „" + name + "“", "the file lacks the part '" + name + "'"},
            .subject = m_state->file.string()};
    }
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(m_state->archive.get(), static_cast<zip_uint64_t>(index), 0, &status) != 0) {
        return damaged(m_state->file, name);
    }
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE) {
        return Error{.code = ErrorCode::InvalidInput,
                     .message = {"die Datei ist mit einem Kennwort geschützt", "the file is protected by a password"},
                     .subject = m_state->file.string()};
    }
    auto state = std::make_unique<ZipMember::State>();
    state->file = m_state->file;
    state->name = name;
    state->budget = m_state->budget;
    state->size = static_cast<std::int64_t>(status.size);
    state->packedSize = static_cast<std::int64_t>(status.comp_size);
    state->member.reset(zip_fopen_index(m_state->archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (state->member == nullptr) {
        return damaged(m_state->file, name + ": " + zip_strerror(m_state->archive.get()));
    }
    return ZipMember(std::move(state));
}

Result<std::string> ZipArchive::text(const std::string& name, std::int64_t maximumBytes) const
{
    WB_TRY(ZipMember stream, member(name));
    std::string text;
    while (true) {
        WB_TRY(const std::string_view piece, stream.next());
        if (piece.empty()) {
            return text;
        }
        if (stream.position() > maximumBytes) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"der Teil „" + name + "“ ist zu groß", "the part '" + name + "' is too large"},
                         .subject = m_state->file.string()};
        }
        text += piece;
    }
}

} // namespace weitblick::io
