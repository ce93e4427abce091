// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace weitblick::test {

/// A table as an office publishes it, and what must become of it.
struct AgencyTable {
    std::string name;
    std::string content;              ///< bytes of the CSV file
    std::vector<std::string> columns; ///< "name:TYPE:unit" in order
    std::vector<std::string> firstRow;
    std::int64_t rows = 0;
    std::int64_t rejected = 0;
    std::vector<std::string> remarks;                         ///< parts of German remarks that must be there
    std::vector<std::string> questions;                       ///< ids; then no rows are read
    std::vector<std::pair<std::string, std::string>> answers; ///< columnForms
};

/// Twenty invented tables in the manner of German statistical offices, road and treasury departments.
inline std::vector<AgencyTable> agencyTables()
{
    return {
        {.name = "Einwohner nach Gemeinden",
         .content =
             "Bevölkerung der Gemeinden am 31.12.2023;;;;\n;;;;\n"
             "AGS;Gemeinde;Einwohner;;Fläche\n;;männlich;weiblich;in km²\n"
             "06411000;Darmstadt, Wissenschaftsstadt;81.234;80.512;122,09\n"
             "06432001;Alsbach-Hähnlein;4.812;4.733;15,75\n06432002;Babenhausen;8.601;8.599;66,92\n"
             "Summe;;94.647;93.844;204,76\n;;;;\nQuelle: Hessisches Statistisches Landesamt;;;;\n© HSL 2024;;;;\n",
         .columns = {"AGS:TEXT:", "Gemeinde:TEXT:", "Einwohner – männlich:INTEGER:", "Einwohner – weiblich:INTEGER:",
                     "Fläche:REAL:km2"},
         .firstRow = {"06411000", "Darmstadt, Wissenschaftsstadt", "81234", "80512", "122.09"},
         .rows = 3,
         .remarks = {"Bevölkerung der Gemeinden", "Quelle: Hessisches", "Summe"},
         .questions = {"column:Einwohner – männlich", "column:Einwohner – weiblich"},
         .answers = {{"Einwohner – männlich", "decimal-comma"}, {"Einwohner – weiblich", "decimal-comma"}}},
        {.name = "Kfz-Bestand",
         .content = "\"Kreis\";\"Pkw\";\"Krad\";\"Lkw\"\n\"Kassel\";\"1.102.334\";\"12.345\";\"987\"\n"
                    "\"Fulda\";\"150.221\";\"9.870\";\"1.203\"\n\"Marburg\";\"98.001\";\"7.001\";\"800\"\n",
         .columns = {"Kreis:TEXT:", "Pkw:INTEGER:", "Krad:INTEGER:", "Lkw:INTEGER:"},
         .firstRow = {"Kassel", "1102334", "12345", "987"},
         .rows = 3,
         .questions = {"column:Krad", "column:Lkw"},
         .answers = {{"Krad", "decimal-comma"}, {"Lkw", "decimal-comma"}}},
        {.name = "Haushaltsplan",
         .content = "Produkt;Bezeichnung;Ansatz 2024;Ansatz 2025\n01.01;Gemeindeorgane;1.234.567,00 "
                    "\xE2\x82\xAC;-5.000,50 \xE2\x82\xAC\n"
                    "01.02;Verwaltungssteuerung;12.300,00 \xE2\x82\xAC;0,00 \xE2\x82\xAC\n",
         .columns = {"Produkt:TEXT:", "Bezeichnung:TEXT:", "Ansatz 2024:REAL:€", "Ansatz 2025:REAL:€"},
         .firstRow = {"01.01", "Gemeindeorgane", "1234567", "-5000.5"},
         .rows = 2},
        {.name = "Zählstellen in Windows-1252",
         .content = "Z\xE4hlstelle;Stra\xDF"
                    "e;DTV;SV-Anteil in %;Datum\r\n60010001;B 3;12450;7,4;01.03.2024\r\n"
                    "60010002;Kasseler Stra\xDF"
                    "e;8020;-;15.03.2024\r\n60010003;L 3097;.;12,1;\r\n",
         .columns = {"Zählstelle:INTEGER:", "Straße:TEXT:", "DTV:INTEGER:", "SV-Anteil in %:REAL:%", "Datum:DATE:"},
         .firstRow = {"60010001", "B 3", "12450", "7.4", "2024-03-01"},
         .rows = 3,
         .remarks = {"WINDOWS-1252", "1 × „-“", "1 × „.“"}},
        {.name = "Energieverbrauch der Liegenschaften",
         .content = "\xEF\xBB\xBF"
                    "Liegenschaft;Strom;Wärme;CO2\n;[kWh];[kWh];[t]\nRathaus;123456,7;98765;12,5\n"
                    "Grundschule;45600;1234567,25;30,25\nBauhof;k. A.;5000;/\n",
         .columns = {"Liegenschaft:TEXT:", "Strom:REAL:kWh", "Wärme:REAL:kWh", "CO2:REAL:t"},
         .firstRow = {"Rathaus", "123456.7", "98765", "12.5"},
         .rows = 3,
         .remarks = {"1 × „k. A.“", "1 × „/“"}},
        {.name = "Wahlergebnis",
         .content =
             "Landtagswahl;;;;;\nEndgültiges Ergebnis;;;;;\nWahlbezirk;Wahlberechtigte;Wähler;Partei A;;Partei B\n"
             ";;;Stimmen;%;Stimmen\n001;1201;800;400;50,0;123\n002;998;701;x;x;99\n003;1500;1200;700;58,3;210\n"
             "Gesamt;3699;2701;1100;;432\n",
         .columns = {"Wahlbezirk:TEXT:", "Wahlberechtigte:INTEGER:", "Wähler:INTEGER:", "Partei A – Stimmen:INTEGER:",
                     "Partei A – %:REAL:%", "Partei B – Stimmen:INTEGER:"},
         .firstRow = {"001", "1201", "800", "400", "50", "123"},
         .rows = 3,
         .remarks = {"Gesamt", "führende Nullen"}},
        {.name = "Zeitreihe über Jahre",
         .content = "Gemeinde;2019;2020;2021\nAhnatal;8012;8034;8050\nBaunatal;27900;27850;27801\n",
         .columns = {"Gemeinde:TEXT:", "2019:INTEGER:", "2020:INTEGER:", "2021:INTEGER:"},
         .firstRow = {"Ahnatal", "8012", "8034", "8050"},
         .rows = 2},
        {.name = "Excel mit sep-Zeile und Tabulator",
         .content = "sep=\t\nPLZ\tOrt\tAnteil\n01067\tDresden\t12,5 %\n34117\tKassel\t0,75 %\n",
         .columns = {"PLZ:TEXT:", "Ort:TEXT:", "Anteil:REAL:%"},
         .firstRow = {"01067", "Dresden", "12.5"},
         .rows = 2},
        {.name = "Regionalstatistik mit Fußnoten",
         .content =
             "Statistik: 12411-01-01-4;;;\nBevölkerung nach Geschlecht;;;\nStichtag;31.12.2022;;\n"
             "Kreise;Name;Insgesamt;davon Nichtdeutsche\n06411;Darmstadt;162243;36001\n06412;Frankfurt am "
             "Main;773068;.\n"
             "06431;Bergstraße;274563;-\n__________;;;\n\"1) Ergebnis vorläufig, auf Basis des Zensus 2022\";;;\n"
             "© Statistische Ämter des Bundes und der Länder, Deutschland, 2024;;;\n",
         .columns = {"Kreise:TEXT:", "Name:TEXT:", "Insgesamt:INTEGER:", "davon Nichtdeutsche:INTEGER:"},
         .firstRow = {"06411", "Darmstadt", "162243", "36001"},
         .rows = 3,
         .remarks = {"Statistik: 12411", "Ergebnis vorläufig", "1 × „.“", "1 × „-“"}},
        {.name = "Schulen mit ja und nein",
         .content = "Nr;Schule;Ganztag;Mensa;Telefon\n1;Astrid-Lindgren-Schule;ja;wahr;0561 12345\n"
                    "2;Schule am Wall;nein;falsch;0561/99887\n3;Valentin-Traudt-Schule;ja;wahr;\n",
         .columns = {"Nr:INTEGER:", "Schule:TEXT:", "Ganztag:BOOLEAN:", "Mensa:BOOLEAN:", "Telefon:TEXT:"},
         .firstRow = {"1", "Astrid-Lindgren-Schule", "1", "1", "0561 12345"},
         .rows = 3},
        {.name = "Straßenbäume mit UTM",
         .content = "Baum-Nr;Art;Pflanzjahr;Ostwert;Nordwert;Höhe (m)\nB-001;Linde;1987;533211,45;5684321,10;12,5\n"
                    "B-002;Ahorn;2001;533300,00;5684400,55;8\nB-003;Eiche;1950;unbekannt;5684401,00;20,1\nB-004;Buche;"
                    "1960;;;15\n",
         .columns = {"Baum-Nr:TEXT:", "Art:TEXT:", "Pflanzjahr:INTEGER:", "Ostwert:TEXT:", "Nordwert:REAL:",
                     "Höhe (m):REAL:"},
         .firstRow = {"B-001", "Linde", "1987", "533211,45", "5684321.1", "12.5"},
         .rows = 3,
         .rejected = 1,
         .remarks = {"EPSG:25832"}},
        {.name = "Messwerte mit Zeit",
         .content =
             "Zeit;NO2 [µg/m3];Wind\n01.01.2024 00:00;12,3;1,0\n01.01.2024 01:00;11,0;0,5\n01.01.2024 24:00;9,8;#NV\n",
         .columns = {"Zeit:DATETIME:", "NO2 [µg/m3]:REAL:µg/m3", "Wind:REAL:"},
         .firstRow = {"2024-01-01T00:00:00Z", "12.3", "1"},
         .rows = 3,
         .remarks = {"ohne Zeitzone", "1 × „#NV“"}},
        {.name = "Englische Ausfuhr",
         .content = "site,visitors,share,opened\nPool,\"1,234,567\",0.5,12/31/2023\nZoo,\"12,000\",1.25,01/15/2024\n",
         .columns = {"site:TEXT:", "visitors:INTEGER:", "share:REAL:", "opened:DATE:"},
         .firstRow = {"Pool", "1234567", "0.5", "2023-12-31"},
         .rows = 2},
        {.name = "Datum in fraglicher Folge",
         .content = "id;am\n1;03/04/2024\n2;05/06/2024\n",
         .columns = {"id:INTEGER:", "am:DATE:"},
         .firstRow = {"1", "2024-04-03"},
         .rows = 2,
         .questions = {"column:am"},
         .answers = {{"am", "date-dmy"}}},
        {.name = "Widersprüchliche Zahlen bleiben Text",
         .content = "id;wert;lang\n1;1,5;12345678901234567\n2;1.5;22345678901234567\n3;7;32345678901234567\n",
         .columns = {"id:INTEGER:", "wert:TEXT:", "lang:TEXT:"},
         .firstRow = {"1", "1,5", "12345678901234567"},
         .rows = 3,
         .remarks = {"widersprechen sich", "mehr als 15 Ziffern"}},
        {.name = "Zu lange und zu kurze Zeilen",
         .content = "a;b;c\n1;x;2\n2;y\n3;z;4;5\n4;w;6;;\n",
         .columns = {"a:INTEGER:", "b:TEXT:", "c:INTEGER:"},
         .firstRow = {"1", "x", "2"},
         .rows = 3,
         .rejected = 1,
         .remarks = {"1 Zeilen mit zu wenigen Feldern", "1 Zeilen mit zu vielen Feldern"}},
        {.name = "Doppelte und leere Spaltennamen",
         .content = "Wert;Wert;;wert;\n1;2;3;4;\n5;6;7;8;\n",
         .columns = {"Wert:INTEGER:", "Wert_2:INTEGER:", "Spalte_3:INTEGER:", "wert_3:INTEGER:"},
         .firstRow = {"1", "2", "3", "4"},
         .rows = 2,
         .remarks = {"1 leere Spalten ohne Namen"}},
        {.name = "Schweizer Tausender und nachgestelltes Minus",
         .content = "Konto;Betrag;Saldo\n1000;1'234.50;12,50-\n1001;22'000.00;7,00\n",
         .columns = {"Konto:INTEGER:", "Betrag:REAL:", "Saldo:REAL:"},
         .firstRow = {"1000", "1234.5", "-12.5"},
         .rows = 2},
        {.name = "Schlüssel ohne führende Null",
         .content = "Gemeindeschlüssel;Wert\n6411000;1\n6432001;2\n",
         .columns = {"Gemeindeschlüssel:TEXT:", "Wert:INTEGER:"},
         .firstRow = {"6411000", "1"},
         .rows = 2,
         .remarks = {"7 statt 8 Stellen"}},
        {.name = "Spaltennummern, Leerzeichen als Tausender",
         .content = "Land;Fläche;Einwohner;Dichte\n1;2;3;4\nHessen;21\xC2\xA0"
                    "115,6;6\xC2\xA0"
                    "391\xC2\xA0"
                    "360;302,7\n"
                    "Saarland;2\xC2\xA0"
                    "571,1;992\xC2\xA0"
                    "666;386,1\n",
         .columns = {"Land:TEXT:", "Fläche:REAL:", "Einwohner:INTEGER:", "Dichte:REAL:"},
         .firstRow = {"Hessen", "21115.6", "6391360", "302.7"},
         .rows = 2,
         .remarks = {"Spaltennummern"}},
    };
}

} // namespace weitblick::test
