<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>main</name>
    <message>
        <source>Spatial data for decisions in municipalities</source>
        <translation>Geodaten für Entscheidungen in Kommunen</translation>
    </message>
    <message>
        <source>Project to open</source>
        <translation>Zu öffnendes Projekt</translation>
    </message>
    <message>
        <source>Write the window to a PNG or PDF file and end</source>
        <translation>Das Fenster als PNG oder PDF schreiben und enden</translation>
    </message>
    <message>
        <source>Size of the window</source>
        <translation>Größe des Fensters</translation>
    </message>
    <message>
        <source>Colour a layer by a column</source>
        <translation>Eine Ebene nach einer Spalte färben</translation>
    </message>
    <message>
        <source>Open this dashboard, or the last one: last</source>
        <translation>Dieses Dashboard öffnen, oder das letzte: last</translation>
    </message>
    <message>
        <source>A dashboard as a picture</source>
        <translation>Ein Dashboard als Bild</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>Projekt</translation>
    </message>
    <message>
        <source>Which dashboard</source>
        <translation>Welches Dashboard</translation>
    </message>
    <message>
        <source>PNG or PDF file</source>
        <translation>PNG- oder PDF-Datei</translation>
    </message>
    <message>
        <source>Width and height in pixels; without a height, as high as it needs to be</source>
        <translation>Breite und Höhe in Pixeln; ohne Höhe so hoch wie nötig</translation>
    </message>
    <message>
        <source>Key of a municipality or Ortsteil</source>
        <translation>Schlüssel einer Gemeinde oder eines Ortsteils</translation>
    </message>
    <message>
        <source>light, dark or high-contrast</source>
        <translation>light (hell), dark (dunkel) oder high-contrast</translation>
    </message>
    <message>
        <source>de or en</source>
        <translation>de oder en</translation>
    </message>
    <message>
        <source>week %1, %2</source>
        <translation>KW %1, %2</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::AnalysisForm</name>
    <message>
        <source>chosen automatically</source>
        <translation>wird automatisch gewählt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>optional</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– keine –</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Datei wählen: %1</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Datei wählen</translation>
    </message>
    <message>
        <source>How it is computed</source>
        <translation>So wird gerechnet</translation>
    </message>
    <message>
        <source>%1 (parameter)</source>
        <translation>%1 (aus den Kennwerten)</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::AttributeModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::BaseMapLayer</name>
    <message>
        <source>The base map cannot be brought into the system of this project.</source>
        <translation>Die Hintergrundkarte lässt sich nicht in das Koordinatensystem dieses Projekts bringen.</translation>
    </message>
    <message>
        <source>the server sends to another host: %1</source>
        <translation>der Server verweist auf einen anderen: %1</translation>
    </message>
    <message>
        <source>the answer is no picture</source>
        <translation>die Antwort ist kein Bild</translation>
    </message>
    <message>
        <source>The base map is not to be had: %1</source>
        <translation>Die Hintergrundkarte ist nicht erreichbar: %1</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::BaseMapMenu</name>
    <message>
        <source>Base map from the web</source>
        <translation>Hintergrundkarte aus dem Netz</translation>
    </message>
    <message>
        <source>No base map</source>
        <translation>Keine Hintergrundkarte</translation>
    </message>
    <message>
        <source>Base map: %1</source>
        <translation>Hintergrundkarte: %1</translation>
    </message>
    <message>
        <source>“%1” is fetched from %2.</source>
        <translation>„%1“ wird von %2 geladen.</translation>
    </message>
    <message>
        <source>Whoever runs that server gets to know the address of this computer and which part of the map you look at; none of your data. Nothing is asked of any other server.

Source: %1
Licence: %2
Terms: %3</source>
        <translation>Wer diesen Server betreibt, erfährt die Adresse dieses Rechners und den Kartenausschnitt, den Sie ansehen, aber nichts von Ihren Daten. Kein anderer Server wird gefragt.

