// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/map_link/messages.h"

#include <QFile>
#include <QTemporaryDir>
#include <qgsapplication.h>

#include <string>

namespace weitblick::test {

/// Four squares of 10 m side by side, west to east, with the values 1, 2, 3 and
/// none, and the names a to d; and a line through all of them. EPSG:25832.
class Quarters {
public:
    Quarters()
    {
        write("flaechen.geojson", polygons());
        write("linie.geojson",
              R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"art":"Weg"},
            "geometry":{"type":"LineString","coordinates":[[500000,5600005],[500040,5600005]]}}]})");
    }
    [[nodiscard]] std::string file(const char* name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }
    [[nodiscard]] std::string folder() const { return m_folder.path().toStdString(); }

    [[nodiscard]] map_link::Layer areas() const
    {
        return {.id = "flaechen", .title = "Flächen", .file = file("flaechen.geojson"), .crs = "EPSG:25832"};
    }
    [[nodiscard]] map_link::Layer line() const
    {
        return {.id = "linie", .title = "Linie", .file = file("linie.geojson"), .crs = "EPSG:25832"};
    }
    /// The squares in red (up to 1.5), green (up to 3) and, without value, grey.
    [[nodiscard]] map_link::Layer themed() const
    {
        auto layer = areas();
        layer.style = {.kind = map_link::StyleKind::Graduated,
                       .column = "wert",
                       .classes = {{.lower = 0, .upper = 1.5, .label = "wenig", .argb = 0xffff0000},
                                   {.lower = 1.5, .upper = 3, .label = "viel", .argb = 0xff00ff00}},
                       .missingArgb = 0xff808080};
        return layer;
    }
    /// All four squares in 40 x 10 pixels.
    [[nodiscard]] static map_link::Render view()
    {
        return {.request = 1,
                .widthPx = 40,
                .heightPx = 10,
                .left = 500000,
                .top = 5600010,
                .unitsPerPx = 1,
                .crs = "EPSG:25832",
                .backgroundArgb = 0xffffffff};
    }

private:
    void write(const char* name, const QByteArray& text)
    {
        QFile out(m_folder.filePath(QLatin1String(name)));
        if (out.open(QIODevice::WriteOnly)) {
            out.write(text);
        }
    }
    static QByteArray polygons()
    {
        QByteArray features;
        const char* values[] = {"1", "2", "3", "null"};
        for (int i = 0; i < 4; ++i) {
            const int x = 500000 + 10 * i;
            features += QStringLiteral(R"(%1{"type":"Feature","properties":{"name":"%2","wert":%3},"geometry":{"type":)"
                                       R"("Polygon","coordinates":[[[%4,5600000],[%5,5600000],[%5,5600010],)"
                                       R"([%4,5600010],[%4,5600000]]]}})")
                            .arg(i == 0 ? "" : ",")
                            .arg(QChar('a' + i))
                            .arg(QLatin1String(values[i]))
                            .arg(x)
                            .arg(x + 10)
                            .toUtf8();
        }
        return R"({"type":"FeatureCollection","features":[)" + features + "]}";
    }
    QTemporaryDir m_folder;
};

} // namespace weitblick::test

/// main() of a test that needs QGIS. (Ends without taking QGIS apart: that is
/// what the host does, too.)
#define WB_QGIS_TEST_MAIN(Test)                                                                                        \
    int main(int argc, char* argv[])                                                                                   \
    {                                                                                                                  \
        QgsApplication app(argc, argv, false);                                                                         \
        QgsApplication::initQgis();                                                                                    \
        Test test;                                                                                                     \
        const int failed = QTest::qExec(&test, argc, argv);                                                            \
        std::fflush(stdout);                                                                                           \
        std::_Exit(failed);                                                                                            \
    }
