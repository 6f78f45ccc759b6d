package output

import "fmt"

// recover ends what a killed build began in p, which is locked.
func (p place) recover() (Recovery, error) {
	left, err := p.exists(stagingName)
	if err != nil || !left {
		return Nothing, err
	}
	j, begun, err := p.readJournal()
	if err != nil {
		return Nothing, err
	}
	r := Discard
	if begun {
		if r, err = p.end(j); err != nil {
			return Nothing, fmt.Errorf("恢复 %s: %w", p.dir, err)
		}
	}
	return r, p.removeAll(stagingName)
}

// end finishes j, or undoes it if that cannot be done.
func (p place) end(j journal) (Recovery, error) {
	if p.complete(j) && p.finish(j) == nil {
		return Finished, nil
	}
	return Undone, p.undo(j)
}

// complete reports whether every new file is there in full, staged or in
// place: after a loss of power one may be missing or empty.
func (p place) complete(j journal) bool {
	for _, m := range j.Write {
		name := staged(m.Path)
		if waiting, err := p.exists(name); err != nil || !waiting {
			name = m.Path
		}
		if sum, err := p.hash(name); err != nil || sum != m.SHA256 {
			return false
		}
	}
	return true
}
