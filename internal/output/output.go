// Package output holds what a build makes and puts it on disk, all or nothing.
package output

// File is one file of the output, in memory.
type File struct {
	// Path is slash-separated and relative to the output directory.
	Path string
	Data []byte
}
