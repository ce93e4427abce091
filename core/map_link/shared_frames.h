// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace weitblick::map_link {

/// Pictures that both processes see: a row of slots in one piece of memory
/// without a name. The program creates it and hands its descriptor to the host
/// at the start; the host adopts it. Only pages that were written cost memory.
/// A picture is premultiplied 0xAARRGGBB, rows without padding.
class SharedFrames {
public:
    static constexpr std::size_t kSlotBytes = std::size_t{256} << 20U; ///< 64 million pixels: above 8K screens

    /// Errors   Io  the system refuses the memory.
    static Result<SharedFrames> create(std::uint8_t slotCount);
    /// Takes over a descriptor that create() made in another process.
    /// Errors   InvalidInput  it is no such memory.
    static Result<SharedFrames> adopt(int descriptor, std::uint8_t slotCount);
    SharedFrames(SharedFrames&& other) noexcept;
    SharedFrames& operator=(SharedFrames&& other) noexcept;
    SharedFrames(const SharedFrames&) = delete;
    SharedFrames& operator=(const SharedFrames&) = delete;
    ~SharedFrames();

    /// The pixels of a slot for a picture of that size.
    /// Errors   InvalidInput  no such slot, or the picture is too large.
    [[nodiscard]] Result<std::span<std::uint32_t>> pixels(std::uint8_t slot, std::uint32_t widthPx,
                                                          std::uint32_t heightPx) const;
    [[nodiscard]] int descriptor() const { return m_descriptor; }

private:
    SharedFrames(int descriptor, void* memory, std::uint8_t slotCount)
        : m_descriptor(descriptor),
          m_memory(memory),
          m_slotCount(slotCount)
    {
    }
    int m_descriptor = -1;
    void* m_memory = nullptr;
    std::uint8_t m_slotCount = 0;
};

} // namespace weitblick::map_link
