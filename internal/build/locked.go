package build

import (
	"maps"
	"slices"

	"nianbao/internal/assess"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/diag"
	"nianbao/internal/narrative"
	"nianbao/internal/release"
	"nianbao/internal/report"
	"nianbao/internal/report/ledger"
)

// locked reads the locks of released editions and holds what the editions
// publish now against them, unless one is about to be released again. A project
// that has locked one edition is reminded of the others that are released.
func (r *Result) locked(releasing bool) []ledger.Reissue {
	locks, found := release.Read(r.Snapshot)
	sound, locking := !r.Findings.HasErrors(), len(locks) > 0
	var notes []ledger.Reissue
	for _, e := range r.Config.Editions {
		l, ok := locks[e.Year]
		delete(locks, e.Year)
		if !ok {
			if e.Released && locking && !releasing {
				d := diag.Suggestf(e.Pos, "not-locked", "%s已经发布，还没有锁定", e.Title)
				found = append(found, d.Hintf("运行 nianbao release %d；锁定以后，旧版改了会报错", e.Year))
			}
			continue
		}
		for _, n := range l.Notes() {
			notes = append(notes, ledger.Reissue{Edition: e.Year, Date: n.Date, Note: n.Note})
		}
		if releasing {
			continue
		}
		if p, ok := r.Published(e.Year); ok {
			now := release.Edition{Published: p, Released: e.Released, Pos: e.Pos, Sound: sound}
			found = append(found, now.Check(l)...)
		}
	}
	for _, year := range slices.Sorted(maps.Keys(locks)) {
		d := diag.Errorf(diag.Pos{File: release.Path(year)}, "released-changed", "%d年版已经发布并锁定，nianbao.yaml 里却没有它", year)
		found = append(found, d.Hintf("在 editions 里恢复这一版；确实撤回就删去这个文件"))
	}
	r.Findings = append(r.Findings, found...)
	return notes
}

// Published returns what the edition of a year says; ok is false where there
// is none, or its figures could not be found.
func (r Result) Published(year int) (p release.Published, ok bool) {
	n := slices.IndexFunc(r.results, func(a assess.Result) bool { return a.Edition.Year == year })
	if n < 0 {
		return p, false
	}
	var own []*narrative.Page
	for _, p := range r.pages {
		if p.Edition == year {
			own = append(own, p)
		}
	}
	var open []byte
	for _, f := range r.open {
		if f.Edition == year && f.IsJSON() {
			open = f.Data
		}
	}
	shown := report.FilesShown(own)
	for _, f := range slices.Collect(maps.Keys(shown)) {
		shown[mapping.PathOf(f)] = true // says which part is shown, and as what
	}
	return release.Of(r.results[n], open, r.Snapshot, shown), true
}
