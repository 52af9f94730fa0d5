; Which folder the program may be put in: one of its own.

Var FolderBefore

; What the old version is moved to while the new one takes its place, what the new one is unpacked to, and what may go.
!define OUTGOING "_${COMMAND}.old"
!define INCOMING "_${COMMAND}.new"
!define GONE "_${COMMAND}.gone"

!macro InsideOf FOLDER SENTENCE
  StrCpy $1 "${FOLDER}\"
  StrLen $2 $1
  StrCpy $3 "$0\" $2
  ${If} $3 == $1
    StrCpy $R9 "${SENTENCE}"
    Return
  ${EndIf}
!macroend

; In a section: goes into $INSTDIR or a folder of its own below it, or ends the whole.
Function UseFolder
  Call JudgeFolder
  ${If} $R9 != ""
    !insertmacro Refuse ${NOT_IN_THIS_FOLDER} "$R9"
  ${EndIf}
  StrCpy $INSTDIR $0
FunctionEnd

; Leaves in $0 the folder that $INSTDIR stands for, and in $R9 why it will not do, or nothing.
Function JudgeFolder
  StrCpy $R9 ""
  System::Call 'kernel32::GetFullPathNameW(w "$INSTDIR", i ${NSIS_MAX_STRLEN}, w .r0, p 0)'
  System::Call 'kernel32::GetLongPathNameW(w r0, w .r1, i ${NSIS_MAX_STRLEN}) i .r2'
  ${If} $2 <> 0
    StrCpy $0 $1
  ${EndIf}
  System::Call 'shlwapi::PathIsRootW(w r0) i .r2'
  ${If} $2 <> 0
    StrCpy $R9 "${SAY_ROOT}"
    Return
  ${EndIf}
  Push $0
  Call IsOursOrEmpty
  Pop $1
  ${If} $1 = 0
    StrCpy $0 "$0\${NAME}"
  ${EndIf}
  !insertmacro InsideOf "$WINDIR" "${SAY_WINDOWS_FOLDER}"
  !insertmacro InsideOf "${DATA}" "${SAY_DATA_FOLDER}"
  Push $0
  Call IsOursOrEmpty
  Pop $1
  ${If} $1 = 0
    StrCpy $R9 "${SAY_FOREIGN}"
    Return
  ${EndIf}
  ; Most programs of Windows know no path of more than 259 letters.
  StrLen $1 "$0\${INCOMING}\"
  IntOp $1 $1 + ${LONGEST}
  ${If} $1 > 259
    StrCpy $R9 "${SAY_LONG}"
  ${EndIf}
FunctionEnd

; Takes a folder from the stack and leaves 1 there if it holds nothing, or an Evenfoot: whole, or one that was
; interrupted on its way. A program called evenfoot.exe alone does not count: pip makes one of that name.
Function IsOursOrEmpty
  Exch $0
  Push $1
  Push $2
  StrCpy $1 1
  ${IfNot} ${FileExists} "$0\${UNINSTALLER}"
  ${OrIfNot} ${FileExists} "$0\${PROGRAM}"
    ${IfNot} ${FileExists} "$0\${OUTGOING}"
    ${AndIfNot} ${FileExists} "$0\${INCOMING}"
    ${AndIfNot} ${FileExists} "$0\${GONE}"
      Call IsEmpty
    ${EndIf}
  ${EndIf}
  StrCpy $0 $1
  Pop $2
  Pop $1
  Exch $0
FunctionEnd

; Puts 1 into $1 if the folder $0 holds nothing or is not there, else 0.
Function IsEmpty
  StrCpy $1 1
  ClearErrors
  FindFirst $2 $3 "$0\*.*"
  ${DoUntil} ${Errors}
    ${If} $3 != "."
    ${AndIf} $3 != ".."
      StrCpy $1 0
      ${Break}
    ${EndIf}
    FindNext $2 $3
  ${Loop}
  FindClose $2
FunctionEnd

!macro RefuseWithoutRoom FOLDER SENTENCE
  System::Call 'kernel32::GetDiskFreeSpaceExW(w "${FOLDER}", *l .r0, p 0, p 0) i .r1'
  System::Int64Op $0 / 1048576
  Pop $0
  ${If} $1 <> 0
  ${AndIf} $0 < $R8
    RMDir "$INSTDIR"
    !insertmacro Refuse ${NO_ROOM} "${SENTENCE}"
  ${EndIf}
!macroend

; The old version is there until the new one is whole, so there must be room for both; and a solid installer unpacks
; everything into one file in TEMP before.
Function RefuseFullDisk
  CreateDirectory "$INSTDIR"
  StrCpy $R8 ${SIZE_MB}
  !ifdef SOLID
    System::Call 'kernel32::GetVolumePathNameW(w "$INSTDIR", w .r2, i ${NSIS_MAX_STRLEN})'
    System::Call 'kernel32::GetVolumePathNameW(w "$TEMP", w .r3, i ${NSIS_MAX_STRLEN})'
    ${If} $2 == $3
      IntOp $R8 ${SIZE_MB} + ${UNPACKED_MB}
    ${Else}
      StrCpy $R8 ${UNPACKED_MB}
      !insertmacro RefuseWithoutRoom "$TEMP" "${SAY_NO_ROOM_IN_TEMP}"
      StrCpy $R8 ${SIZE_MB}
    ${EndIf}
  !endif
  !insertmacro RefuseWithoutRoom "$INSTDIR" "${SAY_NO_ROOM}"
FunctionEnd
