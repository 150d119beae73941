# Can the folder $2 of the NFS server $1 be opened and listed?
[ -x /usr/bin/nfs-ls ] || exit 1
answer=$(timeout 6 nfs-ls "nfs://$1$2?version=4" 2>&1) && exit 0
status=$(printf '%s\n' "$answer" | grep -o 'NFS4ERR_[A-Z]*' | head -n 1)
echo "say shut status=${status:-no answer}"
exit 10
