// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/map_host/project_reading.h"

#include "app/map_host/text.h"
#include "core/map_link/check.h"

#include <QDir>
#include <QDomDocument>
#include <QFileInfo>
#include <QSet>

#include <cpl_string.h>
#include <cpl_vsi.h>

#include <memory>

namespace weitblick::map_host {

namespace {

using map_link::Layer;
using map_link::LeftOut;
using map_link::ProjectImported;

constexpr std::size_t kMostBytes = std::size_t{64} << 20U;

Error noProject(const std::string& file)
{
    return Error{.code = ErrorCode::InvalidInput,
                 .message = {"die Datei ist kein lesbares QGIS-Projekt", "the file is no readable QGIS project"},
                 .subject = file};
}

Result<QString> readText(const std::string& path)
{
    const std::unique_ptr<VSILFILE, int (*)(VSILFILE*)> file(VSIFOpenL(path.c_str(), "rb"), VSIFCloseL);
    if (!file) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"das Projekt lässt sich nicht öffnen", "the project cannot be opened"},
                     .subject = path};
    }
    std::string bytes;
    std::string piece(std::size_t{1} << 16U, '\0');
    while (const std::size_t count = VSIFReadL(piece.data(), 1, piece.size(), file.get())) {
        bytes.append(piece, 0, count);
        if (bytes.size() > kMostBytes) {
            return Error{.code = ErrorCode::Budget,
                         .message = {"das Projekt ist größer als 64 MiB", "the project is larger than 64 MiB"},
                         .subject = path};
        }
    }
    return QString::fromStdString(bytes);
}

/// The path under which GDAL reads the .qgs of a .qgz.
Result<std::string> memberOf(const std::string& archive)
{
    const std::string folder = "/vsizip/{" + archive + "}";
    char** names = VSIReadDir(folder.c_str());
    std::string found;
    for (int i = 0; names != nullptr && names[i] != nullptr && found.empty(); ++i) {
        const std::string name = names[i];
        if (name.ends_with(".qgs") && name.find('/') == std::string::npos) {
            found = folder + "/" + name;
        }
    }
    CSLDestroy(names);
    if (found.empty()) {
        return noProject(archive);
    }
    return found;
}

/// Collects what is taken and what is not.
class Import {
public:
    Import(const QDomElement& root, QString folder) : m_root(root), m_folder(std::move(folder)) {}

    ProjectImported run()
    {
        m_result.title = m_root.firstChildElement(QStringLiteral("title")).text().toStdString();
        m_result.crs = authIdOf(m_root.firstChildElement(QStringLiteral("projectCrs")));
        readExtent();
        leaveOutOfProject();
        const QStringList order = layerOrder();
        const QDomElement layers = m_root.firstChildElement(QStringLiteral("projectlayers"));
        for (const QString& id : order) {
            for (QDomElement layer = layers.firstChildElement(QStringLiteral("maplayer")); !layer.isNull();
                 layer = layer.nextSiblingElement(QStringLiteral("maplayer"))) {
                if (childText(layer, "id") == id) {
                    readLayer(layer);
                }
            }
        }
        return std::move(m_result);
    }

private:
    static QString childText(const QDomElement& element, const char* name)
    {
        return element.firstChildElement(QLatin1String(name)).text();
    }
    static std::string authIdOf(const QDomElement& element)
    {
        return element.firstChildElement(QStringLiteral("spatialrefsys"))
            .firstChildElement(QStringLiteral("authid"))
            .text()
            .toStdString();
    }
    void leaveOut(const char* kind, const QString& name, const Text& reason)
    {
        m_result.leftOut.push_back(
            {.kind = kind, .name = name.toStdString(), .reasonDe = reason.de, .reasonEn = reason.en});
    }

    void readExtent()
    {
        const QDomElement extent =
            m_root.firstChildElement(QStringLiteral("mapcanvas")).firstChildElement(QStringLiteral("extent"));
        const auto side = [&](const char* name) { return childText(extent, name).toDouble(); };
        if (!extent.isNull() && side("xmin") <= side("xmax") && side("ymin") <= side("ymax")) {
            m_result.minX = side("xmin");
            m_result.minY = side("ymin");
            m_result.maxX = side("xmax");
            m_result.maxY = side("ymax");
        }
    }

