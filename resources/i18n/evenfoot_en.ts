<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivityRow</name>
    <message numerus="yes">
        <source>%n time(s) today</source>
        <translation>
            <numerusform>%n time today</numerusform>
            <numerusform>%n times today</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClashCard</name>
    <message numerus="yes">
        <source>%n box(es) of your diary now say what the paper says.</source>
        <translation>
            <numerusform>%n box of your diary now says what the paper says.</numerusform>
            <numerusform>%n boxes of your diary now say what the paper says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es) stayed as they were in your diary. The paper said something else.</source>
        <translation>
            <numerusform>%n box stayed as it was in your diary. The paper said something else.</numerusform>
            <numerusform>%n boxes stayed as they were in your diary. The paper said something else.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n box(es) say something else than your diary</source>
        <translation>
            <numerusform>%n box says something else than your diary</numerusform>
            <numerusform>%n boxes say something else than your diary</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passage</name>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n source</numerusform>
            <numerusform>%n sources</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message numerus="yes">
        <source>%n new entry/entries taken in.</source>
        <translation>
            <numerusform>%n new entry taken in.</numerusform>
            <numerusform>%n new entries taken in.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrendsPage</name>
    <message numerus="yes">
        <source>%n earlier week(s) are in the chart.</source>
        <translation>
            <numerusform>%n earlier week is in the chart.</numerusform>
            <numerusform>%n earlier weeks are in the chart.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WarningSignsPage</name>
    <message numerus="yes">
        <source>Last answer: {day}, %n ticked.</source>
        <translation>
            <numerusform>Last answer: {day}, %n ticked.</numerusform>
            <numerusform>Last answer: {day}, %n ticked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>%n letter(s) left</source>
        <translation>
            <numerusform>%n letter left</numerusform>
            <numerusform>%n letters left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) fit. The rest was left out.</source>
        <translation>
            <numerusform>%n letter fits. The rest was left out.</numerusform>
            <numerusform>%n letters fit. The rest was left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n letter(s) fit, and they are all used.</source>
        <translation>
            <numerusform>%n letter fits, and it is used.</numerusform>
            <numerusform>%n letters fit, and they are all used.</numerusform>
        </translation>
    </message>
</context>
</TS>
