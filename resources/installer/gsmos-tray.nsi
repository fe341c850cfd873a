; The installer for Windows: for one person, without an administrator's password.
;
;   makensis -DVERSION=0.1.0 -DPROGRAM=dist\gsmos-tray -DICON=build\…\gsmos-tray.ico gsmos-tray.nsi
;
; PROGRAM is the folder that PyInstaller made on Windows; OUTPUT names the installer.
; Silent: /S; with it /AUTOSTART=1 or 0, and for the uninstaller /SETTINGS=delete. Exit codes:
; 0 done, 1 given up by the person, 2 a program that does not end is in the way, 3 Windows is too
; old. An upgrade without /AUTOSTART leaves autostart as it is.
;
; The archive in Dropbox and the person's documents are never touched by any of this.

Unicode true
ManifestDPIAware true
SetCompressor /SOLID lzma
RequestExecutionLevel user

!include "FileFunc.nsh"
!include "LogicLib.nsh"
!include "MUI2.nsh"
!include "WinVer.nsh"
!include "x64.nsh"

!ifndef OUTPUT
  !define OUTPUT "gsmos-tray-${VERSION}-setup.exe"
!endif

!define NAME "gsmOS Tray"
!define OWN_KEY "Software\gsmOS Tray"
!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\gsmOS Tray"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

Name "${NAME}"
OutFile "${OUTPUT}"
InstallDir "$LOCALAPPDATA\Programs\gsmOS Tray"
InstallDirRegKey HKCU "${OWN_KEY}" "Folder"
BrandingText "${NAME} ${VERSION}"

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1048 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1048 "FileDescription" "Instalează ${NAME}"
VIAddVersionKey /LANG=1048 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1048 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1048 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_COMPONENTSPAGE_NODESC
!define MUI_FINISHPAGE_RUN
!define MUI_FINISHPAGE_RUN_TEXT "Pornește ${NAME}"
!define MUI_FINISHPAGE_RUN_FUNCTION Start
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Romanian"

Var WasRunning
Var AutostartWas ; 1 or 0 before an upgrade; empty if the choice is to be told in any case

; Windows keeps a program's file from being written to for as long as it runs.
!macro IsRunning RESULT
  StrCpy ${RESULT} 0
  ${If} ${FileExists} "$INSTDIR\gsmos-tray.exe"
    ClearErrors
    FileOpen $R1 "$INSTDIR\gsmos-tray.exe" a
    ${If} ${Errors}
      StrCpy ${RESULT} 1
    ${Else}
      FileClose $R1
    ${EndIf}
  ${EndIf}
!macroend

; Asks the running program to end, and waits for it: it finishes what it has begun.
!macro EndRunning UN
Function ${UN}EndRunning
  SetOutPath "$TEMP" ; or this very process would keep the folder from being removed
  !insertmacro IsRunning $WasRunning
  again:
  ${If} ${FileExists} "$INSTDIR\gsmos-tray-cli.exe"
    nsExec::ExecToLog '"$INSTDIR\gsmos-tray-cli.exe" quit'
    Pop $R0
  ${EndIf}
  ; It gives its profile back a moment before its process is gone.
  ${For} $R2 1 40
    !insertmacro IsRunning $R0
    ${If} $R0 == 0
      Return
    ${EndIf}
    Sleep 250
  ${Next}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} este încă deschis. Închide-l din pictograma de lângă ceas (Ieșire), apoi apasă Reîncearcă." /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro EndRunning ""
!insertmacro EndRunning "un."

; Only what this installer brings: the folder may hold files of the person's.
!macro RemoveProgram
  Delete "$INSTDIR\gsmos-tray.exe"
  Delete "$INSTDIR\gsmos-tray-cli.exe"
  RMDir /r "$INSTDIR\_internal"
!macroend

Section "${NAME}" ProgramPart
  SectionIn RO
  Call EndRunning
  !insertmacro RemoveProgram ; modules of an older version must not be found
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}\*" ; on Windows makensis splits at backslashes alone
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\gsmos-tray.exe"

  WriteRegStr HKCU "${OWN_KEY}" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\gsmos-tray.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Pornește odată cu calculatorul" AutostartPart
SectionEnd

; The program keeps the choice itself, so that its own dialog shows it. Told only what changes: an
; entry that the person switched off in the Task Manager must not come back with an upgrade.
Section "-Autostart"
  ${If} ${SectionIsSelected} ${AutostartPart}
    ${If} $AutostartWas != "1"
      nsExec::ExecToLog '"$INSTDIR\gsmos-tray-cli.exe" config set general.autostart yes'
      Pop $0
    ${EndIf}
  ${ElseIf} $AutostartWas != "0"
    nsExec::ExecToLog '"$INSTDIR\gsmos-tray-cli.exe" config set general.autostart no'
    Pop $0
  ${EndIf}
SectionEnd

Section "-Again"
  ${If} $WasRunning == 1
  ${AndIf} ${Silent}
    Exec '"$INSTDIR\gsmos-tray.exe" --minimised'
  ${EndIf}
SectionEnd

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastBuild} 17763 ; 1809, the oldest that Qt 6 runs on
    MessageBox MB_OK|MB_ICONSTOP "${NAME} are nevoie de Windows 10, versiunea 1809 sau mai nouă, pe 64 de biți." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  StrCpy $WasRunning 0
  StrCpy $AutostartWas ""
  ReadRegStr $0 HKCU "${OWN_KEY}" "Folder"
  ${If} $0 != "" ; an upgrade shows the choice as it is
    ReadRegStr $0 HKCU "${RUN_KEY}" "${NAME}"
    ${If} $0 == ""
      StrCpy $AutostartWas 0
      !insertmacro UnselectSection ${AutostartPart}
    ${Else}
      StrCpy $AutostartWas 1
    ${EndIf}
  ${EndIf}
  ${GetParameters} $0
  ${GetOptions} $0 "/AUTOSTART=" $1
  ${If} $1 == "1"
    StrCpy $AutostartWas ""
    !insertmacro SelectSection ${AutostartPart}
  ${ElseIf} $1 == "0"
    StrCpy $AutostartWas ""
    !insertmacro UnselectSection ${AutostartPart}
  ${EndIf}
FunctionEnd

Function Start
  Exec '"$INSTDIR\gsmos-tray.exe"'
FunctionEnd

Section "Uninstall"
  Call un.EndRunning
  ${GetParameters} $0
  ${GetOptions} $0 "/SETTINGS=" $1
  ${If} $1 == "delete"
    Goto settings
  ${EndIf}
  MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "Ștergi de pe acest calculator și setările programului, și lista documentelor arhivate?$\r$\n$\r$\nArhiva din Dropbox și documentele tale rămân neatinse." /SD IDNO IDNO program
  settings:
    nsExec::ExecToLog '"$INSTDIR\gsmos-tray-cli.exe" disconnect' ; gives the authorisation back
    Pop $0
    RMDir /r "$LOCALAPPDATA\gsmos-tray"
  program:
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR" ; if nothing of the person's is in it
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegValue HKCU "${RUN_KEY}" "${NAME}"
  DeleteRegValue HKCU "${APPROVED_KEY}" "${NAME}"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
SectionEnd
