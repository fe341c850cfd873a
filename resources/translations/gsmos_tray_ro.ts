<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ro_RO" sourcelanguage="en_US">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n file(s), {size}</source>
        <translation>
            <numerusform>un fișier, {size}</numerusform>
            <numerusform>%n fișiere, {size}</numerusform>
            <numerusform>%n de fișiere, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not recognised, and left out</source>
        <translation>
            <numerusform>Un fișier nerecunoscut, lăsat deoparte</numerusform>
            <numerusform>%n fișiere nerecunoscute, lăsate deoparte</numerusform>
            <numerusform>%n de fișiere nerecunoscute, lăsate deoparte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be archived</source>
        <translation>
            <numerusform>Un document nu a putut fi arhivat</numerusform>
            <numerusform>%n documente nu au putut fi arhivate</numerusform>
            <numerusform>%n de documente nu au putut fi arhivate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) deleted or moved away in Dropbox</source>
        <translation>
            <numerusform>Un document a fost șters sau mutat din Dropbox</numerusform>
            <numerusform>%n documente au fost șterse sau mutate din Dropbox</numerusform>
            <numerusform>%n de documente au fost șterse sau mutate din Dropbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived document(s) recognised since</source>
        <translation>
            <numerusform>Un document arhivat, recunoscut între timp</numerusform>
            <numerusform>%n documente arhivate, recunoscute între timp</numerusform>
            <numerusform>%n de documente arhivate, recunoscute între timp</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n document(s)</source>
        <translation>
            <numerusform>{done} din %n document</numerusform>
            <numerusform>{done} din %n documente</numerusform>
            <numerusform>{done} din %n de documente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) to be archived, {size}</source>
        <translation>
            <numerusform>Cel mult un fișier de arhivat, {size}</numerusform>
            <numerusform>Cel mult %n fișiere de arhivat, {size}</numerusform>
            <numerusform>Cel mult %n de fișiere de arhivat, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>un fișier</numerusform>
            <numerusform>%n fișiere</numerusform>
            <numerusform>%n de fișiere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n octet</numerusform>
            <numerusform>%n octeți</numerusform>
            <numerusform>%n de octeți</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>acum un minut</numerusform>
            <numerusform>acum %n minute</numerusform>
            <numerusform>acum %n de minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>acum o oră</numerusform>
            <numerusform>acum %n ore</numerusform>
            <numerusform>acum %n de ore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>acum o zi</numerusform>
            <numerusform>acum %n zile</numerusform>
            <numerusform>acum %n de zile</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>un minut</numerusform>
            <numerusform>%n minute</numerusform>
            <numerusform>%n de minute</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>o oră</numerusform>
            <numerusform>%n ore</numerusform>
            <numerusform>%n de ore</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archiving: {done} of %n document(s)</source>
        <translation>
            <numerusform>Se arhivează: {done} din %n document</numerusform>
            <numerusform>Se arhivează: {done} din %n documente</numerusform>
            <numerusform>Se arhivează: {done} din %n de documente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait(s)</source>
        <translation>
            <numerusform>un document așteaptă</numerusform>
            <numerusform>%n documente așteaptă</numerusform>
            <numerusform>%n de documente așteaptă</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived</source>
        <translation>
            <numerusform>unul arhivat</numerusform>
            <numerusform>%n arhivate</numerusform>
            <numerusform>%n arhivate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>unul în așteptare</numerusform>
            <numerusform>%n în așteptare</numerusform>
            <numerusform>%n în așteptare</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>unul necesită atenție</numerusform>
            <numerusform>%n necesită atenție</numerusform>
            <numerusform>%n necesită atenție</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>unul lăsat deoparte</numerusform>
            <numerusform>%n lăsate deoparte</numerusform>
            <numerusform>%n lăsate deoparte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) archived</source>
        <translation>
            <numerusform>Un document arhivat</numerusform>
            <numerusform>%n documente arhivate</numerusform>
            <numerusform>%n de documente arhivate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync complete: %n document(s) archived</source>
        <translation>
            <numerusform>Sincronizare completă: un document arhivat</numerusform>
            <numerusform>Sincronizare completă: %n documente arhivate</numerusform>
            <numerusform>Sincronizare completă: %n de documente arhivate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) need(s) your attention</source>
        <translation>
            <numerusform>Un document necesită atenția ta</numerusform>
            <numerusform>%n documente necesită atenția ta</numerusform>
            <numerusform>%n de documente necesită atenția ta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) chosen</source>
        <translation>
            <numerusform>Un document ales</numerusform>
            <numerusform>%n documente alese</numerusform>
            <numerusform>%n de documente alese</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to be mended</source>
        <translation>
            <numerusform>Un lucru de rezolvat</numerusform>
            <numerusform>%n lucruri de rezolvat</numerusform>
            <numerusform>%n de lucruri de rezolvat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can be archived</source>
        <translation>
            <numerusform>Un fișier poate fi arhivat</numerusform>
            <numerusform>%n fișiere pot fi arhivate</numerusform>
            <numerusform>%n de fișiere pot fi arhivate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>un document</numerusform>
            <numerusform>%n documente</numerusform>
            <numerusform>%n de documente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) restored</source>
        <translation>
            <numerusform>un document restaurat</numerusform>
            <numerusform>%n documente restaurate</numerusform>
            <numerusform>%n de documente restaurate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were there already</source>
        <translation>
            <numerusform>un document era deja acolo</numerusform>
            <numerusform>%n documente erau deja acolo</numerusform>
            <numerusform>%n de documente erau deja acolo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be restored</source>
        <translation>
            <numerusform>un document nu a putut fi restaurat</numerusform>
            <numerusform>%n documente nu au putut fi restaurate</numerusform>
            <numerusform>%n de documente nu au putut fi restaurate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are gone from Dropbox</source>
        <translation>
            <numerusform>un document nu mai este în Dropbox</numerusform>
            <numerusform>%n documente nu mai sunt în Dropbox</numerusform>
            <numerusform>%n de documente nu mai sunt în Dropbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n document(s) it is not known whether they were meant; they were left out</source>
        <translation>
            <numerusform>despre un document nu se știe dacă era căutat; a fost lăsat deoparte</numerusform>
            <numerusform>despre %n documente nu se știe dacă erau căutate; au fost lăsate deoparte</numerusform>
            <numerusform>despre %n de documente nu se știe dacă erau căutate; au fost lăsate deoparte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) are new here</source>
        <translation>
            <numerusform>o corectură este nouă aici</numerusform>
            <numerusform>%n corecturi sunt noi aici</numerusform>
            <numerusform>%n de corecturi sunt noi aici</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be moved</source>
        <translation>
            <numerusform>Un document nu a putut fi mutat</numerusform>
            <numerusform>%n documente nu au putut fi mutate</numerusform>
            <numerusform>%n de documente nu au putut fi mutate</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>și încă unul</numerusform>
            <numerusform>și încă %n</numerusform>
            <numerusform>și încă %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other known one(s) become(s) this kind.</source>
        <translation>
            <numerusform>Încă unul cunoscut devine de acest fel.</numerusform>
            <numerusform>Alte %n cunoscute devin de acest fel.</numerusform>
            <numerusform>Alte %n cunoscute devin de acest fel.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known one(s) stay(s) what it is (they are).</source>
        <translation>
            <numerusform>Unul cunoscut rămâne ce este.</numerusform>
            <numerusform>%n cunoscute rămân ce sunt.</numerusform>
            <numerusform>%n cunoscute rămân ce sunt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived document(s) recognised since could be moved.</source>
        <translation>
            <numerusform>Un document arhivat a fost recunoscut între timp și poate fi mutat la locul lui.</numerusform>
            <numerusform>%n documente arhivate au fost recunoscute între timp și pot fi mutate la locul lor.</numerusform>
            <numerusform>%n de documente arhivate au fost recunoscute între timp și pot fi mutate la locul lor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n archived document(s) of these, too</source>
        <translation>
            <numerusform>Mută și documentul arhivat dintre acestea</numerusform>
            <numerusform>Mută și cele %n documente arhivate dintre acestea</numerusform>
            <numerusform>Mută și cele %n de documente arhivate dintre acestea</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) brought back</source>
        <translation>
            <numerusform>un document adus înapoi</numerusform>
            <numerusform>%n documente aduse înapoi</numerusform>
            <numerusform>%n de documente aduse înapoi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: {done} of %n document(s)</source>
        <translation>
            <numerusform>Se restaurează: {done} dintr-un document</numerusform>
            <numerusform>Se restaurează: {done} din %n documente</numerusform>
            <numerusform>Se restaurează: {done} din %n de documente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) moved</source>
        <translation>
            <numerusform>Un document mutat</numerusform>
            <numerusform>%n documente mutate</numerusform>
            <numerusform>%n de documente mutate</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>File Folder</source>
        <translation>Dosar</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Dosar</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fișier</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>Disc</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Scurtătură</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Necunoscut</translation>
    </message>
</context>
<context>
    <name>QAbstractSpinBox</name>
    <message>
        <source>&amp;Select All</source>
        <translation>&amp;Selectează tot</translation>
    </message>
    <message>
        <source>&amp;Step up</source>
        <translation>&amp;Mărește</translation>
    </message>
    <message>
        <source>Step &amp;down</source>
        <translation>M&amp;icșorează</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Unde:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>&amp;Tipul:</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Înapoi</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Înainte</translation>
    </message>
    <message>
        <source>Parent Directory</source>
        <translation>Dosarul de deasupra</translation>
    </message>
    <message>
        <source>Create New Folder</source>
        <translation>Creează un dosar nou</translation>
    </message>
    <message>
        <source>List View</source>
        <translation>Listă</translation>
    </message>
    <message>
        <source>Detail View</source>
        <translation>Detalii</translation>
    </message>
    <message>
        <source>Go back</source>
        <translation>Mergi înapoi</translation>
    </message>
    <message>
        <source>Go forward</source>
        <translation>Mergi înainte</translation>
    </message>
    <message>
        <source>Go to the parent directory</source>
        <translation>Mergi la dosarul de deasupra</translation>
    </message>
    <message>
        <source>Create a New Folder</source>
        <translation>Creează un dosar nou</translation>
    </message>
    <message>
        <source>Change to list view mode</source>
        <translation>Arată ca listă</translation>
    </message>
    <message>
        <source>Change to detail view mode</source>
        <translation>Arată cu detalii</translation>
    </message>
    <message>
        <source>Sidebar</source>
        <translation>Bara laterală</translation>
    </message>
    <message>
        <source>List of places and bookmarks</source>
        <translation>Locuri și semne de carte</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Fișiere</translation>
    </message>
    <message>
        <source>File &amp;name:</source>
        <translation>&amp;Numele fișierului:</translation>
    </message>
    <message>
        <source>Directory:</source>
        <translation>Dosarul:</translation>
    </message>
    <message>
        <source>Directories</source>
        <translation>Dosare</translation>
    </message>
    <message>
        <source>All Files (*)</source>
        <translation>Toate fișierele (*)</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Deschide</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Deschide</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salvează</translation>
    </message>
    <message>
        <source>Save As</source>
        <translation>Salvează ca</translation>
    </message>
    <message>
        <source>&amp;Choose</source>
        <translation>&amp;Alege</translation>
    </message>
    <message>
        <source>Find Directory</source>
        <translation>Caută dosarul</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>&amp;Redenumește</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Ște&amp;rge</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Șterge</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Elimină</translation>
    </message>
    <message>
        <source>Show </source>
        <translation>Arată </translation>
    </message>
    <message>
        <source>Show &amp;hidden files</source>
        <translation>Arată fișierele &amp;ascunse</translation>
    </message>
    <message>
        <source>&amp;New Folder</source>
        <translation>&amp;Dosar nou</translation>
    </message>
    <message>
        <source>New Folder</source>
        <translation>Dosar nou</translation>
    </message>
    <message>
        <source>Recent Places</source>
        <translation>Locuri recente</translation>
    </message>
    <message>
        <source>%1
Directory not found.
Please verify the correct directory name was given.</source>
        <translation>%1
Dosarul nu a fost găsit.
Verifică numele lui.</translation>
    </message>
    <message>
        <source>%1
File not found.
Please verify the correct file name was given.</source>
        <translation>%1
Fișierul nu a fost găsit.
Verifică numele lui.</translation>
    </message>
    <message>
        <source>%1 already exists.
Do you want to replace it?</source>
        <translation>%1 există deja.
Vrei să fie înlocuit?</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is write protected.
Do you want to delete it anyway?</source>
        <translation>„%1” este protejat la scriere.
Vrei să fie șters totuși?</translation>
    </message>
    <message>
        <source>Are you sure you want to delete &apos;%1&apos;?</source>
        <translation>Sigur vrei să fie șters „%1”?</translation>
    </message>
    <message>
        <source>Could not delete directory.</source>
        <translation>Dosarul nu a putut fi șters.</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Name</source>
        <translation>Nume</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Mărime</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tip</translation>
    </message>
    <message>
        <source>Date Modified</source>
        <translation>Modificat</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>Calculator</translation>
    </message>
    <message>
        <source>My Computer</source>
        <translation>Calculatorul meu</translation>
    </message>
</context>
<context>
    <name>QLineEdit</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Anulează</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refă</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Decupează</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiază</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Lipește</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Șterge</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Selectează tot</translation>
    </message>
</context>
<context>
    <name>QPlatformTheme</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Deschide</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvează</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renunță</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Da</translation>
    </message>
    <message>
        <source>&amp;No</source>
        <translation>&amp;Nu</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Ajutor</translation>
    </message>
</context>
<context>
    <name>QScrollBar</name>
    <message>
        <source>Scroll here</source>
        <translation>Derulează aici</translation>
    </message>
    <message>
        <source>Top</source>
        <translation>La început</translation>
    </message>
    <message>
        <source>Bottom</source>
        <translation>La sfârșit</translation>
    </message>
    <message>
        <source>Left edge</source>
        <translation>Marginea din stânga</translation>
    </message>
    <message>
        <source>Right edge</source>
        <translation>Marginea din dreapta</translation>
    </message>
    <message>
        <source>Page up</source>
        <translation>O pagină în sus</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation>O pagină în jos</translation>
    </message>
    <message>
        <source>Page left</source>
        <translation>O pagină la stânga</translation>
    </message>
    <message>
        <source>Page right</source>
        <translation>O pagină la dreapta</translation>
    </message>
    <message>
        <source>Scroll up</source>
        <translation>Derulează în sus</translation>
    </message>
    <message>
        <source>Scroll down</source>
        <translation>Derulează în jos</translation>
    </message>
    <message>
        <source>Scroll left</source>
        <translation>Derulează la stânga</translation>
    </message>
    <message>
        <source>Scroll right</source>
        <translation>Derulează la dreapta</translation>
    </message>
