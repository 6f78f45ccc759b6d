package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// journal says what moves where. Of every move it can be told from the disk
// whether it was made, so that both finishing and undoing can begin anywhere.
type journal struct {
	Version int     `json:"version"`
	Remove  []Entry `json:"remove"`
	Write   []move  `json:"write"`
}

// move puts the new file of Path in place of the old one.
type move struct {
	Path   string `json:"path"`
	SHA256 string `json:"sha256"`
	// Had is the hash of the file that is replaced, "" if there is none.
	Had string `json:"had,omitempty"`
}

func (c change) journal() journal {
	return journal{Version: manifestVersion, Remove: c.removes, Write: c.moves}
}

// place is an output directory while it is looked at or changed.
type place struct {
	disk
	// dir is how the caller named it, for messages.
	dir string
}

// The names of the files of a build that is being written.
const journalPath = stagingName + "/" + journalName

func staged(file string) string { return stagingName + "/new/" + file }
func kept(file string) string   { return stagingName + "/old/" + file }

// stage writes everything that c needs, and the journal last.
func (p place) stage(c change, opt Options) error {
	var flushed []string
	dirs := map[string]bool{}
	for _, f := range c.writes {
		name := staged(f.Path)
		if dir := path.Dir(name); !dirs[dir] {
			dirs[dir] = true
			if err := p.mkdirAll(dir); err != nil {
				return err
			}
			flushed = append(flushed, dir)
		}
		if err := p.create(name, f.Data, opt.Time); err != nil {
			return err
		}
		flushed = append(flushed, name)
	}
	slices.Sort(flushed)
	if err := p.flush(append(flushed, stagingName)); err != nil {
		return err
	}
	return p.writeJournal(c.journal())
}

func (p place) writeJournal(j journal) error {
	data, err := json.Marshal(j)
	if err != nil {
		return err
	}
	draft := journalPath + ".new"
	if err := p.create(draft, data, Options{}.Time); err != nil {
		return err
	}
	if err := p.flush([]string{draft}); err != nil {
		return err
	}
	if err := p.rename(draft, journalPath); err != nil {
		return err
	}
	return p.flush([]string{stagingName})
}

// readJournal returns the journal that a killed build left; ok is false if
// there is none.
func (p place) readJournal() (j journal, ok bool, err error) {
	data, err := p.root.ReadFile(journalPath)
	if errors.Is(err, fs.ErrNotExist) {
		return j, false, nil
	}
	if err != nil {
		return j, false, err
	}
	if err := json.Unmarshal(data, &j); err != nil || !j.sound() {
		return j, false, fmt.Errorf("%s 不是构建留下的记录；确认后删去 %s 再试", journalPath, stagingName)
	}
	return j, true, nil
}

// sound reports whether j can be followed without leaving the directory: it
// may come from a copy that somebody else prepared.
func (j journal) sound() bool {
	for _, e := range j.Remove {
		if pathProblem(e.Path) != "" {
			return false
		}
	}
	for _, m := range j.Write {
		if pathProblem(m.Path) != "" && m.Path != ManifestPath || !hashes.MatchString(m.SHA256) {
			return false
		}
	}
	return j.Version == manifestVersion
}

// finish makes the moves that were not made yet.
func (p place) finish(j journal) error {
	for _, e := range j.Remove {
		if err := p.takeAway(e.Path); err != nil {
			return err
		}
	}
	for _, m := range j.Write {
		if err := p.putInPlace(m); err != nil {
			return err
		}
	}
	return p.done(j)
}

// takeAway moves file out of the way, and removes the directories it leaves empty.
func (p place) takeAway(file string) error {
	there, err := p.exists(file)
	if err != nil {
		return err
	}
	if !there {
		return p.prune(path.Dir(file))
	}
	if err := p.mkdirAll(path.Dir(kept(file))); err != nil {
		return err
	}
	if err := p.rename(file, kept(file)); err != nil {
		return err
	}
	return p.prune(path.Dir(file))
}

// prune removes dir and the directories above it as far as they are empty.
func (p place) prune(dir string) error {
	for ; dir != "."; dir = path.Dir(dir) {
		info, err := p.root.Lstat(dir)
		if absent(err) {
			continue
		}
		if err != nil || !info.IsDir() {
			return err
		}
		if entries, err := p.list(dir); err != nil || len(entries) > 0 {
			return err
		}
		if err := p.remove(dir); err != nil {
			return err
		}
	}
	return nil
}

func (p place) putInPlace(m move) error {
	waiting, err := p.exists(staged(m.Path))
	if err != nil || !waiting {
		return err // it is in place: nothing else takes it from there
	}
	if err := p.clear(m); err != nil {
		return err
	}
	if err := p.mkdirAll(path.Dir(m.Path)); err != nil {
		return err
	}
	return p.rename(staged(m.Path), m.Path)
}

// clear keeps the file that m replaces. One that came after the journal was
// written is nobody's to replace.
func (p place) clear(m move) error {
	there, err := p.exists(m.Path)
	if err != nil || !there {
		return err
	}
	if m.Had == "" {
		return fmt.Errorf("%s 出现了一个不是构建产生的文件", m.Path)
	}
	if done, err := p.exists(kept(m.Path)); err != nil || done {
		return err
	}
	return p.backup(m.Path, kept(m.Path))
}

// undo makes the moves back that were made.
func (p place) undo(j journal) error {
	for _, m := range slices.Backward(j.Write) {
		if err := p.takeBack(m); err != nil {
			return err
		}
	}
	for _, e := range slices.Backward(j.Remove) {
		if err := p.restore(e.Path); err != nil {
			return err
		}
	}
	return p.done(j)
}

// takeBack moves the new file back to where it was staged and the old one to
// where it was: in that order, so that finishing stays possible.
func (p place) takeBack(m move) error {
	waiting, err := p.exists(staged(m.Path))
	if err != nil {
		return err
	}
	there, err := p.exists(m.Path)
	if err != nil {
		return err
	}
	if !waiting && there {
		if err := p.mkdirAll(path.Dir(staged(m.Path))); err != nil {
			return err
		}
		if err := p.rename(m.Path, staged(m.Path)); err != nil {
			return err
		}
	}
	if m.Had == "" {
		return p.prune(path.Dir(m.Path))
	}
	return p.restore(m.Path)
}

func (p place) restore(file string) error {
	there, err := p.exists(kept(file))
	if err != nil || !there {
		return err
	}
	if err := p.mkdirAll(path.Dir(file)); err != nil {
		return err
	}
	return p.rename(kept(file), file)
}

// done ends what the journal began: from here on, the staging directory is
// rubbish.
func (p place) done(j journal) error {
	var changed []string
	for _, dir := range j.dirs() {
		there, err := p.exists(dir)
		if err != nil {
			return err
		}
		if there {
			changed = append(changed, dir)
		}
	}
	if err := p.flush(changed); err != nil {
		return err
	}
	return p.remove(journalPath)
}

// dirs returns every directory that j may make, change or remove, sorted.
func (j journal) dirs() []string {
	dirs := map[string]bool{".": true}
	for _, m := range j.Write {
		addDirs(dirs, m.Path)
	}
	for _, e := range j.Remove {
		addDirs(dirs, e.Path)
	}
	return slices.Sorted(maps.Keys(dirs))
}

func addDirs(dirs map[string]bool, file string) {
	for dir := path.Dir(file); dir != "."; dir = path.Dir(dir) {
		dirs[dir] = true
	}
}
