# Signs files with the certificate in the environment; sign.py runs it. On a command line every program on the machine can
# read a password, so it is none of signtool's words: for as long as it signs, certificate and key are in the person's own
# store, and only the fingerprint is named.
param([string]$SignTool, [string]$TimeServer, [Parameter(ValueFromRemainingArguments)][string[]]$Files)
$ErrorActionPreference = 'Stop'
$X509 = 'System.Security.Cryptography.X509Certificates'
$given = New-Object "$X509.X509Certificate2Collection"
# Not told to persist the key, Windows forgets it when this process ends.
$given.Import([Convert]::FromBase64String($env:WINDOWS_CERTIFICATE), $env:WINDOWS_CERTIFICATE_PASSWORD, 'UserKeySet')
$own = @($given | Where-Object { $_.HasPrivateKey })
if ($own.Count -ne 1) { throw 'WINDOWS_CERTIFICATE must hold one certificate with its key.' }
$stamp = if ($TimeServer -eq 'none') { @() } else { '/tr', $TimeServer, '/td', 'sha256' }
$store = New-Object "$X509.X509Store" 'My', 'CurrentUser'
$store.Open('ReadWrite')
$store.AddRange($given)
try { & $SignTool sign /q /fd sha256 /sha1 $own[0].Thumbprint @stamp @Files }
finally { $store.RemoveRange($given) }
exit $LASTEXITCODE