</context>
<context>
    <name>QWidgetTextControl</name>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Anulează</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Refă</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Decupează</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Copiază</translation>
    </message>
    <message>
        <source>Copy &amp;Link Location</source>
        <translation>Copiază adresa &amp;linkului</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Lipește</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Șterge</translation>
    </message>
    <message>
        <source>Select All</source>
        <translation>Selectează tot</translation>
    </message>
</context>
<context>
    <name>asking</name>
    <message>
        <source>Disconnect Dropbox?</source>
        <translation>Deconectezi Dropbox?</translation>
    </message>
    <message>
        <source>Documents are not archived any more until you connect again. What is in Dropbox stays there.</source>
        <translation>Documentele nu se mai arhivează până nu te conectezi din nou. Ce este în Dropbox rămâne acolo.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Deconectează</translation>
    </message>
    <message>
        <source>Stay connected</source>
        <translation>Rămâi conectat</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>Salvezi modificările?</translation>
    </message>
    <message>
        <source>Nothing has taken effect yet.</source>
        <translation>Încă nu s-a aplicat nimic.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvează</translation>
    </message>
    <message>
        <source>Discard them</source>
        <translation>Renunță la ele</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>Continuă editarea</translation>
    </message>
    <message>
        <source>Make a link to this document?</source>
        <translation>Creezi un link către acest document?</translation>
    </message>
    <message>
        <source>Whoever has the link can see the document, without an account. You can revoke it at any time: Settings, Dropbox, Links.</source>
        <translation>Oricine are linkul poate vedea documentul, fără cont. Îl poți revoca oricând: Setări, Dropbox, Linkuri.</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>Copiază linkul</translation>
    </message>
    <message>
        <source>No link</source>
        <translation>Nu crea</translation>
    </message>
    <message>
        <source>Take over these settings?</source>
        <translation>Preiei aceste setări?</translation>
    </message>
    <message>
        <source>They take the place of the settings here. The folders that are watched here stay watched, and no document is touched.</source>
        <translation>Ele iau locul setărilor de aici. Dosarele urmărite aici rămân urmărite și niciun document nu este atins.</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Preia</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Lasă cum este</translation>
    </message>
    <message>
        <source>The link is copied</source>
        <translation>Linkul este copiat</translation>
    </message>
    <message>
        <source>Paste it where you want it. It shows {path}.</source>
        <translation>Lipește-l unde dorești. Arată {path}.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
</context>
<context>
    <name>choices</name>
    <message>
        <source>free account</source>
        <translation>cont gratuit</translation>
    </message>
    <message>
        <source>paid account</source>
        <translation>cont plătit</translation>
    </message>
    <message>
        <source>team account</source>
        <translation>cont de echipă</translation>
    </message>
    <message>
        <source>Immediately</source>
        <translation>Imediat</translation>
    </message>
    <message>
        <source>Daily</source>
        <translation>Zilnic</translation>
    </message>
    <message>
        <source>Weekly</source>
        <translation>Săptămânal</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Toate</translation>
    </message>
    <message>
        <source>Only important ones</source>
        <translation>Doar cele importante</translation>
    </message>
    <message>
        <source>Only failures</source>
        <translation>Doar eșecurile</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>După lună</translation>
    </message>
    <message>
        <source>By year</source>
        <translation>După an</translation>
    </message>
    <message>
        <source>By client</source>
        <translation>După client</translation>
    </message>
    <message>
        <source>By your own templates</source>
        <translation>După șabloane proprii</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Ca sistemul</translation>
    </message>
    <message>
        <source>Mixed: only what is recognised is archived</source>
        <translation>Mixt: se arhivează doar ce este recunoscut</translation>
    </message>
    <message>
        <source>Dedicated: everything in it is archived</source>
        <translation>Dedicat: se arhivează tot ce conține</translation>
    </message>
</context>
<context>
    <name>columns</name>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Număr</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Client or supplier</source>
        <translation>Client sau furnizor</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Sumă</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fișier</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Situația</translation>
    </message>
</context>
<context>
    <name>connect</name>
    <message>
        <source>Connect Dropbox</source>
        <translation>Conectează Dropbox</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gata</translation>
    </message>
    <message>
        <source>Address of Dropbox&apos;s page</source>
        <translation>Adresa paginii Dropbox</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copiază adresa</translation>
    </message>
    <message>
        <source>The code that Dropbox shows</source>
        <translation>Codul pe care îl arată Dropbox</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuă</translation>
    </message>
    <message>
        <source>Begin the archive anew there</source>
        <translation>Începe arhiva de la capăt acolo</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Deschide pagina din nou</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Renunță</translation>
    </message>
    <message>
        <source>The browser does not come back? Connect with a code</source>
        <translation>Browserul nu se întoarce? Conectează cu un cod</translation>
    </message>
    <message>
        <source>I have no account</source>
        <translation>Nu am cont</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reîncearcă</translation>
    </message>
    <message>
        <source>Dropbox is connected</source>
        <translation>Dropbox este conectat</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiat</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Se pregătește…</translation>
    </message>
    <message>
        <source>Dropbox&apos;s page stands open in your browser. Sign in there and allow access; then come back here. If no page opened, copy the address into a browser.</source>
        <translation>Pagina Dropbox este deschisă în browser. Autentifică-te acolo și permite accesul, apoi revino aici. Dacă nu s-a deschis nicio pagină, copiază adresa într-un browser.</translation>
    </message>
    <message>
        <source>Allow access on Dropbox&apos;s page, copy the code that it shows, and paste it here.</source>
        <translation>Permite accesul pe pagina Dropbox, copiază codul pe care îl arată și lipește-l aici.</translation>
    </message>
    <message>
        <source>The code is being checked…</source>
        <translation>Se verifică codul…</translation>
    </message>
    <message>
        <source>You sign in on Dropbox&apos;s own page, in your browser. This program never sees your password.</source>
        <translation>Te autentifici pe pagina Dropbox, în browserul tău. Programul nu îți vede niciodată parola.</translation>
    </message>
</context>
<context>
    <name>correcting</name>
    <message>
        <source>It is really… – gsmOS Tray</source>
        <translation>Este de fapt… – gsmOS Tray</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Alege…</translation>
    </message>
    <message>
        <source>What the document is</source>
        <translation>Ce este documentul</translation>
    </message>
    <message>
        <source>Choose a kind to see what changes.</source>
        <translation>Alege felul documentului ca să vezi ce se schimbă.</translation>
    </message>
    <message>
        <source>From now on recognise documents like this one the same way</source>
        <translation>Recunoaște de acum la fel documentele ca acesta</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corectează</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renunță</translation>
    </message>
    <message>
        <source>Being looked at…</source>
        <translation>Se verifică…</translation>
    </message>
    <message>
        <source>Being corrected…</source>
        <translation>Se corectează…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
    <message>
        <source>What is this document really?</source>
        <translation>Ce este de fapt acest document?</translation>
    </message>
    <message>
        <source>From now on files called “{name}” are: {kind}</source>
        <translation>De acum, fișierele numite „{name}” sunt: {kind}</translation>
    </message>
    <message>
        <source>moved: {lies}</source>
        <translation>mutat: {lies}</translation>
    </message>
    <message>
        <source>stays where it lies: {lies}</source>
        <translation>rămâne unde este: {lies}</translation>
    </message>
    <message>
        <source>not moved: {lies} ({why})</source>
        <translation>nu s-a mutat: {lies} ({why})</translation>
    </message>
    <message>
        <source>Documents of this kind are not archived.</source>
        <translation>Documentele de acest fel nu se arhivează.</translation>
    </message>
    <message>
        <source>You chose not to archive documents of this kind. What is in Dropbox stays: {lies}</source>
        <translation>Ai ales să nu arhivezi documente de acest fel. Ce este în Dropbox rămâne: {lies}</translation>
    </message>
    <message>
        <source>It is archived as {target}</source>
        <translation>Se arhivează ca {target}</translation>
    </message>
    <message>
        <source>It stays in Dropbox where it is: {lies}</source>
        <translation>Rămâne în Dropbox unde este: {lies}</translation>
    </message>
    <message>
        <source>In Dropbox it is moved, with its history.
From: {lies}
To: {target}</source>
        <translation>În Dropbox este mutat, cu istoricul lui cu tot.
Din: {lies}
În: {target}</translation>
    </message>
    <message>
        <source>Files called “{name}”.</source>
        <translation>Fișierele numite „{name}”.</translation>
    </message>
    <message>
        <source>No other one is known yet.</source>
        <translation>Deocamdată nu mai este cunoscut niciunul.</translation>
    </message>
</context>
<context>
    <name>details</name>
    <message>
        <source>Choose a document to see it.</source>
        <translation>Alege un document ca să-l vezi.</translation>
    </message>
    <message>
        <source>See in Dropbox</source>
        <translation>Vezi în Dropbox</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reîncearcă</translation>
    </message>
    <message>
        <source>It is really…</source>
        <translation>Este de fapt…</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>Istoric versiuni…</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copiază link</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Partajează…</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Deschide</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Arată în dosar</translation>
    </message>
    <message>
        <source>Archived, and checked in Dropbox, {ago}.</source>
        <translation>Arhivat și verificat în Dropbox {ago}.</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Furnizor</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cumpărător</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Sumă</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparație</translation>
    </message>
    <message>
        <source>SPV index</source>
        <translation>Index SPV</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sigiliu</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Recunoaștere</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fișier</translation>
    </message>
    <message>
        <source>In the ZIP</source>
        <translation>În ZIP</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>Și în</translation>
    </message>
    <message>
        <source>In Dropbox</source>
        <translation>În Dropbox</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Mărime</translation>
    </message>
    <message>
        <source>Waits to be archived.</source>
        <translation>Așteaptă arhivarea.</translation>
    </message>
    <message>
        <source>Is tried again {when}.</source>
        <translation>Se reîncearcă {when}.</translation>
    </message>
</context>
<context>
    <name>diagnosis</name>
    <message>
        <source>Diagnosis – gsmOS Tray</source>
        <translation>Diagnosticare – gsmOS Tray</translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Copiază rezultatul</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Verifică din nou</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
    <message>
        <source>Being checked…</source>
        <translation>Se verifică…</translation>
    </message>
    <message>
        <source>It could not be completed</source>
        <translation>Diagnosticarea nu a putut fi dusă la capăt</translation>
    </message>
    <message>
        <source>Everything is all right</source>
        <translation>Totul este în regulă</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiat</translation>
    </message>
    <message>
        <source>All that archiving needs is checked; nothing is changed.</source>
        <translation>Se verifică tot ce îi trebuie arhivării; nu se modifică nimic.</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Dosarele urmărite</translation>
    </message>
    <message>
        <source>They are there and can be read.</source>
        <translation>Sunt la locul lor și pot fi citite.</translation>
    </message>
    <message>
        <source>Password store</source>
        <translation>Seiful de parole</translation>
    </message>
    <message>
        <source>It opens.</source>
        <translation>Se deschide.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rețeaua</translation>
    </message>
    <message>
        <source>This computer is on a network.</source>
        <translation>Calculatorul este conectat la rețea.</translation>
    </message>
    <message>
        <source>Dropbox&apos;s address</source>
        <translation>Adresa Dropbox</translation>
    </message>
    <message>
        <source>The network knows where it is.</source>
        <translation>Rețeaua știe unde se află.</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>None is in the way.</source>
        <translation>Nu stă nimic în cale.</translation>
    </message>
    <message>
        <source>Dropbox answers, and proves that it is Dropbox.</source>
        <translation>Dropbox răspunde și dovedește că este Dropbox.</translation>
    </message>
    <message>
        <source>Secure connection</source>
        <translation>Conexiune sigură</translation>
    </message>
    <message>
        <source>Reading of documents</source>
        <translation>Citirea documentelor</translation>
    </message>
    <message>
        <source>Documents can be read.</source>
        <translation>Documentele pot fi citite.</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>Data și ora</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is right.</source>
        <translation>Ceasul calculatorului este potrivit.</translation>
    </message>
    <message>
        <source>Dropbox account</source>
        <translation>Contul Dropbox</translation>
    </message>
    <message>
        <source>It is connected.</source>
        <translation>Este conectat.</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>Permisiuni</translation>
    </message>
    <message>
        <source>The archive can be read and written.</source>
        <translation>Arhiva poate fi citită și scrisă.</translation>
    </message>
    <message>
        <source>Space in Dropbox</source>
        <translation>Spațiul din Dropbox</translation>
    </message>
    <message>
        <source>There is room for what waits.</source>
        <translation>Este loc pentru ce așteaptă.</translation>
    </message>
    <message>
        <source>Missing documents</source>
        <translation>Documente lipsă</translation>
    </message>
    <message>
        <source>Everything that belongs in the archive is there.</source>
        <translation>Tot ce ține de arhivă este acolo.</translation>
    </message>
    <message>
        <source>This computer is on no network. Check the cable or the Wi-Fi.</source>
        <translation>Calculatorul nu este conectat la nicio rețea. Verifică Wi-Fi-ul sau cablul.</translation>
    </message>
    <message>
        <source>The network does not know the address {host}. Restart the router, or ask whoever takes care of the internet connection.</source>
        <translation>Rețeaua nu știe adresa {host}. Repornește routerul sau întreabă pe cine se ocupă de internet.</translation>
    </message>
    <message>
        <source>This computer is to go through the proxy {host}, which does not answer. Check the system&apos;s proxy settings.</source>
        <translation>Calculatorul trebuie să treacă prin proxy-ul {host}, care nu răspunde. Verifică setările de proxy ale sistemului.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock is wrong: at Dropbox it is {there}. Set date and hour in the system&apos;s settings.</source>
        <translation>Ceasul calculatorului nu este potrivit: la Dropbox este {there}. Potrivește data și ora în setările sistemului.</translation>
    </message>
    <message>
        <source>No folder is watched yet.</source>
        <translation>Niciun dosar nu este urmărit încă.</translation>
    </message>
    <message>
        <source>Waiting: {waiting}. Need your attention: {set_aside}.</source>
        <translation>În așteptare: {waiting}. Necesită atenția ta: {set_aside}.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Nu a venit niciun răspuns la timp.</translation>
    </message>
    <message>
        <source>Can be checked once this works: {first}.</source>
        <translation>Se poate verifica după ce se rezolvă: {first}.</translation>
    </message>
