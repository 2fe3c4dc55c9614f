// Package corpus turns archives of reports into Documents: it lists the inputs,
// opens them, decodes their text to UTF-8 and splits a file into the reports it
// holds. It is the first stage of the flow: extract reads what corpus yields.
//
// List walks files, folders, patterns and standard input and names every input in
// a stable order; a Reader opens one of them at a time, and any number of calls
// may run at once, so that a caller can read in parallel and keep the order.
// An input that cannot be read never ends a run: it becomes an Input with a State
// and a message that says what would mend it. Each does both, one input after
// another:
//
//	err := corpus.Each(ctx, []string{"archive"}, corpus.Options{},
//		func(d corpus.Document) error { fmt.Println(d.Source, d.Part); return nil },
//		func(in corpus.Input) error { fmt.Println(in.Source, in.State); return nil })
//
// # Names
//
// A source is the path of an input relative to the input root, with / between its
// parts. The root is Options.Root, or else the deepest folder that holds all
// arguments (a folder argument holds itself, a file lies in its folder, a pattern
// in the folder before its first wildcard). So the folder archive gives 2023/a.txt
// for archive/2023/a.txt, one file gives its base name, and of two folders each
// keeps as much of its path as tells them apart: two inputs never share a source.
// A byte of a name that is not UTF-8 is written as U+FFFD and its two hexadecimal
// digits, and so is a U+FFFD that a name holds, which keeps names distinct. Standard
// input is "-". An argument that is named twice, or lies in another one, is read
// once; the second becomes a skipped Input.
//
// A Document's id is the first half of the SHA-256 over source, member and part,
// each with its length before it.
//
// # Text
//
// Decoding changes the encoding alone: line ends, spaces and marks stay. A byte
// order mark is dropped. Bytes that no character of the encoding begins with become
// U+FFFD, one each, and so does NUL, which databases refuse; both are counted and
// reported in Input.Message. Offsets are byte offsets into the decoded file.
//
// # Parts
//
// A collection is cut at its headings (篇一, 第2篇, 活动总结 3 …). Without headings it is
// cut where one report ends and another begins: signals of openings, closings,
// titles, separators and of numbering that starts again are weighed in points, and
// numbering that goes on forbids a cut. The weights stand in one table each, beside
// the phrases they belong to. When in doubt a file stays whole: half a report is
// worse than two in one. The parts cover the file without a gap; what stands before
// the first heading, such as the title of the collection, belongs to part 1.
//
// # Size
//
// A text file may have any size: it is decoded in blocks and split as it goes by, and no
// more of it is in memory than the report that is being read, up to Options.MaxFile, and
// 1 MiB on both sides of it. It is read twice, for whether it is a collection shows only
// at its end. Nothing further away than that 1 MiB bears on a line, in files that fit
// into memory too, so that both ways of reading give the same reports. Of a line longer
// than 8 KiB, its first and last 4 KiB decide. The encoding is chosen by the first 1 MiB;
// where the rest contradicts it, Input.Message says so. A folder may hold any number of
// files: what does not fit into 4 MiB is sorted through a temporary file.
//
// # Archives
//
// The content of a file decides what it is, not its ending: formats that look at more
// than the first bytes are asked first, then those that know their first bytes; the
// ending decides only where those say nothing. Archives are read entry by entry,
// those inside of them too, and what an entry holds is kept in memory up to 8 MiB and
// beyond that in a temporary file without a name: nothing is ever written under a name
// from an archive. Names of entries are read as UTF-8 or GB18030, whichever reads better.
//
// Each entry but folders ends as an Input with a State. Links, devices and names that
// lead out of the archive are Skipped. Where programs differ on what an archive holds,
// nothing is guessed: in zip archives entries that share a name, overlap, or are
// described otherwise in the directory than in their own header are Ambiguous, and so is
// an archive with entries that its directory does not name. In tar and rar archives,
// which are read in one go, the first entry of a name is read and the others are
// Ambiguous.
//
// Every limit in Options holds for hostile files too. A Format runs in a goroutine of its
// own: if it hangs it is left behind after Options.MaxTime, and if it panics its file is
// Damaged. A limit that is reached is the State Limit, of the entry and of the archive
// around it, and the message says what was cut.
package corpus
