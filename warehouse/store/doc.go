// Package store brings files to disk so that they are there whole or not at all.
//
// It is the leaf below warehouse: everything that a dataset writes goes through the
// interface [FS], which is as small as the commit protocol allows. [Disk] is the real
// one; package storetest has one in memory that counts operations, fails each of them
// in turn, and forgets after a crash what was not synced.
//
// # How a file comes to be
//
// A [Draft] is a file under a name that nobody looks for. Seal writes what is left,
// compares the length that the file system reports with the bytes that were written,
// and syncs: then the content is safe, and a rename gives it its name. The name is safe
// once its folder is synced. [Replace] does all of this for a small file that takes the
// place of an older one: readers see the old one or the new one.
//
//	err := store.Replace(fs, "_manifest.json", data)
//
// # What is relied upon
//
// A rename within a folder is atomic, also in a crash: afterwards the file has its old
// name or its new one. A sync of a file makes its content last, a sync of a folder the
// names in it. Nothing is relied upon about the order in which things that were not
// synced reach the disk.
package store