</context>
<context>
    <name>documents</name>
    <message>
        <source>Documents</source>
        <translation>Documente</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizează Acum</translation>
    </message>
    <message>
        <source>Diagnosis…</source>
        <translation>Diagnosticare…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reia</translation>
    </message>
    <message>
        <source>Recent notifications</source>
        <translation>Notificări recente</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Setări</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Arată</translation>
    </message>
    <message>
        <source>This desktop has no place for the program&apos;s icon</source>
        <translation>Acest desktop nu are loc pentru pictograma programului</translation>
    </message>
    <message>
        <source>The program goes on working after this window is closed; start it again to see the window.</source>
        <translation>Programul lucrează și după ce închizi fereastra; pornește-l din nou ca să o vezi.</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>Nu s-a anunțat nimic încă</translation>
    </message>
    <message>
        <source>{size} free</source>
        <translation>{size} liberi</translation>
    </message>
    <message>
        <source>Dropbox is nearly full</source>
        <translation>Dropbox este aproape plin</translation>
    </message>
</context>
<context>
    <name>empty</name>
    <message>
        <source>Show all documents</source>
        <translation>Arată toate documentele</translation>
    </message>
    <message>
        <source>Choose the folders</source>
        <translation>Alege dosarele</translation>
    </message>
    <message>
        <source>Nothing was found</source>
        <translation>Nu s-a găsit nimic</translation>
    </message>
    <message>
        <source>Try fewer letters, or another period.</source>
        <translation>Încearcă mai puține litere sau altă perioadă.</translation>
    </message>
    <message>
        <source>No folder is watched yet</source>
        <translation>Niciun dosar nu este urmărit încă</translation>
    </message>
    <message>
        <source>Say where your documents are saved, and they are archived.</source>
        <translation>Spune unde se salvează documentele tale și ele vor fi arhivate.</translation>
    </message>
    <message>
        <source>Nothing needs your attention</source>
        <translation>Nimic nu necesită atenția ta</translation>
    </message>
    <message>
        <source>Nothing waits</source>
        <translation>Nimic nu așteaptă</translation>
    </message>
    <message>
        <source>Nothing is left out</source>
        <translation>Nimic nu este lăsat deoparte</translation>
    </message>
    <message>
        <source>No document yet</source>
        <translation>Niciun document încă</translation>
    </message>
    <message>
        <source>What is saved into a watched folder appears here by itself.</source>
        <translation>Ce se salvează într-un dosar urmărit apare aici de la sine.</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>This passes by itself; the program tries again.</source>
        <translation>Trece de la sine; programul încearcă din nou.</translation>
    </message>
    <message>
        <source>Nothing can be archived until somebody sees to it.</source>
        <translation>Nimic nu poate fi arhivat până nu intervine cineva.</translation>
    </message>
    <message>
        <source>Dropbox answered something unexpected.</source>
        <translation>Dropbox a răspuns ceva neașteptat.</translation>
    </message>
    <message>
        <source>The program cannot work with its files.</source>
        <translation>Programul nu poate lucra cu fișierele sale.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Ceva nu a mers.</translation>
    </message>
    <message>
        <source>This document cannot be archived as it is.</source>
        <translation>Acest document nu poate fi arhivat așa cum este.</translation>
    </message>
    <message>
        <source>The file was deleted or moved before it was archived. Put it back and retry.</source>
        <translation>Fișierul a fost șters sau mutat înainte să fie arhivat. Pune-l la loc și reîncearcă.</translation>
    </message>
    <message>
        <source>The file holds an error message instead of the document: download it again.</source>
        <translation>Fișierul conține un mesaj de eroare în locul documentului: descarcă din nou.</translation>
    </message>
    <message>
        <source>Other documents already have all of its names in Dropbox.</source>
        <translation>Alte documente au deja în Dropbox toate numele posibile.</translation>
    </message>
    <message>
        <source>Dropbox does not accept this name.</source>
        <translation>Dropbox nu acceptă acest nume.</translation>
    </message>
    <message>
        <source>Something that the program did not put there stands in its place in Dropbox. Move it or rename it, then retry.</source>
        <translation>În Dropbox, locul lui este ocupat de ceva ce nu a pus programul. Mută sau redenumește, apoi reîncearcă.</translation>
    </message>
    <message>
        <source>Sent three times, and Dropbox still holds a copy that differs from the file. Nothing is lost here; retry later.</source>
        <translation>Trimis de trei ori, iar copia din Dropbox tot diferă de fișier. Aici nu s-a pierdut nimic; reîncearcă mai târziu.</translation>
    </message>
    <message>
        <source>It was archived, and then deleted or moved away in Dropbox, which can bring it back at least until {until}.</source>
        <translation>A fost arhivat, apoi șters sau mutat din Dropbox, care îl poate aduce înapoi cel puțin până pe {until}.</translation>
    </message>
    <message>
        <source>It was archived, and then deleted from Dropbox.</source>
        <translation>A fost arhivat, apoi șters din Dropbox.</translation>
    </message>
    <message>
        <source>It was archived, and then changed in Dropbox.</source>
        <translation>A fost arhivat, apoi modificat în Dropbox.</translation>
    </message>
    <message>
        <source>No file holds it any more, and Dropbox no longer keeps it in its history.</source>
        <translation>Niciun fișier nu îl mai are, iar Dropbox nu îl mai păstrează în istoric.</translation>
    </message>
    <message>
        <source>Another file called {path} is there already. It was left as it is; move it away or choose another folder.</source>
        <translation>Există deja un alt fișier cu numele {path}. A rămas neatins; mută-l sau alege alt dosar.</translation>
    </message>
    <message>
        <source>Another file of this name is there; it was left as it is.</source>
        <translation>Există deja un alt fișier cu acest nume; a rămas neatins.</translation>
    </message>
    <message>
        <source>It arrived damaged from Dropbox three times. Nothing was kept; try later.</source>
        <translation>A sosit deteriorat din Dropbox de trei ori. Nu s-a păstrat nimic; încearcă mai târziu.</translation>
    </message>
    <message>
        <source>Dropbox refuses this document five times over and says: “{tag}”.</source>
        <translation>Dropbox a refuzat documentul de cinci ori și spune: „{tag}”.</translation>
    </message>
    <message>
        <source>Dropbox refuses this document without a clear reason.</source>
        <translation>Dropbox refuză acest document fără un motiv clar.</translation>
    </message>
    <message>
        <source>The file is changing; it is archived once it rests.</source>
        <translation>Fișierul se modifică; se arhivează după ce se oprește.</translation>
    </message>
    <message>
        <source>The file cannot be opened now: another program has it, or its disk is away.</source>
        <translation>Fișierul nu poate fi deschis acum: îl ține alt program sau discul lui lipsește.</translation>
    </message>
    <message>
        <source>Dropbox cannot be reached. Check the internet connection; the program goes on by itself when it is back.</source>
        <translation>Nu se poate ajunge la Dropbox. Verifică internetul; programul continuă singur când revine.</translation>
    </message>
    <message>
        <source>Dropbox asks to go slower; the program goes on in a while.</source>
        <translation>Dropbox cere să mergem mai încet; programul continuă peste puțin timp.</translation>
    </message>
    <message>
        <source>The document was damaged on its way; it is sent again.</source>
        <translation>Documentul s-a deteriorat pe drum; este trimis din nou.</translation>
    </message>
    <message>
        <source>Dropbox takes less at once; the rest follows by itself.</source>
        <translation>Dropbox primește mai puțin odată; restul urmează de la sine.</translation>
    </message>
    <message>
        <source>The sending was interrupted; it is begun anew by itself.</source>
        <translation>Trimiterea s-a întrerupt; se reia de la sine.</translation>
    </message>
    <message>
        <source>Connect your Dropbox account so that documents are archived.</source>
        <translation>Conectează contul tău Dropbox ca documentele să fie arhivate.</translation>
    </message>
    <message>
        <source>Dropbox no longer accepts this program. Connect the account again; what waits is then sent by itself.</source>
        <translation>Dropbox nu mai acceptă acest program. Reconectează contul; ce așteaptă pleacă apoi de la sine.</translation>
    </message>
    <message>
        <source>A permission is missing. Connect the account again and allow all of them.</source>
        <translation>Lipsește o permisiune. Reconectează contul și acceptă-le pe toate.</translation>
    </message>
    <message>
        <source>This account may not write into the archive&apos;s folder. Choose another folder, or ask its owner for access.</source>
        <translation>Acest cont nu poate scrie în folderul arhivei. Alege alt folder sau cere acces proprietarului.</translation>
    </message>
    <message>
        <source>Dropbox suspended the account; their site says why.</source>
        <translation>Dropbox a suspendat contul; pe site-ul lor scrie de ce.</translation>
    </message>
    <message>
        <source>{missing} more are needed. Make room in Dropbox or choose a larger plan; what waits is then sent by itself.</source>
        <translation>Mai este nevoie de {missing}. Fă loc în Dropbox sau alege un plan mai mare; ce așteaptă pleacă apoi de la sine.</translation>
    </message>
    <message>
        <source>The account is full. Make room in Dropbox or choose a larger plan; what waits is then sent by itself.</source>
        <translation>Contul este plin. Fă loc în Dropbox sau alege un plan mai mare; ce așteaptă pleacă apoi de la sine.</translation>
    </message>
    <message>
        <source>Your team has used up what Dropbox lets it transfer in a month.</source>
        <translation>Echipa ta a consumat ce îi permite Dropbox să transfere într-o lună.</translation>
    </message>
    <message>
        <source>Dropbox cannot prove that it is Dropbox, so nothing is sent. Check this computer&apos;s date and hour, then the antivirus program.</source>
        <translation>Dropbox nu poate dovedi că este Dropbox, așa că nu se trimite nimic. Verifică data și ora calculatorului, apoi antivirusul.</translation>
    </message>
    <message>
        <source>The network asks for a name and a password before it lets programs out.</source>
        <translation>Rețeaua cere un nume și o parolă înainte să lase programele să iasă pe internet.</translation>
    </message>
    <message>
        <source>The system&apos;s password store is locked. Unlock it, then try again: the access to Dropbox is kept there.</source>
        <translation>Seiful de parole al sistemului este blocat. Deblochează-l, apoi reîncearcă: acolo se păstrează accesul la Dropbox.</translation>
    </message>
    <message>
        <source>This system has no password store in which the access to Dropbox can be kept safely.</source>
        <translation>Sistemul nu are un seif de parole în care accesul la Dropbox să fie păstrat în siguranță.</translation>
    </message>
    <message>
        <source>The system&apos;s password store does not answer. It may be asking for its password in another window.</source>
        <translation>Seiful de parole al sistemului nu răspunde. Poate cere parola în altă fereastră.</translation>
    </message>
    <message>
        <source>The system&apos;s password store refuses to keep the access to Dropbox.</source>
        <translation>Seiful de parole al sistemului refuză să păstreze accesul la Dropbox.</translation>
    </message>
    <message>
        <source>{gone} of {of} documents are no longer in the archive&apos;s folder: was it renamed, moved or deleted? Nothing is brought back before you say what happened.</source>
        <translation>{gone} din {of} documente nu mai sunt în folderul arhivei: a fost redenumit, mutat sau șters? Nimic nu este adus înapoi până nu spui ce s-a întâmplat.</translation>
    </message>
    <message>
        <source>Much of the archive is no longer in its folder: was it renamed, moved or deleted? Nothing is brought back before you say what happened.</source>
        <translation>O mare parte din arhivă nu mai este în folderul ei: a fost redenumit, mutat sau șters? Nimic nu este adus înapoi până nu spui ce s-a întâmplat.</translation>
    </message>
    <message>
        <source>Dropbox refuses one document after another: “{tag}”.</source>
        <translation>Dropbox refuză documentele unul după altul: „{tag}”.</translation>
    </message>
    <message>
        <source>Dropbox refuses one document after another.</source>
        <translation>Dropbox refuză documentele unul după altul.</translation>
    </message>
    <message>
        <source>This is the account of {email}, and the archive is in that of {was}. It can begin anew here: what this computer still has is sent, and what is in the other account stays there. Or connect the account of {was}.</source>
        <translation>Acesta este contul {email}, iar arhiva este în contul {was}. Poate începe de la capăt aici: ce mai are acest calculator se trimite, iar ce este în celălalt cont rămâne acolo. Sau conectează contul {was}.</translation>
    </message>
    <message>
        <source>This is another account than the one in which the archive is. It can begin anew here, or you connect the other one.</source>
        <translation>Acesta nu este contul în care se află arhiva. Arhiva poate începe de la capăt aici, sau conectezi celălalt cont.</translation>
    </message>
    <message>
        <source>Access was refused in the browser. Nothing was changed.</source>
        <translation>Accesul a fost refuzat în browser. Nu s-a schimbat nimic.</translation>
    </message>
    <message>
        <source>The answer in the browser did not come in time.</source>
        <translation>Răspunsul din browser nu a venit la timp.</translation>
    </message>
    <message>
        <source>Dropbox does not accept the code: mistyped, too old, or used before.</source>
        <translation>Dropbox nu acceptă codul: greșit, prea vechi sau deja folosit.</translation>
    </message>
    <message>
        <source>Another program stands where the browser&apos;s answer should arrive. Connect with a code instead.</source>
        <translation>Alt program ocupă locul în care ar trebui să ajungă răspunsul browserului. Conectează cu un cod.</translation>
    </message>
    <message>
        <source>This computer has no room left. Free some space; the program goes on then.</source>
        <translation>Calculatorul nu mai are loc pe disc. Eliberează spațiu; programul continuă apoi.</translation>
    </message>
    <message>
        <source>The part of the program that reads documents does not start; an antivirus program may hold it back. Meanwhile documents are archived by their names.</source>
        <translation>Partea programului care citește documentele nu pornește; poate că o oprește un antivirus. Între timp, documentele sunt arhivate după nume.</translation>
    </message>
    <message>
        <source>This cannot be done.</source>
        <translation>Acest lucru nu se poate face.</translation>
    </message>
    <message>
        <source>This value cannot be used.</source>
        <translation>Această valoare nu poate fi folosită.</translation>
    </message>
    <message>
        <source>The folder {path} is not there. If it is on a network or on a stick, connect it; nothing of what was archived is lost.</source>
        <translation>Dosarul {path} nu este de găsit. Dacă e în rețea sau pe un stick, conectează-l; din ce s-a arhivat nu s-a pierdut nimic.</translation>
    </message>
    <message>
        <source>The folder is not there.</source>
        <translation>Dosarul nu este de găsit.</translation>
    </message>
    <message>
        <source>The folder {path} may not be read by this user.</source>
        <translation>Dosarul {path} nu poate fi citit de acest utilizator.</translation>
    </message>
    <message>
        <source>The folder may not be read by this user.</source>
        <translation>Dosarul nu poate fi citit de acest utilizator.</translation>
    </message>
    <message>
        <source>The folder {path} belongs to Dropbox itself; it would archive the archive.</source>
        <translation>Dosarul {path} aparține chiar lui Dropbox; s-ar arhiva arhiva însăși.</translation>
    </message>
    <message>
        <source>The folder belongs to Dropbox itself.</source>
        <translation>Dosarul aparține chiar lui Dropbox.</translation>
    </message>
    <message>
        <source>The folder {path} is watched already.</source>
        <translation>Dosarul {path} este deja urmărit.</translation>
    </message>
    <message>
        <source>The folder is watched already.</source>
        <translation>Dosarul este deja urmărit.</translation>
    </message>
    <message>
        <source>The folder {path} is not among those that are watched.</source>
        <translation>Dosarul {path} nu este printre cele urmărite.</translation>
    </message>
    <message>
        <source>The folder is not among those that are watched.</source>
        <translation>Dosarul nu este printre cele urmărite.</translation>
    </message>
    <message>
        <source>There is no file {path}, and none is remembered.</source>
        <translation>Fișierul {path} nu există și nici nu este cunoscut.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Fișierul nu există.</translation>
    </message>
    <message>
        <source>{path} says itself what it is; it cannot be called something else.</source>
        <translation>{path} spune singur ce este; nu poate fi numit altfel.</translation>
    </message>
    <message>
        <source>It says itself what it is; it cannot be called something else.</source>
        <translation>Documentul spune singur ce este; nu poate fi numit altfel.</translation>
    </message>
    <message>
        <source>Of names like this your own rule “{rule}” decides, which is more precise. Change that one, in rules.toml beside the settings.</source>
        <translation>Pentru nume ca acesta hotărăște regula ta „{rule}”, care este mai precisă. Schimb-o pe aceea, în rules.toml, lângă setări.</translation>
    </message>
    <message>
        <source>Of names like this another rule of your own decides, which is more precise.</source>
        <translation>Pentru nume ca acesta hotărăște altă regulă de-a ta, mai precisă.</translation>
    </message>
    <message>
        <source>Nothing in the name “{path}” tells documents like it from others, so no rule can be made of it.</source>
        <translation>Nimic din numele „{path}” nu deosebește documentele ca acesta de altele, așa că nu se poate face o regulă din el.</translation>
    </message>
    <message>
        <source>Nothing in its name tells documents like it from others, so no rule can be made of it.</source>
        <translation>Nimic din numele lui nu deosebește documentele ca acesta de altele, așa că nu se poate face o regulă din el.</translation>
    </message>
    <message>
        <source>{path} is not in the archive.</source>
        <translation>{path} nu este în arhivă.</translation>
    </message>
    <message>
        <source>This is not in the archive.</source>
        <translation>Acesta nu este în arhivă.</translation>
    </message>
    <message>
        <source>{path} is in Dropbox: there is nothing to bring back.</source>
        <translation>{path} este în Dropbox: nu este nimic de adus înapoi.</translation>
    </message>
    <message>
        <source>It is in Dropbox: there is nothing to bring back.</source>
        <translation>Este în Dropbox: nu este nimic de adus înapoi.</translation>
    </message>
    <message>
        <source>Dropbox no longer keeps this version.</source>
        <translation>Dropbox nu mai păstrează această versiune.</translation>
    </message>
    <message>
        <source>There is no question that waits for an answer.</source>
        <translation>Nu este nicio întrebare care așteaptă răspuns.</translation>
    </message>
    <message>
        <source>There is nothing in {path} in this Dropbox account. If the archive&apos;s folder is called otherwise, choose it in the settings.</source>
        <translation>În acest cont Dropbox nu este nimic în {path}. Dacă folderul arhivei se numește altfel, alege-l în setări.</translation>
    </message>
    <message>
        <source>There is no archive in this Dropbox account.</source>
        <translation>În acest cont Dropbox nu există nicio arhivă.</translation>
    </message>
    <message>
        <source>The disk of {path} lacks {missing}. Free some space or choose another folder; nothing was brought yet.</source>
        <translation>Pe discul dosarului {path} lipsesc {missing}. Eliberează spațiu sau alege alt dosar; încă nu s-a adus nimic.</translation>
    </message>
    <message>
        <source>The disk has too little room for this.</source>
        <translation>Discul are prea puțin loc pentru asta.</translation>
    </message>
    <message>
        <source>The file {path} holds no settings of this program. Nothing was changed.</source>
        <translation>Fișierul {path} nu conține setări ale acestui program. Nu s-a schimbat nimic.</translation>
    </message>
    <message>
        <source>The file holds no settings of this program.</source>
        <translation>Fișierul nu conține setări ale acestui program.</translation>
    </message>
    <message>
        <source>The file {path} was written by a newer version of the program. Bring this one up to date first; nothing was changed.</source>
        <translation>Fișierul {path} a fost scris de o versiune mai nouă a programului. Actualizează întâi programul; nu s-a schimbat nimic.</translation>
    </message>
    <message>
        <source>The file was written by a newer version of the program.</source>
        <translation>Fișierul a fost scris de o versiune mai nouă a programului.</translation>
    </message>
    <message>
        <source>The Dropbox plan of this account has no members who may only read. Let them change files too, or choose a larger plan.</source>
        <translation>Planul Dropbox al acestui cont nu permite colaboratori care doar citesc. Dă-le și drept de modificare sau alege un plan mai mare.</translation>
    </message>
    <message>
        <source>Dropbox wants you to confirm your own e-mail address first: press the link in the message that it sent you, then try again.</source>
        <translation>Dropbox cere întâi confirmarea adresei tale de e-mail: apasă linkul din mesajul primit de la Dropbox, apoi încearcă din nou.</translation>
    </message>
    <message>
        <source>Dropbox takes no more invitations for now. Try again tomorrow.</source>
        <translation>Dropbox nu mai primește invitații deocamdată. Încearcă mâine.</translation>
    </message>
    <message>
        <source>The folder {path} lies in a shared folder or holds one, and Dropbox does not allow both. Share that one, or stop sharing it first.</source>
        <translation>Folderul {path} se află într-un folder partajat sau conține unul, iar Dropbox nu permite asta. Partajează-l pe acela sau oprește întâi partajarea lui.</translation>
    </message>
    <message>
        <source>This folder lies in a shared folder or holds one, and Dropbox does not allow both. Share that one, or stop sharing it first.</source>
        <translation>Acest folder se află într-un folder partajat sau conține unul, iar Dropbox nu permite asta. Partajează-l pe acela sau oprește întâi partajarea lui.</translation>
    </message>
    <message>
        <source>Your team does not share with people outside it. Ask whoever looks after the team&apos;s Dropbox to allow it.</source>
        <translation>Echipa ta nu partajează cu persoane din afara ei. Cere-i celui care administrează Dropboxul echipei să permită asta.</translation>
    </message>
    <message>
        <source>Dropbox cannot invite {email}. Check how the address is written.</source>
        <translation>Dropbox nu poate invita adresa {email}. Verifică dacă este scrisă corect.</translation>
    </message>
    <message>
        <source>Dropbox cannot invite this address. Check how it is written.</source>
        <translation>Dropbox nu poate invita această adresă. Verifică dacă este scrisă corect.</translation>
    </message>
    <message>
        <source>{email} has no access that could be taken away.</source>
        <translation>{email} nu are acces care să poată fi retras.</translation>
    </message>
    <message>
        <source>This person has no access that could be taken away.</source>
        <translation>Această persoană nu are acces care să poată fi retras.</translation>
    </message>
    <message>
        <source>There is no link to {path}.</source>
        <translation>Nu există niciun link către {path}.</translation>
    </message>
    <message>
        <source>There is no link to it.</source>
        <translation>Nu există niciun link către acesta.</translation>
    </message>
    <message>
        <source>The folder {path} is not shared.</source>
        <translation>Folderul {path} nu este partajat.</translation>
    </message>
    <message>
        <source>This folder is not shared.</source>
        <translation>Acest folder nu este partajat.</translation>
    </message>
    <message>
        <source>Dropbox does not share this and says: “{tag}”. Try on its site.</source>
        <translation>Dropbox nu partajează acest folder și spune: „{tag}”. Încearcă pe site-ul Dropbox.</translation>
    </message>
    <message>
        <source>Dropbox does not share this. Try on its site.</source>
        <translation>Dropbox nu partajează acest folder. Încearcă pe site-ul Dropbox.</translation>
    </message>
    <message>
        <source>The program runs already, but does not answer.</source>
        <translation>Programul rulează deja, dar nu răspunde.</translation>
    </message>
    <message>
        <source>The program may not write into {path}.</source>
        <translation>Programul nu poate scrie în {path}.</translation>
    </message>
    <message>
        <source>The settings file {path} cannot be understood. It was left as it is.</source>
        <translation>Fișierul de setări {path} nu poate fi înțeles. A rămas așa cum este.</translation>
    </message>
    <message>
        <source>The settings file {path} was written by a newer version of the program.</source>
        <translation>Fișierul de setări {path} a fost scris de o versiune mai nouă a programului.</translation>
    </message>
    <message>
        <source>The program&apos;s memory {path} is damaged. It was left as it is.</source>
        <translation>Memoria programului {path} este deteriorată. A rămas așa cum este.</translation>
    </message>
    <message>
        <source>The program&apos;s memory {path} was written by a newer version of it.</source>
        <translation>Memoria programului {path} a fost scrisă de o versiune mai nouă.</translation>
    </message>
    <message>
        <source>The file {path} belongs to another program.</source>
        <translation>Fișierul {path} aparține altui program.</translation>
    </message>
