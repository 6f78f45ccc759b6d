package html

import (
	"errors"
	"io/fs"
	"reflect"
	"regexp"
	"strings"

	"github.com/goccy/go-yaml"

	"nianbao/internal/diag"
)

const wordsFile = "i18n/zh-CN.yaml"

// words is every word that the frame and the renderer say themselves. A field
// is a key of i18n/zh-CN.yaml; %s and %d stand for what [fill] puts there.
type words struct {
	Lang, Skip, Editions, Sections, Menu        string
	TextSize                                    string `yaml:"textSize"`
	Sizes                                       []string
	Theme, Dark, Contrast, Demo                 string
	DemoBanner                                  string `yaml:"demoBanner"`
	Archived, Latest                            string
	OnThisPage                                  string `yaml:"onThisPage"`
	ContentsOf                                  string `yaml:"contentsOf"`
	Place, Published, Source, State, Print      string
	Cite, Citation                              string
	CitationPlain                               string `yaml:"citationPlain"`
	Previous, Next, Neighbours, Siblings, Notes string
	BackToText                                  string `yaml:"backToText"`
	AsideLabel                                  string `yaml:"asideLabel"`
	TableUnit                                   string `yaml:"tableUnit"`
	Scrolls                                     string
	TableSource                                 string `yaml:"tableSource"`
	FigureSource                                string `yaml:"figureSource"`
	DataTable                                   string `yaml:"dataTable"`
	DataTables                                  string `yaml:"dataTables"`
	Provenance                                  string
	ProvenanceMore                              string `yaml:"provenanceMore"`
	Preliminary, Estimated, Revised             string
	DemoMark                                    string `yaml:"demoMark"`
	PreliminaryNote                             string `yaml:"preliminaryNote"`
	EstimatedNote                               string `yaml:"estimatedNote"`
	RevisedNote                                 string `yaml:"revisedNote"`
	DemoNote                                    string `yaml:"demoNote"`
	BelowNote                                   string `yaml:"belowNote"`
	NotApplicableNote                           string `yaml:"notApplicableNote"`
	FilterLabel                                 string `yaml:"filterLabel"`
	FilterText                                  string `yaml:"filterText"`
	FilterHint                                  string `yaml:"filterHint"`
	FilterAll                                   string `yaml:"filterAll"`
	Sort                                        string
	SortOriginal                                string `yaml:"sortOriginal"`
	SortDown                                    string `yaml:"sortDown"`
	Shown                                       string
	Kinds                                       []string
	FootReport                                  string `yaml:"footReport"`
	FootEditions                                string `yaml:"footEditions"`
	FootNotes                                   string `yaml:"footNotes"`
	FootBasis                                   string `yaml:"footBasis"`
	FootPublished                               string `yaml:"footPublished"`
	Separator                                   string
}

// readWords decodes the words strictly: a key that is not known, or one that
// is missing, is an error at its line.
func readWords(templates fs.FS) (words, diag.List) {
	pos := diag.Pos{File: templateName(wordsFile)}
	var w words
	data, err := fs.ReadFile(templates, wordsFile)
	if err != nil {
		return w, diag.List{diag.Errorf(pos, "missing-template", "缺少 %s", templateName(wordsFile))}
	}
	if err := yaml.UnmarshalWithOptions(data, &w, yaml.Strict()); err != nil {
		return w, diag.List{wordsError(pos, err)}
	}
	return w, w.missing(pos)
}

func wordsError(pos diag.Pos, err error) diag.Diagnostic {
	message := err.Error()
	var located yaml.Error
	if errors.As(err, &located) {
		message = located.GetMessage()
		if t := located.GetToken(); t != nil && t.Position != nil {
			pos.Line, pos.Column = t.Position.Line, t.Position.Column
		}
	}
	return diag.Errorf(pos, "bad-words", "用语表读不了：%s", message).Hintf("照内置的 %s 写，键不能多也不能错", wordsFile)
}

// missing reports the words that the file leaves out.
func (w words) missing(pos diag.Pos) diag.List {
	var found diag.List
	v := reflect.ValueOf(w)
	for i := range v.NumField() {
		field := v.Type().Field(i)
		if v.Field(i).Len() > 0 {
			continue
		}
		key := field.Tag.Get("yaml")
		if key == "" {
			key = strings.ToLower(field.Name)
		}
		found = append(found, diag.Errorf(pos, "missing-word", "用语表缺少 %s", key).Hintf("从内置的 %s 抄一行过来", wordsFile))
	}
	if len(found) == 0 && (len(w.Sizes) != 3 || len(w.Kinds) != 4) {
		found = append(found, diag.Errorf(pos, "missing-word", "用语表的 sizes 要三个词，kinds 要四个词"))
	}
	return found
}

// verb is where fill puts an argument.
var verb = regexp.MustCompile(`%[sd]`)

// fill puts arguments in the places of %s and %d, in order. Unlike fmt it
// leaves out what a translator's sentence has no place for.
func fill(format string, args ...string) string {
	next := 0
	return verb.ReplaceAllStringFunc(format, func(string) string {
		next++
		if next > len(args) {
			return ""
		}
		return args[next-1]
	})
}
