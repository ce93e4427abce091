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
</context>
<context>
    <name>weitblick::PictureMode</name>
    <message>
        <source>The picture cannot be written: %1</source>
        <translation>Das Bild lässt sich nicht schreiben: %1</translation>
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
</context>
</TS>
