# Does a token of the store stand in a file that every shell reads? The first such file is named, never what it says.
file=$(grep -lE '^[^#]*(VAULT|BAO)_TOKEN=' /etc/environment /etc/profile /etc/profile.d/* /etc/bash.bashrc 2>/dev/null | head -n 1)
[ -z "$file" ] || {
  echo "say token file=$file"
  exit 10
}
echo 'say clean'
