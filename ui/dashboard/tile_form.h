// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dashboard/tile.h"
#include "ui/project/project_session.h"

#include <QDialog>
#include <QStringList>

#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QFormLayout;

namespace weitblick::ui {

/// What a tile shows: title, indicators, data and fields, as its kind wants them. The answer is in tile() once the
/// dialog was accepted.
class TileForm : public QDialog {
    Q_OBJECT

public:
    TileForm(dashboard::Tile tile, const ProjectSnapshot& project, QWidget* parent = nullptr);

    [[nodiscard]] dashboard::Tile tile() const;

private:
    template <typename Content>
    using Writer = std::function<void(Content&)>;

    void build(const dashboard::MapContent& content);
    void build(const dashboard::KpiContent& content);
    void build(const dashboard::GaugeContent& content);
    void build(const dashboard::BarContent& content);
    void build(const dashboard::LineContent& content);
    void build(const dashboard::HistogramContent& content);
    void build(const dashboard::BoxContent& content);
    void build(const dashboard::ScatterContent& content);
    void build(const dashboard::HeatCalendarContent& content);
    void build(const dashboard::SankeyContent& content);
    void build(const dashboard::TableContent& content);
    void build(const dashboard::TextContent& content);
    void build(const dashboard::ImageContent& content);
    void build(const dashboard::FilterContent& content);

    // Each adds a line to the form and a way to write what is filled in.
    template <typename Content>
    void addIndicator(const QString& label, std::string Content::* member, const Content& content);
    template <typename Content>
    void addIndicators(std::vector<std::string> Content::* member, const Content& content);
    template <typename Content>
    void addRows(const Content& content);
    template <typename Content>
    void addField(const QString& label, std::string Content::* member, const Content& content);
    template <typename Content>
    void addFields(const QString& label, std::vector<std::string> Content::* member, const Content& content);
    template <typename Content, typename Choice>
    void addChoice(const QString& label, Choice Content::* member, const Content& content,
                   const std::vector<std::pair<Choice, QString>>& choices);
    template <typename Content>
    void addLevel(const Content& content);
    template <typename Content>
    void addAggregate(const Content& content);
    template <typename Content>
    void addCount(const QString& label, std::size_t Content::* member, const Content& content);
    template <typename Content>
    void addNumber(const QString& label, std::optional<double> Content::* member, const Content& content);
    template <typename Content>
    void addText(const QString& label, Text Content::* member, const Content& content);
    template <typename Content>
    void write(Writer<Content> writer);
    QWidget* add(const QString& label, QWidget* field);
    [[nodiscard]] dashboard::RowSource chosenRows() const;
    void refillFields();

    dashboard::Tile m_tile;
    ProjectSnapshot m_project;
    QFormLayout* m_form;
    QComboBox* m_rows = nullptr;
    std::vector<std::pair<QComboBox*, std::string>> m_fields; ///< and what is chosen at first
    std::vector<std::function<void(dashboard::Tile&)>> m_writers;
};

/// A list of indicators to choose from, sorted by group; typing finds a word anywhere in a name.
QComboBox* indicatorBox(const std::string& chosen);

} // namespace weitblick::ui