    void leaveOutOfProject()
    {
        const QDomElement properties = m_root.firstChildElement(QStringLiteral("properties"));
        const QDomElement macros = properties.firstChildElement(QStringLiteral("Macros"));
        if (!childText(macros, "pythonCode").trimmed().isEmpty()) {
            leaveOut("macro", QStringLiteral("openProject"),
                     {"Python-Makros laufen hier nicht", "Python macros do not run here"});
        }
        const QDomElement layouts = m_root.firstChildElement(QStringLiteral("Layouts"));
        for (QDomElement layout = layouts.firstChildElement(QStringLiteral("Layout")); !layout.isNull();
             layout = layout.nextSiblingElement(QStringLiteral("Layout"))) {
            leaveOut("layout", layout.attribute(QStringLiteral("name")),
                     {"Drucklayouts werden nicht übernommen; als Vorlage (.qpt) "
                      "speichern und so verwenden",
                      "print layouts are not taken; save them as a template (.qpt) "
                      "and use that"});
        }
        const QDomElement relations = m_root.firstChildElement(QStringLiteral("relations"));
        for (QDomElement relation = relations.firstChildElement(QStringLiteral("relation")); !relation.isNull();
             relation = relation.nextSiblingElement(QStringLiteral("relation"))) {
            leaveOut(
                "relation", relation.attribute(QStringLiteral("name")),
                {"Beziehungen zwischen Tabellen werden nicht übernommen", "relations between tables are not taken"});
        }
    }

    /// Ids of the layers as the layer tree shows them, top first; those that are
    /// not in the tree behind.
    QStringList layerOrder() const
    {
        QStringList order;
        const QDomElement tree = m_root.firstChildElement(QStringLiteral("layer-tree-group"));
        const QDomNodeList leaves = tree.elementsByTagName(QStringLiteral("layer-tree-layer"));
        for (int i = 0; i < leaves.size(); ++i) {
            order << leaves.at(i).toElement().attribute(QStringLiteral("id"));
        }
        const QDomNodeList all = m_root.elementsByTagName(QStringLiteral("maplayer"));
        for (int i = 0; i < all.size(); ++i) {
            order << childText(all.at(i).toElement(), "id");
        }
        order.removeDuplicates();
        return order;
    }

    void leaveOutOfLayer(const QDomElement& layer, const QString& name)
    {
        const QDomNodeList actions = layer.elementsByTagName(QStringLiteral("actionsetting"));
        for (int i = 0; i < actions.size(); ++i) {
            const QString title = actions.at(i).toElement().attribute(QStringLiteral("name"));
            leaveOut("action", name + QStringLiteral(": ") + title,
                     {"Aktionen könnten fremden Code ausführen", "actions could run foreign code"});
        }
        const bool hasCode =
            !childText(layer, "editforminit").isEmpty() || !childText(layer, "editforminitcode").trimmed().isEmpty();
        if (hasCode || !childText(layer, "editform").isEmpty()) {
            leaveOut(
                "form", name,
                {"Formulare und ihr Python-Code werden nicht übernommen", "forms and their Python code are not taken"});
        }
        if (!layer.firstChildElement(QStringLiteral("vectorjoins")).firstChildElement().isNull()) {
            leaveOut("join", name, {"Tabellenverknüpfungen werden nicht übernommen", "table joins are not taken"});
        }
    }

    /// Local file and table of a data source; false where it is none.
    bool readSource(Layer& layer, const QString& source) const
    {
        const bool isGeoPackageRaster = source.startsWith(QLatin1String("GPKG:"));
        QString path = isGeoPackageRaster ? source.mid(5).section(u':', 0, -2) : source.section(u'|', 0, 0);
        const QStringList options = source.section(u'|', 1).split(u'|');
        for (const QString& option : options) {
            if (option.startsWith(QLatin1String("layername="))) {
                layer.table = option.mid(10).toStdString();
            }
        }
        if (isGeoPackageRaster) {
            layer.table = source.section(u':', -1).toStdString();
        }
        if (path.contains(QLatin1String("://")) || path.startsWith(QLatin1String("/vsi"))) {
            return false;
        }
        path = QDir::cleanPath(QDir(m_folder).absoluteFilePath(path));
        layer.file = path.toStdString();
        return map_link::isLocalPath(layer.file);
    }

    /// A style document of the layer's looks alone: renderer, labels,
    /// transparency.
    QString styleOf(const QDomElement& layer, const QString& name)
    {
        QDomDocument document(QStringLiteral("qgis"));
        QDomElement root = document.createElement(QStringLiteral("qgis"));
        root.setAttribute(QStringLiteral("version"), m_root.attribute(QStringLiteral("version")));
        document.appendChild(root);
        static const QSet<QString> kLooks{QStringLiteral("renderer-v2"),
                                          QStringLiteral("labeling"),
                                          QStringLiteral("blendMode"),
                                          QStringLiteral("layerOpacity"),
                                          QStringLiteral("featureBlendMode"),
                                          QStringLiteral("layerTransparency"),
                                          QStringLiteral("pipe"),
                                          QStringLiteral("pipe-data-defined-properties")};
        for (QDomElement child = layer.firstChildElement(); !child.isNull(); child = child.nextSiblingElement()) {
            if (kLooks.contains(child.tagName())) {
                root.appendChild(document.importNode(child, true));
            }
        }
        root.setAttribute(QStringLiteral("labelsEnabled"),
                          layer.attribute(QStringLiteral("labelsEnabled"), QStringLiteral("0")));
        dropRemotePictures(root, name);
        return document.toString();
    }

