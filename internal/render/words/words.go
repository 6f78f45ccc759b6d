// Package words reads what the program says around a report's own text, from
// i18n/zh-CN.yaml: a project may replace it. Every output takes its words from
// there, so that they all say the same.
//
// The file is one mapping. Its keys are the fields of [Words], beginning with a
// small letter; all must be there and no other. %s and %d stand for what [Fill]
// puts there.
package words

import (
	"io/fs"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"nianbao/internal/diag"
	"nianbao/internal/document"
	"nianbao/internal/nearest"
	"nianbao/internal/source"
	"nianbao/internal/yaml"
)

// file is where the words are among the templates, templates what authors call those.
const (
	file      = "i18n/zh-CN.yaml"
	templates = "templates/"
)

// Words is every word that the frame and the renderers say themselves.
type Words struct {
	Lang, Skip, Editions, Sections, Menu string
	// controls
	TextSize, Theme, Dark, Contrast string
	Sizes                           []string
	// banner, head lines, contents, ways on
	Demo, DemoBanner, Archived, Latest             string
	OnThisPage, ContentsOf, Place                  string
	Published, Source, State, Print                string
	Cite, Citation, CitationPlain                  string
	Previous, Next, Neighbours, Siblings, Notes    string
	BackToText, AsideLabel                         string
	FootReport, FootEditions, FootNotes, FootBasis string
	FootPublished                                  string
	// tables and figures
	TableUnit, Scrolls, Swipe, TableSource, FigureSource string
	DataTable, DataTables, Provenance, ProvenanceMore    string
	// the list of sources
	Sources, SourcesCount, SourcesNote, SourcesComputed, SourcesJoint, PrintSources string
	// interactive charts
	Interactive, BackToDrawing, SavePicture, FullScreen string
	// marks of numbers, and what they mean
	Preliminary, Estimated, Revised, DemoMark             string
	PreliminaryNote, EstimatedNote, RevisedNote, DemoNote string
	BelowNote, NotApplicableNote                          string
	// filters
	FilterLabel, FilterText, FilterHint, FilterAll string
	Sort, SortOriginal, SortDown, Shown            string
	// search
	Search, SearchLabel, SearchHint, SearchAll, SearchYear                           string
	SearchLoading, SearchFailed, SearchFound, SearchFirst, SearchNear, SearchNothing string
	// kinds of notices, and what stands between names
	Kinds     []string
	Separator string
}

// Read reads the words strictly: a key that is not known, and one that is
// missing, is an error.
func Read(fsys fs.FS) (Words, diag.List) {
	name := templates + file
	data, err := fs.ReadFile(fsys, file)
	if err != nil {
		return Words{}, diag.List{diag.Errorf(diag.Pos{File: name}, "missing-template", "缺少 %s", name)}
	}
	doc, found := yaml.Parse(source.NewFile(name, data), 0, len(data))
	var w Words
	fields := w.fields()
	for _, e := range doc.Root.Entries {
		field, ok := fields[e.Key]
		if !ok {
			found = append(found, unknownWord(e, fields))
			continue
		}
		delete(fields, e.Key)
		found = append(found, field.set(e)...)
	}
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		if !doc.Broken(key) {
			found = append(found, diag.Errorf(diag.Pos{File: name}, "missing-word", "用语表缺少 %s", key).Hintf("从内置的 %s 抄一行过来", file))
		}
	}
	return w, found
}

func unknownWord(e yaml.Entry, fields map[string]word) diag.Diagnostic {
	d := diag.Errorf(e.Pos, "unknown-word", "用语表没有 %s 这一项", e.Key)
	if near := nearest.Of(e.Key, slices.Sorted(maps.Keys(fields))); near != "" {
		return d.Hintf("是不是“%s”", near)
	}
	return d.Hintf("删去这一行")
}

// word is where the value of a key goes: one text, or a list of a fixed number.
type word struct {
	text *string
	list *[]string
	n    int
}

func (w word) set(e yaml.Entry) diag.List {
	if w.text != nil {
		*w.text = e.Value.Text
		if e.Value.Kind != yaml.Scalar {
			return diag.List{diag.Errorf(e.Pos, "bad-word", "%s 要一句话", e.Key)}
		}
		return nil
	}
	for _, item := range e.Value.Items {
		*w.list = append(*w.list, item.Text)
	}
	if len(*w.list) != w.n {
		return diag.List{diag.Errorf(e.Pos, "bad-word", "%s 要%d个词，这里有%d个", e.Key, w.n, len(*w.list))}
	}
	return nil
}

// fields lists the keys of the file: the names of the struct's fields, which
// begin with a small letter there.
func (w *Words) fields() map[string]word {
	out := map[string]word{"sizes": {list: &w.Sizes, n: 3}, "kinds": {list: &w.Kinds, n: 4}}
	v := reflect.ValueOf(w).Elem()
	for i := range v.NumField() {
		if text, ok := v.Field(i).Addr().Interface().(*string); ok {
			name := v.Type().Field(i).Name
			out[strings.ToLower(name[:1])+name[1:]] = word{text: text}
		}
	}
	return out
}

// verb is where Fill puts an argument.
var verb = regexp.MustCompile(`%[sd]`)

// Fill puts arguments in the places of %s and %d, in order. Unlike fmt it
// leaves out what a translator's sentence has no place for.
func Fill(format string, args ...string) string {
	next := 0
	return verb.ReplaceAllStringFunc(format, func(string) string {
		next++
		if next > len(args) {
			return ""
		}
		return args[next-1]
	})
}

// Sign is a mark of numbers as readers see it, and what it means.
type Sign struct {
	Mark       document.Marks
	Sign, Note string
}

// Signs lists the marks of numbers in the order in which they follow one.
func (w *Words) Signs() []Sign {
	return []Sign{
		{document.MarkPreliminary, w.Preliminary, w.PreliminaryNote},
		{document.MarkEstimated, w.Estimated, w.EstimatedNote},
		{document.MarkRevised, w.Revised, w.RevisedNote},
		{document.MarkDemo, w.DemoMark, w.DemoNote},
		{document.MarkBelow, "…", w.BelowNote},
		{document.MarkNotApplicable, "—", w.NotApplicableNote},
	}
}
