package opendata

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"nianbao/internal/render/data"
	"nianbao/internal/report"
)

// descriptor is datapackage.json; the order of fields is that of the file.
type descriptor struct {
	Profile      string        `json:"profile"`
	Name         string        `json:"name"`
	Title        string        `json:"title"`
	Description  string        `json:"description"`
	Version      string        `json:"version"`
	Created      string        `json:"created,omitempty"`
	Homepage     string        `json:"homepage,omitempty"`
	Licences     []licence     `json:"licenses,omitempty"`
	Contributors []contributor `json:"contributors,omitempty"`
	Sources      []source      `json:"sources,omitempty"`
	Resources    []resource    `json:"resources"`
}

type licence struct {
	Name string `json:"name,omitempty"`
	Path string `json:"path,omitempty"`
}

type contributor struct {
	Title string `json:"title"`
	Role  string `json:"role"`
}

// source is a workbook with its hash, or what a table cites.
type source struct {
	Title string `json:"title"`
	Hash  string `json:"hash,omitempty"`
}

type resource struct {
	Profile     string   `json:"profile"`
	Name        string   `json:"name"`
	Path        string   `json:"path"`
	Title       string   `json:"title,omitempty"`
	Description string   `json:"description,omitempty"`
	Page        string   `json:"page,omitempty"`
	Demo        bool     `json:"demo,omitempty"`
	Format      string   `json:"format"`
	Mediatype   string   `json:"mediatype"`
	Encoding    string   `json:"encoding,omitempty"`
	Bytes       int      `json:"bytes"`
	Hash        string   `json:"hash"`
	Sources     []source `json:"sources,omitempty"`
	Dialect     *dialect `json:"dialect,omitempty"`
	Schema      *schema  `json:"schema,omitempty"`
}

type dialect struct {
	Delimiter      string `json:"delimiter"`
	LineTerminator string `json:"lineTerminator"`
	DoubleQuote    bool   `json:"doubleQuote"`
	Header         bool   `json:"header"`
}

type schema struct {
	Fields        []schemaField `json:"fields"`
	MissingValues []string      `json:"missingValues"`
}

type schemaField struct {
	Name        string `json:"name"`
	Type        string `json:"type"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
	Unit        string `json:"unit,omitempty"`
	Decimals    *int   `json:"decimals,omitempty"`
}

// mediatypes are by format.
var mediatypes = map[string]string{
	"csv": "text/csv", "json": "application/json",
	"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// of fills in what follows from the file.
func (r resource) of(name string, content []byte) resource {
	sum := sha256.Sum256(content)
	base := path.Base(name)
	r.Name, r.Path, r.Bytes, r.Hash = plainName(base), name, len(content), "sha256:"+hex.EncodeToString(sum[:])
	r.Format = base[strings.LastIndexByte(base, '.')+1:]
	r.Mediatype, r.Profile = mediatypes[r.Format], "data-resource"
	if r.Schema != nil {
		r.Profile = "tabular-data-resource"
	}
	if r.Format != "xlsx" {
		r.Encoding = "utf-8"
	}
	return r
}

func csvDialect() *dialect { return &dialect{",", "\r\n", true, true} }

// indicatorResource describes a file that package data made.
func indicatorResource(f data.File) resource {
	r := resource{Title: "指标的数值、目标和评价"}
	if !strings.HasSuffix(f.Path, ".csv") {
		return r
	}
	r.Dialect, r.Schema = csvDialect(), &schema{MissingValues: []string{""}}
	for _, x := range data.Fields() {
		r.Schema.Fields = append(r.Schema.Fields, schemaField{Name: x.Name, Type: x.Type, Title: x.Name, Description: x.About})
	}
	return r
}

func tableResource(t table) resource {
	r := resource{Title: t.title, Description: strings.Join(t.notes, "\n"), Page: t.page, Demo: t.demo, Dialect: csvDialect(), Schema: &schema{MissingValues: []string{""}}}
	for _, s := range t.sources {
		r.Sources = append(r.Sources, source{Title: s})
	}
	for _, f := range t.fields {
		x := schemaField{Name: f.name, Type: "string", Title: f.name, Unit: f.unit}
		if f.numeric {
			x.Type = "number"
			if f.decimals >= 0 {
				x.Decimals = &f.decimals
			}
		}
		r.Schema.Fields = append(r.Schema.Fields, x)
	}
	return r
}

// workbooks are the files that tables rest on, by name.
func workbooks(tables []table) []source {
	var out []source
	seen := map[source]bool{}
	for _, t := range tables {
		for _, o := range t.origins {
			s := source{Title: o.File}
			if o.SHA256 != "" {
				s.Hash = "sha256:" + o.SHA256
			}
			if !seen[s] {
				seen[s] = true
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, func(a, b source) int { return strings.Compare(a.Title+a.Hash, b.Title+b.Hash) })
	return out
}

// describe returns datapackage.json.
func describe(r *report.Report, e report.Edition, list []resource, books []source) []byte {
	d := descriptor{
		Profile: "data-package", Name: "report-" + strconv.Itoa(e.Year), Title: fmt.Sprintf("%s（%s）", r.Config.Report.Name, e.Title),
		Description: "报告里每张表、每幅图的数据，和全部指标的数值、目标、评价。CSV 里以 = + - @ 开头的文字前面加了撇号，使电子表格不把它当公式。",
		Version:     strconv.Itoa(e.Year), Homepage: r.Config.Site.URL, Licences: licences(r.Config.Report.Licence),
		Sources: books, Resources: list,
	}
	if r.Config.Report.Publisher != "" {
		d.Contributors = []contributor{{r.Config.Report.Publisher, "publisher"}}
	}
	if !e.Date.IsZero() {
		d.Created = e.Date.Format("2006-01-02T15:04:05Z07:00")
	}
	var b bytes.Buffer
	if err := json.Indent(&b, data.JSON(d), "", " "); err != nil {
		panic(err) // it was just encoded
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// licences says what the configuration does: an address, or a licence's name.
func licences(s string) []licence {
	switch {
	case s == "":
		return nil
	case strings.Contains(s, "://"):
		return []licence{{Path: s}}
	}
	return []licence{{Name: s}}
}
