# Are the homes of these people shut to all others?
for who in "$@"; do
  home=$(getent passwd "$who" | cut -d: -f6)
  [ -n "$home" ] || continue
  mode=$(stat -c %a -- "$home") || exit 1
  case $mode in
    *00) ;;
    *) echo "say open who=$who mode=$mode"; exit 10 ;;
  esac
done
