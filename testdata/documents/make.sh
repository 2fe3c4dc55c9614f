#!/bin/bash
# Makes the documents of this folder from the reports in ../reports/dev with real
# programs: LibreOffice, Chromium, and Python 3 for its standard library. README.md
# names the packages. It writes beside itself, wherever it is started.
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
reports=(../reports/dev/*.txt)

# office FILTER OUTDIR FILE...: converts with LibreOffice, in a profile of its own.
office() {
	local filter=$1 out=$2
	shift 2
	soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$filter" --outdir "$out" "$@" >"$work/log" 2>&1
}

# browser ARGUMENT...: Chromium without a window, in a profile of its own.
browser() {
	chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/chromium" "$@" >>"$work/log" 2>&1
}

# escaped FILE: its lines as XML text.
escaped() { sed -e 's/\r$//' -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' "$1"; }

# filled TEMPLATE FILE WRAP: the template with the lines of FILE, each wrapped by the
# sed expression WRAP, in place of the line @BODY@, and its title in place of @TITLE@.
filled() {
	escaped "$2" | sed -E "$3" >"$work/body"
	local title
	title=$(escaped "$2" | head -n 1 | cut -c 1-60 | sed 's/[&|]/ /g')
	sed -e "s|@TITLE@|$title|" -e "/@BODY@/{
r $work/body
d
}" "templates/$1"
}

writer() {
	mkdir -p "$work/fodt" tables
	for report in "${reports[@]}"; do
		filled report.fodt "$report" 's|^(.*)$|<text:p text:style-name="Body">\1</text:p>|' \
			>"$work/fodt/$(basename "$report" .txt).fodt"
	done
	for kind in docx 'doc:MS Word 97' odt 'rtf:Rich Text Format' 'pdf:writer_pdf_Export'; do
		mkdir -p "${kind%%:*}"
		office "$kind" "${kind%%:*}" "$work"/fodt/*.fodt
		office "$kind" tables templates/table.fodt templates/structure.fodt
	done
	for odt in odt/*.odt tables/*.odt; do
		zip -q -d "$odt" Thumbnails/thumbnail.png
	done
}

# The columns of a printed page are read one after the other; five reports show it.
web() {
	mkdir -p html html-gbk mht columns-pdf
	local name
	for report in "${reports[@]}"; do
		name=$(basename "$report" .txt)
		filled page.html "$report" 's|^(.*)$|<p>　　\1</p>|' >"html/$name.html"
		./snapshot.py "html/$name.html" "mht/$name.mht"
	done
	for name in a01 a05 b07 b11 b15; do
		browser --no-pdf-header-footer --print-to-pdf="columns-pdf/$name.pdf" "file://$PWD/html/$name.html"
	done
	for name in a02 a06; do
		sed 's/charset="utf-8"/charset="gb2312"/' "html/$name.html" | iconv -t GB18030 >"html-gbk/$name.html"
	done
}

# One row a report, in one column; and a table of figures.
sheets() {
	./table.py "${reports[@]}" >tables/reports.csv
	cp templates/figures.csv tables/figures.csv
	for kind in xlsx 'xls:MS Excel 97'; do
		soffice -env:UserInstallation="file://$work/profile" --headless --convert-to "$kind" \
			--infilter='CSV:44,34,UTF8,1,,0,false,true' --outdir tables tables/reports.csv tables/figures.csv >"$work/log" 2>&1
		office "$kind" tables templates/payments.fods
	done
}

writer
web
sheets