    /// Symbols may name pictures on the web.
    void dropRemotePictures(const QDomElement& root, const QString& name)
    {
        const auto isRemote = [](const QString& value) {
            return value.startsWith(QLatin1String("http:")) || value.startsWith(QLatin1String("https:")) ||
                   value.startsWith(QLatin1String("/vsicurl"));
        };
        bool dropped = false;
        for (const char* tag : {"prop", "Option"}) {
            const QDomNodeList options = root.elementsByTagName(QLatin1String(tag));
            for (int i = 0; i < options.size(); ++i) {
                QDomElement option = options.at(i).toElement();
                for (const char* attribute : {"v", "value"}) {
                    if (isRemote(option.attribute(QLatin1String(attribute)))) {
                        option.setAttribute(QLatin1String(attribute), QString());
                        dropped = true;
                    }
                }
            }
        }
        if (dropped) {
            leaveOut("remote-picture", name,
                     {"Symbole aus dem Internet werden nicht geladen", "symbols from the web are not loaded"});
        }
    }

    void readLayer(const QDomElement& element)
    {
        const QString name = childText(element, "layername");
        const QString provider = childText(element, "provider");
        const QString type = element.attribute(QStringLiteral("type"));
        leaveOutOfLayer(element, name);
        Layer layer{.id = childText(element, "id").toStdString(), .title = name.toStdString()};
        layer.source = type == QLatin1String("raster") ? map_link::SourceKind::Raster : map_link::SourceKind::Vector;
        const bool isKnown = (type == QLatin1String("vector") && provider == QLatin1String("ogr")) ||
                             (type == QLatin1String("raster") && provider == QLatin1String("gdal"));
        if (!isKnown) {
            const bool isWeb = provider == QLatin1String("wms") || provider == QLatin1String("WFS") ||
                               provider == QLatin1String("arcgismapserver") || provider == QLatin1String("wcs");
            leaveOut(isWeb ? "remote-layer" : "unsupported-layer", name,
                     {"Ebenen dieser Art (" + provider.toStdString() + ") werden nicht übernommen",
                      "layers of this kind (" + provider.toStdString() + ") are not taken"});
            return;
        }
        if (!readSource(layer, childText(element, "datasource"))) {
            leaveOut("remote-layer", name,
                     {"die Quelle liegt nicht in einer lokalen Datei", "the source is no local file"});
            return;
        }
        if (!toQt(layer.file).startsWith(QDir::cleanPath(m_folder) + u'/')) { // not opened, not even looked for
            leaveOut(
                "outside-folder", name,
                {"die Datei " + layer.file +
                     " liegt außerhalb des Projektordners; sie kann über Daten › "
                     "Importieren geholt werden",
                 "the file " + layer.file + " lies outside the folder of the project; bring it in by Data › Import"});
            return;
        }
        if (!QFileInfo::exists(toQt(layer.file))) {
            leaveOut("missing-file", name,
                     {"die Datei " + layer.file + " ist nicht da", "the file " + layer.file + " is not there"});
            return;
        }
        layer.crs = authIdOf(element.firstChildElement(QStringLiteral("srs")));
        layer.style.kind = map_link::StyleKind::Qml;
        layer.style.qml = styleOf(element, name).toStdString();
        m_result.layers.push_back(std::move(layer));
    }

    QDomElement m_root;
    QString m_folder;
    ProjectImported m_result;
};

} // namespace

Result<ProjectImported> projectFromXml(const QString& xml, const QString& folder)
{
    QDomDocument document;
    if (xml.contains(QLatin1String("<!ENTITY")) || !document.setContent(xml) ||
        document.documentElement().tagName() != QLatin1String("qgis")) {
        return noProject(folder.toStdString());
    }
    return Import(document.documentElement(), folder).run();
}

Result<ProjectImported> readProject(const map_link::ImportProject& request)
{
    std::string path = request.file;
    if (!QFileInfo(toQt(request.file)).isFile()) {
        return Error{.code = ErrorCode::NotFound,
                     .message = {"das Projekt ist nicht da", "the project is not there"},
                     .subject = request.file};
    }
    if (request.file.ends_with(".qgz")) {
        WB_TRY(path, memberOf(request.file));
    }
    WB_TRY(const QString xml, readText(path));
    WB_TRY(auto imported, projectFromXml(xml, QFileInfo(toQt(request.file)).absolutePath()));
    imported.request = request.request;
    return imported;
}

} // namespace weitblick::map_host
