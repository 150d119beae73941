# Are the clones in the folder $1 alike in nothing that must be their own? $2: id or keys.
one=$1/clone-1 two=$1/clone-2
no() {
  echo "say $*"
  exit 10
}
for clone in "$one" "$two"; do
  [ -d "$clone/etc" ] || no absent "clone=${clone##*/}"
  case $2 in
    id)
      id=$(cat "$clone/etc/machine-id" 2>/dev/null)
      printf '%s\n' "$id" | grep -Eqx '[0-9a-f]{32}' || no unborn "clone=${clone##*/}"
      ;;
    keys) [ -s "$clone/etc/ssh/ssh_host_ed25519_key.pub" ] || no keyless "clone=${clone##*/}" ;;
    *) exit 1 ;;
  esac
done
if [ "$2" = id ]; then
  cmp -s "$one/etc/machine-id" "$two/etc/machine-id" && no same
else
  for key in "$one"/etc/ssh/ssh_host_*_key.pub; do
    other=$two/etc/ssh/${key##*/}
    # The remark at the end of a key tells nothing.
    [ ! -e "$other" ] || [ "$(cut -d' ' -f1,2 "$key")" != "$(cut -d' ' -f1,2 "$other")" ] || no same
  done
fi
exit 0
