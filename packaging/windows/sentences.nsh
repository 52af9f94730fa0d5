; What the installer and the uninstaller say when they do not go on: what happened, what is safe, what to do.

!define SAY_OPEN "${NAME} is open. Nothing was changed. Close it, then choose Retry."
!define SAY_SECOND_SETUP "Another setup of ${NAME} is open. Nothing was changed. Finish that one first."
!define SAY_OLD_WINDOWS "${NAME} needs a 64-bit Windows 10, version 1809, or newer. Nothing was changed."
!define SAY_NEWER_DIARY "Your diary was written by a newer ${NAME} than this one (${VERSION}). \
  It was left as it is, and nothing was changed. Install the newer ${NAME} to open it."
!define SAY_NO_ROOM "There is too little room on the disk for $INSTDIR: ${NAME} needs ${SIZE_MB} MB. \
  Nothing was changed. Free some space and try again."
!define SAY_IN_USE "$R2 in $INSTDIR could not be replaced: another program may be using it. \
  What was there before is as it was. Close other programs and try again."
!define SAY_NOT_ALL_WRITTEN "The files of ${NAME} could not all be written to $INSTDIR. \
  What was there before is as it was. Free some space, close other programs and try again."
!define SAY_NOT_WRITABLE "${NAME} may not write to $INSTDIR. Nothing was changed. Choose another folder."
!define SAY_ROOT "${NAME} needs a folder of its own, not a whole drive. Nothing was changed. Choose another folder."
!define SAY_WINDOWS_FOLDER "$0 belongs to Windows. Nothing was changed. Choose another folder."
!define SAY_DATA_FOLDER "$0 is kept for your diary. Nothing was changed. Choose another folder."
!define SAY_FOREIGN "$0 holds files that are not ${NAME}'s. Nothing was changed. Choose another folder."
!define SAY_LONG "The name of the folder $0 is too long. Nothing was changed. Choose a shorter one."
!define SAY_NOT_OURS "There is no ${NAME} in $INSTDIR. Nothing was changed."

Var Told

; Shows a sentence, or says it on standard output where nothing is shown.
!macro Tell SENTENCE
  StrCpy $Told "${SENTENCE}"
  ${If} ${Silent}
    ; Into the console that it was started from, where standard output is not a file or a pipe already.
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -11) p .R9'
    FileWrite $R9 "$Told$\r$\n"
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
