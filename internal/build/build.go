// Package build runs the stages, from a project's files to the files of its
// report, in memory:
//
//	read → parse → recognise → plan → assess → link → render → inspect
//
// Each stage is a function from values to a value; what it returned is never
// changed. Files are parsed in parallel; the order of everything that comes
// out is fixed. A later stage runs as far as earlier results allow, so that
// one run reports everything that is wrong. Nothing here writes to disk.
package build

import (
	"context"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"nianbao/internal/assess"
	"nianbao/internal/chart/template"
	"nianbao/internal/config"
	"nianbao/internal/dataset"
	"nianbao/internal/dataset/mapping"
	"nianbao/internal/diag"
	"nianbao/internal/lint"
	"nianbao/internal/narrative"
	"nianbao/internal/output"
	"nianbao/internal/plan"
	"nianbao/internal/render/data"
	"nianbao/internal/render/html"
	"nianbao/internal/render/opendata"
	"nianbao/internal/report"
	"nianbao/internal/report/directive"
	"nianbao/internal/report/ledger"
	"nianbao/internal/source"
	"nianbao/internal/workbook"
)

// ConfigFile is the file that makes a directory a project.
const ConfigFile = "nianbao.yaml"

// Stage names a stage, in the order of the flow.
type Stage string

// The stages.
const (
	Read      Stage = "读取"
	Parse     Stage = "解析"
	Recognise Stage = "识别"
	Plan      Stage = "汇总"
	Assess    Stage = "评价"
	Link      Stage = "成文"
	Render    Stage = "排版"
	Inspect   Stage = "检查"
)

// Options adjust a run. The zero Options is a sound one.
type Options struct {
	// Observe is told of each stage as it begins; nil for nobody.
	Observe func(Stage)
	// Releasing says that an edition is about to be released: none is held
	// against its lock, for a figure that several show is mended in one after
	// the other.
	Releasing bool
}

// Result is what a run made. Files is nil when a finding is an error: there
// is then nothing that may be written.
type Result struct {
	Config config.Config
	// Snapshot is the input tree; nil only beside an error.
	Snapshot *source.Snapshot
	// Report is nil when the configuration could not be read.
	Report   *report.Report
	Files    []output.File
	Findings diag.List
	// Templates are the built-in ones with the project's own in their places.
	Templates fs.FS

	// open is the open data, which pages link to with its sizes.
	open []data.File
	// results are the editions judged, pages what authors wrote.
	results []assess.Result
	pages   []*narrative.Page
}

// parsed is what stage parse makes of the input files.
type parsed struct {
	pages, templates []*narrative.Page
	books            []*workbook.Book
	charts           template.Set
	// maps are by [mapKey].
	maps map[string]*mapping.Map
}

// Run builds the report of the project in fsys with the built-in templates,
// each of which a file of the same name under the project's templates/
// replaces. The error is the machine's; everything that an author can mend is
// in Result.Findings.
func Run(ctx context.Context, fsys, builtin fs.FS, o Options) (Result, error) {
	observe := o.Observe
	if observe == nil {
		observe = func(Stage) {}
	}
	observe(Read)
	snapshot, found, err := source.Read(fsys)
	if err != nil {
		return Result{}, err
	}
	r := Result{Snapshot: snapshot, Findings: found}
	settings := snapshot.File(ConfigFile)
	if settings == nil {
		r.Findings = append(r.Findings, missingConfig(found)...)
		return r, nil
	}
	r.Config, found = config.Decode(settings)
	r.Findings = append(r.Findings, found...)

	observe(Parse)
	templates := overlay(snapshot, builtin)
	r.Templates = templates
	charts, found := template.Load(templates)
	r.Findings = append(r.Findings, found...)
	inputs, found, err := parse(ctx, snapshot, templates)
	r.Findings = append(append(r.Findings, found...), stray(snapshot, builtin)...)
	if err != nil {
		return r, err
	}
	inputs.charts = charts
	r.Findings = append(r.Findings, unused(snapshot, builtin, inputs)...)
	if err := r.link(inputs, observe, o.Releasing); err != nil {
		return r, err
	}
	return r.render(ctx, templates, observe)
}

// missingConfig is the finding that a directory is no project, unless reading
// has said already what is wrong with the file.
func missingConfig(found diag.List) diag.List {
	for _, d := range found {
		if d.Pos.File == ConfigFile || d.Code == "misnamed-config" {
			return nil
		}
	}
	return diag.List{diag.Errorf(diag.Pos{File: ConfigFile}, "no-config", "这里没有 %s", ConfigFile).
		Hintf("在报告的目录里运行，或用 -C 指明目录")}
}

