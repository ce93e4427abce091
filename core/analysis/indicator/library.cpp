// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/indicator/library.h"

#include "core/analysis/indicator/library_yaml.h"
#include "core/analysis/resource_folder.h"
#include "core/analysis/role/role.h"
#include "core/base/hash.h"
#include "core/base/nearest_name.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace weitblick::analysis::indicator {

Result<Library> Library::parse(std::string_view yaml, std::string_view name)
{
    WB_TRY(const role::RoleLibrary* const roles, role::shippedRoles());
    Library library;
    WB_TRY(library.m_indicators, indicatorsFromYaml(yaml, name, *roles));
    library.m_fingerprint = sha256Of(yaml);
    return library;
}

Result<Library> Library::load(const std::filesystem::path& folder)
{
    return libraryIn<Library>(folder);
}

Result<void> Library::add(Library other)
{
    for (const Indicator& indicator : other.m_indicators) {
        if (const Indicator* const there = find(indicator.id); there != nullptr) {
            return Error{.code = ErrorCode::InvalidInput,
                         .message = {"die Kennzahl „" + indicator.id + "“ steht in „" + there->file + "“ und „" +
                                         indicator.file + "“",
                                     "the indicator “" + indicator.id + "” is in “" + there->file + "” and “" +
                                         indicator.file + "”"},
                         .subject = indicator.id};
        }
    }
    std::ranges::move(other.m_indicators, std::back_inserter(m_indicators));
    m_fingerprint = m_fingerprint.empty() ? other.m_fingerprint : sha256Of(m_fingerprint + other.m_fingerprint);
    return {};
}

const Indicator* Library::find(std::string_view id) const
{
    const auto found = std::ranges::find(m_indicators, id, &Indicator::id);
    return found == m_indicators.end() ? nullptr : &*found;
}

Result<const Indicator*> Library::get(std::string_view id) const
{
    if (const Indicator* const found = find(id); found != nullptr) {
        return found;
    }
    std::vector<std::string> ids;
    std::ranges::transform(m_indicators, std::back_inserter(ids), &Indicator::id);
    return Error{.code = ErrorCode::NotFound,
                 .message = {"keine Kennzahl dieses Namens", "no indicator of that name"},
                 .subject = std::string(id),
                 .advice = proposalFor(id, ids)};
}

Result<const Library*> shippedLibrary()
{
    static const Result<Library> kShipped = Library::load(resourceFolder("indicators"));
    if (!kShipped) {
        return kShipped.error();
    }
    return &kShipped.value();
}

} // namespace weitblick::analysis::indicator
