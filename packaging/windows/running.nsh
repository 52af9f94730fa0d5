; Whether this Windows will do, and whether the program is closed: it holds a named mutex while a window or a command runs.

!define SYNCHRONIZE 0x00100000
!define ERROR_ALREADY_EXISTS 183

!macro RunningFunctions un
  Function ${un}RefuseWhileOpen
    look:
    System::Call 'kernel32::OpenMutexW(i ${SYNCHRONIZE}, i 0, w "${MUTEX}") p .r0'
    ${If} $0 P<> 0
      System::Call 'kernel32::CloseHandle(p r0)'
      ${IfNot} ${Silent}
        MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${SAY_OPEN_RETRY}" IDRETRY look
        StrCpy $Told "${SAY_OPEN_RETRY}"
        SetErrorLevel ${IS_OPEN}
        Abort
      ${EndIf}
      !insertmacro Refuse ${IS_OPEN} "${SAY_OPEN}"
    ${EndIf}
  FunctionEnd

  ; Two that rename the same files at once would undo each other. Windows drops the mutex when this process ends.
  Function ${un}RefuseSecondSetup
    System::Call 'kernel32::CreateMutexW(p 0, i 0, w "Local\${NAME}Setup") p .r0 ?e'
    Pop $0
    ${If} $0 = ${ERROR_ALREADY_EXISTS}
      !insertmacro Refuse ${IS_OPEN} "${SAY_SECOND_SETUP}"
    ${EndIf}
  FunctionEnd
!macroend
!insertmacro RunningFunctions ""
!insertmacro RunningFunctions "un."

; Qt 6.11 wants Windows 10 1809, which is build 17763. Programs for x64 run on ARM from Windows 11 on, build 22000.
Function RefuseOldWindows
  ${If} ${AtLeastBuild} 17763
  ${AndIf} ${IsNativeAMD64}
    Return
  ${EndIf}
  ${If} ${AtLeastBuild} 22000
  ${AndIf} ${IsNativeARM64}
    Return
  ${EndIf}
  !insertmacro Refuse ${WINDOWS_TOO_OLD} "${SAY_OLD_WINDOWS}"
FunctionEnd
