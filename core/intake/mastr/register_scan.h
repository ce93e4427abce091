// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/io/xml_stream.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace weitblick::intake::mastr {

/// The fields of one record in the order in which they were asked for; an empty text where the record has none.
class RegisterRecord {
public:
    void clear(std::size_t fieldCount);
    void set(std::size_t field, std::string_view value); ///< the first value of a field counts
    [[nodiscard]] std::string_view operator[](std::size_t field) const;
    [[nodiscard]] std::size_t bytes() const { return m_text.size() + m_parts.size() * sizeof(Part); }

private:
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    std::string m_text;
    std::vector<Part> m_parts;
};

/// Gathers the records of a table of the register as its XML is parsed: a root element (EinheitenSolar), its records
/// (EinheitSolar), their fields as flat texts. What is nested deeper is passed over.
class RegisterScan final : public io::XmlEvents {
public:
    static constexpr std::size_t kLongestValue = 4096; ///< bytes; what is longer is cut

    using Take = std::function<void(const RegisterRecord&)>;

    /// `fields` are names without regard to case: exports write EegMaStRNummer and EegMastrNummer.
    RegisterScan(std::span<const std::string_view> fields, Take take);

    void start(std::string_view name, const io::XmlAttributes& attributes) override;
    void end(std::string_view name) override;
    void text(std::string_view text) override;

    [[nodiscard]] const std::string& rootName() const { return m_root; }

private:
    std::map<std::string, std::size_t, std::less<>> m_fields; ///< lower case name → position
    std::map<std::string, std::size_t, std::less<>> m_seen;   ///< as spelled in this file → position
    Take m_take;
    RegisterRecord m_record;
    std::string m_root;
    std::string m_value;
    std::size_t m_field = 0;
    int m_depth = 0;
};

} // namespace weitblick::intake::mastr
