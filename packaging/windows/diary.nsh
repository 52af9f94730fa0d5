; Which Evenfoot wrote the diary, read from its bytes: SQLite keeps the schema's number in the header of page 1 (bytes 60
; to 63, the application's id in bytes 68 to 71), and a newer page 1 may still be in the write-ahead log beside it.
; The file itself is the only witness. A note in the registry would outlive a diary that was deleted or put back.
; What cannot be read, or is no diary of ours, never stands in the way of an installation.

!define APPLICATION_ID 0x4576656E ; "Even"
!define HEADER_SCHEMA 60
!define HEADER_APPLICATION 68
!define LOG_MAGIC_LITTLE 0x377F0682
!define LOG_MAGIC_BIG 0x377F0683
!define LOG_HEADER 32
!define FRAME_HEADER 24
!define LARGEST_PAGE 65536

; The big-endian number at AT of the open file $0; sets the error flag at the end of the file.
!macro ReadNumber AT INTO
  FileSeek $0 ${AT} SET
  StrCpy ${INTO} 0
  ${For} $9 1 4
    FileReadByte $0 $8
    IntOp ${INTO} ${INTO} << 8
    IntOp ${INTO} ${INTO} | $8
  ${Next}
!macroend

Function RefuseNewerDiary
  Call ReadSchema
  ${If} $R0 > ${SCHEMA}
    !insertmacro Refuse ${DIARY_IS_NEWER} "${SAY_NEWER_DIARY}"
  ${EndIf}
FunctionEnd

; Leaves the number of the diary's schema in $R0, 0 where there is no diary that can be read.
Function ReadSchema
  StrCpy $R0 0
  ClearErrors
  FileOpen $0 "${DATA}\${DIARY}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  !insertmacro ReadNumber ${HEADER_APPLICATION} $1
  !insertmacro ReadNumber ${HEADER_SCHEMA} $2
  FileClose $0
  ${If} ${Errors}
  ${OrIf} $1 <> ${APPLICATION_ID}
    Return
  ${EndIf}
  StrCpy $R0 $2
  FileOpen $0 "${DATA}\${DIARY}-wal" r
  ${IfNot} ${Errors}
    Call ReadLog
    FileClose $0
  ${EndIf}
FunctionEnd

; Puts into $R0 what page 1 says in the last transaction of the open log $0 that was written to its end. The checksums are
; left alone: frames of an earlier round have another salt, and a torn one is followed by none that ends a transaction.
Function ReadLog
  !insertmacro ReadNumber 0 $1
  !insertmacro ReadNumber 8 $2
  !insertmacro ReadNumber 16 $3
  !insertmacro ReadNumber 20 $4
  ${If} ${Errors}
  ${OrIf} $2 < 512
  ${OrIf} $2 > ${LARGEST_PAGE}
    Return
  ${EndIf}
  ${If} $1 <> ${LOG_MAGIC_LITTLE}
  ${AndIf} $1 <> ${LOG_MAGIC_BIG}
    Return
  ${EndIf}
  StrCpy $5 ${LOG_HEADER} ; Where the frame begins.
  StrCpy $6 $R0 ; What page 1 says in the transaction that is being read.
  ${Do}
    IntOp $7 $5 + 8
    !insertmacro ReadNumber $7 $R1
    IntOp $7 $5 + 12
    !insertmacro ReadNumber $7 $R2
    ${If} ${Errors}
    ${OrIf} $R1 <> $3
    ${OrIf} $R2 <> $4
      Return
    ${EndIf}
    !insertmacro ReadNumber $5 $R1
    ${If} $R1 = 1
      IntOp $7 $5 + ${FRAME_HEADER}
      IntOp $7 $7 + ${HEADER_SCHEMA}
      !insertmacro ReadNumber $7 $6
    ${EndIf}
    ; The frame counts when all of it is there; the one that ends a transaction says how large the file is then.
    IntOp $7 $5 + 4
    !insertmacro ReadNumber $7 $R1
    IntOp $5 $5 + ${FRAME_HEADER}
    IntOp $5 $5 + $2
    IntOp $7 $5 - 4
    !insertmacro ReadNumber $7 $R2
    ${If} ${Errors}
      Return
    ${EndIf}
    ${If} $R1 <> 0
      StrCpy $R0 $6
    ${EndIf}
  ${Loop}
FunctionEnd
