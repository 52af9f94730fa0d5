; What the installer and the uninstaller say when they do not go on: what happened, what is safe, what to do.

!define SAY_OPEN "${NAME} is open. Nothing was changed. Close it, then try again."
!define SAY_OPEN_RETRY "${NAME} is open. Nothing was changed. Close it, then choose Retry."
!define SAY_SECOND_SETUP "Another setup of ${NAME} is open. Nothing was changed. Finish that one first."
!define SAY_OLD_WINDOWS "${NAME} needs a 64-bit Windows 10, version 1809, or newer; \
  on ARM it needs Windows 11. Nothing was changed."
!define SAY_NEWER_DIARY "Your diary was written by a newer ${NAME} than this one (${VERSION}). \
  It was left as it is, and nothing was changed. Install the newer ${NAME} to open it."
!define SAY_NO_ROOM "There is too little room on the disk for $INSTDIR: to install ${NAME}, $R8 MB must be free. \
  Nothing was changed. Free some space, or start this setup again and choose another folder."
!define SAY_NO_ROOM_IN_TEMP "There is too little room on the disk for $TEMP, which is used while ${NAME} is installed: \
  $R8 MB must be free. Nothing was changed. Free some space and try again."
!define SAY_IN_USE "$R2 in $INSTDIR could not be replaced: another program may be using it. \
  What was there before is as it was. Close other programs and try again."
!define SAY_NOT_REMOVED "${NAME} could not be removed: a program is using its files. Nothing was removed. \
  Close other programs and try again."
!define SAY_NOT_ALL_WRITTEN "The files of ${NAME} could not all be written to $INSTDIR. \
  What was there before is as it was. Free some space, close other programs and try again."
!define SAY_NOT_WRITABLE "${NAME} may not write to $INSTDIR. Nothing was changed. \
  Start this setup again and choose another folder."
!define SAY_ROOT "${NAME} needs a folder of its own, not a whole drive. Nothing was changed. Choose another folder."
!define SAY_WINDOWS_FOLDER "$0 belongs to Windows. Nothing was changed. Choose another folder."
!define SAY_DATA_FOLDER "$0 is kept for your diary. Nothing was changed. Choose another folder."
!define SAY_FOREIGN "$0 holds files that are not ${NAME}'s. Nothing was changed. Choose another folder."
!define SAY_LONG "The name of the folder $0 is too long. Nothing was changed. Choose a shorter one."
!define SAY_NOT_OURS "There is no ${NAME} in $INSTDIR. Nothing was changed. \
  To remove ${NAME}, look for it in Settings under Apps."

Var Told

!define STANDARD_OUTPUT -11
!define FILE_TYPE_UNKNOWN 0
!define PARENT_PROCESS -1
!define READ_AND_WRITE 0xC0000000
!define SHARED 3
!define EXISTING 3

!macro SayFunctions un
  ; Says $Told on standard output: in the file or the pipe that it is, else in the console that this was started from.
  ; A console takes all letters as they are; a byte would be read by its own code page, which is not that of files.
  Function ${un}SayTold
    System::Call 'kernel32::GetStdHandle(i ${STANDARD_OUTPUT}) p .R9'
    System::Call 'kernel32::GetFileType(p R9) i .R8'
    ${If} $R8 = ${FILE_TYPE_UNKNOWN}
      System::Call 'kernel32::AttachConsole(i ${PARENT_PROCESS})'
      System::Call 'kernel32::CreateFileW(w "CONOUT$$", i ${READ_AND_WRITE}, i ${SHARED}, p 0, i ${EXISTING}, i 0, p 0) p .R9'
    ${EndIf}
    System::Call 'kernel32::GetConsoleMode(p R9, *i .R8) i .R8'
    ${If} $R8 = 0
      FileWrite $R9 "$Told$\r$\n"
    ${Else}
      StrCpy $R7 "$Told$\r$\n"
      StrLen $R8 $R7
      System::Call 'kernel32::WriteConsoleW(p R9, w R7, i R8, *i .R8, p 0)'
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro SayFunctions ""
!insertmacro SayFunctions "un."

; Shows a sentence, or says it on standard output where nothing is shown.
!macro Tell SENTENCE
  StrCpy $Told "${SENTENCE}"
  ${If} ${Silent}
    !ifdef __UNINSTALL__
      Call un.SayTold
    !else
      Call SayTold
    !endif
  ${Else}
    MessageBox MB_OK|MB_ICONEXCLAMATION "$Told"
  ${EndIf}
!macroend

; Tells why not, and ends the whole with a code of its own. In a section, what was begun is then cleared away.
!macro Refuse CODE SENTENCE
  SetErrorLevel ${CODE}
  !insertmacro Tell "${SENTENCE}"
  Abort
!macroend
