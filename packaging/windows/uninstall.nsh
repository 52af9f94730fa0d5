; Taking the program away again. The diary is the person's: it stays unless they say otherwise, twice.

Var DeleteDiary
Var KeepChoice
Var DeleteChoice

!define SAY_KEPT "Your diary was kept. It is in$\r$\n${DATA}$\r$\n$\r$\nInstall ${NAME} again to go on with it."
!define SAY_NOT_DELETED "Your diary could not be deleted: another program may be using it.$\r$\n$\r$\n\
  It is still in$\r$\n${DATA}$\r$\n$\r$\nRestart the computer and delete this folder."
!define SAY_DELETED "Your diary was deleted from this computer."

Function un.onInit
  SetShellVarContext current
  StrCpy $Told ""
  StrCpy $DeleteDiary 0
  StrCpy $Farewell ""
  ; A copy of this file elsewhere must not take away what other programs have there.
  ReadRegStr $0 HKCU "${SETTINGS}" "InstallDir"
  ${If} $0 != $INSTDIR
  ${AndIfNot} ${FileExists} "$INSTDIR\${PROGRAM}"
    !insertmacro Refuse ${NOT_IN_THIS_FOLDER} "${SAY_NOT_OURS}"
  ${EndIf}
  Call un.RefuseSecondSetup
  Call un.RefuseWhileOpen
  ${If} ${Silent}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETEDIARY=" $1
    ${IfNot} ${Errors}
    ${AndIf} $1 == "yes"
      StrCpy $DeleteDiary 1
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.AskPage
  !insertmacro MUI_HEADER_TEXT "Remove ${NAME}" "The program will be taken from this computer."
  nsDialogs::Create 1018
  Pop $0
  ${IfNot} ${FileExists} "${DATA}\${DIARY}"
    ${NSD_CreateLabel} 0 0 100% 24u "${NAME} will be removed from$\r$\n$INSTDIR"
    Pop $0
  ${Else}
    ${NSD_CreateLabel} 0 0 100% 12u "What should happen to your diary?"
    Pop $0
    ${NSD_CreateFirstRadioButton} 0 20u 100% 12u "&Keep it on this computer"
    Pop $KeepChoice
    ${NSD_CreateLabel} 12u 34u 95% 20u "It stays in ${DATA}"
    Pop $0
    ${NSD_CreateAdditionalRadioButton} 0 62u 100% 12u "&Delete your diary for good. It cannot be brought back."
    Pop $DeleteChoice
    ${NSD_CreateLabel} 12u 76u 95% 12u "Your settings go with it. Copies that you saved elsewhere stay."
    Pop $0
    ${If} $DeleteDiary = 1
      ${NSD_Check} $DeleteChoice
    ${Else}
      ${NSD_Check} $KeepChoice
    ${EndIf}
  ${EndIf}
  GetDlgItem $0 $HWNDPARENT 1
  SendMessage $0 ${WM_SETTEXT} 0 "STR:&Remove"
  nsDialogs::Show
FunctionEnd

Function un.LeaveAskPage
  StrCpy $DeleteDiary 0
  ${If} ${FileExists} "${DATA}\${DIARY}"
    ${NSD_GetState} $DeleteChoice $0
    ${If} $0 = ${BST_CHECKED}
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "Delete your diary for good?" IDYES +2
      Abort
      StrCpy $DeleteDiary 1
    ${EndIf}
  ${EndIf}
FunctionEnd

!macro UnmoveOne PART
  ${If} ${FileExists} "$INSTDIR\${GONE}\${PART}"
    Rename "$INSTDIR\${GONE}\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

Function un.MoveParts
  CreateDirectory "$R1"
  StrCpy $R2 ""
  !insertmacro EachPart MoveOne
FunctionEnd

Section "Uninstall"
  SetShellVarContext current
  SetOutPath "$TEMP"
  Call un.RefuseWhileOpen
  ; What another program holds open cannot be renamed: then everything stays.
  RMDir /r "$INSTDIR\${GONE}"
  StrCpy $R0 "$INSTDIR"
  StrCpy $R1 "$INSTDIR\${GONE}"
  Call un.MoveParts
  ${If} $R2 != ""
    !insertmacro EachPart UnmoveOne
    RMDir "$INSTDIR\${GONE}"
    !insertmacro Refuse ${NOT_WRITTEN} "${SAY_NOT_REMOVED}"
  ${EndIf}
  RMDir /r "$INSTDIR\${GONE}"
  RMDir /r "$INSTDIR\${INCOMING}"
  RMDir /r "$INSTDIR\${OUTGOING}"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "${SETTINGS}"

  ${If} $DeleteDiary = 1
    Call un.DeleteDiary
    ${If} ${FileExists} "${DATA}\${DIARY}"
      SetErrorLevel ${DIARY_NOT_DELETED}
      StrCpy $Farewell "${SAY_NOT_DELETED}"
      ${If} ${Silent}
        !insertmacro Tell "${SAY_NOT_DELETED}"
      ${EndIf}
    ${Else}
      StrCpy $Farewell "${SAY_DELETED}"
    ${EndIf}
  ${ElseIf} ${FileExists} "${DATA}\${DIARY}"
    StrCpy $Farewell "${SAY_KEPT}"
    DetailPrint "$Farewell"
  ${EndIf}

  ; At the very end, for who waits for the uninstaller waits for the folder. It goes if it is empty: what a person put
  ; there stays.
  Delete "$INSTDIR\${UNINSTALLER}"
  RMDir "$INSTDIR"
SectionEnd

; Only what the program itself writes there, by name; the folder goes only when nothing else is in it.
Function un.DeleteDiary
  Delete "${DATA}\diary.db"
  Delete "${DATA}\diary.db-wal"
  Delete "${DATA}\diary.db-shm"
  Delete "${DATA}\diary.db-journal"
  Delete "${DATA}\preferences.toml"
  Delete "${DATA}\evenfoot.log"
  Delete "${DATA}\evenfoot.1.log"
  Delete "${DATA}\evenfoot.2.log"
  Delete "${DATA}\evenfoot.3.log"
  Delete "${DATA}\evenfoot.lock"
  Delete "${DATA}\evenfoot.show"
  ; What was being written when the power went: a dot and sixteen digits.
  Delete "${DATA}\.????????????????.part"
  Delete "${DATA}\.????????????????.new"
  Delete "${DATA}\.????????????????.new-wal"
  Delete "${DATA}\.????????????????.new-shm"
  Delete "${DATA}\.????????????????.new-journal"
  RMDir "${DATA}"
FunctionEnd
