# Can anybody but root read the variable $2 of the unit $1? What is written into the unit itself everybody can read.
case " $(systemctl show --property=Environment --value -- "$1")" in
  *" $2="*) echo "say open file=$1.service mode=unit"; exit 10 ;;
esac
for file in $(systemctl show --property=EnvironmentFiles --value -- "$1" | sed 's/ (ignore_errors=.*//'); do
  mode=$(stat -L -c %a -- "$file" 2>/dev/null) || continue
  case $mode in
    *00) ;;
    *) echo "say open file=$file mode=$mode"; exit 10 ;;
  esac
done
