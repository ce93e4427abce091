// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/intake/weather/weather_formats.h"

#include <QTemporaryDir>
#include <QTest>

#include "tests/support/files.h"

using namespace weitblick;
using namespace weitblick::intake;

namespace {

/// Latin-1, as the DWD writes.
const char* const kTry = "2. Rechtswert        : 4020500 Meter\n3. Hochwert          : 2670500 Meter\n"
                         "4. H\xF6henlage         : 112 Meter \xFC"
                         "ber NN\n"
                         "     RW      HW MM DD HH     t    p  WR   WG N    x  RF    B    D   A    E IL\n***\n"
                         "4020500 2670500  6 21 12  25.0 1013 180  3.0 2  9.0  50  600  150 350 -450  1\n"
                         "4020500 2670500  6 21 13  25.0 1013 180  3.0 2  9.0  50  600  xxx 350 -450  1\n";

class Collector final : public RowSink {
public:
    Result<void> beginLayer(const LayerPreview& layer) override
    {
        name = layer.schema.name;
        return {};
    }
    Result<void> rows(const workspace::RowBatch& batch) override
    {
        rowCount += batch.rowCount();
        return {};
    }
    Result<void> rejected(const workspace::RejectedRecord& record) override
    {
        rejections.push_back(record);
        return {};
    }
    Result<void> endLayer(std::int64_t rowsRead) override
    {
        read = rowsRead;
        return {};
    }
    std::string name;
    std::size_t rowCount = 0;
    std::vector<workspace::RejectedRecord> rejections;
    std::int64_t read = 0;
};

} // namespace

class WeatherFormatsTest : public QObject {
    Q_OBJECT

private slots:
    void contentTellsTheFormatWhateverTheName()
    {
        QVERIFY(tryFormat().recognises(kTry, "irgendwas.txt"));
        QVERIFY(!epwFormat().recognises(kTry, "wetter.epw"));
        QVERIFY(epwFormat().recognises("LOCATION,a\nDESIGN CONDITIONS,0\n", "x"));
        QVERIFY(pvgisCsvFormat().recognises("\xEF\xBB\xBFLatitude: 1\ntime(UTC),T2m\n", "x.csv"));
        QVERIFY(pvgisJsonFormat().recognises("{\"outputs\": {\"tmy_hourly\": [", "x.json"));
        for (const Format& format : {tryFormat(), epwFormat(), pvgisCsvFormat(), pvgisJsonFormat()}) {
            QVERIFY(!format.recognises("a;b\n1;2\n", "x.csv"));
        }
    }
    void everyFormatIsInTheListBeforePlainTables()
    {
        const auto placeOf = [](const std::string& id) {
            const auto& all = formats();
            return std::ranges::find(all, id, &Format::id) - all.begin();
        };
        for (const char* const id : {"try", "epw", "pvgis-csv", "pvgis-json"}) {
            QVERIFY2(placeOf(id) < placeOf("csv") && placeOf(id) < placeOf("geojson"), id);
        }
    }
    void aFileIsPreviewedAndRead()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("TRY Stadt.dat").toStdString();
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly) && out.write(kTry) > 0);
        out.close();
        Job job;
        const auto preview = tryFormat().preview(file, {}, job);
        QVERIFY(preview.has_value());
        QCOMPARE(preview->layers.size(), std::size_t{1});
        QCOMPARE(preview->layers[0].firstRows.size(), std::size_t{1});
        QVERIFY(!preview->layers[0].remarks.empty());
        Collector sink;
        QVERIFY(tryFormat().read(file, {}, sink, job).has_value());
        QCOMPARE(sink.rowCount, std::size_t{1});
        QCOMPARE(sink.read, std::int64_t{2});
        QCOMPARE(sink.rejections.size(), std::size_t{1});
        QCOMPARE(sink.rejections[0].line, std::int64_t{7});
        QCOMPARE(sink.rejections[0].source, std::string("TRY Stadt.dat"));
    }
    void aBrokenFileIsNamed()
    {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("leer.dat").toStdString();
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.close();
        Job job;
        const auto preview = tryFormat().preview(file, {}, job);
        QVERIFY(!preview.has_value());
        QCOMPARE(preview.error().subject, std::string("leer.dat"));
        QVERIFY(!tryFormat().preview(folder.filePath("fehlt.dat").toStdString(), {}, job).has_value());
    }
};

QTEST_GUILESS_MAIN(WeatherFormatsTest)
#include "weather_formats_test.moc"
