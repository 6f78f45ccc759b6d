// Package output puts what a build made on disk, all or nothing, and proves
// later that it is still what was made.
//
// # The manifest
//
// manifest.json in the output directory names every file of the output but
// itself, and every input, sorted by path:
//
//	{"version": 1, "tool": "nianbao 0.1.0",
//	 "inputs": [{"path": "nianbao.yaml", "size": 310, "sha256": "…"}],
//	 "files": [{"path": "index.html", "size": 8123, "sha256": "…"}]}
//
// It is also the memory of what is ours: a file that the manifest on disk does
// not name was not made by a build. Such a file is never changed or deleted.
// It is named in [Result.Kept] and [Verification.Extra]; one that stands where
// a file has to go is a finding, and then nothing is written.
//
// # How a build is written
//
//  1. .nianbao-lock is locked, so that two builds cannot mix.
//  2. Files that differ from those on disk are written to .nianbao-staging/new
//     and flushed to the disk.
//  3. The journal, .nianbao-staging/journal.json, appears by a rename. It says
//     what moves where. Before it is there, nothing but the staging directory
//     has changed.
//  4. What goes away moves to .nianbao-staging/old, what is replaced is kept
//     there too, and the new files move into place, the manifest last.
//  5. The journal is removed, then the staging directory and the lock.
//
// Both names are inside the output directory, which is the one place known to
// be writable and on the same file system.
//
// A failure in step 4 is undone at once. After a kill, [Write] and [Verify]
// begin with what was left: without a journal the staging directory goes away
// and the old site is whole; with one, every move is idempotent, so that the
// new site is finished, or, where that fails, the old one restored.
package output

import (
	"time"

	"nianbao/internal/diag"
)

// File is one file of the output, in memory.
type File struct {
	// Path is slash-separated and relative to the output directory.
	Path string
	Data []byte
	// Pos is the input that asked for the file, for findings; it may be zero.
	Pos diag.Pos
}

// Options say how to write.
type Options struct {
	// Tool is the name and version that the manifest carries.
	Tool string
	// Time is the modification time of the files that are written; zero leaves it to the disk.
	Time time.Time
}

// Result says what a Write did. All lists are sorted by path.
type Result struct {
	Manifest Manifest
	// Written and Removed are the files that differ from what was there: what
	// has to be copied and deleted where the site is deployed.
	Written, Removed []string
	// Edited are files of ours that somebody had changed by hand; they were written anew.
	Edited []string
	// Kept are files that no build made, and files of ours that are no longer
	// wanted but were changed by hand.
	Kept []string
	// Recovered says what an earlier, killed build had left.
	Recovered Recovery
}

// Recovery is what was done about a build that was killed.
type Recovery uint8

// The recoveries.
const (
	Nothing  Recovery = iota // there was nothing to do
	Discard                  // it had only prepared: the old site was whole
	Finished                 // the new site was put in place
	Undone                   // the old site was restored
)

// Word says in Chinese what was done, or "".
func (r Recovery) Word() string {
	return [...]string{"", "上次构建中断，没有改动输出；已清理", "上次构建中断；已补完", "上次构建中断；已恢复到构建之前"}[r]
}

// The names that belong to this package in an output directory.
const (
	ManifestPath = "manifest.json"
	stagingName  = ".nianbao-staging"
	lockName     = ".nianbao-lock"
	journalName  = "journal.json"
)