</context>
<context>
    <name>export</name>
    <message>
        <source>State</source>
        <translation>Situația</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Număr</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Furnizor</translation>
    </message>
    <message>
        <source>Supplier&apos;s CUI</source>
        <translation>CUI furnizor</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cumpărător</translation>
    </message>
    <message>
        <source>Customer&apos;s CUI</source>
        <translation>CUI cumpărător</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Sumă</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Monedă</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Reparație</translation>
    </message>
    <message>
        <source>SPV index</source>
        <translation>Index SPV</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>Sigiliu</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fișier</translation>
    </message>
    <message>
        <source>In Dropbox</source>
        <translation>În Dropbox</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>Arhivat la</translation>
    </message>
    <message>
        <source>Left out because</source>
        <translation>Lăsat deoparte pentru că</translation>
    </message>
    <message>
        <source>Save the list…</source>
        <translation>Salvează lista…</translation>
    </message>
    <message>
        <source>As a table (CSV), with what the filters leave</source>
        <translation>Ca tabel (CSV), cu ce rămâne după filtre</translation>
    </message>
    <message>
        <source>Documents {day}.csv</source>
        <translation>Documente {day}.csv</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Salvează lista</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabel (*.csv)</translation>
    </message>
    <message>
        <source>Saving… {percent} %</source>
        <translation>Se salvează… {percent} %</translation>
    </message>
</context>
<context>
    <name>far_side</name>
    <message>
        <source>owner</source>
        <translation>proprietar</translation>
    </message>
    <message>
        <source>can edit</source>
        <translation>poate modifica</translation>
    </message>
    <message>
        <source>can only view</source>
        <translation>poate doar vedea</translation>
    </message>
    <message>
        <source>has some access</source>
        <translation>are un acces parțial</translation>
    </message>
    <message>
        <source>Stopped. Begun again, it goes on from here.</source>
        <translation>Oprit. La o nouă pornire continuă de aici.</translation>
    </message>
    <message>
        <source>Not everything could be restored.</source>
        <translation>Nu totul a putut fi restaurat.</translation>
    </message>
    <message>
        <source>All that was asked for is there, checked.</source>
        <translation>Tot ce ai cerut este acolo, verificat.</translation>
    </message>
    <message>
        <source>Nothing in the archive is of this kind, month or client.</source>
        <translation>În arhivă nu este nimic de acest fel, din această lună sau de la acest client.</translation>
    </message>
    <message>
        <source>The settings were taken over.</source>
        <translation>Setările au fost preluate.</translation>
    </message>
    <message>
        <source>Your own rules of before are in {path}</source>
        <translation>Regulile tale de dinainte sunt în {path}</translation>
    </message>
    <message>
        <source>Not on this computer, and so not watched: {folders}</source>
        <translation>Nu sunt pe acest calculator, deci nu sunt urmărite: {folders}</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>year of the document</source>
        <translation>anul documentului</translation>
    </message>
    <message>
        <source>month, two digits</source>
        <translation>luna, două cifre</translation>
    </message>
    <message>
        <source>day, two digits</source>
        <translation>ziua, două cifre</translation>
    </message>
    <message>
        <source>series and number</source>
        <translation>seria și numărul</translation>
    </message>
    <message>
        <source>the other party: who bought from you, or sold to you</source>
        <translation>cealaltă parte: cine a cumpărat de la tine sau ți-a vândut</translation>
    </message>
    <message>
        <source>who issued it</source>
        <translation>cine l-a emis</translation>
    </message>
    <message>
        <source>whom it was issued to</source>
        <translation>pe numele cui a fost emis</translation>
    </message>
    <message>
        <source>the issuer&apos;s CUI</source>
        <translation>CUI-ul emitentului</translation>
    </message>
    <message>
        <source>repair code</source>
        <translation>codul reparației</translation>
    </message>
    <message>
        <source>upload index in SPV</source>
        <translation>indexul încărcării în SPV</translation>
    </message>
    <message>
        <source>the file&apos;s own name</source>
        <translation>numele fișierului</translation>
    </message>
    <message>
        <source>kind of document</source>
        <translation>tipul documentului</translation>
    </message>
</context>
<context>
    <name>filters</name>
    <message>
        <source>All</source>
        <translation>Toate</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Facturi</translation>
    </message>
    <message>
        <source>SPV</source>
        <translation>SPV</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>În așteptare</translation>
    </message>
    <message>
        <source>Need attention</source>
        <translation>Necesită atenție</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Lăsate deoparte</translation>
    </message>
    <message>
        <source>Number, client, CUI, amount, repair code, date, file…</source>
        <translation>Număr, client, CUI, sumă, cod de reparație, dată, fișier…</translation>
    </message>
    <message>
        <source>Search in the documents</source>
        <translation>Caută în documente</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Perioada</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>Oricând</translation>
    </message>
    <message>
        <source>The year {year}</source>
        <translation>Anul {year}</translation>
    </message>