// link runs the stages from tables to pages.
func (r *Result) link(in parsed, observe func(Stage), releasing bool) error {
	observe(Recognise)
	books, tables, found := in.described(report.FilesShown(in.pages), r.Config.Missing)
	r.Findings = append(append(r.Findings, found...), unpaired(r.Snapshot)...)
	r.Findings = append(r.Findings, reconciled(in.pages, books)...)
	observe(Plan)
	editions, found := plan.Build(r.Config, tables)
	r.Findings = append(r.Findings, mended(r.Findings, found)...)

	observe(Assess)
	results := make([]assess.Result, len(editions))
	for i, e := range editions {
		results[i] = assess.Assess(e, assess.Rules(r.Config.Rules))
	}
	observe(Link)
	open, err := data.Render(results, data.Publisher{Name: r.Config.Report.Publisher, Report: r.Config.Report.Name})
	if err != nil {
		return err
	}
	r.open, r.results, r.pages = open, results, in.pages
	notes := r.locked(releasing)
	r.Report, found = report.Link(report.Input{
		Config: r.Config, Pages: in.pages, Templates: in.templates, Results: results,
		Data: offers(r.open), Workbooks: books, Reissues: notes, Charts: in.charts,
	})
	r.Findings = append(r.Findings, mended(r.Findings, found)...)
	return nil
}

// archives adds the open data that holds the tables of the pages, and offers it
// on them.
func (r *Result) archives() error {
	made, err := opendata.Render(r.Report, r.open)
	if err != nil {
		return err
	}
	r.Report = report.WithData(r.Report, offers(made))
	r.open = append(r.open, made...)
	return nil
}

// mended drops from later what goes away by itself when earlier is mended: a
// workbook or sheet that was refused takes every number with it, and without
// indicators no sentence about one can be right.
func mended(earlier, later diag.List) diag.List {
	lost, indicators, none := false, false, false
	var refused []string
	for _, d := range earlier {
		if d.Severity == diag.Error && strings.HasPrefix(d.Pos.File, "data/") && (d.Pos.Cell == "" || d.Code == "missing-column") {
			lost = true
			refused = append(refused, d.Pos.File)
			indicators = indicators || strings.Contains(d.Pos.File+d.Pos.Sheet, string(dataset.Indicators))
		}
		none = none || d.Code == plan.NoIndicators
	}
	return slices.DeleteFunc(later, func(d diag.Diagnostic) bool {
		switch d.Code {
		case directive.NoWorkbook:
			return slices.ContainsFunc(refused, func(f string) bool { return strings.Contains(d.Message, "“"+f+"”") })
		case "no-data", "no-folder":
			return lost || none
		case plan.NoIndicators:
			return indicators
		case "binding-word", "directive-field", "missing-chapter":
			return none || indicators
		}
		return false
	})
}

// offers are the files of open data as pages know them.
func offers(files []data.File) []ledger.DataFile {
	var out []ledger.DataFile
	for _, f := range files {
		out = append(out, ledger.DataFile{Edition: f.Edition, Path: f.Path, Size: len(f.Data)})
	}
	return out
}

// render runs the last stages, whose work is worth while only when the report is sound.
func (r Result) render(ctx context.Context, templates fs.FS, observe func(Stage)) (Result, error) {
	if r.Report == nil || r.Findings.HasErrors() {
		return r, nil
	}
	observe(Render)
	if err := r.archives(); err != nil {
		return r, err
	}
	files, found, err := html.Render(r.Report, templates)
	r.Findings = append(r.Findings, found...)
	if err != nil {
		return r, err
	}
	if err := ctx.Err(); err != nil {
		return r, err
	}
	for _, f := range r.open {
		files = append(files, f.File)
	}
	observe(Inspect)
	r.Findings = append(r.Findings, lint.Links(files)...)
	if !r.Findings.HasErrors() {
		r.Files = files
	}
	return r, nil
}

// parse reads every file by its kind, in parallel, keeping the snapshot's order.
func parse(ctx context.Context, snapshot *source.Snapshot, templates *overlayFS) (parsed, diag.List, error) {
	files := append(snapshot.Match("content/**/*"), snapshot.Match("data/**/*")...)
	files = append(files, templates.pages()...)
	results := make([]item, len(files))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, f := range files {
		group.Go(func() error {
			results[i] = parseFile(f)
			return ctx.Err()
		})
	}
	if err := group.Wait(); err != nil {
		return parsed{}, nil, err
	}
	all := parsed{maps: map[string]*mapping.Map{}}
	var found diag.List
	for i, r := range results {
		found = append(found, r.found...)
		all.add(r)
		if r.said != nil {
			all.maps[mapKey(files[i].Path)] = r.said
		}
	}
	return all, found, nil
}

// item is what one file became; at most one of the pointers is set.
type item struct {
	page, template *narrative.Page
	book           *workbook.Book
	said           *mapping.Map
	found          diag.List
}

func parseFile(f *source.File) (r item) {
	switch {
	case strings.HasPrefix(f.Path, pageTemplates):
		r.template, r.found = narrative.ParseTemplate(f)
	case strings.HasSuffix(strings.ToLower(f.Path), ".md"):
		r.page, r.found = narrative.Parse(f)
	case isMap(f.Path):
		r.said, r.found = mapping.Decode(f)
	case !strings.HasSuffix(f.Path, ".yaml"):
		r.book, r.found = workbook.Read(f)
	}
	return r
}

func (p *parsed) add(r item) {
	if r.page != nil {
		p.pages = append(p.pages, r.page)
	}
	if r.template != nil {
		p.templates = append(p.templates, r.template)
	}
	if r.book != nil {
		p.books = append(p.books, r.book)
	}
}
