package release

import (
	"strings"

	"nianbao/internal/assess"
	"nianbao/internal/plan"
	"nianbao/internal/source"
)

const method = assess.Method

// inputs are the files that a year's edition reads, by path.
func inputs(year int, s *source.Snapshot, shown map[string]bool) []Input {
	list := []Input{}
	for _, f := range s.Files {
		root, _, _ := strings.Cut(f.Path, "/")
		of := plan.FolderOf(f.Path)
		switch {
		case root == "data" && of <= year, root == "content" && of == year:
			list = append(list, Input{f.Path, f.SHA256, of == year || shown[f.Path]})
		case root == "data" && shown[f.Path]:
			list = append(list, Input{f.Path, f.SHA256, true})
		}
	}
	return list
}