</context>
<context>
    <name>first</name>
    <message>
        <source>Back</source>
        <translation>Înapoi</translation>
    </message>
    <message>
        <source>See the documents</source>
        <translation>Vezi documentele</translation>
    </message>
    <message>
        <source>Start archiving</source>
        <translation>Începe arhivarea</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continuă</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Conectare</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dosare</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organizare</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Gata</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Bine ai venit</translation>
    </message>
    <message>
        <source>This program keeps a safe copy of your invoices, SPV files and service papers in your own Dropbox account. You save a document as before; the rest happens by itself.</source>
        <translation>Programul păstrează o copie de siguranță a facturilor, a fișierelor SPV și a documentelor de service, în contul tău Dropbox. Tu salvezi documentul ca până acum; restul se face singur.</translation>
    </message>
    <message>
        <source>Documents were found here:</source>
        <translation>Am găsit documente aici:</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Urmărește</translation>
    </message>
    <message>
        <source>Watch {path}</source>
        <translation>Urmărește {path}</translation>
    </message>
    <message>
        <source>All set</source>
        <translation>Totul este gata</translation>
    </message>
    <message>
        <source>The program stays in the corner of the screen, beside the clock, and says something only if it needs you.</source>
        <translation>Programul stă în colțul ecranului, lângă ceas, și spune ceva doar dacă are nevoie de tine.</translation>
    </message>
    <message>
        <source>With the shop&apos;s CUI, in Settings, invoices are sorted better still.</source>
        <translation>Cu CUI-ul firmei, completat în Setări, facturile se așază și mai bine.</translation>
    </message>
</context>
<context>
    <name>handed</name>
    <message>
        <source>Dropped files – gsmOS Tray</source>
        <translation>Fișiere trase aici – gsmOS Tray</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Se citesc…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arhivează</translation>
    </message>
    <message>
        <source>There is nothing to be done</source>
        <translation>Nu este nimic de făcut</translation>
    </message>
    <message>
        <source>Not archived yet.</source>
        <translation>Încă nearhivat.</translation>
    </message>
</context>
<context>
    <name>history</name>
    <message>
        <source>Versions</source>
        <translation>Istoric versiuni</translation>
    </message>
    <message>
        <source>In Dropbox since</source>
        <translation>În Dropbox din</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Mărime</translation>
    </message>
    <message>
        <source>Save a copy…</source>
        <translation>Salvează o copie…</translation>
    </message>
    <message>
        <source>Restore this version</source>
        <translation>Restaurează această versiune</translation>
    </message>
    <message>
        <source>Restoring loses nothing: what lies there now stays among the versions.</source>
        <translation>La restaurare nu se pierde nimic: ce este acum acolo rămâne printre versiuni.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Salvat ca {path}</translation>
    </message>
    <message>
        <source>Being brought from Dropbox…</source>
        <translation>Se aduce din Dropbox…</translation>
    </message>
    <message>
        <source>Dropbox is asked…</source>
        <translation>Se întreabă Dropbox…</translation>
    </message>
    <message>
        <source>The version of {day} lies there again.</source>
        <translation>Versiunea din {day} este din nou la locul ei.</translation>
    </message>
    <message>
        <source>Being restored…</source>
        <translation>Se restaurează…</translation>
    </message>
    <message>
        <source>Save this version</source>
        <translation>Salvează această versiune</translation>
    </message>
    <message>
        <source>current</source>
        <translation>cea de acum</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Invoice</source>
        <translation>Factură</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Facturi</translation>
    </message>
    <message>
        <source>Proforma</source>
        <translation>Proformă</translation>
    </message>
    <message>
        <source>Proforma invoices</source>
        <translation>Facturi proformă</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Storno</translation>
    </message>
    <message>
        <source>Credit notes</source>
        <translation>Facturi storno</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Chitanță</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Chitanțe și bonuri</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Deviz</translation>
    </message>
    <message>
        <source>Estimates</source>
        <translation>Devize</translation>
    </message>
    <message>
        <source>e-Factura issued</source>
        <translation>e-Factura emisă</translation>
    </message>
    <message>
        <source>e-Factura issued (XML)</source>
        <translation>e-Factura emise (XML)</translation>
    </message>
    <message>
        <source>e-Factura received</source>
        <translation>e-Factura primită</translation>
    </message>
    <message>
        <source>e-Factura received (XML)</source>
        <translation>e-Factura primite (XML)</translation>
    </message>
    <message>
        <source>e-Factura</source>
        <translation>e-Factura</translation>
    </message>
    <message>
        <source>e-Factura of unclear direction (XML)</source>
        <translation>e-Factura cu sens neclar (XML)</translation>
    </message>
    <message>
        <source>Ministry&apos;s seal</source>
        <translation>Sigiliul ministerului</translation>
    </message>
    <message>
        <source>Ministry&apos;s seals</source>
        <translation>Sigiliile ministerului</translation>
    </message>
    <message>
        <source>Refused e-Factura</source>
        <translation>e-Factura respinsă</translation>
    </message>
    <message>
        <source>e-Factura refused by ANAF</source>
        <translation>e-Factura respinse de ANAF</translation>
    </message>
    <message>
        <source>SPV archive</source>
        <translation>Arhivă SPV</translation>
    </message>
    <message>
        <source>SPV archives (ZIP with seal)</source>
        <translation>Arhive SPV (ZIP cu sigiliu)</translation>
    </message>
    <message>
        <source>SPV message</source>
        <translation>Mesaj SPV</translation>
    </message>
    <message>
        <source>SPV messages</source>
        <translation>Mesaje SPV</translation>
    </message>
    <message>
        <source>Reception protocol</source>
        <translation>Proces-verbal de primire</translation>
    </message>
    <message>
        <source>Reception protocols</source>
        <translation>Procese-verbale de primire</translation>
    </message>
    <message>
        <source>Hand-over protocol</source>
        <translation>Proces-verbal de predare</translation>
    </message>
    <message>
        <source>Hand-over protocols</source>
        <translation>Procese-verbale de predare</translation>
    </message>
    <message>
        <source>Warranty certificate</source>
        <translation>Certificat de garanție</translation>
    </message>
    <message>
        <source>Warranty certificates</source>
        <translation>Certificate de garanție</translation>
    </message>
    <message>
        <source>Technical sheet</source>
        <translation>Fișă tehnică</translation>
    </message>
    <message>
        <source>Technical sheets</source>
        <translation>Fișe tehnice</translation>
    </message>
    <message>
        <source>Repair document</source>
        <translation>Document de reparație</translation>
    </message>
    <message>
        <source>Other repair documents</source>
        <translation>Alte documente de reparație</translation>
    </message>
    <message>
        <source>Other document</source>
        <translation>Alt document</translation>
    </message>
    <message>
        <source>Other documents</source>
        <translation>Alte documente</translation>
    </message>
    <message>
        <source>Not recognised</source>
        <translation>Nerecunoscut</translation>
    </message>
    <message>
        <source>Documents that are not recognised</source>
        <translation>Documente nerecunoscute</translation>
    </message>
</context>
<context>
    <name>licences</name>
    <message>
        <source>Licences – gsmOS Tray</source>
        <translation>Licențe – gsmOS Tray</translation>
    </message>
    <message>
        <source>gsmOS Tray uses Qt and PySide6 under the GNU LGPL, version 3. You may replace them: they are libraries of their own in the folder “_internal” beside the program; put other builds of the same version there. You may also take them apart to find out why a change does not work. Their source code is at download.qt.io and code.qt.io. Below are the licences of all that is used.</source>
        <translation>gsmOS Tray folosește Qt și PySide6 sub licența GNU LGPL, versiunea 3. Le poți înlocui: sunt biblioteci separate, în dosarul „_internal” de lângă program; pune acolo alte variante ale aceleiași versiuni. Le poți și desface, ca să afli de ce o schimbare nu merge. Codul lor sursă se găsește la download.qt.io și code.qt.io. Mai jos sunt licențele a tot ce se folosește, așa cum au fost scrise.</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licențe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>Links</source>
        <translation>Linkuri</translation>
    </message>
    <message>
        <source>Links into the archive</source>
        <translation>Linkuri către arhivă</translation>
    </message>
    <message>
        <source>Leads to</source>
        <translation>Duce la</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiază</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>Revocă</translation>
    </message>
    <message>
        <source>Whoever has a link sees what it leads to, without an account. A revoked link leads nowhere; the document itself stays.</source>
        <translation>Oricine are un link vede la ce duce, fără cont. Un link revocat nu mai duce nicăieri; documentul rămâne.</translation>
    </message>
    <message>
        <source>No link leads into the archive.</source>
        <translation>Niciun link nu duce în arhivă.</translation>
    </message>
    <message>
        <source>Dropbox is asked…</source>
        <translation>Se întreabă Dropbox…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiat.</translation>
    </message>
    <message>
        <source>The link leads nowhere any more.</source>
        <translation>Linkul nu mai duce nicăieri.</translation>
    </message>
    <message>
        <source>Being revoked…</source>
        <translation>Se revocă…</translation>
    </message>
