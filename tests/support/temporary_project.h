// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTemporaryDir>

#include <optional>

#include "tests/support/small_project.h"
#include "tests/support/verify_result.h"

namespace weitblick::test {

/// A project in a folder of its own that is removed at the end.
class TemporaryProject {
public:
    TemporaryProject()
    {
        auto created = workspace::Workspace::create(file(), {.title = "Probe"});
        if (!created) {
            qFatal("%s", describe(created.error(), Language::English).c_str());
        }
        m_project.emplace(std::move(created).value());
    }

    [[nodiscard]] std::filesystem::path file(const char* name = "probe.gpkg") const
    {
        return m_folder.filePath(name).toStdString();
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] workspace::Workspace& project() { return *m_project; }
    [[nodiscard]] workspace::Database& database() { return m_project->database(); }

    void close() { m_project.reset(); }
    void reopen(workspace::Access access = workspace::Access::ReadWrite)
    {
        close();
        auto opened = workspace::Workspace::open(file(), access);
        if (!opened) {
            qFatal("%s", describe(opened.error(), Language::English).c_str());
        }
        m_project.emplace(std::move(opened).value());
    }

    /// A layer of points with the columns "name" and "wert", one row a value.
    Result<workspace::Dataset> addPoints(const std::string& name, const std::vector<double>& values)
    {
        const workspace::LayerSchema schema{
            .name = name,
            .geometry = workspace::GeometryType::Point,
            .srsId = 25832,
            .columns = {{.name = "name"}, {.name = "wert", .type = workspace::ColumnType::Real, .unit = "m"}}};
        std::vector<Row> rows;
        for (const double value : values) {
            const std::string x = std::to_string(static_cast<int>(value));
            rows.push_back({.wkt = "POINT(" + x + " 7)", .values = {"p" + x, value}});
        }
        return addLayer(*m_project, schema, rows, name);
    }

private:
    QTemporaryDir m_folder;
    std::optional<workspace::Workspace> m_project;
};

} // namespace weitblick::test
