// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace weitblick {

enum class Language : std::uint8_t { German, English };

/// A sentence for people in both languages of the program, made where the fact is known.
/// (Widgets are translated by Qt Linguist; what core has to say is said here, because the command line has no Qt.)
struct Text {
    std::string de;
    std::string en;

    Text() = default;
    Text(std::string german, std::string english) : de(std::move(german)), en(std::move(english)) {}

    [[nodiscard]] const std::string& in(Language language) const { return language == Language::German ? de : en; }
    [[nodiscard]] bool empty() const { return de.empty() && en.empty(); }
    friend bool operator==(const Text&, const Text&) = default;
};

} // namespace weitblick
