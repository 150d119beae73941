# Has the machine $2 a number in the census of the folder $1, and has nobody else that number?
id=$(grep "^$2 " "$1/ids" 2>/dev/null | cut -d" " -f2)
if [ -z "$id" ]; then
  echo "say unknown"
  exit 10
fi
other=$(grep " $id$" "$1/ids" | grep -v "^$2 " | head -n 1)
[ -z "$other" ] && exit 0
echo "say twin other=${other%% *}"
exit 10
