; Evenfoot's installer for Windows, and its uninstaller.
;
; For one person, without an administrator: program files go to %LOCALAPPDATA%\Programs\Evenfoot, the diary stays where
; the program keeps it, in %LOCALAPPDATA%\evenfoot. Names, version, sizes and pictures come as -D defines from
; packaging/windows/__main__.py; nothing here knows them.
;
;   Evenfoot-VERSION-setup.exe [/S] [/D=FOLDER]      /S asks nothing; /D= stands last and without quotes
;   uninstall.exe [/S] [/DELETEDIARY=yes] [_?=FOLDER]  /S keeps the diary unless told; with _?= it can be waited for
;
; Exit codes of both, each with a sentence on the screen, or on standard output after /S: in a console as it is, in a file
; or a pipe in the letters of that Windows' ANSI code page.
;   0  done
;   1  cancelled
;   2  files could not be written, replaced or deleted; what was there before is as it was
;   3  not a 64-bit Windows 10, version 1809, or newer; on ARM, not Windows 11 or newer
;   4  Evenfoot is open, or another setup of it
;   5  the diary was written by a newer Evenfoot
;   6  the folder is none that Evenfoot may be put in, or taken from
;   7  not enough room on the disk, or on that of TEMP
;   8  the program was removed as told, but the diary could not be deleted: it is still there

Unicode true
; A 64-bit installer where this NSIS can make one (Debian's can), else 32 bits, which every 64-bit Windows runs as well.
Target ${TARGET}
!ifdef FAST
  SetCompressor zlib
!else
  ; A fifth smaller than file by file. For that, all of it is unpacked into one file in TEMP first: see RefuseFullDisk.
  !define SOLID
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include x64.nsh

!define NOT_WRITTEN 2
!define WINDOWS_TOO_OLD 3
!define IS_OPEN 4
!define DIARY_IS_NEWER 5
!define NOT_IN_THIS_FOLDER 6
!define NO_ROOM 7
!define DIARY_NOT_DELETED 8

!define UNINSTALLER "uninstall.exe"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\${NAME}"
!define SETTINGS "Software\${NAME}"
!define DATA "$LOCALAPPDATA\${COMMAND}"

Name "${NAME}"
Caption "${NAME} ${VERSION}"
UninstallCaption "Remove ${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
; A whole drive is refused below, with a sentence; NSIS would silently take the usual folder instead.
AllowRootDirInstall true
InstallDirRegKey HKCU "${SETTINGS}" "InstallDir"
BrandingText "Free software under the Apache License 2.0"
SetFont "Segoe UI" 9
ManifestDPIAware true
; A file that cannot be written ends the whole: a program with a hole in it is worse than none.
AllowSkipFiles off
FileErrorText "" "$0$\n$\nThis file could not be written. What was there before is as it was.$\n\
  Close other programs, then choose Retry."

VIProductVersion "${VERSION_OF_FOUR}"
VIFileVersion "${VERSION_OF_FOUR}"
VIAddVersionKey "ProductName" "${NAME}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "${NAME} setup"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"

; Where secrets are, the uninstaller is signed before it is packed and the installer after.
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"' = 0
  !finalize '${SIGN} "%1"' = 0
!endif

!include sentences.nsh
!include running.nsh
!include diary.nsh
!include folder.nsh
!include swap.nsh
!include wizard.nsh
!include uninstall.nsh

Function .onInit
  SetShellVarContext current
  StrCpy $Told ""
  Call RefuseOldWindows
  Call RefuseSecondSetup
  Call RefuseWhileOpen
  Call RefuseNewerDiary
  Call Greet
FunctionEnd

Section
  SetShellVarContext current
  Call UseFolder
  Call RefuseWhileOpen
  Call PutBackWhatWasInterrupted
  Call RefuseFullDisk

  ; Everything is unpacked beside the old version, then takes its place by a few renamings.
  SetOverwrite on
  SetOutPath "$INSTDIR\${INCOMING}"
  ${IfNot} ${FileExists} "$INSTDIR\${INCOMING}\*.*"
    !insertmacro Refuse ${NOT_IN_THIS_FOLDER} "${SAY_NOT_WRITABLE}"
  ${EndIf}
  File /r "${PAYLOAD}"
  ClearErrors
  WriteUninstaller "$INSTDIR\${INCOMING}\${UNINSTALLER}"
  ${If} ${Errors}
    Abort
  ${EndIf}
  ; Windows does not rename the folder that a program stands in.
  SetOutPath "$INSTDIR"

  Call RefuseWhileOpen
  Call Swap
  Call Register
  Call RemoveFromFolderBefore
SectionEnd

Function Register
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "${SUMMARY}"
  ; One that the person has put there follows the program to its new folder.
  ${If} ${FileExists} "$DESKTOP\${NAME}.lnk"
    Call PutOnDesktop
  ${EndIf}
  ReadRegStr $FolderBefore HKCU "${SETTINGS}" "InstallDir"
  WriteRegStr HKCU "${SETTINGS}" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${ENTRY}" "Comments" "${SUMMARY}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM},0"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\${UNINSTALLER}"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\${UNINSTALLER}" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${GetTime} "" "L" $0 $1 $2 $3 $4 $5 $6
  WriteRegStr HKCU "${ENTRY}" "InstallDate" "$2$1$0"
FunctionEnd

Function PutOnDesktop
  CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}" "" "$INSTDIR\${PROGRAM}" 0 SW_SHOWNORMAL "" "${SUMMARY}"
FunctionEnd

Function .onInstFailed
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\${INCOMING}"
  RMDir "$INSTDIR"
  ${If} $Told == ""
    SetErrorLevel ${NOT_WRITTEN}
    !insertmacro Tell "${SAY_NOT_ALL_WRITTEN}"
  ${EndIf}
FunctionEnd
