<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name></name>
    <message numerus="yes">
        <source>%n file(s), {size}</source>
        <translation>
            <numerusform>one file, {size}</numerusform>
            <numerusform>%n files, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not recognised, and left out</source>
        <translation>
            <numerusform>One file not recognised, and left out</numerusform>
            <numerusform>%n files not recognised, and left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be archived</source>
        <translation>
            <numerusform>One document could not be archived</numerusform>
            <numerusform>%n documents could not be archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) deleted or moved away in Dropbox</source>
        <translation>
            <numerusform>%n document was deleted or moved away in Dropbox</numerusform>
            <numerusform>%n documents were deleted or moved away in Dropbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived document(s) recognised since</source>
        <translation>
            <numerusform>%n archived document recognised since</numerusform>
            <numerusform>%n archived documents recognised since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n document(s)</source>
        <translation>
            <numerusform>{done} of %n document</numerusform>
            <numerusform>{done} of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %n file(s) to be archived, {size}</source>
        <translation>
            <numerusform>At most one file to be archived, {size}</numerusform>
            <numerusform>At most %n files to be archived, {size}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>one file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>a minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>an hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>a day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>a minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>an hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Archiving: {done} of %n document(s)</source>
        <translation>
            <numerusform>Archiving: {done} of %n document</numerusform>
            <numerusform>Archiving: {done} of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait(s)</source>
        <translation>
            <numerusform>one document waits</numerusform>
            <numerusform>%n documents wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived</source>
        <translation>
            <numerusform>%n archived</numerusform>
            <numerusform>%n archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n left out</numerusform>
            <numerusform>%n left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) archived</source>
        <translation>
            <numerusform>%n document archived</numerusform>
            <numerusform>%n documents archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sync complete: %n document(s) archived</source>
        <translation>
            <numerusform>Sync complete: one document archived</numerusform>
            <numerusform>Sync complete: %n documents archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) need(s) your attention</source>
        <translation>
            <numerusform>One document needs your attention</numerusform>
            <numerusform>%n documents need your attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) chosen</source>
        <translation>
            <numerusform>One document chosen</numerusform>
            <numerusform>%n documents chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to be mended</source>
        <translation>
            <numerusform>One thing to be mended</numerusform>
            <numerusform>%n things to be mended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) can be archived</source>
        <translation>
            <numerusform>One file can be archived</numerusform>
            <numerusform>%n files can be archived</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>one document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) restored</source>
        <translation>
            <numerusform>%n document restored</numerusform>
            <numerusform>%n documents restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were there already</source>
        <translation>
            <numerusform>%n document was there already</numerusform>
            <numerusform>%n documents were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be restored</source>
        <translation>
            <numerusform>%n document could not be restored</numerusform>
            <numerusform>%n documents could not be restored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are gone from Dropbox</source>
        <translation>
            <numerusform>%n document is gone from Dropbox</numerusform>
            <numerusform>%n documents are gone from Dropbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>of %n document(s) it is not known whether they were meant; they were left out</source>
        <translation>
            <numerusform>of %n document it is not known whether it was meant; it was left out</numerusform>
            <numerusform>of %n documents it is not known whether they were meant; they were left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n correction(s) are new here</source>
        <translation>
            <numerusform>%n correction is new here</numerusform>
            <numerusform>%n corrections are new here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) could not be moved</source>
        <translation>
            <numerusform>One document could not be moved</numerusform>
            <numerusform>%n documents could not be moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and one more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other known one(s) become(s) this kind.</source>
        <translation>
            <numerusform>One other known one becomes this kind.</numerusform>
            <numerusform>%n other known ones become this kind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n known one(s) stay(s) what it is (they are).</source>
        <translation>
            <numerusform>One known one stays what it is.</numerusform>
            <numerusform>%n known ones stay what they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n archived document(s) recognised since could be moved.</source>
        <translation>
            <numerusform>%n archived document was recognised since and can be moved to where it belongs.</numerusform>
            <numerusform>%n archived documents were recognised since and can be moved to where they belong.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n archived document(s) of these, too</source>
        <translation>
            <numerusform>Move the archived one among these, too</numerusform>
            <numerusform>Move the %n archived ones among these, too</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) brought back</source>
        <translation>
            <numerusform>%n document brought back</numerusform>
            <numerusform>%n documents brought back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restored: {done} of %n document(s)</source>
        <translation>
            <numerusform>Restored: {done} of %n document</numerusform>
            <numerusform>Restored: {done} of %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) moved</source>
        <translation>
            <numerusform>%n document moved</numerusform>
            <numerusform>%n documents moved</numerusform>
        </translation>
    </message>
</context>
</TS>
