# Has the program $1 the place of a file written into it?
[ -r "$1" ] || { echo 'say missing path=none'; exit 10; }
path=$(grep -v '^[[:space:]]*#' "$1" | grep -oE "[\"']/(srv|opt|home|var|data|mnt|root|usr|tmp)/[^\"']*" | head -n 1 | cut -c2-)
[ -n "$path" ] || exit 0
echo "say path path=$path"
exit 10
