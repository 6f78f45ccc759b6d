package release

import (
	"strconv"
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/source"
)

const method = assess.Method

// inputs are the files that a year's edition reads, by path.
func inputs(year int, s *source.Snapshot, shown map[string]bool) []Input {
	list := []Input{}
	for _, f := range s.Files {
		root, _, _ := strings.Cut(f.Path, "/")
		of := folderOf(f.Path)
		switch {
		case root == "data" && of <= year, root == "content" && of == year:
			list = append(list, Input{f.Path, f.SHA256, of == year || shown[f.Path]})
		case root == "data" && shown[f.Path]:
			list = append(list, Input{f.Path, f.SHA256, true})
		}
	}
	return list
}

// folderOf is the year of data/<year>/… and content/<year>/…, else 0.
func folderOf(file string) int {
	parts := strings.Split(file, "/")
	if len(parts) < 3 || len(parts[1]) != 4 {
		return 0
	}
	y, err := strconv.Atoi(parts[1])
	if err != nil {
		return 0
	}
	return y
}