Quelle: %1
Lizenz: %2
Bedingungen: %3</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::CataloguePanel</name>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Licence: %1</source>
        <translation>Lizenz: %1</translation>
    </message>
    <message>
        <source>%1 records were not taken</source>
        <translation>%1 Datensätze wurden nicht übernommen</translation>
    </message>
    <message>
        <source>Out of date: an input has changed</source>
        <translation>Veraltet: eine Eingabe hat sich geändert</translation>
    </message>
    <message>
        <source>Data of the project</source>
        <translation>Daten des Projekts</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (out of date)</source>
        <translation>%1 (veraltet)</translation>
    </message>
    <message>
        <source>%1 × %2 cells</source>
        <translation>%1 × %2 Zellen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::Chart</name>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
    <message>
        <source>share in %</source>
        <translation>Anteil in %</translation>
    </message>
    <message>
        <source>share of %1 in %</source>
        <translation>Anteil an %1 in %</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>median %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>half of the values from %1 to %2</source>
        <translation>die Hälfte der Werte liegt zwischen %1 und %2</translation>
    </message>
    <message>
        <source>smallest %1, largest %2</source>
        <translation>kleinster Wert %1, größter %2</translation>
    </message>
    <message>
        <source>%1: median %2, half of the values from %3 to %4</source>
        <translation>%1: Median %2, die Hälfte der Werte zwischen %3 und %4</translation>
    </message>
    <message>
        <source>%1 without a value</source>
        <translation>%1 ohne Angabe</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Calendar from %1 to %2; most on %3 (%4)</source>
        <translation>Kalender vom %1 bis %2; am meisten am %3 (%4)</translation>
    </message>
    <message>
        <source>by day</source>
        <translation>nach Tagen</translation>
    </message>
    <message>
        <source>%1 by day</source>
        <translation>%1 nach Tagen</translation>
    </message>
    <message>
        <source>This picture cannot be read: %1</source>
        <translation>Dieses Bild lässt sich nicht lesen: %1</translation>
    </message>
    <message>
        <source>Filter from %1 to %2</source>
        <translation>Filter von %1 bis %2</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>%1 rows have other values</source>
        <translation>%1 Zeilen haben andere Werte</translation>
    </message>
    <message>
        <source>%1, on a dial from %2 to %3</source>
        <translation>%1, auf einer Skala von %2 bis %3</translation>
    </message>
    <message>
        <source>Histogram of %1: %2 values from %3 to %4; most in the class %5 (%6)</source>
        <translation>Histogramm von %1: %2 Werte von %3 bis %4; die meisten in der Klasse %5 (%6)</translation>
    </message>
    <message>
        <source>count by %1</source>
        <translation>Anzahl nach %1</translation>
    </message>
    <message>
        <source>%1 below</source>
        <translation>%1 darunter</translation>
    </message>
    <message>
        <source>%1 above</source>
        <translation>%1 darüber</translation>
    </message>
    <message>
        <source>no clear difference</source>
        <translation>kein klarer Unterschied</translation>
    </message>
    <message>
        <source>target %1 is met</source>
        <translation>Ziel %1 erreicht</translation>
    </message>
    <message>
        <source>target %1 is missed</source>
        <translation>Ziel %1 verfehlt</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegenüber %2</translation>
    </message>
    <message>
        <source>against %1</source>
        <translation>gegenüber %1</translation>
    </message>
    <message>
        <source>uncertainty of the difference: ± %1</source>
        <translation>Unsicherheit des Unterschieds: ± %1</translation>
    </message>
    <message>
        <source>%1: %2 (%3) to %4 (%5)</source>
        <translation>%1: von %2 (%3) auf %4 (%5)</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Ströme</translation>
    </message>
    <message>
        <source>not shown: %1 that stay where they start</source>
        <translation>nicht gezeigt: %1, die bleiben, wo sie beginnen</translation>
    </message>
    <message>
        <source>correlation r = %1</source>
        <translation>Korrelation r = %1</translation>
    </message>
    <message>
        <source>an even sample of %1 of %2 points</source>
        <translation>gleichmäßige Auswahl: %1 von %2 Punkten</translation>
    </message>
    <message>
        <source>the first %1 of %2 rows</source>
        <translation>die ersten %1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>values for %1 of the rows</source>
        <translation>Angaben zu %1 der Zeilen</translation>
    </message>
    <message>
        <source>out of date</source>
        <translation>veraltet</translation>
    </message>
    <message numerus="yes">
        <source>%n outlier(s)</source>
        <translation>
            <numerusform>%n Ausreißer</numerusform>
            <numerusform>%n Ausreißer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n earlier year(s) have no room here</source>
        <translation>
            <numerusform>%n früheres Jahr hat hier keinen Platz</numerusform>
            <numerusform>%n frühere Jahre haben hier keinen Platz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n point(s): %1 over %2</source>
        <translation>
            <numerusform>%n Punkt: %1 über %2</numerusform>
            <numerusform>%n Punkte: %1 über %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Table of %n row(s)</source>
        <translation>
            <numerusform>Tabelle mit %n Zeile</numerusform>
            <numerusform>Tabelle mit %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no value to show.</source>
        <translation>Es gibt keinen Wert zu zeigen.</translation>
    </message>
    <message>
        <source>billion</source>
        <comment>short for a thousand million</comment>
        <translation>Mrd.</translation>
    </message>
    <message>
        <source>million</source>
        <comment>short for a million</comment>
        <translation>Mio.</translation>
    </message>
    <message>
        <source>from %1 (%2) to %3 (%4)</source>
        <translation>von %1 (%2) auf %3 (%4)</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <comment>in a tool tip</comment>
        <translation>
            <numerusform>%n Hinweis</numerusform>
            <numerusform>%n Hinweise</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>weitblick::ui::ChipBar</name>
    <message>
        <source>Take off the filter: %1</source>
        <translation>Filter wegnehmen: %1</translation>
    </message>
    <message>
        <source>Reset everything</source>
        <translation>Alles zurücksetzen</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>Befehl suchen</translation>
    </message>
    <message>
        <source>Find a command …</source>
        <translation>Befehl suchen …</translation>
    </message>
    <message>
        <source>Matching commands</source>
        <translation>Passende Befehle</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::CompareView</name>
    <message>
        <source>Line between the two maps</source>
        <translation>Linie zwischen den beiden Karten</translation>
    </message>
    <message>
        <source>Left and right move it</source>
        <translation>Pfeile nach links und rechts verschieben sie</translation>
    </message>
    <message>
        <source>Same classes</source>
        <translation>Gleiche Klassen</translation>
    </message>
    <message>
        <source>Indicator of the second map</source>
        <translation>Kennzahl der zweiten Karte</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Swipe</source>
        <translation>Wischen</translation>
    </message>
    <message>
        <source>How the maps are compared</source>
        <translation>Wie die Karten verglichen werden</translation>
    </message>
    <message>
        <source>One legend for both: classes over the values of both maps</source>
        <translation>Eine Legende für beide: Klassen über die Werte beider Karten</translation>
    </message>
    <message>
        <source>Back to the dashboard</source>
        <translation>Zurück zum Dashboard</translation>
    </message>
    <message>
        <source>against</source>
        <translation>gegen</translation>
    </message>
    <message>
        <source>%1, within the uncertainty</source>
        <translation>%1, innerhalb der Unsicherheit</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Unterschied</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::CoordinateField</name>
    <message>
        <source>%1° N  %2° E</source>
        <translation>%1° N  %2° O</translation>
    </message>
    <message>
        <source>E %1  N %2</source>
        <translation>O %1  N %2</translation>
    </message>
    <message>
        <source>Coordinate system of the display</source>
        <translation>Koordinatensystem der Anzeige</translation>
    </message>
    <message>
        <source>Place under the pointer</source>
        <translation>Ort unter dem Mauszeiger</translation>
    </message>
    <message>
        <source>UTM 32N (ETRS89)</source>
        <translation>UTM 32N (ETRS89)</translation>
    </message>
    <message>
        <source>UTM 33N (ETRS89)</source>
        <translation>UTM 33N (ETRS89)</translation>
    </message>
    <message>
        <source>WGS 84 (degrees)</source>
        <translation>WGS 84 (Grad)</translation>
    </message>
    <message>
        <source>Gauss-Krüger zone 3</source>
        <translation>Gauß-Krüger, 3. Streifen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::DashboardEditor</name>
    <message>
        <source>Changing a dashboard</source>
        <translation>Dashboard ändern</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::DashboardFilters</name>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::DashboardPage</name>
    <message>
        <source>Dashboards</source>
        <translation>Dashboards</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Edit the dashboard</source>
        <translation>Das Dashboard bearbeiten</translation>
    </message>
    <message>
        <source>Move, resize, add and change tiles</source>
        <translation>Kacheln verschieben, vergrößern, hinzufügen und ändern</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>More to do with dashboards</source>
        <translation>Mehr zu Dashboards</translation>
    </message>
    <message>
        <source>New dashboard …</source>
        <translation>Neues Dashboard …</translation>
    </message>
    <message>
        <source>Copy of this dashboard …</source>
        <translation>Kopie dieses Dashboards …</translation>
    </message>
    <message>
        <source>Title …</source>
        <translation>Titel …</translation>
    </message>
    <message>
        <source>Remove, or back to the shipped one</source>
        <translation>Entfernen, oder zurück zum mitgelieferten</translation>
    </message>
    <message>
        <source>For:</source>
        <translation>Für:</translation>
    </message>
    <message>
        <source>Add a tile</source>
        <translation>Kachel hinzufügen</translation>
    </message>
    <message>
        <source>Edit the tile …</source>
        <translation>Kachel bearbeiten …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Drag tiles to move them, drag an edge to resize; arrows and Shift+arrows do the same.</source>
        <translation>Kacheln ziehen verschiebt sie, an einer Kante ziehen ändert die Größe; Pfeile und Umschalt+Pfeile tun dasselbe.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Alle Gemeinden</translation>
    </message>
    <message>
        <source>New dashboard</source>
        <translation>Neues Dashboard</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Titel:</translation>
    </message>
    <message>
        <source>My dashboard</source>
        <translation>Mein Dashboard</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Title of the dashboard:</source>
        <translation>Titel des Dashboards:</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::DashboardView</name>
    <message>
        <source>Tiles of the dashboard</source>
        <translation>Kacheln des Dashboards</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::FeaturePanel</name>
    <message>
        <source>Features at this place</source>
        <translation>Objekte an dieser Stelle</translation>
    </message>
    <message>
        <source>Values of the feature</source>
        <translation>Werte des Objekts</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Click at something on the map.</source>
        <translation>Auf etwas in der Karte klicken.</translation>
    </message>
    <message>
        <source>%1, no. %2</source>
        <translation>%1, Nr. %2</translation>
    </message>
    <message>
        <source>Reading a feature</source>
        <translation>Objekt wird gelesen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::GuidedTour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Guided tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>End the tour</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::HandbookView</name>
    <message>
        <source>Search the handbook</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Page of the handbook</source>
        <translation>Seite des Handbuchs</translation>
    </message>
    <message>
        <source>The handbook has no page “%1”.</source>
        <translation>Das Handbuch hat keine Seite „%1“.</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::HistoryPanel</name>
    <message>
        <source>History of the project</source>
        <translation>Verlauf des Projekts</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Enter or a double click goes back to that state, or forward to it again</source>
        <translation>Eingabetaste oder Doppelklick geht auf diesen Stand zurück oder wieder vor</translation>
    </message>
    <message>
        <source>%1 (undone)</source>
        <translation>%1 (zurückgenommen)</translation>
    </message>
    <message>
        <source>Nothing has been changed yet.</source>
        <translation>Es wurde noch nichts geändert.</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::ImportDialog</name>
    <message>
        <source>Import %1</source>
        <translation>%1 übernehmen</translation>
    </message>
    <message>
        <source>Layers of the file</source>
        <translation>Ebenen der Datei</translation>
    </message>
    <message>
        <source>as in the file</source>
        <translation>wie in der Datei</translation>
    </message>
    <message>
        <source>Name in the project</source>
        <translation>Name im Projekt</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– keine –</translation>
    </message>
    <message>
        <source>Role for the analyses</source>
        <translation>Rolle für die Analysen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Looking into the file …</source>
        <translation>Die Datei wird angesehen …</translation>
    </message>
    <message numerus="yes">
        <source>%n layer(s) ready to import.</source>
        <translation>
            <numerusform>%n Ebene ist bereit.</numerusform>
            <numerusform>%n Ebenen sind bereit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) to answer before the import.</source>
        <translation>
            <numerusform>%n Frage ist vor dem Import zu beantworten.</numerusform>
            <numerusform>%n Fragen sind vor dem Import zu beantworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Please choose …</source>
        <translation>Bitte wählen …</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::IssuesPanel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was tun</translation>
    </message>
    <message>
        <source>Problems and remarks</source>
        <translation>Probleme und Hinweise</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>Liste leeren</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::JobsPanel</name>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Stop: %1</source>
        <translation>Abbrechen: %1</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>Es läuft nichts.</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::LineageView</name>
    <message>
        <source>Where does this number come from?</source>
        <translation>Wie kommt diese Zahl zustande?</translation>
    </message>
    <message>
        <source>Lineage of the dataset</source>
        <translation>Herkunft des Datensatzes</translation>
    </message>
    <message>
        <source>Choose a dataset and ask where it comes from.</source>
        <translation>Einen Datensatz wählen und fragen, woher er kommt.</translation>
    </message>
    <message>
        <source>Where does “%1” come from?</source>
        <translation>Wie kommt „%1“ zustande?</translation>
    </message>
    <message>
        <source>Following the lineage</source>
        <translation>Herkunft wird verfolgt</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Its origin is not known.</source>
        <translation>Die Herkunft ist nicht bekannt.</translation>
    </message>
    <message>
        <source>See above.</source>
        <translation>Siehe oben.</translation>
    </message>
    <message>
        <source>Out of date: an input has changed since.</source>
        <translation>Veraltet: eine Eingabe hat sich seitdem geändert.</translation>
    </message>
    <message>
        <source>version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>Cells with a value</source>
        <translation>Zellen mit Wert</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 read, %2 kept, %3 rejected</source>
        <translation>%1 gelesen, %2 übernommen, %3 verworfen</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source> (default)</source>
        <translation> (Vorgabe)</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatensystem</translation>
    </message>
    <message>
        <source>Layer in the file</source>
        <translation>Ebene in der Datei</translation>
    </message>
    <message>
        <source>Characters</source>
        <translation>Zeichensatz</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Trennzeichen</translation>
    </message>
    <message>
        <source>Line of the header</source>
        <translation>Kopfzeile</translation>
    </message>
    <message>
        <source>Column of x</source>
        <translation>Spalte mit x</translation>
    </message>
    <message>
        <source>Column of y</source>
        <translation>Spalte mit y</translation>
    </message>
    <message>
        <source>made from:</source>
        <translation>entstanden aus:</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::MainWindow</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Form of the analysis</source>
        <translation>Formular der Analyse</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Where from?</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n selected</source>
        <translation>
            <numerusform>%1: %n ausgewählt</numerusform>
            <numerusform>%1: %n ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Length %1 m, area %2 m²</source>
        <translation>Länge %1 m, Fläche %2 m²</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>%1 wird übernommen</translation>
    </message>
    <message>
        <source>%1 read, %2 kept, %3 rejected</source>
        <translation>%1 gelesen, %2 übernommen, %3 verworfen</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Weitblick (*.gpkg)</source>
        <translation>Weitblick (*.gpkg)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien übernehmen</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 ausgeben</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 wird ausgegeben</translation>
    </message>
    <message>
        <source>%1 rows written to %2</source>
        <translation>%1 Zeilen nach %2 geschrieben</translation>
    </message>
    <message>
        <source>The sample region has not been made yet.</source>
        <translation>Die Beispielregion ist noch nicht angelegt.</translation>
    </message>
    <message>
        <source>Run packaging/demo once; it makes the sample region.</source>
        <translation>Einmal packaging/demo ausführen; es legt die Beispielregion an.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>New name:</source>
        <translation>Neuer Name:</translation>
    </message>
    <message>
        <source>An import of %1 was interrupted; nothing of it is in the project.</source>
        <translation>Ein Import von %1 wurde unterbrochen; nichts davon ist im Projekt.</translation>
    </message>
    <message>
        <source>Import the file again.</source>
        <translation>Die Datei noch einmal übernehmen.</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>&amp;Daten</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Karte</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;New project …</source>
        <translation>&amp;Neues Projekt …</translation>
    </message>
    <message>
        <source>&amp;Open project …</source>
        <translation>Projekt ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open the &amp;sample region</source>
        <translation>Beispiel&amp;region öffnen</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>Projekt &amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;herstellen</translation>
    </message>
    <message>
        <source>&amp;Find a command …</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Import files …</source>
        <translation>Dateien &amp;übernehmen …</translation>
    </message>
    <message>
        <source>&amp;Export …</source>
        <translation>&amp;Ausgeben …</translation>
    </message>
    <message>
        <source>Show the &amp;table</source>
        <translation>&amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>&amp;Where does it come from?</source>
        <translation>&amp;Woher kommt das?</translation>
    </message>
    <message>
        <source>Re&amp;name …</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>&amp;Move and identify</source>
        <translation>&amp;Bewegen und abfragen</translation>
    </message>
    <message>
        <source>M&amp;easure</source>
        <translation>&amp;Messen</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>Alle&amp;s zeigen</translation>
    </message>
    <message>
        <source>&amp;Zoom to the layer</source>
        <translation>Auf die Ebene &amp;zoomen</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>Hoher &amp;Kontrast</translation>
    </message>
    <message>
        <source>The language changes with the next start.</source>
        <translation>Die Sprache wechselt mit dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Handbook</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>In &amp;5 minutes</source>
        <translation>In &amp;5 Minuten</translation>
    </message>
    <message>
        <source>Choose an analysis from the menu.</source>
        <translation>Im Menü „Analyse“ eine Analyse wählen.</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Kennwerte</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Map without protection</source>
        <translation>Karte ohne Schutz</translation>
    </message>
    <message>
        <source>The map process runs without a sandbox (bubblewrap), because this computer does not allow one.</source>
        <translation>Der Kartenprozess läuft ohne Sandbox (bubblewrap), weil dieser Rechner keine erlaubt.</translation>
    </message>
    <message>
        <source>Map is starting again …</source>
        <translation>Karte startet neu …</translation>
    </message>
    <message>
        <source>The map process has ended; the picture stays, and a new one draws it again.</source>
        <translation>Der Kartenprozess hat sich beendet; das Bild bleibt stehen, ein neuer zeichnet es noch einmal.</translation>
    </message>
    <message>
        <source>Map without labels</source>
        <translation>Karte ohne Beschriftung</translation>
    </message>
    <message>
        <source>QGIS cannot be started; Weitblick draws the layers itself.</source>
        <translation>QGIS lässt sich nicht starten; Weitblick zeichnet die Ebenen selbst.</translation>
    </message>
    <message>
        <source>%1 (read only) – Weitblick</source>
        <translation>%1 (nur lesen) – Weitblick</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>Werkzeuge</translation>
    </message>
    <message>
        <source>&amp;Recent projects</source>
        <translation>&amp;Zuletzt benutzt</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Select by &amp;condition …</source>
        <translation>Nach &amp;Bedingung auswählen …</translation>
    </message>
    <message>
        <source>&amp;Role and columns …</source>
        <translation>&amp;Rolle und Spalten …</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Parameters and factors</source>
        <translation>&amp;Kennwerte und Faktoren</translation>
    </message>
    <message>
        <source>&amp;Select by click or box</source>
        <translation>Mit Klick oder Rahmen &amp;auswählen</translation>
    </message>
    <message>
        <source>Select by &amp;polygon</source>
        <translation>Mit &amp;Vieleck auswählen</translation>
    </message>
    <message>
        <source>Zoom to the se&amp;lection</source>
        <translation>Auf die Aus&amp;wahl zoomen</translation>
    </message>
    <message>
        <source>&amp;Draw the map again</source>
        <translation>Karte &amp;neu zeichnen</translation>
    </message>
    <message>
        <source>&amp;Bookmark this view …</source>
        <translation>&amp;Lesezeichen setzen …</translation>
    </message>
    <message>
        <source>B&amp;ookmarks</source>
        <translation>Lesezei&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Copy the coordinates</source>
        <translation>&amp;Koordinaten kopieren</translation>
    </message>
    <message>
        <source>Open or create a project first; then files can be brought in.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen, dann lassen sich Dateien übernehmen.</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2 Zeilen</translation>
    </message>
    <message>
        <source>Bookmark</source>
        <translation>Lesezeichen</translation>
    </message>
    <message>
        <source>Name of this part of the map:</source>
        <translation>Name dieses Ausschnitts:</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>&amp;Map sheet as PDF or picture …</source>
        <translation>&amp;Kartenblatt als PDF oder Bild …</translation>
    </message>
    <message>
        <source>Write a &amp;QGIS project …</source>
        <translation>Als &amp;QGIS-Projekt ausgeben …</translation>
    </message>
    <message>
        <source>The map process that draws sheets is not ready.</source>
        <translation>Der Kartenprozess, der Kartenblätter zeichnet, ist nicht bereit.</translation>
    </message>
    <message>
        <source>Map sheet</source>
        <translation>Kartenblatt</translation>
    </message>
    <message>
        <source>map.pdf</source>
        <translation>karte.pdf</translation>
    </message>
    <message>
        <source>PDF (*.pdf);;PNG (*.png);;SVG (*.svg)</source>
        <translation>PDF (*.pdf);;PNG (*.png);;SVG (*.svg)</translation>
    </message>
    <message>
        <source>The map process that writes QGIS projects is not ready.</source>
        <translation>Der Kartenprozess, der QGIS-Projekte schreibt, ist nicht bereit.</translation>
    </message>
    <message>
        <source>QGIS project</source>
        <translation>QGIS-Projekt</translation>
    </message>
    <message>
        <source>QGIS project (*.qgz)</source>
        <translation>QGIS-Projekt (*.qgz)</translation>
    </message>
    <message>
        <source>Take over a QGIS project …</source>
        <translation>QGIS-Projekt übernehmen …</translation>
    </message>
    <message>
        <source>Save as a QGIS style …</source>
        <translation>Als QGIS-Stil speichern …</translation>
    </message>
    <message>
        <source>Load a QGIS style …</source>
        <translation>QGIS-Stil laden …</translation>
    </message>
    <message>
        <source>QGIS tools</source>
        <translation>QGIS-Werkzeuge</translation>
    </message>
    <message>
        <source>QGIS: %1 …</source>
        <translation>QGIS: %1 …</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Dashboards</source>
        <translation>Dashboards</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>Ihre Daten</translation>
    </message>
    <message>
        <source>Drop files on the window, or choose Data › Import files. The tick shows a layer on the map; the right mouse button says what can be done with it.</source>
        <translation>Ziehen Sie Dateien auf das Fenster, oder wählen Sie Daten › Dateien importieren. Der Haken zeigt eine Ebene auf der Karte; die rechte Maustaste sagt, was sich mit ihr tun lässt.</translation>
    </message>
    <message>
        <source>The map</source>
        <translation>Die Karte</translation>
    </message>
    <message>
        <source>Drag to move, turn the wheel to zoom, click to ask what is there. The tools above select and measure.</source>
        <translation>Ziehen verschiebt, das Mausrad ändert den Maßstab, ein Klick sagt, was dort ist. Die Werkzeuge darüber wählen aus und messen.</translation>
    </message>
    <message>
        <source>Choose a column, and the layer is coloured by its values. Classes, bounds and colours change at once.</source>
        <translation>Wählen Sie eine Spalte, und die Ebene färbt sich nach ihren Werten. Klassen, Grenzen und Farben ändern sich sofort.</translation>
    </message>
    <message>
        <source>Analyses</source>
        <translation>Analysen</translation>
    </message>
    <message>
        <source>The menu Analysis holds everything that can be computed. Each has a form with units, limits and help; the result is a new layer.</source>
        <translation>Im Menü Analyse steht alles, was sich berechnen lässt. Jede Analyse hat ein Formular mit Einheiten, Grenzen und Hilfe; das Ergebnis ist eine neue Ebene.</translation>
    </message>
    <message>
        <source>Where does a number come from?</source>
        <translation>Woher kommt eine Zahl?</translation>
    </message>
    <message>
        <source>This panel names sources, steps and parameters of every result. Ctrl+Z takes back any change, Ctrl+K finds any command.</source>
        <translation>Hier stehen Quellen, Schritte und Kennwerte jedes Ergebnisses. Strg+Z nimmt jede Änderung zurück, Strg+K findet jeden Befehl.</translation>
    </message>
    <message>
        <source>Time series</source>
        <translation>Zeitreihen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::MapLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::MapTile</name>
    <message>
        <source>Move, and choose by click</source>
        <translation>Verschieben, und mit einem Klick auswählen</translation>
    </message>
    <message>
        <source>Choose by a box</source>
        <translation>Mit einem Rechteck auswählen</translation>
    </message>
    <message>
        <source>Choose by a polygon</source>
        <translation>Mit einem Vieleck auswählen</translation>
    </message>
    <message>
        <source>The part of the map that is shown is a filter</source>
        <translation>Der gezeigte Kartenausschnitt filtert</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Map: %1</source>
        <translation>Karte: %1</translation>
    </message>
    <message>
        <source>no value</source>
        <translation>keine Angabe</translation>
    </message>
    <message>
        <source>Compare with another map</source>
        <translation>Mit einer anderen Karte vergleichen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::MapWidget</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Reading the layers …</source>
        <translation>Ebenen werden gelesen …</translation>
    </message>
    <message>
        <source>None of the chosen layers can be shown. See “Problems”.</source>
        <translation>Keine der gewählten Ebenen lässt sich zeigen. Siehe „Probleme“.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Arrows move, plus and minus zoom, Home shows everything, Enter asks for the centre</source>
        <translation>Pfeiltasten verschieben, Plus und Minus zoomen, Pos1 zeigt alles, die Eingabetaste fragt die Mitte ab</translation>
    </message>
    <message>
        <source>This project is empty. Drop files here, or choose Data › Import.</source>
        <translation>Dieses Projekt ist noch leer. Dateien hierher ziehen oder „Daten › Dateien übernehmen“ wählen.</translation>
    </message>
    <message>
        <source>No layer is shown. Tick a layer on the left, or drop files here.</source>
        <translation>Es ist keine Ebene sichtbar. Links eine Ebene ankreuzen oder Dateien hierher ziehen.</translation>
    </message>
    <message>
        <source>The layers lie outside this part of the map. Home shows everything.</source>
        <translation>Die Ebenen liegen außerhalb dieses Ausschnitts. Pos1 zeigt alles.</translation>
    </message>
    <message>
        <source>The layers that are shown hold no shapes.</source>
        <translation>Die sichtbaren Ebenen enthalten keine Geometrien.</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::ProjectSession</name>
    <message>
        <source>Creating the project</source>
        <translation>Projekt wird angelegt</translation>
    </message>
    <message>
        <source>Opening the project</source>
        <translation>Projekt wird geöffnet</translation>
    </message>
    <message>
        <source>Changing the project</source>
        <translation>Projekt wird geändert</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Wird rückgängig gemacht</translation>
    </message>
    <message>
        <source>Redoing</source>
        <translation>Wird wiederhergestellt</translation>
    </message>
    <message>
        <source>Colours of “%1”</source>
        <translation>Farben von „%1“</translation>
    </message>
    <message>
        <source>Bookmarks of the map</source>
        <translation>Lesezeichen der Karte</translation>
    </message>
    <message>
        <source>Dashboard “%1”</source>
        <translation>Dashboard „%1“</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::QgisDesk</name>
    <message>
        <source>QGIS is not ready; its tools cannot be used now.</source>
        <translation>QGIS ist nicht bereit; seine Werkzeuge lassen sich gerade nicht benutzen.</translation>
    </message>
    <message>
        <source>Asking QGIS what the tool needs …</source>
        <translation>QGIS wird gefragt, was das Werkzeug braucht …</translation>
    </message>
    <message>
        <source>The installed QGIS does not have this tool.</source>
        <translation>Das installierte QGIS hat dieses Werkzeug nicht.</translation>
    </message>
    <message>
        <source>%1: %2 rows</source>
        <translation>%1: %2 Zeilen</translation>
    </message>
    <message>
        <source>Take over a QGIS project</source>
        <translation>QGIS-Projekt übernehmen</translation>
    </message>
    <message>
        <source>QGIS project (*.qgz *.qgs)</source>
        <translation>QGIS-Projekt (*.qgz *.qgs)</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>%1 wird gelesen</translation>
    </message>
    <message>
        <source>not taken: %1</source>
        <translation>nicht übernommen: %1</translation>
    </message>
    <message>
        <source>Taking over a QGIS project</source>
        <translation>QGIS-Projekt wird übernommen</translation>
    </message>
    <message>
        <source>%1 read, %2 kept, %3 rejected</source>
        <translation>%1 gelesen, %2 übernommen, %3 verworfen</translation>
    </message>
    <message>
        <source>Load a QGIS style</source>
        <translation>QGIS-Stil laden</translation>
    </message>
    <message>
        <source>QGIS style (*.qml)</source>
        <translation>QGIS-Stil (*.qml)</translation>
    </message>
    <message>
        <source>drawn by QGIS once the map stands still: %1</source>
        <translation>zeichnet QGIS, sobald die Karte stillsteht: %1</translation>
    </message>
    <message>
        <source>%1 is drawn by the style %2</source>
        <translation>%1 wird nach dem Stil %2 gezeichnet</translation>
    </message>
    <message>
        <source>QGIS, which writes the style, is not ready.</source>
        <translation>QGIS, das den Stil schreibt, ist nicht bereit.</translation>
    </message>
    <message>
        <source>Save as a QGIS style</source>
        <translation>Als QGIS-Stil speichern</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::QgisProjectDialog</name>
    <message>
        <source>Layer</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Layers of the QGIS project</source>
        <translation>Ebenen des QGIS-Projekts</translation>
    </message>
    <message>
        <source>Take over a QGIS project</source>
        <translation>QGIS-Projekt übernehmen</translation>
    </message>
    <message>
        <source>QGIS project</source>
        <translation>QGIS-Projekt</translation>
    </message>
    <message>
        <source>The ticked layers are imported with their styles. The QGIS project and its files stay as they are.</source>
        <translation>Die angehakten Ebenen werden mit ihren Stilen importiert. Das QGIS-Projekt und seine Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Why not</source>
        <translation>Warum nicht</translation>
    </message>
    <message>
        <source>What is not taken</source>
        <translation>Was nicht übernommen wird</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Everything in it can be taken.</source>
        <translation>Alles darin lässt sich übernehmen.</translation>
    </message>
    <message>
        <source>Not taken (%1):</source>
        <translation>Nicht übernommen (%1):</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::RasterPanel</name>
    <message>
        <source>Greys</source>
        <translation>Graustufen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Relief (shaded heights)</source>
        <translation>Relief (schattierte Höhen)</translation>
    </message>
    <message>
        <source>of the data</source>
        <translation>wie die Daten</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>Zeigen als</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::RegistryPanel</name>
    <message numerus="yes">
        <source>table of %n row(s)</source>
        <translation>
            <numerusform>Tabelle mit %n Zeile</numerusform>
            <numerusform>Tabelle mit %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>always</source>
        <translation>immer</translation>
    </message>
    <message>
        <source>Own value …</source>
        <translation>Eigener Wert …</translation>
    </message>
    <message>
        <source>Back to the registry</source>
        <translation>Zurück zum Register</translation>
    </message>
    <message>
        <source>Search parameters</source>
        <translation>Kennwerte suchen</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Kennwerte</translation>
    </message>
    <message>
        <source>Parameter</source>
        <translation>Kennwert</translation>
    </message>
    <message>
        <source>Value today</source>
        <translation>Wert heute</translation>
    </message>
    <message>
        <source>%1 (own)</source>
        <translation>%1 (eigener)</translation>
    </message>
    <message>
        <source>Choose a parameter to see where its value comes from.</source>
        <translation>Einen Kennwert wählen, um zu sehen, woher sein Wert kommt.</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <translation>Quelle: %1</translation>
    </message>
    <message>
        <source>Valid: %1</source>
        <translation>Gültig: %1</translation>
    </message>
    <message>
        <source>⚠ Assumption: no source confirms this value.</source>
        <translation>⚠ Annahme: keine Quelle bestätigt diesen Wert.</translation>
    </message>
    <message>
        <source>No value holds today.</source>
        <translation>Heute gilt kein Wert.</translation>
    </message>
    <message>
        <source>Own value %1: %2</source>
        <translation>Eigener Wert %1: %2</translation>
    </message>
    <message>
        <source>e.g. contract of the municipal utility of 1 March 2026</source>
        <translation>z. B. Vertrag der Stadtwerke vom 1. März 2026</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Value in %1</source>
        <translation>Wert in %1</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Please give a reason: it stands beside every result.</source>
        <translation>Bitte eine Begründung angeben: sie steht bei jedem Ergebnis.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::RoleDialog</name>
    <message>
        <source>Buildings</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>Zones (municipalities, districts)</source>
        <translation>Zonen (Gemeinden, Ortsteile)</translation>
    </message>
    <message>
        <source>Parcels</source>
        <translation>Flurstücke</translation>
    </message>
    <message>
        <source>Streets</source>
        <translation>Straßen</translation>
    </message>
    <message>
        <source>Facilities</source>
        <translation>Einrichtungen</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Bevölkerung</translation>
    </message>
    <message>
        <source>Timetable</source>
        <translation>Fahrplan</translation>
    </message>
    <message>
        <source>Sensor sites</source>
        <translation>Messstellen</translation>
    </message>
    <message>
        <source>Roof surfaces</source>
        <translation>Dachflächen</translation>
    </message>
    <message>
        <source>Generation units</source>
        <translation>Erzeugungsanlagen</translation>
    </message>
    <message>
        <source>Role of %1</source>
        <translation>Rolle von %1</translation>
    </message>
    <message>
        <source>– none –</source>
        <translation>– keine –</translation>
    </message>
    <message>
        <source>Role for the analyses</source>
        <translation>Rolle für die Analysen</translation>
    </message>
    <message>
        <source>Columns and fields</source>
        <translation>Spalten und Felder</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Spalte</translation>
    </message>
    <message>
        <source>First values</source>
        <translation>Erste Werte</translation>
    </message>
    <message>
        <source>Field of the role</source>
        <translation>Feld der Rolle</translation>
    </message>
    <message>
        <source>Analyses ask for data by what they are. An empty field leaves the column out.</source>
        <translation>Analysen fragen nach Daten danach, was sie sind. Ein leeres Feld lässt die Spalte weg.</translation>
    </message>
    <message>
        <source>Reading the first rows</source>
        <translation>Erste Zeilen werden gelesen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::SeriesChart</name>
    <message>
        <source>Course over time</source>
        <translation>Verlauf über die Zeit</translation>
    </message>
    <message>
        <source>Choose a station</source>
        <translation>Eine Messstelle wählen</translation>
    </message>
    <message>
        <source>No readings in this period</source>
        <translation>Keine Messwerte in diesem Zeitraum</translation>
    </message>
    <message>
        <source>%1: no readings</source>
        <translation>%1: keine Messwerte</translation>
    </message>
    <message>
        <source>%1: from %2 to %3 %4</source>
        <translation>%1: von %2 bis %3 %4</translation>
    </message>
    <message>
        <source>Lines over time, %1 to %2</source>
        <translation>Linien über die Zeit, %1 bis %2</translation>
    </message>
    <message>
        <source>%1: %2 %3 (%4)</source>
        <translation>%1: %2 %3 (%4)</translation>
    </message>
    <message>
        <source>Worth a look: %1</source>
        <translation>Auffällig: %1</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::StartPage</name>
    <message>
        <source>Spatial data for decisions in municipalities: mobility, energy, regional development.</source>
        <translation>Geodaten für Entscheidungen in Kommunen: Mobilität, Energie, Regionalentwicklung.</translation>
    </message>
    <message>
        <source>Try the sample region</source>
        <translation>Beispielregion ausprobieren</translation>
    </message>
    <message>
        <source>Musterkreis: a fictional county with everything in it</source>
        <translation>Musterkreis: ein erdachter Landkreis, in dem alles da ist</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>One file for layers, results and where they came from</source>
        <translation>Eine Datei für Ebenen, Ergebnisse und ihre Herkunft</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>A Weitblick file (.gpkg)</source>
        <translation>Eine Weitblick-Datei (.gpkg)</translation>
    </message>
    <message>
        <source>In 5 minutes</source>
        <translation>In 5 Minuten</translation>
    </message>
    <message>
        <source>From a file on the desk to a map that can be shown</source>
        <translation>Von der Datei auf dem Schreibtisch zur vorzeigbaren Karte</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt benutzt</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (nicht gefunden)</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>Noch keine.</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::StationModel</name>
    <message>
        <source>%1 min</source>
        <translation>%1 Min.</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 Std.</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1: the last reading is older than it should be</source>
        <translation>%1: der letzte Wert ist älter, als er sein sollte</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>Messstelle</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::TablePanel</name>
    <message>
        <source>Only selected rows</source>
        <translation>Nur ausgewählte Zeilen</translation>
    </message>
    <message>
        <source>Select rows by a condition</source>
        <translation>Zeilen nach einer Bedingung auswählen</translation>
    </message>
    <message>
        <source>Enter selects the rows for which the condition is true</source>
        <translation>Die Eingabetaste wählt die Zeilen aus, für die die Bedingung wahr ist</translation>
    </message>
    <message>
        <source>Attribute table</source>
        <translation>Attributtabelle</translation>
    </message>
    <message>
        <source>Selecting rows of %1</source>
        <translation>Zeilen von %1 werden ausgewählt</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2 selected</source>
        <translation>%1 von %2 ausgewählt</translation>
    </message>
    <message>
        <source>Condition, e.g. height &gt; 12 and use = &apos;Wohnen&apos;</source>
        <translation>Bedingung, z. B. geschosse &gt; 2 und ortsteil = &apos;Mitte&apos;</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::ThemePanel</name>
    <message>
        <source>Natural breaks (Jenks)</source>
        <translation>Natürliche Grenzen (Jenks)</translation>
    </message>
    <message>
        <source>Equal counts (quantiles)</source>
        <translation>Gleiche Anzahl (Quantile)</translation>
    </message>
    <message>
        <source>Equal intervals</source>
        <translation>Gleiche Abstände</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>Standardabweichung</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <source>Classes by</source>
        <translation>Klassen nach</translation>
    </message>
    <message>
        <source>Number of classes</source>
        <translation>Zahl der Klassen</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>Deckkraft</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>– one colour –</source>
        <translation>– eine Farbe –</translation>
    </message>
    <message>
        <source>all features</source>
        <translation>alle Objekte</translation>
    </message>
    <message>
        <source>Own bounds</source>
        <translation>Eigene Grenzen</translation>
    </message>
    <message>
        <source>e.g. 0; 10; 50; 100</source>
        <translation>z. B. 0; 10; 50; 100</translation>
    </message>
    <message>
        <source>The bounds of the classes, separated by semicolons. A value belongs to the class whose upper bound it does not exceed.</source>
        <translation>Die Grenzen der Klassen, mit Strichpunkt getrennt. Ein Wert gehört zu der Klasse, deren obere Grenze er nicht überschreitet.</translation>
    </message>
    <message>
        <source>Bounds</source>
        <translation>Grenzen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::TileForm</name>
    <message>
        <source>(none)</source>
        <translation>(nichts)</translation>
    </message>
    <message>
        <source>Tile: %1</source>
        <translation>Kachel: %1</translation>
    </message>
    <message>
        <source>made from what the tile shows</source>
        <translation>ergibt sich aus dem Inhalt</translation>
    </message>
    <message>
        <source>Title:</source>
        <translation>Titel:</translation>
    </message>
    <message>
        <source>Note below:</source>
        <translation>Hinweis darunter:</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Find an indicator:</source>
        <translation>Kennzahl suchen:</translation>
    </message>
    <message>
        <source>Indicators:</source>
        <translation>Kennzahlen:</translation>
    </message>
    <message>
        <source>Dataset %1</source>
        <translation>Datensatz %1</translation>
    </message>
    <message>
        <source>Data:</source>
        <translation>Daten:</translation>
    </message>
    <message>
        <source>all rows, or a condition: kind = &apos;Schule&apos;</source>
        <translation>alle Zeilen, oder eine Bedingung: kind = &apos;Schule&apos;</translation>
    </message>
    <message>
        <source>Only rows with:</source>
        <translation>Nur Zeilen mit:</translation>
    </message>
    <message>
        <source>names, with commas between them</source>
        <translation>Namen, durch Kommas getrennt</translation>
    </message>
    <message>
        <source>For:</source>
        <translation>Für:</translation>
    </message>
    <message>
        <source>Of the values:</source>
        <translation>Aus den Werten:</translation>
    </message>
    <message>
        <source>number of rows</source>
        <translation>Anzahl der Zeilen</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>smallest</source>
        <translation>kleinster</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>größter</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>Indicator:</source>
        <translation>Kennzahl:</translation>
    </message>
    <message>
        <source>Coloured by:</source>
        <translation>Gefärbt nach:</translation>
    </message>
    <message>
        <source>Classes:</source>
        <translation>Klassen:</translation>
    </message>
    <message>
        <source>Target:</source>
        <translation>Ziel:</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>Von:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Bis:</translation>
    </message>
    <message>
        <source>Grouped by:</source>
        <translation>Gruppiert nach:</translation>
    </message>
    <message>
        <source>Value:</source>
        <translation>Wert:</translation>
    </message>
    <message>
        <source>Order:</source>
        <translation>Reihenfolge:</translation>
    </message>
    <message>
        <source>largest first</source>
        <translation>größte zuerst</translation>
    </message>
    <message>
        <source>smallest first</source>
        <translation>kleinste zuerst</translation>
    </message>
    <message>
        <source>by name</source>
        <translation>nach Namen</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>wie gegeben</translation>
    </message>
    <message>
        <source>Bars at most:</source>
        <translation>Höchstens Balken:</translation>
    </message>
    <message>
        <source>Along:</source>
        <translation>Entlang von:</translation>
    </message>
    <message>
        <source>Values:</source>
        <translation>Werte:</translation>
    </message>
    <message>
        <source>A line for each:</source>
        <translation>Eine Linie für jede:</translation>
    </message>
    <message>
        <source>Field:</source>
        <translation>Feld:</translation>
    </message>
    <message>
        <source>Indicator across:</source>
        <translation>Kennzahl waagerecht:</translation>
    </message>
    <message>
        <source>Indicator upwards:</source>
        <translation>Kennzahl senkrecht:</translation>
    </message>
    <message>
        <source>Field across:</source>
        <translation>Feld waagerecht:</translation>
    </message>
    <message>
        <source>Field upwards:</source>
        <translation>Feld senkrecht:</translation>
    </message>
    <message>
        <source>Named by:</source>
        <translation>Benannt nach:</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>Datum:</translation>
    </message>
    <message>
        <source>Flows at most:</source>
        <translation>Höchstens Ströme:</translation>
    </message>
    <message>
        <source>Columns:</source>
        <translation>Spalten:</translation>
    </message>
    <message>
        <source>Text (Markdown):</source>
        <translation>Text (Markdown):</translation>
    </message>
    <message>
        <source>file beside the project</source>
        <translation>Datei neben dem Projekt</translation>
    </message>
    <message>
        <source>Picture:</source>
        <translation>Bild:</translation>
    </message>
    <message>
        <source>In words:</source>
        <translation>In Worten:</translation>
    </message>
    <message>
        <source>Choices at most:</source>
        <translation>Höchstens Einträge:</translation>
    </message>
    <message>
        <source>History along:</source>
        <translation>Verlauf über:</translation>
    </message>
    <message>
        <source>by class, else largest first</source>
        <translation>nach Klasse, sonst größter zuerst</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::TileGrip</name>
    <message>
        <source>Tile “%1”</source>
        <translation>Kachel „%1“</translation>
    </message>
    <message>
        <source>Arrows move, Shift and arrows resize, Enter edits, Delete removes, Ctrl+D duplicates</source>
        <translation>Pfeile verschieben, Umschalt und Pfeile ändern die Größe, Eingabe bearbeitet, Entf entfernt, Strg+D verdoppelt</translation>
    </message>
    <message>
        <source>Drag to move, drag an edge to resize, double-click to edit</source>
        <translation>Ziehen verschiebt, an einer Kante ziehen ändert die Größe, Doppelklick bearbeitet</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Verdoppeln</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::TileWidget</name>
    <message>
        <source>Where does this number come from?</source>
        <translation>Wie kommt diese Zahl zustande?</translation>
    </message>
    <message>
        <source>Copy the values</source>
        <translation>Werte kopieren</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>Als Bild kopieren</translation>
    </message>
    <message>
        <source>selected of it: %1</source>
        <translation>davon ausgewählt: %1</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::TimeBar</name>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Weekday and hour</source>
        <translation>Wochentag und Stunde</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Smallest</source>
        <translation>kleinster Wert</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation>größter Wert</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Percentile</source>
        <translation>Perzentil</translation>
    </message>
    <message>
        <source>Readings above a limit</source>
        <translation>Werte über einer Grenze</translation>
    </message>
    <message>
        <source>Share of readings</source>
        <translation>Anteil der Werte</translation>
    </message>
    <message>
        <source>Latest reading</source>
        <translation>letzter Wert</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>Set of time series</source>
        <translation>Sammlung der Zeitreihen</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Messgröße</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Statistic</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Step in time</source>
        <translation>Zeitschritt</translation>
    </message>
    <message>
        <source>Steps a second while playing</source>
        <translation>Schritte je Sekunde beim Abspielen</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>Ein Schritt zurück</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>Ein Schritt vor</translation>
    </message>
    <message>
        <source>Percentile, 0 to 100</source>
        <translation>Perzentil, 0 bis 100</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::TimePanel</name>
    <message>
        <source>Show on the map</source>
        <translation>Auf der Karte zeigen</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>Stations</source>
        <translation>Messstellen</translation>
    </message>
    <message>
        <source>Limits of ambient air</source>
        <translation>Grenzwerte der Luft</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>Kalender</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Wind rose</source>
        <translation>Windrose</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Grenzwerte</translation>
    </message>
    <message>
        <source>Charts of the chosen stations</source>
        <translation>Diagramme der gewählten Messstellen</translation>
    </message>
    <message>
        <source>The project has no time series yet. Import readings: CSV, XLSX, SensorThings, NGSI, DATEX II …</source>
        <translation>Das Projekt hat noch keine Zeitreihen. Messwerte importieren: CSV, XLSX, SensorThings, NGSI, DATEX II …</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenzwert</translation>
    </message>
    <message>
        <source>Exceeded / allowed</source>
        <translation>überschritten / zulässig</translation>
    </message>
    <message>
        <source>Highest, µg/m³</source>
        <translation>höchster, µg/m³</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>gültig</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>There are no limits for what this station measures.</source>
        <translation>Für das, was diese Messstelle misst, gibt es keine Grenzwerte.</translation>
    </message>
    <message>
        <source>Air quality index %1 by this pollutant alone: %2</source>
        <translation>Luftqualitätsindex %1 nach diesem Stoff allein: %2</translation>
    </message>
    <message>
        <source>Limit of the %1</source>
        <translation>Grenzwert %1</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::WindRoseView</name>
    <message>
        <source>Wind rose</source>
        <translation>Windrose</translation>
    </message>
    <message>
        <source>Most often from %1° (%2 of the readings)</source>
        <translation>Am häufigsten aus %1° (%2 der Werte)</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>E</source>
        <translation>O</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>W</source>
        <translation>W</translation>
    </message>
</context>
<context>
    <name>weitblick::ui::ZoneChooser</name>
    <message>
        <source>Municipality or Ortsteil</source>
        <translation>Gemeinde oder Ortsteil</translation>
    </message>
    <message>
        <source>All municipalities</source>
        <translation>Alle Gemeinden</translation>
    </message>
</context>
</TS>
