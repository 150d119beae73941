# madang: facts of a Windows host. Reads, changes nothing, sends nothing; Windows PowerShell 5.1 or later, as administrator.
# A look that fails is $null: "could not be seen" is another answer than "no".
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
[Console]::OutputEncoding = New-Object Text.UTF8Encoding $false

function Ask([scriptblock] $Look) { try { & $Look } catch { $null } }

# What a shell that is opened now would find, whatever this one was opened with.
$path = (@('Machine', 'User') | ForEach-Object { [Environment]::GetEnvironmentVariable('Path', $_) }) -join ';'
function Find-Program([string] $Name) {
  $path -split ';' | Where-Object { $_ } |
    ForEach-Object { Join-Path ([Environment]::ExpandEnvironmentVariables($_)) "$Name.exe" } |
    Where-Object { Test-Path -LiteralPath $_ } | Select-Object -First 1
}

$computer = Ask { Get-CimInstance Win32_ComputerSystem }
$guard = Ask { Get-CimInstance -Namespace root\Microsoft\Windows\DeviceGuard -ClassName Win32_DeviceGuard }
$wired = @(Ask { Get-NetAdapter -Physical | Where-Object PhysicalMediaType -eq '802.3' })
$up = $wired | Where-Object Status -eq 'Up' | Select-Object -First 1
$category = Ask { if ($up) { "$((Get-NetConnectionProfile -InterfaceIndex $up.ifIndex).NetworkCategory)" } else { 'none' } }
$box = Get-ItemProperty 'HKLM:\SOFTWARE\Oracle\VirtualBox' -ErrorAction SilentlyContinue
$boxHost = Ask { if ($box) { & (Join-Path $box.InstallDir 'VBoxManage.exe') list hostinfo } }
$sshd = Get-Service sshd -ErrorAction SilentlyContinue

# Windows speaks many languages: of what powercfg prints only the order of its numbers is the same in all.
function Get-Timeout([string] $Setting) {
  $numbers = @(powercfg /query SCHEME_CURRENT SUB_SLEEP $Setting | Select-String ':\s*(0x[0-9a-fA-F]{8})\s*$' |
    ForEach-Object { [Convert]::ToInt64($_.Matches[0].Groups[1].Value, 16) })
  $numbers[-2]
}

function Get-Supports([string] $What) {
  if (-not $box) { return 'absent' }
  $line = $boxHost | Select-String "^Processor supports ${What}: (yes|no)"
  if ($line) { $line.Matches[0].Groups[1].Value } else { $null }
}

$facts = [ordered]@{
  madang = 1
  system = 'windows'
  name = $env:COMPUTERNAME
  build = "$([Environment]::OSVersion.Version)"
  # While a hypervisor runs, Windows is its guest and no longer sees the switch; that it runs is proof enough.
  virtualization = Ask { [bool]((Get-CimInstance Win32_Processor).VirtualizationFirmwareEnabled -contains $true -or $computer.HypervisorPresent) }
  memoryGb = Ask { [int][Math]::Round($computer.TotalPhysicalMemory / 1gb) }
  freeGb = Ask { [int][Math]::Floor((Get-PSDrive $env:SystemDrive.Substring(0, 1)).Free / 1gb) }
  features = Ask {
    $all = Get-WindowsOptionalFeature -Online
    $on = @($all | Where-Object { $_.State -like 'Enable*' -and $_.FeatureName -in 'Microsoft-Hyper-V-All', 'VirtualMachinePlatform', 'HypervisorPlatform' })
    if ($on) { $on.FeatureName -join ', ' } else { 'none' }
  }
  launch = Ask {
    $line = bcdedit /enum '{current}' | Select-String '^hypervisorlaunchtype\s+(\w+)'
    if ($LASTEXITCODE) { throw 'bcdedit' } elseif ($line) { $line.Matches[0].Groups[1].Value } else { 'absent' }
  }
  guards = Ask {
    $root = 'HKLM:\SYSTEM\CurrentControlSet\Control\DeviceGuard'
    $on = @(
      if ((Get-ItemProperty "$root\Scenarios\HypervisorEnforcedCodeIntegrity" -ErrorAction SilentlyContinue).Enabled -eq 1) { 'memory integrity' }
      if ((Get-ItemProperty $root -ErrorAction SilentlyContinue).EnableVirtualizationBasedSecurity -eq 1) { 'VBS' }
      if ($guard.SecurityServicesConfigured -contains 1) { 'Credential Guard' }
    )
    if ($on) { $on -join ', ' } else { 'none' }
  }
  vbs = Ask { @('off', 'waits', 'running')[[int]$guard.VirtualizationBasedSecurityStatus] }
  hypervisor = Ask { [bool]$computer.HypervisorPresent }
  before = Test-Path -LiteralPath 'C:\lab\before.txt'
  virtualbox = if ($box) { "$($box.Version)" } else { 'absent' }
  terraform = Ask {
    $program = @('tofu', 'terraform' | ForEach-Object { Find-Program $_ })[0]
    if ($program) { "$(@(& $program version)[0])" } else { 'absent' }
  }
  path = Ask { $found = @('VBoxManage', 'tofu', 'terraform' | Where-Object { Find-Program $_ }); if ($found) { $found -join ', ' } else { 'none' } }
  vtx = Ask { Get-Supports 'HW virtualization' }
  nested = Ask { Get-Supports 'nested HW virtualization' }
  wired = if ($up) { 'Up' } elseif ($wired) { "$($wired[0].Status)" } else { 'absent' }
  category = $category
  standby = Ask { Get-Timeout STANDBYIDLE }
  hibernate = Ask {
    if ((Get-ItemProperty 'HKLM:\SYSTEM\CurrentControlSet\Control\Power').HibernateEnabled -eq 0) { 0 } else { Get-Timeout HIBERNATEIDLE }
  }
  sshd = if ($sshd) { "$($sshd.Status)" } else { 'absent' }
  sshdStart = if ($sshd) { "$($sshd.StartType)" } else { 'absent' }
  sshPort = Ask {
    $rules = @(Get-NetFirewallRule -Name 'OpenSSH-Server-In-TCP' -ErrorAction SilentlyContinue)
    $on = @($rules | Where-Object { "$($_.Enabled)" -eq 'True' })
    $kind = if ($category -eq 'DomainAuthenticated') { 'Domain' } else { $category }
    if (-not $rules) { 'absent' } elseif (-not $on) { 'off' }
    elseif ($on | Where-Object { "$($_.Profile)" -match "\bAny\b|\b$kind\b" }) { 'open' } else { "not for $category" }
  }
  sshKeys = Ask {
    $file = "$env:ProgramData\ssh\administrators_authorized_keys"
    if (-not (Test-Path -LiteralPath $file)) { return 'absent' }
    $others = (Get-Acl -LiteralPath $file).GetAccessRules($true, $true, [Security.Principal.SecurityIdentifier]) |
      Where-Object { "$($_.AccessControlType)" -eq 'Allow' -and "$($_.IdentityReference)" -notin 'S-1-5-18', 'S-1-5-32-544' }
    if ($others) { 'open to others' } else { 'kept' }
  }
}
"madang $($facts | ConvertTo-Json -Compress)"
