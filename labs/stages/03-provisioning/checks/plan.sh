# Do the code in $1 and its state agree? Nothing is written, not even a lock.
program=
for one in tofu terraform; do
  [ -n "$program" ] || program=$(command -v "$one")
done
if [ -z "$program" ]; then
  echo 'say missing'
  exit 10
fi
export TF_CLI_CONFIG_FILE=/srv/tofu/tofu.rc TF_IN_AUTOMATION=1
output=$("$program" -chdir="$1" plan -detailed-exitcode -lock=false -input=false -no-color 2>&1)
case $? in
  0) exit 0 ;;
  2) echo 'say differs' ;;
  *)
    line=$(printf '%s\n' "$output" | sed -n 's/^.*Error: //p' | head -n 1)
    [ -n "$line" ] || exit 1
    echo "say wrong line=$line"
    ;;
esac
exit 10
