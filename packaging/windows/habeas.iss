; The installer for Windows, for Inno Setup 6:
;   iscc /DVersion=0.1.0 packaging\windows\habeas.iss
; It asks for no rights: without them it installs for one person.
#ifndef Version
  #define Version "0.1.0"
#endif

[Setup]
AppId=org.habeas.desktop
AppName=Habeas
AppVersion={#Version}
AppPublisher=The Habeas authors
DefaultDirName={autopf}\Habeas
DefaultGroupName=Habeas
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
ChangesAssociations=yes
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=habeas-{#Version}-windows-amd64-setup
UninstallDisplayIcon={app}\habeas.exe
WizardStyle=modern

[Files]
Source: "..\..\dist\habeas.exe"; DestDir: "{app}"
Source: "..\..\dist\habeas-cli.exe"; DestDir: "{app}"
Source: "..\..\LICENSE"; DestDir: "{app}"

[Icons]
Name: "{group}\Habeas"; Filename: "{app}\habeas.exe"

[Registry]
Root: HKA; Subkey: "Software\Classes\.habeas"; ValueType: string; ValueData: "Habeas.Vault"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\.habeas"; ValueType: string; ValueName: "Content Type"; ValueData: "application/vnd.habeas.vault"
Root: HKA; Subkey: "Software\Classes\Habeas.Vault"; ValueType: string; ValueData: "Habeas vault"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Habeas.Vault\DefaultIcon"; ValueType: string; ValueData: "{app}\habeas.exe,0"
Root: HKA; Subkey: "Software\Classes\Habeas.Vault\shell\open\command"; ValueType: string; ValueData: """{app}\habeas.exe"" ""%1"""
