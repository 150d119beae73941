# madang: looks at this computer, shows what was seen, and sends it with the ticket of one page, signed. Called with origin and ticket.
#facts#
madang_report() {
  command -v openssl >/dev/null || { echo 'openssl is missing; nothing was sent' >&2; return 1; }
  facts=$(madang_facts) || return 1
  facts=${facts#madang }
  printf '%s\n' "$facts"
  mac=$(printf %s "$facts" | openssl dgst -sha256 -hmac "${2#*.}" | sed 's/.* //')
  text=$(printf %s "$facts" | sed 's/\\/\\\\/g; s/"/\\"/g')
  printf '{"facts":"%s","mac":"%s"}' "$text" "$mac" |
    curl -sS -H "origin: $1" -H 'x-madang: 1' -H 'content-type: application/json' --data-binary @- "$1/api/host-reports?ticket=${2%%.*}"
  echo
}
madang_report "$1" "$2"
