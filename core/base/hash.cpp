// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <openssl/evp.h>
#include <vector>

namespace weitblick {

struct Sha256::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    State() { EVP_DigestInit_ex(context, EVP_sha256(), nullptr); }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
}

void Sha256::add(std::string_view text)
{
    add(std::as_bytes(std::span(text.data(), text.size())));
}

void Sha256::addField(std::string_view text)
{
    const auto size = static_cast<std::uint64_t>(text.size());
    add(std::as_bytes(std::span(&size, 1)));
    add(text);
}

std::string Sha256::hexDigest()
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &length);
    constexpr std::string_view kHex = "0123456789abcdef";
    std::string text;
    text.reserve(std::size_t{length} * 2);
    for (unsigned int i = 0; i < length; ++i) {
        text += kHex[digest[i] >> 4U];
        text += kHex[digest[i] & 0xFU];
    }
    return text;
}

std::string sha256Of(std::string_view text)
{
    Sha256 hash;
    hash.add(text);
    return hash.hexDigest();
}

Result<std::string> sha256OfFile(const std::filesystem::path& file, Job& job)
{
    constexpr std::size_t kPiece = std::size_t{1} << 20U;
    std::error_code status;
    const auto size = std::filesystem::file_size(file, status);
    if (status) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"Datei ist nicht vorhanden oder nicht lesbar", "file is missing or cannot be read"},
                     .subject = file.string()};
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> handle(std::fopen(file.c_str(), "rbe"), &std::fclose);
    if (!handle) {
        return Error{.code = ErrorCode::Io,
                     .message = {"Datei lässt sich nicht öffnen", "file cannot be opened"},
                     .subject = file.string()};
    }
    std::vector<std::byte> piece(kPiece);
    Sha256 hash;
    double done = 0.0;
    while (true) {
        const std::size_t read = std::fread(piece.data(), 1, piece.size(), handle.get());
        hash.add(std::span(piece.data(), read));
        done += static_cast<double>(read);
        WB_CHECK(job.report(size == 0 ? 1.0 : done / static_cast<double>(size), "sha256"));
        if (read < piece.size()) {
            break;
        }
    }
    if (std::ferror(handle.get()) != 0) {
        return Error{.code = ErrorCode::Io, .message = {"Lesefehler", "read error"}, .subject = file.string()};
    }
    return hash.hexDigest();
}

} // namespace weitblick
