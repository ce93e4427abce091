// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"

#include <optional>
#include <random>
#include <string>

namespace weitblick::test {

/// Edits over a few names, many of which fail: as users do it.
class RandomEdits {
public:
    workspace::Edit next()
    {
        switch (pick(8)) {
        case 0:
            return workspace::SetCatalogueEntry{.dataset = name(), .entry = {.title = text(), .note = text()}};
        case 1:
            return workspace::RenameDataset{.from = name(), .to = name()};
        case 2:
            return workspace::RemoveDataset{.dataset = name()};
        case 3:
            return workspace::RestoreDataset{.dataset = name()};
        case 4:
            return role();
        case 5:
            return profile();
        case 6:
            return workspace::OverrideParameter{.entry = name(), .value = maybe(), .reason = ""};
        default:
            return workspace::SetProjectValue{.key = name(), .value = maybe()};
        }
    }

private:
    int pick(int count) { return std::uniform_int_distribution(0, count - 1)(m_random); }
    std::string name() { return {"ABCDE"[pick(5)]}; }
    std::string text() { return std::to_string(pick(4)); }
    std::optional<std::string> maybe() { return pick(3) == 0 ? std::nullopt : std::optional(text()); }
    workspace::Edit role()
    {
        workspace::AssignRole edit{.role = text(), .dataset = name()};
        if (pick(3) != 0) {
            edit.assignment = workspace::RoleAssignment{edit.role, edit.dataset, {{"k", text()}}};
        }
        return edit;
    }
    workspace::Edit profile()
    {
        workspace::SaveProfile edit{.name = name()};
        if (pick(3) != 0) {
            edit.profile = workspace::MappingProfile{edit.name, text(), {{"k", text()}}, {text()}, "{}"};
        }
        return edit;
    }
    std::mt19937 m_random{20260101}; // NOLINT(cert-msc32-c, cert-msc51-cpp): the same every time
};

} // namespace weitblick::test
