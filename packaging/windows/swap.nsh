; Taking the place of an older version by renaming: either all of it is there or all of the new one. An upgrade that is
; killed on the way leaves its folders behind, and the next one puts back what it finds in them before it begins.

!define PATIENCE 15 ; times 200 ms: a virus scanner lets go of a new file after a moment.

; Everything of ours in the program's folder, beside the uninstaller.
!macro EachPart WITH
  !insertmacro ${WITH} "${PROGRAM}"
  !insertmacro ${WITH} "${CONSOLE}"
  !insertmacro ${WITH} "${LICENCES}"
  !insertmacro ${WITH} "_internal"
!macroend

!macro MoveOne PART
  ${If} $R2 == ""
  ${AndIf} ${FileExists} "$R0\${PART}"
    StrCpy $R3 0
    ${Do}
      ClearErrors
      Rename "$R0\${PART}" "$R1\${PART}"
      ${IfNot} ${Errors}
        ${Break}
      ${EndIf}
      IntOp $R3 $R3 + 1
      ${If} $R3 > ${PATIENCE}
        StrCpy $R2 "${PART}"
        ${Break}
      ${EndIf}
      Sleep 200
    ${Loop}
  ${EndIf}
!macroend

!macro PutBackOne PART
  ${If} ${FileExists} "$INSTDIR\${OUTGOING}\${PART}"
    RMDir /r "$INSTDIR\${PART}"
    Delete "$INSTDIR\${PART}"
    Rename "$INSTDIR\${OUTGOING}\${PART}" "$INSTDIR\${PART}"
  ${EndIf}
!macroend

!macro DeleteOne PART
  ${If} ${FileExists} "$FolderBefore\${PART}\*.*"
    RMDir /r "$FolderBefore\${PART}"
  ${Else}
    Delete "$FolderBefore\${PART}"
  ${EndIf}
!macroend

; Moves every part from the folder $R0 to the folder $R1. $R2 is the one that would not be moved, or nothing.
Function MoveParts
  CreateDirectory "$R1"
  StrCpy $R2 ""
  !insertmacro EachPart MoveOne
  !insertmacro MoveOne "${UNINSTALLER}"
FunctionEnd

Function PutBack
  !insertmacro EachPart PutBackOne
  !insertmacro PutBackOne "${UNINSTALLER}"
  RMDir "$INSTDIR\${OUTGOING}"
FunctionEnd

Function PutBackWhatWasInterrupted
  Call PutBack
  RMDir /r "$INSTDIR\${INCOMING}"
  RMDir /r "$INSTDIR\${GONE}"
FunctionEnd

Function Swap
  StrCpy $R0 "$INSTDIR"
  StrCpy $R1 "$INSTDIR\${OUTGOING}"
  Call MoveParts
  ${If} $R2 == ""
    StrCpy $R0 "$INSTDIR\${INCOMING}"
    StrCpy $R1 "$INSTDIR"
    Call MoveParts
  ${EndIf}
  ${If} $R2 != ""
    Call PutBack
    !insertmacro Refuse ${NOT_WRITTEN} "${SAY_IN_USE}"
  ${EndIf}
  ; From here on the new version counts, and what is left of the old one may go at any time.
  Rename "$INSTDIR\${OUTGOING}" "$INSTDIR\${GONE}"
  RMDir /r "$INSTDIR\${GONE}"
  RMDir "$INSTDIR\${INCOMING}"
FunctionEnd

; A version that was in another folder before is not left to lie there. A folder in the other one stays as it is.
Function RemoveFromFolderBefore
  ${If} $FolderBefore == ""
  ${OrIf} $FolderBefore == $INSTDIR
  ${OrIfNot} ${FileExists} "$FolderBefore\${UNINSTALLER}"
  ${OrIfNot} ${FileExists} "$FolderBefore\${PROGRAM}"
    Return
  ${EndIf}
  StrLen $0 "$FolderBefore\"
  StrCpy $0 $INSTDIR $0
  ${If} $0 == "$FolderBefore\"
    Return
  ${EndIf}
  !insertmacro EachPart DeleteOne
  !insertmacro DeleteOne "${UNINSTALLER}"
  RMDir "$FolderBefore"
FunctionEnd
