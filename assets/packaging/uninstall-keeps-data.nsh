; Part of the Windows uninstaller: says that marks, results and settings stay on the computer. Quiet in a silent
; uninstall, and when an installer of a newer version removes the older one.

!macro customHeader
  !ifdef BUILD_UNINSTALLER
    LangString keepsData ${LANG_ENGLISH} "Vakproef will be removed. Your data stays on this computer: exams, marks and results, also those not handed in yet. Install Vakproef again to use them."
    !ifdef LANG_DUTCH
      LangString keepsData ${LANG_DUTCH} "Vakproef wordt verwijderd. Uw gegevens blijven op deze computer: examens, oordelen en uitslagen, ook wat nog niet is ingeleverd. Installeer Vakproef opnieuw om ze te gebruiken."
    !endif
  !endif
!macroend

!macro customUnInstall
  ${ifNot} ${isUpdated}
    MessageBox MB_OK|MB_ICONINFORMATION "$(keepsData)" /SD IDOK
  ${endIf}
!macroend
