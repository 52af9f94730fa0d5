; What is seen: one page that says what will be where, one that waits, one that opens the program. Nobody has to click
; through a licence that asks nothing of a person who uses the program; it is installed beside it.

Var Greeting
Var Farewell

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_HEADERIMAGE
!define MUI_HEADERIMAGE_RIGHT
!define MUI_HEADERIMAGE_BITMAP "${HEADER_PICTURE}"
!define MUI_HEADERIMAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH AspectFitHeight
!define MUI_FINISHPAGE_NOREBOOTSUPPORT

!define MUI_PAGE_HEADER_TEXT "Install ${NAME} ${VERSION}"
!define MUI_PAGE_HEADER_SUBTEXT "${SUMMARY}"
!define MUI_DIRECTORYPAGE_TEXT_TOP "$Greeting"
!define MUI_DIRECTORYPAGE_TEXT_DESTINATION "Folder"
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolderPage
!insertmacro MUI_PAGE_DIRECTORY

!define MUI_PAGE_HEADER_TEXT "Installing ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "This usually takes less than a minute."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${NAME} was not installed"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "What was there before is as it was."
!insertmacro MUI_PAGE_INSTFILES
!undef MUI_INSTFILESPAGE_ABORTHEADER_TEXT
!undef MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT

!define MUI_FINISHPAGE_TITLE "${NAME} is ready"
!define MUI_FINISHPAGE_TEXT "You find it in the Start menu.$\r$\n$\r$\nAll that you write in it stays on this computer."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "&Open ${NAME}"
; The page has one more box than the first one, and calls it after a file that nobody needs here.
!define MUI_FINISHPAGE_SHOWREADME ""
!define MUI_FINISHPAGE_SHOWREADME_TEXT "&Put an icon on the desktop"
!define MUI_FINISHPAGE_SHOWREADME_FUNCTION PutOnDesktop
!define MUI_FINISHPAGE_SHOWREADME_NOTCHECKED
!insertmacro MUI_PAGE_FINISH

UninstPage custom un.AskPage un.LeaveAskPage

!define MUI_PAGE_HEADER_TEXT "Removing ${NAME}"
!define MUI_PAGE_HEADER_SUBTEXT "This takes a few seconds."
!define MUI_INSTFILESPAGE_ABORTHEADER_TEXT "${NAME} was not removed"
!define MUI_INSTFILESPAGE_ABORTHEADER_SUBTEXT "Everything is as it was."
!insertmacro MUI_UNPAGE_INSTFILES

!define MUI_FINISHPAGE_TITLE "${NAME} was removed"
!define MUI_FINISHPAGE_TEXT "$Farewell"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "English"

Function Greet
  ${If} ${FileExists} "$INSTDIR\${UNINSTALLER}"
    Call CompareVersions
    StrCpy $Greeting "$Greeting$\r$\nYour diary stays as it is."
  ${Else}
    StrCpy $Greeting "${NAME} is installed for you alone. It needs no administrator and no internet.$\r$\n\
      Your diary is kept in a folder of its own."
  ${EndIf}
  StrCpy $Greeting "$Greeting$\r$\nYou need not change the folder. Choose Install."
FunctionEnd

; Puts into $Greeting what becomes of the version that is there.
Function CompareVersions
  ReadRegStr $0 HKCU "${ENTRY}" "DisplayVersion"
  StrCpy $1 "" ; Neither newer nor older can be said of a version that is not known.
  ${If} $0 != ""
    ${VersionCompare} "${VERSION}" $0 $1
  ${EndIf}
  ${If} $0 == "${VERSION}"
    StrCpy $Greeting "${NAME} ${VERSION} is installed already. It will be installed once more."
  ${ElseIf} $1 == 1
    StrCpy $Greeting "${NAME} ${VERSION} takes the place of version $0, which is installed now."
  ${ElseIf} $1 == 2
    StrCpy $Greeting "Version $0, which is installed now, is newer. This older ${NAME} ${VERSION} takes its place."
  ${Else}
    StrCpy $Greeting "${NAME} ${VERSION} takes the place of the version that is installed now."
  ${EndIf}
FunctionEnd

Function LeaveFolderPage
  Call JudgeFolder
  ${If} $R9 != ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$R9"
    Abort
  ${EndIf}
  ${If} $0 != $INSTDIR
    MessageBox MB_OKCANCEL "$INSTDIR holds other files, so ${NAME} gets a folder of its own there:$\r$\n$\r$\n$0" IDOK +2
    Abort
    StrCpy $INSTDIR $0
  ${EndIf}
FunctionEnd
