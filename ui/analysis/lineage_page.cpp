// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/analysis/lineage_page.h"

#include "core/qgis/offered_tools.h"
#include "core/toolbox/analyses.h"
#include "ui/shell/language.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <set>

namespace weitblick::ui {

namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("weitblick::ui::LineageView", text);
}

QString safe(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString titleOf(const std::string& activity)
{
    if (activity == "import") {
        return words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Import"));
    }
    if (const auto* tool = qgis::findOfferedTool(activity)) {
        return say(tool->title).toHtmlEscaped();
    }
    const auto found = toolbox::findAnalysis(activity);
    return found ? say((*found)->title).toHtmlEscaped() : safe(activity);
}

/// The name that the form gives a parameter; its id where there is none any more.
QString parameterTitle(const std::string& activity, const std::string& id)
{
    const auto found = toolbox::findAnalysis(activity);
    const auto* parameter = found ? analysis::findParameter(**found, id) : nullptr;
    return parameter == nullptr ? safe(id) : say(parameter->title).toHtmlEscaped();
}

QString noteText(const std::string& note)
{
    const QString both = QString::fromStdString(note);
    const QString second = both.section(QStringLiteral(" | "), 1);
    return (currentLanguage() == Language::German || second.isEmpty() ? both.section(QStringLiteral(" | "), 0, 0)
                                                                      : second)
        .toHtmlEscaped();
}

class Page {
public:
    void tell(const workspace::LineageTree& tree, const QString& dataset)
    {
        const workspace::LineageRecord& record = tree.record;
        m_html += QStringLiteral("<h3>%1</h3>").arg(dataset.toHtmlEscaped());
        if (record.activity.empty()) {
            m_html += QStringLiteral("<p>%1</p>")
                          .arg(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Its origin is not known.")));
            return;
        }
        if (record.id != 0 && !m_told.insert(record.id).second) {
            m_html +=
                QStringLiteral("<p>%1</p>").arg(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "See above.")));
            return;
        }
        if (tree.stale) {
            m_html += QStringLiteral("<p><b>%1</b></p>")
                          .arg(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView",
                                                       "Out of date: an input has changed since.")));
        }
        tellRecord(record);
        tellInputs(tree);
    }
    [[nodiscard]] QString html() && { return std::move(m_html); }

private:
    void row(const QString& name, const QString& value)
    {
        m_html += QStringLiteral("<tr><td style='padding-right:10px'><i>%1</i></td><td>%2</td></tr>").arg(name, value);
    }

    void tellRecord(const workspace::LineageRecord& record)
    {
        const QString when =
            QLocale().toString(QDateTime::fromSecsSinceEpoch(record.finished.time_since_epoch().count()),
                               QStringLiteral("dd.MM.yyyy HH:mm"));
        m_html += QStringLiteral("<p><b>%1</b> (%2), %3</p><table>")
                      .arg(titleOf(record.activity),
                           words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "version %1"))
                               .arg(safe(record.activityVersion)),
                           when);
        const bool isRaster = std::ranges::any_of(record.parameters, [](const workspace::LineageParameter& one) {
            return one.id == workspace::kCountedParameter;
        });
        row(isRaster ? words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Cells with a value"))
                     : words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Rows")),
            words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "%1 read, %2 kept, %3 rejected"))
                .arg(countText(record.rowsRead), countText(record.rowsKept), countText(record.rowsRejected)));
        for (const workspace::LineageParameter& one : record.parameters) {
            tellParameter(record.activity, one);
        }
        for (const workspace::LineageRegistryEntry& one : record.registry) {
            row(safe(one.id),
                QStringLiteral("%1 %2<br><small>%3</small>").arg(safe(one.value), safe(one.unit), safe(one.source)));
        }
        for (const std::string& note : record.notes) {
            row(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Remark")), noteText(note));
        }
        for (const workspace::SourceFile& file : record.sources) {
            const QFileInfo path(QString::fromStdString(file.path));
            row(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "File")),
                QStringLiteral("<b>%1</b><br><small>%2<br>%3 · SHA-256 %4</small>")
                    .arg(path.fileName().toHtmlEscaped(), path.path().toHtmlEscaped(),
                         QLocale().formattedDataSize(file.sizeBytes), safe(file.sha256)));
        }
        row(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Checksum")),
            QStringLiteral("<small>%1</small>").arg(safe(record.outputHash)));
        m_html += QStringLiteral("</table>");
    }

    void tellParameter(const std::string& activity, const workspace::LineageParameter& one)
    {
        if (one.id == workspace::kCountedParameter) {
            return; // told already
        }
        if (one.id == "read-choices") {
            return tellChoices(one.value);
        }
        QString value = safe(one.value);
        if (!one.unit.empty()) {
            value += u' ' + safe(one.unit);
        }
        if (one.isDefault) {
            value += words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", " (default)"));
        }
        row(parameterTitle(activity, one.id), value);
    }

    /// How the file was read, in words where it is a common choice.
    void tellChoices(const std::string& json)
    {
        static const QMap<QString, const char*> kNames{
            {QStringLiteral("crs"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Coordinate system")},
            {QStringLiteral("layer"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Layer in the file")},
            {QStringLiteral("encoding"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Characters")},
            {QStringLiteral("separator"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Separator")},
            {QStringLiteral("headerLine"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Line of the header")},
            {QStringLiteral("xColumn"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Column of x")},
            {QStringLiteral("yColumn"), QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "Column of y")}};
        const QJsonObject choices = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
        for (auto choice = choices.begin(); choice != choices.end(); ++choice) {
            const auto name = kNames.find(choice.key());
            if (name != kNames.end() && !choice->isNull()) {
                row(words(*name), choice->toVariant().toString().toHtmlEscaped());
            }
        }
    }

    void tellInputs(const workspace::LineageTree& tree)
    {
        if (tree.inputs.empty()) {
            return;
        }
        m_html += QStringLiteral("<p><i>%1</i></p><blockquote>")
                      .arg(words(QT_TRANSLATE_NOOP("weitblick::ui::LineageView", "made from:")));
        for (std::size_t i = 0; i < tree.inputs.size(); ++i) {
            const QString name =
                i < tree.record.inputs.size() ? QString::fromStdString(tree.record.inputs[i].dataset) : QString();
            tell(tree.inputs[i], name);
        }
        m_html += QStringLiteral("</blockquote>");
    }

    QString m_html;
    std::set<std::int64_t> m_told;
};

} // namespace

QString lineagePage(const workspace::LineageTree& tree, const QString& dataset)
{
    Page page;
    page.tell(tree, dataset);
    return std::move(page).html();
}

} // namespace weitblick::ui