</context>
<context>
    <name>mistakes</name>
    <message>
        <source>“{value}” is not one of: {choices}.</source>
        <translation>„{value}” nu este una dintre: {choices}.</translation>
    </message>
    <message>
        <source>This is not one of the choices.</source>
        <translation>Nu este una dintre variante.</translation>
    </message>
    <message>
        <source>Write “true” or “false”.</source>
        <translation>Scrie „da” sau „nu”.</translation>
    </message>
    <message>
        <source>It must be a number from {least} to {most}.</source>
        <translation>Trebuie să fie un număr de la {least} la {most}.</translation>
    </message>
    <message>
        <source>The number is too small or too large.</source>
        <translation>Numărul este prea mic sau prea mare.</translation>
    </message>
    <message>
        <source>A CUI has 2 to 10 digits, with or without RO before them.</source>
        <translation>Un CUI are între 2 și 10 cifre, cu sau fără RO în față.</translation>
    </message>
    <message>
        <source>Write the hour as 20:00.</source>
        <translation>Scrie ora ca 20:00.</translation>
    </message>
    <message>
        <source>Write the date as 2026-11-24.</source>
        <translation>Scrie data ca 2026-11-24.</translation>
    </message>
    <message>
        <source>Write the month as 2026-11.</source>
        <translation>Scrie luna ca 2026-11.</translation>
    </message>
    <message>
        <source>There is no setting “{name}”.</source>
        <translation>Nu există setarea „{name}”.</translation>
    </message>
    <message>
        <source>There is no such setting.</source>
        <translation>Nu există o astfel de setare.</translation>
    </message>
    <message>
        <source>There is no such kind of document.</source>
        <translation>Nu există un astfel de tip de document.</translation>
    </message>
    <message>
        <source>It cannot be empty.</source>
        <translation>Nu poate fi gol.</translation>
    </message>
    <message>
        <source>Between two slashes there must be a folder&apos;s name.</source>
        <translation>Între două bare oblice trebuie să fie un nume de folder.</translation>
    </message>
    <message>
        <source>A brace “{{” is not closed by “}}”.</source>
        <translation>O acoladă „{{” nu este închisă cu „}}”.</translation>
    </message>
    <message>
        <source>A brace “}}” has no “{{” before it.</source>
        <translation>O acoladă „}}” nu are „{{” înainte.</translation>
    </message>
    <message>
        <source>There is no field “{words}”.</source>
        <translation>Nu există câmpul „{words}”.</translation>
    </message>
    <message>
        <source>There is no such field.</source>
        <translation>Nu există un astfel de câmp.</translation>
    </message>
    <message>
        <source>After the colon comes the number of digits, as in {{numar:06}}.</source>
        <translation>După două puncte urmează numărul de cifre, ca în {{numar:06}}.</translation>
    </message>
    <message>
        <source>The character “{words}” cannot stand in a name.</source>
        <translation>Caracterul „{words}” nu poate sta într-un nume.</translation>
    </message>
    <message>
        <source>One of the characters cannot stand in a name.</source>
        <translation>Unul dintre caractere nu poate sta într-un nume.</translation>
    </message>
    <message>
        <source>“{words}” cannot be a name in Dropbox or in Windows.</source>
        <translation>„{words}” nu poate fi un nume în Dropbox sau în Windows.</translation>
    </message>
    <message>
        <source>This cannot be a name in Dropbox or in Windows.</source>
        <translation>Acesta nu poate fi un nume în Dropbox sau în Windows.</translation>
    </message>
    <message>
        <source>The name needs a field such as {{numar}}; else all documents would be called alike.</source>
        <translation>Numele are nevoie de un câmp, ca {{numar}}; altfel toate documentele s-ar numi la fel.</translation>
    </message>
    <message>
        <source>Too long: with Windows there is room for fewer folders.</source>
        <translation>Prea lung: în Windows nu încap atâtea foldere.</translation>
    </message>
    <message>
        <source>This value cannot be used.</source>
        <translation>Această valoare nu poate fi folosită.</translation>
    </message>
    <message>
        <source>The rules file cannot be used: see {at}, “{value}” ({fault}).</source>
        <translation>Fișierul de reguli nu poate fi folosit: vezi {at}, „{value}” ({fault}).</translation>
    </message>
    <message>
        <source>The rules file cannot be used: see {at} ({fault}).</source>
        <translation>Fișierul de reguli nu poate fi folosit: vezi {at} ({fault}).</translation>
    </message>
    <message>
        <source>The rules file cannot be used.</source>
        <translation>Fișierul de reguli nu poate fi folosit.</translation>
    </message>
    <message>
        <source>A digit of this CUI seems to be wrong: the last one, which checks the others, does not fit.</source>
        <translation>O cifră din acest CUI pare greșită: ultima, care le verifică pe celelalte, nu se potrivește.</translation>
    </message>
</context>
<context>
    <name>moments</name>
    <message>
        <source>January</source>
        <translation>ianuarie</translation>
    </message>
    <message>
        <source>February</source>
        <translation>februarie</translation>
    </message>
    <message>
        <source>March</source>
        <translation>martie</translation>
    </message>
    <message>
        <source>April</source>
        <translation>aprilie</translation>
    </message>
    <message>
        <source>May</source>
        <translation>mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation>iunie</translation>
    </message>
    <message>
        <source>July</source>
        <translation>iulie</translation>
    </message>
    <message>
        <source>August</source>
        <translation>august</translation>
    </message>
    <message>
        <source>September</source>
        <translation>septembrie</translation>
    </message>
    <message>
        <source>October</source>
        <translation>octombrie</translation>
    </message>
    <message>
        <source>November</source>
        <translation>noiembrie</translation>
    </message>
    <message>
        <source>December</source>
        <translation>decembrie</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>luni</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>marți</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>miercuri</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>joi</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>vineri</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>sâmbătă</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>duminică</translation>
    </message>
    <message>
        <source>yesterday at {hour}</source>
        <translation>ieri la {hour}</translation>
    </message>
    <message>
        <source>today at {hour}</source>
        <translation>astăzi la {hour}</translation>
    </message>
    <message>
        <source>tomorrow at {hour}</source>
        <translation>mâine la {hour}</translation>
    </message>
    <message>
        <source>{weekday} at {hour}</source>
        <translation>{weekday} la {hour}</translation>
    </message>
    <message>
        <source>{day} at {hour}</source>
        <translation>{day} la {hour}</translation>
    </message>
    <message>
        <source>a moment ago</source>
        <translation>acum câteva clipe</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>pe {day}</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>mai puțin de un minut</translation>
    </message>
</context>
<context>
    <name>notices</name>
    <message>
        <source>Open</source>
        <translation>Deschide</translation>
    </message>
    <message>
        <source>Solved: {problem}</source>
        <translation>Rezolvat: {problem}</translation>
    </message>
    <message>
        <source>What was waiting is being archived.</source>
        <translation>Ce aștepta se arhivează acum.</translation>
    </message>
    <message>
        <source>Documents are recognised by what is in them again.</source>
        <translation>Documentele sunt recunoscute din nou după conținut.</translation>
    </message>
    <message>
        <source>Nothing new in a watched folder</source>
        <translation>Nimic nou într-un dosar urmărit</translation>
    </message>
    <message>
        <source>{path}: the last document came on {day}. If documents are saved somewhere else now, watch that folder too.</source>
        <translation>{path}: ultimul document a venit pe {day}. Dacă documentele se salvează acum în altă parte, urmărește și acel dosar.</translation>
    </message>
    <message>
        <source>A folder is looked at from time to time</source>
        <translation>Un dosar este verificat din când în când</translation>
    </message>
    <message>
        <source>{path}: this computer does not tell of each new file there, so documents are found a little later. None is missed.</source>
        <translation>{path}: calculatorul nu anunță fiecare fișier nou de aici, așa că documentele sunt găsite puțin mai târziu. Niciunul nu scapă.</translation>
    </message>
    <message>
        <source>Is one of them a document of the shop? Choose it in the list and say what it is.</source>
        <translation>Este vreunul un document al firmei? Alege-l din listă și spune ce este.</translation>
    </message>
    <message>
        <source>{waiting} wait to be archived, and {free} are free. Make room in Dropbox, or choose a larger plan.</source>
        <translation>{waiting} așteaptă să fie arhivate, iar liberi sunt {free}. Eliberează spațiu în Dropbox sau alege un plan mai mare.</translation>
    </message>
    <message>
        <source>{free} are free. Make room in Dropbox in time, or choose a larger plan.</source>
        <translation>Mai sunt liberi {free}. Eliberează din timp spațiu în Dropbox sau alege un plan mai mare.</translation>
    </message>
    <message>
        <source>Dropbox is nearly full</source>
        <translation>Dropbox este aproape plin</translation>
    </message>
    <message>
        <source>Something in gsmOS Tray did not work</source>
        <translation>Ceva nu a mers în gsmOS Tray</translation>
    </message>
    <message>
        <source>Nothing is lost, and what was under way is tried again. If it keeps happening, save the diagnosis report and send it to whoever helps you.</source>
        <translation>Nu s-a pierdut nimic, iar ce era în lucru se încearcă din nou. Dacă se repetă, salvează raportul de diagnosticare și trimite-l celui care te ajută.</translation>
    </message>
    <message>
        <source>gsmOS Tray stopped unexpectedly the last time</source>
        <translation>Data trecută gsmOS Tray s-a oprit neașteptat</translation>
    </message>
    <message>
        <source>Nothing is lost: it goes on where it was. If it keeps happening, save the diagnosis report and send it to whoever helps you.</source>
        <translation>Nu s-a pierdut nimic: continuă de unde a rămas. Dacă se repetă, salvează raportul de diagnosticare și trimite-l celui care te ajută.</translation>
    </message>
    <message>
        <source>This gsmOS Tray is more than a year old</source>
        <translation>Versiunea ta de gsmOS Tray are peste un an</translation>
    </message>
    <message>
        <source>Version {version} is of {day}. It goes on working; a newer one, if there is one, keeps your settings and everything that is archived.</source>
        <translation>Versiunea {version} este din {day}. Merge în continuare; una mai nouă, dacă există, păstrează setările și tot ce este arhivat.</translation>
    </message>
    <message>
        <source>The window says why, and what to do.</source>
        <translation>Fereastra spune de ce și ce este de făcut.</translation>
    </message>
    <message>
        <source>The window brings them back, or lets them be gone.</source>
        <translation>Din fereastră le aduci înapoi sau le lași șterse.</translation>
    </message>
    <message>
        <source>The window shows from where to where; nothing moves by itself.</source>
        <translation>Fereastra arată de unde și unde; singur nu se mută nimic.</translation>
    </message>
</context>
<context>
    <name>pages</name>
    <message>
        <source>Dropbox is connected</source>
        <translation>Dropbox este conectat</translation>
    </message>
    <message>
        <source>Your documents are archived from now on.</source>
        <translation>De acum, documentele tale se arhivează.</translation>
    </message>
    <message>
        <source>You can close this page and go back to the program.</source>
        <translation>Poți închide această pagină și te poți întoarce la program.</translation>
    </message>
    <message>
        <source>Access was refused</source>
        <translation>Accesul a fost refuzat</translation>
    </message>
    <message>
        <source>Nothing was changed, and nothing is archived.</source>
        <translation>Nu s-a schimbat nimic și nu se arhivează nimic.</translation>
    </message>
    <message>
        <source>If you change your mind, press “Connect Dropbox” in the program.</source>
        <translation>Dacă te răzgândești, apasă „Conectează Dropbox” în program.</translation>
    </message>
    <message>
        <source>The connection did not succeed</source>
        <translation>Conectarea nu a reușit</translation>
    </message>
    <message>
        <source>Dropbox&apos;s answer was not the expected one.</source>
        <translation>Răspunsul primit de la Dropbox nu a fost cel așteptat.</translation>
    </message>
    <message>
        <source>Close this page, go back to the program and try again.</source>
        <translation>Închide pagina, întoarce-te la program și încearcă din nou.</translation>
    </message>
</context>
<context>
    <name>preview</name>
    <message>
        <source>The invoice, readable</source>
        <translation>Factura, pe înțeles</translation>
    </message>
    <message>
        <source>There is no preview of this kind of file.</source>
        <translation>Acest tip de fișier nu are previzualizare.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Se citește…</translation>
    </message>
    <message>
        <source>This file cannot be shown.</source>
        <translation>Acest fișier nu poate fi afișat.</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Fișierul nu mai este acolo.</translation>
    </message>
</context>
<context>
    <name>printing</name>
    <message>
        <source>Dropbox asks in your browser. If no page opens, copy this address:
{url}</source>
        <translation>Dropbox întreabă în browser. Dacă nu se deschide nicio pagină, copiază această adresă:
{url}</translation>
    </message>
    <message>
        <source>Dropbox is no longer connected. What is archived stays where it is.</source>
        <translation>Dropbox nu mai este conectat. Ce este arhivat rămâne la locul lui.</translation>
    </message>
    <message>
        <source>Connected: {name} ({email})</source>
        <translation>Conectat: {name} ({email})</translation>
    </message>
    <message>
        <source>Account: {name} ({email})</source>
        <translation>Cont: {name} ({email})</translation>
    </message>
    <message>
        <source>No Dropbox account is connected.</source>
        <translation>Niciun cont Dropbox nu este conectat.</translation>
    </message>
    <message>
        <source>Files: {counts}</source>
        <translation>Fișiere: {counts}</translation>
    </message>
    <message>
        <source>Documents: {counts}</source>
        <translation>Documente: {counts}</translation>
    </message>
    <message>
        <source>The archive is complete.</source>
        <translation>Arhiva este completă.</translation>
    </message>
    <message>
        <source>The archive is not complete.</source>
        <translation>Arhiva nu este completă.</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>trimise</translation>
    </message>
    <message>
        <source>lies elsewhere in Dropbox</source>
        <translation>în alt loc din Dropbox</translation>
    </message>
    <message>
        <source>is gone from Dropbox</source>
        <translation>lipsă din Dropbox</translation>
    </message>
    <message>
        <source>holds something else in Dropbox</source>
        <translation>modificate în Dropbox</translation>
    </message>
    <message>
        <source>lies in Dropbox once more</source>
        <translation>se află încă o dată în Dropbox</translation>
    </message>
    <message>
        <source>brought back</source>
        <translation>readuse</translation>
    </message>
    <message>
        <source>not archived yet</source>
        <translation>nearhivate încă</translation>
    </message>
    <message>
        <source>stays deleted, as you said</source>
        <translation>rămâne șters, cum ai spus</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>mutat</translation>
    </message>
    <message>
        <source>in place</source>
        <translation>la locul lor</translation>
    </message>
    <message>
        <source>put there by others</source>
        <translation>puse de alții</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>în așteptare</translation>
    </message>
    <message>
        <source>need attention</source>
        <translation>necesită atenție</translation>
    </message>
    <message>
        <source>The report is in {path}</source>
        <translation>Raportul este în {path}</translation>
    </message>
    <message>
        <source>Watched from now on: {path}</source>
        <translation>Urmărit de acum: {path}</translation>
    </message>
    <message>
        <source>No longer watched: {path}</source>
        <translation>Nu mai este urmărit: {path}</translation>
    </message>
    <message>
        <source> (lies there now)</source>
        <translation> (cea de acum)</translation>
    </message>
    <message>
        <source>, has not accepted yet</source>
        <translation>, încă nu a acceptat</translation>
    </message>
    <message>
        <source>{email} no longer has access to {shared}.</source>
        <translation>{email} nu mai are acces la {shared}.</translation>
    </message>
    <message>
        <source>{email} is invited to {shared} ({access}).</source>
        <translation>{email} a fost invitat la {shared} ({access}).</translation>
    </message>
    <message>
        <source>restored</source>
        <translation>restaurat</translation>
    </message>
    <message>
        <source>not restored</source>
        <translation>nerestaurat</translation>
    </message>
    <message>
        <source>is no longer in Dropbox</source>
        <translation>nu mai este în Dropbox</translation>
    </message>
    <message>
        <source>left out, since it may be meant or not</source>
        <translation>lăsat deoparte, nu se știe dacă era căutat</translation>
    </message>
    <message>
        <source>The version of {stored} lies at {archive_path} again.</source>
        <translation>Versiunea din {stored} este din nou la {archive_path}.</translation>
    </message>
    <message>
        <source>Saved as {path}</source>
        <translation>Salvat ca {path}</translation>
    </message>
    <message>
        <source>Leads nowhere any more: {link}</source>
        <translation>Nu mai duce nicăieri: {link}</translation>
    </message>
    <message>
        <source>No longer shared: {path}</source>
        <translation>Nu mai este partajat: {path}</translation>
    </message>
    <message>
        <source>Settings, own rules and corrections are in {path}</source>
        <translation>Setările, regulile proprii și corecturile sunt în {path}</translation>
    </message>
</context>
<context>
    <name>progress</name>
    <message>
        <source>Progress</source>
        <translation>Progres</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Oprește</translation>
    </message>
    <message>
        <source>Nothing is sent by itself for an hour then.</source>
        <translation>Apoi nu se mai trimite nimic de la sine timp de o oră.</translation>
    </message>
    <message>
        <source>{sent} of {size}</source>
        <translation>{sent} din {size}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>încă {time}</translation>
    </message>
</context>
<context>
    <name>rearranging</name>
    <message>
        <source>Recognised since</source>
        <translation>Recunoscute ulterior</translation>
    </message>
    <message>
        <source>Recognised after they were archived</source>
        <translation>Recunoscute după ce au fost arhivate</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Lies in</source>
        <translation>Se află în</translation>
    </message>
    <message>
        <source>Would be moved to</source>
        <translation>Ar fi mutat în</translation>
    </message>
    <message>
        <source>Leave where they are</source>
        <translation>Lasă-le unde sunt</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Mută</translation>
    </message>
    <message>
        <source>When these were archived, the program did not know what they are. In Dropbox they are moved with their history; nothing is overwritten.</source>
        <translation>Când au fost arhivate, programul nu știa ce sunt. În Dropbox se mută cu istoricul lor; nimic nu se suprascrie.</translation>
    </message>
    <message>
        <source>There is nothing to move.</source>
        <translation>Nu este nimic de mutat.</translation>
    </message>
    <message>
        <source>They stay where they are.</source>
        <translation>Rămân unde sunt.</translation>
    </message>
    <message>
        <source>Being moved…</source>
        <translation>Se mută…</translation>
    </message>
</context>
<context>
    <name>recovery</name>
    <message>
        <source>Recovery</source>
        <translation>Recuperare</translation>
    </message>
    <message>
        <source>Gone from Dropbox</source>
        <translation>Dispărute din Dropbox</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>It was in</source>
        <translation>Era în</translation>
    </message>
    <message>
        <source>Can be brought back until</source>
        <translation>Poate fi adus până la</translation>
    </message>
    <message>
        <source>That is as it should be</source>
        <translation>Așa trebuie</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Adu înapoi</translation>
    </message>
    <message>
        <source>They were deleted: show them</source>
        <translation>Au fost șterse: arată-le</translation>
    </message>
    <message>
        <source>Dropbox is asked…</source>
        <translation>Se întreabă Dropbox…</translation>
    </message>
    <message>
        <source>Nothing is missing in Dropbox.</source>
        <translation>Din Dropbox nu lipsește nimic.</translation>
    </message>
    <message>
        <source>The folder is called {folder} now</source>
        <translation>Folderul se numește acum {folder}</translation>
    </message>
    <message>
        <source>Being brought back…</source>
        <translation>Se aduc înapoi…</translation>
    </message>
    <message>
        <source>They stay deleted, and are not asked about again.</source>
        <translation>Rămân șterse și nu se mai întreabă de ele.</translation>
    </message>
    <message>
        <source>The archive is compared…</source>
        <translation>Se compară arhiva…</translation>
    </message>
    <message>
        <source>From now on the archive is in {folder}.</source>
        <translation>De acum arhiva este în {folder}.</translation>
    </message>
    <message>
        <source>These were archived, and are no longer in Dropbox. They come back from their file, or from Dropbox&apos;s own memory, which has an end.</source>
        <translation>Au fost arhivate și nu mai sunt în Dropbox. Se aduc înapoi din fișierul lor sau din istoricul Dropbox, care ține un timp limitat.</translation>
    </message>
    <message>
        <source>no longer</source>
        <translation>nu se mai poate</translation>
    </message>
</context>
<context>
    <name>remedies</name>
    <message>
        <source>Connect Dropbox</source>
        <translation>Conectează Dropbox</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectează</translation>
    </message>
    <message>
        <source>Connect with a code</source>
        <translation>Conectează cu un cod</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reîncearcă</translation>
    </message>
    <message>
        <source>See the Dropbox plan</source>
        <translation>Vezi planul Dropbox</translation>
    </message>
    <message>
        <source>Choose the folders</source>
        <translation>Alege dosarele</translation>
    </message>
    <message>
        <source>Choose the archive&apos;s folder</source>
        <translation>Alege folderul arhivei</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Verifică din nou</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizează Acum</translation>
    </message>
    <message>
        <source>Say what happened</source>
        <translation>Spune ce s-a întâmplat</translation>
    </message>
    <message>
        <source>Open Dropbox</source>
        <translation>Deschide Dropbox</translation>
    </message>
</context>
<context>
    <name>report</name>
    <message>
        <source>For whoever helps you: how the program stands and its log. It holds no names, no documents and no passwords.</source>
        <translation>Pentru cel care te ajută: starea programului și jurnalul lui. Nu conține nume, documente sau parole.</translation>
    </message>
    <message>
        <source>The report is being written…</source>
        <translation>Se pregătește raportul…</translation>
    </message>
    <message>
        <source>gsmOS Tray report {day}.zip</source>
        <translation>Raport gsmOS Tray {day}.zip</translation>
    </message>
    <message>
        <source>Save the diagnosis report</source>
        <translation>Salvează raportul de diagnosticare</translation>
    </message>
    <message>
        <source>Report (*.zip)</source>
        <translation>Raport (*.zip)</translation>
    </message>
    <message>
        <source>Save the diagnosis report…</source>
        <translation>Salvează raport de diagnosticare…</translation>
    </message>
</context>
<context>
    <name>restore</name>
    <message>
        <source>Restore</source>
        <translation>Restaurează</translation>
    </message>
    <message>
        <source>Restore the archive</source>
        <translation>Restaurează arhiva</translation>
    </message>
    <message>
        <source>From Dropbox</source>
        <translation>Din Dropbox</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>În dosarul</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Alege…</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Luna</translation>
    </message>
    <message>
        <source>all</source>
        <translation>toate</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Felul</translation>
    </message>
    <message>
        <source>Client or supplier</source>
        <translation>Client sau furnizor</translation>
    </message>
    <message>
        <source>a part of the name, or the CUI</source>
        <translation>o parte din nume sau CUI-ul</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Oprește</translation>
    </message>
    <message>
        <source>Not restored</source>
        <translation>Nerestaurate</translation>
    </message>
    <message>
        <source>The archive is listed…</source>
        <translation>Se citește lista arhivei…</translation>
    </message>
    <message>
        <source>Being stopped…</source>
        <translation>Se oprește…</translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation>În ce dosar?</translation>
    </message>
    <message>
        <source>Each document is checked when it is there. Nothing that lies in the folder is overwritten, and what is there already does not come again.</source>
        <translation>Fiecare document este verificat la sosire. Nimic din dosar nu este suprascris, iar ce este deja acolo nu se mai aduce o dată.</translation>
    </message>
    <message>
        <source>is no longer in Dropbox</source>
        <translation>nu mai este în Dropbox</translation>
    </message>
    <message>
        <source>it is not known whether it was meant</source>
        <translation>nu se știe dacă era căutat</translation>
    </message>
</context>
<context>
    <name>rules</name>
    <message>
        <source>A temporary file of another program.</source>
        <translation>Un fișier temporar al altui program.</translation>
    </message>
    <message>
        <source>A hidden file, or one that belongs to the system.</source>
        <translation>Un fișier ascuns sau al sistemului.</translation>
    </message>
    <message>
        <source>Its name holds characters that cannot be written; rename it to have it archived.</source>
        <translation>Numele are caractere care nu pot fi scrise; redenumește-l ca să fie arhivat.</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>Fișierul este gol.</translation>
    </message>
    <message>
        <source>Older than the day from which the folder counts.</source>
        <translation>Mai vechi decât ziua de la care se arhivează dosarul.</translation>
    </message>
    <message>
        <source>It lies in this computer&apos;s copy of the archive itself.</source>
        <translation>Se află chiar în copia arhivei de pe acest calculator.</translation>
    </message>
    <message>
        <source>It is only online; it is archived once it is kept on this computer.</source>
        <translation>Este doar online; se arhivează după ce ajunge pe acest calculator.</translation>
    </message>
    <message>
        <source>Not recognised as a shop&apos;s document, in a mixed folder.</source>
        <translation>Nerecunoscut ca document al firmei, într-un dosar mixt.</translation>
    </message>
    <message>
        <source>Deleted in Dropbox, and you said that it shall stay so.</source>
        <translation>Șters din Dropbox, iar tu ai spus că așa trebuie.</translation>
    </message>
    <message>
        <source>You chose not to archive documents of this kind.</source>
        <translation>Ai ales ca acest tip de documente să nu fie arhivat.</translation>
    </message>
</context>
<context>
    <name>seals</name>
    <message>
        <source>with the ministry&apos;s seal, checked</source>
        <translation>cu sigiliul ministerului, verificat</translation>
    </message>
    <message>
        <source>with a seal that cannot be checked</source>
        <translation>cu un sigiliu care nu poate fi verificat</translation>
    </message>
    <message>
        <source>the seal does not belong to this XML</source>
        <translation>sigiliul nu aparține acestui XML</translation>
    </message>
    <message>
        <source>without a seal</source>
        <translation>fără sigiliu</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>How the archive will look</source>
        <translation>Cum va arăta arhiva</translation>
    </message>
    <message>
        <source>Dropbox</source>
        <translation>Dropbox</translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>Spațiu folosit</translation>
    </message>
    <message>
        <source>Connect Dropbox</source>
        <translation>Conectează Dropbox</translation>
    </message>
    <message>
        <source>I have no account</source>
        <translation>Nu am cont</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <translation>Reconectează</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Deconectează…</translation>
    </message>
    <message>
        <source>Connected apps in Dropbox</source>
        <translation>Aplicații conectate în Dropbox</translation>
    </message>
    <message>
        <source>The archive&apos;s folder</source>
        <translation>Folderul arhivei</translation>
    </message>
    <message>
        <source>Turn automatic sync on</source>
        <translation>Activează sincronizarea automată</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Sincronizează Acum</translation>
    </message>
    <message>
        <source>Share…</source>
        <translation>Partajează…</translation>
    </message>
    <message>
        <source>Links…</source>
        <translation>Linkuri…</translation>
    </message>
    <message>
        <source>Recovery…</source>
        <translation>Recuperare…</translation>
    </message>
    <message>
        <source>Restore the archive…</source>
        <translation>Restaurează arhiva…</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Neconectat</translation>
    </message>
    <message>
        <source>Your documents are archived in your own Dropbox account.</source>
        <translation>Documentele tale se arhivează în propriul tău cont Dropbox.</translation>
    </message>
    <message>
        <source>{used} of {allocated} used</source>
        <translation>{used} folosiți din {allocated}</translation>
    </message>
    <message>
        <source>A folder of its own is best, for example “gsmOS Backup”, kept in order by date. What is archived already stays where it is.</source>
        <translation>Recomandăm un folder dedicat, de exemplu „gsmOS Backup”, ordonat după dată. Ce este deja arhivat rămâne la locul lui.</translation>
    </message>
    <message>
        <source>Organisation…</source>
        <translation>Organizare…</translation>
    </message>
    <message>
        <source>What is archived</source>
        <translation>Ce este arhivat</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>Sincronizare</translation>
    </message>
    <message>
        <source>While it is off, documents go only when you press “Sync now”.</source>
        <translation>Cât este oprită, documentele pleacă doar când apeși „Sincronizează Acum”.</translation>
    </message>
    <message>
        <source>Only files from</source>
        <translation>Doar fișierele de la data</translation>
    </message>
    <message>
        <source>Being looked through…</source>
        <translation>Se numără fișierele…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Elimină</translation>
    </message>
    <message>
        <source>No longer watch {path}</source>
        <translation>Nu mai urmări {path}</translation>
    </message>
    <message>
        <source>How much of the folder is archived</source>
        <translation>Cât din dosar se arhivează</translation>
    </message>
    <message>
        <source>The first day</source>
        <translation>Prima zi</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Dosare</translation>
    </message>
    <message>
        <source>The program watches these folders and archives what appears in them. It never changes, moves or deletes a file.</source>
        <translation>Programul urmărește aceste dosare și arhivează ce apare în ele. Nu modifică, nu mută și nu șterge niciun fișier.</translation>
    </message>
    <message>
        <source>Drop a folder here, or choose one.</source>
        <translation>Trage un dosar aici sau alege unul.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Adaugă un dosar…</translation>
    </message>
    <message>
        <source>Add a folder</source>
        <translation>Adaugă un dosar</translation>
    </message>
    <message>
        <source>This folder cannot be watched</source>
        <translation>Acest dosar nu poate fi urmărit</translation>
    </message>
    <message>
        <source>General</source>
        <translation>General</translation>
    </message>
    <message>
        <source>The shop&apos;s CUI</source>
        <translation>CUI-ul firmei</translation>
    </message>
    <message>
        <source>With it the program tells invoices that you issued from received.</source>
        <translation>Cu el, programul deosebește facturile emise de cele primite.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Acest calculator</translation>
    </message>
    <message>
        <source>Start with the computer</source>
        <translation>Pornește odată cu calculatorul</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Limba</translation>
    </message>
    <message>
        <source>Another computer of the shop</source>
        <translation>Alt calculator al firmei</translation>
    </message>
    <message>
        <source>Settings, own rules and corrections travel as one file. Access to Dropbox is not in it.</source>
        <translation>Setările, regulile proprii și corecturile se mută într-un singur fișier. Accesul la Dropbox nu este în el.</translation>
    </message>
    <message>
        <source>If something does not work</source>
        <translation>Dacă ceva nu merge</translation>
    </message>
    <message>
        <source>Detailed log</source>
        <translation>Jurnal detaliat</translation>
    </message>
    <message>
        <source>Each step is written down, but no name and no document.</source>
        <translation>Se notează fiecare pas, dar niciun nume și niciun document.</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Despre</translation>
    </message>
    <message>
        <source>gsmOS Tray, version {version}, of {day}</source>
        <translation>gsmOS Tray, versiunea {version}, din {day}</translation>
    </message>
    <message>
        <source>It is more than a year old.</source>
        <translation>Are peste un an.</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>Licențe…</translation>
    </message>
    <message>
        <source>Diagnosis…</source>
        <translation>Diagnosticare…</translation>
    </message>
    <message>
        <source>Show the log folder</source>
        <translation>Arată dosarul cu jurnale</translation>
    </message>
    <message>
        <source>Kinds of documents</source>
        <translation>Tipuri de documente</translation>
    </message>
    <message>
        <source>What is switched off is left out from now on. What is archived stays.</source>
        <translation>Ce este debifat se lasă deoparte de acum înainte. Ce este arhivat rămâne.</translation>
    </message>
    <message>
        <source>Invoices</source>
        <translation>Facturi</translation>
    </message>
    <message>
        <source>SPV and e-Factura</source>
        <translation>SPV și e-Factura</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Service</translation>
    </message>
    <message>
        <source>Anything else</source>
        <translation>Restul</translation>
    </message>
    <message>
        <source>From dedicated folders only.</source>
        <translation>Doar din dosarele dedicate.</translation>
    </message>
    <message>
        <source>Archive the XML and the seal of a ZIP too</source>
        <translation>Arhivează și XML-ul și sigiliul din ZIP</translation>
    </message>
    <message>
        <source>The ZIP with XML and seal is the original and is kept whole in any case.</source>
        <translation>ZIP-ul cu XML și sigiliu este originalul și se păstrează oricum întreg.</translation>
    </message>
    <message>
        <source>Each finished sync, and whatever needs you.</source>
        <translation>Fiecare sincronizare terminată și tot ce are nevoie de tine.</translation>
    </message>
    <message>
        <source>Syncs that you asked for or that archived much, and whatever needs you.</source>
        <translation>Sincronizările cerute de tine sau mari și tot ce are nevoie de tine.</translation>
    </message>
    <message>
        <source>Only what needs you.</source>
        <translation>Doar ce are nevoie de tine.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Notificări</translation>
    </message>
    <message>
        <source>Year and month, as in the manual. Recommended: easiest to find.</source>
        <translation>An și lună, ca în manual. Recomandat: se găsește cel mai ușor.</translation>
    </message>
    <message>
        <source>One folder a year.</source>
        <translation>Un folder pe an.</translation>
    </message>
    <message>
        <source>A folder for each client and supplier, with year and month inside.</source>
        <translation>Un folder pentru fiecare client și furnizor, cu an și lună înăuntru.</translation>
    </message>
    <message>
        <source>You write where each kind goes.</source>
        <translation>Scrii tu unde merge fiecare tip.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organizare</translation>
    </message>
    <message>
        <source>With documents of yours:</source>
        <translation>Cu documente de-ale tale:</translation>
    </message>
    <message>
        <source>With invented documents, until there are some of yours:</source>
        <translation>Cu documente inventate, până apar ale tale:</translation>
    </message>
    <message>
        <source>Kind of document</source>
        <translation>Tipul documentului</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Șablon</translation>
    </message>
    <message>
        <source>As in the manual</source>
        <translation>Ca în manual</translation>
    </message>
    <message>
        <source>Insert a field</source>
        <translation>Inserează un câmp</translation>
    </message>
    <message>
        <source>Insert a field…</source>
        <translation>Inserează un câmp…</translation>
    </message>
    <message>
        <source>When documents are archived</source>
        <translation>Când se arhivează documentele</translation>
    </message>
    <message>
        <source>Day of the week</source>
        <translation>Ziua săptămânii</translation>
    </message>
    <message>
        <source>at</source>
        <translation>la</translation>
    </message>
    <message>
        <source>A run that was missed, since the computer was off, is made up for once.</source>
        <translation>O sincronizare ratată fiindcă era oprit calculatorul se recuperează o singură dată.</translation>
    </message>
    <message>
        <source>Periodic check</source>
        <translation>Verificare periodică</translation>
    </message>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Fără limită</translation>
    </message>
    <message>
        <source>Look at the folders every</source>
        <translation>Verifică dosarele la fiecare</translation>
    </message>
    <message>
        <source>Upload speed</source>
        <translation>Viteza de trimitere</translation>
    </message>
    <message>
        <source>New files are noticed at once; the check finds what was missed meanwhile.</source>
        <translation>Fișierele noi sunt observate imediat; verificarea găsește ce a scăpat între timp.</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Ora</translation>
    </message>
    <message>
        <source>Settings – gsmOS Tray</source>
        <translation>Setări – gsmOS Tray</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Renunță</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvează</translation>
    </message>
    <message>
        <source>Something has to be put right first.</source>
        <translation>Mai întâi trebuie corectat ceva.</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>Nesalvat încă</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagini</translation>
    </message>
    <message>
        <source>Save the settings as a file…</source>
        <translation>Salvează setările într-un fișier…</translation>
    </message>
    <message>
        <source>Take over from a file…</source>
        <translation>Preia dintr-un fișier…</translation>
    </message>
    <message>
        <source>The settings are in {path}</source>
        <translation>Setările sunt în {path}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Salvat</translation>
    </message>
    <message>
        <source>gsmOS Tray settings.json</source>
        <translation>Setări gsmOS Tray.json</translation>
    </message>
    <message>
        <source>Save the settings</source>
        <translation>Salvează setările</translation>
    </message>
    <message>
        <source>Take over settings</source>
        <translation>Preia setări</translation>
    </message>
</context>
<context>
    <name>share</name>
    <message>
        <source>Share</source>
        <translation>Partajează</translation>
    </message>
    <message>
        <source>Share a folder</source>
        <translation>Partajează un folder</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Acces</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Mesaj</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Invită</translation>
    </message>
    <message>
        <source>Who has access</source>
        <translation>Cine are acces</translation>
    </message>
    <message>
        <source>Remove access</source>
        <translation>Retrage accesul</translation>
    </message>
    <message>
        <source>Stop sharing</source>
        <translation>Nu mai partaja</translation>
    </message>
    <message>
        <source>Access is being removed…</source>
        <translation>Dropbox retrage accesul…</translation>
    </message>
    <message>
        <source>Only you see this folder.</source>
        <translation>Doar tu vezi acest folder.</translation>
    </message>
    <message>
        <source>Dropbox is asked…</source>
        <translation>Se întreabă Dropbox…</translation>
    </message>
    <message>
        <source>Dropbox has sent the invitation to {email}.</source>
        <translation>Dropbox a trimis invitația la {email}.</translation>
    </message>
    <message>
        <source>Being invited…</source>
        <translation>Se invită…</translation>
    </message>
    <message>
        <source>{email} no longer has access.</source>
        <translation>{email} nu mai are acces.</translation>
    </message>
    <message>
        <source>The folder is yours alone again.</source>
        <translation>Folderul este din nou doar al tău.</translation>
    </message>
    <message>
        <source>Dropbox writes to whom you invite, for example to your accountant. You can take the access away at any time.</source>
        <translation>Dropbox îi scrie celui invitat, de exemplu contabilului. Poți retrage accesul oricând.</translation>
    </message>
    <message>
        <source>has not accepted yet</source>
        <translation>încă nu a acceptat</translation>
    </message>
</context>
<context>
    <name>sheet</name>
    <message>
        <source>Credit note</source>
        <translation>Storno</translation>
    </message>
    <message>
        <source>Invoice</source>
        <translation>Factură</translation>
    </message>
    <message>
        <source>due on {day}</source>
        <translation>scadentă la {day}</translation>
    </message>
    <message>
        <source>Supplier</source>
        <translation>Furnizor</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Cumpărător</translation>
    </message>
    <message>
        <source>Without VAT</source>
        <translation>Fără TVA</translation>
    </message>
    <message>
        <source>VAT</source>
        <translation>TVA</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>De plată</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Închide</translation>
    </message>
</context>
<context>
    <name>situation</name>
    <message>
        <source>Documents are being archived…</source>
        <translation>Se arhivează documente…</translation>
    </message>
    <message>
        <source>Paused until you resume</source>
        <translation>În pauză până reiei</translation>
    </message>
    <message>
        <source>Paused until {when}</source>
        <translation>În pauză până {when}</translation>
    </message>
    <message>
        <source>Everything was archived already.</source>
        <translation>Totul era deja arhivat.</translation>
    </message>
    <message>
        <source>Automatic sync is off</source>
        <translation>Sincronizarea automată este oprită</translation>
    </message>
    <message>
        <source>Next sync {when}</source>
        <translation>Următoarea sincronizare {when}</translation>
    </message>
    <message>
        <source>New files are being read</source>
        <translation>Se citesc fișierele noi</translation>
    </message>
    <message>
        <source>Setting up is not finished</source>
        <translation>Configurarea nu este terminată</translation>
    </message>
    <message>
        <source>No folder is watched yet</source>
        <translation>Niciun dosar nu este urmărit încă</translation>
    </message>
    <message>
        <source>The archive is up to date</source>
        <translation>Arhiva este la zi</translation>
    </message>
    <message>
        <source>last sync {ago}</source>
        <translation>ultima sincronizare {ago}</translation>
    </message>
</context>
<context>
    <name>states</name>
    <message>
        <source>Archived</source>
        <translation>Arhivat</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>În așteptare</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Necesită atenție</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Lăsat deoparte</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>La zi</translation>
    </message>
    <message>
        <source>Syncing</source>
        <translation>Sincronizează</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>În așteptare</translation>
    </message>
    <message>
        <source>Needs your attention</source>
        <translation>Necesită atenție</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Neconectat</translation>
    </message>
</context>
<context>
    <name>titles</name>
    <message>
        <source>Something went wrong</source>
        <translation>Ceva nu a mers</translation>
    </message>
    <message>
        <source>Connection failed</source>
        <translation>Conexiune eșuată</translation>
    </message>
    <message>
        <source>Authentication error</source>
        <translation>Eroare autentificare</translation>
    </message>
    <message>
        <source>Dropbox could not be connected</source>
        <translation>Dropbox nu a putut fi conectat</translation>
    </message>
    <message>
        <source>The password store does not open</source>
        <translation>Seiful de parole nu se deschide</translation>
    </message>
    <message>
        <source>Not enough space in Dropbox</source>
        <translation>Spațiu insuficient în Dropbox</translation>
    </message>
    <message>
        <source>A watched folder is missing</source>
        <translation>Un dosar urmărit lipsește</translation>
    </message>
    <message>
        <source>The program cannot start</source>
        <translation>Programul nu poate porni</translation>
    </message>
    <message>
        <source>Dropbox asks for patience</source>
        <translation>Dropbox cere răbdare</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>Conexiunea nu este sigură</translation>
    </message>
    <message>
        <source>Dropbox is not connected</source>
        <translation>Dropbox nu este conectat</translation>
    </message>
    <message>
        <source>Dropbox refuses access</source>
        <translation>Dropbox refuză accesul</translation>
    </message>
    <message>
        <source>The Dropbox account is suspended</source>
        <translation>Contul Dropbox este suspendat</translation>
    </message>
    <message>
        <source>Transfer limit reached</source>
        <translation>Limita de transfer a fost atinsă</translation>
    </message>
    <message>
        <source>Much of the archive is gone</source>
        <translation>O mare parte din arhivă lipsește</translation>
    </message>
    <message>
        <source>Unexpected answers from Dropbox</source>
        <translation>Răspunsuri neașteptate de la Dropbox</translation>
    </message>
    <message>
        <source>This is another Dropbox account</source>
        <translation>Acesta este alt cont Dropbox</translation>
    </message>
    <message>
        <source>This computer&apos;s disk is full</source>
        <translation>Discul calculatorului este plin</translation>
    </message>
    <message>
        <source>Documents cannot be read</source>
        <translation>Documentele nu pot fi citite</translation>
    </message>
</context>
<context>
    <name>tray</name>
    <message>
        <source>Sync now</source>
        <translation>Sincronizează Acum</translation>
    </message>
    <message>
        <source>Documents…</source>
        <translation>Documente…</translation>
    </message>
    <message>
        <source>Open the archive in Dropbox</source>
        <translation>Deschide arhiva în Dropbox</translation>
    </message>
    <message>
        <source>Search in Dropbox</source>
        <translation>Caută în Dropbox</translation>
    </message>
    <message>
        <source>Archived last:</source>
        <translation>Ultimele arhivate:</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reia</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Setări…</translation>
    </message>
    <message>
        <source>Connect Dropbox</source>
        <translation>Conectează Dropbox</translation>
    </message>
    <message>
        <source>Disconnect…</source>
        <translation>Deconectează…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Ieșire</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Pornește…</translation>
    </message>
    <message>
        <source>See what needs attention</source>
        <translation>Vezi ce necesită atenție</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pauză</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>1 oră</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Până mâine</translation>
    </message>
    <message>
        <source>Until I resume</source>
        <translation>Până reiau</translation>
    </message>
</context>
<context>
    <name>unread</name>
    <message>
        <source>It changed a moment ago; it is read soon.</source>
        <translation>S-a modificat acum câteva clipe; va fi citit imediat.</translation>
    </message>
    <message>
        <source>Another program has it open.</source>
        <translation>Îl ține deschis alt program.</translation>
    </message>
    <message>
        <source>It may not be opened by this user.</source>
        <translation>Nu poate fi deschis de acest utilizator.</translation>
    </message>
    <message>
        <source>It is read again, since the settings changed.</source>
        <translation>Se citește din nou, fiindcă s-au schimbat setările.</translation>
    </message>
</context>
<context>
    <name>whys</name>
    <message>
        <source>Its title is “{detail}”.</source>
        <translation>Titlul este „{detail}”.</translation>
    </message>
    <message>
        <source>Recognised by its title.</source>
        <translation>Recunoscut după titlu.</translation>
    </message>
    <message>
        <source>Its text says “{detail}”.</source>
        <translation>În text scrie „{detail}”.</translation>
    </message>
    <message>
        <source>Recognised by its text.</source>
        <translation>Recunoscut după text.</translation>
    </message>
    <message>
        <source>Recognised by the file&apos;s name ({detail}).</source>
        <translation>Recunoscut după numele fișierului ({detail}).</translation>
    </message>
    <message>
        <source>Recognised by the file&apos;s name.</source>
        <translation>Recunoscut după numele fișierului.</translation>
    </message>
    <message>
        <source>Recognised by your own rule “{detail}”.</source>
        <translation>Recunoscut după regula ta „{detail}”.</translation>
    </message>
    <message>
        <source>Recognised by a rule of your own.</source>
        <translation>Recunoscut după o regulă a ta.</translation>
    </message>
    <message>
        <source>You said so.</source>
        <translation>Așa ai spus tu.</translation>
    </message>
    <message>
        <source>An e-Factura in which your shop is the supplier.</source>
        <translation>O e-Factura în care firma ta este furnizorul.</translation>
    </message>
    <message>
        <source>An e-Factura in which your shop is the customer.</source>
        <translation>O e-Factura în care firma ta este cumpărătorul.</translation>
    </message>
    <message>
        <source>An e-Factura; with the shop&apos;s CUI its direction would be known.</source>
        <translation>O e-Factura; completează CUI-ul firmei ca să se știe dacă e emisă sau primită.</translation>
    </message>
    <message>
        <source>An e-Factura between other firms: the shop&apos;s CUI is not in it.</source>
        <translation>O e-Factura între alte firme: CUI-ul firmei tale nu apare în ea.</translation>
    </message>
    <message>
        <source>An electronic invoice in the CII format.</source>
        <translation>O factură electronică în formatul CII.</translation>
    </message>
    <message>
        <source>The PDF carries its invoice in XML.</source>
        <translation>PDF-ul conține și factura în XML.</translation>
    </message>
    <message>
        <source>The ministry&apos;s electronic seal of an e-Factura.</source>
        <translation>Sigiliul electronic al ministerului pentru o e-Factura.</translation>
    </message>
    <message>
        <source>A sealed copy made by ANAF&apos;s test system.</source>
        <translation>O copie sigilată de sistemul de test al ANAF.</translation>
    </message>
    <message>
        <source>ANAF refused the invoice: “{detail}”.</source>
        <translation>ANAF a respins factura: „{detail}”.</translation>
    </message>
    <message>
        <source>ANAF refused the invoice.</source>
        <translation>ANAF a respins factura.</translation>
    </message>
    <message>
        <source>An answer of ANAF&apos;s system.</source>
        <translation>Un răspuns al sistemului ANAF.</translation>
    </message>
    <message>
        <source>A buyer&apos;s message, sent through SPV.</source>
        <translation>Un mesaj al cumpărătorului, trimis prin SPV.</translation>
    </message>
    <message>
        <source>A SAF-T declaration (D406).</source>
        <translation>O declarație SAF-T (D406).</translation>
    </message>
    <message>
        <source>An XML file, but not an e-Factura.</source>
        <translation>Un fișier XML, dar nu o e-Factura.</translation>
    </message>
    <message>
        <source>A ZIP downloaded from SPV.</source>
        <translation>Un ZIP descărcat din SPV.</translation>
    </message>
    <message>
        <source>A ZIP, but not one from SPV.</source>
        <translation>Un ZIP, dar nu din SPV.</translation>
    </message>
    <message>
        <source>The XML is damaged.</source>
        <translation>XML-ul este deteriorat.</translation>
    </message>
    <message>
        <source>Built as no invoice is; for safety it was not read.</source>
        <translation>Construit cum nu este nicio factură; din prudență nu a fost citit.</translation>
    </message>
    <message>
        <source>Protected by a password.</source>
        <translation>Protejat cu parolă.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Fișierul este deteriorat.</translation>
    </message>
    <message>
        <source>A scan or a photo: it has no text.</source>
        <translation>Un document scanat sau o fotografie: nu are text.</translation>
    </message>
    <message>
        <source>Nothing in it looks like a shop&apos;s document.</source>
        <translation>Nimic din el nu seamănă cu un document al firmei.</translation>
    </message>
    <message>
        <source>It could be several things: {detail}.</source>
        <translation>Ar putea fi mai multe lucruri: {detail}.</translation>
    </message>
    <message>
        <source>It could be several things.</source>
        <translation>Ar putea fi mai multe lucruri.</translation>
    </message>
    <message>
        <source>Too large to be read.</source>
        <translation>Prea mare ca să fie citit.</translation>
    </message>
    <message>
        <source>Reading it took too long or failed; its name had to do.</source>
        <translation>Citirea a durat prea mult sau nu a reușit; s-a folosit numele fișierului.</translation>
    </message>
    <message>
        <source>An error message that was saved in place of the document.</source>
        <translation>Un mesaj de eroare salvat în locul documentului.</translation>
    </message>
    <message>
        <source>A type of file that is not read.</source>
        <translation>Un tip de fișier care nu se citește.</translation>
    </message>
</context>
</TS>
