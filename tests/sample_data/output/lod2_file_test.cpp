// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the CityGML as a stranger would: element names against those that its namespaces define, and the roofs from
// their coordinates.
#include <QDir>
#include <QHash>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <array>
#include <cmath>
#include <numbers>

#include "tests/support/sample_region.h"

using namespace weitblick::test;

namespace {

using Corner = std::array<double, 3>;

/// Elements of the schemas of CityGML 1.0 and 2.0, GML 3.1.1 and xAL 2.0, as far as buildings need them.
const QHash<QString, QSet<QString>>& knownElements()
{
    static const auto kKnown = [] {
        const auto words = [](const char* text) {
            const QStringList list = QString::fromLatin1(text).split(u' ');
            return QSet<QString>(list.begin(), list.end());
        };
        QHash<QString, QSet<QString>> known;
        for (const QString& version : {QStringLiteral("1.0"), QStringLiteral("2.0")}) {
            const QString root = QStringLiteral("http://www.opengis.net/citygml/");
            known[root + version] =
                words("CityModel cityObjectMember creationDate externalReference Address xalAddress");
            known[root + QStringLiteral("building/") + version] =
                words("Building BuildingPart consistsOfBuildingPart class function usage yearOfConstruction roofType "
                      "measuredHeight storeysAboveGround storeysBelowGround lod2Solid lod2MultiSurface boundedBy "
                      "RoofSurface WallSurface GroundSurface ClosureSurface address");
            known[root + QStringLiteral("generics/") + version] =
                words("stringAttribute intAttribute doubleAttribute value");
        }
        known[QStringLiteral("http://www.opengis.net/gml")] =
            words("name description boundedBy Envelope lowerCorner upperCorner MultiSurface surfaceMember Polygon "
                  "exterior interior LinearRing posList Solid CompositeSurface");
        known[QStringLiteral("urn:oasis:names:tc:ciq:xsdschema:xAL:2.0")] =
            words("AddressDetails Country CountryName Locality LocalityName Thoroughfare ThoroughfareNumber "
                  "ThoroughfareName PostalCode PostalCodeNumber");
        return known;
    }();
    return kKnown;
}

struct Roof {
    QString id, building;
    QList<Corner> ring; ///< as written: the first corner again at the end
};

struct Tile {
    QList<Roof> roofs;
    QSet<QString> ids;
    int buildings = 0;
    int doubleIds = 0;
    QString problem;
    QString version;
};

QList<Corner> cornersOf(const QString& text)
{
    const QStringList numbers = text.split(u' ', Qt::SkipEmptyParts);
    QList<Corner> corners;
    for (qsizetype i = 0; i + 2 < numbers.size(); i += 3) {
        corners.append({numbers[i].toDouble(), numbers[i + 1].toDouble(), numbers[i + 2].toDouble()});
    }
    return corners;
}

Tile tileOf(const QString& file)
{
    Tile tile;
    QXmlStreamReader xml(sampleBytes(file));
    QString building;
    QString surface;
    bool isRoof = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) {
            continue;
        }
        const QString space = xml.namespaceUri().toString();
        const QString name = xml.name().toString();
        if (!knownElements().value(space).contains(name)) {
            tile.problem = space + QLatin1Char(' ') + name;
        }
        const QString id =
            xml.attributes().value(QStringLiteral("http://www.opengis.net/gml"), QStringLiteral("id")).toString();
        if (!id.isEmpty()) {
            tile.doubleIds += tile.ids.contains(id) ? 1 : 0;
            tile.ids.insert(id);
        }
        if (name == QLatin1String("CityModel")) {
            tile.version = space.section(u'/', -1);
        } else if (name == QLatin1String("Building")) {
            ++tile.buildings;
            building = id;
        } else if (name.endsWith(QLatin1String("Surface")) && !id.isEmpty()) {
            surface = id;
            isRoof = name == QLatin1String("RoofSurface");
        } else if (name == QLatin1String("posList") && isRoof) {
            tile.roofs.append({surface, building, cornersOf(xml.readElementText())});
        }
    }
    if (xml.hasError()) {
        tile.problem = xml.errorString();
    }
    return tile;
}

/// Twice the area vector of a ring (Newell).
Corner normalOf(const QList<Corner>& ring)
{
    Corner sum{};
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const Corner& a = ring[i];
        const Corner& b = ring[(i + 1) % ring.size()];
        const Corner& o = ring[0];
        const Corner u{a[0] - o[0], a[1] - o[1], a[2] - o[2]};
        const Corner v{b[0] - o[0], b[1] - o[1], b[2] - o[2]};
        sum[0] += u[1] * v[2] - u[2] * v[1];
        sum[1] += u[2] * v[0] - u[0] * v[2];
        sum[2] += u[0] * v[1] - u[1] * v[0];
    }
    return sum;
}

bool cross(const Corner& a, const Corner& b, const Corner& c, const Corner& d)
{
    const auto side = [](const Corner& p, const Corner& q, const Corner& r) {
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
    };
    return side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0;
}

