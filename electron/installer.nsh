; What Windows is told beyond electron-builder's own: "Open with" for signed packages, which takes the type from nobody, and links.
!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\Alternat.asice" "" "Signed package (ASiC-E)"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Alternat.asice\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\Alternat.asice\shell\open\command" "" '"$appExe" "%1"'
  WriteRegNone SHELL_CONTEXT "Software\Classes\.asice\OpenWithProgids" "Alternat.asice"
  WriteRegStr SHELL_CONTEXT "Software\Classes\alternat" "" "URL:alternat"
  WriteRegStr SHELL_CONTEXT "Software\Classes\alternat" "URL Protocol" ""
  WriteRegStr SHELL_CONTEXT "Software\Classes\alternat\shell\open\command" "" '"$appExe" "%1"'
!macroend

!macro customUnInstall
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.asice\OpenWithProgids" "Alternat.asice"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\Alternat.asice"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\alternat"
!macroend
