# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes an export of the energy market data register of any size, with the fields that real ones have:
generate_register.py FILE.zip UNITS. Six of a hundred units are in Hesse."""
import sys
import zipfile

PER_FILE = 100_000
STATES = [("09", "1403"), ("05", "1409"), ("08", "1402"), ("03", "1408"), ("12", "1400"), ("07", "1410")]


def solar(number):
    key, state = ("06", "1405") if number % 100 < 6 else STATES[number % 6]
    kw = 3 + number % 27 if number % 20 else 30 + number % 700
    place = (f"<Laengengrad>{8.5 + number % 1000 / 1000:.6f}</Laengengrad><Breitengrad>{50 + number % 997 / 997:.6f}"
             f"</Breitengrad><Strasse>Am Hang</Strasse><Hausnummer>{number % 90}</Hausnummer>" if kw >= 30 else "")
    return (f"<EinheitSolar><EinheitMastrNummer>SEE9{number:011}</EinheitMastrNummer>"
            f"<DatumLetzteAktualisierung>2025-01-15T08:00:00.1234567</DatumLetzteAktualisierung>"
            f"<LokationMaStRNummer>SEL9{number:011}</LokationMaStRNummer>"
            f"<NetzbetreiberpruefungStatus>2954</NetzbetreiberpruefungStatus>"
            f"<AnlagenbetreiberMastrNummer>ABR9{number:011}</AnlagenbetreiberMastrNummer><Land>84</Land>"
            f"<Bundesland>{state}</Bundesland><Landkreis>Landkreis Musterstadt</Landkreis><Gemeinde>Großmusterstadt"
            f"</Gemeinde><Gemeindeschluessel>{key}{number % 600000:06}</Gemeindeschluessel>"
            f"<Postleitzahl>{30000 + number % 60000}</Postleitzahl><Ort>Großmusterstadt</Ort>"
            f"<StrasseNichtGefunden>0</StrasseNichtGefunden><HausnummerNichtGefunden>0</HausnummerNichtGefunden>"
            f"<Hausnummer_nv>0</Hausnummer_nv>{place}<Registrierungsdatum>2020-05-01</Registrierungsdatum>"
            f"<Inbetriebnahmedatum>20{10 + number % 15:02}-{1 + number % 12:02}-15</Inbetriebnahmedatum>"
            f"<EinheitSystemstatus>472</EinheitSystemstatus><EinheitBetriebsstatus>35</EinheitBetriebsstatus>"
            f"<NichtVorhandenInMigriertenEinheiten>0</NichtVorhandenInMigriertenEinheiten>"
            f"<NameStromerzeugungseinheit>PV-Anlage {number}</NameStromerzeugungseinheit><Weic_nv>0</Weic_nv>"
            f"<Kraftwerksnummer_nv>0</Kraftwerksnummer_nv><Energietraeger>2495</Energietraeger>"
            f"<Bruttoleistung>{kw}.500</Bruttoleistung><Nettonennleistung>{kw}.000</Nettonennleistung>"
            f"<FernsteuerbarkeitNb>0</FernsteuerbarkeitNb><Einspeisungsart>689</Einspeisungsart>"
            f"<ZugeordneteWirkleistungWechselrichter>{kw}.000</ZugeordneteWirkleistungWechselrichter>"
            f"<GemeinsamerWechselrichterMitSpeicher>730</GemeinsamerWechselrichterMitSpeicher>"
            f"<AnzahlModule>{2 * kw}</AnzahlModule><Lage>853</Lage><Leistungsbegrenzung>802</Leistungsbegrenzung>"
            f"<EinheitlicheAusrichtungUndNeigungswinkel>1</EinheitlicheAusrichtungUndNeigungswinkel>"
            f"<Hauptausrichtung>699</Hauptausrichtung><HauptausrichtungNeigungswinkel>809</HauptausrichtungNeigungswinkel>"
            f"<Nutzungsbereich>713</Nutzungsbereich><EegMaStRNummer>EEG9{number:011}</EegMaStRNummer></EinheitSolar>\r\n")


def plant(number):
    return (f"<AnlageEegSolar><Registrierungsdatum>2020-05-01</Registrierungsdatum>"
            f"<DatumLetzteAktualisierung>2025-01-15T08:00:00.1234567</DatumLetzteAktualisierung>"
            f"<EegInbetriebnahmedatum>2020-05-01</EegInbetriebnahmedatum><EegMaStRNummer>EEG9{number:011}</EegMaStRNummer>"
            f"<AnlagenschluesselEeg>E2056801S16{number:022}</AnlagenschluesselEeg>"
            f"<AnlagenkennzifferAnlagenregister_nv>0</AnlagenkennzifferAnlagenregister_nv>"
            f"<InstallierteLeistung>9.900</InstallierteLeistung><AusschreibungZuschlag>0</AusschreibungZuschlag>"
            f"<AnlageBetriebsstatus>35</AnlageBetriebsstatus><VerknuepfteEinheitenMaStRNummern>SEE9{number:011}"
            f"</VerknuepfteEinheitenMaStRNummern></AnlageEegSolar>\r\n")


def write(archive, name, root, records):
    head = f'<?xml version="1.0" encoding="utf-16" standalone="no"?>\r\n<{root}>\r\n'
    with archive.open(name, "w") as member:
        member.write(b"\xff\xfe" + head.encode("utf-16-le"))
        for record in records:
            member.write(record.encode("utf-16-le"))
        member.write(f"</{root}>".encode("utf-16-le"))


def main():
    units = int(sys.argv[2])
    with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for part, begin in enumerate(range(0, units, PER_FILE), 1):
            numbers = range(begin + 1, min(begin + PER_FILE, units) + 1)
            write(archive, f"EinheitenSolar_{part}.xml", "EinheitenSolar", map(solar, numbers))
            write(archive, f"AnlagenEegSolar_{part}.xml", "AnlagenEegSolar", map(plant, numbers))


main()
