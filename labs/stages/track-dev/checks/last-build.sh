# The builds in $1 of the repository $2. green: the last one ended well; head: it built the head; kept: its jar is there.
last=$(ls "$1" 2>/dev/null | grep -E '^[0-9]+$' | sort -n | tail -n 1)
[ -n "$last" ] && [ -r "$1/$last/build.json" ] || { echo 'say none'; exit 10; }
record=$(cat "$1/$last/build.json")
field() { printf '%s' "$record" | jq -r "$1"; }
case $3 in
  green)
    [ "$(field .result)" = SUCCESS ] && exit 0
    echo "say red number=$last stage=$(field '[.stages[] | select(.result != "SUCCESS") | .name][0] // "checkout"')"
    ;;
  head)
    head=$(git -c "safe.directory=$2" --git-dir "$2" rev-parse main 2>/dev/null | cut -c1-7)
    built=$(field .commit | cut -c1-7)
    [ -n "$head" ] && [ "$head" = "$built" ] && exit 0
    echo "say behind number=$last built=${built:-none} head=${head:-none}"
    ;;
  kept)
    ls "$1/$last/workspace/dist/"*"$last"* >/dev/null 2>&1 && exit 0
    echo "say lost number=$last"
    ;;
esac
exit 10
