// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <memory>
#include <optional>
#include <string_view>

namespace weitblick::io {

/// The attributes of an element; names without their prefix.
class XmlAttributes {
public:
    explicit XmlAttributes(const char** pairs) : m_pairs(pairs) {}

    /// The first attribute of that local name, nothing where there is none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view localName) const;
    /// True where some attribute of that local name has that value.
    [[nodiscard]] bool has(std::string_view localName, std::string_view value) const;
    /// The value as a whole number ≥ 0; `otherwise` where it is none or absent.
    [[nodiscard]] std::int64_t count(std::string_view localName, std::int64_t otherwise) const;

private:
    const char** m_pairs;
};

/// Takes what an XML text consists of, in order. Names come without their prefix ("table:table-cell": "table-cell").
class XmlEvents {
public:
    XmlEvents() = default;
    XmlEvents(const XmlEvents&) = delete;
    XmlEvents& operator=(const XmlEvents&) = delete;
    virtual ~XmlEvents() = default;

    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    virtual void text(std::string_view) {}
};

/// Reads XML that arrives in pieces (expat).
///
/// Method   no DOM, no DOCTYPE and so no entities of the file's own; nesting ≤ 64.
class XmlStream {
public:
    static constexpr int kMaximumDepth = 64;

    explicit XmlStream(XmlEvents& events);
    XmlStream(const XmlStream&) = delete;
    XmlStream& operator=(const XmlStream&) = delete;
    ~XmlStream();

    /// Errors   InvalidInput  not well formed (with line), a DOCTYPE, nested too deep.
    Result<void> feed(std::string_view bytes);
    Result<void> finish();

private:
    struct State;
    Result<void> parse(std::string_view bytes, bool isLast);
    std::unique_ptr<State> m_state;
};

} // namespace weitblick::io
