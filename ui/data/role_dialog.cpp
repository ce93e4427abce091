// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/data/role_dialog.h"

#include "ui/data/attribute_model.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace weitblick::ui {

namespace {

enum Column : int { Name, FirstValues, Field };

using Lines = std::vector<QStringList>;

Result<Lines> firstValues(workspace::Workspace& project, const std::string& dataset)
{
    constexpr std::int64_t kRows = 3;
    WB_TRY(auto reader, project.read(dataset, {.geometry = false, .limit = kRows}));
    Lines lines(reader.columnCount());
    while (true) {
        WB_TRY(const bool more, reader.next());
        if (!more) {
            return lines;
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            lines[i] << valueText(valueOf(reader.value(i), reader.columns()[i].type), reader.columns()[i]);
        }
    }
}

} // namespace

QList<RoleChoice> roleChoices()
{
    return {{QStringLiteral("buildings"), RoleDialog::tr("Buildings")},
            {QStringLiteral("zones"), RoleDialog::tr("Zones (municipalities, districts)")},
            {QStringLiteral("parcels"), RoleDialog::tr("Parcels")},
            {QStringLiteral("streets"), RoleDialog::tr("Streets")},
            {QStringLiteral("facilities"), RoleDialog::tr("Facilities")},
            {QStringLiteral("population_grid"), RoleDialog::tr("Population")},
            {QStringLiteral("timetable"), RoleDialog::tr("Timetable")},
            {QStringLiteral("sensor_sites"), RoleDialog::tr("Sensor sites")},
            {QStringLiteral("roof_surfaces"), RoleDialog::tr("Roof surfaces")},
            {QStringLiteral("generation_units"), RoleDialog::tr("Generation units")}};
}

RoleDialog::RoleDialog(ProjectSession& session, const workspace::Dataset& dataset, QWidget* parent)
    : QDialog(parent),
      m_session(session),
      m_dataset(dataset),
      m_role(new QComboBox),
      m_columns(new QTableWidget(static_cast<int>(dataset.schema.columns.size()), 3))
{
    setWindowTitle(tr("Role of %1").arg(QString::fromStdString(dataset.schema.name)));
    resize(720, 460);
    if (const auto& snapshot = session.snapshot()) {
        const auto found = std::ranges::find(snapshot->roles, dataset.schema.name, &workspace::RoleAssignment::dataset);
        m_before = found == snapshot->roles.end() ? std::nullopt : std::optional(*found);
    }
    m_role->addItem(tr("– none –"), QString());
    for (const RoleChoice& choice : roleChoices()) {
        m_role->addItem(choice.title, choice.id);
    }
    m_role->setAccessibleName(tr("Role for the analyses"));
    m_role->setCurrentIndex(m_before ? std::max(0, m_role->findData(QString::fromStdString(m_before->role))) : 0);
    m_columns->setAccessibleName(tr("Columns and fields"));
    m_columns->setTabKeyNavigation(false);
    m_columns->setHorizontalHeaderLabels({tr("Column"), tr("First values"), tr("Field of the role")});
    m_columns->verticalHeader()->hide();
    m_columns->horizontalHeader()->setSectionResizeMode(FirstValues, QHeaderView::Stretch);
    for (int i = 0; i < m_columns->rowCount(); ++i) {
        const workspace::Column& column = dataset.schema.columns[static_cast<std::size_t>(i)];
        QString field = QString::fromStdString(column.name);
        for (const auto& [name, mapped] : m_before ? m_before->fields : std::map<std::string, std::string>()) {
            field = mapped == column.name ? QString::fromStdString(name) : field;
        }
        for (const int fixed : {Name, FirstValues}) {
            auto* item = new QTableWidgetItem(fixed == Name ? columnText(column) : QString());
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            m_columns->setItem(i, fixed, item);
        }
        m_columns->setItem(i, Field, new QTableWidgetItem(field));
    }
    m_columns->resizeColumnToContents(Name);
    m_columns->setColumnWidth(Field, 180);

    auto* explanation = new QLabel(tr("Analyses ask for data by what they are. An empty field leaves the column out."));
    explanation->setWordWrap(true);
    explanation->setProperty("role", "muted");
    auto* form = new QFormLayout;
    form->addRow(tr("Role for the analyses"), m_role);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* whole = new QVBoxLayout(this);
    whole->addWidget(explanation);
    whole->addLayout(form);
    whole->addWidget(m_columns, 1);
    whole->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    readFirstValues();
}

void RoleDialog::readFirstValues()
{
    m_session.run<Lines>(
        tr("Reading the first rows"), ProjectSession::Touch::Reads,
        [name = m_dataset.schema.name](workspace::Workspace& project, Job&) { return firstValues(project, name); },
        this,
        [this](const Result<Lines>& lines) {
            for (int i = 0; lines && i < std::min(m_columns->rowCount(), static_cast<int>(lines->size())); ++i) {
                const QString text = (*lines)[static_cast<std::size_t>(i)].join(QStringLiteral(" · "));
                m_columns->item(i, FirstValues)->setText(text);
                m_columns->item(i, FirstValues)->setToolTip(text);
            }
        });
}

std::vector<workspace::Edit> RoleDialog::edits() const
{
    const std::string role = m_role->currentData().toString().toStdString();
    std::vector<workspace::Edit> edits;
    if (m_before && m_before->role != role) {
        edits.push_back(workspace::AssignRole{
            .role = m_before->role, .dataset = m_dataset.schema.name, .assignment = std::nullopt});
    }
    if (role.empty()) {
        return edits;
    }
    workspace::RoleAssignment assignment{.role = role, .dataset = m_dataset.schema.name};
    for (int i = 0; i < m_columns->rowCount(); ++i) {
        const std::string field = m_columns->item(i, Field)->text().trimmed().toStdString();
        if (!field.empty()) {
            assignment.fields[field] = m_dataset.schema.columns[static_cast<std::size_t>(i)].name;
        }
    }
    if (!m_before || *m_before != assignment) {
        edits.push_back(
            workspace::AssignRole{.role = role, .dataset = m_dataset.schema.name, .assignment = std::move(assignment)});
    }
    return edits;
}

} // namespace weitblick::ui
