# madang: looks at this PC, shows what was seen, and sends it with the ticket of one page, signed. $madang is origin and ticket.
$said = & {
#facts#
}
$facts = "$(@($said | Where-Object { "$_" -like 'madang {*' })[-1])".Substring(7)
Write-Output $facts
$id, $secret = $madang[1] -split '\.'
$hmac = New-Object Security.Cryptography.HMACSHA256
$hmac.Key = [Text.Encoding]::UTF8.GetBytes($secret)
$mac = -join ($hmac.ComputeHash([Text.Encoding]::UTF8.GetBytes($facts)) | ForEach-Object { $_.ToString('x2') })
$body = [Text.Encoding]::UTF8.GetBytes((@{ facts = $facts; mac = $mac } | ConvertTo-Json -Compress))
Invoke-RestMethod -Method Post -Uri "$($madang[0])/api/host-reports?ticket=$id" -ContentType 'application/json; charset=utf-8' -Headers @{ Origin = $madang[0]; 'x-madang' = '1' } -Body $body | Out-Null
Write-Output 'sent'
