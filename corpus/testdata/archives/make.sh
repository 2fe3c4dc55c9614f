#!/bin/sh
# Makes the archives of this folder anew, with 7-Zip (7zz), tar and bzip2.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/目录"
printf '镇残联走访48户残疾人家庭。\n' > "$work/a.txt"
printf '县残联举办培训班2期。\n' > "$work/目录/b.txt"
out=$PWD
cd "$work"
rm -f "$out"/*.7z "$out"/*.zip "$out"/*.bz2
7zz a -bd -bso0 "$out/reports.7z" a.txt 目录
7zz a -bd -bso0 -psecret "$out/locked.7z" a.txt 目录
7zz a -bd -bso0 -psecret -mhe=on "$out/hidden.7z" a.txt 目录
7zz a -bd -bso0 -tzip -psecret "$out/locked.zip" a.txt 目录
7zz a -bd -bso0 -tzip -psecret -mem=AES256 "$out/locked-aes.zip" a.txt 目录
mkdir "$work/many"
for i in $(seq 30); do cat a.txt; done > many/a.txt
(cd many && 7zz a -bd -bso0 -tzip -psecret -mem=AES256 "$out/packed-aes.zip" a.txt)
7zz a -bd -bso0 -m0=PPMd "$out/ppmd.7z" a.txt 目录
tar -cjf "$out/reports.tar.bz2" a.txt 目录
bzip2 -c a.txt > "$out/a.txt.bz2"
