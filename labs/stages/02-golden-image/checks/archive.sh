# Is the archive $1 one that others can open? $2: what to look at, $3: the disk it was made of. The archive is read, never unpacked.
[ -r "$1" ] || {
  echo 'say absent'
  exit 10
}
timeout 8 python3 - "$@" <<'PY'
import hashlib, os, re, struct, sys, tarfile
from xml.etree import ElementTree

path, about, disk = sys.argv[1:4]


def no(key, **values):
    print("say", key, *(f"{name}={value}" for name, value in values.items()))
    sys.exit(10)


try:
    archive = tarfile.open(path, "r:")
    names = archive.getnames()
except tarfile.TarError:
    no("shape")
endings = [os.path.splitext(name)[1] for name in names]
found = {ending: name for name, ending in zip(names, endings)}


def read(ending, most=1 << 20):
    if ending not in found:
        no("lacks", what=ending)
    return archive.extractfile(found[ending]).read(most)


def named(element, name):
    for key, value in element.attrib.items():
        if key.split("}")[-1] == name:
            return value


if about == "order":
    folder = next((name for name in names if "/" in name or archive.getmember(name).isdir()), None)
    if folder:
        no("folder", file=folder)
    if endings[:1] != [".ovf"]:
        no("order", file=names[0] if names else "none")
    for ending in (".mf", ".vmdk"):
        if ending not in found:
            no("lacks", what=ending)
elif about == "digests":
    listed = dict()
    for line in read(".mf").decode("utf-8", "replace").splitlines():
        match = re.fullmatch(r"(SHA-?\d+)\s*\((.+)\)\s*=\s*([0-9a-fA-F]+)\s*", line)
        if match and match[1] != "SHA256":
            no("weak", kind=match[1])
        if match:
            listed[match[2]] = match[3].lower()
    for name in names:
        if name.endswith(".mf"):
            continue
        if name not in listed:
            no("unlisted", file=name)
        digest = hashlib.sha256()
        content = archive.extractfile(name)
        while piece := content.read(1 << 20):
            digest.update(piece)
        if digest.hexdigest() != listed[name]:
            no("digest", file=name)
elif about in ("ovf", "capacity"):
    try:
        tree = ElementTree.fromstring(read(".ovf"))
    except ElementTree.ParseError as trouble:
        no("broken", line=trouble.position[0])
    every = {}
    for element in tree.iter():
        every.setdefault(element.tag.split("}")[-1], []).append(element)
    files = {named(one, "id"): one for one in every.get("File", [])}
    disks = every.get("Disk", [])
    if not disks or named(disks[0], "fileRef") not in files:
        no("diskless")
    file, drive = files[named(disks[0], "fileRef")], disks[0]
    href = named(file, "href")
    if href not in names:
        no("stranger", file=href)
    if about == "ovf":
        if not (named(drive, "format") or "").endswith("#streamOptimized"):
            no("format", uri=named(drive, "format"))
        sys.exit(0)
    if (named(file, "size") or "").isdigit() and int(named(file, "size")) != archive.getmember(href).size:
        no("size", found=named(file, "size"), wanted=archive.getmember(href).size)
    unit = (named(drive, "capacityAllocationUnits") or "byte").replace(" ", "")
    power = re.fullmatch(r"byte(?:\*2\^(\d+))?", unit)
    capacity = int(named(drive, "capacity")) << int((power and power[1]) or 0)
    header = archive.extractfile(href).read(20)
    sectors = struct.unpack("<Q", header[12:20])[0] if header[:4] == b"KDMV" else 0
    if sectors and capacity != sectors * 512:
        no("capacity", found=capacity, wanted=sectors * 512)
elif about == "disk":
    head = read(".vmdk", 1 << 16)
    kind = re.search(rb'createType="(\w+)"', head)
    if head[:4] != b"KDMV" or not kind:
        no("other", kind=kind[1].decode() if kind else "none")
    if kind[1] != b"streamOptimized":
        no("other", kind=kind[1].decode())
    if os.path.exists(disk) and os.path.getmtime(disk) > os.path.getmtime(path):
        no("older")
else:
    sys.exit(1)
PY
