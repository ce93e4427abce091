// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transit/table_format.h"

#include <QTest>

#include <algorithm>

using namespace weitblick;
using namespace weitblick::transit;

class TableFormatTest : public QObject {
    Q_OBJECT

private slots:
    void theTablesThatMustBeThereAreKnown()
    {
        for (const char* const name :
             {"agency.txt", "stops.txt", "routes.txt", "trips.txt", "stop_times.txt", "calendar.txt"}) {
            QVERIFY2(tableFormat(name) != nullptr && !tableFormat(name)->required.empty(), name);
        }
    }
    void aCalendarNeedsSevenWeekdays()
    {
        QVERIFY(std::ranges::count(tableFormat("calendar.txt")->required, "thursday") == 1);
    }
    void aMisspeltNameIsUnknown() { QVERIFY(tableFormat("frecuencias.txt") == nullptr); }
    void tablesThatAreNotReadAreKnownAllTheSame() { QVERIFY(tableFormat("booking_rules.txt") != nullptr); }
};

QTEST_GUILESS_MAIN(TableFormatTest)
#include "table_format_test.moc"