/// What is wrong with a ring: none, or the name of the defect.
QString defectOf(const QList<Corner>& written)
{
    if (written.size() < 4) {
        return QStringLiteral("too_few_points");
    }
    if (written.front() != written.back()) {
        return QStringLiteral("ring_not_closed");
    }
    QList<Corner> ring = written;
    ring.removeLast();
    if (ring.size() == 4 && (cross(ring[0], ring[1], ring[2], ring[3]) || cross(ring[1], ring[2], ring[3], ring[0]))) {
        return QStringLiteral("self_intersection");
    }
    const Corner normal = normalOf(ring);
    const double length = std::hypot(normal[0], normal[1], normal[2]);
    for (const Corner& corner : ring) {
        const double off = (corner[0] - ring[1][0]) * normal[0] + (corner[1] - ring[1][1]) * normal[1] +
                           (corner[2] - ring[1][2]) * normal[2];
        if (std::abs(off / length) > 0.05) {
            return QStringLiteral("not_planar");
        }
    }
    return QStringLiteral("none");
}

} // namespace

class Lod2FileTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QStringList names =
            QDir(samplePath(QStringLiteral("lod2"))).entryList({QStringLiteral("*.gml")}, QDir::Files);
        for (const QString& name : names) {
            m_tiles.insert(name, tileOf(QStringLiteral("lod2/") + name));
        }
        m_planes = sampleTable(QStringLiteral("lod2/truth_dachflaechen.csv"));
        QVERIFY(m_tiles.size() > 1);
    }
    void tilesAreWellFormedAndUseKnownElements()
    {
        QSet<QString> versions;
        for (auto tile = m_tiles.begin(); tile != m_tiles.end(); ++tile) {
            QVERIFY2(tile->problem.isEmpty(), qPrintable(tile.key() + QLatin1Char(' ') + tile->problem));
            QCOMPARE(tile->doubleIds, 0);
            versions.insert(tile->version);
        }
        QCOMPARE(versions, (QSet<QString>{QStringLiteral("1.0"), QStringLiteral("2.0")}));
    }
    void tilesHaveTheBuildingsOfTheTruth()
    {
        const QJsonObject truth = sampleTruth(QStringLiteral("lod2"));
        const QJsonObject told = truth["tiles"].toObject();
        QCOMPARE(told.size(), m_tiles.size());
        int buildings = 0;
        for (auto tile = m_tiles.begin(); tile != m_tiles.end(); ++tile) {
            QCOMPARE(tile->buildings, told[tile.key()].toObject()["buildings"].toInt());
            QCOMPARE(tile->version, told[tile.key()].toObject()["citygml"].toString());
            buildings += tile->buildings;
        }
        QCOMPARE(buildings, truth["buildings"].toInt());
    }
    void roofsHaveTheTiltAzimuthAndAreaOfTheTruth()
    {
        QHash<QString, Roof> roofs;
        for (const Tile& tile : std::as_const(m_tiles)) {
            for (const Roof& roof : tile.roofs) {
                roofs.insert(roof.id, roof);
            }
        }
        QCOMPARE(roofs.size(), m_planes.rows.size());
        for (qsizetype i = 0; i < m_planes.rows.size(); ++i) {
            const QString id = m_planes.at(i, "surface");
            QVERIFY2(roofs.contains(id), qPrintable(id));
            if (m_planes.at(i, "defect") != QLatin1String("none")) {
                continue;
            }
            QList<Corner> ring = roofs[id].ring;
            ring.removeLast();
            const Corner normal = normalOf(ring);
            const double length = std::hypot(normal[0], normal[1], normal[2]);
            QVERIFY2(normal[2] > 0.0, qPrintable(id)); // seen from above: counter-clockwise
            const double tilt = std::acos(normal[2] / length) * 180.0 / std::numbers::pi;
            QVERIFY2(std::abs(tilt - m_planes.number(i, "tilt_deg")) < 0.15, qPrintable(id));
            QVERIFY2(std::abs(length / 2.0 - m_planes.number(i, "area_m2")) < 0.002 * length + 0.02, qPrintable(id));
            const double told = m_planes.number(i, "azimuth_deg");
            const double azimuth = std::atan2(normal[0], normal[1]) * 180.0 / std::numbers::pi;
            if (told >= 0.0) {
                QVERIFY2(std::abs(std::remainder(azimuth - told, 360.0)) < 0.5, qPrintable(id));
            } else {
                QVERIFY2(tilt < 0.1, qPrintable(id));
            }
        }
    }
    void theBrokenSurfacesAreThoseTold()
    {
        QHash<QString, QString> found;
        for (const Tile& tile : std::as_const(m_tiles)) {
            for (const Roof& roof : tile.roofs) {
                if (const QString defect = defectOf(roof.ring); defect != QLatin1String("none")) {
                    found.insert(roof.id, defect);
                }
            }
        }
        QHash<QString, QString> told;
        const QJsonArray list = sampleTruth(QStringLiteral("lod2"))["broken_surfaces"].toArray();
        for (const auto& surface : list) {
            told.insert(surface.toObject()["surface"].toString(), surface.toObject()["defect"].toString());
        }
        QCOMPARE(told.size(), 8);
        QCOMPARE(found, told);
    }

private:
    QMap<QString, Tile> m_tiles;
    Table m_planes;
};

QTEST_GUILESS_MAIN(Lod2FileTest)
#include "lod2_file_test.moc"
